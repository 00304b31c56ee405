"""``strikewatch calendar``: what is due."""

from __future__ import annotations

from pathlib import Path

import click

from strikewatch.cli import output, pages
from strikewatch.cli.app import App


@click.command("calendar")
@click.option("--format", "form", type=click.Choice(["terminal", "text", "ics", "json"]), default="terminal")
@pages.json_option
@pages.output_option
@click.pass_obj
def command(app: App, form: str, as_json: bool, file: Path | None) -> None:
    """List the dates that are due in all open disputes; (c) marks those that are computed, not stated.

    \b
    Examples:
      strikewatch calendar
      strikewatch calendar --format ics --output strikes.ics
    """
    from strikewatch import digest, pipeline, render

    disputes = pipeline.disputes(app.config, app.store, app.lexicon, now=app.now)
    view = digest.compose_calendar(disputes, now=app.now, zone=app.config.zone)
    if form == "ics":
        output.write(render.ics(view.lines, now=app.now, references=view.references), file)
    elif form == "text":
        output.write(render.text(view, width=output.PIPED_WIDTH), file)
    else:
        pages.show(view, as_json=as_json or form == "json", file=file)
