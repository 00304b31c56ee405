"""Lists of feeds as other readers write and read them: OPML. Folders are tags, ``Press/Trade`` a folder within a folder."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from strikewatch.errors import InputError
from strikewatch.model import Source
from strikewatch.text import clean, one_line, shorten, slug, without_login

if TYPE_CHECKING:
    from lxml import etree

_BLANKS = b"\xef\xbb\xbf \t\r\n"
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?:)|feed(?=://)", re.IGNORECASE)
_LONGEST = 8_000  # characters of an address, as for one in the config
_DEEPEST = 8  # folders within folders that become a tag


def read(body: bytes, path: str, *, taken: Collection[str] = ()) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return the feeds of the OPML in ``body``, each address once, named by its title and by no name in ``taken`` (lower case).

    Only http and https addresses: what else an outline may hold (files, commands) is left out, and comes second.
    InputError for what is no OPML.
    """
    from lxml import etree

    # recover: lists from the wild hold bare ampersands. No entity is expanded and nothing is loaded.
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(body.strip(_BLANKS), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or str(root.tag).lower() not in ("opml", "outlinedocument"):
        raise InputError("is no OPML list of feeds", source=path, hint="export the list from the other reader as OPML")
    found: dict[str, Source] = {}
    names = {name.casefold() for name in taken}
    left_out: list[str] = []
    for outline, folders in _outlines(root):
        url = _address(outline["xmlurl"])
        if url is None:
            left_out += [shorten(outline["xmlurl"], 100)] if outline["xmlurl"] else []
        elif url not in found:
            name = _unused(slug(_title(outline)) or slug(urlsplit(url).hostname or "feed"), names)
            found[url] = Source(name=name, url=url, tags=("/".join(folders[:_DEEPEST]),) if folders else ())
    return tuple(found.values()), tuple(left_out)


def write(sources: Collection[Source]) -> bytes:
    """Return ``sources`` as OPML 2.0, each in the folder of its first tag. Without user and password; files are left out."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "strikewatch"
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for source in sources:
        if source.kind != "feed" or not source.url:
            continue
        path = tuple(part for part in (source.tags[0] if source.tags else "").split("/") if part)
        for depth in range(1, len(path) + 1):
            if path[:depth] not in folders:
                folders[path[:depth]] = etree.SubElement(folders[path[: depth - 1]], "outline", text=path[depth - 1])
        url = without_login(source.url)
        etree.SubElement(folders[path], "outline", type="rss", text=source.name, title=source.name, xmlUrl=url)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _outlines(root: etree._Element) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    """Yield the attributes of every outline with an address, names in lower case, and the titles of the folders around it."""
    for element in root.iter("{*}*"):
        attributes = _attributes(element)
        if "xmlurl" in attributes:
            above = [_attributes(folder) for folder in element.iterancestors() if folder.tag != root.tag]
            titles = [one_line(_title(folder)).replace("/", "-") for folder in reversed(above) if "xmlurl" not in folder]
            yield attributes, tuple(title for title in titles if title)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name).lower(): clean(str(value)) for name, value in element.attrib.items()}


def _title(outline: dict[str, str]) -> str:
    return outline.get("title") or outline.get("text") or ""


def _address(raw: str) -> str | None:
    url = _FEED_SCHEME.sub(lambda found: "" if found[0].endswith(":") or found[0].endswith("//") else "http", raw.strip())
    if len(url) > _LONGEST or not re.match(r"https?://[^\s/]+[^\s]*\Z", url, re.IGNORECASE):
        return None
    return url


def _unused(name: str, names: set[str]) -> str:
    """Return ``name``, numbered if it is taken, and take it."""
    number = 1
    unused = name
    while unused in names:
        number += 1
        unused = f"{name}-{number}"
    names.add(unused)
    return unused
