"""``strikewatch pull``: fetch all sources; print nothing but failures."""

from __future__ import annotations

import click

from strikewatch.cli import output
from strikewatch.cli.app import App
from strikewatch.cli.outcomes import report, settle, watch
from strikewatch.errors import UsageError


@click.command("pull")
@click.option("--source", "only", multiple=True, metavar="NAME", help="Only this source; may be given again.")
@click.option("--json", "as_json", is_flag=True, help="The outcome of each source as JSON.")
@click.option("--tolerate", is_flag=True, help="End with 0 although sources failed.")
@click.pass_context
def command(ctx: click.Context, only: tuple[str, ...], as_json: bool, tolerate: bool) -> None:
    """Fetch all sources and store what is new.

    Each source that fails is one line on standard error: what happened and what to do. The others go on.
    Ends with 75 if some source failed, 69 if none could be reached.

    \b
    Examples:
      strikewatch pull
      strikewatch pull --source deadline --json
    """
    from strikewatch import pipeline

    app: App = ctx.obj
    config = app.config
    names = {source.name for source in config.sources}
    unknown = [name for name in only if name not in names]
    if unknown:
        raise UsageError(f"no source is named {unknown[0]!r}", hint="strikewatch sources list names them")
    if not config.sources:
        raise UsageError("the config names no source", source=str(config.path), hint="strikewatch sources add URL")
    with pipeline.only_run(config.home, now=app.now):
        stream = pipeline.pull(config, app.store, now=app.now, only=only)
        outcomes = list(watch(stream, len(only) or len(config.sources), quiet=app.quiet or as_json))
    if as_json:
        import msgspec

        output.write(msgspec.json.format(msgspec.json.encode(outcomes), indent=2) + b"\n")
    report(outcomes, verbose=bool(app.verbose))
    ctx.exit(settle(outcomes, tolerate=tolerate))
