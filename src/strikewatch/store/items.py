"""Items on their way in: what is new, what is known, what was edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from strikewatch.model import Analysis, Item
from strikewatch.store.rows import DATED, INSERT_ITEM, SAVE_ANALYSIS, Row, analysis_row, item_row, maybe_micros, moment

Judge = Callable[[Item], Analysis]


@dataclass(slots=True)
class Tally:
    """What became of the items of one source."""

    new: int = 0
    updated: int = 0
    known: int = 0

    @property
    def read(self) -> int:
        """All of them."""
        return self.new + self.updated + self.known


@dataclass(frozen=True, slots=True)
class _Edit:
    """A known item that came with other words."""

    item: Item
    seq: int
    tally: Tally


@dataclass(slots=True)
class _Writes:
    """Rows gathered for a whole batch of sources: a handful of bulk statements instead of several per item."""

    items: list[Row] = field(default_factory=list)
    aliases: list[Row] = field(default_factory=list)
    edits: list[_Edit] = field(default_factory=list)
    new: list[Item] = field(default_factory=list)
    judge: Judge | None = None


def add(
    connection: sqlite3.Connection,
    batches: Sequence[tuple[Sequence[Item], int | None]],
    now: int,
    judge: Judge | None = None,
) -> tuple[Tally, ...]:
    """Store the items of several sources, within the caller's transaction; return a tally for each.

    With the items of each source comes when it was last read, None for a first visit or an import.

    An item is known by its id, or by one of its aliases: some feeds make up new ids at each visit. Aliases count only if they
    were stored before this batch: two entries that stand side by side are two. A known item with other words is an edit: it keeps
    its place, its date and the time it was first seen. New items wait to be judged, or are by ``judge``.
    """
    known = _by_id(connection, (item.id for batch, _ in batches for item in batch))
    keys = {id(item): _keys(item) for batch, _ in batches for item in batch if item.aliases and item.id not in known}
    aliased = _by_alias(connection, [key for some in keys.values() for key in some])
    seq: int = connection.execute("SELECT coalesce(max(seq), 0) FROM items").fetchone()[0]
    writes = _Writes(judge=judge)
    tallies = []
    for batch, before in batches:
        tally = Tally()
        for item in batch:
            own = keys.get(id(item), ())  # tweets have none, and there are millions of them
            found = known.get(item.id) or (next((aliased[key] for key in own if key in aliased), None) if own else None)
            if found is None:
                tally.new += 1
                seq += 1
                known[item.id] = seq, item.content_hash
                writes.items.append(item_row(item, seq, now, before))
                writes.new.append(item)
                writes.aliases += [(key, seq) for key in own]
            elif found[1] == item.content_hash:
                tally.known += 1
            else:
                known[item.id] = found[0], item.content_hash
                writes.edits.append(_Edit(item, found[0], tally))
        tallies.append(tally)
    _write(connection, writes, now)
    return tuple(tallies)


def _keys(item: Item) -> list[int]:
    """Return the keys that an item may come back by: its aliases, and its id, which another visit may give as an alias."""
    return [_key(alias) for alias in (*item.aliases, item.id)] if item.aliases else []


def _key(alias: str) -> int:
    """Return the first 16 hex digits of an id or alias as a signed integer."""
    return int(alias[:16], 16) - 2**63


def _by_id(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    wanted = msgspec.json.encode(list(ids)).decode()
    rows = connection.execute("SELECT id, seq, content_hash FROM items WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    return {id_: (seq, content_hash) for id_, seq, content_hash in rows}


def _by_alias(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, tuple[int, str]]:
    if not keys:
        return {}
    rows = connection.execute(
        "SELECT a.alias, a.item, i.content_hash FROM aliases a JOIN items i ON i.seq = a.item"
        " WHERE a.alias IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(keys).decode(),),
    )
    return {alias: (seq, content_hash) for alias, seq, content_hash in rows}


def _write(connection: sqlite3.Connection, writes: _Writes, now: int) -> None:
    connection.executemany(INSERT_ITEM, writes.items)
    connection.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", writes.aliases)
    if writes.judge:
        connection.executemany(SAVE_ANALYSIS, _judged(connection, writes, writes.judge, now))
    else:
        connection.executemany("INSERT INTO unjudged VALUES (?)", [row[:1] for row in writes.items])
    if writes.edits:
        indexed: int = connection.execute("SELECT value FROM state WHERE name = 'indexed_to'").fetchone()[0]
        for edit in writes.edits:
            if _rewrite(connection, edit.item, edit.seq, now, indexed=edit.seq <= indexed):
                edit.tally.updated += 1
            else:
                edit.tally.known += 1


def _judged(connection: sqlite3.Connection, writes: _Writes, judge: Judge, now: int) -> list[Row]:
    """Return the rows of the analyses of what is new: judged on its way in, it need not be read again."""
    (lexicon,) = connection.execute("SELECT value FROM state WHERE name = 'lexicon'").fetchone()
    first_seen = moment(now)
    rows = []
    for item, row in zip(writes.new, writes.items, strict=True):
        analysis = judge(item if item.published else replace(item, first_seen=first_seen))
        rows.append(analysis_row(analysis, row[0], row[DATED], lexicon))
    return rows


def _rewrite(connection: sqlite3.Connection, item: Item, seq: int, now: int, *, indexed: bool) -> bool:
    """Keep the words as they were, put the new ones in their place, and have them indexed and judged again; return whether.

    A tweet is never edited under its id: of two forms of one the longer is whole, the shorter was cut by the tool that wrote it.
    """
    title, text = connection.execute("SELECT title, text FROM items WHERE seq = ?", (seq,)).fetchone()
    if (title, text) == (item.title, item.text) or (item.kind == "tweet" and len(item.text) <= len(text)):
        return False
    connection.execute(
        "INSERT INTO revisions SELECT seq, (SELECT count(*) + 1 FROM revisions WHERE item = seq), ?, content_hash, title, text"
        " FROM items WHERE seq = ?",
        (now, seq),
    )
    if indexed:
        connection.execute("INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", (seq, title, text))
    connection.execute(
        "UPDATE items SET content_hash = ?, title = ?, text = ?, url = coalesce(?, url), author = coalesce(?, author),"
        " published = coalesce(published, ?) WHERE seq = ?",
        (item.content_hash, item.title, item.text, item.url, item.author, maybe_micros(item.published), seq),
    )
    if indexed:
        connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (seq, item.title, item.text))
    connection.execute("INSERT OR IGNORE INTO unjudged VALUES (?)", (seq,))
    connection.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", [(key, seq) for key in _keys(item)])
    return True
