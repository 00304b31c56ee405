"""Editions and the outbox: what was delivered to whom, and what waits to be. Written before anything is sent."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from strikewatch.model import Cut, Delivery, Digest, Edition
from strikewatch.store.cuts import SETTLED, arrived
from strikewatch.store.rows import encode, micros, moment
from strikewatch.store.shelf import Shelf

_SELECT = "SELECT number, id, made, start, until, kind, state, message_id, digest FROM editions"


class Editions(Shelf):
    """The editions of the store."""

    def settled(self) -> int:
        """Return up to which item, in order of arrival, the delivered editions have settled all; 0 before the first."""
        with self._db.reading() as connection:
            settled: int = connection.execute(SETTLED).fetchone()[0]
        return settled

    def next_edition(self, day: dt.date) -> tuple[str, int]:
        """Return the id and number that the next edition gets: the day in the user's zone, and a letter from the second on."""
        with self._db.reading() as connection:
            return _next(connection, day)

    def begin_edition(  # noqa: PLR0913 - an edition is all of these, and each is named at the call
        self,
        digest: Digest,
        cut: Cut,
        *,
        kind: Literal["mail", "kept"],
        items: Iterable[str],
        forms: Mapping[str, bytes],
        message_id: str | None = None,
        recipients: Sequence[str] = (),
        filtered: bool = False,
    ) -> Edition:
        """Store an edition before it is sent, as pending, with a row per recipient; a kept one has none and is delivered at once.

        It comes back without its forms.

        ``items`` are the ids of what stands in it. A mail, a kept digest of what is new, and the first edition settle all that had arrived
        when they were cut; a later kept window settles what it took in; one ``filtered`` by issue or dispute only what stands in it.
        """
        with self._db.writing() as connection:
            id_, number = _next(connection, digest.now.date())
            if digest.edition is not None:
                id_ = digest.edition
            first = not connection.execute(SETTLED).fetchone()[0]
            whole = (cut.new or kind == "mail" or first) and not cut.by_item_date and not filtered
            (unreadable,) = connection.execute("SELECT coalesce(max(seq), 0) FROM unreadable").fetchone()
            connection.execute(
                "INSERT INTO editions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number, id_, micros(digest.now), micros(digest.window.start), micros(digest.window.end), kind,
                    "pending" if recipients else "delivered", message_id, cut.upto if whole else 0, unreadable, encode(digest),
                ),
            )  # fmt: skip
            _hold(connection, number, items)
            if not whole and not filtered:
                condition, values = arrived(cut)
                connection.execute(
                    f"INSERT OR IGNORE INTO edition_items SELECT i.seq, :edition FROM items i WHERE {condition}",
                    {**values, "edition": number},
                )
            connection.executemany("INSERT INTO forms VALUES (?, ?, ?)", [(number, form, body) for form, body in forms.items()])
            connection.executemany(
                "INSERT INTO outbox (edition, recipient, state) VALUES (?, ?, 'pending')", [(number, name) for name in recipients]
            )
        return self._numbered(number)

    def record(self, edition: Edition, deliveries: Sequence[Delivery], now: dt.datetime) -> Edition:
        """Store what the server said of each recipient; return the edition, without its forms, as it stands now.

        One acceptance makes it delivered; refusal by all, failed.
        """
        with self._db.writing() as connection:
            connection.executemany(
                "UPDATE outbox SET state = ?, answer = ?, answered = ?, tries = tries + 1 WHERE edition = ? AND recipient = ?"
                " AND state <> 'accepted'",
                [(one.state, one.answer, micros(now), edition.number, one.recipient) for one in deliveries],
            )
            states = {state for (state,) in connection.execute("SELECT state FROM outbox WHERE edition = ?", (edition.number,))}
            if "accepted" in states:
                connection.execute("UPDATE editions SET state = 'delivered' WHERE number = ?", (edition.number,))
            elif states == {"refused"}:
                connection.execute("UPDATE editions SET state = 'failed' WHERE number = ?", (edition.number,))
        return self._numbered(edition.number)

    def outbox(self, edition: Edition) -> tuple[tuple[Delivery, int], ...]:
        """Return what became of each recipient of an edition so far, with the number of tries; no answer yet reads as deferred."""
        with self._db.reading() as connection:
            rows = connection.execute(
                "SELECT recipient, iif(state = 'pending', 'deferred', state), coalesce(answer, 'not tried yet'), tries FROM outbox"
                " WHERE edition = ? ORDER BY recipient",
                (edition.number,),
            ).fetchall()
        return tuple((Delivery(recipient=who, state=state, answer=answer), tries) for who, state, answer, tries in rows)

    def unsent(self, *, refused: bool = False) -> tuple[tuple[Edition, tuple[str, ...]], ...]:
        """Return the editions that somebody still waits for, without their forms, oldest first, with who does.

        ``refused`` adds those who were turned away.
        """
        with self._db.reading() as connection:
            rows = connection.execute(
                "SELECT edition, recipient FROM outbox WHERE state IN ('pending', 'deferred') OR (?1 AND state = 'refused')"
                " ORDER BY edition, recipient",
                (refused,),
            ).fetchall()
        waiting: dict[int, list[str]] = {}
        for number, recipient in rows:
            waiting.setdefault(number, []).append(recipient)
        return tuple((self._numbered(number), tuple(names)) for number, names in waiting.items())

    def editions(self, limit: int = 100) -> tuple[Edition, ...]:
        """Return the last editions, newest first, without their forms."""
        with self._db.reading() as connection:
            return tuple(_edition(row) for row in connection.execute(f"{_SELECT} ORDER BY number DESC LIMIT ?", (limit,)))

    def edition(self, name: str) -> Edition | None:
        """Return an edition by its id or number, with its forms and items."""
        number = int(name) if name.isascii() and name.isdigit() and len(name) < 10 else -1
        found = self._bare("id = ?1 OR number = ?2", name, number)
        if found is None:
            return None
        with self._db.reading() as connection:
            forms = connection.execute(
                "SELECT form, body FROM forms WHERE edition = ? ORDER BY rowid", (found.number,)
            ).fetchall()
            items = connection.execute(
                "SELECT i.id FROM edition_items e JOIN items i ON i.seq = e.item WHERE e.edition = ? ORDER BY e.item",
                (found.number,),
            ).fetchall()
        return msgspec.structs.replace(found, forms=tuple(forms), items=tuple(id_ for (id_,) in items))

    def last_edition(self) -> Edition | None:
        """Return the last delivered edition, without its forms: what "changed" refers to, and where "new" begins."""
        return self._bare("state = 'delivered' ORDER BY number DESC LIMIT 1")

    def editions_of(self, item: str) -> tuple[str, ...]:
        """Return the delivered editions that an item stood in."""
        with self._db.reading() as connection:
            rows = connection.execute(
                "SELECT d.id FROM edition_items e JOIN editions d ON d.number = e.edition"
                " WHERE e.item = (SELECT seq FROM items WHERE id = ?) AND d.state = 'delivered' ORDER BY d.number",
                (item,),
            )
            return tuple(id_ for (id_,) in rows)

    def _numbered(self, number: int) -> Edition:
        edition = self._bare("number = ?", number)
        assert edition is not None
        return edition

    def _bare(self, condition: str, *values: object) -> Edition | None:
        """Return an edition without its forms and items: they may be megabytes."""
        with self._db.reading() as connection:
            row = connection.execute(f"{_SELECT} WHERE {condition}", values).fetchone()
        return None if row is None else _edition(row)


def _edition(row: tuple[Any, ...]) -> Edition:
    number, id_, made, start, until, kind, state, message_id, digest = row
    return Edition(
        id=id_,
        number=number,
        made_at=moment(made),
        start=moment(start),
        end=moment(until),
        kind=kind,
        state=state,
        message_id=message_id,
        digest=digest,
    )


def _next(connection: sqlite3.Connection, day: dt.date) -> tuple[str, int]:
    (number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM editions").fetchone()
    taken = {id_ for (id_,) in connection.execute("SELECT id FROM editions WHERE id GLOB ?", (f"{day.isoformat()}*",))}
    id_, count = day.isoformat(), 1
    while id_ in taken:
        count += 1
        id_ = f"{day.isoformat()}{_letters(count)}"
    return id_, number


def _letters(count: int) -> str:
    """Return b for 2, c for 3, …, z for 26, aa for 27: the second edition of a day is its b."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _hold(connection: sqlite3.Connection, number: int, items: Iterable[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO edition_items SELECT seq, ? FROM items WHERE id = ?", [(number, item) for item in items]
    )
