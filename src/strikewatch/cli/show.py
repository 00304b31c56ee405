"""``strikewatch show``: an item with its evidence, and why it was kept or dropped."""

from __future__ import annotations

import click
from msgspec.structs import replace

from strikewatch.cli import pages
from strikewatch.cli.app import App


@click.command("show")
@click.argument("item")
@pages.json_option
@click.pass_obj
def command(app: App, item: str, as_json: bool) -> None:
    """Show an item with the words that decided. ITEM is an id, a unique beginning of one, or 3 for [3] of the last digest.

    \b
    Examples:
      strikewatch show 3
      strikewatch show 4fa09c
    """
    from strikewatch import digest, pipeline

    found = app.store.find(item)
    judged = pipeline.judged(found, app.lexicon, app.store.marks())
    told = judged.analysis.dispute
    disputes = pipeline.disputes_of(app.config, app.store, app.lexicon, now=app.now, told=told) if told else ()
    stories = tuple(story for dispute in disputes for story in dispute.stories)
    view = digest.explain(judged, stories, disputes, now=app.now, zone=app.config.zone)
    pages.show(replace(view, editions=app.store.editions_of(found.id)), as_json=as_json)
