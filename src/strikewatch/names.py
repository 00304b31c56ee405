"""Whether two names mean one body: what folding reports into stories and stories into disputes both turn on. Pure."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from strikewatch.model import Party, Role, Side

UNION_ROLES: frozenset[Role] = frozenset({"union", "union-federation"})
EMPLOYER_ROLES: frozenset[Role] = frozenset({"employer", "employer-association"})

# Words that say what a body is, not which one.
_FORM = frozenset((
    "the", "of", "and", "for", "in", "at", "on", "a", "an", "inc", "incorporated", "co", "corp", "corporation", "company",
    "companies", "ltd", "limited", "llc", "plc", "ag", "sa", "nv", "gmbh", "kk", "group", "holdings", "holding",
    "international", "national",
))  # fmt: skip
# Words that many bodies of a trade share: alone they name a trade, not a body.
_TRADE = frozenset((
    "union", "unions", "association", "associations", "federation", "guild", "brotherhood", "alliance", "council",
    "committee", "congress", "confederation", "local", "branch", "district", "board", "authority", "department", "ministry",
    "government", "city", "county", "state", "university", "college", "school", "schools", "hospital", "hospitals", "health",
    "healthcare", "trust", "workers", "worker", "employees", "staff", "members", "teachers", "nurses", "doctors", "drivers",
    "miners", "dockers", "writers", "actors", "directors", "pilots", "crew", "crews", "engineers", "trains", "rail",
    "railway", "bus", "airlines", "airline", "steel", "mine", "mines", "port", "ports", "terminals", "motors", "power",
    "energy", "oil", "gas", "service", "services", "public", "united", "american",
))  # fmt: skip
_COMMON = _FORM | _TRADE
_NOBODY = frozenset({"union", "unions", "workers", "employees", "staff"})
_WORD = re.compile(r"\w+")


def fold(name: str) -> str:
    """Return ``name`` for comparing: no case, accents, points or apostrophes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return " ".join(_WORD.findall(plain.casefold().replace("'", "").replace(".", "")))


@functools.lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in fold(name).split() if word not in _FORM)


@functools.lru_cache(maxsize=20_000)
def known_as(party: Party) -> frozenset[str]:
    """Return all that the body is called, folded.

    What its reports call it by its trade alone ("the union", "bakers") is no name, and an unnamed side ("bakers, Fern Bay") has no other.
    """
    unnamed = party.name[:1].islower()
    aliases = () if unnamed else (a for a in party.aliases if not a.islower() and not all(word in _TRADE for word in _words(a)))
    names = {" ".join(_words(name)) or fold(name) for name in (party.name, *aliases)}
    return frozenset(names | ({fold(party.abbr)} if party.abbr else set())) - {""}


def side(party: Party) -> Side:
    """Return "union", "employer" or "agency"."""
    if party.role in UNION_ROLES:
        return "union"
    return "employer" if party.role in EMPLOYER_ROLES else "agency"


def generic(party: Party) -> bool:
    """Return whether the name says a trade only ("the nurses", "bus drivers' union"), so that it could be many bodies."""
    return party.abbr is None and all(word in _TRADE for word in _words(party.name))


def placeholder(union: Party, employers: Iterable[Party]) -> bool:
    """Return whether a union is called after its employer alone ("the hospital's union"): then it is not known which it is."""
    rest = [word for word in _words(union.name) if word not in _NOBODY]
    return union.abbr is None and any(set(rest) <= set(_words(employer.name)) for employer in employers)


def says_which(word: str) -> bool:
    """Return whether a word of a name says which body it is: neither its form nor its trade."""
    return word.casefold() not in _COMMON


def _within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Return whether one name is the other cut short: "Boeing" of "Boeing Commercial Airplanes", "St Aldric" of "… Health"."""
    distinct = [word for word in shorter if word not in _TRADE and not word.isdigit()]
    return bool(distinct) and longer[: len(shorter)] == shorter


@functools.lru_cache(maxsize=50_000)
def alike(one: Party, other: Party) -> bool:
    """Return whether two parties are one body: the same id, a local and its union, a common name, or one name the other cut short.

    Bodies of different countries or sides never are, though they share an abbreviation.
    """
    if one.id == other.id and side(one) == side(other):
        return True
    if side(one) != side(other) or _differ(one.country, other.country):
        return False
    if (
        one.parent and other.parent
    ):  # two locals are two bodies, though they share their union's name; "CUPE 17" is "CUPE Local 17"
        return one.parent == other.parent and bool(_number(one)) and _number(one) == _number(other)
    if one.parent == other.id or other.parent == one.id:
        return True
    if known_as(one) & known_as(other):
        return one.name == other.name or same_trade(one.sector, other.sector)
    first, second = sorted((_words(one.name), _words(other.name)), key=len)
    return same_trade(one.sector, other.sector) and _within(first, second)


def _number(local: Party) -> tuple[str, ...]:
    """Return the number of a local."""
    return tuple(word for word in _words(local.name) if word[:1].isdigit())


def same_trade(one: str | None, other: str | None) -> bool:
    """Return whether two sectors may be one: "film, TV" and "film and TV" are, an unknown one may be any."""
    if one is None or other is None:
        return True
    return bool(set(_words(one)) & set(_words(other))) or one == other


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def kin(one: Party, other: Party) -> bool:
    """Return whether two parties are one body, or locals of one union: towards one employer they act as one."""
    return alike(one, other) or (one.parent is not None and one.parent == other.parent)


def shared(ones: Iterable[Party], others: Sequence[Party]) -> bool:
    """Return whether any of the ones is any of the others."""
    return any(alike(one, other) for one in ones for other in others)


def of_side(parties: Iterable[Party], wanted: str) -> tuple[Party, ...]:
    """Return the parties of a side, in order."""
    return tuple(party for party in parties if side(party) == wanted)


def called(party: Party) -> str:
    """Return what a headline calls it: the abbreviation, else its name."""
    return party.abbr or party.name


def means(name: str, party: Party) -> bool:
    """Return whether ``name``, as a position or a config gives it, is this party's."""
    folded = fold(name)
    return name == party.id or folded in known_as(party) or " ".join(_words(name)) in known_as(party)


def bare(party: Party) -> Party:
    """Return the party without its mentions: comparable over items, and cheap to hash."""
    return msgspec.structs.replace(party, mentions=()) if party.mentions else party
