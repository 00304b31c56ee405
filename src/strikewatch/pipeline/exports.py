"""Twitter/X exports: as a source of the config, or handed over once by ``import``."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from strikewatch.errors import InputError, StrikewatchError
from strikewatch.files import expand
from strikewatch.model import Analysis, Batch, Failed, ImportReport, Item, Outcome, Source, Unchanged, Validators
from strikewatch.pipeline.judge import judge_incoming
from strikewatch.store import Store, Tally

if TYPE_CHECKING:
    from strikewatch.lexicon import Lexicon

Progress = Callable[[int, int, int], None]  # bytes read, bytes in all (0: unknown), records read

STANDARD_INPUT = "-"
# A transaction costs two waits for the disk, and writes nearly all of the index of ids anew, whether it holds few items or many.
_ITEMS_AT_ONCE = 10_000
_REASONS = 5


@dataclass(slots=True)
class _Count:
    """What the records of an export came to."""

    new: int = 0
    updated: int = 0
    known: int = 0
    skipped: int = 0
    unreadable: int = 0
    reasons: list[str] = field(default_factory=list)
    errors: list[StrikewatchError] = field(default_factory=list)  # one per file that could not be read, or not to its end

    @property
    def read(self) -> int:
        """All of them."""
        return self.new + self.updated + self.known + self.skipped + self.unreadable

    def store(self, tally: Tally) -> None:
        """Count what became of items in the store."""
        self.new += tally.new
        self.updated += tally.updated
        self.known += tally.known

    def note(self, batch: Batch) -> None:
        """Count what a batch says besides its items."""
        self.known += batch.known
        self.skipped += batch.skipped
        self.unreadable += batch.unreadable
        self.reasons += batch.reasons[: _REASONS - len(self.reasons)]

    def add(self, other: _Count) -> None:
        """Count what another export came to."""
        self.new += other.new
        self.updated += other.updated
        self.known += other.known
        self.skipped += other.skipped
        self.unreadable += other.unreadable
        self.reasons += other.reasons[: _REASONS - len(self.reasons)]
        self.errors += other.errors


def read_source(store: Store, source: Source, *, now: dt.datetime) -> Outcome:
    """Read the export of a source if it changed since it was last read whole; return what became of it."""
    try:
        files, mark = _files(source)
    except StrikewatchError as error:
        return store.save([(_failed(source, error), None)], now)[0]
    if _unchanged(store, source, mark):
        return store.save([(Unchanged(source=source, validators=Validators(body_hash=mark)), None)], now)[0]
    count = _Reading(store, source, now).read(files)
    return _close(store, source, count, mark, now)


def import_exports(
    store: Store,
    paths: Sequence[str],
    *,
    now: dt.datetime,
    lexicon: Lexicon,
    on_progress: Progress | None = None,
) -> ImportReport:
    """Read exports into the store: zips, folders, files, patterns, or ``-`` for standard input; return the closing report.

    The tweets are judged on their way in.
    A path that was read whole before, and has not changed since, is not read again. What cannot be read is in the report; the
    other paths are read all the same.
    """
    total = _Count()
    unchanged = []
    judge = judge_incoming(store, lexicon)
    for path in paths:
        source = _source(path)
        try:
            files, mark = _files(source)
        except StrikewatchError as error:
            total.errors.append(error)
            continue
        if _unchanged(store, source, mark):
            unchanged.append(path)
            continue
        count = _Reading(store, source, now, on_progress, judge).read(files)
        _close(store, source, count, mark, now)
        total.add(count)
    return ImportReport(
        read=total.read,
        new=total.new,
        updated=total.updated,
        known=total.known,
        skipped=total.skipped,
        unreadable=total.unreadable,
        reasons=tuple(total.reasons),
        failures=tuple(error.line() for error in total.errors),
        unchanged=tuple(unchanged),
    )


def _source(path: str) -> Source:
    """Return the source that an imported path is remembered as. Archives hold files of the same names: the folder tells them apart."""
    if path == STANDARD_INPUT:
        return Source(name="import:standard-input", kind="twitter-export", path=path, tier="social")
    place = Path(path).expanduser().absolute()
    folder = sha256(os.fsencode(place.parent)).hexdigest()[:6]
    return Source(name=f"import:{place.name}@{folder}", kind="twitter-export", path=str(place), tier="social")


def _files(source: Source) -> tuple[tuple[Path | None, ...], str | None]:
    """Return the files of an export, None for standard input, and the fingerprint that changes when they do."""
    from strikewatch.parse import tweets

    if source.path == STANDARD_INPUT:
        return (None,), None
    found = expand(source.path or "")
    if not found:
        raise InputError("no file is there", source=source.path, hint="check the path")
    return found, tweets.fingerprint(found)


def _unchanged(store: Store, source: Source, mark: str | None) -> bool:
    visit = store.visits([source]).get(source.name)
    return mark is not None and visit is not None and visit.validators.body_hash == mark


@dataclass(slots=True)
class _Reading:
    """One export on its way into the store."""

    store: Store
    source: Source
    now: dt.datetime
    on_progress: Progress | None = None
    judge: Callable[[Item], Analysis] | None = None
    count: _Count = field(default_factory=_Count)

    def read(self, files: Iterable[Path | None]) -> _Count:
        """Read the files; one that cannot be read hinders no other."""
        from strikewatch.parse import tweets

        for file in files:
            try:
                self._read_one(tweets.read(file, self.source, now=self.now))
            except StrikewatchError as error:
                self.count.errors.append(error)
        return self.count

    def _read_one(self, batches: Iterable[Batch]) -> None:
        """Store the batches of one file as they come: memory stays flat, and a run cut short has kept what it read."""
        waiting: list[Item] = []
        try:
            for batch in batches:
                self.count.note(batch)
                waiting.extend(batch.items)
                if len(waiting) >= _ITEMS_AT_ONCE:
                    self._keep(waiting)
                    waiting = []
                if self.on_progress:
                    self.on_progress(batch.done, batch.total, self.count.read + len(waiting))
        except StrikewatchError:
            self._keep(waiting)  # batches before the fault are good
            raise
        self._keep(waiting)

    def _keep(self, waiting: Sequence[Item]) -> None:
        self.count.store(self.store.add(self.source, waiting, self.now, self.judge))


def _close(store: Store, source: Source, count: _Count, mark: str | None, now: dt.datetime) -> Outcome:
    """Record the visit: as read whole, or as failed, so that it is read again."""
    if count.errors:
        outcome = store.save([(_failed(source, count.errors[0], len(count.errors) - 1), None)], now)[0]
    else:
        whole = Unchanged(source=source, validators=Validators(body_hash=mark))
        summary = Batch(items=(), unreadable=count.unreadable, reasons=tuple(count.reasons))
        outcome = store.save([(whole, summary)], now)[0]
    status = "new" if outcome.status == "unchanged" and (count.new or count.updated) else outcome.status
    known = count.known + count.skipped
    return replace(outcome, status=status, new=count.new, updated=count.updated, known=known, unreadable=count.unreadable)


def _failed(source: Source, error: StrikewatchError, more: int = 0) -> Failed:
    """Return the failure of a source from the error of its first bad file, with the number of the others."""
    file = f"{error.source}: " if error.source and error.source != source.name else ""
    others = f" (and {more} more)" if more else ""
    return Failed(source=source, kind="file", message=f"{file}{error}{others}", hint=error.hint or "check the file")
