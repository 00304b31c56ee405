"""Addresses of items."""

import base64

import pytest

from strikewatch.parse.links import canonical, untracked, web_link


@pytest.mark.parametrize(
    ("link", "base", "wanted"),
    [
        ("https://a.example/1", None, "https://a.example/1"),
        ("/news/1", "https://a.example/feed", "https://a.example/news/1"),
        ("//b.example/1", "https://a.example/", "https://b.example/1"),
        ("  https://a.example/1\n", None, "https://a.example/1"),
        ("https://a.example/a b\r\nX: 1", None, "https://a.example/a%20b%0D%0AX:%201"),
        ("https://a.example/é", None, "https://a.example/é"),
        ("/news/1", None, None),
        ("javascript:alert(1)", "https://a.example/", None),
        ("data:text/html,x", "https://a.example/", None),
        ("file:///etc/passwd", "https://a.example/", None),
        ("http://[::bad/", "https://a.example/", "http://[::bad/"),
        ("//[::bad/", "https://a.example/", None),
        ("https://a.example/" + "x" * 5000, None, None),
        ("", "https://a.example/", None),
    ],
)
def test_web_link(link: str, base: str | None, wanted: str | None) -> None:
    """F8: relative links are resolved; only what a browser may follow is a link at all; no control character survives."""
    assert web_link(link, base) == wanted


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("https://a.example/1?utm_source=x&utm_medium=rss", "https://a.example/1"),
        ("https://a.example/1?id=7&fbclid=abc&page=2", "https://a.example/1?id=7&page=2"),
        ("https://a.example/1?utm_source=x#part-2", "https://a.example/1#part-2"),
        ("https://a.example/1#xtor=RSS-1", "https://a.example/1"),
        ("https://a.example/1?source=wire", "https://a.example/1?source=wire"),
        ("https://a.example/1", "https://a.example/1"),
    ],
)
def test_untracked(link: str, wanted: str) -> None:
    """F19: what tells where the reader came from is dropped, what tells the story stays."""
    assert untracked(link) == wanted


def test_old_google_news_wrapper() -> None:
    """A Google News address of the old kind is the address inside it; one that holds none is kept without its parameters."""
    inner = b"\x08\x13\x22\x26https://ledger.example/strike?utm_source=g\xd2\x01\x00"
    code = base64.urlsafe_b64encode(inner).decode().rstrip("=")
    assert untracked(f"https://news.google.com/rss/articles/{code}?oc=5") == "https://ledger.example/strike"
    assert (
        untracked("https://news.google.com/rss/articles/CBMi_new_kind?oc=5")
        == "https://news.google.com/rss/articles/CBMi_new_kind"
    )


def test_canonical() -> None:
    """For identity, scheme, case of the host and a last slash do not count; a path's case and an opaque id do."""
    assert canonical("HTTP://A.Example/News/1/?utm_source=x") == canonical("https://a.example/News/1")
    assert canonical("https://a.example/news") != canonical("https://a.example/News")
    assert canonical("tag:A.example,2026:1") == "tag:A.example,2026:1"
