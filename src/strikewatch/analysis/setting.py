"""Where a dispute is, in which trade, and how many it involves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from strikewatch.analysis.body import Body
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word, bag, words_of
from strikewatch.dates.names import MONTHS
from strikewatch.lexicon import Lexicon
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.places import Place
from strikewatch.lexicon.roles import Roles
from strikewatch.model import Party, Quantity

_NUMBER = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?")
_SCALES = {"million": 1_000_000, "thousand": 1_000, "lakh": 100_000}
_CLOSE = bag("strike striking strikers walked walkout represents representing represent members covering locked ballot voted")
# What stands before a number that is a name or a year.
_NUMBERED = bag("local locals lodge branch district chapter unit no nos number area council region")
_BEFORE_A_YEAR = bag("the a in since of during last from after before by until")
# Between a number and its workers: "1,150 striking registered nurses", "33,000 cabin crew and ground staff".
_GAP = 5
_NOT_BETWEEN = bag(
    "of in on at to for with by from percent per than years year days hours weeks flights jobs vehicles tonnes members'"
)


def country(bodies: Sequence[Body], places: list[Hit[Place]]) -> str | None:
    """Return the country of the item: that of its listed bodies where they agree, else the one that it names most."""
    known = {b.entry.country for b in bodies if b.entry is not None and b.entry.country and b.role != "agency"}
    if len(known) == 1:
        return known.pop()
    counts = Counter(hit.meaning.country for hit in places)
    if not counts:
        return None
    best = counts.most_common(1)[0][0]
    return best if not known or best in known else min(known)


def place(passage: Passage, lexicon: Lexicon) -> str | None:
    """Return the town of the date line, else the first town that the item names, captions included."""
    if passage.dateline_place:
        return passage.dateline_place.title() if passage.dateline_place.isupper() else passage.dateline_place
    towns = [hit for hit in lexicon.places.find(passage.folded, passage.body) if hit.meaning.kind == "town"]
    return towns[0].meaning.text if towns else None


def sector(parties: tuple[Party, ...]) -> str | None:
    """Return the trade of the first party that has one, the employer's before the union's: a union has many."""
    ordered = sorted(parties, key=lambda p: ("employer" not in p.role, p.role == "agency"))
    return next((p.sector for p in ordered if p.sector and p.role != "agency"), None)


def size(passage: Passage, lexicon: Lexicon) -> Quantity | None:
    """Return how many workers the dispute involves, as first stated beside a word of the action, else as first stated."""
    first: Quantity | None = None
    for sentence in passage.sentences:
        words = words_of(passage, sentence)
        for at, word in enumerate(words):
            stated = _stated(passage, words, at, lexicon.roles) if word.text[0].isdigit() else None
            if stated is not None and any(w.low in _CLOSE for w in words):
                return stated
            first = first or stated
    return first


def _is_no_count(words: list[Word], at: int) -> bool:
    """Tell whether a number counts nobody: money, "Local 174", "2 March", "the 2019 strike"."""
    before = words[at - 1].low.rstrip(".") if at else ""
    after = words[at + 1].low if at + 1 < len(words) else ""
    year = re.fullmatch(r"(?:19|20)\d\d", words[at].text) is not None and before in _BEFORE_A_YEAR
    date = before in MONTHS or after in MONTHS or after == "and"  # "halted shifts on Feb. 12 and locked out crews"
    return year or date or before in _NUMBERED or (bool(at) and words[at - 1].text in "$\u00a3\u20ac#")


def _stated(passage: Passage, words: list[Word], at: int, roles: Roles) -> Quantity | None:
    """Return the number at a word with the workers that it counts."""
    if _NUMBER.fullmatch(words[at].text) is None or _is_no_count(words, at):
        return None
    value = float(words[at].text.replace(",", ""))
    step = at + 1
    if step < len(words) and words[step].low in _SCALES:
        value, step = value * _SCALES[words[step].low], step + 1
    for end in range(step, min(len(words), step + _GAP)):
        low = words[end].low
        if low in roles.workers and low != "carriers":
            text = passage.span(words[at].start, words[end].end)
            return Quantity(value=value, unit="people", text=text.text, start=text.start, end=text.end)
        if low in _NOT_BETWEEN or not low[0].isalpha():
            return None
    return None
