"""HTML to plain text: tags gone, entities resolved, paragraphs kept as blank lines. Nothing that comes out is markup."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

from strikewatch.text import clean, one_line, shorten

if TYPE_CHECKING:
    from lxml import etree

# No article is longer, and one item must not hold a run up. Markup is cut first: it may be pictures within, as base64.
_LONGEST_MARKUP = 1_000_000
_LONGEST_TEXT = 200_000
_LONGEST_TITLE = 500

# Elements after which a reader sees a new line, and those whose content is never read.
_BLOCKS = (
    "p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "header", "footer",
    "aside", "main", "figure", "figcaption", "table", "tr", "pre", "hr", "address", "form", "fieldset", "details", "summary", "nav", "video", "audio",
)  # fmt: skip
_CELLS = ("td", "th")
_SILENT = ("script", "style", "template", "iframe", "object", "svg", "math", "select", "textarea", "button", "title")

_TAG = re.compile(r"<[a-zA-Z/!?]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")


def to_text(markup: str) -> str:
    """Return what a reader sees of HTML ``markup``, in paragraphs, cleaned."""
    markup = markup[:_LONGEST_MARKUP]
    if _TAG.search(markup):
        markup = _rendered(markup)
    elif "&" in markup:
        markup = html.unescape(markup)
    return clean(markup[:_LONGEST_TEXT])


def to_title(markup: str) -> str:
    """Return a headline on one line. Entities are resolved twice at most (F14): feeds escape once more than they should."""
    if "<" in markup or "&" in markup:
        markup = to_text(markup)
        if _ENTITY.search(markup):
            markup = html.unescape(markup)
    return shorten(clean(markup[: 4 * _LONGEST_TITLE]), _LONGEST_TITLE)


def first_sentence(text: str) -> str:
    """Return a headline for an item that has none (F14): the first line of its text, cut at a word."""
    return shorten(one_line(text.partition("\n")[0]), 120)


def _rendered(markup: str) -> str:
    from lxml import etree

    # The parser takes no NUL, and stops at one.
    root = etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), _parser())
    if root is None:
        return ""
    for element in root.iter(*_BLOCKS):
        if element.tag == "br":
            element.tail = "\n" + (element.tail or "")
        else:
            element.text = "\n\n" + (element.text or "")
            element.tail = "\n\n" + (element.tail or "")
    for element in root.iter(*_CELLS):
        element.tail = " " + (element.tail or "")
    for element in root.iter(*_SILENT):
        element.clear(keep_tail=True)
    return etree.tostring(root, method="text", encoding="unicode")


@cache
def _parser() -> etree.HTMLParser:
    from lxml import etree

    return etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
