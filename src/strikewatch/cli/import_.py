"""``strikewatch import``: read Twitter/X exports into the store."""

from __future__ import annotations

import click
import msgspec

from strikewatch import text
from strikewatch.cli import exits, output
from strikewatch.cli.app import App
from strikewatch.cli.outcomes import counting
from strikewatch.model import ImportReport


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--json", "as_json", is_flag=True, help="The closing report as JSON.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Read Twitter/X exports: an archive as zip or folder, a single file of it, a tool's JSON, JSONL or CSV, or - for standard input.

    What a file is is told by its content, never by its name. Reading one again adds only what is new. Direct messages, ads,
    addresses and deleted tweets are never read.

    \b
    Examples:
      strikewatch import ~/Downloads/twitter-2023-08-01.zip
      strikewatch import tweets.jsonl 'exports/*.csv'
    """
    from strikewatch import pipeline

    app: App = ctx.obj
    with pipeline.only_run(app.config.home, now=app.now), counting("reading", quiet=app.quiet or as_json) as show:
        done = pipeline.import_exports(app.store, paths, now=app.now, lexicon=app.lexicon, on_progress=show)
    if as_json:
        output.write(msgspec.json.format(msgspec.json.encode(done), indent=2) + b"\n")
    else:
        _print(done, quiet=app.quiet)
    ctx.exit(exits.DATA if done.failures else exits.OK)


def _print(done: ImportReport, *, quiet: bool) -> None:
    """Print the closing report: read = new + updated + known + retweets of known + unreadable."""
    for line in (*done.failures, *(f"note: {reason}" for reason in done.reasons)):
        click.echo(text.for_terminal(line), err=True)
    if quiet:
        return
    for path in done.unchanged:
        click.echo(text.for_terminal(f"{path}: read before, unchanged"))
    if not done.read and (done.failures or done.unchanged):
        return  # what there is to say was said
    parts = [
        f"{done.new:,} new",
        f"{done.updated:,} in a longer form",
        f"{done.known:,} known",
        f"{done.skipped:,} retweets of known tweets",
        f"{done.unreadable:,} unreadable",
    ]
    click.echo(f"{done.read:,} read: {', '.join(parts)}")
