"""The failure classes F1 to F20 of feeds in the field, each on a small feed of ours."""

import datetime as dt
import gzip

import pytest

from feeds import NOW, atom, atom_entry, document, rss, rss_item
from strikewatch.errors import SourceError
from strikewatch.model import Batch, Item
from strikewatch.parse import read, read_quickly


def items(body: bytes | str, **how: str | None) -> tuple[Item, ...]:
    return read(document(body, **how)).items


def only(body: bytes | str, **how: str | None) -> Item:
    (item,) = items(body, **how)
    return item


def test_f1_json_feed() -> None:
    """JSON Feed is told by its first byte and its version; the id may be a number; dates fall back; authors of both versions."""
    body = """\ufeff {"version": "https://jsonfeed.org/version/1.1", "title": "Fern Bay Nurses", "language": "en", "items": [
        {"id": 7, "url": "https://fern.example/7", "content_html": "<p>Talks <b>resume</b>.</p>", "date_modified": "2026-03-09T08:00:00Z",
         "authors": [{"name": "R. Oyelaran"}]},
        {"id": "8", "external_url": "https://fern.example/8", "title": "Vote", "content_text": "5 < 6", "date_published": "2026-03-09",
         "author": {"name": "K. Lindqvist"}},
        {"id": "9", "summary": "Only this."}, "no object"]}"""
    batch = read(document(body, content_type="text/plain"))
    assert [(item.title, item.text) for item in batch.items] == [
        ("", "Talks resume."),
        ("Vote", "5 < 6"),
        ("", "Only this."),
    ]
    assert [item.date_origin for item in batch.items] == ["updated", "published", "first_seen"]
    assert [item.author for item in batch.items] == ["R. Oyelaran", "K. Lindqvist", None]
    assert (batch.version, batch.unreadable, batch.items[1].day_only, batch.items[1].language) == ("json11", 1, True, "en")


def test_f2_dates_are_read_by_us() -> None:
    """Zones and forms that feedparser gets wrong in silence come out right; a year that cannot be is no date."""
    raw = ("Mon, 02 Mar 2026 10:00:00 BST", "2026/3/2 14:33:00", "Mon, 01 Jan 0001 00:00:00 +0000")
    dates = [item.published for item in items(rss(*(rss_item(n, pubDate=date) for n, date in enumerate(raw))))]
    assert dates == [dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), dt.datetime(2026, 3, 2, 14, 33, tzinfo=dt.UTC), None]


def test_f3_names_of_other_languages() -> None:
    """Days and months in other languages are dates too."""
    assert only(rss(rss_item(pubDate="Seg, 02 Mar 2026 10:00:00 GMT"))).published == dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


def test_f4_which_date_it_was() -> None:
    """Published, else updated, else created, else the feed's own if it is old; and the item says which."""
    both = "<published>2026-03-01T00:00:00Z</published><updated>2026-03-02T00:00:00Z</updated>"
    assert only(atom(atom_entry(inner=both))).date_origin == "published"
    assert only(atom(atom_entry(inner="<updated>2026-03-02T00:00:00Z</updated>"))).date_origin == "updated"
    created = only(
        rss(rss_item(pubDate=None, extra="<t:created>2026-03-02</t:created>"), attributes=' xmlns:t="http://purl.org/dc/terms/"')
    )
    assert (created.date_origin, created.day_only) == ("created", True)
    old = only(rss(rss_item(pubDate=None), channel="<title>L</title><pubDate>Mon, 02 Feb 2009 10:00:00 GMT</pubDate>"))
    assert (old.date_origin, old.published) == ("feed", dt.datetime(2009, 2, 2, 10, tzinfo=dt.UTC))


def test_f5_no_date_is_no_date() -> None:
    """An item without a date has none, even where the feed says of itself that it was written just now."""
    fresh = "<title>L</title><lastBuildDate>Tue, 10 Mar 2026 11:59:00 GMT</lastBuildDate>"
    item = only(rss(rss_item(pubDate=None), channel=fresh))
    assert (item.published, item.date_origin) == (None, "first_seen")


def test_f6_ids_are_stable_without_guid() -> None:
    """The same entry has the same id at each visit; without guid and link by its words."""
    for link in ("<link>https://l.example/{}</link>", ""):
        body = rss(*(rss_item(n, guid=None, link=None, extra=link.format(n)) for n in (1, 2)))
        assert [item.id for item in items(body)] == [item.id for item in items(body)]
        assert len({item.id for item in items(body)}) == 2


def test_f7_repeated_and_shared_ids() -> None:
    """An entry that stands three times is one, and counted; one id on two stories hides neither."""
    batch = read(document(rss(rss_item(), rss_item(), rss_item())))
    assert (len(batch.items), batch.known) == (1, 2)
    shared = "<guid>same</guid>"
    assert len(items(rss(rss_item(1, guid=shared), rss_item(2, guid=shared)))) == 2


@pytest.mark.parametrize(
    ("feed_link", "url", "wanted"),
    [
        ("https://site.example/", "https://cdn.example/x/feed", "https://site.example/news/1"),
        ("/", "https://cdn.example/x/feed", "https://cdn.example/news/1"),
        ("", "https://cdn.example/x/feed", "https://cdn.example/news/1"),
        ("", None, None),
    ],
)
def test_f8_relative_links(feed_link: str, url: str | None, wanted: str | None) -> None:
    """A relative link starts at the feed's own site, else at the address that answered."""
    item = only(rss(rss_item(link="/news/1"), channel=f"<title>L</title><link>{feed_link}</link>"), url=url)
    assert item.url == wanted


def test_f8_xml_base() -> None:
    """xml:base goes before both."""
    entry = '<entry xml:base="https://base.example/a/"><id>u</id><title>t</title><link href="b"/></entry>'
    assert only(atom(entry)).url == "https://base.example/a/b"


def test_f10_blanks_before_the_declaration() -> None:
    """A document that starts with blank lines or a BOM is as good as any; one with bare ampersands is mended."""
    assert len(items("\n \n" + rss(rss_item(), rss_item(2)))) == 2
    assert len(items(b"\xef\xbb\xbf\xef\xbb\xbf" + rss(rss_item()).encode())) == 1
    batch = read(document(rss(rss_item(title="Strike at B&Q & co"))))
    assert (batch.items[0].title, batch.partial) == ("Strike at B&Q & co", False)


def test_f10_malformed_is_read_as_far_as_it_goes() -> None:
    """A cut document gives its whole items, and says that there may have been more; one that gives nothing is a failure."""
    batch = read(document(rss(rss_item(), rss_item(2), rss_item(3))[:-150]))
    assert batch.partial
    assert len(batch.items) >= 2
    assert batch.reasons
    with pytest.raises(SourceError, match="damaged or cut") as caught:
        read(document(rss(rss_item())[:150]))
    assert caught.value.kind == "unreadable"


def test_f11_items_under_an_undeclared_prefix() -> None:
    """Items under a prefix that nobody declared are read without it."""
    body = rss(rss_item(), rss_item(2)).replace("<item>", "<rss:item>").replace("</item>", "</rss:item>")
    assert [item.title for item in items(body)] == [
        "Dockers at Port Calder walk out, day 1",
        "Dockers at Port Calder walk out, day 2",
    ]


def test_f12_a_lone_entry_and_rdf() -> None:
    """RDF and Atom 0.3 are feeds."""
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://r.example/"><title>R</title><link>https://r.example/</link></channel>'
        '<item rdf:about="https://r.example/1"><title>Strike</title><link>https://r.example/1</link><dc:date>2026-03-02T10:00:00Z</dc:date></item></rdf:RDF>'
    )
    item = only(rdf)
    assert (item.title, item.url, item.date_origin) == ("Strike", "https://r.example/1", "updated")
    old = '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>A</title><entry><title>Talks</title><id>1</id><issued>2026-03-02T10:00:00Z</issued></entry></feed>'
    assert only(old).title == "Talks"


def test_f14_titles() -> None:
    """Entities and tags leave a headline; an item without one stays without: its lead is told instead, never a caption."""
    assert only(rss(rss_item(title="&amp;#163;300m for &lt;b&gt;nurses&lt;/b&gt;"))).title == "£300m for nurses"
    assert only(rss(rss_item(title=None, description="Pickets at dawn.&lt;br&gt;More."))).title == ""


@pytest.mark.parametrize(
    ("declared", "codec", "content_type"),
    [
        ("utf-8", "utf-8", "application/rss+xml; charset=iso-8859-1"),
        ("iso-8859-1", "latin-1", None),
        ("iso-8859-1", "latin-1", "application/rss+xml; charset=utf-8"),
        ("utf-16", "utf-16", None),
        ("x-klingon", "utf-8", None),
        ("utf-8", "cp1252", None),
        ("zlib_codec", "utf-8", "application/rss+xml; charset=rot13"),
    ],
)
def test_f15_encodings(declared: str, codec: str, content_type: str | None) -> None:
    """The bytes decide where what is declared is wrong; a codec that is no coding of text is not asked."""
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    body = rss(rss_item(title="Grève à Nîmes"), head=head).encode(codec)
    assert only(body, content_type=content_type).title == "Grève à Nîmes"


def test_f15_bad_bytes_cost_no_item() -> None:
    """Invalid bytes are replaced; the item stays."""
    assert "walk" in only(rss(rss_item(title="walk \udcff out")).encode("utf-8", "surrogateescape")).title


@pytest.mark.parametrize(
    ("body", "looks"),
    [
        ("<!DOCTYPE html><html><body>Log in</body></html>", "web page"),
        ("<p>Hello</p><title>x</title>", "web page"),
        ("", "empty"),
        (" \n\t ", "empty"),
        ('{"error": "rate"}', "JSON"),
        ("[1, 2", "JSON"),
        ("%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (b"PK\x03\x04" + bytes(50), "zip"),
        (bytes(range(256)) * 4, "binary"),
        ("Service temporarily unavailable", "plain text"),
        ("<opml><body><outline/></body></opml>", "OPML"),
        ("<urlset><url/></urlset>", "sitemap"),
        ("<note><to>x</to></note>", "XML of another kind"),
    ],
)
def test_f16_what_is_no_feed_is_named(body: bytes | str, looks: str) -> None:
    """What is no feed fails as such, with a word for what it looks like and a thing to do."""
    with pytest.raises(SourceError, match=looks) as caught:
        read(document(body))
    assert caught.value.kind == "not-a-feed"
    assert caught.value.hint


def test_f16_the_page_names_its_feed() -> None:
    """A page that names a feed leads there; comments come last, other schemes never."""
    page = (
        "<html><head><link rel=alternate type='application/rss+xml' href='/comments.xml' title='Comments'>"
        "<link rel='alternate' type='application/atom+xml' href='feed.atom'><link rel=alternate type='application/rss+xml' href='javascript:x'></head></html>"
    )
    with pytest.raises(SourceError, match="web page") as caught:
        read(document(page, url="https://fern.example/home/"))
    assert caught.value.hint == "the page names this feed: https://fern.example/home/feed.atom"


def test_f16_an_empty_feed_is_a_feed() -> None:
    """A feed without items is no failure."""
    assert read(document(rss())) == Batch(items=(), title="Calder Ledger", version="rss20")


def test_f18_an_item_without_text() -> None:
    """A headline alone is an item; an entry with nothing in it is counted."""
    assert only(rss(rss_item(description=None))).text == ""
    batch = read(document(rss("<item></item>", rss_item())))
    assert (len(batch.items), batch.unreadable) == (1, 1)


def test_f19_tracking_makes_no_new_item() -> None:
    """Two visits with other tracking parameters, other guids: the item meets itself by an alias, and shows a clean address."""
    first, second = (
        only(rss(rss_item(guid=f"<guid>{n}</guid>", link=f"https://l.example/1?utm_source={n}&amp;fbclid={n}"))) for n in (1, 2)
    )
    assert first.id != second.id
    assert set(first.aliases) & set(second.aliases)
    assert first.url == "https://l.example/1"


def test_f20_absurd_years() -> None:
    """A date far ahead is none."""
    assert only(rss(rss_item(pubDate="Thu, 01 Jan 2099 00:00:00 GMT"))).published is None


def test_what_comes_in_is_clean() -> None:
    """Escape sequences, controls, surrogates and references to them end here."""
    item = only(rss(rss_item(title="Strike \x1b[31mRED &amp;#27;[0m &#xD800; \x9b31m end")))
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or 0xD800 <= ord(char) < 0xE000 for char in item.title + item.text)


def test_an_item_carries_what_its_source_is() -> None:
    """Tier, party and source come from the config, the outlet from the feed or from the aggregator's own word."""
    named = rss(rss_item(extra="<source url='https://w.example/'>Weekly Worker</source>"))
    item = read(document(named, tier="aggregator", party="CDU")).items[0]
    assert (item.source, item.tier, item.party, item.outlet, item.kind) == (
        "ledger",
        "aggregator",
        "CDU",
        "Weekly Worker",
        "news",
    )
    assert only(rss(rss_item())).outlet == "Calder Ledger"


def test_no_more_than_ten_thousand_items(monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed beyond the limit is cut, and says so (rig I1)."""
    monkeypatch.setattr("strikewatch.parse.entries.MAX_ITEMS", 2)
    batch = read(document(rss(*(rss_item(n) for n in range(3)))))
    assert (len(batch.items), batch.partial) == (2, True)
    assert batch.reasons == ("only the first 2 items were read, there are more",)


def test_gzip_is_not_for_the_parser() -> None:
    """F9: packed bytes are unpacked on the way in (sources); what reaches the parser packed is no feed."""
    with pytest.raises(SourceError, match="binary"):
        read(document(gzip.compress(rss(rss_item()).encode())))


def test_read_quickly_leaves_surprises() -> None:
    """Large documents and those with a document type are not read in this process."""
    assert read_quickly(document(rss(rss_item()))) is not None
    assert read_quickly(document(rss(rss_item(), head="<!DOCTYPE rss [<!ENTITY a 'b'>]>"))) is None
    assert read_quickly(document(rss(rss_item(description="x" * 3 * 2**20)))) is None
    assert NOW.tzinfo is not None


def test_untitled_items_of_one_link_are_told_apart_by_their_text() -> None:
    """A diary gives all entries of a day one address and no headline: each is an item."""
    found = items(
        rss(
            *(
                rss_item(title=None, link="https://f.example/day", guid=None, description=text)
                for text in ("Dawn pickets.", "Noon talks.")
            )
        )
    )
    assert [item.text for item in found] == ["Dawn pickets.", "Noon talks."]
