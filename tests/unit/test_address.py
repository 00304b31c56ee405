"""Addresses of sources, taken apart and shown."""

import pytest

from strikewatch.errors import SourceError
from strikewatch.sources.address import credentials, follow, shown, target


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("HTTPS://A.Example", "https://a.example/"),
        ("https://u:p@a.example:443/x?y=1#z", "https://a.example/x?y=1"),
        ("http://a.example:8080/é b", "http://a.example:8080/%C3%A9%20b"),
        ("http://[::1]:81/", "http://[::1]:81/"),
        ("http://bücher.example/%C3%A9", "http://xn--bcher-kva.example/%C3%A9"),
        ("http://a.example//double", "http://a.example//double"),
    ],
)
def test_target(raw: str, url: str) -> None:
    """Quoted for the wire, without user, password, fragment or default port."""
    assert target(raw).url == url


@pytest.mark.parametrize(
    "raw",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "http:///x",
        "http://a.example:99999/",
        "http://[::bad/",
        "http://127.0.0.1%00.example/",
        "http://" + "a" * 70 + ".example/",
        "http://a.example:0/",
        "nonsense",
        "http://a b.example/",
    ],
)
def test_faulty(raw: str) -> None:
    """What cannot be asked is refused before anything is asked, as a fault of the address."""
    with pytest.raises(SourceError) as caught:
        target(raw)
    assert caught.value.kind == "address"


def test_follow() -> None:
    """A redirect may be relative; one that leads nowhere is a fault of the redirect, and shows where it points."""
    here = target("https://a.example/x/y")
    assert follow(here, "../z").url == "https://a.example/z"
    assert follow(here, "//b.example").url == "https://b.example/"
    for nowhere in ("file:///etc/passwd", "javascript:x", "http://[::bad/"):
        with pytest.raises(SourceError, match="redirects to an address") as caught:
            follow(here, nowhere)
        assert caught.value.kind == "redirect"


def test_secrets() -> None:
    """User, password and query never reach a message; they are found for the request."""
    assert shown("https://u:s3cret@a.example/x?key=s3cret#f") == "https://a.example/x?…"
    assert "s3cret" not in shown("https://u:s3@cret@a.example/s")
    assert len(shown("https://a.example/" + "x" * 500)) <= 101
    assert credentials("https://u%40b:p%3Aw@a.example/") == ("u@b", "p:w")
    assert credentials("https://a.example/") is None
