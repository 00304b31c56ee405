"""Find an item by its name, and any text by its words."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec

from strikewatch.errors import StrikewatchError, UsageError
from strikewatch.model import Hit, Item
from strikewatch.store.rows import SELECT_ITEM, item_of, micros
from strikewatch.store.shelf import Shelf

_OPEN, _SHUT = "\x02", "\x03"  # around a match in a snippet: text.clean lets neither into the store
_SNIPPET_WORDS = 24
_LONGEST = 100_000  # characters: to find the best snippet of a text, SQLite takes a time that grows with its square
_COUNTED = 1_000  # matches beyond are not counted
_INDEX_AT_ONCE = 5_000  # items a transaction: a run killed while indexing loses a second of work
_OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})
_HEX = re.compile(r"[0-9a-f]{4,}")
_REFERENCE = re.compile(r"\[?(\d{1,3})\]?")


class Search(Shelf):
    """The ways to find what is in the store."""

    def find(self, name: str) -> Item:
        """Return the item that ``name`` stands for: its id, a unique beginning of it, or ``3`` for [3] of the last digest."""
        reference = _REFERENCE.fullmatch(name.strip())
        prefix = name.strip().lower()
        with self._db.reading() as connection:
            if reference:
                number = int(reference[1])
                row = connection.execute("SELECT item FROM last_references WHERE number = ?", (number,)).fetchone()
                if row is None:
                    raise UsageError(f"the last digest had no [{number}]", hint="`strikewatch digest` shows the numbers")
                prefix = row[0]
            elif not _HEX.fullmatch(prefix):
                raise UsageError(
                    f"{name!r} is no item",
                    hint="give the id as `digest` or `search` shows it, its first digits, or 3 for [3] of the last digest",
                )
            rows = connection.execute(
                f"SELECT {SELECT_ITEM} FROM items i WHERE i.id >= ?1 AND i.id < ?1 || 'g' ORDER BY i.id LIMIT 6",
                (prefix,),
            ).fetchall()
        items = [item_of(row) for row in rows]
        if not items:
            raise UsageError(f"no item has an id that begins with {prefix}", hint="`strikewatch search WORDS` finds one")
        if len(items) > 1 and items[0].id != prefix:
            some = ", ".join(item.id for item in items[:5])
            raise UsageError(f"more than one item begins with {prefix}: {some}", hint="give more digits")
        return items[0]

    def search(  # noqa: PLR0913 - filters, each named at the call
        self,
        query: str,
        *,
        source: str | None = None,
        disputes: Sequence[str] | None = None,
        issue: str | None = None,
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
        kept: bool = False,
        limit: int = 20,
    ) -> tuple[tuple[Hit, ...], int]:
        """Return the newest items that hold the words of ``query``, with snippets, and how many there are up to a thousand.

        Items are dated from ``since`` on, and before ``until``.

        The query is SQLite's: words are joined by AND; "a phrase", OR, NOT, a*, title: work. What is not that is taken as plain words.
        """
        with suppress(StrikewatchError):  # a store that cannot be written now is searched as far as it is indexed
            self.index()
        values: dict[str, Any] = {
            "source": source,
            "disputes": disputes and msgspec.json.encode(disputes).decode(),
            "issue": issue,
            "since": since and micros(since),
            "until": until and micros(until),
            "kept": kept,
        }
        with self._db.reading() as connection:
            try:
                return _matches(connection, {**values, "query": query}, limit)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                    raise
                plain = " ".join(f'"{word}"' for word in re.findall(r"\w+", query) if word not in _OPERATORS)
                return _matches(connection, {**values, "query": plain}, limit) if plain else ((), 0)

    def index(self, limit: int | None = None) -> None:
        """Bring the full text index up to the last item, or by ``limit`` items: left out of a pull, it costs more than the rest."""
        left = limit
        while left is None or left > 0:
            with self._db.reading() as connection:
                done, last = connection.execute(_INDEXED).fetchone()
            if done >= last:
                return
            with self._db.writing() as connection:
                done, last = connection.execute(_INDEXED).fetchone()  # again: another run may have been quicker
                upto = min(last, done + min(_INDEX_AT_ONCE, left if left is not None else _INDEX_AT_ONCE))
                connection.execute(
                    "INSERT INTO words (rowid, title, text) SELECT seq, title, text FROM items WHERE seq > ? AND seq <= ?",
                    (done, upto),
                )
                connection.execute("UPDATE state SET value = ? WHERE name = 'indexed_to'", (upto,))
            left = None if left is None else left - (upto - done)


# Up to which item the full text is indexed, and the last there is.
_INDEXED = "SELECT value, (SELECT coalesce(max(seq), 0) FROM items) FROM state WHERE name = 'indexed_to'"

# Rows of items are long: they are looked at only where nothing else tells, so that a word of a hundred thousand items is found at once.
_DATED = "coalesce(a.dated, (SELECT dated FROM items WHERE seq = words.rowid))"
_FOUND = f"""
    SELECT words.rowid FROM words LEFT JOIN analyses a ON a.item = words.rowid
    WHERE words MATCH :query
        AND (:since IS NULL OR {_DATED} >= :since) AND (:until IS NULL OR {_DATED} < :until)
        AND (:disputes IS NULL OR a.dispute IN (SELECT value FROM json_each(:disputes))) AND (:issue IS NULL OR instr(a.issues, ',' || :issue || ','))
        AND (NOT :kept OR a.relevant) AND (:source IS NULL OR EXISTS (SELECT 1 FROM items INDEXED BY items_source WHERE source = :source AND seq = words.rowid))
    ORDER BY words.rowid DESC LIMIT :most
"""
_SHOWN = f"""
    SELECT
        CASE WHEN length(i.text) > {_LONGEST} THEN substr(i.title || ' ' || i.text, 1, 200)
        ELSE snippet(words, -1, '{_OPEN}', '{_SHUT}', '…', {_SNIPPET_WORDS}) END, a.verdict, a.dispute, {SELECT_ITEM}
    FROM words CROSS JOIN items i ON i.seq = words.rowid LEFT JOIN analyses a ON a.item = i.seq
    WHERE words MATCH :query AND words.rowid IN (SELECT value FROM json_each(:found)) ORDER BY words.rowid DESC
"""


def _matches(connection: sqlite3.Connection, values: dict[str, Any], limit: int) -> tuple[tuple[Hit, ...], int]:
    found = [seq for (seq,) in connection.execute(_FOUND, {**values, "most": max(limit, _COUNTED)})]
    shown = connection.execute(_SHOWN, {"query": values["query"], "found": str(found[:limit])}).fetchall()
    return tuple(_hit(row) for row in shown), len(found)


def _hit(row: tuple[Any, ...]) -> Hit:
    marked, verdict, dispute, *columns = row
    snippet, marks, start = "", [], 0
    for piece in re.split(f"([{_OPEN}{_SHUT}])", marked):
        if piece == _OPEN:
            start = len(snippet)
        elif piece == _SHUT:
            marks.append((start, len(snippet)))
        else:
            snippet += piece
    return Hit(item=item_of(columns), snippet=snippet, marks=tuple(marks), verdict=verdict, dispute=dispute)
