"""The quick way beside feedparser: the same items, or a surprise."""

from __future__ import annotations

import pytest

from feeds import atom, atom_entry, document, rss, rss_item
from strikewatch.parse import read, read_quickly
from strikewatch.parse.entries import to_batch
from strikewatch.parse.feeds import read_loosely

MODULES = (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/" xmlns:c="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:m="http://search.yahoo.com/mrss/" xmlns:a="http://www.w3.org/2005/Atom" xmlns:i="http://www.itunes.com/DTDs/PodCast-1.0.dtd" xmlns:s="urn:slash"'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>Calder</title><link>https://r.example/</link>{inside}</channel>{items}</rdf:RDF>"
)


@pytest.mark.parametrize(
    "body",
    [
        rss(rss_item(), rss_item(2)),
        rss(rss_item(guid="<guid>https://g.example/1</guid>", link=None)),
        rss(rss_item(guid="<guid isPermaLink='true'>opaque</guid>")),
        rss(rss_item(extra="<dc:creator>R. Oyelaran</dc:creator><dc:creator>K. Lindqvist</dc:creator><dc:subject>x</dc:subject>"), attributes=MODULES),
        rss(rss_item(extra="<c:encoded>&lt;p&gt;Longer than the description of it, by far, and then some more.&lt;/p&gt;</c:encoded>"), attributes=MODULES),
        rss(rss_item(pubDate=None, extra="<dc:date>2026-03-02T10:00:00Z</dc:date><s:comments>5</s:comments>"), attributes=MODULES),
        rss(rss_item(extra="<i:summary>A summary that is longer than all that the description of this episode says.</i:summary>"), attributes=MODULES),
        rss(rss_item(extra="<m:group><m:title>t</m:title><m:description>Pictured: pickets.</m:description></m:group>"), attributes=MODULES),
        rss(rss_item(extra='<a:link rel="self" href="https://x.example/"/>'), attributes=MODULES),
        rss(rss_item(title="Gr\u00c3\u00a8ve \u00e0 N\u00eemes")),
        rss(rss_item(title="Nurses\u0092 pay \u0096 talks")),
        atom(atom_entry(), atom_entry(2, "<summary type='html'>&lt;p&gt;Talks &amp;amp; talks&lt;/p&gt;</summary><author><name>R. Oyelaran</name></author>")),
        atom(atom_entry(inner="<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One.</p><p>Two.</p></div></content>")),
        atom(atom_entry(inner="<source><title>Weekly</title></source><category term='x'/><published>2026-03-02T10:00:00Z</published>")),
        atom("<entry><id>https://fern.example/9</id><title>Only an id</title></entry>"),
        RDF.format(inside="", items="<item><title>Strike</title><link>https://r.example/1</link><description>At dawn.</description></item>"),
    ],
)  # fmt: skip
def test_the_same_as_feedparser(body: str) -> None:
    """What the quick way reads is what feedparser would read."""
    whole = document(body)
    quick = read_quickly(whole)
    assert quick is not None
    slow = to_batch(read_loosely(whole), whole)
    for one, other in zip(quick.items, slow.items, strict=True):
        assert (one.id, one.url, one.title, one.text, one.published, one.outlet) == (
            other.id,
            other.url,
            other.title,
            other.text,
            other.published,
            other.outlet,
        )


@pytest.mark.parametrize(
    "body",
    [
        rss(rss_item(extra="<title>Another</title>")),
        rss(rss_item(description="<b>not escaped</b>")),
        rss(rss_item(extra="<body>x</body>")),
        rss(rss_item(extra='<a:link href="https://x.example/"/>'), attributes=MODULES),
        rss(rss_item(title=None, extra="<m:content><m:title>t</m:title></m:content>"), attributes=MODULES),
        rss(rss_item(extra='<dc:title xmlns:dc="http://purl.org/dc/elements/1.0/">t</dc:title>')),
        rss(rss_item()).replace("</channel>", "</channel><item/>"),
        "<rss version='2.0'><item><title>t</title></item></rss>",
        rss(rss_item()).replace('encoding="utf-8"', 'encoding="koi8-r"'),
        atom(atom_entry(inner="<title>Another</title>")),
        atom(atom_entry(inner="<link rel='related'>text</link>")),
        atom(atom_entry(inner="<content type='image/png'>AAAA</content>")),
        atom(atom_entry(inner="<unheard>x</unheard>")),
        atom(atom_entry(inner='<dc:description xmlns:dc="http://purl.org/dc/elements/1.1/">x</dc:description>')),
        atom('<entry><id>1</id><m:title xmlns:m="http://search.yahoo.com/mrss/">t</m:title></entry>'),
        RDF.format(inside="<item><title>t</title></item>", items=""),
        RDF.format(inside="", items="<item><note>t</note></item>"),
        "<rss><channel><item>",
        "words",
    ],
)
def test_surprises_are_left_to_feedparser(body: str) -> None:
    """Whatever may be read in more than one way is not read here."""
    assert read_quickly(document(body)) is None


def test_a_charset_that_is_not_ascii_at_heart() -> None:
    """A server that names UTF-7 is taken at its word: the bytes are not for this parser."""
    assert read_quickly(document(rss(rss_item()), content_type="text/xml; charset=utf-7")) is None


def test_youtube() -> None:
    """The description of a media group is the text of an entry that has no other."""
    inner = '<m:group xmlns:m="http://search.yahoo.com/mrss/"><m:title>t</m:title><m:description>Nurses march.</m:description></m:group>'
    assert read(document(atom(atom_entry(inner=inner)))).items[0].text == "Nurses march."
