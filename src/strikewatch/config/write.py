"""Changes that a command makes in the user's config: comments, order and spacing stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import AoT

from strikewatch import files
from strikewatch.errors import CannotCreate, ConfigError, UsageError

_HEADING = re.compile(r"\s*\[\[\s*sources\s*\]\]")
_TABLE = re.compile(r"\s*\[")
_PART = re.compile(r"\s*\[\s*sources\s*\.")  # [sources.headers]
_NOTHING = re.compile(r"(?:#.*)?")


def add_sources(file: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """Append sources to the config, which is made if it is not there. The order of the keys is the order they are written in."""
    document = _parse(file)
    if "sources" not in document:
        document["sources"] = tomlkit.aot()
    sources = _sources(document, file)
    for entry in entries:
        table = tomlkit.table()
        before = tomlkit.dumps(document) if not sources else sources[-1].as_string()
        table.trivia.indent = "\n" if before and not before.endswith("\n\n") else ""  # a blank line between two
        for key, value in entry.items():
            table[key] = list(value) if isinstance(value, tuple) else value
        sources.append(table)
    _replace(file, tomlkit.dumps(document))


def remove_source(file: Path, name: str) -> None:
    """Take the source of this name out of the config. Raise UsageError if there is none."""
    document = _parse(file)
    sources = _sources(document, file)
    for number, source in enumerate(sources):
        if source.get("name") == name:
            shorter = _without(tomlkit.dumps(document), number)
            del sources[number]
            if not sources:
                del document["sources"]  # an empty array of tables would be written as a plain one
            _replace(file, shorter if _says(shorter, document) else tomlkit.dumps(document))
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


def _without(text: str, number: int) -> str:
    """Return the config without the lines of a source, from its heading to its last key: what follows these is not its own.

    The library takes the comments up to the next table for a part of this one: headings, examples, notes on the next source.
    """
    lines = text.splitlines(keepends=True)
    start = [place for place, line in enumerate(lines) if _HEADING.match(line)][number]
    tables = (place for place in range(start + 1, len(lines)) if _TABLE.match(lines[place]) and not _PART.match(lines[place]))
    stop = next(tables, len(lines))
    while _NOTHING.fullmatch(lines[stop - 1].strip()):
        stop -= 1
    blank_before = start == 0 or not lines[start - 1].strip()
    while blank_before and stop < len(lines) and not lines[stop].strip():
        stop += 1
    return "".join((*lines[:start], *lines[stop:]))


def _says(text: str, document: tomlkit.TOMLDocument) -> bool:
    """Return whether a config says what the document does, however it is written."""
    try:
        return bool(tomlkit.parse(text).unwrap() == document.unwrap())
    except ParseError:
        return False


def _replace(file: Path, text: str) -> None:
    """Put the changed config in the place of the old one."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        files.write(file, text.encode())
    except OSError as error:
        raise CannotCreate(
            f"cannot be written: {error.strerror}", source=str(file), hint="check its permissions and the free space"
        ) from error
