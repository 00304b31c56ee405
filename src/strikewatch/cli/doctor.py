"""``strikewatch doctor``: what is wrong with config, store, sources and mail, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click

from strikewatch import files, text
from strikewatch.cli import exits
from strikewatch.cli.app import App
from strikewatch.errors import StrikewatchError

Finding = tuple[bool, str]  # whether all is well, and the line that says so


@click.command("doctor")
@click.option("--offline", is_flag=True, help="Do not connect to the mail server.")
@click.pass_context
def command(ctx: click.Context, offline: bool) -> None:
    """Check config, store, sources and mail; each trouble is a line that says how to mend it. Ends with 0 if all is well."""
    app: App = ctx.obj
    code = exits.OK
    parts: list[tuple[str, Callable[[App], Iterator[Finding]]]] = [("config", _config), ("store", _store), ("sources", _sources)]
    if not offline:
        parts.append(("mail", _mail))
    for name, check in parts:
        try:
            for well, line in check(app):
                click.echo(text.for_terminal(f"{'ok' if well else 'BAD'} {name}: {line}"))
                code = code if well else max(code, exits.TRY_LATER)
        except StrikewatchError as error:
            for line in error.line().splitlines():
                click.echo(text.for_terminal(f"BAD {name}: {line}"))
            code = max(code, exits.code_of(error))
            if name == "config":  # all else follows from it
                break
    ctx.exit(code)


def _config(app: App) -> Iterator[Finding]:
    config = app.config
    where = "none: the built-in preset is in force; strikewatch config init writes one" if config.preset else str(config.path)
    yield True, f"{where}; {len(config.sources)} sources, zone {config.zone}"


def _store(app: App) -> Iterator[Finding]:
    troubles = app.store.check()
    for trouble in troubles:
        yield False, f"{app.config.store}: {trouble}; restore it from a backup, or move it away to begin anew"
    if not troubles:
        yield True, f"{app.config.store}: sound, {app.store.arrived():,} items"


def _sources(app: App) -> Iterator[Finding]:
    health = {one.name: one for one in app.store.health([source.name for source in app.config.sources])}
    for source in app.config.sources:
        known = health.get(source.name)
        if known and known.failures:
            yield False, f"{source.name}: {known.message} ({known.failures} in a row)"
        elif known and known.moved_to:
            yield False, f"{source.name}: has moved for good; set its url to {known.moved_to}"
        elif source.path is not None and not any(path.exists() for path in files.expand(source.path)):
            yield False, f"{source.name}: there is no file {source.path}; look for a slip in the path"
    fine = sum(1 for one in health.values() if not one.failures)
    never = len(app.config.sources) - len(health)
    if fine or never or not app.config.sources:
        yield True, f"{fine} read well at the last pull, {never} never read yet"


def _mail(app: App) -> Iterator[Finding]:
    if not app.config.mail.to:
        yield True, "not set up"
        return
    from strikewatch import deliver

    yield True, deliver.try_out(app.config.mail)
    for edition, waiting in app.store.unsent(refused=True):
        yield False, f"edition {edition.id} waits for {', '.join(waiting)}; strikewatch mail --retry sends it"
