"""Visit many sources at once, few of them on one host, and hand out what each of them answered.

One thread, one pool of connections (pycurl's multi interface). Time that the caller spends between two answers counts for no
deadline: a slow disk must not make a source look dead.
"""

from __future__ import annotations

import datetime as dt
import heapq
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from strikewatch.errors import NEXT_RUN, SourceError
from strikewatch.model import Answer, Failed, Source, Visit
from strikewatch.sources import files, sentences
from strikewatch.sources.transfer import CONNECT_TIMEOUT, Transfer

if TYPE_CHECKING:
    import pycurl

AT_ONCE = 128
PER_HOST = 6  # what a browser opens to one host
_TICK = 0.25  # seconds between two looks at the deadlines
_PAUSE = (0.3, 1.2)  # seconds before a second try, drawn at random: sources that failed together do not come back together


def fetch(
    sources: Iterable[Source],
    visits: Mapping[str, Visit],
    *,
    now: dt.datetime,
    at_once: int = AT_ONCE,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Answer]:
    """Yield what each of ``sources`` (of kind feed) answers, in the order in which the answers come.

    ``visits`` holds, by name, what the store remembers of a source. A glob yields a document a file. A source whose time has not
    come again yields ``Failed`` of kind ``resting``, which is no new failure.
    """
    web: list[Transfer] = []
    for source in sources:
        visit = visits.get(source.name, Visit())
        if source.url is None:
            yield from files.read(source, visit, now=now)
            continue
        try:
            if visit.not_before and visit.not_before > now:
                raise _resting(visit.not_before)
            web.append(Transfer(source, visit, now))
        except SourceError as error:
            yield failed(source, error)
    if web:
        yield from _Crowd(web, at_once=at_once, clock=clock).run()


def failed(source: Source, error: SourceError) -> Failed:
    """Return ``error`` as the answer of ``source``."""
    return Failed(
        source=source,
        kind=error.kind,
        message=str(error),
        hint=error.hint or NEXT_RUN,
        retry_after=error.retry_after,
    )


def _resting(until: dt.datetime) -> SourceError:
    return SourceError(
        f"left alone until {until:%Y-%m-%d %H:%M} UTC, as the server asked or after long failure",
        kind="resting",
        hint="nothing to do",
    )


class _Crowd:
    """Transfers waiting, in flight, and pausing before a second try."""

    def __init__(self, transfers: Iterable[Transfer], *, at_once: int, clock: Callable[[], float]) -> None:
        import pycurl

        self._clock = clock
        self._away = 0.0  # seconds that the caller spent between answers
        self._multi = pycurl.CurlMulti()
        self._spare = [pycurl.Curl() for _ in range(at_once)]
        self._waiting: dict[str, deque[Transfer]] = {}
        self._ready: deque[str] = deque()  # servers with transfers waiting and room for one more
        self._busy: dict[str, int] = {}
        self._flying: dict[pycurl.Curl, tuple[Transfer, float, str]] = {}
        self._pausing: list[tuple[float, int, Transfer]] = []
        self._ca_file = _ca_file()
        for transfer in transfers:
            self._queue(transfer)

    def run(self) -> Iterator[Answer]:
        last_look = self._time()
        try:
            while self._waiting or self._flying or self._pausing:
                yield from self._timed(self._launch())
                self._turn()
                for curl, error in self._landed():
                    yield from self._timed(self._land(curl, error))
                if self._time() - last_look >= _TICK:
                    last_look = self._time()
                    for curl in self._overdue(last_look):
                        yield from self._timed(self._expire(curl))
        finally:
            self._close()

    def _timed(self, answers: Iterator[Answer]) -> Iterator[Answer]:
        """Yield ``answers``; the clock stands still while the caller has them."""
        for answer in answers:
            left = self._clock()
            yield answer
            self._away += self._clock() - left

    def _time(self) -> float:
        return self._clock() - self._away

    def _queue(self, transfer: Transfer) -> None:
        server = transfer.here.server
        line = self._waiting.setdefault(server, deque())
        line.append(transfer)
        if len(line) == 1 and self._busy.get(server, 0) < PER_HOST:
            self._ready.append(server)

    def _launch(self) -> Iterator[Answer]:
        """Start as many transfers as there is room for."""
        while self._pausing and self._pausing[0][0] <= self._time():
            self._queue(heapq.heappop(self._pausing)[2])
        while self._spare and self._ready:
            server = self._ready.popleft()
            line = self._waiting[server]
            transfer = line.popleft()
            self._busy[server] = self._busy.get(server, 0) + 1
            if not line:
                del self._waiting[server]
            elif self._busy[server] < PER_HOST:
                self._ready.append(server)
            curl = self._spare.pop()
            self._flying[curl] = (transfer, self._time(), server)
            try:
                transfer.start(curl, self._ca_file)
            except SourceError as error:
                self._free(curl, added=False)
                yield failed(transfer.source, error)
            else:
                self._multi.add_handle(curl)

    def _turn(self) -> None:
        """Move bytes, and wait a moment if there are none to move."""
        import pycurl

        while self._multi.perform()[0] == pycurl.E_CALL_MULTI_PERFORM:
            pass
        if self._flying:
            self._multi.select(_TICK)
        elif self._pausing and not self._waiting:
            time.sleep(max(0.0, min(_TICK, self._pausing[0][0] - self._time())))

    def _landed(self) -> Iterator[tuple[pycurl.Curl, tuple[int, str] | None]]:
        more = True
        while more:
            left, done, lost = self._multi.info_read()
            more = left > 0
            for curl in done:
                yield curl, None
            for curl, code, words in lost:
                yield curl, (code, words)

    def _land(self, curl: pycurl.Curl, error: tuple[int, str] | None) -> Iterator[Answer]:
        import pycurl

        status = curl.getinfo(pycurl.RESPONSE_CODE)
        transfer = self._free(curl)
        try:
            answer = transfer.finish(status, error)
        except SourceError as failure:
            yield failed(transfer.source, failure)
            return
        if answer is not None:
            yield answer
        elif transfer.retry:
            import random

            pause = random.uniform(*_PAUSE)  # noqa: S311 - spreads load, hides nothing
            heapq.heappush(self._pausing, (self._time() + pause, id(transfer), transfer))
        else:
            self._queue(transfer)

    def _overdue(self, now: float) -> list[pycurl.Curl]:
        import pycurl

        late = []
        for curl, (transfer, since, _) in self._flying.items():
            spent = now - since
            unconnected = spent > CONNECT_TIMEOUT and curl.getinfo(pycurl.PRETRANSFER_TIME) == 0
            if unconnected or transfer.spent + spent > transfer.source.timeout:
                late.append(curl)
        return late

    def _expire(self, curl: pycurl.Curl) -> Iterator[Answer]:
        transfer, since, _ = self._flying[curl]
        connecting = transfer.spent + self._time() - since <= transfer.source.timeout
        self._free(curl)
        transfer.abandon()
        yield failed(
            transfer.source,
            sentences.timed_out(CONNECT_TIMEOUT if connecting else transfer.source.timeout, connecting=connecting),
        )

    def _free(self, curl: pycurl.Curl, *, added: bool = True) -> Transfer:
        """Take ``curl`` out of flight and make room on its server; return its transfer."""
        transfer, since, server = self._flying.pop(curl)
        transfer.spent += self._time() - since
        if added:
            self._multi.remove_handle(curl)
        curl.reset()
        self._spare.append(curl)
        self._busy[server] -= 1
        if server in self._waiting and self._busy[server] == PER_HOST - 1:
            self._ready.append(server)
        return transfer

    def _close(self) -> None:
        for curl in list(self._flying):
            self._free(curl).abandon()
        for curl in self._spare:
            curl.close()
        self._multi.close()


def _ca_file() -> str:
    """Return the file of trusted certificates: the user's, else certifi's (the library brings none)."""
    import os

    import certifi

    return os.environ.get("SSL_CERT_FILE") or certifi.where()
