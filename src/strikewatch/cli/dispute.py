"""``strikewatch dispute``: all disputes in a line each, or the dossier of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from strikewatch.cli import output, pages
from strikewatch.cli.app import App
from strikewatch.errors import UsageError


@click.command("dispute", short_help="All disputes in a line each, or the dossier of one.")
@click.argument("name", metavar="[ID]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "text", "html", "csv", "json"]),
    default="terminal",
    help="csv: the columns of the BLS listing.",
)
@click.option("--raw", is_flag=True, help="In CSV: cells as they are, formulas too.")
@pages.json_option
@pages.output_option
@click.pass_obj
def command(app: App, name: str | None, form: str, raw: bool, as_json: bool, file: Path | None) -> None:
    """Without ID the ledger: a line a dispute. With ID (a unique part is enough) the dossier of one.

    The dossier has the positions per issue in both columns over time, older ones struck through, the numbers, the timeline and a
    quote sheet.

    \b
    Examples:
      strikewatch dispute
      strikewatch dispute wga
      strikewatch dispute --format csv --output disputes.csv
    """
    from strikewatch import digest, pipeline, render

    disputes = pipeline.disputes(app.config, app.store, app.lexicon, now=app.now, name=name)
    zone = app.config.zone
    view: Any
    if name is None:
        view = digest.compose_ledger(disputes, now=app.now, zone=zone)
    else:
        view = digest.compose_dossier(_one(disputes, name), now=app.now, zone=zone)
    if form == "csv":
        if name is not None:
            raise UsageError("a dossier is no table", hint="leave out ID, or the format")
        output.write(render.csv(view, raw=raw), file)
    elif form == "html":
        if name is None:
            raise UsageError("the ledger has no page of its own", hint="name a dispute, or write --format csv")
        output.write(render.html(view), file)
    elif form == "text":
        output.write(render.text(view, width=output.PIPED_WIDTH), file)
    else:
        pages.show(view, as_json=as_json or form == "json", file=file)


def _one(disputes: Any, name: str) -> Any:
    """Return the dispute that a part of an id stands for."""
    exact = [dispute for dispute in disputes if dispute.id == name]
    found = exact or list(disputes)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no dispute has {name!r} in its id", hint="strikewatch dispute lists them")
    raise UsageError(f"{name!r} may be {', '.join(dispute.id for dispute in found[:5])}", hint="give more of the id")
