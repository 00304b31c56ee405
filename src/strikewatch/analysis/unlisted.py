"""Bodies that no list holds, by how their names are made: "Calder Bay Nurses Association", "the Orlin union", "Vesk Corp"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from strikewatch.analysis import announced
from strikewatch.analysis.announced import Run
from strikewatch.analysis.body import UNIONS
from strikewatch.analysis.listed import Listed, titled
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word, bag, bare
from strikewatch.lexicon.places import Places
from strikewatch.lexicon.roles import Roles
from strikewatch.model import Role

# Within a name these may be small: "Union of Metal and Allied Workers", "Sindicato de Choferes".
_LINKS = bag("of and & for the de des du la le los las do da dos del der di")
_OPENERS = bag(
    "largest biggest major top leading the a an in on at but and for while when after as if with by from its their our his her this that these those it he she they we"
    " striking some many most all both other former last next meanwhile however separately under more about nearly only us u.s since"
    " new what who why how no not or to so yet union unions trade labor labour local about because workers government"
)
# Not the name of anybody, whatever stands next to it.
_CALENDAR = bag(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december reuters ap afp christmas easter mr mrs ms dr president prime"
)
_TICKER = re.compile(
    r"\s?(?:\(\s?)?\b[A-Z0-9]{1,8}[a-z]?\.(?:N|O|L|DE|PA|AX|TO|BO|NS|KS|KQ|T|HK|SI|J|SA|SN|MX|AS|BR|MI|MC|ST|OL|HE|CO|VX|S|AT|LS|IS|WA|PK|OB|K|SZ|SS|KL|JK|LM|NZ|TW|TA|BK|LIM|IR|I|VI|PR|BU|MM|UL)\b"
)


_LEGAL_FORMS = bag("inc corp co ltd plc ag sa nv spa ab asa llc lp holdings gmbh se pty bhd corporation limited oyj incorporated")
# Capitals that name no employer: things, offices, hours, bodies between states.
_SHORT = bag("dvd ceo cfo gdp cola gmt edt est pst bst imf ecb nato opec usa utc pdt cet hiv aids covid ira asap faq ppe pto")
_PEOPLE = bag(
    "members staff employees workers leaders officials delegates representatives managers executives officers negotiators management"
)
# In these languages the head of a union's name stands first.
_HEAD_FIRST = bag("sindicato syndicat sindacato sindicat gewerkschaft")
# Of these the place's name is a part of their own: "Calder Bay hospital".
_HOUSES = bag("hospital hospitals university college council airport orchestra museum library zoo clinic hospice")
_QUARTERS = frozenset(
    ("southern", "northern", "eastern", "western", "central", "greater", "upper", "lower", "north", "south", "east", "west")
)


# Capitals of bodies that speak in many a story of work and are no employer in it.
_NO_EMPLOYERS = (
    "democratic party",
    "republican party",
    "labour party",
    "conservative party",
    "socialist party",
    "central bank",
    "reserve bank",
    "stock exchange",
    "board of trade",
    "monetary fund",
    "supreme court",
    "high court",
)


# Bodies between the sides and over them: "Labour Relations Council", "Medical Council".
_BOARDS = bag("relations bargaining council board commission committee research")
_NUMBERS = bag("two three four five six seven eight nine ten")
# "A and B": between the names of two unions.
_AND, _BREATH, _ACRONYM = ("and", "and the", "or"), 9, 3
_TRADES = 8  # words between a comma in a union's name and its end
_STATELY = bag("president minister governor mayor senator")


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
    taken = [(m.start, m.end) for m in listed]
    starts = [start for start, _ in taken]
    inside = {bare(word) for words in sentences for word in words[1:] if word.capital}
    for words in sentences:
        if words and titled(passage.body[words[0].start : words[-1].end]):
            continue
        for first, last in _runs(words, roles):
            found = _judge(Run(passage, words, first, last, places, roles))
            if found is None or (not found.sure and first == 0 and last == 1 and bare(words[0]) not in inside):
                continue  # the first word of a sentence has a capital whatever it is
            place = bisect_right(starts, found.start) - 1
            if not found.sure and _is_beside_union(passage, found, listed, place):
                found = found._replace(role="union", sure=True)
            clear = (
                place < 0 or taken[place][1] <= found.start or (taken[place][0] == found.start and taken[place][1] < found.end)
            )
            if clear and not (found.role == "union" and _holds_union(found, listed, max(place, 0))):
                yield found


def _is_beside_union(passage: Passage, found: Unlisted, listed: tuple[Listed, ...], place: int) -> bool:
    """Return whether capitals stand in one breath with a listed union: "USO and SITCPLA said crews would stop"."""
    if not found.name.isupper() or len(found.name) < _ACRONYM or " " in found.name:
        return False
    gaps = [(m.entry.role, passage.body[m.end : found.start]) for m in listed[max(0, place) : place + 1]]
    gaps += [(m.entry.role, passage.body[found.end : m.start]) for m in listed[place + 1 : place + 2]]
    return any(role in UNIONS and gap.strip(" ,") in _AND and len(gap) <= _BREATH for role, gap in gaps)


def _holds_union(found: Unlisted, listed: tuple[Listed, ...], place: int) -> bool:
    """Return whether a listed union stands inside the run: "Nurses of the Minnesota Nurses Association"."""
    within = (m for m in listed[place : place + 2] if found.start <= m.start and m.end <= found.end)
    return any(m.entry.role in UNIONS for m in within)


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
            elif words[end].capital and _is_their_body(words[end - 1], words[end], roles):
                end += 1
            elif words[end].text == "," and (past := _past_trades(words, at, end, roles)):
                end = past
            else:
                break
        yield at, end
        at = end


def _is_their_body(owner: Word, word: Word, roles: Roles) -> bool:
    """Return whether two words belong to one name by the possessive between them: "Miners' Federation", "Weavers' Union"."""
    plural = owner.possessive and owner.low.endswith("s")
    heads = roles.union_heads | roles.body_heads
    return owner.possessive and (owner.low.rstrip("'") in roles.workers or (plural and word.low in heads))


def _past_trades(words: list[Word], first: int, comma: int, roles: Roles) -> int:
    """Return the place past the trades that a union lists in its name, or 0: "Federation of Mining, Metals and Steel Workers"."""
    heads = roles.union_heads | roles.body_heads
    if not any(w.low in heads for w in words[first:comma]) or not any(w.low == "of" for w in words[first:comma]):
        return 0
    at = comma
    while at < min(len(words), comma + _TRADES) and (words[at].capital or words[at].low in (",", "and")):
        at += 1
        if words[at - 1].capital and words[at - 1].low in roles.workers and any(w.low == "and" for w in words[comma:at]):
            return at
    return 0


def _goes_on(words: list[Word], at: int) -> bool:
    """Return whether an opening word is a part of the name after all: "National" is, "Union of Dockers" is."""
    return (
        words[at].low in ("union", "workers", "local", "new")
        and at + 1 < len(words)
        and (words[at + 1].low == "of" or words[at + 1].capital)
    )


def _linked(words: list[Word], first: int, link: int, roles: Roles) -> bool:
    """Return whether the small word at ``link`` joins two parts of one name. "and" does so only before the name's own head."""
    after = [w for w in words[link + 1 : link + 3] if w.low not in ("the", "la", "los", "las")][:1]
    if not after or not after[0].capital or words[link - 1].possessive:
        return False
    heads = roles.union_heads | roles.body_heads
    if words[link].low in ("and", "&"):
        if words[link + 1].low == "the" or any(w.low in heads or w.low in roles.suffixes for w in words[first:link]):
            return False
        rest = words[link + 1 : link + 5]
        return words[link].low == "&" or any(w.capital and w.low in heads for w in rest)
    return any(w.low in heads for w in words[first:link]) or words[link].low not in ("for", "the")


def _judge(run: Run) -> Unlisted | None:
    """Return what the run is the name of, if of a body at all."""
    words, first = run.words, run.first
    if words[first].low in _PEOPLE and first + 1 < run.last and words[first + 1].low in ("of", "at", "from"):
        first += 2  # "Members of the …": the body is what they belong to
        while first < run.last and words[first].low in ("the", "la", "los", "las"):
            first += 1
    while first < run.last and words[first].low in _OPENERS and not _goes_on(words, first):
        first += 1
    if first >= run.last or _TICKER.fullmatch(words[first].text):
        return None
    run = run._replace(first=first)
    end = run.last
    role = _by_name(run.inside, run.roles)
    if role is None and end < len(words):
        role, end = announced.by_next(run)
    role = role or announced.by_previous(run) or ("union" if _may_join(run) and announced.is_in_row(run) else None)
    if role is None:
        return None if _is_no_employer(run) else _company(run)
    name = run.name(end)
    if len(name) < 2 or run.places.named(name) or (len(run.inside) == 2 and run.places.named(words[first].text)):
        return None  # "Nigerian Unions" are no one body
    return Unlisted(name, role, words[first].start, words[end - 1].end, _abbreviation(words, end))


def _may_join(run: Run) -> bool:
    """Return whether the run may be the name of a union in a row of them: short, no place, no person's office."""
    return len(run.inside) <= 4 and not run.places.named(run.name(run.last)) and run.inside[0].low not in run.roles.titles


def _company(run: Run) -> Unlisted | None:
    """Return the employer that the run may name: surely one with a ticker, a legal form or a trade's word at its end."""
    words, inside, roles = run.words, run.inside, run.roles
    start, abbr = inside[0].start, _abbreviation(words, run.last)
    if run.last < len(words) and words[run.last].text in ("plc", "ltd", "inc", "llc", "gmbh"):
        return Unlisted(run.name(run.last), "employer", start, words[run.last].end)
    last = run.last
    while last > run.first + 1 and words[last - 1].low in _LEGAL_FORMS and not words[last - 1].text.islower():
        last -= 1
    if (
        last < run.last
        or (len(inside) > 1 and inside[-1].low in roles.suffixes - {"as", "se"})
        or _TICKER.match(run.passage.body, inside[-1].end)
    ):
        return Unlisted(run.name(last), "employer", start, inside[-1].end, abbr)
    name = run.name(run.last)
    if any(c.isdigit() for c in name) or (name.isupper() and (len(name) < 3 or name.lower() in _SHORT)):
        return None
    part = inside[0].low in _QUARTERS and run.places.named(run.words[run.last - 1].text) is not None
    if (
        part
        or inside[0].low in roles.titles
        or run.places.named(name)
        or len(inside) > 5
        or _in_state(words, run.last, run.places)
    ):
        return None
    house = run.words[run.last] if run.last < len(run.words) and not inside[-1].possessive else None
    if house is not None and house.low in _HOUSES and house.text.islower():
        return Unlisted(f"{name} {house.low}", "employer", start, house.end, sure=True)
    sure = (inside[-1].low in roles.employer_heads and len(inside) > 1) or announced.is_called_employer(run)
    return Unlisted(name, "employer", start, inside[-1].end, abbr, sure=sure)


def _is_no_employer(run: Run) -> bool:
    """Return whether the run is a statesman's name, a party's, a central bank's, or "Hospital", "Players" that open a sentence."""
    name = run.name(run.last).lower()
    if run.inside[-1].low in _NUMBERS:  # "the Big Three"
        return True
    stately = run.first > 0 and len(run.inside) > 1 and run.words[run.first - 1].low in _STATELY
    return stately or name.endswith(_NO_EMPLOYERS) or name in run.roles.employer_nouns | run.roles.workers


def _in_state(words: list[Word], last: int, places: Places) -> bool:
    """Return whether a comma and a larger place follow: "Wilmington, California" is a town."""
    return last + 1 < len(words) and words[last].text == "," and places.named(words[last + 1].text) is not None


def _by_name(run: list[Word], roles: Roles) -> Role | None:
    """Return the side that the words of the name say: a worker's word with an association, an owner's word with one, a union."""
    lows = [word.low.rstrip("'") for word in run]
    heads = [i for i, low in enumerate(lows) if low in roles.union_heads]
    if len(run) > 1 and heads and not (heads[0] and lows[heads[0] - 1] in roles.decoy_before_union):
        if heads[0] > 0 or lows[0] in _HEAD_FIRST or (len(lows) > 2 and lows[1] == "of"):
            return "union"
        return None
    if not any(low in roles.body_heads for low in lows):
        united = len(run) > 2 and "workers" in lows and "united" in lows
        of = any(low.endswith("s") and low in roles.workers and lows[at : at + 1] == ["of"] for at, low in enumerate(lows[1:], 2))
        return "union" if united or of else None  # "Transport Workers of Velden"
    if any(low in roles.employer_marks for low in lows):
        return "employer-association"
    served = any(low in roles.served for low in lows) and _BOARDS.isdisjoint(lows)
    return "union" if served or any(low in roles.workers for low in lows) else None


def _abbreviation(words: list[Word], end: int) -> str | None:
    """Return the abbreviation that follows in brackets: the first full mention defines it (rule 6)."""
    if end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")":
        text = words[end + 1].text
        if 2 <= len(text) <= 12 and sum(c.isupper() for c in text) >= 2 and "." not in text:
            return text
    return None
