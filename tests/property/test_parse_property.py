"""The glue of reading, on generated input: no traceback, no unclean text, the two ways agree."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from feeds import NOW, atom, document, rss
from strikewatch.errors import SourceError
from strikewatch.parse import read, read_quickly
from strikewatch.parse.entries import to_batch
from strikewatch.parse.feeds import read_loosely
from strikewatch.parse.links import canonical, untracked, web_link
from strikewatch.parse.markup import to_text, to_title
from strikewatch.sources.address import shown, target
from strikewatch.sources.decode import decoded
from strikewatch.sources.guard import is_public, literal
from strikewatch.sources.sentences import _waiting_time

T = TypeVar("T")
words = st.text(alphabet=st.sampled_from("abc é<>&;#x/='\"\n\t\u200b\u2028\x85\x9b-%[]!"), max_size=40)
plain = st.text(alphabet=st.sampled_from("abc é,.'’5\n"), max_size=30)
pieces = st.lists(
    st.sampled_from(
        [
            b"<rss version='2.0'>", b"<channel>", b"<item>", b"</item>", b"<title>", b"</title>", b"<link>", b"</link>", b"<guid>", b"&amp;", b"&#xD800;", b"&", b"<![CDATA[", b"]]>",
            b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"</entry>", b"<id>x</id>", b"<pubDate>Mon, 99 Foo</pubDate>", b"\x00", b"\xff\xfe", b"<!DOCTYPE rss [<!ENTITY a 'b'>]>",
            b"<?xml version='1.0' encoding='utf-16'?>", b"<a:item>", b"{", b'"version": "https://jsonfeed.org/version/1"', b'"items": [', b"}", b"]", b"words ", b"\xc3\xa9", b"https://a.example/1",
        ]
    ),
    max_size=25,
).map(b"".join)  # fmt: skip


def tried(function: Callable[..., T], *given: object) -> T | SourceError:
    """Return what ``function`` gives, or its refusal."""
    try:
        return function(*given)
    except SourceError as error:
        return error


@given(pieces | st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_batch_or_a_failure(body: bytes) -> None:
    """Whatever comes: items with clean words and web links, or a sentence that says what it is."""
    batch = tried(read, document(body))
    if isinstance(batch, SourceError):
        assert str(batch)
        assert batch.hint
        return
    for item in batch.items:
        assert all(char.isprintable() or not char.isascii() or char == "\n" for char in item.title + item.text)
        assert "\n" not in item.title
        assert item.url is None or item.url.lower().startswith(("http://", "https://"))


@given(st.lists(st.tuples(plain, plain, st.integers(0, 3)), max_size=5), st.sampled_from(["rss", "atom"]))
@settings(max_examples=150, deadline=None)
def test_the_quick_way_gives_what_feedparser_gives(entries: list[tuple[str, str, int]], form: str) -> None:
    """For well-formed feeds both ways give the same items: ids, titles, texts, links and dates."""
    if form == "atom":
        made = [
            f"<entry><id>{n}</id><title>{title}</title><summary>{text}</summary><link href='https://a.example/{n}'/></entry>"
            for title, text, n in entries
        ]
        body = atom(*made)
    else:
        body = rss(
            *(
                f"<item><title>{title}</title><description>{text}</description><guid isPermaLink='false'>{n}</guid></item>"
                for title, text, n in entries
            )
        )
    whole = document(body)
    quick = read_quickly(whole)
    assert quick is not None
    assert quick.items == to_batch(read_loosely(whole), whole).items


@given(words)
def test_text_and_title_are_clean_for_ever(markup: str) -> None:
    """Cleaning what is clean changes nothing; titles stand on one line."""
    for read_as in (to_text, to_title):
        value = read_as(markup)
        assert not any(char in value for char in "\t\x85\x9b\u2028")
    assert "\n" not in to_title(markup)


@given(st.text(max_size=60))
def test_links_never_raise_and_settle(link: str) -> None:
    """A link is a web address or nothing, and cleaning it twice is cleaning it once."""
    url = web_link(link, "https://a.example/x/")
    if url is not None:
        assert url.isprintable()
        assert untracked(url) == url
    assert canonical(canonical(link)) == canonical(link)


@given(st.text(max_size=60).map(lambda rest: f"https://{rest}") | st.text(max_size=60))
def test_addresses_are_taken_apart_or_refused(url: str) -> None:
    """Any string is an address that can be asked, of printable ASCII, or a fault; showing one never fails."""
    assert "\n" not in shown(url) or "\n" in url
    made = tried(target, url)
    if isinstance(made, SourceError):
        assert made.kind == "address"
        return
    assert made.url.isascii()
    assert " " not in made.url
    assert "@" not in made.url.split("/")[2]


@given(st.ip_addresses().map(str) | st.text(max_size=20))
def test_the_guard_never_raises(host: str) -> None:
    """Any string is public or not."""
    assert is_public(host) in (True, False)
    literal(host)


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "", "br", "gzip, gzip"]))
def test_decoding_is_bounded(body: bytes, coding: str) -> None:
    """Whatever is unpacked stays within its limit, or is a failure."""
    for packed in (body, zlib.compress(body * 50)):
        unpacked = tried(decoded, packed, coding, 1000)
        assert unpacked.hint if isinstance(unpacked, SourceError) else len(unpacked) <= max(1000, len(packed))


@given(st.text(max_size=40))
def test_any_retry_after_is_a_number_or_none(raw: str) -> None:
    """Whatever the server writes."""
    seconds = _waiting_time(raw, NOW)
    assert seconds is None or math.isfinite(seconds)
