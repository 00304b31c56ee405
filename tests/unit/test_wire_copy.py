"""Whole wire stories of invented disputes, read as an editor reads them; and the rules that they taught, each by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from strikewatch import analysis, lexicon
from strikewatch.model import Analysis, Item
from wire_copy import STORIES, Story

WORDS = lexicon.load()
# Two ways to file the same answer: the editor's list does not tell them apart.
ALIKE = {"proposes": "asks", "demands": "asks", "counters": "offers", "final_offer": "offers", "opposes": "rejects"}


def judged(story: Story) -> Analysis:
    day = dt.datetime.fromisoformat(story.published).replace(tzinfo=dt.UTC)
    return analysis.analyse(Item(id="w", source="wire", title=story.title, text=story.text, published=day, day_only=True), WORDS)


def own(text: str, party: str) -> Analysis:
    day = dt.datetime(2023, 8, 1, tzinfo=dt.UTC)
    return analysis.analyse(Item(id="s", source="body", text=text, published=day, tier="official", party=party), WORDS)


def brief(text: str) -> Analysis:
    return judged(Story("", text, "2023-08-01", (), ()))


def told(found: Analysis) -> set[tuple[str, str, str, str]]:
    return {(p.party, p.stance, p.issue.split(".")[0], p.asserted_by) for p in found.positions}


def answer(stance: str) -> str:
    return ALIKE.get(stance, stance)


def matched(story: Story, found: Analysis) -> tuple[int, int, int]:
    """Return how many expected positions were found, how many found ones are right, and how many there are."""
    wanted = {(p.lower(), answer(s), i) for p, s, i, _ in story.positions}
    given = [(p.party.lower(), answer(p.stance), p.issue.split(".")[0]) for p in found.positions]
    offers = {(p, "asks", i) for p, s, i in wanted if s == "offers"} | {(p, "offers", i) for p, s, i in wanted if s == "asks"}
    return len(wanted & set(given)), sum(g in wanted | offers for g in given), len(given)


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.title)
def test_the_parties_of_a_story(story: Story) -> None:
    """Each story is a dispute, and its union is found; its employer too, under the name that the story gives it."""
    found = judged(story)
    assert found.relevant
    names = {(p.name.lower(), p.role) for p in found.parties}
    assert {(n.lower(), r) for n, r in story.parties if "district" not in n and "ministry" not in n} <= names


def test_the_positions_of_all_stories() -> None:
    """Nine in ten of the positions that are told are an editor's, and seven in ten of an editor's are told."""
    counts = [matched(story, judged(story)) for story in STORIES]
    hit, right, given = (sum(c[n] for c in counts) for n in range(3))
    assert right / given >= 0.88
    assert hit / sum(len(s.positions) for s in STORIES) >= 0.65


def test_no_accusation_stands_as_the_accused_partys_word() -> None:
    """What one side says of the other is never asserted by the other."""
    for story in STORIES:
        accused = {p[:3]: p[3] for p in story.positions if p[3] not in ("-", p[0])}
        for position in judged(story).positions:
            teller = accused.get((position.party, position.stance, position.issue.split(".")[0]))
            assert teller is None or position.asserted_by != position.party


@pytest.mark.parametrize(
    ("text", "party", "dispute"),
    [
        ("Bus drivers strike over pay in Dunfelton", "bus drivers, Dunfelton", "bus-drivers-dunfelton-2023"),
        ("Bus drivers strike over pay in Orlin", "bus drivers, Orlin", "bus-drivers-orlin-2023"),
        ("Dockers strike over pay at the port of Velmar", "dockers, Velmar", "dockers-velmar-2023"),
        ("VELMAR (Meridian) - Tram drivers went on strike on Monday.", "tram drivers, Velmar", "tram-drivers-velmar-2023"),
        ("The dockers' union called a strike in Velmar", "dockers' union, Velmar", "dockers-union-velmar-2023"),
    ],
)
def test_an_unnamed_side_carries_its_place(text: str, party: str, dispute: str) -> None:
    """A trade without a union's name is told apart by its town: strikes in two towns are two disputes."""
    found = brief(text)
    assert [p.name for p in found.parties] == [party]
    assert found.dispute == dispute


def test_an_unnamed_side_carries_its_employer() -> None:
    """The nurses of a hospital are its nurses; a lower-case house is a part of its name."""
    found = brief("Nurses at Calder Bay hospital went on strike on Monday over pay, their union said.")
    assert [(p.name, p.role) for p in found.parties] == [
        ("Calder Bay hospital nurses", "union"),
        ("Calder Bay hospital", "employer"),
    ]
    assert ("Calder Bay hospital nurses", "demands", "wages", "Calder Bay hospital nurses") in told(found)


def test_the_staff_of_an_employer_are_a_side() -> None:
    """The staff of an employer make a side where no union and no trade is named."""
    found = brief("Staff at Harrow Ferries have voted for strikes over pay and rosters. Harrow Ferries has offered 3 percent.")
    assert {
        ("Harrow Ferries staff", "demands", "wages", "narration"),
        ("Harrow Ferries", "offers", "wages", "narration"),
    } <= told(found)


def test_a_statement_speaks_for_its_party() -> None:
    """In a party's own statement "we" is that party, and what it says of the other side is its account."""
    found = own(
        "The Northgate Terminals Association has received the strike notice of the Northgate Dockers Union.\n\nWe have offered a pay"
        " rise of 4% a year and a joint technology panel. The union has refused to discuss pay.",
        "Northgate Terminals Association",
    )
    name = "Northgate Terminals Association"
    assert found.provenance == "P1"
    assert {(name, "offers", "wages", name), (name, "offers", "technology", name)} <= told(found)
    assert ("Northgate Dockers Union", "refuses_to_negotiate", "wages", name) in told(found)
    numbers = {p.issue.split(".")[0]: [q.value for q in p.quantities] for p in found.positions if p.stance == "offers"}
    assert numbers == {"wages": [4.0], "technology": []}


OPENING = "The Orlin Metal Workers Union went on strike at Vesk Motors over pay and pensions. "
UNION, FIRM = "Orlin Metal Workers Union", "Vesk Motors"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The union demands a better pension.", (UNION, "demands", "retirement", "narration")),
        ("It opposes pension cuts. It is also claiming a pay rise of 9%.", (UNION, "demands", "wages", "narration")),
        ("The union is asking for a 9% raise and a safe plant.", (UNION, "demands", "wages", "narration")),
        ("The union rejected an offer, which included better pensions.", (FIRM, "offers", "retirement", "narration")),
        ("The company said it had made a fair offer, including better pensions.", (FIRM, "offers", "retirement", FIRM)),
        ("The union accused Vesk Motors of refusing to negotiate over pensions.", (FIRM, "refuses_to_negotiate", "retirement", UNION)),
        ('"We want lower pensions," managing director Ana Roe said.', (FIRM, "demands", "retirement", FIRM)),
        ("The company offered to raise pay by 2%, superintendent Ana Roe said.", (FIRM, "offers", "wages", FIRM)),
        ('"We want better pensions," general secretary Ana Roe said.', (UNION, "demands", "retirement", UNION)),
        ("A union official said talks failed. Vesk Motors has offered 2 percent, the official said.", (FIRM, "offers", "wages", UNION)),
    ],
)  # fmt: skip
def test_a_rule_by_itself(sentence: str, expected: tuple[str, str, str, str]) -> None:
    """Each clause gives the position that an editor writes down."""
    found = judged(Story("", OPENING + sentence, "2023-08-01", (), ()))
    assert expected in told(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides failed to agree on pensions.",
        "The union is yet to agree to the pension plan.",
        "It will strike again unless talks on pensions resume.",
        "Workers protested over the refusal to bargain.",
    ],
)
def test_no_answer_where_none_is_given(sentence: str) -> None:
    """What fails, or only keeps talks going, is nobody's position on the issue."""
    found = judged(Story("", OPENING + sentence, "2023-08-01", (), ()))
    assert not [p for p in found.positions if p.start > len(OPENING)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Baristas Together, the union representing the workers, struck at Copperleaf Coffee on Monday.", "Baristas Together"),
        ("The Sindicato Petrolero del Sur went on strike at Petrolmar on Monday over wages.", "Sindicato Petrolero del Sur"),
        ("Members of the General Services Union went on strike on Monday over wages.", "General Services Union"),
    ],
)
def test_a_union_by_how_it_is_told(text: str, name: str) -> None:
    """An apposition, a head that stands first, and "members of" each lead to the union's own name."""
    assert name in [p.name for p in brief(text).parties]


def test_a_quote_after_an_office_of_the_only_employer() -> None:
    """A managing director speaks for the only employer of the item; a town that people work in is none."""
    found = judged(Story("", OPENING + '"Our door is open," said managing director Paul Ashdown.', "2023-08-01", (), ()))
    assert [(q.speaker, q.party) for q in found.quotes] == [("Paul Ashdown", FIRM)]
    assert "Port Selwyn" not in [p.name for p in judged(STORIES[2]).parties]
