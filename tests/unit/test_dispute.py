"""Which dispute an item is about, where, in which trade, of how many."""

from __future__ import annotations

import datetime as dt

import pytest

from readings import lexicon, read
from strikewatch.analysis import dispute, setting
from strikewatch.model import Event, EventType

WRITERS = "LOS ANGELES (Reuters) - About 10,500 members of the Writers Guild of America struck the AMPTP over residuals."


def event(kind: EventType, day: dt.date) -> Event:
    return Event(type=kind, date=day, text="x", start=0, end=1)


def test_country_parties_and_year_make_the_id() -> None:
    """The id is country, union, employer and the year of the first event."""
    result = read(WRITERS)
    assert dispute.identify(result.parties, result.passage, ()) == "us-wga-amptp-2023"
    began = event("strike_begins", dt.date(2022, 11, 5))
    assert dispute.identify(result.parties, result.passage, (began,)) == "us-wga-amptp-2022"


def test_an_earlier_dispute_gives_no_year() -> None:
    """The strike of 1988 and a rally are not this dispute's first event."""
    result = read(WRITERS)
    old = (event("strike_begins", dt.date(1988, 3, 7)), event("rally", dt.date(2022, 12, 1)))
    assert dispute.identify(result.parties, result.passage, old) == "us-wga-amptp-2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Members of UAW Local 9981 walked out at Vesk Corp (VSK.N).", "us-uaw-vesk-2023"),
        ("The Orlin Metal Workers Union struck Vesk Corp (VSK.N).", "orlin-metal-workers-union-vesk-2023"),
        ("About 400 workers struck Vesk Corp (VSK.N) in Germany.", "de-vesk-2023"),
        ("Strikes were in the news again.", None),
    ],
)
def test_ids_of_other_shapes(text: str, expected: str | None) -> None:
    """A local's dispute is its union's; a side without a name is left out; no side, no dispute."""
    result = read(text)
    assert dispute.identify(result.parties, result.passage, ()) == expected


def test_no_date_no_year() -> None:
    """An item without a date makes an id without a year."""
    result = read(WRITERS, published=None)
    assert dispute.identify(result.parties, result.passage, ()) == "us-wga-amptp"


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("About 1,150 nurses walked out.", 1150, "1,150 nurses"),
        ("The union represents 33,000 cabin crew and ground staff.", 33000, "33,000 cabin crew"),
        ("Some 1.2 million civil servants struck.", 1_200_000, "1.2 million civil servants"),
        ("Vesk employs 900 workers. About 400 miners are on strike.", 400, "400 miners"),
        ("Vesk employs 900 workers in Orlin.", 900, "900 workers"),
    ],
)
def test_how_many(text: str, value: int, words: str) -> None:
    """The number beside a word of the action counts first, else the first number of workers."""
    stated = setting.size(read(text).passage, lexicon())
    assert stated is not None
    assert (stated.value, stated.text) == (value, words)


@pytest.mark.parametrize(
    "text",
    [
        "The 2 years of talks",
        "$500 of workers' money",
        "12 percent of drivers",
        "Nurses walked out.",
        "On 2 March striking drivers rallied.",
        "Local 174 members walked out.",
        "Since the 2019 teachers strike little has changed.",
    ],
)
def test_what_is_no_size(text: str) -> None:
    """Years, money, shares, days of a month and the numbers of branches count nobody."""
    assert setting.size(read(text).passage, lexicon()) is None


def test_place_and_sector() -> None:
    """The date line gives the place, else the first town; the trade is the employer's before the union's."""
    result = read(WRITERS)
    assert setting.place(result.passage, lexicon()) == "Los Angeles"
    assert setting.sector(result.parties) == "film and TV"
    assert setting.place(read("Crews struck in Detroit.").passage, lexicon()) == "Detroit"
    assert setting.place(read("Crews struck.").passage, lexicon()) is None
    assert setting.sector(()) is None
