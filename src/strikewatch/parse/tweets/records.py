"""One file of tweets, record by record: which tool wrote it is told by its first record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any

import msgspec

from strikewatch.errors import SourceError
from strikewatch.parse.tweets.build import Found, Origin
from strikewatch.parse.tweets.encoding import utf8
from strikewatch.parse.tweets.foreign import Page, Post
from strikewatch.parse.tweets.form import form_of
from strikewatch.parse.tweets.row import column, from_object, is_tweets
from strikewatch.parse.tweets.salvage import fitted, loads
from strikewatch.parse.tweets.scraped import Scraped, from_scraped
from strikewatch.parse.tweets.split import LONGEST, Bad, Readers, elements, lines
from strikewatch.parse.tweets.status import from_page, from_post
from strikewatch.parse.tweets.table import from_table

_HEAD = 1 << 16

# What a record of a JSON file is decoded to. A dict is a flat object that is read as a row of a table.
Record = Post | Page | Scraped | dict[str, Any]
Kind = type[Post] | type[Page] | type[Scraped] | type[dict[str, Any]]


def read_records(chunks: Iterator[bytes], origin: Origin, place: str) -> Iterator[list[Found | Bad]]:
    """Yield the tweets of a file, a stretch at a time, or raise a SourceError that says what it is instead."""
    chunks = utf8(chunks)
    head = _grown(b"", chunks, _HEAD)
    form = form_of(head, place)
    body = head[form.start :]
    if form.kind == "table":
        yield from from_table(chain((body,), chunks), origin)
        return
    kind = _first_kind(body)
    if kind is None and len(head) >= _HEAD:  # a first record longer than what was seen of it: a page of API 2
        body = _grown(body, chunks, LONGEST)
        kind = _first_kind(body)
    readers = _readers(kind or Post, lined=form.kind == "lines")
    stream = chain((body,), chunks)
    found = lines(stream, readers) if form.kind == "lines" else elements(stream, readers, listed=form.kind == "list")
    for records in found:
        yield [tweet for record in records for tweet in _tweets(record, origin)]


def recognised(head: bytes) -> bool:
    """Tell whether a file that starts so holds tweets."""
    try:
        form = form_of(head, "")
    except SourceError:
        return False
    return form.script or form.kind == "table" or _first_kind(head[form.start :]) is not None


def kind_of(value: Any) -> Kind | None:
    """Return which record a JSON value is, by its keys."""
    if not isinstance(value, dict):
        return None
    kind: Kind | None = None
    if isinstance(value.get("tweet"), dict):
        kind = Post
    elif "full_text" not in value and (isinstance(value.get("data"), list | dict) or isinstance(value.get("statuses"), list)):
        kind = Page
    elif "rawContent" in value or {"content", "date", "user"} <= value.keys():
        kind = Scraped
    elif isinstance(value.get("screen_name") or value.get("username") or value.get("is_retweet"), str):
        kind = dict
    elif "full_text" in value or "text" in value:
        kind = Post
    elif {"__twarc", "meta", "errors"} & value.keys():  # a page of counts or users, or one without a result
        kind = Page
    elif is_tweets(frozenset(map(column, value))):
        kind = dict
    return kind


def _first_kind(body: bytes) -> Kind | None:
    """Return the kind of the first record that has one."""

    def one(raw: bytes) -> Kind | Bad:
        return kind_of(loads(raw)) or Bad("is no tweet")

    def many(_: bytes) -> list[Kind]:
        raise ValueError

    sample = body.lstrip()
    for found in elements(iter((sample,)), Readers(many, one), listed=sample.startswith(b"[")):
        for kind in found:
            if not isinstance(kind, Bad):
                return kind
    return None


def _grown(head: bytes, chunks: Iterator[bytes], least: int) -> bytes:
    """Return ``head`` with more of the stream, ``least`` bytes in all or the whole of it."""
    pieces, length = [head], len(head)
    while length < least and (piece := next(chunks, b"")):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


@cache
def _readers(kind: Kind, *, lined: bool) -> Readers[Record]:
    if lined:
        one_by_one: msgspec.json.Decoder[Any] = msgspec.json.Decoder(kind)
        return Readers(one_by_one.decode_lines, _alone)
    return Readers(_lister(kind), _alone)


def _lister(kind: Kind) -> Callable[[bytes], list[Any]]:
    listed: Any = list[kind]  # type: ignore[valid-type]  # a type made at run time: the decoder is told it, no checker can be
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(listed)

    def many(run: bytes) -> list[Any]:
        found: list[Any] = decoder.decode(b"[" + run + b"]")
        return found

    return many


def _alone(raw: bytes) -> Record | Bad:
    """Read one record by any means."""
    value = loads(raw)
    if isinstance(value, Bad):
        return value
    kind = kind_of(value)
    if kind is Post:
        return fitted(value, Post)
    if kind is Page:
        return fitted(value, Page)
    if kind is Scraped:
        return fitted(value, Scraped)
    return Bad("is no tweet") if kind is None else dict(value)


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
