"""``strikewatch demo``: the whole thing on a bundled week of sample sources."""

from __future__ import annotations

import datetime as dt
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import click

from strikewatch.cli import pages
from strikewatch.cli.app import App
from strikewatch.cli.outcomes import report

# Tuesday 1 August 2023, 18:00 in Los Angeles: day 92 of the writers' strike, on which the sample week ends.
NOW = dt.datetime(2023, 8, 2, 1, tzinfo=dt.UTC)

NEXT = """
That was a sample: a week in summer 2023, nine sources written for it (one of them broken), the real pipeline, a fixed clock.
All but the facts of the Hollywood writers' dispute is invented.

It kept nothing. [3] on the page of your own digest is shown, with the words that decided, by: strikewatch show 3

Next:
  strikewatch digest          the real thing: public labour feeds, no config needed
  strikewatch config init     a commented config for your own sources, disputes and mail
  strikewatch --help          all commands
"""


@click.command("demo")
@click.pass_obj
def command(app: App) -> None:
    """Run the real pipeline over a bundled week of sample sources: no network, a fixed clock, its own data folder.

    It ends with 0 although one of the sources is broken: a broken source never stops the others.
    """
    from strikewatch import config

    with as_file(files("strikewatch") / "demo") as folder, tempfile.TemporaryDirectory(prefix="strikewatch-demo-") as home:
        app.config = config.load(folder / "config.toml", data_dir=Path(home))
        app.clock = lambda: NOW
        try:
            _run(app)
        finally:
            app.close()
    click.echo(NEXT, nl=False)


def _run(app: App) -> None:
    """Pull the sample sources into the demo's own store, and print the digest."""
    from strikewatch import pipeline

    report(list(pipeline.pull(app.config, app.store, now=app.now)))
    composed = pipeline.compose(app.config, app.store, app.lexicon, now=app.now, span=pipeline.Span())
    pages.show(composed.digest)
