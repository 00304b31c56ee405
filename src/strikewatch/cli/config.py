"""``strikewatch config``: write a first config, or show the one in force."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files
from typing import Any

import click
import msgspec

from strikewatch import text
from strikewatch.cli.app import App
from strikewatch.config.read import ROLES
from strikewatch.errors import CannotCreate, UsageError

HIDDEN = "(hidden)"


@click.group("config", short_help="Write a first config, or show the one in force.")
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

    config = app.config
    where = "the built-in preset: there is no config; strikewatch config init writes one" if config.preset else str(config.path)
    settings = _as_written(_plain(msgspec.to_builtins(config, builtin_types=(dt.date, dt.timedelta), enc_hook=str)))
    click.echo(f"# {text.for_terminal(where)}\n{text.for_terminal(tomlkit.dumps(settings), lines=True)}", nl=False)


def _as_written(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the record's fields under the names that a config file has for them, secrets hidden."""
    for key in ("path", "preset", "now"):
        settings.pop(key, None)
    top = {"data_dir": settings.pop("home"), "timezone": settings.pop("zone")}
    for source in settings.get("sources", []):
        _hide(source)
    for watch in settings.get("watch", []):
        if "zone" in watch:
            watch["timezone"] = watch.pop("zone")
    bodies = settings["lexicon"].pop("bodies")
    for section, roles in ROLES.items():
        settings["lexicon"][section] = [body for body in bodies if body["role"] in roles]
    if "sender" in settings["mail"]:
        settings["mail"]["from"] = settings["mail"].pop("sender")
    if not settings["mail"]["to"]:
        del settings["mail"]
    return top | settings


def _hide(source: dict[str, Any]) -> None:
    """Take the secrets out of a source: its password, and headers, which may hold tokens."""
    if "password" in source:
        source["password"] = HIDDEN
    if source.get("url"):
        source["url"] = _without_secrets(source["url"])
    source["headers"] = {name: HIDDEN for name, _ in source.get("headers", ())}


def _without_secrets(url: str) -> str:
    """Return the address without log-in, and with no value in its query: one may be a key, and nobody knows which."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    query = re.sub(r"=[^&;]+", f"={HIDDEN}", parts.query)
    return parts._replace(netloc=parts.netloc.rsplit("@", 1)[-1], query=query if "=" in query else query and HIDDEN).geturl()


def _plain(value: Any) -> Any:
    """Return what TOML can hold: no None, stretches of time in hours."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.timedelta):
        return f"{value // dt.timedelta(hours=1)}h"
    return value
