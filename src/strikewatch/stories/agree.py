"""Whether two reports may be of one thing: alike words are not enough, a party must agree and none may differ."""

from __future__ import annotations

import re
from typing import NamedTuple

from strikewatch.model import Analysis, Judged, Party
from strikewatch.names import bare, generic, of_side, placeholder, shared

_NAME = re.compile(r"(?<![.!?:\n“\"—-] )(?<!^)\b[A-Z][\w'\u2019]+(?: [A-Z][\w'\u2019]+)*")
_LEAD = 500  # characters: headline, dateline and the sentence that says who and where
NO_NAMES = frozenset((
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November", "December", "Mon", "Tue", "Tues", "Wed", "Thu",
    "Thurs", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    "Reuters", "AP", "AFP", "PA", "UPI", "Bloomberg", "Updated", "Update", "Correction", "Corrected", "Photo", "By",
))  # fmt: skip


def parties(analysis: Analysis, side: str) -> list[Party]:
    """Return the bodies of a side that have a name of their own: "pickers" and "the district's educators" describe one."""
    employers = of_side(analysis.parties, "employer")
    named = [bare(party) for party in of_side(analysis.parties, side) if not generic(party)]
    if side == "employer":
        return named
    return [party for party in named if not placeholder(party, employers) and not _described(party)]


def _described(party: Party) -> bool:
    return party.abbr is None and party.name.partition(",")[0].split(" ")[-1].islower()


def compatible(one: Judged, other: Judged) -> bool:
    """Return whether texts that repeat one another may be one: no side on which each names another body, or another place.

    Bodies that both texts name are no difference, whichever of them was taken for the side.
    A chain strikes in ten towns, and its union sends out one text with the town changed.
    """
    first, second = one.analysis, other.analysis
    for side in ("union", "employer"):
        here, there = parties(first, side), parties(second, side)
        if here and there and not shared(here, there) and not (_stand(here, other) and _stand(there, one)):
            return False
    return not _names_differ(one, other)


def _stand(named: list[Party], judged: Judged) -> bool:
    """Return whether a report has one of the names."""
    body = judged.item.body.casefold()
    return any(party.name.casefold() in body for party in named)


class Sides(NamedTuple):
    """Who and where a report is about, looked up once: reports are compared with many."""

    unions: list[Party]
    employers: list[Party]
    place: str | None


def sides(analysis: Analysis) -> Sides:
    """Return the named bodies of both sides, and the place."""
    return Sides(parties(analysis, "union"), parties(analysis, "employer"), analysis.place)


def _names_differ(one: Judged, other: Judged) -> bool:
    """Return whether the beginnings name bodies or places that the other text nowhere does, on both sides."""
    return bool(_only(one, other)) and bool(_only(other, one))


def _only(one: Judged, other: Judged) -> set[str]:
    there = other.item.body.casefold()
    names = [*_NAME.findall(one.item.text[:_LEAD]), *headline_names(one.item.title)]
    found = {word for name in names for word in re.findall(r"[A-Z][\w\u2019']+", name)}
    return {word for word in found - NO_NAMES if word.casefold().rstrip("s\u2019'") not in there}


def text_names(text: str) -> list[str]:
    """Return the names within the sentences of a text: a capital at their beginning says nothing."""
    return _NAME.findall(text)


def headline_names(title: str) -> list[str]:
    """Return the names in a headline, none where all its words are capitals: there case says nothing."""
    words = title.split()[1:]
    capital = sum(word[:1].isupper() for word in words)
    return _NAME.findall(title) if 2 * capital <= len(words) else []
