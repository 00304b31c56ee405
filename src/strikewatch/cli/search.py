"""``strikewatch search``: full text over all that was ever pulled."""

from __future__ import annotations

import click

from strikewatch.cli import pages
from strikewatch.cli.app import App


@click.command("search", short_help="Full text over all that was ever pulled.")
@click.argument("words", nargs=-1, required=True)
@click.option("--source", metavar="NAME", help="Only of this source.")
@click.option("--dispute", metavar="ID", help="Only evidence of this dispute.")
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
    from strikewatch.cli.digest import moment
    from strikewatch.model import Found

    query = " ".join(words)
    hits, total = app.store.search(
        query,
        source=source,
        dispute=dispute,
        since=moment(app, since, "--since"),
        until=moment(app, until, "--until", end=True),
        kept=kept,
        limit=limit,
    )
    pages.show(Found(now=app.now, zone=app.config.zone, query=query, hits=hits, total=total), as_json=as_json)
