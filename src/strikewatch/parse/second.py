"""A second process that reads harmless documents alongside this one, where a first pull brings many.

Reading is most of what a first pull costs, and the other processor has nothing to do meanwhile. It takes documents by the
handful for as long as it keeps up; this process reads the others itself. What it does not answer for comes back unread.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from strikewatch.model import Document

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

T = TypeVar("T")

# To start it takes as long as to read sixty documents: a run that brings few is over before it could help.
_WORTH_IT = 120
_HANDFUL = 12  # documents: each hand-over wakes up two threads here
_AHEAD = 3  # handfuls given to it before the first is answered, so that it never waits


class SecondReader(Generic[T]):
    """Documents on their way through the second process, which makes a ``T`` of each, or None of what it cannot read."""

    def __init__(
        self, start: Callable[[], ProcessPool], work: Callable[[list[Document]], list[T | None]], deadline: float
    ) -> None:
        """Take how the process is started, what it does with a handful, and how many seconds that may take."""
        self._start = start
        self._work = work
        self._deadline = deadline
        self._seen = 0
        self._broken = False
        self._pool: ProcessPool | None = None
        self._gathered: list[Document] = []
        self._given: deque[tuple[list[Document], Future[list[T | None]]]] = deque()

    def takes(self, document: Document) -> bool:
        """Take ``document``, unless it is to be read here."""
        self._seen += 1
        if self._broken or self._seen <= _WORTH_IT or len(self._given) >= _AHEAD or (os.cpu_count() or 1) < 2:
            return False
        self._gathered.append(document)
        if len(self._gathered) >= _HANDFUL:
            self._hand_over()
        return True

    def _hand_over(self) -> None:
        if self._pool is None:
            self._pool = self._start()
        try:
            future = self._pool.schedule(self._work, args=[self._gathered], timeout=self._deadline)
        except RuntimeError:  # its process ends as soon as it begins, for want of memory, say: we do without
            self._broken = True
        else:
            self._given.append((self._gathered, future))
            self._gathered = []

    def done(self, *, wait: bool = False) -> Iterator[tuple[Document, T | None]]:
        """Yield what is answered, None for a document that could not be read; with ``wait`` all that was handed over."""
        while self._given and (wait or self._given[0][1].done()):
            documents, future = self._given.popleft()
            # whatever ended the process: which document it was shows when each is read alone, with a deadline of its own
            results = future.result() if future.exception() is None else [None] * len(documents)
            yield from zip(documents, results, strict=True)

    def not_given(self) -> list[Document]:
        """Return the documents that were taken and not handed over: too few for a handful."""
        documents, self._gathered = self._gathered, []
        return documents

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates most of its methods, not this one
            self._pool.join()
