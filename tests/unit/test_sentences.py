"""What went wrong, in words."""

import datetime as dt

import pytest

from strikewatch.errors import SourceError
from strikewatch.sources.sentences import for_curl, for_status, timed_out

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


def status(number: int, retry_after: str | None = None) -> SourceError:
    return for_status(number, retry_after, NOW, "ledger")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (401, "auth"),
        (403, "refused"),
        (404, "missing"),
        (410, "gone"),
        (418, "refused"),
        (429, "busy"),
        (451, "refused"),
        (500, "server"),
        (511, "auth"),
        (999, "server"),
    ],
)
def test_each_status_has_a_sentence(number: int, kind: str) -> None:
    """Kind, number and something to do."""
    error = status(number)
    assert error.kind == kind
    assert str(number) in str(error)
    assert error.hint


@pytest.mark.parametrize(
    ("raw", "seconds"),
    [
        ("120", 120.0), ("0", 0.0), ("604801", 604_801.0), ("-5", None), ("soon", None), ("9" * 400, None), ("1.5", None), ("", None),
        ("Tue, 10 Mar 2026 13:00:00 GMT", 3600.0), ("Tue, 10 Mar 2026 11:00:00 GMT", -3600.0), ("Tue, 99 Xyz", None),
    ],
)  # fmt: skip
def test_retry_after(raw: str, seconds: float | None) -> None:
    """Seconds or a date are passed on as they are; junk is none. What is made of them, the store decides."""
    assert status(429, raw).retry_after == seconds


def test_503() -> None:
    """With Retry-After the server is down for a while; without it, it has a fault like any other."""
    assert (status(503, "60").kind, status(503, "60").retry_after) == ("busy", 60.0)
    assert (status(503).kind, status(503).retry_after) == ("server", None)


def test_gone() -> None:
    """It says how to remove the source, and leaves it to the store how long it rests."""
    error = status(410)
    assert "sources remove ledger" in (error.hint or "")
    assert error.retry_after is None


@pytest.mark.parametrize(
    ("code", "words", "kind", "sentence"),
    [
        (6, "", "dns", "name"),
        (7, "", "connect", "refuses"),
        (60, "SSL certificate problem: certificate has expired", "tls", "expired"),
        (60, "SSL certificate problem: self-signed certificate", "tls", "self-signed"),
        (60, "no alternative certificate subject name matches target host name", "tls", "another host"),
        (51, "", "tls", "cannot be trusted"),
        (35, "", "tls", "handshake"),
        (56, "", "cut", "broke off"),
        (1, "", "server", "no HTTP"),
        (4242, "", "connect", "4242"),
    ],
)
def test_transfers(code: int, words: str, kind: str, sentence: str) -> None:
    """Each way to fail has words of its own; none of the server's."""
    error = for_curl(code, words)
    assert error.kind == kind
    assert sentence in str(error)


def test_timed_out() -> None:
    """Not connected and not finished are told apart."""
    assert "connection" in str(timed_out(10, connecting=True))
    assert "30 seconds" in str(timed_out(30, connecting=False))
