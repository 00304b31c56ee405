"""Analyses: what waits to be judged, and what was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from strikewatch.model import Analysis, Cut, Item, Judged, Verdict
from strikewatch.store.cuts import arrived, current
from strikewatch.store.rows import SELECT_ITEM, analysis_of, encode, item_of, micros
from strikewatch.store.shelf import Shelf

# What the counts of a cut are made of. An item that is too old counts as that, whatever it is about.
Tallied = Verdict | Literal["too-old", "unjudged", "unreadable"]

# Evidence of one dispute that a digest looks back on: its newest reports, and the first ones, which tell when it began.
_NEWEST = 200
_FIRST = 20

_SAVE = """
    INSERT INTO analyses (item, lexicon, verdict, relevant, marked, score, dated, dispute, lookalike, body)
    SELECT seq, (SELECT value FROM state WHERE name = 'lexicon'), ?2, ?3, ?4, ?5, dated, ?6, ?7, ?8 FROM items WHERE id = ?1
    ON CONFLICT (item) DO UPDATE SET lexicon = excluded.lexicon, verdict = ?2, relevant = ?3, marked = ?4, score = ?5, dispute = ?6,
        lookalike = ?7, body = ?8
"""
_JUDGED = f"""
    SELECT a.marked, a.body, r.title, r.text, r.content_hash, {SELECT_ITEM}
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

    def save_analyses(self, judged: Sequence[tuple[Analysis, bool]]) -> None:
        """Store what was judged, with whether the verdict is the user's, and take the items off the queue."""
        rows = [
            (
                analysis.id,
                analysis.verdict,
                analysis.relevant,
                marked,
                analysis.score,
                analysis.dispute,
                analysis.lookalike,
                encode(analysis) if _worth_keeping(analysis) else None,
            )
            for analysis, marked in judged
        ]
        with self._db.writing() as connection:
            connection.executemany(_SAVE, rows)
            connection.executemany(
                "DELETE FROM unjudged WHERE item = (SELECT seq FROM items WHERE id = ?)", [row[:1] for row in rows]
            )

    def judged(self, cut: Cut, verdicts: Iterable[Verdict] = ("dispute",)) -> tuple[Judged, ...]:
        """Return the items of a cut with these verdicts, in order of arrival."""
        condition, values = current(cut)
        values["verdicts"] = msgspec.json.encode(list(verdicts)).decode()
        return self._judged(f"{condition} AND a.verdict IN (SELECT value FROM json_each(:verdicts)) ORDER BY i.seq", values)

    def by_dispute(self, disputes: Iterable[str]) -> tuple[Judged, ...]:
        """Return the evidence of these disputes whenever it came: of each the newest reports and the first, by date."""
        found: dict[str, Judged] = {}
        for dispute in disputes:
            for order, limit in (("DESC", _NEWEST), ("ASC", _FIRST)):
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

    def dropped(self, cut: Cut) -> tuple[tuple[Item, Verdict], ...]:
        """Return the items of a cut that are not about a dispute, the nearest misses first."""
        condition, values = current(cut)
        with self._db.reading() as connection:
            rows = connection.execute(
                f"SELECT a.verdict, {SELECT_ITEM} FROM items i CROSS JOIN analyses a ON a.item = i.seq"
                f" WHERE {condition} AND NOT a.relevant ORDER BY a.score DESC, i.seq DESC",
                values,
            ).fetchall()
        return tuple((item_of(row), verdict) for verdict, *row in rows)

    def counts(self, cut: Cut) -> dict[Tallied, int]:
        """Return how many items of a cut got each verdict, those too old, and entries that could not be read, by themselves."""
        condition, values = current(cut)
        everything, _ = arrived(cut)
        with self._db.reading() as connection:
            counts: dict[Tallied, int] = dict(
                connection.execute(
                    "SELECT coalesce(a.verdict, 'unjudged'), count(*) FROM items i LEFT JOIN analyses a ON a.item = i.seq"
                    f" WHERE {condition} GROUP BY 1",
                    values,
                ).fetchall()
            )
            if not cut.by_item_date:
                old = f"SELECT count(*) FROM items i WHERE {everything} AND i.too_old"
                (counts["too-old"],) = connection.execute(old, values).fetchone()
                (counts["unreadable"],) = connection.execute(*_unreadable(cut)).fetchone()
        return counts

    def lookalikes(self, cut: Cut) -> tuple[tuple[str, int], ...]:
        """Return which look-alikes explained how many items of a cut away, most first."""
        condition, values = current(cut)
        with self._db.reading() as connection:
            rows = connection.execute(
                "SELECT coalesce(a.lookalike, 'other'), count(*) FROM items i CROSS JOIN analyses a ON a.item = i.seq"
                f" WHERE {condition} AND a.verdict = 'look-alike' GROUP BY 1 ORDER BY 2 DESC, 1",
                values,
            )
            return tuple(rows.fetchall())

    def judgement(self, item: Item) -> Judged | None:
        """Return what was judged of one item, or None where that is not kept: it was dropped, or waits."""
        found = self._judged("i.id = :id AND a.body IS NOT NULL", {"id": item.id})
        return found[0] if found else None

    def _judged(self, condition: str, values: dict[str, Any]) -> tuple[Judged, ...]:
        with self._db.reading() as connection:
            rows = connection.execute(f"{_JUDGED} WHERE {condition}", values).fetchall()
        return tuple(_judged_of(row) for row in rows)


def _judged_of(row: tuple[Any, ...]) -> Judged:
    marked, body, title, text, content_hash, *columns = row
    item = item_of(columns)
    earlier = None if title is None else msgspec.structs.replace(item, title=title, text=text, content_hash=content_hash)
    return Judged(item=item, analysis=analysis_of(body), marked=bool(marked), earlier=earlier)


def _worth_keeping(analysis: Analysis) -> bool:
    """Return whether an analysis may be shown again: what was dropped is judged anew when somebody asks why."""
    return analysis.relevant or analysis.verdict in ("dispute", "organising", "labour") or analysis.dispute is not None


def _unreadable(cut: Cut) -> tuple[str, dict[str, Any]]:
    if cut.new:
        settled = "SELECT coalesce(max(unreadable), 0) FROM editions WHERE state = 'delivered' AND settles > 0"
        return f"SELECT coalesce(sum(entries), 0) FROM unreadable WHERE seq > ({settled})", {}
    return (
        "SELECT coalesce(sum(entries), 0) FROM unreadable WHERE (:start IS NULL OR seen > :start) AND (:end IS NULL OR seen <= :end)",
        {"start": cut.start and micros(cut.start), "end": cut.end and micros(cut.end)},
    )
