"""The digest as HTML: one self-contained page, and the mail's HTML part. No script, no remote resource, no tracking.

Every value passes the template engine's escaping, and before it ``_neutral``: what is invisible or would turn the writing
round is dropped, as in a terminal.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from strikewatch.model import Digest, Dossier, Note
from strikewatch.render import charts, dossier, labels, words
from strikewatch.render.layout import web
from strikewatch.render.sides import Sides, Told, columns_of, named
from strikewatch.text import for_terminal

if TYPE_CHECKING:
    from jinja2 import Environment

# Code points that no HTML document may hold (noncharacters).
_FORBIDDEN = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17)) + "]"
)


def html(view: Digest | Dossier) -> str:
    """Return the digest, or the dossier of a dispute, as one self-contained page."""
    if isinstance(view, Dossier):
        return _environment().get_template("dossier.html.jinja").render(_dossier(view))
    return _environment().get_template("digest.html.jinja").render(_context(view))


def mail_html(digest: Digest) -> str:
    """Return the digest for mail programs: tables, styles on the elements, block characters for charts."""
    import css_inline

    environment = _environment()
    page = environment.get_template("mail.html.jinja").render(_context(digest))
    inlined = css_inline.CSSInliner(load_remote_stylesheets=False).inline(page)
    # Rules that ask for a dark screen cannot stand on an element; they come last, since the charset must come first.
    dark = environment.get_template("mail-dark.css").render()
    return inlined.replace("</head>", f"<style>\n{dark}\n</style>\n</head>", 1)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("strikewatch.render"), autoescape=True, undefined=StrictUndefined, finalize=_neutral,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    filters = (
        words.also_moved, words.backing, words.balance, words.change, words.counted, words.day, words.due, words.issue, words.leading, words.many, words.moment,
        words.place, words.quiet, words.size, words.sources, words.spread, words.stance, words.moved, words.near, words.upcoming, words.when, charts.strip, web,
    )  # fmt: skip
    environment.filters.update({one.__name__: one for one in filters}, sides=columns_of)
    environment.globals["ladder"] = labels.LADDER
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
    return {
        "digest": digest,
        "zone": digest.zone,
        "refs": {reference.number: reference for reference in digest.references},
        "title": f"Strikewatch, {words.day(here, year=True)}",
        "day": words.day(here, year=True),
        "to": f"to {words.hour(here)}",
        "today": words.today(digest),
        "asides": asides,
        "coverage": [charts.coverage(words.issue(slug), counts) for slug, counts in digest.coverage if any(counts)],
        "dropped": words.dropped(digest.dropped),
        "sections": _sections(digest, asides),
    }


def _dossier(view: Dossier) -> dict[str, Any]:
    """Return all that the template of a dossier needs."""
    dispute = view.dispute
    numbered = dossier.cited(view)
    timeline = dossier.happenings(dispute, numbered)
    today = words.today(view)
    days = [*(dt.date.fromisoformat(one.day) for one in timeline), *(one.day for one in dispute.figures)]
    past = [day for day in days if day <= today]
    due = [*(line.date for line in view.dates), *(day for day in days if day > today)]
    return {
        "title": f"Strikewatch: {dispute.name}",
        "dispute": dispute,
        "today": today,
        "now": view.now,
        "zone": view.zone,
        "facts": dossier.facts(view),
        "refs": {reference.number: reference for reference in numbered.values()},
        "chart": charts.timeline(dispute, past, due, today),
        "dates": view.dates,
        "issues": [(words.issue(slug), _columns(told, dispute.name)) for slug, told in dossier.by_issue(dispute, numbered)],
        "numbers": dossier.numbers(dispute, numbered),
        "timeline": timeline,
        "quotes": dossier.quote_sheet(dispute, numbered),
        "sections": (),
    }


def _columns(sides: Sides, name: str) -> list[tuple[str, str, Sequence[Told], bool]]:
    """Return the columns of an issue: kind, heading, statements, and whether several parties speak in it."""
    left, right = words.sides(name)
    columns = zip(("union", "employer", "neutral"), (left, right, "Neutral"), sides, strict=True)
    return [
        (kind, label, told, named([one.cell for one in told], label))
        for kind, label, told in columns
        if told or kind != "neutral"
    ]


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
