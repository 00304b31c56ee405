"""Paragraphs and sentences by offset, in linear time: wire copy, feeds, tweets, headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strikewatch.dates.names import MONTHS

# A blank after a stop, or after a stop and up to two closing quotes or brackets. Fixed looks back: linear on any text.
_STOP, _CLOSE = r"[.!?\u2026\u3002]", r"[\"')\]\u201d\u2019\u00bb]"
_GAP = re.compile(rf"(?:(?<={_STOP})|(?<={_STOP}{_CLOSE})|(?<={_STOP}{_CLOSE}{_CLOSE}))\s+")
_BREAK = re.compile(r"\n+")
_CLOSERS = "\"')]\u201d\u2019\u00bb"
_OPENERS = "\"'([\u201c\u2018\u00ab"

# A full stop after these ends no sentence: titles, months, numbers, Latin.
_TITLES_AND_DATES = (
    "mr mrs ms dr prof rev hon gen col lt sgt capt gov sen rep pres st mt ft messrs mx supt insp jan feb mar apr jun jul aug sep sept oct"
    " nov dec mon tue tues wed thu thur thurs fri vs v dept approx est al eg ie cf viz"
)
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
_NEVER = frozenset(_TITLES_AND_DATES.split())
# After these only before a figure: "No. 4", "Sec. 8".
_NUMBERED = frozenset(("no", "nos", "art", "sec", "fig", "pp", "vol", "ch"))
# After these only if the next word is one that opens sentences: "in the U.S. The union …".
_COMPANIES_AND_PLACES = "inc corp co ltd plc bros jr sr u.s u.k u.n e.u d.c p.m a.m l.a n.y etc ave blvd rd mo ph.d"
_PERHAPS = frozenset(_COMPANIES_AND_PLACES.split())
_OPENING_WORDS = (
    "the a an in on at but and it he she they we i this that these those there when while after before if as for with its his her their"
    " our union unions workers members management however meanwhile last on talks both some most many no one"
)
_STARTERS = frozenset(_OPENING_WORDS.split())


def paragraphs(body: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of ``body`` from ``begin``. A line that only wraps a sentence does not end one.

    A hard-wrapped line goes on: what follows begins with a small letter and what precedes ends without a stop.
    """
    start = begin
    for gap in _BREAK.finditer(body, begin):
        follows = body[gap.end() : gap.end() + 1]
        wraps = gap.end() - gap.start() == 1 and _wraps(body, start, gap.start(), follows)
        if wraps or gap.start() < begin:
            continue
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(body):
        yield start, len(body)


def _wraps(body: str, first: int, stop: int, follows: str) -> bool:
    """Tell whether a line that ends at ``stop`` goes on: "began on Nov. / 12", "at 2 p.m. / on Wednesday"."""
    last = body[max(first, stop - 12) : stop].rsplit(None, 1)[-1:]
    word = last[0].lower() if last else ""
    if word.endswith(".") and word[:-1] in _NEVER | _PERHAPS:
        return follows.islower() or (follows.isdigit() and word[:-1] in _MONTHS)
    return (follows.islower() and word[-1:] not in tuple(".!?:;")) or (follows.isdigit() and word in MONTHS)


def split(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``body[start:end]`` without the blanks at their ends."""
    first = start
    for gap in _GAP.finditer(body, start, end):
        if gap.end() < end and gap.start() > first and _ends(body, first, gap.start(), gap.end(), end):
            yield from _trimmed(body, first, gap.start())
            first = gap.end()
    yield from _trimmed(body, first, end)


def _trimmed(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without blanks at its ends, unless it holds no letter or digit at all."""
    text = body[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    if any(c.isalnum() for c in body[start:end]):
        yield start, end


def _ends(body: str, first: int, stop: int, follow: int, end: int) -> bool:
    """Tell whether a sentence ends at ``stop``, before the blank that runs to ``follow``."""
    last = stop
    while last > first and last > stop - 4 and body[last - 1] in _CLOSERS:
        last -= 1
    mark = body[last - 1]
    if mark not in ".!?\u2026\u3002":
        return False
    opening = body[follow]
    if opening in _OPENERS and follow + 1 < end:
        opening = body[follow + 1]
    if opening.islower():
        return False
    if mark != ".":
        return True
    return not _abbreviates(body, first, last - 1, follow, end)


def _abbreviates(body: str, first: int, stop: int, follow: int, end: int) -> bool:
    """Tell whether the full stop at ``stop`` belongs to an abbreviation or an initial."""
    floor = max(first, stop - 12)
    begin = max(body.rfind(c, floor, stop) for c in " \n\t(\"\u201c'") + 1
    word = body[max(begin, floor) : stop].lower()
    if word in _NEVER:
        return True
    if word in _NUMBERED:
        return body[follow].isdigit()
    if word in _PERHAPS or (len(word) == 3 and word[1] == "."):
        return _next_word(body, follow, end) not in _STARTERS
    # "J. Smith": a single capital letter; "I." and "A." at a sentence's end are rarer than initials
    return len(word) == 1 and word.isalpha()


def _next_word(body: str, follow: int, end: int) -> str:
    chunk = body[follow : min(end, follow + 20)].lstrip("".join(_OPENERS))
    return chunk.split(None, 1)[0].lower().rstrip(",") if chunk.split() else ""
