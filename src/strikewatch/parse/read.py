"""One document to one batch: the quick way where it is safe, feedparser where it must be, a clear word where it is no feed."""

from __future__ import annotations

import re

from strikewatch.errors import NEXT_RUN, SourceError
from strikewatch.model import Batch, Document
from strikewatch.parse.discovery import feeds_named
from strikewatch.parse.entries import Feed, to_batch
from strikewatch.parse.feeds import read_loosely
from strikewatch.parse.jsonfeed import looks_like_json, read_json
from strikewatch.parse.quick import MAX_BYTES, read_well_formed

_BLANKS = b"\xef\xbb\xbf\xfe\xff \t\r\n\0"
# What the first bytes of a document that is no feed say of it.
_LOOKS = (
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP", re.DOTALL), "a picture"),
    (re.compile(rb"PK\x03\x04"), "a zip archive"),
    (re.compile(rb"(?s)(?:<\?xml.{0,300}?\?>)?\s*(?:<!--.{0,2000}?-->\s*)*<(?:!DOCTYPE\s+)?html", re.IGNORECASE), "a web page"),
    (re.compile(rb"(?s).{0,500}?<opml", re.IGNORECASE), "an OPML list of feeds"),
    (re.compile(rb"(?s).{0,500}?<(?:urlset|sitemapindex)", re.IGNORECASE), "a sitemap"),
)
_HINTS = {
    "an OPML list of feeds": "import it with: strikewatch sources import FILE",
    "a web page": "give the address of its feed, or try: strikewatch sources check",
}
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|title|meta|link)\b", re.IGNORECASE)


def read(document: Document) -> Batch:
    """Read any document, in whatever time that takes; SourceError for what is no feed."""
    return read_quickly(document) or _read_anything(document)


def read_quickly(document: Document) -> Batch | None:
    """Read a document that is small, well-formed and without surprises, in milliseconds; None for all others.

    SourceError where the first look is enough to see that it is no feed.
    """
    if len(document.body) > MAX_BYTES:
        return None
    if not document.body.strip(_BLANKS):
        raise _not_a_feed(document, "the answer is empty", "see whether the address is still right")
    if looks_like_json(document.body):
        return _json_batch(document)
    feed = read_well_formed(document)
    return to_batch(feed, document) if feed else None


def _read_anything(document: Document) -> Batch:
    if looks_like_json(document.body):
        return _json_batch(document)
    feed = read_loosely(document)
    if not feed.version and not feed.entries:
        raise _named(document)
    batch = to_batch(feed, document)
    if not batch.items and batch.partial:
        raise SourceError(
            "the feed is damaged or cut, and holds no item that can be read",
            kind="unreadable",
            source=document.source.name,
            hint=f"{NEXT_RUN}; tell the publisher if it stays so",
        )
    return batch


def _json_batch(document: Document) -> Batch:
    feed: Feed | None = read_json(document)
    if feed is None:
        raise _not_a_feed(document, "not a feed (looks like JSON of another kind)", "see whether the address is still right")
    return to_batch(feed, document)


def _named(document: Document) -> SourceError:
    """Say what a document looks like, and which feed it names if it is a page."""
    start = document.body.lstrip(_BLANKS)[:4000]
    what = next((name for pattern, name in _LOOKS if pattern.match(start)), None) or _by_content(start)
    hint = _HINTS.get(what, "see whether the address is still right")
    if what in ("a web page", "XML of another kind"):
        links = feeds_named(document.body, document.url)
        if links:
            hint = f"the page names this feed: {links[0]}"
    return _not_a_feed(document, f"not a feed (looks like {what})", hint)


def _by_content(start: bytes) -> str:
    if _PAGE.search(start):
        return "a web page"
    if start.startswith(b"<"):
        return "XML of another kind"
    printable = sum(byte >= 0x20 or byte in b"\t\r\n" for byte in start)
    return "plain text" if printable >= 0.97 * len(start) else "a binary file"


def _not_a_feed(document: Document, message: str, hint: str) -> SourceError:
    return SourceError(message, kind="not-a-feed", source=document.source.name, hint=hint)
