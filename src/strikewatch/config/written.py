"""A config as a file would write it, defaults filled in, secrets hidden: the way back from ``read``."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from strikewatch.config.read import ROLES
from strikewatch.model import Config
from strikewatch.text import without_login

HIDDEN = "(hidden)"


def as_written(config: Config) -> dict[str, Any]:
    """Return the settings under the names that a config file has for them."""
    settings: dict[str, Any] = _plain(msgspec.to_builtins(config, builtin_types=(dt.date, dt.timedelta), enc_hook=str))
    del settings["preset"]
    settings.pop("path", None)
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
    parts = urlsplit(without_login(url))
    query = re.sub(r"=[^&;]+", f"={HIDDEN}", parts.query)
    return parts._replace(query=query if "=" in query else query and HIDDEN).geturl()


def _plain(value: Any) -> Any:
    """Return what TOML can hold: no None, stretches of time in hours."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.timedelta):
        return f"{value // dt.timedelta(hours=1)}h"
    return value
