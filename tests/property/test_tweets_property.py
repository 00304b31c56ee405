"""What must hold of the reader of exports for any input."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

import exports
from strikewatch.errors import SourceError
from strikewatch.model import Source
from strikewatch.parse.tweets.build import Found, Origin
from strikewatch.parse.tweets.foreign import Post
from strikewatch.parse.tweets.records import read_records
from strikewatch.parse.tweets.salvage import fitted, loads
from strikewatch.parse.tweets.split import Bad, Readers, elements, lines
from strikewatch.parse.tweets.words import unescaped

ORIGIN = Origin(Source(name="any", kind="twitter-export", path="x"), exports.NOW)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
values = st.recursive(
    scalars | words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8
)
objects = st.dictionaries(words, values, min_size=1, max_size=4)
FIELDS = [
    "id",
    "id_str",
    "text",
    "full_text",
    "created_at",
    "entities",
    "user",
    "tweet",
    "data",
    "includes",
    "rawContent",
    "lang",
    "url",
]
wrong = st.lists(st.dictionaries(st.sampled_from(FIELDS), values, max_size=6), min_size=1, max_size=4)


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    return [data[a:b] for a, b in itertools.pairwise(places)]


def many(run: bytes) -> list[Any]:
    found: list[Any] = msgspec.json.decode(b"[" + run + b"]")
    return found


@given(
    st.lists(objects, max_size=8),
    st.lists(st.integers(0, 10_000), max_size=6),
    st.sampled_from([(None, True), (0, False), (2, True), (2, False)]),
)
def test_a_list_in_any_pieces_gives_its_elements(
    records: list[dict[str, Any]], cuts: list[int], style: tuple[int | None, bool]
) -> None:
    """The cut never depends on where the stream is cut."""
    data = json.dumps(records, indent=style[0], ensure_ascii=style[1]).encode()
    found = [record for some in elements(iter(pieces(data, cuts)), Readers(many, loads), listed=True) for record in some]
    assert found == records


@given(st.lists(objects, max_size=8), st.lists(st.integers(0, 10_000), max_size=6))
def test_lines_in_any_pieces_give_their_records(records: list[dict[str, Any]], cuts: list[int]) -> None:
    """The same for a file with a record a line."""
    data = b"".join(json.dumps(record).encode() + b"\n" for record in records)
    by_line = Readers(msgspec.json.Decoder(Any).decode_lines, loads)
    assert [record for some in lines(iter(pieces(data, cuts)), by_line) for record in some] == records


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=3))
def test_any_bytes_are_cut_or_told(data: bytes, cuts: list[int]) -> None:
    """No input raises anything."""
    for listed in (True, False):
        for some in elements(iter(pieces(data, cuts)), Readers(many, loads), listed=listed):
            assert isinstance(some, list)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"window.YTD.tweets.part0 = [", b'{"data": ', b"id,text\n", b"[", b'[{"tweet": ']),
)
def test_any_file_is_read_or_refused(data: bytes, start: bytes) -> None:
    """Whatever a file holds: tweets, bad records, or one sentence."""
    with contextlib.suppress(SourceError):
        found = [tweet for some in read_records(iter([start + data]), ORIGIN, "file") for tweet in some]
        assert all(isinstance(tweet, Found | Bad) for tweet in found)


@given(wrong)
def test_fields_of_any_type_are_no_matter(records: list[dict[str, Any]]) -> None:
    """A field of a wrong type is a field that is not there; what comes out can be stored."""
    data = b"window.YTD.tweets.part0 = " + json.dumps(records).encode()
    for some in read_records(iter([data]), ORIGIN, "file"):
        for tweet in some:
            if isinstance(tweet, Found):
                msgspec.json.encode(tweet.item)
                assert tweet.item.published is None or tweet.item.published.tzinfo is dt.UTC


@given(values)
def test_anything_fits_a_post(value: object) -> None:
    """What has the right type is kept."""
    assert isinstance(fitted(value, Post), Post)
    kept = fitted({"full_text": "strike", "user": value, "entities": value, "id": value}, Post)
    assert kept.full_text == "strike"


@given(st.text())
def test_entities_are_resolved_exactly_once(text: str) -> None:
    """What was escaped once comes back as it was typed."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert unescaped(escaped) == text
