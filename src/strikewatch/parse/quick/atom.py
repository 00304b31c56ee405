"""Atom 1.0."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from strikewatch.parse.entries import MAX_ITEMS, Entry, Feed
from strikewatch.parse.quick.vocabulary import ATOM, LANG, MEDIA, SURPRISE, atom_field
from strikewatch.parse.quick.words import Surprise, first_text, words

if TYPE_CHECKING:
    from lxml import etree

_HTML = ("text/html", "application/xhtml+xml", "html", "xhtml")


def read_atom(root: etree._Element, *, based: bool) -> Feed:
    """Read a document of ``<feed>``; ``based`` where it holds any xml:base."""
    links = (link.get("href", "") for link in root.iterfind(f"{ATOM}link") if _is_alternate(link))
    return Feed(
        entries=[_entry(entry, based=based) for entry in islice(root.iterfind(f"{ATOM}entry"), MAX_ITEMS + 1)],
        version="atom10",
        title=first_text(root, f"{ATOM}title"),
        link=next(links, ""),
        date=first_text(root, f"{ATOM}updated"),
        language=root.get(LANG, ""),
    )


def _entry(entry: etree._Element, *, based: bool) -> Entry:
    found: dict[str, str] = {}
    base = ""
    for child in entry:
        field = atom_field(child.tag, child.prefix)
        if not field:
            continue
        if field == "link":
            if _is_alternate(child) and (child.get("type") or "text/html") in _HTML:
                found["link"] = child.get("href", "").strip()
                base = child.base or "" if based else ""
        elif field == "media":
            found["caption"] = max([found.get("caption", ""), *map(words, child.iter(f"{MEDIA}description"))], key=len)
        elif field == SURPRISE or (field in found and field != "author"):
            raise Surprise
        else:
            found.setdefault(field, _READ[field](child))
    if not found.get("title") and entry.find(f".//{MEDIA}title") is not None:
        raise Surprise
    guid = found.get("id", "")
    return Entry(
        guid=guid,
        link=found.get("link") or (guid if guid.startswith(("http://", "https://")) else ""),
        title=found.get("title", ""),
        summary=found.get("summary", ""),
        content=found.get("content") or found.get("caption", ""),
        author=found.get("author", ""),
        outlet=found.get("source", ""),
        published=found.get("published", ""),
        updated=found.get("updated", ""),
        language=entry.get(LANG, ""),
        base=base,
    )


def _is_alternate(link: etree._Element) -> bool:
    if link.get("href") is None:
        raise Surprise
    return (link.get("rel") or "alternate") == "alternate"


def _construct(element: etree._Element) -> str:
    """Return the markup of a text construct: text and HTML as they stand, XHTML written out."""
    from lxml import etree

    kind = (element.get("type") or "text").lower()
    if kind in ("xhtml", "application/xhtml+xml"):
        return "".join((element.text or "", *(etree.tostring(child, encoding="unicode") for child in element))).strip()
    if kind not in ("text", "html", "text/html", "text/plain") or element.get("src") or element.get("mode"):
        raise Surprise
    return words(element)


def _person(element: etree._Element) -> str:
    return first_text(element, f"{ATOM}name")


def _origin(element: etree._Element) -> str:
    return first_text(element, f"{ATOM}title")


_READ: dict[str, Callable[[etree._Element], str]] = {
    "id": words,
    "title": _construct,
    "summary": _construct,
    "content": _construct,
    "published": words,
    "updated": words,
    "author": _person,
    "source": _origin,
}
