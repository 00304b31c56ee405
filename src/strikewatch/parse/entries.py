"""What every kind of feed is first read into, and how that becomes items: the same glue for all of them.

``feeds`` (feedparser), ``quick`` (lxml) and ``jsonfeed`` each fill ``Feed`` and ``Entry`` with strings as they stood; everything
that is judged about them is judged here, once: words, links, dates, identity.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from strikewatch.dates import parse_feed_date
from strikewatch.model import Batch, DateOrigin, Document, Item, Record
from strikewatch.parse.identity import Identity, Marks, content_hash, identify
from strikewatch.parse.links import web_link
from strikewatch.parse.markup import to_text, to_title
from strikewatch.text import clean, one_line, shorten

# A feed is a window on the newest; one with more items than this is an archive or an attack (rig I1).
MAX_ITEMS = 10_000
# A feed's own date says nothing of an item while the feed is being written anew at each visit.
_FEED_DATE_IS_OLD = dt.timedelta(days=1)


class Entry(Record, frozen=True, kw_only=True, gc=False):
    """An entry as it stood in the feed: markup, raw dates, unresolved links."""

    guid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    plain: bool = False  # summary and content are text, not markup
    author: str = ""
    outlet: str = ""  # named by an aggregator
    published: str = ""
    updated: str = ""
    created: str = ""
    language: str = ""
    base: str = ""  # xml:base in force


class Feed(Record, frozen=True, kw_only=True, gc=False):
    """A feed as it stood. Of a feed with more than ``MAX_ITEMS`` entries one more than that is enough."""

    entries: Sequence[Entry]
    version: str
    title: str = ""
    link: str = ""
    date: str = ""
    language: str = ""
    partial: bool = False  # malformed or cut: there may have been more
    reasons: tuple[str, ...] = ()
    unreadable: int = 0


def to_batch(feed: Feed, document: Document) -> Batch:
    """Make items of what ``feed`` holds. Entries with nothing in them are counted as unreadable."""
    reasons = list(feed.reasons)
    unreadable = feed.unreadable
    if len(feed.entries) > MAX_ITEMS:
        reasons.append(f"only the first {MAX_ITEMS:,} items were read, there are more")
    outlet = to_title(feed.title)
    base = web_link(feed.link, document.url) or document.url
    context = _Context(document=document, outlet=outlet, language=feed.language, date=_feed_date(feed, document.fetched_at))
    drafts = []
    for number, entry in enumerate(feed.entries[:MAX_ITEMS], 1):
        draft = _Draft.of(entry, base)
        if draft is None:
            unreadable += 1
            reasons.append(f"item {number} is empty")
        else:
            drafts.append(draft)
    identities = identify(document.source.name, [draft.marks for draft in drafts])
    items: dict[str, Item] = {}
    for draft, identity in zip(drafts, identities, strict=True):
        if identity.id not in items:
            items[identity.id] = _item(draft, identity, context)
    return Batch(
        items=tuple(items.values()),
        unreadable=unreadable,
        reasons=tuple(reasons[:5]),
        partial=feed.partial or len(feed.entries) > MAX_ITEMS,
        title=outlet or None,
        version=feed.version,
        known=len(drafts) - len(items),
    )


class _Context(Record, frozen=True, kw_only=True):
    """What all items of a feed share."""

    document: Document
    outlet: str
    language: str
    date: dt.datetime | None


class _Draft(Record, frozen=True, kw_only=True, gc=False):
    """An entry with its words read, before anybody knows whether it is alone."""

    entry: Entry
    marks: Marks
    title: str
    text: str
    url: str | None

    @classmethod
    def of(cls, entry: Entry, base: str | None) -> _Draft | None:
        text = _text(entry)
        title = to_title(entry.title)
        url = web_link(entry.link, web_link(entry.base, base) or base)
        if not (entry.link or entry.guid or entry.title or entry.content or entry.summary):
            return None
        date = entry.published or entry.updated or entry.created
        marks = Marks(
            guid=entry.guid, link=url or entry.link, title=title or text, text=text, date=date
        )  # an untitled one is told apart by its text
        return cls(entry=entry, marks=marks, title=title, text=text, url=url)


def _item(draft: _Draft, identity: Identity, context: _Context) -> Item:
    entry = draft.entry
    source = context.document.source
    when, day_only, origin = _date(entry, context.document.fetched_at, context.date)
    return Item(
        id=identity.id,
        aliases=identity.aliases,
        source=source.name,
        title=draft.title,
        text=draft.text,
        url=draft.url,
        author=_name(entry.author),
        outlet=_name(entry.outlet) or context.outlet or None,
        published=when,
        day_only=day_only,
        date_origin=origin,
        tier=source.tier,
        party=source.party,
        language=_language(entry.language or context.language),
        content_hash=content_hash(draft.title, draft.text),
    )


def _text(entry: Entry) -> str:
    """Return the fuller of content and summary: some feeds put the article into the one, some into the other."""
    longer, shorter = entry.content, entry.summary
    if len(longer) < len(shorter):
        longer, shorter = shorter, longer
    if entry.plain:
        return clean(longer)
    return to_text(longer) or to_text(shorter)


def _date(entry: Entry, now: dt.datetime, feed_date: dt.datetime | None) -> tuple[dt.datetime | None, bool, DateOrigin]:
    """Return the item's date by the first string that can be read (F4), and which one it was."""
    origins: tuple[tuple[str, DateOrigin], ...] = (
        (entry.published, "published"),
        (entry.updated, "updated"),
        (entry.created, "created"),
    )
    for raw, origin in origins:
        found = parse_feed_date(raw, now=now) if raw else None
        if found:
            return *found, origin
    return (feed_date, False, "feed") if feed_date else (None, False, "first_seen")


def _feed_date(feed: Feed, now: dt.datetime) -> dt.datetime | None:
    found = parse_feed_date(feed.date, now=now) if feed.date else None
    return found[0] if found and found[0] < now - _FEED_DATE_IS_OLD else None


@lru_cache(maxsize=4096)  # the same few bylines stand in every item of a feed
def _name(raw: str) -> str | None:
    return shorten(to_title(raw), 200) or None if raw else None


@lru_cache(maxsize=256)
def _language(raw: str) -> str | None:
    return one_line(clean(raw[:35])).lower() or None
