"""RSS 0.9x, 2.0 and 1.0 (RDF)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from strikewatch.parse.entries import MAX_ITEMS, Entry, Feed
from strikewatch.parse.quick.vocabulary import DC, MEDIA, RDF, RSS1, SURPRISE, rdf_field, rss_field
from strikewatch.parse.quick.words import Surprise, first_text, words

if TYPE_CHECKING:
    from lxml import etree

_VERSIONS = {"2.0": "rss20", "0.92": "rss092", "0.91": "rss091u"}
_RDF_PARTS = frozenset(f"{RSS1}{name}" for name in ("channel", "item", "image", "textinput"))
# Where there are several of these, the first will do: one per picture, one per author. Of all others feedparser lets a later one
# override or add, and a second is a surprise.
_SEVERAL = frozenset({"caption", "creator", "speaker"})


def read_rss(root: etree._Element, *, based: bool) -> Feed:
    """Read a document of ``<rss>``; ``based`` where it holds any xml:base."""
    channel = root.find("channel")
    if channel is None or len(root) != 1:
        raise Surprise
    return Feed(
        entries=[_entry(item, rss_field, based=based) for item in islice(channel.iterfind("item"), MAX_ITEMS + 1)],
        version=_VERSIONS.get((root.get("version") or "").strip(), "rss"),
        title=first_text(channel, "title"),
        link=first_text(channel, "link"),
        date=first_text(channel, "pubDate", "lastBuildDate", f"{DC}date"),
        language=first_text(channel, "language", f"{DC}language"),
    )


def read_rdf(root: etree._Element, *, based: bool) -> Feed:
    """Read a document of ``<rdf:RDF>``, in which the items stand beside the channel."""
    channel = root.find(f"{RSS1}channel")
    if any(child.tag not in _RDF_PARTS for child in root) or channel is None or channel.find(f"{RSS1}item") is not None:
        raise Surprise
    return Feed(
        entries=[_entry(item, rdf_field, based=based) for item in islice(root.iterfind(f"{RSS1}item"), MAX_ITEMS + 1)],
        version="rss10",
        title=first_text(channel, f"{RSS1}title"),
        link=first_text(channel, f"{RSS1}link"),
        date=first_text(channel, f"{DC}date"),
        language=first_text(channel, f"{DC}language"),
    )


def _entry(item: etree._Element, field_of: Callable[[str, str | None], str], *, based: bool) -> Entry:
    found: dict[str, str] = {}
    permalink = True
    for element in _leaves(item):
        field = field_of(element.tag, element.prefix)
        if not field:
            continue
        if field == "atom_link":
            _expect_aside(element)
            continue
        value = words(element)
        if field == "guid":
            permalink = (element.get("isPermaLink") or "true").strip() == "true"
        if field == SURPRISE or (value and found.get(field) and field not in _SEVERAL):
            raise Surprise
        found[field] = found.get(field) or value
    if not found.get("title") and item.find(f".//{MEDIA}title") is not None:
        raise Surprise
    guid = found.get("guid", "") or item.get(f"{RDF}about", "")
    link = found.get("link", "")
    if not link and permalink and guid.startswith(("http://", "https://")):
        link = guid
    return _filled(found, guid, link, item.base or "" if based else "")


def _filled(found: dict[str, str], guid: str, link: str, base: str) -> Entry:
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
        base=base,
    )


def _leaves(item: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of an item, and those of its media groups, which feedparser does not tell apart."""
    for child in item:
        yield child
        if len(child) and child.tag.startswith(MEDIA):
            yield from child.iter(f"{MEDIA}description")


def _expect_aside(link: etree._Element) -> None:
    """Let pass an Atom link within RSS that is no link to the item itself."""
    if (link.get("rel") or "alternate") == "alternate":
        raise Surprise
