"""An item as it came: a news item of a feed, or a tweet of an export."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from strikewatch.model.record import Record
from strikewatch.model.source import Tier

DateOrigin = Literal["published", "updated", "created", "feed", "id", "first_seen"]


class Item(Record, frozen=True, kw_only=True):
    """One item. ``title`` and ``text`` are plain text (markup gone, entities resolved once), normalised by ``text.clean``.

    ``id`` is permanent: hex of a hash over what makes the item itself (``parse.identity``). ``published`` is aware; None
    means that the source gave no usable date. ``first_seen`` is set by the store (UTC) and never changes.
    """

    id: str
    source: str
    kind: Literal["news", "tweet"] = "news"
    title: str = ""
    text: str = ""
    url: str | None = None  # http(s) only, tracking parameters removed
    author: str | None = None  # byline; for a tweet the handle without @
    outlet: str | None = None  # the feed's own title, or the outlet that an aggregator names
    published: dt.datetime | None = None
    day_only: bool = False  # the source gave a day, not a time
    date_origin: DateOrigin = "published"
    first_seen: dt.datetime | None = None
    tier: Tier = "press"
    party: str | None = None  # for whom the source speaks, from the config
    language: str | None = None  # as declared by the source
    retweet_of: str | None = None  # handle whose words these are, where they are not the author's
    quotes: tuple[str, ...] = ()  # addresses of quoted posts
    content_hash: str = ""  # changes when title or text change: an update, not a new item
    # Further keys of the same item, for a feed that changes its ids or links: an item whose id is not known, but one of whose
    # aliases was seen before from the same source (as id or alias), is that item, and keeps the id that it had.
    aliases: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text that all offsets of an analysis count in."""
        return f"{self.title}\n{self.text}"

    @property
    def by(self) -> str:
        """Who published it, as a reader names it: the account of a tweet, else the outlet, else the source."""
        if self.kind == "tweet" and self.author:
            return f"@{self.author.lstrip('@')}"
        return self.outlet or self.source

    @property
    def when(self) -> dt.datetime:
        """Its own time, or when it was first seen; the epoch where neither is known."""
        return self.published or self.first_seen or dt.datetime.fromtimestamp(0, dt.UTC)


class Batch(Record, frozen=True, kw_only=True):
    """What one document, or a stretch of an export, was read as."""

    items: tuple[Item, ...]
    unreadable: int = 0  # entries that are there and cannot be read
    reasons: tuple[str, ...] = ()  # the first few, each with its place
    partial: bool = False  # the document was cut or malformed: what is here may not be all
    title: str | None = None  # of the feed
    version: str | None = None  # "rss20", "atom10", "json11", "tweets.js"…
    done: int = 0  # bytes of the file read so far, for progress
    total: int = 0  # bytes in all, 0 if unknown
    known: int = 0  # records that repeat another of the same file
    skipped: int = 0  # records that are not tweets of the account (retweets of known ones)
