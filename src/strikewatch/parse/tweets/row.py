"""A tweet as a row: a line of a table, or a flat JSON object. Columns are found by what tools call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from strikewatch.parse.tweets.build import Found, Origin, Said, built
from strikewatch.parse.tweets.foreign import Link
from strikewatch.parse.tweets.split import UNDECODABLE, Bad
from strikewatch.parse.tweets.words import expanded, in_order, resolved, status, unescaped

# Names are compared in lower case, with `_` for blanks. The first that is there and filled wins.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("tweet_id", "id_str", "id", "tweetid", "post_id", "status_id"),
    "note": ("note_tweet.text",),
    "text": ("full_text", "text", "tweet", "rawcontent", "content", "tweet_text", "post_text"),
    "date": ("timestamp", "datetime", "date", "created_at", "time"),
    "clock": ("time",),
    "zone": ("timezone",),
    "author": ("username", "screen_name", "author.username", "from_user", "user_username", "user.screen_name", "user.username"),
    "link": ("permalink", "link", "url", "tweet_permalink", "post_link", "status_url", "tweet_url"),
    "language": ("lang", "language"),
    "addresses": ("expanded_urls", "urls", "outlinks"),
    "links": ("entities.urls",),
    "original": ("retweeted_status_id", "referenced_tweets.retweeted.id", "retweeted_status", "retweet_id"),
    "quoted": ("referenced_tweets.quoted.id", "quoted_status", "quoted_status_id", "quote_url"),
    "versions": ("edit_history_tweet_ids",),
}
TEXT_COLUMNS = frozenset(_NAMES["text"])
_OTHERS = frozenset(name for names in _NAMES.values() for name in names) - TEXT_COLUMNS
_ADDRESS = re.compile(r"https?://[^\s'\",\]]+")
_DIGITS = re.compile(r"\d{1,19}")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_US_ORDER = re.compile(r"(\d\d)-(\d\d)-(\d{4})(?=\s|$)")  # the Trump Twitter Archive: month, day, year
_OFFSET = re.compile(r"([+-]?)(\d{3,4})")  # twint writes 200 for two hours
ROUNDED = "has an id that a spreadsheet rounded, and no address to find it by"

Row = Mapping[str, str]  # column as ``column`` writes it → cell


def column(name: str) -> str:
    """Return a header cell in the one form that columns are compared in."""
    return "_".join(name.strip().strip('"').lower().split())


def is_tweets(columns: frozenset[str]) -> bool:
    """Tell whether columns of these names can be tweets: a text, and something that tells one from another."""
    return bool(columns & TEXT_COLUMNS) and bool(columns & _OTHERS)


def from_object(value: dict[str, Any], origin: Origin) -> Found | Bad:
    """Return the tweet of a flat JSON object (twint, the Trump archive, twitter-web-exporter)."""
    return from_row({column(name): cell if isinstance(cell, str) else _plain(cell) for name, cell in value.items()}, origin)


def from_row(row: Row, origin: Origin, *, addresses: tuple[str, ...] = ()) -> Found | Bad:
    """Return the tweet of a row; ``addresses`` are cells beyond the last column, where a table has them."""
    cell = {part: _first(row, names) for part, names in _NAMES.items()}
    if not cell["text"] and not cell["note"]:
        return Bad("has no text")
    number, link = cell["id"].strip(), cell["link"].strip()
    if _ROUNDED.fullmatch(number):
        if status(link) is None:
            return Bad(ROUNDED)
        number = ""
    words = cell["note"] or unescaped(cell["text"])
    links = _links(cell["links"]) or in_order(words, [*_ADDRESS.findall(cell["addresses"]), *addresses])
    quoted_id = status(cell["quoted"])
    quotes = (str(quoted_id[1]),) if quoted_id else tuple(_DIGITS.findall(cell["quoted"])[:1])
    return built(
        Said(
            id=number,
            words=expanded(words, links),
            author=cell["author"].strip().lstrip("@") or None,
            created=_date(cell["date"].strip(), cell["clock"].strip(), cell["zone"].strip()) or None,
            language=cell["language"] or None,
            links=links,
            original=cell["original"] or None,
            quotes=quotes,
            url=link if link.startswith(("http://", "https://")) else None,
            versions=_DIGITS.findall(cell["versions"]),
        ),
        origin,
    )


def _first(row: Row, names: tuple[str, ...]) -> str:
    for name in names:
        if found := row.get(name):
            return found
    return ""


def _plain(cell: Any) -> str:
    """Return a JSON value as a cell: lists and objects as JSON, nothing as nothing."""
    return "" if cell is None or isinstance(cell, bool) else msgspec.json.encode(cell).decode("utf-8", "replace")


def _date(date: str, clock: str, zone: str) -> str:
    """Join what a table spreads over columns, and put the day of the one archive that writes it the American way in order."""
    date = _US_ORDER.sub(r"\3-\1-\2", date)
    if ":" not in date and ":" in clock:
        date = f"{date} {clock}"
    if len(date) == len("2020-10-06 14:05:41") and (offset := _OFFSET.fullmatch(zone)):
        date += f"{offset[1] or '+'}{offset[2]:0>4}"
    return date


def _links(cell: str) -> dict[str, str]:
    if not cell.startswith("["):
        return {}
    try:
        return resolved(msgspec.json.decode(cell, type=list[Link]))
    except UNDECODABLE:
        return {}
