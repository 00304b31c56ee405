"""Show: records → the forms that people and programs read. Pure: no clock, no network, the same bytes for the same record."""

from __future__ import annotations

from strikewatch.model import Digest, Record
from strikewatch.render.data import PUBLISHED, json, json_schema
from strikewatch.render.layout import Line

__all__ = ["PUBLISHED", "json", "json_schema", "terminal", "text"]

View = Digest


def terminal(view: View, *, width: int = 100, color: bool = False, links: bool = False) -> str:
    """Return ``view`` for a terminal of ``width`` cells; where links cannot be followed, addresses are printed in full."""
    from strikewatch.render.paint import paint

    return paint(_lines(view, width, addresses=not links), color=color, links=links)


def text(view: View, *, width: int = 72) -> str:
    """Return ``view`` as plain text: the mail's text part at 72."""
    return "".join("".join(piece.text for piece in line) + "\n" for line in _lines(view, width, addresses=True))


def _lines(view: Record, width: int, *, addresses: bool) -> list[Line]:
    """Return the page of ``view``, at least 20 cells wide: below that nothing reads."""
    from strikewatch.render.page import digest_lines

    width = max(20, width)
    match view:
        case Digest():
            return digest_lines(view, width=width, addresses=addresses)
        case _:
            raise TypeError(type(view).__name__)
