"""Documents read by real worker processes."""

from __future__ import annotations

import os

import msgspec
import pytest

from feeds import document, rss, rss_item
from strikewatch.model import Batch, Document, Failed
from strikewatch.parse.pool import MEMORY, parse_all
from strikewatch.parse.second import SecondReader

SURPRISE = rss(rss_item(), head="\n<!DOCTYPE rss>")  # for feedparser, so for a worker


def named(name: str, body: str | bytes) -> Document:
    return document(body, name=name)


def read(*documents: Document, deadline: float = 10.0, memory: int = MEMORY) -> dict[str, Batch | Failed]:
    return {done.source.name: result for done, result in parse_all(documents, deadline=deadline, memory=memory)}


def test_quick_ones_need_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of well-formed feeds, pages of JSON and empty answers starts no process."""
    monkeypatch.setattr("strikewatch.parse.pool._new_pool", lambda _memory: pytest.fail("a worker was started"))
    results = read(named("feed", rss(rss_item())), named("json", "{}"), named("empty", ""))
    assert isinstance(results["feed"], Batch)
    assert {name: result.kind for name, result in results.items() if isinstance(result, Failed)} == {
        "json": "not-a-feed",
        "empty": "not-a-feed",
    }


def test_workers_read_what_is_left() -> None:
    """What comes back from a worker is what reading in this process gives; no document is lost, whatever the order."""
    documents = [named(f"d{n}", SURPRISE) for n in range(7)] + [named("good", rss(rss_item())), named("page", "<html></html>")]
    results = read(*documents)
    assert set(results) == {document.source.name for document in documents}
    assert all(isinstance(results[f"d{n}"], Batch) for n in range(7))
    first = results["d0"]
    assert isinstance(first, Batch)
    assert [item.title for item in first.items] == ["Dockers at Port Calder walk out, day 1"]
    assert isinstance(results["page"], Failed)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(first), type=Batch) == first


def test_the_deadline_ends_a_worker() -> None:
    """A document that takes too long costs its own answer and a worker; the others are read by the next one."""
    slow = named("slow", "<rss><channel>" + "<item><title>a" * 60_000)
    results = read(slow, named("after", SURPRISE), deadline=0.6)
    assert isinstance(results["slow"], Failed)
    assert results["slow"].kind == "parser"
    assert results["slow"].hint


def test_memory_is_limited() -> None:
    """A document that would take too much memory is a failure of its own."""
    huge = named("huge", rss(rss_item(description="strike " * 2_000_000), head="<!DOCTYPE rss>"))
    results = read(huge, named("after", SURPRISE), memory=90 * 2**20)
    assert isinstance(results["huge"], Failed)
    assert "memory" in results["huge"].message
    assert isinstance(results["after"], Batch)


def test_let_go_halfway() -> None:
    """A caller who stops listening leaves no process behind."""
    stream = parse_all([named(f"d{n}", SURPRISE) for n in range(3)])
    next(stream)
    stream.close()  # type: ignore[attr-defined]  # it is a generator, which the contract does not promise


def test_many_documents_are_read_by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second reader alongside gives what this process gives, for feeds, for what is no feed, and for what only a worker may read."""
    monkeypatch.setattr("strikewatch.parse.second._WORTH_IT", 1)
    monkeypatch.setattr("strikewatch.parse.second._HANDFUL", 3)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    bodies = [rss(rss_item()), "{}", SURPRISE, rss(rss_item(title="Crews vote"))]
    documents = [named(f"d{number:02}", bodies[number % 4]) for number in range(18)]
    together = read(*documents)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert together == read(*documents)
    assert len(together) == len(documents)


def test_a_handful_that_fails_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful that the second reader cannot do is read by the workers, each document alone."""
    monkeypatch.setattr("strikewatch.parse.second._WORTH_IT", 0)
    monkeypatch.setattr("strikewatch.parse.second._HANDFUL", 2)
    monkeypatch.setattr("strikewatch.parse.pool._work_quickly", os._exit)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    results = read(*(named(f"d{number}", rss(rss_item())) for number in range(5)))
    assert len(results) == 5
    assert all(isinstance(result, Batch) for result in results.values())


class _Broken:
    def schedule(self, *_: object, **__: object) -> None:
        raise RuntimeError("the pool is broken")

    def stop(self) -> None: ...

    def join(self) -> None: ...


def test_a_second_reader_that_cannot_be_used_is_done_without() -> None:
    """Where no process can be kept, every document comes back to be read here."""
    second: SecondReader[str] = SecondReader(_Broken, lambda _: [], 1.0)  # type: ignore[arg-type]  # no more of a pool than is used
    second._seen = 1_000
    taken = [document for document in (named(f"d{number}", "") for number in range(30)) if second.takes(document)]
    assert second.not_given() == taken
    assert list(second.done(wait=True)) == []
    second.close()
