"""``strikewatch config``: write a first config, or show the one in force."""

from __future__ import annotations

from importlib.resources import files

import click

from strikewatch import text
from strikewatch.cli.app import App
from strikewatch.errors import CannotCreate, UsageError


@click.group("config")
def command() -> None:
    """Write a first config, or show the one in force."""


@command.command("init")
@click.pass_obj
def init(app: App) -> None:
    """Write a commented first config to its place. An existing one is never touched."""
    from strikewatch import config

    path = app.config_file or config.where.config_file()
    example = (files("strikewatch.config") / "example.toml").read_bytes()
    if path.exists():
        raise UsageError("is there already", source=str(path), hint="edit it, or move it away first")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:  # x: fails if it is there after all
            file.write(example)
    except OSError as error:
        raise CannotCreate(
            f"cannot be written: {error.strerror}", source=str(path), hint="choose another place with --config"
        ) from error
    click.echo(f"Wrote {path}\nNext: edit its [[sources]], then: strikewatch doctor, strikewatch digest")


@command.command("show")
@click.pass_obj
def show(app: App) -> None:
    """Print the config in force as TOML, defaults filled in, secrets hidden."""
    import tomlkit

    from strikewatch.config.written import as_written

    config = app.config
    where = "the built-in preset: there is no config; strikewatch config init writes one" if config.preset else str(config.path)
    click.echo(f"# {text.for_terminal(where)}\n{text.for_terminal(tomlkit.dumps(as_written(config)), lines=True)}", nl=False)
