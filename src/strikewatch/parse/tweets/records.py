"""One file of tweets, record by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from strikewatch.errors import SourceError
from strikewatch.parse.tweets.build import Found, Origin
from strikewatch.parse.tweets.encoding import utf8
from strikewatch.parse.tweets.foreign import Page, Post
from strikewatch.parse.tweets.form import form_of
from strikewatch.parse.tweets.kinds import Kind, Record, kind_of, readers
from strikewatch.parse.tweets.row import from_object
from strikewatch.parse.tweets.scraped import Scraped, from_scraped
from strikewatch.parse.tweets.split import LONGEST, Bad, elements, first_records, lines
from strikewatch.parse.tweets.status import from_page, from_post
from strikewatch.parse.tweets.table import from_table

_HEAD = 1 << 16


def read_records(chunks: Iterator[bytes], origin: Origin, place: str) -> Iterator[list[Found | Bad]]:
    """Yield the tweets of a file, a stretch at a time, or raise a SourceError that says what it is instead."""
    chunks = utf8(chunks)
    head = _grown(b"", chunks, _HEAD)
    form = form_of(head, place)
    body = head[form.start :]
    if form.kind == "table":
        yield from from_table(chain((body,), chunks), origin)
        return
    if next(_first(body), None) is None:  # a first record longer than what was seen of it: a page of API 2
        body = _grown(body, chunks, LONGEST)
    kind = _first_kind(body)
    how = readers(kind or Post, lined=form.kind == "lines")
    stream = chain((body,), chunks)
    found = lines(stream, how) if form.kind == "lines" else elements(stream, how, listed=form.kind == "list")
    for records in found:
        yield [tweet for record in records for tweet in _tweets(record, origin)]


def recognised(head: bytes) -> bool:
    """Tell whether a file that starts so holds tweets."""
    try:
        form = form_of(head, "")
    except SourceError:
        return False
    return form.script or form.kind == "table" or _first_kind(head[form.start :]) is not None


def _first_kind(body: bytes) -> Kind | None:
    """Return the kind of the first record that has one; if the first hundred have none, the others will not either."""
    return next((kind for raw in islice(_first(body), 100) if (kind := kind_of(raw)) is not None), None)


def _first(body: bytes) -> Iterator[bytes]:
    return first_records(body, listed=body.lstrip().startswith(b"["))


def _grown(head: bytes, chunks: Iterator[bytes], least: int) -> bytes:
    """Return ``head`` with more of the stream, ``least`` bytes in all or the whole of it."""
    pieces, length = [head], len(head)
    while length < least and (piece := next(chunks, b"")):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def _tweets(record: Record | Bad, origin: Origin) -> Iterable[Found | Bad]:
    if isinstance(record, Post):
        return (from_post(record, origin),)
    if isinstance(record, Bad):
        return (record,)
    if isinstance(record, Page):
        return from_page(record, origin)
    if isinstance(record, Scraped):
        return (from_scraped(record, origin),)
    return (from_object(record, origin),)
