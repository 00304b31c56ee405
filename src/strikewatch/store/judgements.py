"""Analyses: what waits to be judged, and what was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from strikewatch.model import Analysis, Cut, Item, Judged
from strikewatch.store.cuts import arrived, current
from strikewatch.store.rows import SAVE_ANALYSIS, SELECT_ITEM, analysis_of, analysis_row, item_of, micros, moment
from strikewatch.store.shelf import Shelf

_PLACES = "SELECT id, seq, dated FROM items WHERE id IN (SELECT value FROM json_each(?))"
_JUDGED = f"""
    SELECT a.marked, a.body, a.verdict, a.score, a.lookalike, r.replaced, r.title, r.text, r.content_hash, {SELECT_ITEM}
    FROM items i CROSS JOIN analyses a ON a.item = i.seq
    LEFT JOIN revisions r ON r.item = i.seq AND r.revision = (SELECT max(revision) FROM revisions WHERE item = i.seq)
"""


class Judgements(Shelf):
    """The analyses of the store."""

    def judge_with(self, fingerprint: str) -> int:
        """Say which lexicon judges from now on; return how many items wait. All do after a change of the lexicon."""
        with self._db.reading() as connection:
            current_one = connection.execute(
                "SELECT fingerprint FROM lexicons WHERE lexicon = (SELECT value FROM state WHERE name = 'lexicon')"
            ).fetchone()
        if current_one != (fingerprint,):
            with self._db.writing() as connection:
                connection.execute("INSERT OR IGNORE INTO lexicons (fingerprint) VALUES (?)", (fingerprint,))
                (number,) = connection.execute("SELECT lexicon FROM lexicons WHERE fingerprint = ?", (fingerprint,)).fetchone()
                connection.execute("UPDATE state SET value = ? WHERE name = 'lexicon'", (number,))
                connection.execute("INSERT OR IGNORE INTO unjudged SELECT item FROM analyses WHERE lexicon <> ?", (number,))
        with self._db.reading() as connection:
            count: int = connection.execute("SELECT count(*) FROM unjudged").fetchone()[0]
        return count

    def unjudged(self, limit: int) -> tuple[Item, ...]:
        """Return items that wait to be judged, the newest first."""
        with self._db.reading() as connection:
            rows = connection.execute(
                f"SELECT {SELECT_ITEM} FROM unjudged u CROSS JOIN items i ON i.seq = u.item ORDER BY u.item DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(item_of(row) for row in rows)

    def waiting(self, cut: Cut) -> tuple[Item, ...]:
        """Return the items of a cut that wait to be judged: for a digest from a store that may only be read."""
        condition, values = current(cut)
        with self._db.reading() as connection:
            rows = connection.execute(
                f"SELECT {SELECT_ITEM} FROM unjudged u CROSS JOIN items i ON i.seq = u.item WHERE {condition} ORDER BY i.seq",
                values,
            ).fetchall()
        return tuple(item_of(row) for row in rows)

    def save_analyses(self, judged: Sequence[tuple[Analysis, bool]]) -> None:
        """Store what was judged, with whether the verdict is the user's, and take the items off the queue."""
        ids = msgspec.json.encode([analysis.id for analysis, _ in judged]).decode()
        with self._db.writing() as connection:
            places = {id_: (seq, dated) for id_, seq, dated in connection.execute(_PLACES, (ids,))}
            (lexicon,) = connection.execute("SELECT value FROM state WHERE name = 'lexicon'").fetchone()
            rows = [
                analysis_row(analysis, *places[analysis.id], lexicon, marked=marked)
                for analysis, marked in judged
                if analysis.id in places
            ]
            connection.executemany(SAVE_ANALYSIS, rows)
            connection.executemany("DELETE FROM unjudged WHERE item = ?", [row[:1] for row in rows])

    def judged(self, cut: Cut) -> tuple[Judged, ...]:
        """Return the items of a cut that a digest may show or counts, in order of arrival; those too old are only counted.

        Of what was dropped the analysis holds no more than the verdict.
        """
        condition, values = current(cut)
        return self._judged(f"{condition} ORDER BY +i.seq", values)

    def too_old(self, cut: Cut) -> int:
        """Return how many items of a cut were old already when they were first seen."""
        if cut.by_item_date:
            return 0
        condition, values = arrived(cut)
        with self._db.reading() as connection:
            count: int = connection.execute(f"SELECT count(*) FROM items i WHERE {condition} AND i.too_old", values).fetchone()[0]
        return count

    def unreadable(self, cut: Cut) -> int:
        """Return how many entries that could not be read were first met in a cut."""
        if cut.by_item_date:
            return 0
        with self._db.reading() as connection:
            count: int = connection.execute(*_unreadable(cut)).fetchone()[0]
        return count

    def by_dispute(self, disputes: Iterable[str], *, newest: int, first: int) -> tuple[Judged, ...]:
        """Return the evidence of these disputes whenever it came, by date: of each the newest reports, and the first ones too."""
        found: dict[str, Judged] = {}
        for dispute in disputes:
            for order, limit in (("DESC", newest), ("ASC", first)):
                some = f"SELECT item FROM analyses WHERE dispute = :dispute ORDER BY dated {order}, item LIMIT :limit"
                judged = self._judged(f"i.seq IN ({some}) AND a.body IS NOT NULL", {"dispute": dispute, "limit": limit})
                found.update((one.item.id, one) for one in judged)
        return tuple(sorted(found.values(), key=lambda one: (one.item.published or one.item.first_seen, one.item.id)))

    def disputes(self, *, since: dt.datetime | None = None) -> tuple[tuple[str, int], ...]:
        """Return the disputes with a report dated after ``since``, or all: id and number of reports, the latest heard of first."""
        with self._db.reading() as connection:
            rows = connection.execute(
                "SELECT dispute, count(*) FROM analyses WHERE dispute IS NOT NULL GROUP BY dispute"
                " HAVING ?1 IS NULL OR max(dated) > ?1 ORDER BY max(dated) DESC, dispute",
                (None if since is None else micros(since),),
            )
            return tuple(rows.fetchall())

    def _judged(self, condition: str, values: dict[str, Any]) -> tuple[Judged, ...]:
        with self._db.reading() as connection:
            rows = connection.execute(f"{_JUDGED} WHERE {condition}", values).fetchall()
        return tuple(_judged_of(row) for row in rows)


def _judged_of(row: tuple[Any, ...]) -> Judged:
    marked, body, verdict, score, lookalike, replaced, title, text, content_hash, *columns = row
    item = item_of(columns)
    earlier = None if title is None else replace(item, title=title, text=text, content_hash=content_hash)
    if body is None:
        analysis = Analysis(id=item.id, relevant=False, verdict=verdict, score=score, lookalike=lookalike)
    else:
        analysis = analysis_of(body)
    edited = None if replaced is None else moment(replaced)
    return Judged(item=item, analysis=analysis, marked=bool(marked), earlier=earlier, edited=edited)


def _unreadable(cut: Cut) -> tuple[str, dict[str, Any]]:
    settled = "SELECT coalesce(max(unreadable), 0) FROM editions WHERE state = 'delivered' AND settles > 0"
    return (
        f"""SELECT coalesce(sum(entries), 0) FROM unreadable WHERE (:start IS NULL OR seen > :start) AND (:end IS NULL OR seen <= :end)
            AND (NOT :new OR seq > ({settled}))""",
        {"start": cut.start and micros(cut.start), "end": cut.end and micros(cut.end), "new": cut.new},
    )
