"""Changes that a command makes in the user's config: comments, order and spacing stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import AoT

from strikewatch import files
from strikewatch.errors import CannotCreate, ConfigError, UsageError


def add_sources(file: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """Append sources to the config, which is made if it is not there. The order of the keys is the order they are written in."""
    document = _parse(file)
    if "sources" not in document:
        document["sources"] = tomlkit.aot()
    sources = _sources(document, file)
    for entry in entries:
        table = tomlkit.table()
        for key, value in entry.items():
            table[key] = list(value) if isinstance(value, tuple) else value
        sources.append(table)
    _replace(file, document)


def remove_source(file: Path, name: str) -> None:
    """Take the source of this name out of the config. Raise UsageError if there is none."""
    document = _parse(file)
    sources = _sources(document, file)
    for number, source in enumerate(sources):
        if source.get("name") == name:
            del sources[number]
            if not sources:
                del document["sources"]  # an empty array of tables would be written as a plain one
            _replace(file, document)
            return
    raise UsageError(f"has no source {name!r}", source=str(file), hint="strikewatch sources list names them")


def _parse(file: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(file.read_bytes().decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return tomlkit.document()
    except (ParseError, UnicodeDecodeError) as error:
        raise ConfigError((f"{file}: is no TOML: {error}",)) from error


def _sources(document: tomlkit.TOMLDocument, file: Path) -> AoT:
    sources = document.get("sources", tomlkit.aot())
    if not isinstance(sources, AoT):
        raise ConfigError((f"{file}: sources: must be an array of tables: write [[sources]]",))
    return sources


def _replace(file: Path, document: tomlkit.TOMLDocument) -> None:
    """Put the changed config in the place of the old one."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        files.write(file, tomlkit.dumps(document).encode())
    except OSError as error:
        raise CannotCreate(
            f"cannot be written: {error.strerror}", source=str(file), hint="check its permissions and the free space"
        ) from error
