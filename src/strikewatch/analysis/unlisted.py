"""Bodies that no list holds, by how their names are made: "Calder Bay Nurses Association", "the Orlin union", "Vesk Corp"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from strikewatch.analysis.listed import Listed
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word, bare
from strikewatch.lexicon.places import Places
from strikewatch.lexicon.roles import Roles
from strikewatch.model import Role

# Within a name these may be small: "Union of Metal and Allied Workers", "Sindicato de Choferes".
_LINKS = frozenset("of and & for the de des du la le los las do da dos del der di".split())
_OPENERS = frozenset(
    "the a an in on at but and for while when after as if with by from its their our his her this that these those it he she they we"
    " striking some many most all both other former last next meanwhile however separately under more about nearly only us u.s since"
    " new what who why how no not or to so yet union unions trade labor labour local about because workers government".split()
)
# Not the name of anybody, whatever stands next to it.
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december reuters ap afp christmas easter mr mrs ms dr president prime".split()
)
_TICKER = re.compile(
    r"\s?(?:\(\s?)?\b[A-Z0-9]{1,8}[a-z]?\.(?:N|O|L|DE|PA|AX|TO|BO|NS|KS|KQ|T|HK|SI|J|SA|SN|MX|AS|BR|MI|MC|ST|OL|HE|CO|VX|S|AT|LS|IS|WA|PK|OB|K|SZ|SS|KL|JK|LM|NZ|TW|TA|BK|LIM|IR|I|VI|PR|BU|MM|UL)\b"
)
_BEFORE_UNION = frozenset(("trade", "labor", "labour"))


class Unlisted(NamedTuple):
    """A body as its name says: what it is called, its abbreviation if one follows in brackets, and on which side it is."""

    name: str
    role: Role
    start: int
    end: int
    abbr: str | None = None
    sure: bool = True  # the name alone says so; else what stands round it has to


def find(
    passage: Passage, sentences: list[list[Word]], listed: tuple[Listed, ...], places: Places, roles: Roles
) -> Iterator[Unlisted]:
    """Yield the bodies of the prose that ``listed`` does not hold, in order."""
    taken = sorted((m.start, m.end) for m in listed)
    for words in sentences:
        for first, last in _runs(words, roles):
            found = _judge(passage, words, first, last, places, roles)
            if found is not None and not any(s <= found.start and found.end <= e for s, e in taken):
                yield found


def _runs(words: list[Word], roles: Roles) -> Iterator[tuple[int, int]]:
    """Yield stretches of capitalised words (first, past last), small links inside, an opening article left off."""
    at = 0
    while at < len(words):
        if not words[at].capital or (words[at].low in _OPENERS and not _goes_on(words, at)) or words[at].low in _CALENDAR:
            at += 1
            continue
        end = at + 1
        while end < len(words):
            if words[end].capital and words[end].low not in _CALENDAR and not words[end - 1].possessive:
                end += 1
            elif words[end].low in _LINKS and _linked(words, at, end, roles):
                end += 2 if words[end + 1].capital else 3
            elif words[end - 1].possessive and words[end].capital and words[end - 1].low.rstrip("'") in roles.workers:
                end += 1
            else:
                break
        yield at, end
        at = end


def _goes_on(words: list[Word], at: int) -> bool:
    """Return whether an opening word is a part of the name after all: "National" is, "Union of Dockers" is."""
    return words[at].low in ("union", "workers", "local", "new") and at + 1 < len(words) and (
        words[at + 1].low == "of" or words[at + 1].capital
    )


def _linked(words: list[Word], first: int, link: int, roles: Roles) -> bool:
    """Return whether the small word at ``link`` joins two parts of one name. "and" does so only before the name's own head."""
    after = [w for w in words[link + 1 : link + 3] if w.low not in ("the", "la", "los", "las")][:1]
    if not after or not after[0].capital or words[link - 1].possessive:
        return False
    heads = roles.union_heads | roles.body_heads
    if words[link].low in ("and", "&"):
        if any(w.low in heads or w.low in roles.suffixes for w in words[first:link]):
            return False
        rest = words[link + 1 : link + 5]
        return words[link].low == "&" or any(w.capital and w.low in heads for w in rest)
    return any(w.low in heads for w in words[first:link]) or words[link].low not in ("for", "the")


def _judge(
    passage: Passage, words: list[Word], first: int, last: int, places: Places, roles: Roles
) -> Unlisted | None:
    """Return what the run is the name of, if of a body at all."""
    while first < last and words[first].low in _OPENERS and not _goes_on(words, first):
        first += 1
    if first >= last:
        return None
    run = words[first:last]
    if _TICKER.fullmatch(run[0].text):
        return None
    role = _by_name(run, roles)
    end = last
    if role is None and last < len(words):
        role, end = _by_next(words, first, last, places, roles)
    if role is None:
        role = _by_previous(words, first, last, places, roles)
    name = _name(passage, run, words[first : end])
    if role is not None and (len(name) < 2 or places.named(name)):
        return None
    if role is not None:
        return Unlisted(name, role, run[0].start, words[end - 1].end, _abbreviation(words, end))
    ticker = _TICKER.match(passage.body, run[-1].end)
    if last < len(words) and words[last].text in ("plc", "ltd", "inc", "llc", "gmbh"):
        return Unlisted(name, "employer", run[0].start, words[last].end, None)
    if ticker is not None or run[-1].low in roles.suffixes and len(run) > 1 and not run[-1].text.islower():
        while len(run) > 1 and run[-1].low in roles.suffixes:
            run = run[:-1]
        return Unlisted(_name(passage, run, run), "employer", run[0].start, words[last - 1].end, _abbreviation(words, last))
    if run[0].low in roles.titles or places.named(name) or len(run) > 5 or _in_state(words, last, places):
        return None
    return Unlisted(name, "employer", run[0].start, run[-1].end, _abbreviation(words, last), sure=run[-1].low in roles.employer_heads and len(run) > 1)


def _in_state(words: list[Word], last: int, places: Places) -> bool:
    """Return whether a comma and a larger place follow: "Wilmington, California" is a town."""
    return last + 1 < len(words) and words[last].text == "," and places.named(words[last + 1].text) is not None


def _by_name(run: list[Word], roles: Roles) -> Role | None:
    """Return the side that the words of the name say: a worker's word with an association, an owner's word with one, a union."""
    lows = [word.low.rstrip("'") for word in run]
    heads = [i for i, low in enumerate(lows) if low in roles.union_heads]
    if len(run) > 1 and heads and not (heads[0] and lows[heads[0] - 1] in roles.decoy_before_union):
        if heads[0] > 0 or (len(lows) > 2 and lows[1] == "of"):
            return "union"
        return None
    if not any(low in roles.body_heads for low in lows):
        united = len(run) > 2 and "workers" in lows and "united" in lows
        return "union" if united else None
    if any(low in roles.employer_marks for low in lows):
        return "employer-association"
    return "union" if any(low in roles.workers for low in lows) else None


def _by_next(words: list[Word], first: int, last: int, places: Places, roles: Roles) -> tuple[Role | None, int]:
    """Return the side that the next words say: "the Orlin union", "Orlin trade union", "Orlin, which represents 300 drivers"."""
    nxt = last + 1 if words[last].low in _BEFORE_UNION and last + 1 < len(words) else last
    if words[nxt].low == "union" and not words[nxt].capital and not words[last - 1].possessive:
        name = " ".join(w.text for w in words[first:last])
        single = last - first == 1 and name.isupper()
        if not places.named(name) and last - first <= 3 and words[last - 1].low not in roles.decoy_before_union:
            return "union", last if single else nxt + 1
    if words[last].text == "," and any(
        w.low in ("represents", "representing", "represent") for w in words[last + 1 : last + 3]
    ):
        if not roles.workers.isdisjoint(w.low for w in words[last + 2 : last + 12]):
            return "union", last
    return None, last


def _by_previous(words: list[Word], first: int, last: int, places: Places, roles: Roles) -> Role | None:
    """Return "union" for a name that "trade union", "labour union" or "the pilots' union" announces."""
    before = first - 1 if first and words[first - 1].text == "," else first
    if before and words[before - 1].low == "union" and not words[before - 1].capital and words[first].low not in roles.titles:
        named = before > 1 and (words[before - 2].low in _BEFORE_UNION or words[before - 2].low.rstrip("'") in roles.workers)
        capitals = last - first == 1 and words[first].text.isupper() and len(words[first].text) > 2
        if (named or capitals) and not places.named(words[first].text):
            return "union"
    return None


def _name(passage: Passage, run: list[Word], whole: list[Word]) -> str:
    """Return the name as written, without a possessive's end."""
    text = passage.body[run[0].start : whole[-1].end]
    return (text[: -len(whole[-1].text)] + bare(whole[-1])).replace("\0", "").strip()


def _abbreviation(words: list[Word], end: int) -> str | None:
    """Return the abbreviation that follows in brackets: the first full mention defines it (rule 6)."""
    if end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")":
        text = words[end + 1].text
        if 2 <= len(text) <= 12 and sum(c.isupper() for c in text) >= 2 and "." not in text:
            return text
    return None
