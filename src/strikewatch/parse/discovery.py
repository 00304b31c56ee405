"""The feeds that a web page names: ``<link rel="alternate" type="application/rss+xml" href="…">``."""

from __future__ import annotations

from strikewatch.parse.links import web_link

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
# The head of a page holds them; a page may be large.
_HEAD_BYTES = 512 * 1024
_MOST = 20


def feeds_named(body: bytes, base: str | None) -> tuple[str, ...]:
    """Return the addresses of the feeds that the page ``body`` names, its own first, comment feeds last, each once."""
    from lxml import etree

    if b"<" not in body:
        return ()
    parser = etree.HTMLParser(remove_comments=True, no_network=True)
    root = etree.fromstring(body[:_HEAD_BYTES].replace(b"\0", b""), parser)
    if root is None:
        return ()
    found: dict[str, str] = {}  # address: what tells a feed of comments
    for link in root.iter("link"):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in _TYPES:
            url = web_link(link.get("href") or "", base)
            if url and len(found) < _MOST:
                found.setdefault(url, f"{url} {link.get('title') or ''}".lower())
    return tuple(sorted(found, key=lambda url: "comment" in found[url]))
