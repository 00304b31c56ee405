"""What makes an item itself, whatever its feed does to ids, links, titles and dates.

A guid is opaque and unique at most within its feed (F6), so every key is hashed together with a scope, the source's name. An item
has one permanent id and some aliases. The store looks an incoming item up by its id, then by its aliases, among those of the same
source; what it finds keeps the id that it had. So:

* new guids at each fetch, same links and titles: found by the alias of link and title;
* a changed title under the same guid or, without guid, the same link: an update;
* one guid on several stories (F7): none of them may own it, each is known by guid, link and title together;
* neither guid nor link: the words and the date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from strikewatch.model import Record
from strikewatch.parse.links import canonical

# 16 hex digits: among ten million items the chance that any two collide is 3 in a million.
_DIGITS = 16
_SEPARATOR = "\x1f"  # text.clean drops it from all that comes in, so no two lists of parts join to the same key


class Marks(Record, frozen=True, kw_only=True, gc=False):
    """All of an entry that may tell it from others. Empty strings where the feed gave nothing."""

    guid: str = ""
    link: str = ""  # absolute
    title: str = ""
    text: str = ""
    date: str = ""  # as it stood in the feed: a parsed one may change when the parser is mended


class Identity(Record, frozen=True, kw_only=True, gc=False):
    """The permanent id, and further keys by which the same item may come back."""

    id: str
    aliases: tuple[str, ...] = ()


def item_id(scope: str, key: str) -> str:
    """Return the id of what ``key`` names within ``scope``: 16 hex digits."""
    return hashlib.sha256(f"{scope}\n{key}".encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def content_hash(title: str, text: str) -> str:
    """Return a hash that changes when the words do."""
    return hashlib.sha256(f"{title}\n{text}".encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def identify(scope: str, entries: Sequence[Marks]) -> list[Identity]:
    """Tell the entries of one document apart. Two of the same identity are the same entry, repeated."""
    guids = [canonical(entry.guid.strip()) for entry in entries]
    links = [canonical(entry.link) for entry in entries]
    words = [_join(link, entry.title) for entry, link in zip(entries, links, strict=True)]
    shared_guids = _ambiguous(guids, words)
    shared_links = _ambiguous(links, words)
    identities = []
    for entry, guid, link, named in zip(entries, guids, links, words, strict=True):
        keys = []
        if guid and guid not in shared_guids:
            keys.append(f"guid {guid}")
        elif link and not guid and link not in shared_links:
            keys.append(f"link {link}")
        if link and entry.title:
            keys.append(f"link and title {named}")
        if not keys:
            keys.append(f"words {_join(named, entry.text, entry.date)}")
        first, *others = (item_id(scope, key) for key in keys)
        identities.append(Identity(id=first, aliases=tuple(others)))
    return identities


def _ambiguous(keys: Sequence[str], words: Sequence[str]) -> set[str]:
    """Return the keys that stand for more than one thing in this document."""
    first: dict[str, str] = {}
    return {key for key, named in zip(keys, words, strict=True) if first.setdefault(key, named) != named}


def _join(*parts: str) -> str:
    return _SEPARATOR.join(parts)
