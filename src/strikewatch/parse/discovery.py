"""The feeds that a web page names: ``<link rel="alternate" type="application/rss+xml" href="…">``."""

from __future__ import annotations

from strikewatch.model import Record
from strikewatch.parse.links import web_link
from strikewatch.text import clean, one_line

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
# The head of a page holds them; a page may be large.
_HEAD_BYTES = 512 * 1024
_MOST = 20


class FeedLink(Record, frozen=True, kw_only=True):
    """A feed that a page names."""

    url: str
    title: str = ""


def feeds_named(body: bytes, base: str | None) -> tuple[FeedLink, ...]:
    """Return the feeds that the page ``body`` names, its own first, comment feeds last, each address once."""
    from lxml import etree

    if b"<" not in body:
        return ()
    parser = etree.HTMLParser(remove_comments=True, no_network=True)
    root = etree.fromstring(body[:_HEAD_BYTES].replace(b"\0", b""), parser)
    if root is None:
        return ()
    found: dict[str, FeedLink] = {}
    for link in root.iter("link"):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in _TYPES:
            url = web_link(link.get("href") or "", base)
            if url and len(found) < _MOST:
                found.setdefault(url, FeedLink(url=url, title=one_line(clean(link.get("title") or ""))))
    return tuple(sorted(found.values(), key=lambda feed: "comment" in f"{feed.url}{feed.title}".lower()))
