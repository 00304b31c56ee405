"""The digest as HTML: one self-contained page, and the mail's HTML part. No script, no remote resource, no tracking.

Every value passes the template engine's escaping, and before it ``_neutral``: what is invisible or would turn the writing
round is dropped, as in a terminal.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from strikewatch.model import Cell, Digest, Note, Row
from strikewatch.render import charts, words
from strikewatch.render.layout import web
from strikewatch.text import for_terminal

if TYPE_CHECKING:
    from jinja2 import Environment

# Code points that no HTML document may hold (noncharacters).
_FORBIDDEN = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17)) + "]"
)


class Side(NamedTuple):
    """A column of a row: what the party itself says first, then what the other side tells of it."""

    kind: str
    name: str
    cells: tuple[Cell, ...]
    named: bool


def html(digest: Digest) -> str:
    """Return the digest as one self-contained page."""
    return _environment().get_template("digest.html.jinja").render(_context(digest))


def mail_html(digest: Digest) -> str:
    """Return the digest for mail programs: tables, styles on the elements, block characters for charts."""
    import css_inline

    page = _environment().get_template("mail.html.jinja").render(_context(digest))
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True).inline(page)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("strikewatch.render"), autoescape=True, undefined=StrictUndefined, finalize=_neutral,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    filters = (
        words.backing, words.balance, words.change, words.counted, words.day, words.due, words.issue, words.many, words.moment,
        words.place, words.size, words.sources, words.spread, words.stance, words.upcoming, words.when, charts.strip, web,
    )  # fmt: skip
    environment.filters.update({one.__name__: one for one in filters}, sides=sides)
    environment.globals["ladder"] = words.LADDER
    environment.globals["nothing"] = words.NOTHING
    return environment


def _neutral(value: Any) -> Any:
    """Return outside text harmless; what the engine has already escaped (a macro's output) as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return _FORBIDDEN.sub("\ufffd", for_terminal(value))
    return value


def _context(digest: Digest) -> dict[str, Any]:
    """Return all that the templates need besides the digest itself."""
    here = words.local(digest.now, digest.zone)
    asides = _asides(digest)
    by_verdict: dict[str, list[str]] = {}
    for entry in digest.dropped:
        by_verdict.setdefault(entry.verdict, []).append(f"{entry.what} {entry.count:,}")
    return {
        "digest": digest,
        "refs": {reference.number: reference for reference in digest.references},
        "title": f"Strikewatch, {words.day(here, year=True)}",
        "day": words.day(here, year=True),
        "to": f"to {words.hour(here)}",
        "today": here.date(),
        "asides": asides,
        "coverage": [charts.coverage(label, counts) for label, counts in digest.coverage if any(counts)],
        "dropped": [(verdict, ", ".join(parts)) for verdict, parts in by_verdict.items()],
        "sections": _sections(digest, asides),
    }


Aside = tuple[str, str, str, tuple[Note, ...]]


def _asides(digest: Digest) -> tuple[Aside, ...]:
    """Return the sections of lines that are no findings: key, heading, explanation, lines."""
    return (
        ("unverified", "Unverified", "Not counted above, no stage changed.", digest.unverified),
        ("same", "Possibly the same dispute", "Decide: strikewatch mark --same.", digest.maybe_same),
        ("quiet", "Quiet", "Watched disputes without news.", digest.quiet),
        ("organising", "Organising", "", digest.organising),
        ("labour", "Other labour news", "", digest.labour),
    )


def _sections(digest: Digest, asides: tuple[Aside, ...]) -> list[tuple[str, str]]:
    """Return the sections that are there: their keys and headings, for the contents."""
    found = [
        ("changed", "What changed", digest.changes),
        ("dates", "Dates", digest.dates or digest.later),
        ("corrected", "Corrected", digest.corrected),
        ("groups", f"By {digest.group_by}", digest.groups or digest.quiet_issues),
        ("ledger", "Ledger", digest.ledger),
        *((key, label, lines) for key, label, _, lines in asides),
        ("coverage", "Coverage", digest.coverage),
        ("dropped", "Dropped", True),
        ("sources", "Sources", digest.references),
    ]
    return [(key, label) for key, label, there in found if there]


def sides(row: Row) -> list[Side]:
    """Return the columns of a row, the neutral one only where somebody neutral speaks."""
    left, right = words.sides(row.name)
    columns = [("union", left, row.union), ("employer", right, row.employer)]
    columns += [("neutral", "Neutral", row.neutral)] if row.neutral else []
    found = []
    for kind, name, told in columns:
        ordered = tuple(sorted(told, key=lambda cell: cell.per is not None))
        found.append(Side(kind, name, ordered, named=len({cell.party for cell in told}) > 1))
    return found
