"""An item cut into what may be judged and what may not: sentences with offsets, and captions, credits, bylines apart."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from strikewatch.model import Item, Record, Span

ExcludedKind = Literal["caption", "credit", "byline", "dateline", "metadata", "boilerplate"]


class Excluded(Span, frozen=True, kw_only=True):
    """Words that are no prose of the story. A caption may support relevance and place; nothing else of these is ever used."""

    kind: ExcludedKind


class Sentence(Span, frozen=True, kw_only=True):
    """A sentence of the prose. Offsets count in the whole body; ``text`` holds no excluded words at its ends."""

    index: int
    paragraph: int
    headline: bool = False


class Passage(Record, frozen=True, kw_only=True):
    """What the judges read. All offsets count code points of ``body`` (``title + "\\n" + text``)."""

    item: Item
    body: str
    folded: str  # as long as ``body``: lower case, straight quotes, invisible characters as U+0000; offsets are the same
    sentences: tuple[Sentence, ...]
    excluded: tuple[Excluded, ...] = ()
    base: dt.date | None = None  # the item's own date, in its own place: what "Friday" is relative to
    dateline_place: str | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the words between two offsets."""
        return Span(text=self.body[start:end], start=start, end=end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds ``offset``, None for excluded words."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)


def read(item: Item) -> Passage:
    """Cut ``item`` into a passage."""
    raise NotImplementedError
