"""Invented items, read whole: what the tests of parties, quotes, positions and provenance look at."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, NamedTuple

from strikewatch import lexicon as _lexicon
from strikewatch.analysis import parties, passage, positions, provenance, quotes
from strikewatch.analysis.passage import Passage
from strikewatch.lexicon import Lexicon
from strikewatch.model import Body, IssueFinding, Item, LexiconAdditions, Party, Position, Provenance, Quote, Span


class Reading(NamedTuple):
    """All that helper functions of the tests ask for."""

    passage: Passage
    parties: tuple[Party, ...]
    issues: tuple[IssueFinding, ...]
    quotes: tuple[Quote, ...]
    positions: tuple[Position, ...]
    provenance: Provenance

    def said(self) -> set[tuple[str, str, str, str]]:
        """Return party, stance, issue group and teller of every position."""
        return {(p.party, p.stance, p.issue.split(".")[0], p.asserted_by) for p in self.positions}

    def named(self) -> dict[str, str]:
        """Return the parties' names with their roles."""
        return {p.name: p.role for p in self.parties}


@cache
def lexicon(*bodies: Body) -> Lexicon:
    """Return the shipped lexicon, with a user's bodies."""
    return _lexicon.load(LexiconAdditions(bodies=bodies))


def item(text: str, title: str = "", **fields: Any) -> Item:
    """Return an item of Tuesday 1 August 2023."""
    given = {"id": "a1", "source": "test", "published": dt.datetime(2023, 8, 1, 12, tzinfo=dt.UTC), **fields}
    return Item(text=text, title=title, **given)


def findings(read: Passage, words: Lexicon) -> tuple[IssueFinding, ...]:
    """Return every issue that a phrase of the taxonomy names: which of them count is not the matter here."""
    found: dict[str, list[Span]] = {}
    for hit in words.issues.find(read.folded, read.body):
        for cue in hit.meaning:
            if not cue.cut and read.sentence_at(hit.start) is not None:
                found.setdefault(cue.slug, []).append(read.span(hit.start, hit.end))
    return tuple(IssueFinding(slug=slug, evidence=tuple(spans)) for slug, spans in found.items())


def read(text: str, title: str = "", *, bodies: tuple[Body, ...] = (), **fields: Any) -> Reading:
    """Read an invented item with every judge of this room, whatever its relevance."""
    words = lexicon(*bodies)
    read = passage.read(item(text, title, **fields))
    named = findings(read, words)
    sides = parties.find(read, words)
    said = quotes.find(read, sides, words)
    return Reading(
        read, sides, named, said, positions.find(read, sides, named, said, words), provenance.judge(read, sides, said, words)
    )
