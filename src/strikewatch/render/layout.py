"""Lines of styled pieces: the one layout of the terminal and the plain text. Colour is a thin layer on top.

All outside text enters through ``say``, which neutralises it, so that a line holds nothing but printable characters and what is
measured is what is shown. Widths are terminal cells (wcwidth), never code points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple
from urllib.parse import quote, urlsplit

from strikewatch.text import for_terminal

Style = Literal[
    "plain", "title", "heading", "name", "union", "employer", "neutral", "dim", "good", "alert", "gone", "mark", "chart",
]  # fmt: skip


class Piece(NamedTuple):
    """Words in one style; ``link`` is an address that the words lead to."""

    text: str
    style: Style = "plain"
    link: str | None = None


Line = tuple[Piece, ...]
BLANK: Line = ()
_MARKS = 4  # what a written language needs at most on one character, Vietnamese, Hebrew and Thai included


def say(words: object, style: Style = "plain", link: str | None = None) -> Piece:
    """Return ``words`` as a piece that is safe to show; spaces at its ends are kept as one."""
    raw = str(words)
    safe = _calm(for_terminal(raw))
    if not safe:
        return Piece(" " if raw == " " else "", style)
    return Piece((" " if raw[0] == " " else "") + safe + (" " if raw[-1] == " " else ""), style, web(link))


def _calm(text: str) -> str:
    """Return ``text`` with at most ``_MARKS`` combining marks on a character: more would climb over the lines around."""
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= _MARKS:
            kept.append(character)
    return "".join(kept)


def web(address: str | None) -> str | None:
    """Return ``address`` in ASCII if it is one of the web, else None: nothing else is ever made a link."""
    if address is None:
        return None
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    return quote(parts.geturl(), safe="!#$%&'()*+,/:;=?@[]~-._", errors="replace")


def cells(text: str) -> int:
    """Return how many terminal cells ``text`` takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def width_of(line: Iterable[Piece]) -> int:
    """Return how many cells ``line`` takes."""
    return cells("".join(piece.text for piece in line))


def wrap(pieces: Iterable[Piece], width: int, *, hang: int = 0) -> list[Line]:
    """Break ``pieces`` into lines of at most ``width`` cells, at spaces; ``hang`` indents all lines but the first."""
    lines: list[Line] = []
    current: list[Piece] = []
    used = 0
    for word in _words(pieces, max(1, width - hang)):
        size = width_of(word)
        if current and used + 1 + size > width - (hang if lines else 0):
            lines.append(_indent(_merge(current), hang if lines else 0))
            current, used = [], 0
        if current:
            current.append(_space(current[-1], word[0]))
            used += 1
        current.extend(word)
        used += size
    lines.append(_indent(_merge(current), hang if lines else 0))
    return lines


def _space(before: Piece, after: Piece) -> Piece:
    """Return the space between two words, in their style where they share it: underlines and links run through."""
    same = before.style == after.style and before.link == after.link
    return Piece(" ", before.style, before.link) if same else Piece(" ")


def _words(pieces: Iterable[Piece], room: int) -> Iterator[list[Piece]]:
    """Yield the unbroken runs of ``pieces``, those wider than ``room`` in parts. A word may change its style half-way."""
    word: list[Piece] = []
    for text, style, link in (*pieces, Piece(" ")):
        for number, part in enumerate(text.split(" ")):
            if number and word:
                yield from _chop(word, room) if width_of(word) > room else (word,)
                word = []
            if part:
                word.append(Piece(part, style, link))


def _chop(word: Sequence[Piece], room: int) -> Iterator[list[Piece]]:
    """Yield a word that is wider than a line in parts of at most ``room`` cells, never cut inside a character."""
    from wcwidth import iter_graphemes

    part: list[Piece] = []
    for text, style, link in word:
        for grapheme in iter_graphemes(text):
            if part and width_of([*part, Piece(grapheme)]) > room:
                yield part
                part = []
            part.append(Piece(grapheme, style, link))
    yield part


def _merge(pieces: Iterable[Piece]) -> Line:
    """Join neighbours of one style and link."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and merged[-1][1:] == piece[1:]:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + piece.text)
        elif piece.text:
            merged.append(piece)
    return tuple(merged)


def _indent(line: Line, by: int) -> Line:
    return (Piece(" " * by), *line) if by and line else line


def indent(lines: Iterable[Line], by: int) -> list[Line]:
    """Shift ``lines`` to the right by ``by`` cells."""
    return [_indent(line, by) for line in lines]


def paragraph(*pieces: Piece, width: int, first: int = 0, hang: int | None = None) -> list[Line]:
    """Return ``pieces`` as wrapped lines, the first indented by ``first``, the others by ``hang`` (default: alike)."""
    rest = first if hang is None else hang
    return indent(wrap(pieces, width - first, hang=rest - first), first)


def beside(left: Sequence[Piece], right: Sequence[Piece], width: int, *, first: int = 0, hang: int = 2) -> list[Line]:
    """Return ``left``, wrapped, with ``right`` at the right margin of its first line."""
    taken = width_of(right)
    if not taken or width - taken < width // 2:
        return paragraph(*left, Piece(" "), *right, width=width, first=first, hang=hang)
    lines = paragraph(*left, width=width - taken - 1, first=first, hang=hang)
    gap = width - taken - width_of(lines[0])
    return [(*lines[0], Piece(" " * gap), *right), *lines[1:]]


def grid(row: Sequence[Sequence[Line]], widths: Sequence[int], *, gap: str = "  ") -> list[Line]:
    """Set ready ``row`` of cells (each a list of lines) side by side, each padded to its width."""
    height = max((len(cell) for cell in row), default=0)
    lines: list[Line] = []
    for number in range(height):
        pieces: list[Piece] = []
        for cell, width in zip(row, widths, strict=True):
            line = cell[number] if number < len(cell) else BLANK
            pieces += [*line, Piece(" " * (width - width_of(line)) + gap)]
        lines.append(_stripped(pieces))
    return lines


def _stripped(pieces: Sequence[Piece]) -> Line:
    """Drop the spaces at the end of a line."""
    merged = list(_merge(pieces))
    while merged and not (bare := merged[-1].text.rstrip(" ")):
        merged.pop()
    if merged:
        merged[-1] = merged[-1]._replace(text=bare)
    return tuple(merged)


def rule(width: int, mark: str = "-") -> Line:
    """Return a line across the page."""
    return (Piece(mark * width, "dim"),)
