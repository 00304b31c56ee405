"""A stream of JSON, cut into its records while it flows: the elements of one list, values one after another, or lines.

The fast way: a stretch that ends where the next record seems to start is decoded whole. That it decodes proves that the cut was
right: what starts at a record and is a list when closed ends at a record. Where it does not decode, the stretch is walked token by
token, each record is tried alone, and the bad ones are told. Every byte is walked at most once, and a record that is not
whole is gathered in ever longer pieces, so the time is linear in the input. Nothing recurses: depth is a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")

# A tweet of an archive has 1 to 4 kB, a page of 500 tweets 2 MB.
LONGEST = 16 << 20
# A record as long as this with seams in it has lost a quote: it is taken apart before it has swallowed the whole file.
DOUBTFUL = 2 << 20
# A string (its closing quote in the group, empty where the buffer ends first), a run of brackets, or of anything else.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+("?)|[\[{]++|[\]}]++|[^\s,\[\]{}"]++', re.DOTALL)
_BETWEEN = b" \t\r\n,"
_GAP = re.compile(rb"[ \t\r\n,]*+")
# The end of a record and the start of the next up to its first key. In JSON `{` and a quote never meet inside a string.
_SEAM = re.compile(rb'\}\s*,\s*\{\s*"[^"\\]{0,40}"')
# What a decoder may raise on hostile bytes; anything else is a bug of ours.
UNDECODABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError)
_QUOTE, _CLOSING = b'"]'
_CUT = "is cut off"
_NO_LIST = "is no list of tweets"
_TOO_LONG = f"is longer than {LONGEST >> 20} MB"


class Bad(NamedTuple):
    """A record that is there and cannot be read; ``cut`` where the file ends, or is left, in the middle of it."""

    why: str
    cut: bool = False


class Readers(NamedTuple, Generic[T]):
    """How records become objects: many at once, quickly or not at all; and one alone, by any means."""

    many: Callable[[bytes], list[T]]  # raises one of UNDECODABLE
    one: Callable[[bytes], T | Bad]


def first_records(head: bytes, *, listed: bool) -> Iterator[bytes]:
    """Yield the records that are whole in the beginning of a file."""
    walker = _Walker(listed=listed)
    walker.buffer = head
    if walker.opened or walker.open():
        yield from walker.complete()


def elements(chunks: Iterator[bytes], readers: Readers[T], *, listed: bool) -> Iterator[list[T | Bad]]:
    """Yield the elements of the list that the stream holds; not ``listed``: values one after another, without a list.

    ``readers.many`` is handed elements with their commas, without brackets. What follows the list is not looked at.
    """
    walker = _Walker(listed=listed)
    for chunk in _growing(chunks, lambda: len(walker.buffer)):
        walker.buffer += chunk
        if not walker.opened and not walker.open():
            if walker.buffer:
                yield [Bad(_NO_LIST, cut=True)]
                return
            continue
        yield _step(walker, readers)
        if walker.ended:
            return
    yield _end(walker, readers)


def _growing(chunks: Iterator[bytes], held: Callable[[], int]) -> Iterator[bytes]:
    """Pass a stream on, in pieces at least as long as what is ``held`` of a record: a long one is looked at some dozen times."""
    waiting, length = [], 0
    for chunk in chunks:
        waiting.append(chunk)
        length += len(chunk)
        if length >= held():
            yield b"".join(waiting)
            waiting, length = [], 0
    if waiting:
        yield b"".join(waiting)


def _step(walker: _Walker, readers: Readers[T]) -> list[T | Bad]:
    """Return the records that are whole by now, and take them out of the buffer."""
    run = walker.stretch()
    if run:
        try:
            decoded = readers.many(run)
        except UNDECODABLE:
            pass
        else:
            walker.drop(len(run))
            return [*decoded]
    found: list[T | Bad] = []
    for raw in walker.complete():
        tried = _tried(raw, walker.seam, readers)
        found += tried
    if len(walker.buffer) > DOUBTFUL:
        *pieces, rest = _pieces(walker.buffer, walker.seam)
        if pieces:
            found += [readers.one(piece) for piece in pieces]
            walker.restart(rest)
        if len(rest) > LONGEST:
            found.append(Bad(_TOO_LONG, cut=True))
            walker.ended = True
    return found


def lines(chunks: Iterator[bytes], readers: Readers[T]) -> Iterator[list[T | Bad]]:
    """Yield what each line holds; blank ones are nothing. ``readers.many`` is handed whole lines."""
    buffer = bytearray()
    skipping = False
    for chunk in _growing(chunks, lambda: len(buffer)):
        if skipping:
            _, newline, rest = chunk.partition(b"\n")
            skipping = not newline
            buffer.extend(rest)
        else:
            buffer.extend(chunk)
        cut = buffer.rfind(b"\n") + 1
        found = _lines_of(bytes(buffer[:cut]), readers)
        del buffer[:cut]
        if len(buffer) > LONGEST:
            found.append(Bad(_TOO_LONG))
            buffer.clear()
            skipping = True
        yield found
    if buffer.strip():  # a collector that was stopped, or is at work, leaves half a line: no reason to distrust the rest
        last = readers.one(bytes(buffer))
        yield [Bad(_CUT) if isinstance(last, Bad) else last]


def _lines_of(run: bytes, readers: Readers[T]) -> list[T | Bad]:
    try:
        return [*readers.many(run)]
    except UNDECODABLE:
        return [readers.one(line) for line in run.split(b"\n") if line.strip()]


class _Walker:
    """A buffer walked token by token, from where the last walk stopped. It starts at a record, once opened."""

    def __init__(self, *, listed: bool) -> None:
        self.buffer = b""
        self.listed = listed  # a closing bracket ends it
        self.opened = not listed
        self.ended = False
        self.seam = b""  # how two records are joined here; learnt from the first two
        self._at = 0  # all before was walked
        self._depth = 0

    def open(self) -> bool:
        """Pass the opening bracket; return whether it was there. The buffer is empty if there is nothing to see yet."""
        self.buffer = self.buffer.lstrip(_BETWEEN)
        self.opened = self.buffer.startswith(b"[")
        if self.opened:
            self.drop(1)
        return self.opened

    def drop(self, length: int) -> None:
        """Take what was read out of the buffer."""
        self.restart(self.buffer[length:])

    def restart(self, buffer: bytes) -> None:
        """Go on with another buffer."""
        self.buffer = buffer.lstrip(_BETWEEN)
        self._at = self._depth = 0

    def stretch(self) -> bytes:
        """Return the records up to the last seam, or nothing."""
        cut = self.buffer.rfind(self.seam) if self.seam else -1
        return self.buffer[: cut + 1]

    def complete(self) -> Iterator[bytes]:
        """Yield the records that are whole, and leave in the buffer what is not."""
        start = self._record_start(0)
        self._at = max(self._at, start)
        while (end := self._walk()) >= 0:
            self._at, self._depth = end, 0
            if not self.seam and (match := _SEAM.match(self.buffer, end - 1)):
                self.seam = match[0]
            yield self.buffer[start:end]
            start = self._record_start(end)
        self.buffer, self._at = self.buffer[start:], max(self._at - start, 0)

    def _record_start(self, at: int) -> int:
        gap = _GAP.match(self.buffer, at)
        return gap.end() if gap else at

    def _walk(self) -> int:
        """Return where the record ends, or -1: not in this buffer, or there is no more."""
        for token in _TOKEN.finditer(self.buffer, self._at):
            start, end = token.span()
            first = self.buffer[start]
            if first == _QUOTE:
                if not token[1]:
                    break
            elif first in b"[{":
                self._depth += end - start
            elif first in b"]}":
                if self._depth == 0:
                    self.ended = self.listed and first == _CLOSING
                    return -1 if self.ended else start + 1
                if self._depth <= end - start:
                    return start + self._depth
                self._depth -= end - start
            elif end == len(self.buffer):
                break
            self._at = end
            if self._depth == 0:
                return end
        return -1


def _tried(raw: bytes, seam: bytes, readers: Readers[T]) -> list[T | Bad]:
    """Read one record; one that cannot be read and has others inside it (a quote was lost) is taken apart at the seams."""
    found = readers.one(raw)
    if isinstance(found, Bad) and seam and seam in raw:
        return [readers.one(piece) for piece in _pieces(raw, seam)]
    return [found]


def _pieces(raw: bytes, seam: bytes) -> list[bytes]:
    """Cut bytes at every seam, each piece a record from its opening to its closing brace."""
    if not seam:
        return [raw]
    head, tail = seam[:1], seam[1:].lstrip(_BETWEEN)
    first, *others = raw.split(seam)
    pieces = [first, *(tail + other for other in others)]
    return [piece + head for piece in pieces[:-1]] + pieces[-1:]


def _end(walker: _Walker, readers: Readers[T]) -> list[T | Bad]:
    """Return what the end of the stream leaves: nothing, whole records before a cut, a record without its end."""
    if not walker.opened:
        return [Bad("is empty", cut=True)]
    found = [readers.one(raw) for raw in walker.complete()]
    if walker.ended:
        return found
    if not walker.buffer.strip(_BETWEEN):
        return [*found, Bad(_CUT, cut=True)] if walker.listed else found
    *pieces, rest = _pieces(walker.buffer, walker.seam)
    found += [readers.one(piece) for piece in pieces]
    last = readers.one(rest)
    if not isinstance(last, Bad):
        found.append(last)
    return [*found, Bad(_CUT, cut=True)] if walker.listed or isinstance(last, Bad) else found
