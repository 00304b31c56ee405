"""A TOML table read key by key: each wrong value becomes a fault with its key path, and reading goes on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from strikewatch import text

T = TypeVar("T")

_DURATION = re.compile(r"(\d{1,5})\s*(h|d|w|hours?|days?|weeks?)")
_HOURS = {"h": 1, "d": 24, "w": 168}


class Faults:
    """All faults of one file, each a finished line: ``config.toml: sources[2].url: …``."""

    def __init__(self, file: str) -> None:
        """Take the name that each line begins with."""
        self.file = file
        self.lines: list[str] = []

    def add(self, path: str, sentence: str) -> None:
        """Note a fault at a key path."""
        self.lines.append(text.for_terminal(f"{self.file}: {path}: {sentence}" if path else f"{self.file}: {sentence}"))


def near(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return ``; did you mean 'x'?`` for the nearest of ``known``, or nothing if none has so much of it."""
    match = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return f"; did you mean {match[0]!r}?" if match else ""


def shown(value: object) -> str:
    """Return a value from the file as a fault may quote it."""
    return text.shorten(repr(value), 80)


class Table:
    """One table. Ask for every key that may stand in it, then ``done``: what was not asked for is unknown."""

    def __init__(self, raw: object, path: str, faults: Faults) -> None:
        """Take the parsed table, its key path, and where faults go."""
        self.path = path
        self.faults = faults
        self.asked: list[str] = []
        self.inner: list[Table] = []  # the tables that were asked for, to look for a key that stands in the wrong place
        self.raw: dict[str, Any] = {}
        if isinstance(raw, dict):
            self.raw = raw
        else:
            faults.add(path, f"must be a table, not {shown(raw)}")

    def fault(self, key: str, sentence: str) -> None:
        """Note a fault at a key of this table."""
        self.faults.add(f"{self.path}.{key}".lstrip("."), sentence)

    def _take(self, key: str, kind: type[T] | tuple[type, ...], what: str) -> T | None:
        """Return the value if it is of the kind (a boolean is no number), else note a fault; None if it is not there."""
        self.asked.append(key)
        value = self.raw.get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fault(key, f"must be {what}, not {shown(value)}")
            return None
        return value  # type: ignore[return-value]  # isinstance with a tuple of types is beyond mypy

    def string(self, key: str, *, required: bool = False) -> str | None:
        """Return a non-empty text."""
        value = self._take(key, str, "a text in quotes")
        if value is not None and not value.strip():
            self.fault(key, "is empty")
            return None
        if value is None and required and key not in self.raw:
            self.fault(key, "is missing")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        value: Any = self._take(key, (list, str), "a list of texts")
        if value is None:
            return ()
        values = [value] if isinstance(value, str) else list(value)
        for wrong in (v for v in values if not isinstance(v, str) or not v.strip()):
            self.fault(key, f"holds {shown(wrong)}, which is no text")
        return tuple(v for v in values if isinstance(v, str) and v.strip())

    def choice(self, key: str, options: tuple[str, ...], default: str) -> str:
        """Return one of a closed list of words."""
        value = self.string(key)
        if value is None or value in options:
            return value or default
        self.fault(key, f"{shown(value)} is not one of {', '.join(options)}{near(value, options)}")
        return default

    def choices(self, key: str, options: tuple[str, ...]) -> tuple[str, ...]:
        """Return words of a closed list."""
        values = self.strings(key)
        for wrong in (v for v in values if v not in options):
            self.fault(key, f"{shown(wrong)} is not one of {', '.join(options)}{near(wrong, options)}")
        return tuple(v for v in values if v in options)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._take(key, bool, "true or false")
        return default if value is None else value

    def number(self, key: str, default: float, *, least: float, most: float) -> float:
        """Return a number within bounds."""
        value: Any = self._take(key, (int, float), "a number")
        if value is None:
            return default
        if not least <= value <= most:
            self.fault(key, f"must be from {least:g} to {most:g}, not {shown(value)}")
            return default
        return float(value)

    def duration(self, key: str, default: dt.timedelta) -> dt.timedelta:
        """Return a stretch of time: "24h", "3 days", "1w"."""
        value = self.string(key)
        if value is None:
            return default
        match = _DURATION.fullmatch(value.strip().lower())
        if match is None or int(match[1]) == 0:
            self.fault(key, f'{shown(value)} is no stretch of time; write "24h", "3d" or "1w"')
            return default
        return dt.timedelta(hours=int(match[1]) * _HOURS[match[2][0]])

    def date(self, key: str) -> dt.date | None:
        """Return a TOML date (2023-05-02, without quotes) or the same in quotes."""
        value: object = self._take(key, (dt.date, str), "a date: 2023-05-02")
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, str):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                self.fault(key, f"{shown(value)} is no date; write 2023-05-02")
                return None
        return value if isinstance(value, dt.date) else None

    def file(self, key: str) -> Path | None:
        """Return a path, ``~`` expanded."""
        value = self.string(key)
        return None if value is None else Path(value).expanduser()

    def table(self, key: str) -> Table:
        """Return a sub-table, empty if it is not there."""
        self.asked.append(key)
        self.inner.append(Table(self.raw.get(key, {}), f"{self.path}.{key}".lstrip("."), self.faults))
        return self.inner[-1]

    def tables(self, key: str) -> list[Table]:
        """Return an array of tables, each with its index in its path."""
        self.asked.append(key)
        values = self.raw.get(key, [])
        path = f"{self.path}.{key}".lstrip(".")
        if not isinstance(values, list):
            self.faults.add(path, f"must be an array of tables: write [[{path}]]")
            return []
        return [Table(value, f"{path}[{number}]", self.faults) for number, value in enumerate(values, 1)]

    def checked(self, key: str, check: Callable[[str], str | None], *, required: bool = False) -> str | None:
        """Return a text that ``check`` finds no fault with (it returns the fault's sentence, or None)."""
        value = self.string(key, required=required)
        fault = None if value is None else check(value)
        if fault is not None:
            self.fault(key, fault)
            return None
        return value

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.raw:
            if key not in self.asked:
                self.fault(key, f"is no setting{near(key, self.asked) or self._elsewhere(key)}")

    def _elsewhere(self, key: str) -> str:
        """Return where a key that is none here may belong, or nothing."""
        return next((f"{found[:-1]} in [{table.path}]?" for table in self.inner if (found := near(key, table.asked))), "")
