"""Compare what we make of real feeds with what feedparser makes of them, entry by entry.

    python benchmarks/parse_differential.py [--feeds ../shared/feeds] [--verbose]

Over every file of real.tar.gz and conformance.tar.gz: feedparser 6 as it comes (cleaning off) gives the entries that must be there.
An entry is found if one of our items has its title, its link and its text, compared as words: markup, entities, white space and
tracking parameters do not count. Printed: files, entries, distinct ones, those not found (with the file), items that we read and
feedparser does not, files that are no feed, JSON Feed items, how many files took the quick way, and the slowest.

Where we differ we mean to: a link that is empty is no link (feedparser makes one of xml:base), an xml:base holds for its own item
only (feedparser lets it leak into the next), a picture inside a category gives its title to nobody, and content that lies elsewhere
(`src`) is no text. An entry without id, link, title and text is counted as unreadable: nothing in it could be told or found again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

import feedparser

from strikewatch.errors import SourceError
from strikewatch.model import Batch, Document, Item, Source
from strikewatch.parse import read, read_quickly
from strikewatch.parse.links import untracked, web_link
from strikewatch.parse.markup import to_text, to_title

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=Path, default=Path(__file__).parents[2] / "shared/feeds")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    if not options.feeds.is_dir():
        print(f"skipped: no {options.feeds}")
        return 0
    lost = 0
    for archive in ("real", "conformance"):
        lost += Comparison(verbose=options.verbose).run(archive, members(options.feeds / f"{archive}.tar.gz"))
    return 1 if lost else 0


def members(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream and not member.name.endswith("SOURCE.txt"):
                yield member.name, stream.read()


class Comparison:
    def __init__(self, *, verbose: bool) -> None:
        self.verbose = verbose
        self.count = dict.fromkeys(
            ("files", "quick", "feeds", "not a feed", "entries", "empty", "distinct", "found", "lost", "items", "json items"), 0
        )
        self.times: list[tuple[float, str]] = []
        self.own_seconds = self.their_seconds = 0.0
        self.differ: dict[str, int] = {}

    def run(self, archive: str, files: Iterator[tuple[str, bytes]]) -> int:
        for name, body in files:
            self.compare(name, body)
        print(f"{archive}: " + ", ".join(f"{key} {value:,}" for key, value in self.count.items()))
        print(f"  differences in entries found by title and link: {self.differ}")
        print(
            f"  ours {self.own_seconds:.1f} s, feedparser {self.their_seconds:.1f} s; slowest of ours: {sorted(self.times)[-3:]}"
        )
        return self.count["lost"]

    def compare(self, name: str, body: bytes) -> None:
        document = Document(source=Source(name=name, url="http://feed.invalid/"), body=body, url=None, fetched_at=NOW)
        self.count["files"] += 1
        start = time.process_time()
        batch, quick = self.ours(document)
        spent = time.process_time() - start
        self.times.append((round(spent, 2), name))
        self.own_seconds += spent
        start = time.process_time()
        theirs = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
        self.their_seconds += time.process_time() - start
        self.count["quick"] += quick
        self.count["feeds" if batch else "not a feed"] += 1
        items = batch.items if batch else ()
        self.count["items"] += len(items)
        if batch and (batch.version or "").startswith("json"):
            self.count["json items"] += len(items)
        seen = set()
        for entry in theirs.entries:
            self.count["entries"] += 1
            key = tuple(str(dict.get(entry, field) or "") for field in ("id", "link", "title", "summary", "content"))
            if not any(key):
                self.count["empty"] += 1  # a test of one odd element: nothing in it makes an item, and we count it as unreadable
            elif key not in seen:
                seen.add(key)
                self.count["distinct"] += 1
                self.look_for(entry, items, name)

    def ours(self, document: Document) -> tuple[Batch | None, bool]:
        try:
            batch = read_quickly(document)
            return (batch, True) if batch else (read(document), False)
        except SourceError:
            return None, False

    def look_for(self, entry: feedparser.FeedParserDict, items: tuple[Item, ...], name: str) -> None:
        title, link, texts = wanted(entry)
        faults: list[str] = ["item"]
        for item in items:
            now = []
            if title and words(item.title) != title[: len(words(item.title))]:
                now.append("title")
            if link and (item.url or "") != link:
                now.append("link")
            if texts and words(item.text) not in texts:
                now.append("text")
            if not now:
                self.count["found"] += 1
                return
            if len(now) < len(faults) or faults == ["item"]:
                faults = now
        kind = "+".join(faults)
        self.differ[kind] = self.differ.get(kind, 0) + 1
        self.count["lost"] += 1
        if self.verbose:
            print(f"    {kind}: {name}: {dict.get(entry, 'title')!r:.80} {dict.get(entry, 'link')!r:.80}")


def wanted(entry: feedparser.FeedParserDict) -> tuple[str, str, set[str]]:
    def get(key: str) -> str:  # feedparser's own look-up mixes dates and links up
        return str(dict.get(entry, key) or "")

    link = get("link")
    link = web_link(link, None) or "" if link.startswith("http") else ""
    contents = [str(part.get("value") or "") for part in dict.get(entry, "content") or ()]
    return words(to_title(get("title"))), untracked(link), {words(to_text(text)) for text in (get("summary"), *contents)}


def words(text: str) -> str:
    return " ".join(html.unescape(text).split()).rstrip("…").strip()


if __name__ == "__main__":
    sys.exit(main())
