"""Show: records → the forms that people and programs read. Pure: no clock, no network, the same bytes for the same record."""

from __future__ import annotations

from typing import assert_never

from strikewatch.model import Calendar, Digest, Dossier, Found, Ledger, Omissions, Shown
from strikewatch.render.data import PUBLISHED, json, json_schema
from strikewatch.render.ical import ics
from strikewatch.render.layout import Line
from strikewatch.render.markdown_page import markdown
from strikewatch.render.sheet import csv
from strikewatch.render.web import html, mail_html

__all__ = ["PUBLISHED", "View", "csv", "html", "ics", "json", "json_schema", "mail_html", "markdown", "terminal", "text"]

View = Digest | Ledger | Calendar | Dossier | Shown | Omissions | Found


def terminal(view: View, *, width: int = 100, color: bool = False, links: bool = False) -> str:
    """Return ``view`` for a terminal of ``width`` cells; where links cannot be followed, addresses are printed in full."""
    from strikewatch.render.paint import paint

    return paint(_lines(view, width, addresses=not links), color=color, links=links)


def text(view: View, *, width: int = 72) -> str:
    """Return ``view`` as plain text: the mail's text part at 72."""
    return "".join("".join(piece.text for piece in line) + "\n" for line in _lines(view, width, addresses=True))


def _lines(view: View, width: int, *, addresses: bool) -> list[Line]:
    """Return the page of ``view``, at least 20 cells wide: below that nothing reads."""
    from strikewatch.render.dossier_page import dossier_lines
    from strikewatch.render.listings import calendar_lines, found_lines, ledger_lines, omission_lines
    from strikewatch.render.page import digest_lines
    from strikewatch.render.shown import shown_lines

    width = max(20, width)
    match view:
        case Digest():
            lines = digest_lines(view, width=width, addresses=addresses)
        case Ledger():
            lines = ledger_lines(view, width=width, addresses=addresses)
        case Calendar():
            lines = calendar_lines(view, width=width, addresses=addresses)
        case Dossier():
            lines = dossier_lines(view, width=width, addresses=addresses)
        case Shown():
            lines = shown_lines(view, width=width)
        case Omissions():
            lines = omission_lines(view, width=width)
        case Found():
            lines = found_lines(view, width=width, addresses=addresses)
        case _:
            assert_never(view)
    return lines
