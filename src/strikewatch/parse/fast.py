"""Well-formed RSS, RDF and Atom by lxml: what feedparser would read, thirty times as fast.

Only documents that hold no surprise are read here: UTF-8, no document type, no element twice where feedparser would merge or
override. Everything else is None: not for us, and goes to feedparser in a worker. ``benchmarks/parse_differential.py`` compares the
two over thousands of feeds.

The parser expands no entity, loads nothing, and has libxml2's limits on depth (256) and on the length of a text (10 MB).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from strikewatch.model import Document
from strikewatch.parse.entries import Entry, Feed

if TYPE_CHECKING:
    from lxml import etree

# Above this a document is read in a worker, with a deadline: this bounds the time that one document takes of the run.
MAX_BYTES = 2 * 2**20

_ATOM = "{http://www.w3.org/2005/Atom}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RSS1 = "{http://purl.org/rss/1.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_ITUNES_2 = "{http://www.itunes.com/DTDs/PodCast-1.0.dtd}"  # both are in use
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
# Codings whose bytes read as ASCII and mean something else: a server that names one must be taken at its word.
_SEVEN_BIT = re.compile(r"charset\s*=\s*[\"']?(?:utf-?7|utf-?16|utf-?32|iso-2022|hz)", re.IGNORECASE)
_BLANKS = b"\xef\xbb\xbf \t\r\n"

# Children of an item by what they fill. Where feedparser lets a later one override or add, a second one is not for us.
_RSS_FIELDS = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "description": "summary",
    "pubDate": "published",
    "author": "author",
    f"{_DC}creator": "creator",
    f"{_DC}date": "updated",
    f"{_TERMS}created": "created",
    f"{_TERMS}issued": "issued",
    f"{_TERMS}modified": "modified",
    f"{_CONTENT}encoded": "content",
    f"{_ATOM}updated": "atom_updated",
    f"{_MEDIA}description": "caption",
    f"{_ITUNES}summary": "abstract",
    f"{_ITUNES}author": "speaker",
    f"{_ITUNES_2}summary": "abstract",
    f"{_ITUNES_2}author": "speaker",
    "source": "outlet",
}
_RSS1_FIELDS = {
    **{key: value for key, value in _RSS_FIELDS.items() if key.startswith("{")},
    f"{_RSS1}title": "title",
    f"{_RSS1}link": "link",
    f"{_RSS1}description": "summary",
}
_RSS_KNOWN = frozenset(
    {"category", "comments", "enclosure", "image", "rating", "cloud", "thumbnail", "ttl", "id"} - {"id", "image"}
)
# Namespaces of which feedparser makes words of an item: an element of theirs that is not listed above is a surprise.
_WORDY = (
    _DC,
    _TERMS,
    _CONTENT,
    _ATOM,
    _RSS1,
    "{http://www.w3.org/1999/xhtml}",
    "{http://purl.org/atom/ns#}",
    "{http://backend.userland.com/",
)
_WORDLESS = frozenset(
    {
        f"{_DC}subject", f"{_DC}rights", f"{_DC}publisher", f"{_DC}language", f"{_DC}identifier", f"{_DC}type", f"{_DC}format", f"{_DC}source",
        f"{_DC}coverage", f"{_DC}relation", f"{_ATOM}link", f"{_ATOM}category", f"{_TERMS}valid",
    }
)  # fmt: skip
_ATOM_KNOWN = frozenset(f"{_ATOM}{name}" for name in ("category", "contributor", "rights", "generator", "icon", "logo"))


def read_well_formed(document: Document) -> Feed | None:
    """Read ``document`` if it is a well-formed feed without surprises; None sends it to feedparser."""
    from lxml import etree

    body = document.body.lstrip(_BLANKS)
    declared = _DECLARED.match(body)
    if (
        not body.startswith(b"<")
        or len(body) > MAX_BYTES
        or (declared and declared[1].lower() not in _UTF8)
        or (document.content_type and _SEVEN_BIT.search(document.content_type))
    ):
        return None
    try:
        root = etree.fromstring(body, _parser())
    except etree.XMLSyntaxError:
        return None
    if root.getroottree().docinfo.internalDTD is not None:
        return None
    reader = _READERS.get(str(root.tag))
    try:
        return reader(root, b"xml:base" in body) if reader else None
    except _Surprise:
        return None


class _Surprise(Exception):  # noqa: N818 - never leaves this module
    """The document holds what only feedparser reads."""


@cache
def _parser() -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )


def _read_rss(root: etree._Element, based: bool) -> Feed:  # noqa: FBT001 - called through the table below
    channel = root.find("channel")
    if channel is None or len(root) != 1:
        raise _Surprise
    version = (root.get("version") or "").strip()
    head = _Head(channel, "")
    items = channel.findall("item")
    return Feed(
        entries=[_rss_entry(item, _RSS_FIELDS, based=based) for item in items],
        version={"2.0": "rss20", "0.92": "rss092", "0.91": "rss091u"}.get(version, "rss"),
        title=head.text("title"),
        link=head.text("link"),
        date=head.text("pubDate", "lastBuildDate", f"{_DC}date"),
        language=head.text("language", f"{_DC}language"),
    )


def _read_rdf(root: etree._Element, based: bool) -> Feed:  # noqa: FBT001
    head = _Head(root.find(f"{_RSS1}channel"), _RSS1)
    if any(child.tag not in _RDF_PARTS for child in root):
        raise _Surprise
    return Feed(
        entries=[_rss_entry(item, _RSS1_FIELDS, based=based) for item in root.iterfind(f"{_RSS1}item")],
        version="rss10",
        title=head.text(f"{_RSS1}title"),
        link=head.text(f"{_RSS1}link"),
        date=head.text(f"{_DC}date"),
        language=head.text(f"{_DC}language"),
    )


_RDF_PARTS = frozenset({f"{_RSS1}channel", f"{_RSS1}item", f"{_RSS1}image", f"{_RSS1}textinput"})


class _Head:
    """The elements of a feed that speak of the feed itself."""

    def __init__(self, parent: etree._Element | None, namespace: str) -> None:
        if parent is None:
            raise _Surprise
        self._parent = parent
        self._namespace = namespace

    def text(self, *tags: str) -> str:
        for tag in tags:
            found = self._parent.find(tag)
            if found is not None and found.text and found.text.strip():
                return found.text.strip()
        return ""


def _rss_entry(item: etree._Element, fields: dict[str, str], *, based: bool) -> Entry:
    found: dict[str, str] = {}
    permalink = True
    for element in _leaves(item):
        tag = str(element.tag)
        field = fields.get(tag)
        if field is None:
            _expect_wordless(tag, element)
            continue
        value = _words(element)
        if field == "guid":
            permalink = (element.get("isPermaLink") or "true").strip() == "true"
        if value and field in found:
            if field in ("caption", "creator", "speaker"):  # one per picture, one per author: the first will do
                continue
            raise _Surprise
        if value or field not in found:
            found[field] = value
    guid = found.get("guid", "") or item.get(f"{_RDF}about", "")
    link = found.get("link", "")
    if not link and permalink and guid.startswith(("http://", "https://")):
        link = guid
    if "title" not in found and item.find(f".//{_MEDIA}title") is not None:
        raise _Surprise
    return Entry(
        guid=guid,
        link=link,
        title=found.get("title", ""),
        summary=found.get("summary", ""),
        content=max(found.get("content", ""), found.get("caption", ""), found.get("abstract", ""), key=len),
        author=found.get("creator") or found.get("author") or found.get("speaker") or "",
        outlet=found.get("outlet", ""),
        published=found.get("published") or found.get("issued") or "",
        updated=found.get("updated") or found.get("modified") or found.get("atom_updated") or "",
        created=found.get("created", ""),
        base=item.base or "" if based else "",
    )


def _leaves(item: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of an item, and those of its media groups, which feedparser does not tell apart."""
    for child in item:
        yield child
        if len(child) and str(child.tag).startswith(_MEDIA):
            yield from child.iter(f"{_MEDIA}description")


def _expect_wordless(tag: str, element: etree._Element) -> None:
    if tag == f"{_ATOM}link":
        if (element.get("rel") or "alternate") == "alternate":
            raise _Surprise
    elif tag in _WORDLESS or tag in _RSS_KNOWN:
        return
    elif not tag.startswith("{") or tag.startswith(_WORDY):
        raise _Surprise


def _words(element: etree._Element) -> str:
    """Return the text of an element without children."""
    if len(element):
        raise _Surprise
    value = (element.text or "").strip()
    return value if value.isascii() else _mended(value)


def _mended(value: str) -> str:
    """Return ``value`` as UTF-8 if it is UTF-8 that was taken for Latin-1 once: as feedparser does, so that both agree."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except ValueError:
        return value


def _read_atom(root: etree._Element, based: bool) -> Feed:  # noqa: FBT001
    head = _Head(root, _ATOM)
    entries = [_atom_entry(entry, based=based) for entry in root.iterfind(f"{_ATOM}entry")]
    link = next(
        (item.get("href", "") for item in root.iterfind(f"{_ATOM}link") if (item.get("rel") or "alternate") == "alternate"), ""
    )
    return Feed(
        entries=entries,
        version="atom10",
        title=head.text(f"{_ATOM}title"),
        link=link,
        date=head.text(f"{_ATOM}updated"),
        language=root.get(_LANG, ""),
    )


def _atom_entry(entry: etree._Element, *, based: bool) -> Entry:
    found: dict[str, str] = {}
    base = ""
    for child in entry:
        tag = str(child.tag)
        name = tag.removeprefix(_ATOM)
        if name == "link" and tag != name:
            if (child.get("rel") or "alternate") == "alternate" and (child.get("type") or "text/html") in _HTML:
                found["link"] = child.get("href", "").strip()
                base = child.base or "" if based else ""
        elif tag.startswith(_ATOM):
            read = _ATOM_FIELDS.get(name)
            if read is None:
                if tag not in _ATOM_KNOWN:
                    raise _Surprise
                continue
            if name in found and name != "author":
                raise _Surprise
            found.setdefault(name, read(child))
        elif tag.startswith((_DC, _TERMS, _CONTENT)) or not tag.startswith("{"):
            if tag not in _WORDLESS and tag != f"{_DC}creator":
                raise _Surprise
        elif tag.startswith(_MEDIA):
            for caption in child.iter(f"{_MEDIA}description"):
                found["caption"] = max(found.get("caption", ""), _words(caption), key=len)
    guid = found.get("id", "")
    link = found.get("link") or (guid if guid.startswith(("http://", "https://")) else "")
    if not found.get("title") and entry.find(f".//{_MEDIA}title") is not None:
        raise _Surprise
    return Entry(
        guid=guid,
        link=link,
        title=found.get("title", ""),
        summary=found.get("summary", ""),
        content=found.get("content") or found.get("caption", ""),
        author=found.get("author", ""),
        outlet=found.get("source", ""),
        published=found.get("published", ""),
        updated=found.get("updated", ""),
        language=entry.get(_LANG, ""),
        base=base,
    )


_HTML = ("text/html", "application/xhtml+xml", "html", "xhtml")


def _construct(element: etree._Element) -> str:
    """Return the markup of an Atom text construct: text and HTML as they stand, XHTML written out."""
    from lxml import etree

    kind = (element.get("type") or "text").lower()
    if kind in ("xhtml", "application/xhtml+xml"):
        return "".join((element.text or "", *(etree.tostring(child, encoding="unicode") for child in element))).strip()
    if kind not in ("text", "html", "text/html", "text/plain") or element.get("src") or element.get("mode"):
        raise _Surprise
    return _words(element)


def _person(element: etree._Element) -> str:
    name = element.find(f"{_ATOM}name")
    return (name.text or "").strip() if name is not None else ""


def _origin(element: etree._Element) -> str:
    title = element.find(f"{_ATOM}title")
    return (title.text or "").strip() if title is not None else ""


_ATOM_FIELDS: dict[str, Callable[[etree._Element], str]] = {
    "id": _words,
    "title": _construct,
    "summary": _construct,
    "content": _construct,
    "published": _words,
    "updated": _words,
    "author": _person,
    "source": _origin,
}
_READERS: dict[str, Callable[[etree._Element, bool], Feed]] = {
    "rss": _read_rss,
    f"{_RDF}RDF": _read_rdf,
    f"{_ATOM}feed": _read_atom,
}
