"""Keep: sources and their health, items as they came, analyses, editions, the outbox, marks. The only user of SQLite."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import TracebackType
from typing import Self

from strikewatch.store.editions import Editions
from strikewatch.store.file import PATIENCE, open_file
from strikewatch.store.items import Tally
from strikewatch.store.judgements import Judgements
from strikewatch.store.marks import Marks
from strikewatch.store.rows import maybe_moment
from strikewatch.store.search import Search
from strikewatch.store.sources import Sources, Visited

__all__ = ["Store", "Tally", "Visited"]


class Store(Sources, Judgements, Editions, Marks, Search):
    """The store. Every method that changes it is one transaction: all of it, or nothing."""

    @classmethod
    def open(cls, path: Path, *, create: bool = True, patience: float = PATIENCE) -> Self:
        """Open the store at ``path``, make it if there is none and ``create``, bring an older one up to date.

        ``patience`` is how many seconds to wait for another run's transaction. Raises CannotAccess for a file that is no store, a newer
        or a damaged one, before a byte of it is changed; CannotCreate where none can be made; TryLater where another run holds it.
        """
        return cls(open_file(path, create=create, patience=patience))

    @property
    def writable(self) -> bool:
        """Whether this user may change the store: one that may only be read can still be searched and shown."""
        return self._db.writable

    def arrived(self) -> int:
        """Return how many items have arrived so far: where a cut made now ends."""
        with self._db.reading() as connection:
            count: int = connection.execute("SELECT coalesce(max(seq), 0) FROM items").fetchone()[0]
        return count

    def first_arrival(self) -> dt.datetime | None:
        """Return when the first item was seen, None before that."""
        with self._db.reading() as connection:
            return maybe_moment(connection.execute("SELECT min(first_seen) FROM items").fetchone()[0])

    def first_date(self) -> dt.datetime | None:
        """Return the date of the oldest item, None before there is any."""
        with self._db.reading() as connection:
            return maybe_moment(connection.execute("SELECT min(dated) FROM items").fetchone()[0])

    def check(self) -> tuple[str, ...]:
        """Read the whole file and return what is wrong with it, a line each; nothing if it is sound."""
        with self._db.reading() as connection:
            lines = [line for (line,) in connection.execute("PRAGMA integrity_check(20)") if line != "ok"]
            strays = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
        return (
            *lines,
            *(f"{table}: row {row} points to a row of {parent} that is not there" for table, row, parent, _ in strays),
        )

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()
