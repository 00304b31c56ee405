"""JSON Feed 1.0 and 1.1 (F1), told by its first byte and its version, whatever the server calls it."""

from __future__ import annotations

from typing import Any

import msgspec

from strikewatch.model import Document
from strikewatch.parse.entries import MAX_ITEMS, Entry, Feed

_BLANKS = b"\xef\xbb\xbf \t\r\n"


def looks_like_json(body: bytes) -> bool:
    """Tell whether ``body`` starts as a JSON object or list does."""
    return body.lstrip(_BLANKS)[:1] in (b"{", b"[")


def read_json(document: Document) -> Feed | None:
    """Read a JSON Feed; None for JSON that is none."""
    try:
        data = msgspec.json.decode(document.body.strip(_BLANKS))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
    if not isinstance(data, dict) or "jsonfeed.org" not in str(data.get("version")):
        return None
    items = data.get("items")
    items = items[: MAX_ITEMS + 1] if isinstance(items, list) else []
    entries = [_entry(item, data) for item in items if isinstance(item, dict)]
    lost = len(items) - len(entries)
    return Feed(
        entries=entries,
        version="json11" if str(data["version"]).rstrip("/").endswith("1.1") else "json1",
        title=_string(data, "title"),
        link=_string(data, "home_page_url"),
        language=_string(data, "language"),
        unreadable=lost,
        reasons=(f"{lost} of {len(items)} items are no objects",) if lost else (),
    )


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    markup = _string(item, "content_html")
    words = _string(item, "content_text")
    summary = _string(item, "summary")
    return Entry(
        guid=_string(item, "id"),
        link=_string(item, "url") or _string(item, "external_url"),
        title=_string(item, "title"),
        content=markup or words or summary,
        plain=not markup,
        author=_author(item) or _author(feed),
        published=_string(item, "date_published"),
        updated=_string(item, "date_modified"),
        language=_string(item, "language"),
    )


def _author(holder: dict[str, Any]) -> str:
    """Return the names of ``authors`` (1.1) or of ``author`` (1.0)."""
    authors = holder.get("authors") or [holder.get("author")]
    names = [_string(author, "name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    return ", ".join(name for name in names if name)


def _string(holder: dict[str, Any], key: str) -> str:
    """Return a value as text; an id may be a number."""
    value = holder.get(key)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
