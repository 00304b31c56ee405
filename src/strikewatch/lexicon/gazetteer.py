"""The bodies of the trade: unions, employers, agencies, and the names that they go by (domain 5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from strikewatch.lexicon.files import read_toml
from strikewatch.lexicon.match import Hit, Matcher
from strikewatch.model import Body, Record, Role
from strikewatch.text import slug

# A plural before the head of a union's name.
_PLURAL_OWNER = re.compile(r"(\w{3,}s) (Union|Association|Federation|Guild|Society|Congress)\b")

_FILES: tuple[tuple[str, Role], ...] = (("unions", "union"), ("employers", "employer"), ("agencies", "agency"))


class Entry(Record, frozen=True, kw_only=True):
    """A body of the gazetteer. ``guarded`` names need company: see the head of ``unions.toml``."""

    id: str = ""
    name: str
    abbr: str | None = None
    role: Role = "union"
    country: str | None = None
    sector: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    own: bool = False  # the user's: wins over any shipped body of the same name


class Name(NamedTuple):
    """One name of one body: ``full`` names settle which body an abbreviation means."""

    entry: Entry
    kind: Literal["full", "abbr", "alias"]
    guarded: bool


class Gazetteer:
    """All bodies, found by any of their names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the shipped bodies first, then the user's: theirs replace what bears the same name or abbreviation."""
        self.entries = {entry.id: entry for entry in _overridden(list(entries))}
        self._handles = {handle.lstrip("@").lower(): e for e in self.entries.values() for handle in e.handles}
        bearers: dict[str, list[Name]] = {}
        for entry in self.entries.values():
            for text, kind in _names(entry):
                bearers.setdefault(text, []).append(Name(entry, kind, text in entry.guarded))
        spelt: dict[str, dict[str, Name]] = {}
        cased: set[str] = set()
        for text, names in bearers.items():
            for variant in _variants(text):
                if _by_case(text):
                    cased.add(variant)
                for name in names:
                    spelt.setdefault(variant, {}).setdefault(name.entry.id, name)
        self._matcher = Matcher([(variant, tuple(names.values())) for variant, names in spelt.items()], cased=cased)

    def find(self, folded: str, body: str) -> list[Hit[tuple[Name, ...]]]:
        """Return each name in the text with all bodies that bear it, longest first of those that overlap, in order."""
        kept: list[Hit[tuple[Name, ...]]] = []
        for hit in sorted(self._matcher.find(folded, body), key=lambda h: (h.start, -h.end)):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
            elif (hit.start, hit.end) == (kept[-1].start, kept[-1].end):
                kept[-1] = Hit(
                    (*kept[-1].meaning, *(n for n in hit.meaning if n.entry not in [k.entry for k in kept[-1].meaning])),
                    hit.start,
                    hit.end,
                )
        return kept

    def speaks_for(self, handle: str) -> Entry | None:
        """Return the body that lists the account ``handle`` (with or without @), if any does."""
        return self._handles.get(handle.lstrip("@").lower())

    def named(self, name: str) -> Entry | None:
        """Return the body whose name, abbreviation or alias ``name`` is, if it is exactly one."""
        wanted = name.casefold()
        found = [e for e in self.entries.values() if any(text.casefold() == wanted for text, _ in _names(e))]
        return found[0] if len(found) == 1 else None


def load(bodies: tuple[Body, ...] = ()) -> Gazetteer:
    """Read the shipped bodies and add the user's."""
    return Gazetteer([*shipped(), *(_own(body) for body in bodies)])


def shipped() -> Iterator[Entry]:
    """Yield the bodies of ``unions.toml``, ``employers.toml`` and ``agencies.toml``."""
    for file, role in _FILES:
        for ident, columns in read_toml(f"{file}.toml").items():
            yield msgspec.convert({"role": role, **columns, "id": ident}, Entry)


def _own(body: Body) -> Entry:
    """Return the user's ``body`` as an entry. Its id is made of the name, so that it stays the same over runs."""
    return Entry(
        id=f"{slug(body.abbr or body.name)}-{(body.country or 'own').lower()}",
        name=body.name,
        abbr=body.abbr,
        role=body.role,
        country=body.country,
        sector=body.sector,
        aliases=body.aliases,
        handles=body.handles,
        own=True,
    )


def _overridden(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries without those shipped ones that bear a name or abbreviation of a user's own."""
    taken = {text.casefold() for entry in entries if entry.own for text in (entry.name, entry.abbr) if text}
    for entry in entries:
        if entry.own or not taken & {text.casefold() for text in (entry.name, entry.abbr) if text}:
            yield entry


def _names(entry: Entry) -> Iterator[tuple[str, Literal["full", "abbr", "alias"]]]:
    yield entry.name, "full"
    if entry.abbr and entry.abbr != entry.name:
        yield entry.abbr, "abbr"
    for alias in entry.aliases:
        yield alias, "alias"


def _by_case(text: str) -> bool:
    """Return whether ``text`` is matched in its own case: single words and abbreviations are (rules 2 and 3)."""
    return "'" not in text and (" " not in text or text.replace(" ", "").isupper())


def _variants(text: str) -> set[str]:
    """Return the spellings of a name: "&" and "and", with and without apostrophe and comma, slashes as blanks (rule 1)."""
    text = text.replace("\u2019", "'").replace("/", " ")
    found = {text, text.replace("&", "and") if " & " in text else text.replace(" and ", " & ")}
    if "'" not in text:  # "Dentists Union" is also written "Dentists' Union"
        found |= {_PLURAL_OWNER.sub(r"\1' \2", variant) for variant in found}
    if " " in text:
        found |= {v.replace("'", "") for v in found} | {v.replace(",", "") for v in found}
        found |= {v.replace(", and ", " and ") for v in found}
    return {" ".join(v.split()) for v in found}
