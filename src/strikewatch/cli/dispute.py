"""``strikewatch dispute``: all disputes in a line each, or the dossier of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from strikewatch.cli import output, pages
from strikewatch.cli.app import App
from strikewatch.errors import UsageError

if TYPE_CHECKING:
    from strikewatch.model import Dossier, Ledger


@click.command("dispute")
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
    from strikewatch import digest, pipeline

    if name is None:
        disputes = pipeline.disputes(app.config, app.store, app.lexicon, now=app.now)
        _ledger(digest.compose_ledger(disputes, now=app.now, zone=app.config.zone), form, file, raw=raw, as_json=as_json)
    else:
        dispute = pipeline.dispute_named(app.config, app.store, app.lexicon, name, now=app.now)
        _dossier(digest.compose_dossier(dispute, now=app.now, zone=app.config.zone), form, file, as_json=as_json)


def _ledger(view: Ledger, form: str, file: Path | None, *, raw: bool, as_json: bool) -> None:
    from strikewatch import render

    if form == "html":
        raise UsageError("the ledger has no page of its own", hint="name a dispute, or write --format csv")
    if form == "csv":
        output.write(render.csv(view.lines, raw=raw), file)
    elif form == "text":
        output.write(render.text(view, width=output.PIPED_WIDTH), file)
    else:
        pages.show(view, as_json=as_json or form == "json", file=file)


def _dossier(view: Dossier, form: str, file: Path | None, *, as_json: bool) -> None:
    from strikewatch import render

    if form == "csv":
        raise UsageError("a dossier is no table", hint="leave out ID, or the format")
    if form == "html":
        output.write(render.html(view), file)
    elif form == "text":
        output.write(render.text(view, width=output.PIPED_WIDTH), file)
    else:
        pages.show(view, as_json=as_json or form == "json", file=file)
