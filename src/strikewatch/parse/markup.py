"""HTML to plain text: tags gone, entities resolved, paragraphs kept as blank lines. Nothing that comes out is markup."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

from strikewatch.text import clean, shorten

if TYPE_CHECKING:
    from lxml import etree

# No article is longer, and one item must not hold a run up. Markup is cut first: it may be pictures within, as base64.
_LONGEST_MARKUP = 1_000_000
_LONGEST_TEXT = 200_000
_LONGEST_TITLE = 500

# Elements around which a reader sees a new paragraph, those that begin a line, and those whose content is never read.
_BLOCKS = (
    "p|div|ul|ol|dl|dt|dd|h[1-6]|blockquote|section|article|header|footer|aside|main|figure|figcaption|table|pre|hr|address|form|fieldset|details|summary"
    "|nav|video|audio"
)
_BREAKS = "br|li|tr|td|th"
_SILENT = ("script", "style", "template", "iframe", "object", "svg", "math", "select", "textarea", "button", "title")

_BLOCK_TAG = re.compile(rf"<(?=/?(?:{_BLOCKS})\b)", re.IGNORECASE)
_BREAK_TAG = re.compile(rf"<(?=(?:{_BREAKS})\b)", re.IGNORECASE)
_SILENT_TAG = re.compile(rf"<(?:{'|'.join(_SILENT)})\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?]")
# Tags written by the book, and what a reader sees of them. Nearly all markup of feeds is made of these: it needs no parser, which
# takes four times as long. No attribute holds an angle bracket, and no part of the pattern is ever given back (`++`): linear time.
_PLAIN_TAG = re.compile(
    r"""<(/?[a-z][a-z0-9]*+)(?:\s++[a-zA-Z:_][\w:.-]*+(?:="[^"<>]*+"|='[^'<>]*+'|=[^\s"'<>=`/]++(?=[\s>]))?+)*+\s*+/?>"""
)
_PLAIN_SCRIPT = re.compile(r"<script\b[^<>]*+>[^<]*+</script>")
_PLAIN_BLOCKS = "p|div|ul|ol|h1|h2|h3|h4|h5|h6|blockquote|section|article|figure|figcaption|hr"
_PLAIN_INLINE = "a|abbr|b|cite|code|em|font|i|img|q|s|small|span|strong|sub|sup|u"
_SEEN_OF_TAG = {
    **{f"{slash}{name}": "\n\n" for slash in ("", "/") for name in _PLAIN_BLOCKS.split("|")},
    **{f"{slash}{name}": "" for slash in ("", "/") for name in _PLAIN_INLINE.split("|")},
    "br": "\n",
    "li": "\n",
    "/li": "",
}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")


def to_text(markup: str) -> str:
    """Return what a reader sees of HTML ``markup``, in paragraphs, cleaned."""
    markup = markup[:_LONGEST_MARKUP]
    if _TAG.search(markup):
        markup = _without_plain_tags(markup) or _rendered(markup)
    elif "&" in markup:
        markup = html.unescape(markup)
    return clean(markup[:_LONGEST_TEXT])


def to_title(markup: str) -> str:
    """Return a headline on one line. Entities are resolved twice at most (F14): feeds escape once more than they should."""
    if "<" in markup or "&" in markup:
        markup = to_text(markup)
        if _ENTITY.search(markup):
            markup = html.unescape(markup)
    title = clean(markup[: 4 * _LONGEST_TITLE])
    return title if len(title) <= _LONGEST_TITLE and "\n" not in title else shorten(title, _LONGEST_TITLE)


def _without_plain_tags(markup: str) -> str:
    """Return the text of markup that holds nothing but plain tags, as ``_rendered`` would; nothing where only a parser can tell."""
    if "<script" in markup:
        markup = _PLAIN_SCRIPT.sub("", markup)
    pieces = _PLAIN_TAG.split(markup)  # text, name of a tag, text, …
    try:
        pieces[1::2] = [_SEEN_OF_TAG[name] for name in pieces[1::2]]
    except KeyError:
        return ""
    text = "".join(pieces)
    return "" if "<" in text else html.unescape(text.encode("utf-8", "replace").decode())


def _rendered(markup: str) -> str:
    from lxml import etree

    # Line ends go into the markup, before the tags that make them: moving them into the tree afterwards takes three times as long.
    # Where a pattern hits what only looks like a tag (in an attribute, a comment), it adds a blank to what nobody reads.
    markup = _BLOCK_TAG.sub("\n\n<", markup)
    markup = _BREAK_TAG.sub("\n<", markup)
    # The parser takes no NUL, and stops at one.
    root = etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), _parser())
    if root is None:
        return ""
    if _SILENT_TAG.search(markup):
        etree.strip_elements(root, *_SILENT, with_tail=False)
    return etree.tostring(root, method="text", encoding="unicode")


@cache
def _parser() -> etree.HTMLParser:
    from lxml import etree

    return etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
