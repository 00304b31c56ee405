"""``strikewatch search``: full text over all that was ever pulled."""

from __future__ import annotations

import click

from strikewatch.cli import options, pages
from strikewatch.cli.app import App
from strikewatch.errors import UsageError


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--source", metavar="NAME", help="Only of this source.")
@click.option("--dispute", metavar="ID", help="Only evidence of this dispute; a unique part of its id is enough.")
@click.option("--since", metavar="DATE", help="Dated from this day on.")
@click.option("--until", metavar="DATE", help="Dated up to this day (included), or before this moment.")
@click.option("--kept", is_flag=True, help="Only what was kept.")
@click.option("--limit", type=click.IntRange(1, 1_000), default=20, show_default=True, help="At most so many.")
@pages.json_option
@click.pass_obj
def command(
    app: App,
    words: tuple[str, ...],
    source: str | None,
    dispute: str | None,
    since: str | None,
    until: str | None,
    kept: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Search the titles and texts of all items, newest first.

    Words are joined by AND; "a phrase" in quotes, OR, NOT and a trailing * work too.

    \b
    Examples:
      strikewatch search residuals streaming
      strikewatch search '"class size" OR caseload' --kept --since 2023-07-01
    """
    from strikewatch.model import Found

    if source is not None:
        _check_source(app, source)
    query = " ".join(words)
    hits, total = app.store.search(
        query,
        source=source,
        disputes=_evidence_names(app, dispute) if dispute else None,
        since=options.moment(app, since, "--since"),
        until=options.moment(app, until, "--until", end=True),
        kept=kept,
        limit=limit,
    )
    pages.show(Found(now=app.now, zone=app.config.zone, query=query, hits=hits, total=total), as_json=as_json)


def _check_source(app: App, name: str) -> None:
    """Raise UsageError for a source that is neither in the config nor was ever read."""
    from strikewatch.config.table import near

    known = {source.name for source in app.config.sources} | {one.name for one in app.store.health(shares=False)}
    if name not in known:
        raise UsageError(f"no source is named {name!r}{near(name, known)}", hint="strikewatch sources list names them")


def _evidence_names(app: App, name: str) -> tuple[str, ...]:
    """Return the ids under which reports are evidence of the dispute that ``name`` stands for."""
    from strikewatch import pipeline

    return pipeline.names_in_evidence(pipeline.dispute_named(app.config, app.store, app.lexicon, name, now=app.now))
