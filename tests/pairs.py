"""Two hundred pairs of reports, made up: a hundred of one thing, a hundred of two things that read alike.

Ten developments, each told in two wordings, happen to four sets of parties. Of one thing are: the two wordings; a copy with a
new headline, a cut end and another paper's name; an update of one outlet's own article. Of two things are: the same wording about
other parties, about another employer of the same union, and another development of the same dispute on the same day.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evidence import PDT, event, item, judge
from strikewatch.model import Item, Judged, Party
from strikewatch.text import slug


class Cast(NamedTuple):
    """Who a report is about. ``f`` and ``g``: their speakers."""

    union: str
    abbr: str
    employer: str
    place: str
    number: str
    f: str
    g: str


CASTS = (
    Cast("Calder Bay Nurses Association", "CBNA", "St Aldric Health", "Calder Bay", "1,150", "Rosa Imani", "Peter Holm"),
    Cast("Tarn Valley Care Workers Union", "TVCU", "Brightwater Homes", "Tarnmouth", "820", "Joan Petrie", "Liam Voss"),
    Cast("Northgate Dockers Union", "NDU", "Ostrava Container Lines", "Northgate", "640", "Milan Dusek", "Eve Arbor"),
    Cast("Federation of Lakeland Drivers", "FLD", "Westmoor Transit", "Lakeland", "2,400", "Abel Nunez", "Kirsten Dahl"),
)

_TOLD = tomllib.loads((Path(__file__).parent / "data" / "developments.toml").read_text(encoding="utf-8"))["development"]
_DAY = dt.datetime(2023, 8, 1, 9, tzinfo=PDT)
_TAILS = ("Reporting by our staff.", "Read more in tomorrow's edition.", "")


class Pair(NamedTuple):
    """Two reports, and whether they are of one thing."""

    one: Judged
    other: Judged
    same: bool
    kind: str


def _words(cast: Cast, told: int, wording: int) -> tuple[str, str]:
    words = _TOLD[told]["second" if wording else "first"]
    return words["title"].format(**cast._asdict()), words["text"].format(**cast._asdict())


def _tell(cast: Cast, told: int, wording: int, *, hours: int = 0, outlet: str = "", **changed: Any) -> Judged:
    """Return a report of a development in one of its wordings, as an editor would judge it."""
    kind, days = _TOLD[told]["kind"], _TOLD[told]["days"]
    title, text = _words(cast, told, wording)
    title, text = changed.get("title", title), changed.get("text", text)
    of = item(title, text, _DAY + dt.timedelta(hours=hours), outlet=outlet or f"Paper {told}{wording}")
    union = Party(id=slug(cast.union), name=cast.union, abbr=cast.abbr, role="union")
    employer = Party(id=slug(cast.employer), name=cast.employer, role="employer")
    day = (_DAY + dt.timedelta(days=days)).date()
    words = next((words for words in ("Tuesday", "Friday", "Thursday") if words in of.text), of.title)
    return judge(
        of, (union, employer), events=(event(of, kind, words, day),), place=cast.place if cast.place in of.body else None
    )


def _copy(cast: Cast, told: int, number: int) -> Judged:
    title, text = _words(cast, told, 0)
    sentences = text.split(". ")
    cut = ". ".join(sentences[: max(2, len(sentences) - number % 2)])
    if number % 3 == 0:
        cut = f"{cast.place.upper()} (Meridian Wire) - {cut}"
    headline = (f"{cast.place}: {title.lower()}", f"News in brief: {cast.employer}", title.upper())[number % 3]
    return _tell(
        cast, told, 0, hours=4, outlet=f"Other paper {number}", title=headline, text=f"{cut}. {_TAILS[number % 3]}".strip()
    )


def _update(cast: Cast, told: int, number: int) -> Judged:
    title, text = _words(cast, told, 1)
    if number % 2:
        text = text.replace(cast.number, "about 900") + " Both sides are due to speak to reporters in the afternoon."
    else:
        text = "Correction: an earlier version of this article misspelt a name. " + text
    return _tell(cast, told, 1, hours=2, outlet=f"Paper {told}1", title=f"UPDATE: {title}" if number % 3 else title, text=text)


def _same() -> Iterator[Pair]:
    every = [(cast, told) for told in range(len(_TOLD)) for cast in CASTS]
    for number, (cast, told) in enumerate(every):
        yield Pair(_tell(cast, told, 0), _tell(cast, told, 1, hours=number % 20), True, "two wordings")
    for number, (cast, told) in enumerate(every[:30]):
        yield Pair(_tell(cast, told, 0), _copy(cast, told, number), True, "copy")
    for number, (cast, told) in enumerate(every[-30:]):
        yield Pair(_tell(cast, told, 1), _update(cast, told, number), True, "update")


def _different() -> Iterator[Pair]:
    for told in range(len(_TOLD)):
        for number, cast in enumerate(CASTS):
            for other in CASTS[number + 1 :]:
                yield Pair(_tell(cast, told, 0), _tell(other, told, 0, hours=3), False, "alike, other parties")
    for number, cast in enumerate(CASTS * 5):
        told = number % len(_TOLD)
        branch = cast._replace(
            employer=f"{('Fenwick', 'Harrow', 'Moss Side', 'Ardley', 'Quarry')[number // 4]} Works", place="Ardleigh"
        )
        yield Pair(_tell(cast, told, 0), _tell(branch, told, 0, hours=5), False, "alike, other employer of the union")
        yield Pair(
            _tell(cast, told, 0), _tell(cast, (told + 1 + number // 4) % len(_TOLD), 1, hours=6), False, "next development"
        )


def rewrites(name: str = "rewrites") -> list[tuple[Item, Item, bool]]:
    """Return the pairs of a file of ``data``, which nothing but their texts is known of, and whether they are of one thing."""
    found = tomllib.loads((Path(__file__).parent / "data" / f"{name}.toml").read_text(encoding="utf-8"))["pair"]
    return [
        (
            item(**pair["one"], when=_DAY, outlet="Morning Paper"),
            item(**pair["other"], when=_DAY + dt.timedelta(hours=pair["hours"]), outlet="Evening Paper"),
            pair["same"],
        )
        for pair in found
    ]


def pairs() -> list[Pair]:
    """Return the two hundred pairs."""
    return [*_same(), *_different()]
