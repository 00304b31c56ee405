"""Folding reports into stories."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from evidence import ALDRIC, AMPTP, CBNA, WGA, at, event, item, judge
from strikewatch.model import Judged
from strikewatch.stories import fold
from strikewatch.stories.updates import changes
from strikewatch.stories.wire import agency

TEXT = (
    "Nurses of the Calder Bay Nurses Association walked out at St Aldric on Monday after talks over staffing failed. The hospital "
    "said it had brought in agency nurses for the wards that cannot close. Both sides say that they are ready to meet again."
)


def _report(title: str = "Nurses walk out", text: str = TEXT, hour: int = 9, **fields: Any) -> Judged:
    provenance = fields.pop("provenance", "P2")
    return judge(item(title, text, at(1, hour), **fields), (CBNA, ALDRIC), provenance=provenance)


def test_every_item_is_in_one_story() -> None:
    """Folding loses nothing and repeats nothing."""
    judged = [_report(outlet=f"Paper {n}", hour=n) for n in range(5)] + [judge(item("Weather", "Rain."), verdict="off-topic")]
    stories = fold(judged)
    assert sorted(one.item.id for story in stories for one in story.members) == sorted(one.item.id for one in judged)
    assert len(stories) == 2
    assert fold([]) == ()


def test_copies_of_an_agency_text_are_one_source() -> None:
    """Ten papers that print one text are ten outlets and one independent source; nine are copies."""
    (story,) = fold([_report(f"Headline {n}", f"CALDER BAY (AP) - {TEXT}", outlet=f"Paper {n}", hour=n) for n in range(10)])
    assert (story.outlets, story.independent, len(story.copies), len(story.wire)) == (10, 1, 9, 10)
    assert story.lead.item.id not in story.copies


def test_an_outlets_own_report_is_independent() -> None:
    """A report in other words of the same news joins the story and counts; it is no copy."""
    own = item(
        "Strike at hospital begins",
        "St Aldric faces its first nurses' strike: CBNA members are out since Monday.",
        at(1, 11),
        outlet="Bugle",
    )
    first = _report(hour=8)
    days = dt.date(2023, 7, 31)
    reports = [
        judge(own, (CBNA, ALDRIC), events=(event(own, "strike_begins", "out since Monday", days),)),
        judge(
            first.item, (CBNA, ALDRIC), events=(event(first.item, "strike_begins", "walked out at St Aldric on Monday", days),)
        ),
    ]
    (story,) = fold([*reports, _report(outlet="Echo", hour=12)])
    assert (story.outlets, story.independent, len(story.copies)) == (3, 2, 1)


def test_older_news_does_not_crowd_out_todays() -> None:
    """A report is compared with those of the last two days, however many older ones have more names in common with it."""
    names = "Imani, Petrie, Dusek, Nunez, Dahl"
    letters = [item(f"Letter to {names}", f"word{n} " * 20, at(1 + n % 28, month=7), outlet="Old") for n in range(60)]
    first = item("Nurses begin stoppage", "Nurses walked out on Tuesday over pay.", at(1), outlet="Echo")
    second = item(f"{names} and others begin stoppage", "They walked out over pay.", at(1, 11), outlet="Bugle")
    told = [
        judge(report, (CBNA, ALDRIC), events=(event(report, "strike_begins", "walked out", dt.date(2023, 8, 1)),))
        for report in (first, second)
    ]
    old = [judge(letter, (WGA, AMPTP)) for letter in letters]
    stories = [{one.item.id for one in story.members} for story in fold([*old, *told])]
    assert {first.id, second.id} in stories


def test_the_best_word_leads_then_the_newest() -> None:
    """A statement leads a later report; of equals the newest leads; a cut copy never leads the whole text."""
    statement = _report(provenance="P1", outlet="CBNA", hour=8)
    assert [story.lead for story in fold([statement, _report(outlet="Echo", hour=12)])] == [statement]
    out = dt.date(2023, 7, 31)
    own = item(
        "St Aldric nurses strike", "The CBNA stopped work at St Aldric on Monday; talks had failed.", at(1, 12), outlet="Echo"
    )
    first, later = (
        judge(of, (CBNA, ALDRIC), events=(event(of, "strike_begins", "on Monday", out),)) for of in (_report(hour=9).item, own)
    )
    assert [story.lead for story in fold([first, later])] == [later]
    cut = _report(text=TEXT[:112], outlet="Teaser", hour=8)
    whole = _report(outlet="Echo", hour=12)
    assert fold([cut, whole])[0].lead is whole


def test_the_first_to_print_stands_for_its_copies() -> None:
    """A reprint that comes later is the copy, also where the lead would go to the newest; the agency's own is the original."""
    reprint, own = _report(outlet="Echo", hour=12), _report(outlet="Meridian Wire", tier="wire", hour=12)
    first = _report(hour=9)
    assert fold([first, reprint])[0].copies == (reprint.item.id,)
    assert fold([reprint, own])[0].lead is own


def test_a_new_version_of_an_outlets_own_article_stands_for_it() -> None:
    """An update under a new address leads, and says what changed; the older version is counted as folded."""
    first, update = _report(), _report("UPDATE: Nurses walk out", TEXT.replace("Monday", "Monday night"), hour=14)
    (story,) = fold([first, update, _report(outlet="Echo", hour=11)])
    assert story.lead is update
    assert first.item.id in story.copies
    assert story.changes(update.item.id)[0] == "headline was “Nurses walk out”"


def test_alike_strikes_of_two_employers_stay_apart() -> None:
    """One text with other names is about something else, though all other words are the same."""
    other = TEXT.replace("Calder Bay", "Tarnmouth").replace("St Aldric", "Brightwater")
    assert len(fold([_report(), judge(item("Nurses walk out", other, at(1, 9), outlet="Echo"))])) == 2


def test_a_week_apart_is_no_copy() -> None:
    """The yearly appeal is printed again: a new item, not a copy."""
    old = judge(item("Nurses walk out", TEXT, at(1, month=7), outlet="Echo"), (CBNA, ALDRIC))
    assert len(fold([old, _report()])) == 2


def test_short_posts_are_one_only_word_for_word() -> None:
    """Two short posts that share most words are two; the same post again is one, whatever link it ends with."""
    posts = [
        judge(item("", text, at(1, n), outlet=f"Poster {n}"), verdict="off-topic")
        for n, text in enumerate(("Rain all day long", "Rain all day today", "Rain all day long https://t.example/1"))
    ]
    assert len(fold(posts)) == 2


def test_boilerplate_of_one_outlet_is_no_copy() -> None:
    """Bulletins of one outlet share their last lines and differ in headline and news."""
    footer = "Subscribe to our newsletter for all the news of the bay every morning at six, and never miss a story again."
    pieces = [judge(item(title, f"{news} {footer}", at(1, n)), verdict="off-topic") for n, (title, news) in enumerate(
        (("Ferry late again", "The ferry was late."), ("Library reopens", "Doors open at nine.")))]  # fmt: skip
    assert len(fold(pieces)) == 2


def test_a_diary_is_not_one_article() -> None:
    """Two days of one outlet's diary share most words; an agency's second update of one article shares its number with none."""
    days = [_report(f"Day {n} on the picket line", f"{TEXT} It is day {n}.", hour=n) for n in (9, 10)]
    assert len(fold(days)) == 2
    updates = [_report(f"UPDATE {n}-Nurses walk out", f"{TEXT} Update {n}.", hour=n) for n in (1, 2)]
    assert len(fold(updates)) == 1


def test_a_crowd_of_copies_is_one_story() -> None:
    """A text in a hundred papers is found along a chain of pairs."""
    (story,) = fold([_report(f"Headline {n} {n * n}", outlet=f"Paper {n}", hour=n % 20) for n in range(100)])
    assert story.outlets == 100


def test_other_developments_of_one_dispute_are_other_stories() -> None:
    """The vote and the walkout of one day are two pieces of news."""
    vote = item("Nurses vote", "CBNA members at St Aldric voted on Monday by 94%.", at(1), outlet="Echo")
    out = item("Nurses walk out", "CBNA members at St Aldric walked out on Tuesday.", at(1, 12), outlet="Bugle")
    judged = [
        judge(vote, (CBNA, ALDRIC), events=(event(vote, "authorization_vote_result", "voted on Monday", dt.date(2023, 7, 31)),)),
        judge(out, (CBNA, ALDRIC), events=(event(out, "strike_begins", "walked out on Tuesday", dt.date(2023, 8, 1)),)),
    ]
    assert len(fold(judged)) == 2


def test_two_disputes_of_one_employer_stay_apart() -> None:
    """Without an agreeing union two reports of one day are two stories."""
    one = item("Talks at the studios", "The AMPTP met with the writers on Tuesday.", at(1))
    other = item("Talks at the studios", "The AMPTP met with the nurses on Tuesday.", at(1, 10), outlet="Echo")
    met = dt.date(2023, 8, 1)
    judged = [
        judge(one, (WGA, AMPTP), events=(event(one, "talks_held", "met with the writers", met),)),
        judge(other, (CBNA, AMPTP), events=(event(other, "talks_held", "met with the nurses", met),)),
    ]
    assert len(fold(judged)) == 2


def test_an_edited_article_says_what_changed() -> None:
    """The story tells the earlier headline and the sentence that stood before, both verbatim."""
    before = item("Nurses walk out", "About 900 nurses are out. The ward is closed.", at(1))
    after = item(
        "Nurses walk out at St Aldric", "About 1,150 nurses are out. The ward is closed. More follows.", at(1), id=before.id
    )
    (story,) = fold([judge(after, (CBNA, ALDRIC), earlier=before)])
    assert story.changes(after.id) == (
        "headline was “Nurses walk out”",
        "now says “About 1,150 nurses are out.” where it said “About 900 nurses are out.”",
        "added “More follows.”",
    )


def test_many_changes_are_counted() -> None:
    """Three changes are told, the rest is a number."""
    before = item("A", "\n".join(f"Sentence {n} stands. Next {n}." for n in range(5)))
    after = item("B", "\n".join(f"Sentence {n} stands." for n in range(5)))
    told = changes(before, after)
    assert len(told) == 4
    assert told[1] == "no longer says “Next 0.”"
    assert told[-1] == "and 3 more changes"


@pytest.mark.parametrize(
    ("text", "author", "name"),
    [
        ("LONDON (Reuters) - Talks failed.", None, "Reuters"),
        ("Talks failed. (Reporting by A. Writer; Editing by B. Reader)", None, "Reuters"),
        ("SEATTLE (AP) — Talks failed.", None, "Associated Press"),
        ("Talks failed.", "Associated Press", "Associated Press"),
        ("Talks failed. Copyright 2023 The Associated Press. All rights reserved.", None, "Associated Press"),
        ("The Apprentices' Panel (AP) met.", None, None),
        ("Talks failed.", "A. Reporter", None),
    ],
)
def test_agency(text: str, author: str | None, name: str | None) -> None:
    """A dateline, a credit or a byline says whose text it is; letters in brackets elsewhere do not."""
    assert agency(item("Talks", text, author=author)) == name


def test_a_partys_answer_is_not_the_news_that_it_answers() -> None:
    """The hospital's statement on the walkout is a story of its own; its announcement of a deal is the news of the deal."""
    out = dt.date(2023, 8, 1)
    news = item("CBNA nurses walk out at St Aldric", "CBNA members at St Aldric walked out on Tuesday over staffing.", at(1))
    answer = item(
        "Statement on the union's action",
        "The CBNA walked out on Tuesday. St Aldric regrets it, and staffing is safe.",
        at(1, 11),
        outlet="St Aldric",
        tier="official",
    )
    told = [
        judge(of, (CBNA, ALDRIC), events=(event(of, "strike_begins", "walked out on Tuesday", out),)) for of in (news, answer)
    ]
    assert len(fold(told)) == 2
