"""How large a part a named body has in the item's dispute, summed over its mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from strikewatch.analysis.body import UNIONS, Body
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.rows import Rows
from strikewatch.analysis.signs import told
from strikewatch.analysis.words import Word, bag
from strikewatch.lexicon.roles import Roles

_SITES = bag(
    "mine mines plant refinery hospital factory shipyard smelter depot terminal mill brewery airport school university store stores"
)
# "A strike at Vesk ended last year": another dispute, and over.
_PAST = re.compile(
    r"\b(?:last (?:month|year|summer|winter|autumn|spring)|earlier this (?:year|month)|in (?:19|20)\d\d|(?:years?|months?) ago"
    r"|(?:ended|settled|resolved) (?:in|last|on) [a-z]+)\b"
)
_STANDING = bag("represents represent representing represented members grouped branch")
# A name that may be a town's, and never acts, stays below any party's line: "workers at the Alta Loma mine" alone lift it to this.
UNSURE = 0.9
_INSIDE = ("in", "near", "around", "outside")
_EMPLOYS = 2.5  # "workers at Canley Metals": a name of several words behind it is seldom a town
_FRONT = 1  # the last sentence of the headline and the first of the text
_LONG = 8  # sentences: in a longer item the second half is its background

Place = tuple[list[Word], int, int]  # the sentence of a mention, its first and its last word


def weigh(passage: Passage, sentences: list[list[Word]], body: Body, rows: Rows, roles: Roles) -> float:
    """Return the part that the body has: 3 is a party by one clear sign, 0 a bystander. One that never acts, of no sure name, has none."""
    starts = [words[0].start if words else 0 for words in sentences]
    extent = (min(start for start, _ in body.spans), max(end for _, end in body.spans))
    part, deeds, prominence = 0.0, 0.0, 0.0
    places: list[Place] = []
    for span in body.spans:
        index = bisect_right(starts, span[0]) - 1
        place = _place(sentences[index], span) if index >= 0 else None
        if place is None:
            continue
        places.append(place)
        deed, sign = _with_row(place, rows.get(span, ()), span, roles)
        if (not body.sure and _is_inside(place)) or (
            index > _FRONT and body.role == "employer" and _is_elsewhere(passage, place, extent)
        ):
            deed, sign = 0.0, min(sign, 0.0)
        deeds += deed
        part += deed + sign
        prominence += _prominence(passage, index, span[0])
    total = part + prominence
    if not body.sure and body.entry is None and not deeds:
        employs = total >= _EMPLOYS and " " in body.name and not any(map(_is_inside, places))
        return UNSURE if employs or _has_site(places) else 0.0
    total += 1.0 if len(body.spans) >= 3 else 0.0
    if body.role not in UNIONS:
        return total
    if _is_late(passage, body) and not deeds and not _stands_for(places):
        return prominence - 1.5  # "the Orlin union" says that it is one, not that it is one of the dispute
    return total + (2.0 if len(body.spans) >= 2 else 1.0)


def _with_row(place: Place, row: Iterable[tuple[int, int]], span: tuple[int, int], roles: Roles) -> tuple[float, float]:
    """Return what a mention does and what is said of it, with the others of its row; a bystander's row stands by.

    What stands before a row's first name and after its last is said of all: "contracts covering A, B and C drivers".
    """
    words = place[0]
    deed, sign = told(words, place[1:], roles)
    for other in (_place(words, one) for one in row if one != span):
        if other is not None:
            more, said = told(words, other[1:], roles)
            deed = max(deed, more)
            sign = min(sign, said) if min(sign, said) < 0 else sign + said
    return deed, sign


def _prominence(passage: Passage, index: int, start: int) -> float:
    """Return what it says of a body that it is named so early."""
    if passage.sentences[index].headline or index <= _FRONT:
        return 2.0
    return 0.5 if start < len(passage.body) / 3 else 0.0


def _is_late(passage: Passage, body: Body) -> bool:
    """Return whether a union, no local, is named once, in the second half of a longer item."""
    once = body.parent is None and len(body.spans) == 1
    return once and body.spans[0][0] > len(passage.body) / 2 and len(passage.sentences) > _LONG


def _is_inside(place: Place) -> bool:
    """Return whether the mention follows a word of place: "in Halden"."""
    words, first, _ = place
    return first > 0 and words[first - 1].low in _INSIDE


def _is_elsewhere(passage: Passage, place: Place, extent: tuple[int, int]) -> bool:
    """Return whether the sentence tells of another dispute, past, at an employer that only it names."""
    words, first, _ = place
    if extent[1] > words[-1].end or extent[0] < words[0].start:
        return False
    since = any(w.low == "since" for w in words[1:first])
    return since or _PAST.search(passage.folded, words[0].start, words[-1].end) is not None


def _stands_for(places: list[Place]) -> bool:
    """Return whether the text says of a union that it represents workers: "represented by the Orlin union"."""
    among = any([w.low for w in words[last + 1 : last + 4]] == ["and", "other", "unions"] for words, _, last in places)
    return among or any(w.low in _STANDING for words, first, last in places for w in words[max(0, first - 4) : last + 5])


def _has_site(places: list[Place]) -> bool:
    """Return whether the name is that of a site where people work: "the Alta Loma mine"."""
    return any(w.low in _SITES for words, _, last in places for w in words[last + 1 : last + 3])


def _place(words: list[Word], span: tuple[int, int]) -> Place | None:
    """Return where a mention stands in the words of its sentence."""
    first = next((i for i, w in enumerate(words) if w.end > span[0]), None)
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i].start < span[1]), None)
    return None if first is None or last is None else (words, first, last)
