"""Phrases that say who tells a thing: the record, a named person, another outlet, nobody with a name, nobody at all."""

from __future__ import annotations

from typing import Literal, cast

from strikewatch.lexicon.files import read_toml
from strikewatch.lexicon.match import Hit, Matcher

Kind = Literal["record", "named", "republished", "anonymous", "rumour"]
_KINDS: tuple[Kind, ...] = ("record", "named", "republished", "anonymous", "rumour")


class Hearsay:
    """The phrases of ``hearsay.toml``, found in one pass."""

    def __init__(self) -> None:
        """Read ``hearsay.toml``."""
        tables = read_toml("hearsay.toml")
        self._matcher = Matcher([(phrase, kind) for kind in _KINDS for phrase in tables[kind]])
        self.denials = frozenset(cast("list[str]", tables["denials"]))
        self.speakers = frozenset(cast("list[str]", tables["speakers"]))

    def find(self, folded: str, body: str) -> list[Hit[Kind]]:
        """Return the phrases of the text in order."""
        return sorted(self._matcher.find(folded, body), key=lambda h: h.start)
