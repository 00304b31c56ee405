"""Which tool wrote a JSON record is told by its keys; then it is decoded: quickly if it is as it should be, else by any means."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from strikewatch.parse.tweets.foreign import Page, Post
from strikewatch.parse.tweets.row import column, is_tweets
from strikewatch.parse.tweets.salvage import fitted, loads
from strikewatch.parse.tweets.scraped import Scraped
from strikewatch.parse.tweets.split import UNDECODABLE, Bad, Readers

# What a record of a JSON file is decoded to. A dict is a flat object that is read as a row of a table.
Record = Post | Page | Scraped | dict[str, Any]
Kind = type[Post] | type[Page] | type[Scraped] | type[dict[str, Any]]

_OBJECT, _LIST, _TEXT = "{", "[", '"'
_FIRST: dict[type, str] = {dict: _OBJECT, list: _LIST, str: _TEXT}
_keys = msgspec.json.Decoder(dict[str, msgspec.Raw])


def kind_of(raw: bytes) -> Kind | None:
    """Return what a record is, by its keys and the kinds of their values; None for what is no tweet, nor a page of them."""
    shape = _shape(raw)
    kind: Kind | None = None
    if shape is None:
        kind = None
    elif shape.get("tweet") == _OBJECT:
        kind = Post
    elif "full_text" not in shape and (shape.get("data") in (_OBJECT, _LIST) or shape.get("statuses") == _LIST):
        kind = Page
    elif "rawContent" in shape or {"content", "date", "user"} <= shape.keys():
        kind = Scraped
    elif _TEXT in (shape.get("screen_name"), shape.get("username"), shape.get("is_retweet")):
        kind = dict
    elif "full_text" in shape or "text" in shape:
        kind = Post
    elif {"__twarc", "meta", "errors"} & shape.keys():  # a page of counts or users, or one without a result
        kind = Page
    elif is_tweets(frozenset(map(column, shape))):
        kind = dict
    return kind


@cache
def readers(kind: Kind, *, lined: bool) -> Readers[Record]:
    """Return how records of a file are decoded whose first is of ``kind``."""
    return Readers(_decoder(kind).decode_lines if lined else _list_decoder(kind), read_one)


def read_one(raw: bytes) -> Record | Bad:
    """Read one record, of whatever kind it is."""
    kind = kind_of(raw)
    if kind is None:
        value = loads(raw)
        return value if isinstance(value, Bad) else Bad("is no tweet")
    try:
        record: Record = _decoder(kind).decode(raw)
    except UNDECODABLE:
        return _salvaged(raw, kind)
    return record


def _salvaged(raw: bytes, kind: Kind) -> Record | Bad:
    value = loads(raw)
    if isinstance(value, Bad):
        return value
    if kind is Post:
        return fitted(value, Post)
    if kind is Page:
        return fitted(value, Page)
    return fitted(value, Scraped) if kind is Scraped else dict(value)


def _shape(raw: bytes) -> dict[str, str] | None:
    """Return the keys of an object, each with the first character of its value, without making the values."""
    try:
        return {key: chr(memoryview(value)[0]) for key, value in _keys.decode(raw).items()}
    except UNDECODABLE:
        pass
    value = loads(raw)
    if not isinstance(value, dict):
        return None
    return {key: _FIRST.get(type(part), "0") for key, part in value.items()}


@cache
def _decoder(kind: Kind) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


@cache
def _list_decoder(kind: Kind) -> Callable[[bytes], list[Any]]:
    listed: Any = list[kind]  # type: ignore[valid-type]  # a type made at run time: the decoder is told it, no checker can be
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(listed)

    def many(run: bytes) -> list[Any]:
        found: list[Any] = decoder.decode(b"[" + run + b"]")
        return found

    return many
