"""An item cut into what may be judged and what may not: sentences with offsets, and captions, credits, bylines apart."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from strikewatch.analysis.margins import Excluded, ExcludedKind, margins
from strikewatch.analysis.sentences import paragraphs, split
from strikewatch.model import Item, Record, Span
from strikewatch.text import INVISIBLE

__all__ = ["Excluded", "ExcludedKind", "Passage", "Sentence", "fold", "read"]

# Curly and slanted quotes and no-break spaces as their plain kin, one for one, so that offsets stay.
_PLAIN = {
    "'": "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060",
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033",
    " ": "\u00a0\u202f",
}


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
        place = bisect_right(self.sentences, offset, key=_start) - 1
        found = self.sentences[place] if place >= 0 else None
        return found if found is not None and offset < found.end else None

    def excluded_at(self, offset: int) -> Excluded | None:
        """Return the excluded words that hold ``offset``, None for prose."""
        place = bisect_right(self.excluded, offset, key=_start) - 1
        found = self.excluded[place] if place >= 0 else None
        return found if found is not None and offset < found.end else None


def _start(span: Span) -> int:
    return span.start


def fold(body: str) -> str:
    """Return ``body`` as words are looked up in it: lower case, straight quotes, invisible characters as U+0000, as long as before."""
    if body.isascii():
        return body.lower()
    lower = body.lower()
    if len(lower) != len(body):  # İ and its like grow by a character
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in body)
    for plain, others in _PLAIN.items():
        for other in others:  # a chain of replace is ten times as fast as translate
            lower = lower.replace(other, plain)
    return INVISIBLE.sub("\0", lower)


def read(item: Item, body: str | None = None, folded: str | None = None) -> Passage:
    """Cut ``item`` into a passage. ``body`` and ``folded`` may be handed over by a caller that has them already."""
    body = item.body if body is None else body
    begin = len(item.title) + 1
    excluded, day, place = margins(body, begin, tweet=item.kind == "tweet")
    return Passage(
        item=item,
        body=body,
        folded=fold(body) if folded is None else folded,
        sentences=_sentences(body, begin, excluded),
        excluded=excluded,
        base=day or (item.published.date() if item.published else None),
        dateline_place=place,
    )


def _sentences(body: str, begin: int, excluded: tuple[Excluded, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of the prose: the title's, then the text's between the excluded words."""
    found: list[Sentence] = []
    holes = [*excluded, Excluded(text="", start=len(body), end=len(body), kind="metadata")]
    for number, (start, end) in enumerate([(0, begin - 1), *paragraphs(body, begin)]):
        at = start
        for hole in holes[bisect_right(holes, start, key=_end) :]:
            stop = min(hole.start, end)
            for first, last in split(body, at, stop):
                found.append(
                    Sentence(
                        text=body[first:last], start=first, end=last, index=len(found), paragraph=number, headline=number == 0
                    )
                )
            at = max(at, hole.end)
            if hole.start >= end or at >= end:
                break
    return tuple(found)


def _end(span: Span) -> int:
    return span.end
