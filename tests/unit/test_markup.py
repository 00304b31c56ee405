"""HTML to plain text."""

import pytest

from strikewatch.parse.markup import _rendered, _without_plain_tags, to_text, to_title
from strikewatch.text import clean


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Plain words.", "Plain words."),
        ("", ""),
        ("Pay &amp; pensions", "Pay & pensions"),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<ul><li>pay</li><li>rosters</li></ul>after", "pay\nrosters\n\nafter"),
        ("<b>Dock</b>ers <i>walk</i> out", "Dockers walk out"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("a<script>alert(1)</script>b<style>p{}</style>c", "abc"),
        ("<p>a</p><!-- hidden --><p>b</p>", "a\n\nb"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<p>a\x00b</p>", "ab"),
        ("<p>lone \ud800 half</p>", "lone ? half"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("caf\xc3\xa9 <b>x</b>", "caf\xc3\xa9 x"),
        ("<!-- only -->", ""),
        ("Sent\xa0in   <b>one</b>", "Sent in one"),
    ],
)
def test_text(markup: str, text: str) -> None:
    """What a reader sees comes out, in paragraphs; what no reader sees does not."""
    assert to_text(markup) == text


@pytest.mark.parametrize(
    "markup",
    [
        "<p class=lead data-x='1'>Dockers &amp; crews<br/>walk out</p>\n<ul><li>pay</li><li>rosters</li></ul>",
        '<div>one</div><script async src="x.js">var a = 1;</script><h2>two</h2>',
        "<p>lone \ud800 half</p>",
        'a<img alt="x" />b <a href="/c?d=1&amp;e=2">c</a><hr>d',
    ],
)
def test_plain_markup_needs_no_parser_and_reads_the_same(markup: str) -> None:
    """Tags written by the book are taken out by a pattern, and what is left is what the parser would have left."""
    assert clean(_without_plain_tags(markup)) == clean(_rendered(markup)) != ""


@pytest.mark.parametrize(
    "markup",
    [
        '<p title="a > b">x</p>',
        "<P>x</P>",
        "<p>a</p><!-- b -->",
        "<style>p{}</style>",
        "<script>a<b</script>",
        "<p",
        "<x-y>z</x-y>",
    ],
)
def test_all_other_markup_is_left_to_the_parser(markup: str) -> None:
    """Where a pattern could be wrong about what a reader sees, it says nothing."""
    assert _without_plain_tags(markup) == ""


def test_nothing_that_comes_out_is_markup() -> None:
    """Tags that are written to slip past a cleaner are text or gone, never tags."""
    for hostile in ("<svg/onload=alert(1)>", "<<b>script>", "<a href='jAvaScript&#58;x'>y</a>", "<iframe srcdoc='<b>'></iframe>"):
        assert "onload" not in to_text(hostile)
        assert "href" not in to_text(hostile)


def test_the_deep_and_the_long_end() -> None:
    """Depth and length are bounded: text is cut, no recursion, no exception."""
    assert to_text("<div>" * 50_000 + "x" + "</div>" * 50_000) in ("", "x")
    assert len(to_text("word " * 500_000)) <= 200_000
    assert len(to_title("strike " * 5_000)) <= 500


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("Nurses&#8217; pay", "Nurses’ pay"),
        ("&amp;#163;300m offer", "£300m offer"),
        ("&amp;amp;#163;300m", "&#163;300m"),
        ("<b>Strike</b> at\n\nFern  Bay", "Strike at Fern Bay"),
        ("  Strike  ", "Strike"),
        ("AT&T talks", "AT&T talks"),
    ],
)
def test_title(markup: str, title: str) -> None:
    """F14: a headline is one line without tags, its entities resolved twice at most."""
    assert to_title(markup) == title
