"""From what a tweet says to the item that is stored."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from strikewatch.model import Item, Source
from strikewatch.parse.identity import content_hash, item_id
from strikewatch.parse.links import web_link
from strikewatch.parse.tweets.moments import posted
from strikewatch.parse.tweets.notes import Notes
from strikewatch.parse.tweets.split import Bad
from strikewatch.parse.tweets.words import Targets, expanded, quoted, retweeted, status, tidy

_NO_LANGUAGE = frozenset({"und", "zxx", "qam", "qct", "qht", "qme", "qst"})  # Twitter's codes for "none that we know"
_LONGEST_WORDS = 50_000  # characters: long posts end at 25,000; more was put there to hold up whoever reads it
_LONGEST_CODE = 8  # characters
_HANDLE = re.compile(r"\w{1,20}", re.ASCII)
_HIGHEST_ID = 1 << 63


class Origin(NamedTuple):
    """What is the same for all tweets of an export."""

    source: Source
    now: dt.datetime
    author: str | None = None  # the account that the archive is of
    notes: Notes = Notes()


class Said(Struct, frozen=True, kw_only=True, gc=False):
    """A tweet, whatever form it came in. ``words`` have their entities resolved, their t.co addresses not yet."""

    id: str | int | None
    words: str
    author: str | None = None
    created: str | None = None
    language: str | None = None
    links: Targets = {}
    retweet_of: str | None = None  # given: ``words`` are theirs alone
    original: str | int | None = None  # id of the tweet that is repeated
    quotes: tuple[str | int, ...] = ()  # ids
    url: str | None = None
    versions: tuple[str, ...] | list[str] = ()  # ids of the versions of an edited tweet, oldest first
    noted: bool = False  # may be the start of a note of the archive


class Found(Struct, frozen=True, gc=False):
    """An item with what tells it from others of the same import."""

    item: Item
    number: int | None  # id, where it has one
    last: int | None = None  # id of the newest version, where this is an older one
    original: int | None = None  # id of the tweet that it repeats


def built(said: Said, origin: Origin) -> Found | Bad:
    """Return the item that a tweet makes: known by its id, else by its address, else by author, time and words."""
    at = status(said.url) if said.url else None
    number = _number(said.id) or (at[1] if at else None)
    author = (said.author and handle(said.author)) or (at[0] if at else None) or origin.author
    when, day_only, date_origin = posted(said.created, number, now=origin.now)
    words, links = said.words, said.links
    if said.noted and origin.notes and when is not None and (note := origin.notes.of(when, words)):
        words, links = note.words, {**links, **note.links}
    retweet_of = said.retweet_of and handle(said.retweet_of)
    if said.retweet_of is None and (repeated := retweeted(words)):
        retweet_of, words = repeated
    words = tidy(expanded(words[:_LONGEST_WORDS], links))
    if not (number or said.url or words):
        return Bad("holds neither an id nor words")
    key = str(number or said.url or f"{author} {said.created} {words}")
    item = Item(
        id=item_id("tweet", key),
        source=origin.source.name,
        kind="tweet",
        text=words,
        url=f"https://x.com/{author or 'i'}/status/{number}" if number else web_link(said.url or "", None),
        author=author,
        published=when,
        day_only=day_only,
        date_origin=date_origin,
        tier="official" if origin.source.tier == "official" else "social",
        party=origin.source.party,
        language=_language(said.language),
        retweet_of=retweet_of,
        quotes=_quotes(said, links, number),
        content_hash=content_hash("", words),
    )
    last = said.versions[-1] if said.versions else said.id
    return Found(item, number, None if last == said.id else _number(last), _number(said.original))


def handle(name: str) -> str | None:
    """Return the name of an account if it can be one: it goes into addresses."""
    return name if _HANDLE.fullmatch(name) else None


@lru_cache(maxsize=200)
def _language(code: str | None) -> str | None:
    return (
        code
        if code is not None and len(code) <= _LONGEST_CODE and code.replace("-", "").isalpha() and code not in _NO_LANGUAGE
        else None
    )


def _number(raw: str | int | None) -> int | None:
    """Return an id as a number. What a spreadsheet made of it (1.26E+18) is none."""
    if raw is None:
        return None
    if isinstance(raw, str):
        raw = int(raw) if len(raw) < 20 and raw.isascii() and raw.isdigit() else None
    return raw if raw and 0 < raw < _HIGHEST_ID else None


def _quotes(said: Said, links: Targets, number: int | None) -> tuple[str, ...]:
    if not said.quotes and not links:
        return ()
    ids = [_number(quote) for quote in said.quotes] + quoted(links.values())
    if not ids:
        return ()
    return tuple(f"https://x.com/i/status/{id_}" for id_ in dict.fromkeys(ids) if id_ and id_ != number)
