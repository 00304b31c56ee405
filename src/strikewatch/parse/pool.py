"""Read a stream of documents: the harmless ones on the spot, the others in workers that can be ended.

A document that is small, well-formed and without surprises takes a millisecond in this process (``read_quickly``; the parser's
limits bound the worst case, see benchmarks/parse_limits.py), or in a second one alongside (``second``). All others may hold what neither feedparser's patterns nor a parser
written in C can be stopped at: they are read in worker processes with a deadline, after which the worker is killed and replaced,
and with a limit on memory. Workers are started when the first such document comes, so an unchanged run starts none.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from strikewatch.errors import NEXT_RUN, FailureKind, SourceError
from strikewatch.model import Batch, Document, Failed
from strikewatch.parse.read import read, read_quickly
from strikewatch.parse.second import SecondReader

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

WORKERS = 2
DEADLINE = 10.0  # seconds for one document; the slowest real feed (2.2 MB) takes 0.6
MEMORY = 480 * 2**20  # bytes of address space of a worker, its libraries included
# Documents that wait for a worker hold their bytes: beyond this we wait for the workers first.
_BACKLOG = 48 * 2**20
_POLL = 0.2

Outcome = tuple[Document, Batch | Failed]
# What a worker sends back: a batch as bytes (one string to hand over instead of a thousand objects), or kind, message and hint of
# a failure. Not the error itself: an exception with arguments by name cannot be unpickled, and would take the pool down.
_Result = bytes | tuple[FailureKind, str, str]


def parse_all(documents: Iterable[Document], *, deadline: float = DEADLINE, memory: int = MEMORY) -> Iterator[Outcome]:
    """Yield each document with its batch, or with what was wrong with it, in the order in which they are done."""
    backlog = _Backlog(deadline, memory)
    second: SecondReader[_Result] = SecondReader(lambda: _new_pool(memory, workers=1), _work_quickly, deadline)
    try:
        for document, outcome in _quickly(documents, second):
            if outcome:
                yield document, outcome
            else:
                backlog.add(document)
            yield from backlog.done()
            while backlog.size > _BACKLOG:
                yield from backlog.done(wait=_POLL)
        second.close()
        while backlog:
            yield from backlog.done(wait=_POLL)
    finally:
        second.close()
        backlog.close()


def _quickly(documents: Iterable[Document], second: SecondReader[_Result]) -> Iterator[tuple[Document, Batch | Failed | None]]:
    """Read what can be read in no time, here or by the second reader; None for what cannot."""
    for document in documents:
        if not second.takes(document):
            yield document, _here(document)
        for given, result in second.done():
            yield given, None if result is None else _unpacked(given, result)
    for document in second.not_given():
        yield document, _here(document)
    for given, result in second.done(wait=True):
        yield given, None if result is None else _unpacked(given, result)


def _here(document: Document) -> Batch | Failed | None:
    try:
        return read_quickly(document)
    except SourceError as error:
        return _failed(document, error)


class _Backlog:
    """Documents with the workers."""

    def __init__(self, deadline: float, memory: int) -> None:
        self.size = 0
        self._memory = memory
        self._deadline = deadline
        self._pool: ProcessPool | None = None
        self._pending: dict[Future[_Result], Document] = {}

    def __bool__(self) -> bool:
        return bool(self._pending)

    def add(self, document: Document) -> None:
        if self._pool is None:
            self._pool = _new_pool(self._memory)
        self._pending[self._pool.schedule(_work, args=[document], timeout=self._deadline)] = document
        self.size += len(document.body)

    def done(self, wait: float = 0.0) -> Iterator[Outcome]:
        """Yield what is ready, waiting at most ``wait`` seconds for the first."""
        if not self._pending:
            return
        from concurrent.futures import wait as wait_for

        ready = wait_for(self._pending, timeout=wait, return_when="FIRST_COMPLETED").done
        for future in ready:
            document = self._pending.pop(future)
            self.size -= len(document.body)
            yield document, self._result(document, future)

    def _result(self, document: Document, future: Future[_Result]) -> Batch | Failed:
        from concurrent.futures import CancelledError
        from concurrent.futures import TimeoutError as Overdue

        from pebble import ProcessExpired

        try:
            result = future.result()
        except Overdue:
            error = _parser_error(f"reading it took more than {self._deadline:.0f} seconds")
        except MemoryError:
            error = _parser_error("reading it took too much memory")
        except (ProcessExpired, CancelledError):
            error = _parser_error("reading it ended the reading process")
        else:
            return _unpacked(document, result)
        return _failed(document, error)

    def close(self) -> None:
        if self._pool is not None:
            import multiprocessing

            # pebble takes its locks away before it ends its workers: one that is only starting would die of that, with a traceback
            for worker in multiprocessing.active_children():
                worker.terminate()
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates most of its methods, not this one
            self._pool.join()


def _unpacked(document: Document, result: _Result) -> Batch | Failed:
    import msgspec

    if isinstance(result, bytes):
        return msgspec.msgpack.decode(result, type=Batch)
    kind, message, hint = result
    return _failed(document, SourceError(message, kind=kind, hint=hint))


def _new_pool(memory: int, *, workers: int = WORKERS) -> ProcessPool:
    import multiprocessing

    from pebble import ProcessPool

    # spawn: a fork would copy our connections, our database and the threads' locks into the worker
    return ProcessPool(max_workers=workers, initializer=_limit, initargs=[memory], context=multiprocessing.get_context("spawn"))


def _limit(memory: int) -> None:
    """Bound this worker's memory, and end it with its parent: a killed run leaves nobody behind."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    import multiprocessing
    import os

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(document: Document) -> _Result:
    """Read one document, in a worker."""
    import msgspec

    try:
        return msgspec.msgpack.encode(read(document))
    except SourceError as error:
        failure = error
    except RecursionError:
        failure = _parser_error("it is nested too deeply to be read")
    return failure.kind, str(failure), failure.hint or ""


def _work_quickly(documents: list[Document]) -> list[_Result | None]:
    """Read a handful of documents that may be harmless, in the second reader; None for one that is not."""
    import msgspec

    results: list[_Result | None] = []
    for document in documents:
        try:
            batch = read_quickly(document)
        except SourceError as error:
            results.append((error.kind, str(error), error.hint or ""))
        else:
            results.append(msgspec.msgpack.encode(batch) if batch else None)
    return results


def _parser_error(message: str) -> SourceError:
    return SourceError(message, kind="parser", hint="the feed is broken or hostile: tell the publisher, or remove the source")


def _failed(document: Document, error: SourceError) -> Failed:
    return Failed(
        source=document.source,
        kind=error.kind,
        message=str(error),
        hint=error.hint or NEXT_RUN,
        moved_to=document.moved_to,
    )
