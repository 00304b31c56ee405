"""The user's own verdicts, kept for ever and applied before ours; and what "3" meant in the last digest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from strikewatch.model import Item, Mark, MarkVerb
from strikewatch.store.rows import SELECT_ITEM, item_of, maybe_moment, micros, moment
from strikewatch.store.shelf import Shelf

_SELECT = "SELECT mark, made, verb, item, value, other, undone FROM marks"


class Marks(Shelf):
    """The marks of the store."""

    def mark(
        self, verb: MarkVerb, *, now: dt.datetime, item: str | None = None, value: str | None = None, other: str | None = None
    ) -> Mark:
        """Store a verdict. An item that it concerns is judged again, with the mark applied."""
        with self._db.writing() as connection:
            number = connection.execute(
                "INSERT INTO marks (made, verb, item, value, other) VALUES (?, ?, ?, ?, ?)",
                (micros(now), verb, item, value, other),
            ).lastrowid
            assert number is not None
            connection.execute("INSERT OR IGNORE INTO unjudged SELECT seq FROM items WHERE id = ?", (item,))
        return Mark(number=number, made_at=now, verb=verb, item=item, value=value, other=other)

    def undo(self, *, now: dt.datetime, item: str | None = None) -> Mark | None:
        """Take back the last verdict that stands, or the last on an item; return it, or None where there is none."""
        with self._db.writing() as connection:
            row = connection.execute(
                f"{_SELECT} WHERE undone IS NULL AND (?1 IS NULL OR item = ?1) ORDER BY mark DESC LIMIT 1", (item,)
            ).fetchone()
            if row is None:
                return None
            connection.execute("UPDATE marks SET undone = ? WHERE mark = ?", (micros(now), row[0]))
            connection.execute("INSERT OR IGNORE INTO unjudged SELECT seq FROM items WHERE id = ?", (row[3],))
        return msgspec.structs.replace(_mark(row), undone_at=now)

    def marks(self) -> tuple[Mark, ...]:
        """Return the verdicts that stand, oldest first."""
        with self._db.reading() as connection:
            return tuple(_mark(row) for row in connection.execute(f"{_SELECT} WHERE undone IS NULL ORDER BY mark"))

    def marked_items(self) -> tuple[tuple[Item, tuple[Mark, ...]], ...]:
        """Return the items that verdicts stand on, with these: for the export as labelled lines."""
        by_item: dict[str, list[Mark]] = {}
        for mark in self.marks():
            if mark.item is not None:
                by_item.setdefault(mark.item, []).append(mark)
        return tuple((item, tuple(by_item[item.id])) for item in self.items(by_item))

    def items(self, ids: Iterable[str]) -> tuple[Item, ...]:
        """Return the items with these ids, in order of arrival; unknown ids are passed over."""
        with self._db.reading() as connection:
            rows = connection.execute(
                f"SELECT {SELECT_ITEM} FROM items i WHERE i.id IN (SELECT value FROM json_each(?)) ORDER BY i.seq",
                (msgspec.json.encode(list(ids)).decode(),),
            ).fetchall()
        return tuple(item_of(row) for row in rows)

    def remember_references(self, references: Iterable[tuple[int, str]]) -> None:
        """Remember what the numbers of the digest that is being shown stand for, where the store may be written."""
        if not self._db.writable:
            return
        with self._db.writing() as connection:
            connection.execute("DELETE FROM last_references")
            connection.executemany("INSERT INTO last_references VALUES (?, ?)", list(references))


def _mark(row: tuple[Any, ...]) -> Mark:
    number, made, verb, item, value, other, undone = row
    return Mark(
        number=number, made_at=moment(made), verb=verb, item=item, value=value, other=other, undone_at=maybe_moment(undone)
    )
