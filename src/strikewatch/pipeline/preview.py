"""What a source would bring and keep, before it is one: fetched, read and judged, nothing stored."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from strikewatch.lexicon import Lexicon
from strikewatch.model import Batch, Document, Failed, Judged, Record, Source, Visit
from strikewatch.pipeline.judge import judged
from strikewatch.pipeline.pull import Fetch, Parse, fetch_all, parse_all

NEWEST = 10  # items that are looked at


class Preview(Record, frozen=True, kw_only=True):
    """A source as it would be read. ``source`` has the address of the feed, which a page may have named."""

    source: Source
    title: str | None
    items: tuple[Judged, ...]  # the newest, newest first
    in_all: int
    moved_to: str | None = None
    notes: tuple[str, ...] = ()


def preview(
    source: Source, lexicon: Lexicon, *, now: dt.datetime, fetch: Fetch = fetch_all, parse: Parse = parse_all
) -> Preview | Failed:
    """Visit ``source`` once; where its address is a web page that names a feed, visit that instead."""
    document = _fetched(source, now, fetch)
    if isinstance(document, Failed):
        return document
    batch = _read(document, parse)
    if isinstance(batch, Failed):
        named = _named(document)
        if batch.kind != "not-a-feed" or named is None or named == source.url:
            return batch
        return preview(replace(source, url=named), lexicon, now=now, fetch=fetch, parse=parse)
    newest = sorted(batch.items, key=lambda item: item.published or now, reverse=True)[:NEWEST]
    return Preview(
        source=source,
        title=batch.title,
        items=tuple(judged(item, lexicon) for item in newest),
        in_all=len(batch.items),
        moved_to=document.moved_to,
        notes=batch.reasons,
    )


def _fetched(source: Source, now: dt.datetime, fetch: Fetch) -> Document | Failed:
    """Return the first document of the source; a source that was never visited cannot be unchanged."""
    answer = next(iter(fetch([source], {source.name: Visit()}, now)), None)
    if isinstance(answer, Document | Failed):
        return answer
    return Failed(source=source, kind="missing", message="nothing came", hint="check the address or path")


def _read(document: Document, parse: Parse) -> Batch | Failed:
    return next(result for _, result in parse([document]))


def _named(document: Document) -> str | None:
    from strikewatch.parse.discovery import feeds_named

    links = feeds_named(document.body, document.url)
    return links[0] if links else None
