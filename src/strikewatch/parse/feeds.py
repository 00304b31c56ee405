"""The door to feedparser: bytes in, a ``Feed`` of plain strings out. Nobody else knows its dictionaries.

feedparser reads what no strict parser does, and is slow and impossible to interrupt at it: it runs in a worker (``pool``).
It never gets a ``str`` (which it may take for a path or an address), never cleans HTML (we show text only) and never resolves
links inside the texts.
"""

from __future__ import annotations

import re
from typing import Any

from strikewatch.errors import SourceError
from strikewatch.model import Document
from strikewatch.parse.entries import MAX_ITEMS, Entry, Feed

# `<rss:item>` under a prefix that nobody declared (F11): the loose parser sees no item in it.
_PREFIXED_ITEM = re.compile(rb"<(\w{1,20}):(?:item|entry)\b")
# Character references that stand for no character (surrogates, NUL, beyond Unicode): feedparser 6.0.14 ends with an exception.
_NO_CHARACTER = re.compile(
    rb"&#(?:x0*(?:[dD][89a-fA-F][0-9a-fA-F]{2}|[0-9a-fA-F]{7,}|(?!10)[1-9a-fA-F][0-9a-fA-F]{5})|0*(?:5[5-7]\d{3}|\d{8,})|[xX]?0+);"
)
# Ampersands that begin no reference, outside CDATA: the most common fault there is, and one that feedparser mends to `AT&T;`.
_BARE_AMPERSAND = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z]\w{0,31};)", re.DOTALL)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def read_loosely(document: Document) -> Feed:
    """Read any feed that feedparser can. A document that is no feed gives no entries and an empty version."""
    body = _mended(document.body.lstrip(b"\xef\xbb\xbf \t\r\n"))
    feed = _parsed(body, document)
    prefixed = None if feed.entries else _PREFIXED_ITEM.search(body)
    if prefixed:
        feed = _parsed(re.sub(rb"(</?)" + prefixed[1] + rb":", rb"\1", body), document)
    return feed


def _mended(body: bytes) -> bytes:
    """Mend what makes feedparser fail or guess, in bytes that read as ASCII (with a NUL among them they are UTF-16 or no text)."""
    if b"\0" in body[:200]:
        return body
    body = _NO_CHARACTER.sub(b"&#xFFFD;", body)
    return _BARE_AMPERSAND.sub(lambda found: found[1] or b"&amp;", body)


def _parsed(body: bytes, document: Document) -> Feed:
    import feedparser

    try:
        result = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False, response_headers=_headers(document))
    except (MemoryError, RecursionError):
        raise  # the worker knows what to say of these
    except Exception as error:
        # feedparser promises to raise nothing; where it does, it is by what stands in the feed
        raise SourceError(
            f"the feed cannot be read ({type(error).__name__} in feedparser)",
            kind="parser",
            hint="tell the publisher that it is broken",
        ) from error
    head = result.get("feed", {})
    # What feedparser calls bozo is a warning (F10), but for damage that loses entries: then the reader must know.
    broken = result.get("bozo") and type(result.get("bozo_exception")).__name__ == "SAXParseException"
    return Feed(
        entries=[_entry(entry) for entry in result.get("entries", ())[: MAX_ITEMS + 1]],
        version=str(result.get("version") or ""),
        title=_string(head, "title"),
        link=_string(head, "link"),
        date=_string(head, "published") or _string(head, "updated"),
        language=_string(head, "language"),
        partial=bool(broken),
        reasons=(f"not well-formed: {result['bozo_exception'].getMessage()}",) if broken else (),
    )


def _headers(document: Document) -> dict[str, str]:
    """Return what feedparser should know of the transfer: the charset, if it is one of text.

    Not the address: a relative link starts at the feed's own site before the address that the feed came from (F8, ``entries``).
    """
    kind = document.content_type or ""
    charset = _CHARSET.search(kind)
    return {"content-type": kind} if charset and _is_text_codec(charset[1]) else {}


def _is_text_codec(name: str) -> bool:
    """Tell whether ``name`` is a codec from bytes to text: Python also knows rot13 and zlib, which no server should choose."""
    try:
        b" ".decode(name)
    except (LookupError, ValueError):
        return False
    return True


def _entry(entry: dict[str, Any]) -> Entry:
    contents = dict.get(entry, "content") or ()
    content = max((str(part.get("value") or "") for part in contents), key=len, default="")
    source = dict.get(entry, "source") or {}
    detail = dict.get(entry, "author_detail") or {}
    return Entry(
        guid=_string(entry, "id"),
        link=_string(entry, "link"),
        title=_string(entry, "title"),
        summary=_string(entry, "summary"),
        content=content,
        author=str(detail.get("name") or "") or _string(entry, "author"),
        outlet=_string(source, "title"),
        published=_string(entry, "published"),
        updated=_string(entry, "updated"),
        created=_string(entry, "created"),
        language=_string(dict.get(entry, "title_detail") or {}, "language"),
        base=_string(dict.get(entry, "title_detail") or {}, "base"),
    )


def _string(mapping: dict[str, Any], key: str) -> str:
    """Return the value as it stands: feedparser's own look-up hands one date out under another's name."""
    value = dict.get(mapping, key)
    return value if isinstance(value, str) else ""
