"""The page: what stands on it, on whose word, and where every item went."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from evidence import (
    ALDRIC,
    AMPTP,
    CBNA,
    LAKESHORE,
    LFT,
    NDU,
    NOW,
    NTA,
    RBTA,
    WESTMOOR,
    WGA,
    WINDOW,
    ZONE,
    at,
    event,
    item,
    judge,
    number,
    says,
    span,
    writers,
)
from strikewatch.digest import compose
from strikewatch.digest.phrases import day, days, label, poll
from strikewatch.disputes import gather
from strikewatch.model import (
    Change,
    Counts,
    Digest,
    DigestSettings,
    Judged,
    Party,
    Quote,
    Row,
    SourceFailure,
    Tracks,
    Watch,
)
from strikewatch.render.sides import columns_of
from strikewatch.stories import fold

STRIKE = Tracks(action="on_strike")


def page(*fresh: Judged, older: tuple[Judged, ...] = (), watch: tuple[Watch, ...] = (), **options: Any) -> Digest:
    """Return the digest of these items, with older ones as evidence."""
    options.setdefault("window", WINDOW)
    options.setdefault("now", NOW)
    stories = fold([*older, *fresh])
    return compose(fresh, stories, gather(stories, watch=watch, zone=ZONE, now=options["now"]), zone=ZONE, **options)


def _vote(**options: Any) -> Judged:
    of = item(
        "Teachers vote", "Lakeshore teachers voted by 94% to authorise a strike on Tuesday, on a turnout of 88%.", at(1, 16)
    )
    told = event(
        of, "authorization_vote_result", "voted by 94% to authorise a strike on Tuesday, on a turnout of 88%", dt.date(2023, 8, 1)
    )
    return judge(of, (LFT, LAKESHORE), stage="authorised", tracks=Tracks(action="authorised"), events=(told,), **options)


def _deal(outlet: str = "Calder Bay Post", **options: Any) -> Judged:
    of = item(
        "Deal at St Aldric",
        f"{outlet}: nurses reached a deal late on Monday. Members vote until August 9.",
        at(1, 8),
        outlet=outlet,
    )
    events = (
        event(of, "ta_reached", "reached a deal late on Monday", dt.date(2023, 7, 31)),
        event(of, "ratification_closes", "vote until August 9", dt.date(2023, 8, 9), scheduled=True),
    )
    tracks = Tracks(action="on_strike", bargaining="tentative_agreement")
    return judge(of, (CBNA, ALDRIC), stage="tentative_agreement", tracks=tracks, events=events, **options)


def _walkout(when: dt.datetime | None = None) -> Judged:
    of = item("Nurses out", "Nurses at St Aldric have been on strike since July 20.", when or at(25, month=7), outlet="Herald")
    told = event(of, "strike_begins", "on strike since July 20", dt.date(2023, 7, 20))
    return judge(of, (CBNA, ALDRIC), stage="on_strike", tracks=STRIKE, events=(told,))


def _rows(digest: Digest, key: str) -> tuple[Row, ...]:
    return next((group.rows for group in digest.groups if group.key == key), ())


def _change(digest: Digest, name: str) -> Change:
    return next(change for change in digest.changes if change.name.startswith(name))


class TestWriters:
    """The day that the product was conceived from: 1 August 2023."""

    def test_what_changed(self) -> None:
        """Talks on Friday, the first since the strike began, asked for by the studios, all on the guild's word."""
        digest = page(writers())
        (change,) = digest.changes
        assert (change.kind, change.per, change.provenance) == ("talks_set", "WGA", "P1")
        assert change.text == "talks set Fri 4 Aug, first since 2 May; AMPTP asked"
        assert digest.top == "WGA v AMPTP: talks set Fri 4 Aug, first since 2 May; AMPTP asked (per WGA)"

    def test_dates_and_ledger(self) -> None:
        """Day 92 today, day 95 on the day of the talks."""
        digest = page(writers())
        (due,) = digest.dates
        assert (due.date, due.what, due.note, due.bell) == (dt.date(2023, 8, 4), "talks", "day 95", False)
        (line,) = digest.ledger
        assert (line.day, line.status, line.next_what, line.acronyms) == (
            92,
            "on strike, day 92, talks set Fri 4 Aug",
            "talks",
            ("WGA",),
        )

    def test_who_says_what(self) -> None:
        """Four groups, each with the right side; the refusal only as the guild's claim; no pay, no process, no caption."""
        digest = page(writers())
        assert [group.key for group in digest.groups] == ["residuals", "staffing", "job-security", "technology"]
        (row,) = _rows(digest, "residuals")
        assert [cell.stance for cell in row.union] == ["demands", "demands"]
        assert (row.employer[0].stance, row.employer[0].figure) == ("opposes", True)
        (row,) = _rows(digest, "technology")
        assert [(cell.stance, cell.per) for cell in row.employer] == [
            ("refuses_to_negotiate", "WGA"),
            ("commits_to_discuss", None),
        ]
        (row,) = _rows(digest, "job-security")
        assert (row.union, len(row.employer)) == ((), 1)

    def test_the_watch_knows_the_start(self) -> None:
        """A report that dates nothing stands at day 92 because the desk watches the dispute."""
        of = item("Pickets grow", "Writers picketed the AMPTP in the heat.", at(1, 12))
        watch = Watch(name="Hollywood writers", parties=("WGA", "AMPTP"), started=dt.date(2023, 5, 2))
        digest = page(judge(of, (WGA, AMPTP), stage="on_strike", tracks=STRIKE), watch=(watch,))
        assert (digest.ledger[0].day, digest.ledger[0].watched, digest.changes) == (92, "Hollywood writers", ())


class TestChanges:
    """One line a change, in fixed patterns, on whose word."""

    def test_the_first_talks_since(self) -> None:
        """Since when talks are the first is taken from the dated words after "since", and said only where they are there."""
        of = item(
            "Port talks", "They meet on Friday, the first talks since the session of June 9. Last year all was calm.", at(1, 9)
        )
        events = (
            event(of, "talks_scheduled", "meet on Friday", dt.date(2023, 8, 4), scheduled=True),
            event(of, "talks_held", "session of June 9", dt.date(2023, 6, 9)),
        )
        assert _change(page(judge(of, (NDU, NTA), events=events)), "NDU").text == "talks set Fri 4 Aug, first since 9 Jun"
        assert _change(page(judge(of, (NDU, NTA), events=events[:1])), "NDU").text == "talks set Fri 4 Aug"

    def test_a_vote(self) -> None:
        """The share and the turnout come from the words; that no date is set is said."""
        assert _change(page(_vote()), "LFT").text == "strike authorised Tue 1 Aug, 94% yes on 88% turnout; no strike date set"

    def test_a_deal(self) -> None:
        """A deal says on which day of the strike it came and until when members vote; two papers confirm it."""
        digest = page(_deal(), _deal("Herald"), older=(_walkout(),))
        change = _change(digest, "CBNA")
        assert change.text == "tentative agreement Mon 31 Jul on day 12; members vote to Wed 9 Aug"
        assert (change.kind, change.outlets, change.status) == ("agreed", 2, "new")
        assert digest.ledger[0].status == "tentative agreement, strike goes on, day 13, vote to Wed 9 Aug"

    @pytest.mark.parametrize(
        ("stage", "kind", "text"),
        [
            ("ratified", "ratified", "agreement ratified Tue 1 Aug, 78% yes"),
            ("rejected", "rejected", "deal rejected Tue 1 Aug"),
            ("authorised", "voted", "strike authorised Tue 1 Aug, 78% yes; no strike date set"),
        ],
    )
    def test_what_a_vote_decided(self, stage: Any, kind: str, text: str) -> None:
        """A vote that was held is what its report says that it decided."""
        of = item("Count", "The count on Tuesday: 78%.", at(1, 9))
        told = event(of, "vote_held", "count on Tuesday: 78%", dt.date(2023, 8, 1))
        tracks = Tracks(action="authorised") if stage == "authorised" else Tracks(resolution=stage)
        (change,) = page(judge(of, (LFT, LAKESHORE), stage=stage, tracks=tracks, events=(told,))).changes
        assert (change.kind, change.text) == (kind, text)

    def test_notice_and_its_dates(self) -> None:
        """Each kind of action by its own name: strikes are not overtime bans."""
        of = item(
            "Dates named",
            "RBTA named 24-hour strikes on 17 and 19 August and an overtime ban from 00:01 on 14 August.",
            at(1, 12),
        )
        events = (
            event(of, "action_scheduled", "24-hour strikes on 17", dt.date(2023, 8, 17), scheduled=True),
            event(of, "action_scheduled", "strikes on 17 and 19 August", dt.date(2023, 8, 19), scheduled=True),
            event(of, "action_scheduled", "overtime ban from 00:01 on 14 August", dt.date(2023, 8, 14), time=dt.time(0, 1),
                  zone="Europe/London", scheduled=True),
            event(of, "strike_ends", "24-hour strikes", dt.date(2023, 8, 18), computed=True, scheduled=True),
        )  # fmt: skip
        digest = page(judge(of, (RBTA, WESTMOOR), stage="noticed", tracks=Tracks(action="noticed"), events=events, country="GB"))
        (change,) = digest.changes
        assert change.text == "overtime ban set for Mon 14 Aug 00:01; strikes set for 17 and 19 Aug"
        assert [(line.what, line.abbreviation, line.bell) for line in digest.dates] == [("overtime ban begins", "BST", True)]
        assert [(line.what, line.computed) for line in digest.later] == [
            ("strike begins", False), ("strike ends", True), ("strike begins", False),
        ]  # fmt: skip

    def test_a_strike_under_way_has_not_begun(self) -> None:
        """A strike first met on its sixth day is in the ledger and not under what changed."""
        digest = page(_walkout(at(1, 9)))
        assert (digest.changes, digest.ledger[0].day) == ((), 13)

    def test_a_strike_that_began(self) -> None:
        """What began yesterday did."""
        of = item("Dockers out", "Dockers walked out on Monday.", at(1, 9))
        told = event(of, "strike_begins", "walked out on Monday", dt.date(2023, 7, 31))
        (change,) = page(judge(of, (NDU, NTA), stage="on_strike", tracks=STRIKE, events=(told,))).changes
        assert (change.kind, change.text) == ("began", "strike began Mon 31 Jul")

    def test_no_start_in_a_report_of_notice(self) -> None:
        """A start told only where nobody has struck yet is none."""
        of = item("Notice", "Notice served; a court hears of a stoppage on Thursday.", at(1, 9))
        told = event(of, "strike_begins", "stoppage on Thursday", dt.date(2023, 7, 31))
        digest = page(judge(of, (NDU, NTA), stage="noticed", tracks=Tracks(action="noticed"), events=(told,)))
        assert [change.kind for change in digest.changes] == ["noticed"]

    def test_what_was_known_is_no_change(self) -> None:
        """An event that an older report of another paper told is confirmed by a second, and told no third time."""

        def told(outlet: str, text: str, when: dt.datetime) -> Judged:
            of = item("Accord", text, when, outlet=outlet)
            return judge(of, (CBNA, ALDRIC), events=(event(of, "ta_reached", "on Monday", dt.date(2023, 7, 31)),))

        echo = told("Echo", "The clinic and its nurses shook hands on Monday night.", at(31, 12, month=7))
        bugle = told("Bugle", "There was an accord at the hospital on Monday, said both.", at(31, 13, month=7))
        assert _change(page(_deal(), older=(echo,)), "CBNA").status == "confirmed"
        assert page(_deal(), older=(echo, bugle)).changes == ()
        assert page(_deal("Herald"), older=(_deal(),)).changes == ()

    def test_a_stage_of_the_last_edition_is_no_change(self) -> None:
        """A stage that the last delivered edition gave is not told again, where no date says that it is new."""
        of = item("Teachers may strike", "The teachers have a mandate.", at(1, 9))
        one = judge(of, (LFT, LAKESHORE), stage="authorised", tracks=Tracks(action="authorised"))
        first = page(one)
        assert [change.text for change in first.changes] == ["strike authorised; no strike date set"]
        assert page(one, previous=first, since_edition="2023-07-31").changes == ()

    def test_moved_and_denied(self) -> None:
        """A date that was moved says from when; one that was called off is due no longer."""

        def deadline(words: str, to: dt.date, when: dt.datetime, outlet: str) -> Judged:
            of = item("Deadline", words, when, outlet=outlet)
            return judge(of, (NDU, NTA), events=(event(of, "strike_deadline", words.rstrip("."), to, scheduled=True),))

        old = deadline("The deadline is Saturday.", dt.date(2023, 8, 5), at(30, month=7), "Echo")
        new = deadline("They have until the 12th now.", dt.date(2023, 8, 12), at(1, 9), "Bugle")
        (change,) = page(new, older=(old,)).changes
        assert (change.status, change.text) == ("moved", "strike deadline set for Sat 12 Aug, was Sat 5 Aug")
        told = deadline("Until the 12th they have.", dt.date(2023, 8, 12), at(31, 8, month=7), "Herald")
        assert [change.status for change in page(new, older=(old, told)).changes] == ["confirmed"]
        off = deadline("The union called off Saturday's deadline.", dt.date(2023, 8, 5), at(1, 9), "Bugle")
        digest = page(off, older=(old,))
        assert (digest.changes[0].status, digest.dates[0].status, digest.dates[0].bell) == ("called off", "called off", False)
        assert digest.ledger[0].next_date is None

    def test_who_was_not_heard(self) -> None:
        """Where a side is quoted in no report, that is said, with the number of reports that were looked at."""
        assert _change(page(_vote()), "LFT").no_comment == "no employer comment found in 1 item"
        of = item("Dockers' notice", "The NTA said: “We regret it.” NDU served notice.", at(1, 9))
        quote = Quote(
            speaker="A. Porter", party=NTA.name, text="We regret it.", start=of.body.index("We"), end=of.body.index("We") + 13
        )
        served = event(of, "strike_notice_served", "served notice", dt.date(2023, 8, 1))
        one = judge(of, (NDU, NTA), stage="noticed", tracks=Tracks(action="noticed"), events=(served,), quotes=(quote,))
        assert page(one).changes[0].no_comment == "no union comment found in 1 item"

    @pytest.mark.parametrize(
        ("sentence", "heard"),
        [
            ("Westmoor, which runs 80 trains an hour, said it regretted the vote.", True),
            ("The company called the vote a mistake.", True),
            ("“We regret it,” said Ada Holt, a spokeswoman for the operator.", True),
            ("In a joint statement they promised to meet.", True),
            ("The union said Westmoor had offered nothing.", False),
            ("Passengers said they would walk.", False),
        ],
    )
    def test_who_was_heard(self, sentence: str, heard: bool) -> None:  # noqa: FBT001 - a table
        """A side that speaks by its short name, its kind or its spokesman is heard; what the other says of it is not its comment."""
        of = item("Vote", f"RBTA members voted. {sentence}", at(1, 9))
        told = event(of, "strike_notice_served", "members voted", dt.date(2023, 8, 1))
        one = judge(of, (RBTA, WESTMOOR), stage="noticed", tracks=Tracks(action="noticed"), events=(told,))
        assert page(one).changes[0].no_comment != "no employer comment found in 1 item" or not heard
        assert heard or page(one).changes[0].no_comment == "no employer comment found in 1 item"

    def test_a_speaker_of_unknown_side_may_be_theirs(self) -> None:
        """Where somebody is quoted of whom nobody knows for whom they speak, no side is said to be silent."""
        of = item("Vote", "RBTA members voted. “Nobody won,” Ada Holt said.", at(1, 9))
        told = event(of, "strike_notice_served", "members voted", dt.date(2023, 8, 1))
        start = of.body.index("Nobody")
        quote = Quote(speaker="Ada Holt", text="Nobody won,", start=start, end=start + 11)
        one = judge(of, (RBTA, WESTMOOR), stage="noticed", tracks=Tracks(action="noticed"), events=(told,), quotes=(quote,))
        assert page(one).changes[0].no_comment is None

    def test_on_whose_word(self) -> None:
        """What only the union's own feed says stands per the union; a public record stands for itself."""
        own = _deal("CBNA", provenance="P1")
        own = replace(own, item=replace(own.item, tier="official", party=CBNA.name))
        assert _change(page(own), "CBNA").per == "CBNA"
        filed = _deal("Labor Board", provenance="P0")
        assert _change(page(filed), "CBNA").per is None

    def test_an_odd_jump_is_marked(self) -> None:
        """An impossible jump stands on the page with its mark, so that somebody looks."""
        over = judge(
            item("Over", "It is over.", at(28, month=7), outlet="Echo"), (LFT, LAKESHORE), stage="ended", provenance="P3"
        )
        again = judge(
            item("Out again", "They are out.", at(1, 9)), (LFT, LAKESHORE), stage="on_strike", tracks=STRIKE, provenance="P1"
        )
        (change,) = page(again, older=(over,)).changes
        assert (change.kind, change.odd) == ("began", True)

    def test_talks_that_broke_off(self) -> None:
        """Talks that broke off yesterday did; the status says so."""
        of = item("No deal", "Talks broke off on Monday.", at(1, 9))
        told = event(of, "talks_broke_off", "Talks broke off on Monday", dt.date(2023, 7, 31))
        one = judge(of, (NDU, NTA), stage="talks", tracks=Tracks(bargaining="broken_off"), events=(told,))
        digest = page(one)
        assert (digest.changes[0].text, digest.ledger[0].status) == ("talks broke off Mon 31 Jul", "talks, talks broken off")

    def test_the_newest_stage_leads(self) -> None:
        """A deal stands before the strike that it ends, which another paper only confirms; the top line tells the deal."""
        begun = item("Out", "Nurses at St Aldric walked out on Monday.", at(31, 9, month=7), outlet="Herald")
        began = event(begun, "strike_begins", "walked out on Monday", dt.date(2023, 7, 31))
        out = judge(begun, (CBNA, ALDRIC), stage="on_strike", tracks=STRIKE, events=(began,))
        of = item("Deal", "They reached a deal on Tuesday to end the strike that began on Monday.", at(1, 12))
        events = (
            event(of, "ta_reached", "reached a deal on Tuesday", dt.date(2023, 8, 1)),
            event(of, "strike_begins", "strike that began on Monday", dt.date(2023, 7, 31)),
        )
        tracks = Tracks(action="on_strike", bargaining="tentative_agreement")
        deal = judge(of, (CBNA, ALDRIC), stage="tentative_agreement", tracks=tracks, events=events)
        digest = page(deal, older=(out,))
        assert [(change.kind, change.status) for change in digest.changes] == [("agreed", "new"), ("began", "confirmed")]
        assert digest.top == "CBNA v St Aldric Health: tentative agreement Tue 1 Aug on day 2"
        assert [change.kind for change in page(out, deal).changes] == ["agreed", "began"]

    def test_an_extended_strike(self) -> None:
        """That a strike goes on longer is a change, with the day that it was to end on."""

        def ends(words: str, day: dt.date, when: dt.datetime) -> Judged:
            of = item("Strike", words, when, outlet=words)
            told = event(of, "strike_ends", words, day, scheduled=True)
            return judge(of, (NDU, NTA), stage="on_strike", tracks=STRIKE, events=(told,))

        old = ends("The strike ends on Thursday", dt.date(2023, 8, 3), at(30, month=7))
        new = ends("They extend the strike to 10 August", dt.date(2023, 8, 10), at(1, 9))
        (change,) = page(new, older=(old,)).changes
        assert (change.kind, change.status) == ("expanded", "moved")
        assert change.text == "strike extended to Thu 10 Aug, was Thu 3 Aug"

    def test_action_of_today_is_no_notice(self) -> None:
        """What begins later today is named as such; that notice was served nobody said."""
        of = item("Out tonight", "The dockers' action begins at noon on Tuesday.", at(1, 9))
        told = event(of, "action_scheduled", "action begins at noon on Tuesday", dt.date(2023, 8, 1), scheduled=True)
        (change,) = page(judge(of, (NDU, NTA), stage="noticed", tracks=Tracks(action="noticed"), events=(told,))).changes
        assert change.text == "action set for Tue 1 Aug"

    def test_without_a_change_the_nearest_date_leads(self) -> None:
        """The mail opens with what is due where nothing changed, and with nothing where nothing is due."""
        of = item("Contract", "The contract expires on August 28.", at(1, 9))
        told = event(of, "contract_expires", "expires on August 28", dt.date(2023, 8, 10), scheduled=True)
        assert (
            page(judge(of, (LFT, LAKESHORE), events=(told,))).top
            == "LFT v Lakeshore Unified School District: contract expires Thu 10 Aug"
        )
        assert page().top is None


class TestZones:
    """In whose clock an hour is told."""

    @pytest.mark.parametrize(
        ("country", "place", "zone", "shown"),
        [
            ("US", "Calder Bay", "Europe/London", None),
            ("US", "Hartford", "Europe/London", "EDT"),
            ("US", "Birmingham", "Europe/London", "CDT"),
            ("GB", "Birmingham", "America/Los_Angeles", "BST"),
            ("US", "Calder Bay", "America/Los_Angeles", "PDT"),
            (None, "Calder Bay", "America/Los_Angeles", None),
        ],
    )
    def test_an_hour_is_told_in_the_zone_of_its_place(
        self, country: str | None, place: str, zone: str, shown: str | None
    ) -> None:
        """Of a place that nobody knows only the hour is told; the reader's own zone is a guess at their own country alone."""
        union, firm = (replace(party, country=country) for party in (CBNA, ALDRIC))
        of = item("Notice", "Nurses will strike at 7 a.m. on Saturday.", at(1, 9))
        told = event(of, "strike_begins", "strike at 7 a.m. on Saturday", dt.date(2023, 8, 5), time=dt.time(7), scheduled=True)
        one = judge(of, (union, firm), stage="noticed", events=(told,), place=place, country=country)
        stories = fold([one])
        digest = compose([one], stories, gather(stories, zone=zone, now=NOW), window=WINDOW, now=NOW, zone=zone)
        assert [line.abbreviation for line in digest.dates] == [shown]


class TestGroups:
    """By issue, and otherwise."""

    def test_words_of_a_correction_are_no_position(self) -> None:
        """What a notice says it had wrong is demanded by nobody; the sentence of an issue begins after the date line."""
        text = "TARNMOUTH (Wire) - CBNA wants 9% over two years. (Corrects to show CBNA demands 9%, not 12%)"
        of = item("Nurses", text, at(1, 9))
        one = judge(
            of,
            (CBNA, ALDRIC),
            issues=[("wages", "9%")],
            positions=(says(of, CBNA, "demands", "wages", "CBNA demands 9%, not 12%"),),
            correction=span(of, "(Corrects to show CBNA demands 9%, not 12%)"),
            lead=span(of, "CBNA wants 9% over two years."),
        )
        (row,) = _rows(page(one), "wages")
        assert (row.union, row.lead) == ((), "CBNA wants 9% over two years.")

    def test_a_ministry_speaks_in_the_employers_column(self) -> None:
        """Whoever a report puts on a side stands in its column, under their own name; another union's word is in neither."""
        ministry = Party(id="doh", name="Ministry of Hospitals", abbr="MoH", role="employer", country="US")
        of = item("Pay", "CBNA wants 9%. The ministry has offered 4%. The WGA wants residuals paid. St Aldric pays.", at(1, 9))
        positions = (
            says(of, CBNA, "demands", "wages", "wants 9%"),
            says(of, ministry, "offers", "wages", "offered 4%", asserted_by="narration"),
            says(of, WGA, "demands", "wages", "residuals paid"),
        )
        (row,) = _rows(page(judge(of, (CBNA, ALDRIC, ministry, WGA), positions=positions)), "wages")
        assert [cell.party for cell in row.union] == ["CBNA"]
        assert [(cell.party, cell.quote, cell.per) for cell in row.employer] == [("MoH", "offered 4%", None)]
        assert row.neutral == ()
        assert [column.named for column in columns_of(row)] == [False, True]

    def test_what_is_watched_stands_in_full(self) -> None:
        """A watched dispute is not the one that is told by name only, though others have changed."""
        quiet = judge(item("Ratios", "Staffing at St Aldric.", at(1, 9)), (CBNA, ALDRIC), issues=[("staffing", "Staffing")])
        watch = (Watch(name="Nurses", parties=("CBNA", "St Aldric Health")),)
        digest = page(quiet, _vote(issues=[("staffing", "strike")]), watch=watch, settings=DigestSettings(full=1))
        (group,) = digest.groups
        assert ([row.name for row in group.rows], group.brief) == (
            ["CBNA v St Aldric Health"], ("LFT v Lakeshore Unified School District",)
        )  # fmt: skip

    def test_order_and_limit(self) -> None:
        """Those that changed come first; beyond the limit disputes stand by name; nothing is lost."""
        plain = judge(item("Ratios", "Staffing at St Aldric.", at(1, 9)), (CBNA, ALDRIC), issues=[("staffing", "Staffing")])
        vote = judge(item("Vote", "Teachers voted over staffing.", at(1, 10), outlet="Echo"), (LFT, LAKESHORE),
                     issues=[("staffing", "staffing")], stage="authorised", tracks=Tracks(action="authorised"))  # fmt: skip
        digest = page(plain, vote, settings=DigestSettings(full=1))
        (group,) = digest.groups
        assert ([row.name for row in group.rows], group.brief, group.disputes) == (
            ["LFT v Lakeshore Unified School District"], ("CBNA v St Aldric Health",), 2,
        )  # fmt: skip

    def test_a_row_without_positions_shows_the_sentence(self) -> None:
        """Where no side takes a position the sentence that names the issue stands there, once; then only its words."""
        of = item("Rally", "A cold day. Nurses rallied over staffing and pensions in the rain. Then they sang.", at(1, 9))
        digest = page(judge(of, (CBNA, ALDRIC), issues=[("staffing", "staffing"), ("retirement", "pensions")]))
        found = [_rows(digest, key)[0].lead for key in ("retirement", "staffing")]
        assert found == ["Nurses rallied over staffing and pensions in the rain.", "staffing"]

    def test_one_quote_on_two_issues(self) -> None:
        """Of a list under one verb each issue shows the member that names it."""
        text = "The union is demanding safe staffing on all wards, an end to mandatory overtime and a pension for all."
        of = item("Demands", text, at(1, 9))
        words = text[text.index("is demanding") : -1]
        issues = [("staffing", "safe staffing"), ("hours-scheduling", "mandatory overtime"), ("retirement", "pension")]
        positions = tuple(says(of, CBNA, "demands", slug, words) for slug, _ in issues)
        digest = page(judge(of, (CBNA, ALDRIC), issues=issues, positions=positions))
        quotes = [group.rows[0].union[0].quote for group in digest.groups]
        assert quotes == ["a pension for all", "is demanding safe staffing on all wards", "an end to mandatory overtime"]

    def test_process_only_where_nothing_else(self) -> None:
        """Talk about talks makes a group only where no issue of substance is named."""
        of = item("They meet", "They met about talks.", at(1, 9))
        assert [g.key for g in page(judge(of, (NDU, NTA), issues=[("process", "talks")])).groups] == ["process"]
        assert [g.key for g in page(judge(of, (NDU, NTA))).groups] == ["other"]

    def test_a_mediator_has_a_column(self) -> None:
        """What an agency proposes stands in the third column."""
        agency = Party(id="fmcs", name="Federal Mediation Service", role="agency")
        of = item("Mediator", "The mediator proposed a cap of 30.", at(1, 9))
        one = judge(of, (LFT, LAKESHORE, agency), issues=[("staffing", "cap of 30")], positions=(
            says(of, agency, "proposes", "staffing", "proposed a cap of 30"),))  # fmt: skip
        (row,) = _rows(page(one), "staffing")
        assert (len(row.neutral), row.union, row.employer) == (1, (), ())

    @pytest.mark.parametrize(
        ("by", "key", "name"),
        [
            ("dispute", "us-wga-amptp-2023", "WGA v AMPTP"),
            ("source", "The Backlot", "The Backlot"),
            ("day", "2023-08-01", "Tue 1 Aug"),
        ],
    )
    def test_other_orders(self, by: Any, key: str, name: str) -> None:
        """By dispute, source or day a dispute has one row with all that was said."""
        digest = page(writers(), group_by=by)
        (group,) = digest.groups
        assert (group.key, group.label) == (key, name)
        assert len(group.rows[0].union) + len(group.rows[0].employer) > 6
        assert digest.quiet_issues == ()

    def test_only_some(self) -> None:
        """`--issue` and `--dispute` narrow the page and leave the counts alone."""
        digest = page(writers(), _vote(), issues=["staffing.ratios"])
        assert [group.key for group in digest.groups] == ["staffing"]
        assert (digest.counts.kept, len(digest.ledger)) == (2, 1)
        assert [line.dispute for line in page(writers(), _vote(), only=["us-wga-amptp-2023"]).ledger] == ["us-wga-amptp-2023"]

    def test_quiet_issues_are_named(self) -> None:
        """Silence is news: the issues that nobody spoke of are named, in the order of the taxonomy."""
        assert page(writers()).quiet_issues[:3] == ("wages", "tiers-status", "health-care")

    def test_the_beat_comes_first(self) -> None:
        """What lies outside the desk's countries and sectors is one line; what is watched never does."""
        rail = judge(item("Rail", "Strike over pay.", at(1, 9)), (RBTA, WESTMOOR), country="GB", sector="rail")
        digest = page(writers(), rail, settings=DigestSettings(countries=("US",)))
        assert digest.off_beat == "1 off your beat (GB 1): RBTA v Westmoor Trains"
        assert (digest.disputes, [line.name for line in digest.ledger]) == (2, ["WGA v AMPTP", "RBTA v Westmoor Trains"])
        watch = Watch(name="Westmoor", parties=("RBTA", "Westmoor Trains"))
        assert page(rail, settings=DigestSettings(sectors=("film",)), watch=(watch,)).off_beat is None
        assert page(rail, settings=DigestSettings(sectors=("film",))).off_beat is not None


class TestLedger:
    """Every open dispute in one line."""

    def test_numbers(self) -> None:
        """Claim, offer and gap as stated, with claimant and day; sizes that differ side by side."""
        ask = item("Claim", "Nurses want 12% a year. About 1,150 are involved.", at(28, 9, month=7), outlet="Echo")
        give = item("Offer", "St Aldric offers 9% a year to 900 nurses.", at(1, 9))
        older = judge(ask, (CBNA, ALDRIC), size=number(ask, "1,150", 1150, "people", claimed_by=CBNA.name), positions=(
            says(ask, CBNA, "demands", "wages", "want 12% a year", quantities=(number(ask, "12%", 12, period="year"),)),))  # fmt: skip
        fresh = judge(give, (CBNA, ALDRIC), size=number(give, "900", 900, "people"), positions=(
            says(give, ALDRIC, "offers", "wages", "offers 9% a year", quantities=(number(give, "9%", 9, period="year"),)),))  # fmt: skip
        (line,) = page(fresh, older=(older,)).ledger
        assert line.numbers == ("wages: claim 12% (CBNA, 28 Jul), offer 9% (St Aldric Health, 1 Aug), gap 3 points",)
        assert line.sizes == ("900 (Lakeshore Ledger)", "1,150 (CBNA)")

    def test_gaps_only_where_they_compare(self) -> None:
        """Percent and dollars have no gap; dollars an hour have one."""
        of = item("Money", "They want $30 an hour; offered is $25 an hour. The bonus: 5% asked, $900 offered.", at(1, 9))

        def told(party: Party, stance: Any, issue: str, words: str, **more: Any) -> Any:
            return says(of, party, stance, issue, words, quantities=(number(of, words, **more),))

        hour: Any = {"unit": "currency", "currency": "USD", "period": "hour"}
        one = judge(of, (CBNA, ALDRIC), positions=(
            told(CBNA, "demands", "wages", "$30 an hour", value=30, **hour), told(ALDRIC, "offers", "wages", "$25 an hour", value=25, **hour),
            told(CBNA, "demands", "leave", "5%", value=5), told(ALDRIC, "offers", "leave", "$900", value=900, unit="currency", currency="USD"),
        ))  # fmt: skip
        numbers = page(one).ledger[0].numbers
        assert numbers[0].endswith("gap USD 5")
        assert "gap" not in numbers[1]

    def test_closed_and_idle_disputes_leave(self) -> None:
        """A dispute that was over more than a week ago, or not heard of for five months, is not open."""
        over = judge(item("Over", "It is over.", at(20, month=7)), (LFT, LAKESHORE), stage="ended")
        idle = judge(
            item("Long ago", "They talked.", at(1, month=2)), (NDU, NTA), stage="talks", tracks=Tracks(bargaining="talking")
        )
        assert [line.name for line in page(writers(), older=(over, idle)).ledger] == ["WGA v AMPTP"]


class TestNotes:
    """Corrected, unverified, quiet, perhaps the same."""

    def test_a_rumour_is_quarantined(self) -> None:
        """A post that nobody vouches for is told with its words, and moves nothing."""
        post = item(
            "", "hearing NDU walks at 6 tomorrow, no water on site", at(1, 17), kind="tweet", author="someone", tier="social"
        )
        one = judge(post, (NDU,), provenance="P5", stage="on_strike", tracks=STRIKE, issues=[("health-safety", "no water")],
                    events=(event(post, "strike_begins", "walks at 6 tomorrow", dt.date(2023, 8, 2), scheduled=True),))  # fmt: skip
        digest = page(one)
        (note,) = digest.unverified
        assert note.text == "@someone: one post, unlisted account, no union or company confirmation; would be health-safety"
        assert (note.quote, note.provenance) == ("hearing NDU walks at 6 tomorrow, no water on site", "P5")
        assert (digest.disputes, digest.changes, digest.dates, digest.ledger, digest.groups) == (0, (), (), (), ())
        assert digest.counts.kept == 1

    def test_a_post_keeps_its_author(self) -> None:
        """A post that came by a feed of many accounts is told under the account's name."""
        post = item("", "hearing NDU walks at 6 tomorrow", at(1, 17), outlet="Port list", author="@someone", tier="social")
        (note,) = page(judge(post, (NDU,), provenance="P5")).unverified
        assert note.text.startswith("@someone (Port list): one post")

    def test_anonymous_word_alone(self) -> None:
        """What only unnamed people say is unverified, and no stage moves."""
        whisper = judge(item("Near a deal", "A deal is near, people familiar say.", at(1, 12)), (WGA, AMPTP), provenance="P4",
                        stage="tentative_agreement", tracks=Tracks(bargaining="tentative_agreement"))  # fmt: skip
        digest = page(writers(), whisper)
        assert digest.unverified[0].text == "Lakeshore Ledger: anonymous sources only"
        assert digest.ledger[0].stage == "on_strike"

    def test_corrections_and_edits(self) -> None:
        """What an article took back, and how an edited one changed, stand before the issues."""
        of = item("Nurses", "Correction: the strike is in Calder Bay. Nurses are out.", at(1, 9))
        fixed = judge(of, (CBNA, ALDRIC), correction=span(of, "Correction: the strike is in Calder Bay."))
        before = item("Teachers vote", "They vote today.", at(1, 9), outlet="Echo")
        edited = judge(
            item("Teachers voted", "They voted today.", at(1, 9), outlet="Echo", id=before.id), (LFT, LAKESHORE), earlier=before
        )
        found = {note.text.partition(":")[0]: note for note in page(fixed, edited).corrected}
        assert found["Lakeshore Ledger corrects its report"].quote == "Correction: the strike is in Calder Bay."
        assert "headline was “Teachers vote”" in found["Echo edited its report"].text

    @pytest.mark.parametrize(
        ("title", "text", "marker", "shown"),
        [
            ("Correction: nurses", "We said 900 are out. It is 1,150.\nMore follows.", "Correction: nurses",
             "We said 900 are out. It is 1,150."),
            ("Nurses", "1,150 are out.\nThis article was amended on 1 August. An earlier version said 900.",
             "This article was amended on 1 August.", "This article was amended on 1 August. An earlier version said 900."),
            ("CORRECTED-Nurses out", "(Corrects paragraph 2 to 1,150, not 900)\n1,150 nurses are out.",
             "(Corrects paragraph 2 to 1,150, not 900)", "(Corrects paragraph 2 to 1,150, not 900)"),
        ],
    )  # fmt: skip
    def test_a_correction_shows_what_was_wrong(self, title: str, text: str, marker: str, shown: str) -> None:
        """The words that say only that something was corrected are followed by those that say what."""
        of = item(title, text, at(1, 9))
        (note,) = page(judge(of, (CBNA, ALDRIC), correction=span(of, marker))).corrected
        assert note.quote == shown

    def test_a_pronoun_is_no_speaker(self) -> None:
        """The source list names who speaks; of a "he" nobody knows who it is."""
        of = item("Nurses", "“No,” he said. “Yes,” Ada Holt said.", at(1, 9))
        quotes = tuple(
            Quote(speaker=who, text=words, start=of.body.index(words), end=of.body.index(words) + len(words))
            for who, words in (("he", "No,"), ("Ada Holt", "Yes,"))
        )
        one = judge(of, (CBNA, ALDRIC), quotes=quotes)
        assert page(one).references[0].speaker == "Ada Holt"
        assert page(replace(one, analysis=replace(one.analysis, quotes=quotes[:1]))).references[0].speaker is None

    def test_an_old_article_that_was_edited_today(self) -> None:
        """What an article of last week says otherwise since this morning stands in today's digest, with both numbers; and only in it."""
        before = item("Nurses", "Turnout was 72%. They strike.", at(28, month=7))
        of = replace(before, text="Turnout was 62%. They strike.")
        edited = judge(
            of, (CBNA, ALDRIC), earlier=before, edited=at(1, 9), stage="authorised", tracks=Tracks(action="authorised")
        )
        (note,) = page(older=(edited,)).corrected
        assert note.text == "Lakeshore Ledger edited its report: now says “Turnout was 62%.” where it said “Turnout was 72%.”"
        assert page(older=(replace(edited, edited=at(30, month=7)),)).corrected == ()

    def test_a_notice_of_correction_is_no_event(self) -> None:
        """That a paper takes back a number begins no strike."""
        of = item("Correction: nurses' strike", "We said that 900 are on strike at St Aldric. It is 1,150.", at(1, 9))
        one = judge(of, (CBNA, ALDRIC), stage="on_strike", tracks=STRIKE, correction=span(of, "Correction: nurses' strike"))
        digest = page(one)
        assert (digest.changes, digest.ledger[0].stage, len(digest.corrected)) == ((), "none", 1)

    def test_quiet_watched_disputes(self) -> None:
        """A watched dispute is named with the days without a word, one never heard of as such, one that ended not at all."""
        watch = (
            Watch(name="Hollywood writers", parties=("WGA", "AMPTP")),
            Watch(name="Steel", parties=("Steelworkers",)),
            Watch(name="Teachers", parties=("LFT",)),
        )
        old = replace(writers(), item=replace(writers().item, published=at(26, 17, month=7)))
        over = judge(item("Over", "It is over.", at(26, month=7)), (LFT, LAKESHORE), stage="ended")
        digest = page(older=(old, over), watch=watch)
        assert [note.text for note in digest.quiet] == ["Hollywood writers: no word for 6 days", "Steel: no report yet"]

    def test_perhaps_the_same(self) -> None:
        """A doubt is told once, with the command that settles it."""
        alone = judge(item("Guild dinner", "The guild held a dinner about talks.", at(1, 11)), (WGA,), dispute="us-wga-2023")
        (note,) = page(writers(), alone).maybe_same
        assert "strikewatch mark --same" in note.text

    def test_other_labour_news_where_asked(self) -> None:
        """Organising and labour news stand on the page, and are kept, where the config includes them."""
        drive = judge(item("Drive", "Baristas file for a union.", at(1, 9)), verdict="organising")
        assert page(drive).organising == ()
        digest = page(drive, settings=DigestSettings(include=("organising",)))
        assert (digest.organising[0].quote, digest.counts.kept) == ("Drive", 1)


class TestCounts:
    """Where every item went."""

    def test_every_verdict_has_its_place(self) -> None:
        """Kept, folded, dropped by name, too old: the parts sum to what was read."""
        verdicts = ["dispute", "look-alike", "look-alike", "labour", "organising", "off-topic", "other-language"]
        judged = [
            judge(
                item(f"Piece {n} of the {verdict}", f"Words {n}.", at(1, 9), outlet=f"P{n}"),
                verdict=verdict,
                lookalike="air strike" if n == 1 else None,
            )
            for n, verdict in enumerate(verdicts)
        ]
        text = "One long text about nothing that concerns us, printed twice word for word in two papers of the valley."
        judged += [judge(item("Twice", text, at(1, n), outlet=f"Q{n}"), verdict="off-topic") for n in (9, 10)]
        digest = page(*judged, too_old=3, unreadable=2)
        assert digest.counts == Counts(
            read=14, kept=1, lookalike=2, labour=1, organising=1, off_topic=2, duplicate=1, other_language=1, too_old=3, unreadable=2,
        )  # fmt: skip
        assert digest.counts.reconciled()
        assert ("look-alike", "air strike", 1) in {(one.verdict, one.what, one.count) for one in digest.dropped}

    def test_header(self) -> None:
        """Sources, failures, edition and window are as they were given; the clock is shown in the zone."""
        failed = SourceFailure(name="post", message="timeout")
        digest = page(writers(), sources_ok=14, failures=[failed], edition="2023-08-01", since_edition="2023-07-31")
        assert (digest.sources_ok, digest.failures, digest.edition, digest.since_edition) == (
            14,
            (failed,),
            "2023-08-01",
            "2023-07-31",
        )
        assert digest.now.isoformat() == "2023-08-01T18:00:00-07:00"

    def test_coverage(self) -> None:
        """Thirty days, today last; a copy counts once."""
        found = dict(page(writers()).coverage)
        assert (len(found["staffing"]), found["staffing"][-1], sum(found["staffing"])) == (30, 1, 1)
        assert "process" not in found


class TestReferences:
    """Sources with outlet, headline, time, address."""

    def test_a_reference(self) -> None:
        """The lead of a story names the other outlets once, with their addresses, and how many are independent."""
        text = (
            "A long text of the wire about the writers and the studios, who will meet on Friday, as the guild told its members."
        )
        copies = [
            judge(item("They meet", text, at(1, n), outlet=f"Paper {n % 2}", url=f"https://p{n}.example/"), (WGA, AMPTP))
            for n in (8, 9, 10)
        ]
        (reference,) = page(*copies).references
        assert (reference.outlet, reference.also, reference.also_urls) == ("Paper 0", ("Paper 1",), ("https://p9.example/",))
        assert (reference.outlets, reference.independent, reference.headline) == (2, 1, "They meet")
        assert reference.when is not None
        assert reference.when.isoformat() == "2023-08-01T08:00:00-07:00"

    def test_who_speaks(self) -> None:
        """Where the level rests on a speaker, the reference names them and the channel; a bare day stays a day."""
        of = item(
            "",
            "“We are close,” the guild's e-mail said.",
            dt.datetime(2023, 8, 1, tzinfo=dt.UTC),
            day_only=True,
            first_seen=at(1),
        )
        quote = Quote(speaker="WGA", text="We are close,", start=2, end=15, channel="email_to_members")
        (reference,) = page(
            judge(of, (WGA, AMPTP), provenance="P1", quotes=(quote,), lead=span(of, "“We are close,”"))
        ).references
        assert (reference.speaker, reference.day_only, reference.headline) == ("WGA (email to members)", True, "“We are close,”")
        assert reference.when == dt.datetime(2023, 8, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("voted by 94% on an 88% turnout", "94% yes on 88% turnout"),
        ("backed by 81 per cent on a turnout of 63 per cent", "81% yes on 63% turnout"),
        ("voted overwhelmingly", None),
        ("turnout was 51%", "on 51% turnout"),
        ("97.5% in favour", "97.5% yes"),
    ],
)
def test_polls(text: str, told: str | None) -> None:
    """The share and the turnout are told apart in either order."""
    assert poll(text) == told


def test_words() -> None:
    """Days and labels as the page writes them."""
    assert day(dt.date(2024, 1, 2), year_of=dt.date(2023, 8, 1)) == "Tue 2 Jan 2024"
    assert days([dt.date(2023, 7, 31), dt.date(2023, 8, 2)]) == "31 Jul and 2 Aug"
    assert days([dt.date(2023, 8, 1), dt.date(2023, 8, 2), dt.date(2023, 8, 5)]) == "1, 2 and 5 Aug"
    assert label("parking-space") == "Parking space"
