"""What the elements of a feed mean, as far as the quick way knows them."""

from __future__ import annotations

from functools import cache

ATOM = "{http://www.w3.org/2005/Atom}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RSS1 = "{http://purl.org/rss/1.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

NOTHING = ""  # an element that holds no words of the item
SURPRISE = "!"  # one that feedparser reads and we do not

# Children of an item by what they fill.
_RSS_OWN = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "description": "summary",
    "pubDate": "published",
    "author": "author",
    "source": "outlet",
    **dict.fromkeys(("category", "comments", "enclosure", "rating", "thumbnail", "ttl"), NOTHING),
}
_RSS1_OWN = {"title": "title", "link": "link", "description": "summary"}
_MODULES = {
    f"{DC}creator": "creator",
    f"{DC}date": "updated",
    f"{TERMS}created": "created",
    f"{TERMS}issued": "issued",
    f"{TERMS}modified": "modified",
    f"{CONTENT}encoded": "content",
    f"{ATOM}updated": "atom_updated",
    f"{ATOM}link": "atom_link",
    f"{ATOM}category": NOTHING,
    f"{MEDIA}description": "caption",
    f"{ITUNES}summary": "abstract",
    f"{ITUNES}author": "speaker",
    **{
        f"{DC}{name}": NOTHING
        for name in (
            "subject",
            "rights",
            "publisher",
            "language",
            "identifier",
            "type",
            "format",
            "source",
            "coverage",
            "relation",
        )
    },
    f"{TERMS}valid": NOTHING,
}
# Namespaces of which feedparser makes words of an item: an element of theirs that is not listed above is a surprise. It knows them
# by their usual prefixes too, where the address is unknown to it.
_WORDY = (
    DC,
    TERMS,
    CONTENT,
    ATOM,
    RSS1,
    "{http://www.w3.org/1999/xhtml}",
    "{http://purl.org/atom/ns#}",
    "{http://backend.userland.com/",
)
_WORDY_PREFIXES = frozenset({"dc", "dcterms", "content", "atom", "xhtml", "itunes"})


@cache
def rss_field(tag: str, prefix: str | None) -> str:
    """Return what a child of an RSS item fills, or NOTHING, or SURPRISE."""
    return _RSS_OWN.get(tag, SURPRISE) if not tag.startswith("{") else _module_field(tag, prefix)


@cache
def rdf_field(tag: str, prefix: str | None) -> str:
    """Return the same for an item of RSS 1.0."""
    if tag.startswith(RSS1):
        return _RSS1_OWN.get(tag.removeprefix(RSS1), SURPRISE)
    return _module_field(tag, prefix) if tag.startswith("{") else SURPRISE


def _module_field(tag: str, prefix: str | None) -> str:
    namespace, _, name = tag.partition("}")
    # case of a namespace: Apple's own is written in several
    field = _MODULES.get(tag, _MODULES.get(f"{namespace.lower()}}}{name}"))
    if field is not None:
        return field
    known = tag.startswith((MEDIA, ITUNES))
    return (
        SURPRISE
        if tag.startswith(_WORDY) or (prefix in _WORDY_PREFIXES and not known and not namespace.lower().startswith(ITUNES[:-1]))
        else NOTHING
    )


_ATOM_OWN = {
    **{name: name for name in ("id", "title", "summary", "content", "published", "updated", "author", "source", "link")},
    **dict.fromkeys(("category", "contributor", "rights", "generator", "icon", "logo"), NOTHING),
}


@cache
def atom_field(tag: str, prefix: str | None) -> str:
    """Return the same for an entry of Atom."""
    if tag.startswith(ATOM):
        return _ATOM_OWN.get(tag.removeprefix(ATOM), SURPRISE)
    if tag.startswith(MEDIA):
        return "media"
    field = _module_field(tag, prefix) if tag.startswith("{") else SURPRISE
    return NOTHING if field in (NOTHING, "creator") else SURPRISE
