"""Lists of feeds, in and out."""

import pytest

from strikewatch.errors import InputError
from strikewatch.model import Source
from strikewatch.parse import opml

LIST = b"""\xef\xbb\xbf<?xml version="1.0"?>
<opml version="2.0"><head><title>Desk</title></head><body>
  <outline text="Press"><outline title="Trade / stage">
    <outline type="rss" title="Calder Ledger" text="other" xmlUrl="https://ledger.example/feed?a=1&amp;b=2"/>
    <outline text="Calder Ledger" XMLURL="http://fern.example/feed"/>
  </outline></outline>
  <outline xmlurl="feed://quay.example/rss"/><outline xmlUrl="feed:https://quay2.example/rss"/>
  <outline title="again" xmlUrl="https://ledger.example/feed?a=1&amp;b=2"/>
  <outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:x"/><outline xmlUrl="https://"/><outline xmlUrl=""/>
</body></opml>"""


def test_read() -> None:
    """Folders are a tag, names come from titles and are told apart, addresses once, only those of the web."""
    sources, left_out = opml.read(LIST, "desk.opml", taken={"quay-example"})
    assert [(source.name, source.url, source.tags) for source in sources] == [
        ("calder-ledger", "https://ledger.example/feed?a=1&b=2", ("Press/Trade - stage",)),
        ("calder-ledger-2", "http://fern.example/feed", ("Press/Trade - stage",)),
        ("quay-example-2", "http://quay.example/rss", ()),
        ("quay2-example", "https://quay2.example/rss", ()),
    ]
    assert left_out == ("file:///etc/passwd", "javascript:x", "https://")


def test_lists_from_the_wild() -> None:
    """A bare ampersand, a missing body, and a document type with an entity: read, and nothing is expanded or loaded."""
    bare = b'<opml><outline text="A & B" xmlUrl="https://a.example/f"/></opml>'
    assert [source.url for source in opml.read(bare, "x")[0]] == ["https://a.example/f"]
    entity = b"<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml><outline text='&x;' xmlUrl='https://a.example/f'/></opml>"
    assert all("root" not in source.name for source in opml.read(entity, "x")[0])


@pytest.mark.parametrize("body", [b"", b"no xml", b"<rss/>", b"<html><body/></html>", b"\x00\x01"])
def test_what_is_no_list(body: bytes) -> None:
    """Anything else is an input that cannot be read, with a thing to do."""
    with pytest.raises(InputError, match="no OPML") as caught:
        opml.read(body, "desk.opml")
    assert caught.value.source == "desk.opml"
    assert caught.value.hint


def test_write_and_read_again() -> None:
    """What is written reads the same; log-ins, files and exports are left out."""
    sources = (
        Source(name="ledger", url="https://u:s3cret@ledger.example/feed?a=1&b=2", tags=("Press/Trade", "second")),
        Source(name="fern", url="https://fern.example/feed"),
        Source(name="quay", url="https://quay.example/feed", tags=("Press",)),
        Source(name="local", path="~/feed.xml"),
        Source(name="tweets", kind="twitter-export", path="~/x.zip"),
    )
    written = opml.write(sources)
    assert b"s3cret" not in written
    assert {(source.name, source.tags) for source in opml.read(written, "x")[0]} == {
        ("ledger", ("Press/Trade",)),
        ("fern", ()),
        ("quay", ("Press",)),
    }
