"""Lines for a terminal: colour and links laid over the layout. The only module that knows rich.

The colours are mid-tones of the fixed 256-colour palette, each with a contrast of at least 4:1 on black and on white, so that one
page serves dark and light grounds (the 16 named colours mean something else in every theme). No meaning is carried by colour
alone. Links are OSC 8 with a fixed id, so that one that is broken over two lines is still one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache

from rich.color import ColorSystem
from rich.style import Style as RichStyle

from strikewatch.render.layout import Line, Piece, Style

STYLES: dict[Style, str] = {
    "plain": "",
    "title": "bold",
    "heading": "bold color(31)",
    "name": "bold",
    "union": "color(133)",
    "employer": "color(130)",
    "neutral": "color(28)",
    "dim": "color(243)",
    "good": "color(28)",
    "alert": "bold color(161)",
    "gone": "color(243) strike",
    "mark": "bold underline",
    "chart": "color(31)",
}


def paint(lines: Iterable[Line], *, color: bool, links: bool) -> str:
    """Return ``lines`` as text for a terminal, each ended by a newline; with neither colour nor links it is plain text."""
    return "".join("".join(_piece(piece, color=color, links=links) for piece in line) + "\n" for line in lines)


def _piece(piece: Piece, *, color: bool, links: bool) -> str:
    """Return one piece with its escape sequences. Its text and link are printable ASCII or neutralised (``layout.say``)."""
    words = piece.text
    if color and STYLES[piece.style]:
        words = _style(piece.style).render(words, color_system=ColorSystem.EIGHT_BIT)
    if links and piece.link:
        number = zlib.crc32(piece.link.encode("ascii"))
        words = f"\x1b]8;id={number:x};{piece.link}\x1b\\{words}\x1b]8;;\x1b\\"
    return words


@cache
def _style(name: Style) -> RichStyle:
    return RichStyle.parse(STYLES[name])
