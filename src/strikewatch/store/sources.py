"""What is remembered of the sources, and the one transaction in which a visit's items and its state are stored together."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec

from strikewatch.model import Answer, Batch, Document, Failed, Item, Outcome, Source, SourceHealth, Unchanged, Validators, Visit
from strikewatch.store import health, items
from strikewatch.store.items import Judge, Tally
from strikewatch.store.rows import maybe_micros, maybe_moment, micros, moment
from strikewatch.store.shelf import Shelf

# One source visited: the answer, and for a Document what was read from it. A document that could not be read is a Failed.
Visited = tuple[Answer, Batch | None]

# A feed that was read less than this ago cannot be all new but for its ids; smaller batches prove nothing.
_RECENT = dt.timedelta(days=1)
_ENOUGH = 5
_SUSPICIOUS = 0.8

_WEEK = dt.timedelta(days=7) // dt.timedelta(microseconds=1)

_SELECT = """
    SELECT name, address, etag, last_modified, body_hash, not_before, failures, failing_since, last_success, unreadable
    FROM sources WHERE name IN (SELECT value FROM json_each(?))
"""
_HEALTH = """
    SELECT name, title, last_try, last_success, failures, failing_since, not_before, failure_kind, failure, moved_to, items, unreadable
    FROM sources WHERE ?1 IS NULL OR name IN (SELECT value FROM json_each(?1)) ORDER BY name
"""
_SUCCEEDED = """
    INSERT INTO sources (name, address, etag, last_modified, body_hash, moved_to, title, version, last_try, last_success, items, unreadable)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, coalesce(?11, 0))
    ON CONFLICT (name) DO UPDATE SET address = ?2, etag = ?3, last_modified = ?4, body_hash = ?5, moved_to = ?6,
        title = coalesce(?7, title), version = coalesce(?8, version), last_try = ?9, last_success = ?9, items = items + ?10,
        unreadable = coalesce(?11, unreadable), failures = 0, failing_since = NULL, not_before = NULL, failure_kind = NULL, failure = NULL
"""
_ADDED = "INSERT INTO sources (name, address, items) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE SET items = items + ?3"
# A failure keeps the validators: the next visit may still be short.
_FAILED = """
    INSERT INTO sources (name, address, moved_to, last_try, failures, failing_since, not_before, failure_kind, failure)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (name) DO UPDATE SET moved_to = coalesce(?3, moved_to), last_try = ?4, failures = ?5, failing_since = ?6, not_before = ?7,
        failure_kind = ?8, failure = ?9,
        etag = iif(address = ?2, etag, NULL), last_modified = iif(address = ?2, last_modified, NULL),
        body_hash = iif(address = ?2, body_hash, NULL), address = ?2
"""


class _Before(msgspec.Struct, frozen=True):
    """What the store knew of a source before this visit."""

    visit: Visit = Visit()
    last_success: int | None = None
    unreadable: int = 0


class Sources(Shelf):
    """The sources of the store."""

    def visits(self, sources: Iterable[Source]) -> dict[str, Visit]:
        """Return what is remembered of each source, by name. One whose address was changed in the config begins anew."""
        with self._db.reading() as connection:
            return {name: before.visit for name, before in _before(connection, list(sources)).items()}

    def save(self, visited: Sequence[Visited], now: dt.datetime) -> tuple[Outcome, ...]:
        """Store what a batch of sources brought, in one transaction; return what became of each, in order.

        Items, validators and failure of a source are stored together: a run killed at any moment leaves each source either as it was
        or wholly visited.
        """
        when = micros(now)
        with self._db.writing() as connection:
            known = _before(connection, [answer.source for answer, _ in visited])
            read = [(batch.items if batch else (), known.get(a.source.name, _Before()).last_success) for a, batch in visited]
            tallies = items.add(connection, read, when) if any(part for part, _ in read) else tuple(Tally() for _ in read)
            faulty = _unreadable(visited)
            outcomes = []
            succeeded, failed = [], []
            for (answer, batch), tally in zip(visited, tallies, strict=True):
                before = known.get(answer.source.name, _Before())
                if not isinstance(answer, Failed):
                    succeeded.append(_success_row(answer, batch, tally, when, faulty.get(answer.source.name)))
                    outcomes.append(_success(answer, batch, tally, before, now))
                elif answer.kind == "resting":
                    outcomes.append(_resting(answer, before))
                else:
                    until = health.rest(answer, before.visit.failing_since or now, now)
                    failure = health.told(answer, until)
                    outcomes.append(_failure(failure, before))
                    failed.append(_failure_row(failure, before, now, until))
            connection.executemany(_SUCCEEDED, succeeded)
            connection.executemany(_FAILED, failed)
            more = [(name, when, count - known.get(name, _Before()).unreadable) for name, count in faulty.items()]
            connection.executemany(
                "INSERT INTO unreadable (source, seen, entries) VALUES (?, ?, ?)", [row for row in more if row[2] > 0]
            )
        return tuple(outcomes)

    def add(self, source: Source, part: Sequence[Item], now: dt.datetime, judge: Judge | None = None) -> Tally:
        """Store a stretch of an export that is read in many; ``save`` closes it, so that a run cut short reads it again.

        With ``judge`` (of the lexicon that ``judge_with`` named) new items are judged on their way in; without, they wait.
        """
        with self._db.writing() as connection:
            (tally,) = items.add(connection, [(part, None)], micros(now), judge)
            connection.execute(_ADDED, (source.name, _address(source), tally.new))
        return tally

    def health(self, names: Iterable[str] | None = None, *, shares: bool = True) -> tuple[SourceHealth, ...]:
        """Return the state of the sources, by name: of those named, or of all that were ever visited.

        Without ``shares`` items a week and share kept are not counted: a digest has no use for them.
        """
        wanted = None if names is None else msgspec.json.encode(list(names)).decode()
        with self._db.reading() as connection:
            rows = connection.execute(_HEALTH, (wanted,)).fetchall()
            weeks, counted = _recent(connection) if shares else (1.0, {})
        found = []
        for name, title, last_try, last_success, failures, since, not_before, kind, message, moved_to, items_, unreadable in rows:
            recent, kept = counted.get(name, (0, 0))
            found.append(
                SourceHealth(
                    name=name,
                    title=title,
                    last_try=maybe_moment(last_try),
                    last_success=maybe_moment(last_success),
                    failures=failures,
                    failing_since=maybe_moment(since),
                    not_before=maybe_moment(not_before),
                    kind=kind,
                    message=message,
                    moved_to=moved_to,
                    items=items_,
                    unreadable=unreadable,
                    week=round(recent / weeks, 1),
                    kept=kept / recent if recent else 0.0,
                )
            )
        return tuple(found)


def _recent(connection: sqlite3.Connection) -> tuple[float, dict[str, tuple[int, int]]]:
    """Return how many weeks, four at most, the last items span, and of each source how many came in them and were kept."""
    first, last = connection.execute("SELECT min(first_seen), max(first_seen) FROM items").fetchone()
    if first is None:
        return 1.0, {}
    start = max(first, last - 4 * _WEEK)
    rows = connection.execute(
        "SELECT i.source, count(*), sum(coalesce(a.relevant, 0)) FROM items i INDEXED BY items_first_seen LEFT JOIN analyses a ON a.item = i.seq"
        " WHERE i.first_seen >= ? AND NOT i.too_old GROUP BY i.source",
        (start,),
    )
    return max(1.0, (last - start) / _WEEK), {name: (recent, kept) for name, recent, kept in rows}


def _address(source: Source) -> str:
    """Return a hash of where the source lies: addresses may hold secrets."""
    return blake2b((source.url or source.path or "").encode("utf-8", "replace"), digest_size=12).hexdigest()


def _before(connection: sqlite3.Connection, sources: Sequence[Source]) -> dict[str, _Before]:
    by_name = {source.name: source for source in sources}
    rows = connection.execute(_SELECT, (msgspec.json.encode(list(by_name)).decode(),))
    return {
        name: _Before(
            Visit(
                validators=Validators(etag=etag, last_modified=last_modified, body_hash=body_hash),
                not_before=maybe_moment(not_before),
                failures=failures,
                failing_since=maybe_moment(failing_since),
            ),
            last_success,
            unreadable,
        )
        for name, address, etag, last_modified, body_hash, not_before, failures, failing_since, last_success, unreadable in rows
        if address == _address(by_name[name])
    }


def _unreadable(visited: Sequence[Visited]) -> dict[str, int]:
    """Return how many entries of each source that was read could not be; a pattern for files is several answers of one source."""
    found: dict[str, int] = {}
    for answer, batch in visited:
        if batch is not None:
            found[answer.source.name] = found.get(answer.source.name, 0) + batch.unreadable
    return found


def _success_row(
    answer: Document | Unchanged, batch: Batch | None, tally: Tally, when: int, unreadable: int | None
) -> tuple[object, ...]:
    # A document read in part is fetched again whole: its validators are not kept.
    validators = Validators() if batch is not None and batch.partial else answer.validators
    return (
        answer.source.name, _address(answer.source), _storable(validators.etag), _storable(validators.last_modified),
        validators.body_hash, answer.moved_to, batch.title if batch else None, batch.version if batch else None, when, tally.new,
        unreadable,
    )  # fmt: skip


def _storable(header: str | None) -> str | None:
    """Return a header that can be stored as text: one that holds lone surrogates is junk, and is forgotten."""
    return header if header is None or header.isascii() else None


def _failure_row(failed: Failed, before: _Before, now: dt.datetime, until: dt.datetime | None) -> tuple[object, ...]:
    return (
        failed.source.name, _address(failed.source), failed.moved_to, micros(now), before.visit.failures + 1,
        micros(before.visit.failing_since or now), maybe_micros(until), failed.kind, f"{failed.message}; {failed.hint}",
    )  # fmt: skip


def _success(answer: Document | Unchanged, batch: Batch | None, tally: Tally, before: _Before, now: dt.datetime) -> Outcome:
    notes = []
    if answer.moved_to:
        notes.append(f"moved for good to {answer.moved_to}; change its url in the config")
    if batch is not None:
        notes += batch.reasons
        recent = before.last_success is not None and now - moment(before.last_success) < _RECENT
        if recent and tally.read >= _ENOUGH and tally.new > _SUSPICIOUS * tally.read:
            notes.append(
                f"{tally.new} of {tally.read} items are new although it was read less than a day ago;"
                " its ids may have changed: look for repeats"
            )
    changed = tally.new or tally.updated
    return Outcome(
        source=answer.source.name,
        status="new" if changed else "unchanged",
        new=tally.new,
        updated=tally.updated,
        known=tally.known,
        unreadable=batch.unreadable if batch else 0,
        notes=tuple(notes),
    )


def _failure(failed: Failed, before: _Before) -> Outcome:
    notes = (f"moved for good to {failed.moved_to}; change its url in the config",) if failed.moved_to else ()
    return Outcome(
        source=failed.source.name,
        status="failed",
        kind=failed.kind,
        message=failed.line(),
        failures=before.visit.failures + 1,
        notes=notes,
    )


def _resting(failed: Failed, before: _Before) -> Outcome:
    return Outcome(
        source=failed.source.name, status="resting", kind=failed.kind, message=failed.line(), failures=before.visit.failures
    )
