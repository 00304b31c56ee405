"""How long the worst documents hold the reading process up, and how much memory they take.

    python benchmarks/parse_limits.py

`read_quickly` runs in the main process because its parser is bounded: 2 MB of document, libxml2's limits on depth, texts and
entities, texts cut before they are rendered. This prints, for documents that attack each of these bounds at the full 2 MB, the
seconds that the quick way takes (to read it, or to see that it will not), the worst first. All should stay below a second.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import resource
import sys
import time
from collections.abc import Iterator

from strikewatch.errors import SourceError
from strikewatch.model import Document, Source
from strikewatch.parse import read_quickly
from strikewatch.parse.quick import MAX_BYTES

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
HEAD, TAIL = "<rss version='2.0'><channel>", "</channel></rss>"


def filled(unit: str, before: str = "", after: str = "") -> str:
    """Return as many of ``unit`` as the quick way takes."""
    return before + unit * ((MAX_BYTES - len(before) - len(after) - len(HEAD) - len(TAIL)) // len(unit.encode())) + after


def attacks() -> Iterator[tuple[str, str]]:
    text = ("<item><title>t</title><description><![CDATA[", "]]></description></item>")
    yield "tiny items", filled("<item><title>a</title></item>")
    yield "items with links", filled("<item><link>https://a.example/?utm_source=x</link></item>")
    yield "empty items", filled("<item/>")
    yield "many attributes", "<item " + " ".join(f"a{number}=''" for number in range(150_000)) + "/>"
    yield "namespaces", "<item " + " ".join(f"xmlns:n{number}='u{number}'" for number in range(70_000)) + "/>"
    yield "unknown elements", "<item>" + "".join(f"<x{number}/>" for number in range(150_000)) + "</item>"
    yield (
        "media groups",
        filled(
            "<m:group><m:description>a</m:description></m:group>", "<item xmlns:m='http://search.yahoo.com/mrss/'>", "</item>"
        ),
    )
    yield "deep", filled("<a>")
    yield "one text", filled("strike ", *text)
    yield "tags", filled("<b>", *text)
    yield "open blocks", filled("<p>", *text)
    yield "deep blocks", filled("<div>", *text)
    yield "tables", filled("<table><td>", *text)
    yield "attributes in text", filled("a=1 ", text[0] + "<p ", text[1])
    yield "open quotes", filled("<a href='", *text)
    yield "references", filled("&amp;", *text)
    yield "entity-like", filled("&a", *text)
    yield "comments", filled("<!--", *text)
    yield "scripts", filled("<script>", *text)
    yield "blank lines", filled(" \n", *text)
    yield "no-break spaces", filled("\xa0\n", *text)
    yield "combining marks", filled("\u0301", text[0] + "a", text[1])
    yield "many rich items", filled("<item><description>&lt;p&gt;&lt;b&gt;a&lt;/b&gt;</description></item>")
    yield "dates", filled("<item><title>a</title><pubDate>Mon, 02 Mrz 2026 10:00 uhr nachmittags</pubDate></item>")
    yield "long date", filled("1 ", "<item><title>a</title><pubDate>", "</pubDate></item>")
    yield "titles", filled("<item><title>&amp;amp;lt;b&amp;amp;gt;</title></item>")
    yield "one title", filled("&lt;b&gt;", "<item><title>", "</title></item>")
    yield "one link", filled("/../x?utm_a=", "<item><link>https://a.example/", "</link></item>")
    yield "one guid", filled("g", "<item><guid>", "</guid></item>")


def seconds(body: bytes) -> float:
    document = Document(source=Source(name="x", url="https://a.example/"), body=body, fetched_at=NOW)
    start = time.process_time()
    with contextlib.suppress(SourceError):
        read_quickly(document)
    return time.process_time() - start


def main() -> int:
    seconds(f"{HEAD}{TAIL}".encode())
    rows = [(seconds(f"{HEAD}{body}{TAIL}".encode()), name) for name, body in attacks()]
    rows += [
        (seconds(("[" * MAX_BYTES).encode()), "deep JSON"),
        (seconds(b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"{}," * 500_000 + b"{}]}"), "JSON items"),
    ]
    for spent, name in sorted(rows, reverse=True):
        print(f"{spent:6.2f} s  {name}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
