"""config ► sources ► Document ► parse ► Item… ► store, as a stream of outcomes."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from strikewatch.model import Answer, Batch, Config, Document, Failed, Outcome, Source, Visit
from strikewatch.pipeline.exports import read_source
from strikewatch.store import Store, Visited

Fetch = Callable[[Sequence[Source], Mapping[str, Visit], dt.datetime], Iterator[Answer]]
Parse = Callable[[Iterable[Document]], Iterator[tuple[Document, Batch | Failed]]]

# A transaction costs two waits for the disk, so sources are stored together; not too many, lest a kill cost much work and a
# progress bar stand still.
_SOURCES_AT_ONCE = 1_000
_ITEMS_AT_ONCE = 4_000
_SECONDS = 1.0
# Full text of what a usual run brings is indexed at once; a first pull leaves the most to the first search.
_INDEX_AFTER_PULL = 2_000


def fetch_all(sources: Sequence[Source], visits: Mapping[str, Visit], now: dt.datetime) -> Iterator[Answer]:
    """Visit the sources for real."""
    from strikewatch.sources import fetch

    return fetch(sources, visits, now=now)


def parse_all(documents: Iterable[Document]) -> Iterator[tuple[Document, Batch | Failed]]:
    """Read the documents for real. Where nothing has changed there are none, and the reader is not even loaded."""
    waiting = iter(documents)
    for first in waiting:
        from strikewatch.parse import pool

        yield from pool.parse_all(chain((first,), waiting))


def pull(  # noqa: PLR0913 - the last two are seams for tests
    config: Config,
    store: Store,
    *,
    now: dt.datetime,
    only: Sequence[str] = (),
    fetch: Fetch = fetch_all,
    parse: Parse = parse_all,
) -> Iterator[Outcome]:
    """Visit the sources of the config, or those named in ``only``, and store what they bring; yield what became of each.

    A source that fails is an outcome like another. Outcomes come when their items are stored: what was yielded is kept.
    """
    chosen = [source for source in config.sources if not only or source.name in only]
    feeds = [source for source in chosen if source.kind == "feed"]
    brought = 0
    if feeds:
        visits = store.visits(feeds)
        for outcome in _stored(store, _Visits(parse).of(fetch(feeds, visits, now)), now):
            brought += outcome.new
            yield outcome
    for source in chosen:
        if source.kind == "twitter-export":
            outcome = read_source(store, source, now=now)
            brought += outcome.new
            yield outcome
    if brought:
        store.index(_INDEX_AFTER_PULL)


class _Visits:
    """Puts answers and what was read from them together again, a group per source.

    A source that is a pattern for files answers several times, one after the other; its validators cover them all, so they must be
    stored together. The reading runs ahead of, and out of step with, the asking.
    """

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._groups: dict[str, list[Visited]] = {}
        self._being_read: dict[str, int] = {}
        self._answering: str | None = None

    def of(self, answers: Iterator[Answer]) -> Iterator[list[Visited]]:
        """Yield all visits of a source as one group, as soon as they are there."""
        for document, result in self._parse(self._documents(answers)):
            name = document.source.name
            self._being_read[name] -= 1
            self._groups.setdefault(name, []).append((result, None) if isinstance(result, Failed) else (document, result))
            yield from self._whole()
        self._answering = None
        yield from self._whole()

    def _documents(self, answers: Iterator[Answer]) -> Iterator[Document]:
        for answer in answers:
            name = self._answering = answer.source.name
            if isinstance(answer, Document):
                self._being_read[name] = self._being_read.get(name, 0) + 1
                yield answer
            else:
                self._groups.setdefault(name, []).append((answer, None))

    def _whole(self) -> Iterator[list[Visited]]:
        whole = [name for name in self._groups if name != self._answering and not self._being_read.get(name)]
        for name in whole:
            yield self._groups.pop(name)


def _stored(store: Store, groups: Iterable[list[Visited]], now: dt.datetime) -> Iterator[Outcome]:
    """Store what was visited, many sources to a transaction, and yield an outcome per source."""
    batch: list[Visited] = []
    items = 0
    last = time.monotonic()
    for group in groups:
        batch += group
        items += sum(len(read.items) for _, read in group if read)
        if len(batch) >= _SOURCES_AT_ONCE or items >= _ITEMS_AT_ONCE or time.monotonic() - last > _SECONDS:
            yield from _by_source(store.save(batch, now))
            batch, items, last = [], 0, time.monotonic()
    if batch:
        yield from _by_source(store.save(batch, now))


def _by_source(outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
    """Return the outcomes with those of one source added up: one that failed in part has failed."""
    whole: dict[str, Outcome] = {}
    for outcome in outcomes:
        other = whole.get(outcome.source)
        whole[outcome.source] = outcome if other is None else _sum(other, outcome)
    return whole.values()


def _sum(one: Outcome, other: Outcome) -> Outcome:
    first, second = sorted((one, other), key=lambda outcome: ("failed", "new", "unchanged", "resting").index(outcome.status))
    return replace(
        first,
        new=first.new + second.new,
        updated=first.updated + second.updated,
        known=first.known + second.known,
        unreadable=first.unreadable + second.unreadable,
        notes=tuple(dict.fromkeys((*first.notes, *second.notes))),
    )
