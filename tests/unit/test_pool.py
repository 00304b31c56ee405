"""What a worker sends back, without the worker."""

import msgspec
import pytest

from feeds import document, rss, rss_item
from strikewatch.model import Batch, Document
from strikewatch.parse import pool


def test_a_batch_goes_back_as_bytes() -> None:
    """One string, which reads as the same batch."""
    sent = pool._work(document(rss(rss_item())))
    assert isinstance(sent, bytes)
    assert len(msgspec.msgpack.decode(sent, type=Batch).items) == 1


def test_a_failure_goes_back_in_plain_words() -> None:
    """Kind, message and hint: nothing that could fail to be unpickled."""
    kind, message, hint = pool._work(document("<html></html>"))
    assert kind == "not-a-feed"
    assert "web page" in str(message)
    assert hint


def test_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recursion without end is the feed's fault, in words."""

    def bottomless(whole: Document) -> Batch:
        return bottomless(whole)

    monkeypatch.setattr(pool, "read", bottomless)
    assert pool._work(document(""))[:2] == ("parser", "it is nested too deeply to be read")


def test_a_backlog_waits_for_its_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many bytes the workers come first; every document is answered all the same."""
    monkeypatch.setattr(pool, "_BACKLOG", 10)
    documents = [document(rss(rss_item(), head="<!DOCTYPE rss>"), name=f"d{number}") for number in range(3)]
    assert sorted(done.source.name for done, _ in pool.parse_all(documents)) == ["d0", "d1", "d2"]
