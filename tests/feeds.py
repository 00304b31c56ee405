"""Small feeds of our own: invented unions, towns and papers. Each builder returns bytes, as they would come."""

from __future__ import annotations

import datetime as dt
from typing import Any

from strikewatch.model import Document, Source

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
ADDRESS = "https://ledger.example/feed.xml"


def document(body: bytes | str, *, url: str | None = ADDRESS, content_type: str | None = None, **source: Any) -> Document:
    """Return ``body`` as if it had been fetched."""
    raw = body.encode() if isinstance(body, str) else body
    origin = Source(**{"name": "ledger", "url": ADDRESS, **source})
    return Document(source=origin, body=raw, url=url, content_type=content_type, fetched_at=NOW)


def rss_item(number: int = 1, **parts: str | None) -> str:
    """Return an item; a part given as None is left out, any other stands as it is given."""
    whole: dict[str, str | None] = {
        "title": f"Dockers at Port Calder walk out, day {number}",
        "link": f"https://ledger.example/news/{number}",
        "guid": f"<guid isPermaLink='false'>calder-{number}</guid>",
        "pubDate": f"Mon, 02 Mar 2026 10:{number % 60:02}:00 GMT",
        "description": f"Members of the Calder Dock Union stopped work at berth {number}.",
        **parts,
    }
    elements = [
        value if value.startswith("<") and name in ("guid", "extra") else f"<{name}>{value}</{name}>"
        for name, value in whole.items()
        if value
    ]
    return f"<item>{''.join(elements)}</item>"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>', channel: str = "", attributes: str = "") -> str:
    """Return an RSS 2.0 document of ``items``."""
    about = channel or "<title>Calder Ledger</title><link>https://ledger.example/</link>"
    return f'{head}<rss version="2.0"{attributes}><channel>{about}{"".join(items)}</channel></rss>'


def atom(*entries: str, attributes: str = "") -> str:
    """Return an Atom document of ``entries``."""
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"{attributes}><title>Nurses of Fern Bay</title><id>urn:fern</id>'
        f'<link href="https://fern.example/"/><updated>2026-03-09T08:00:00Z</updated>{"".join(entries)}</feed>'
    )


def atom_entry(number: int = 1, inner: str = "") -> str:
    """Return an entry with id, title and link, and ``inner``."""
    return (
        f"<entry><id>urn:fern:{number}</id><title>Talks at Fern Bay, round {number}</title>"
        f'<link rel="alternate" href="https://fern.example/{number}"/>{inner}</entry>'
    )
