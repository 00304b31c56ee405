"""``strikewatch dropped``: what was left out, and why."""

from __future__ import annotations

import click
from msgspec.structs import replace

from strikewatch.cli import pages
from strikewatch.cli.app import App


@click.command("dropped")
@click.option("--new", is_flag=True, help="Of what is in no delivered edition yet, instead of the window.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="At most so many items.")
@pages.json_option
@click.pass_obj
def command(app: App, new: bool, limit: int, as_json: bool) -> None:
    """List what the window left out, the nearest misses first, each with its reason. The counts are those of the digest.

    \b
    Examples:
      strikewatch dropped
      strikewatch dropped --limit 500 --json
    """
    from strikewatch import digest, pipeline

    composed = pipeline.compose(app.config, app.store, app.lexicon, now=app.now, span=pipeline.Span(new=new))
    view = digest.compose_omissions(composed.judged, composed.stories, now=app.now, zone=app.config.zone)
    pages.show(replace(view, counts=composed.digest.counts, items=view.items[:limit]), as_json=as_json)
