"""Records to rows and back, and times to whole microseconds and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from strikewatch.errors import CannotAccess
from strikewatch.model import Analysis, Item

Row = tuple[Any, ...]

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
# An item dated longer than this before it was first seen is in no digest unless one asks for its date (design, section 2).
TOO_OLD = dt.timedelta(days=7) // _MICROSECOND

ITEM_COLUMNS = (
    "id", "content_hash", "source", "kind", "first_seen", "dated", "too_old", "published", "day_only", "date_origin", "tier",
    "party", "language", "url", "author", "outlet", "retweet_of", "quotes", "title", "text",
)  # fmt: skip
DATED = 1 + ITEM_COLUMNS.index("dated")  # its place in item_row, whose first value is the place in the order of arrival
# What item_of takes, in its order.
SELECT_ITEM = ", ".join(f"i.{name}" for name in ITEM_COLUMNS if name not in ("dated", "too_old"))
INSERT_ITEM = f"INSERT INTO items (seq, {', '.join(ITEM_COLUMNS)}) VALUES ({', '.join('?' * (len(ITEM_COLUMNS) + 1))})"

SAVE_ANALYSIS = """
    INSERT OR REPLACE INTO analyses (item, dated, lexicon, verdict, relevant, marked, score, dispute, issues, lookalike, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_decoder = msgspec.json.Decoder(Analysis)
_encoder = msgspec.json.Encoder()


def micros(when: dt.datetime) -> int:
    """Return an aware time as microseconds since 1970."""
    return (when - _EPOCH) // _MICROSECOND


def moment(value: int) -> dt.datetime:
    """Return microseconds since 1970 as an aware time in UTC."""
    return _EPOCH + dt.timedelta(microseconds=value)


def maybe_micros(when: dt.datetime | None) -> int | None:
    """Return ``micros`` of a time that may be missing."""
    return None if when is None else micros(when)


def maybe_moment(value: int | None) -> dt.datetime | None:
    """Return ``moment`` of a time that may be missing."""
    return None if value is None else moment(value)


def item_row(item: Item, seq: int, now: int, before: int | None = None) -> Row:
    """Return the row of an item first seen ``now``, its place in the order of arrival first.

    ``before`` is when its source was last read. What appeared since then is news, however long we were away: an edition covers all
    since the last one. Too old is what a first visit or an import finds, and what a source dates back.
    """
    published = maybe_micros(item.published)
    dated = now if published is None else min(published, now)
    too_old = dated < now - TOO_OLD and (before is None or dated <= before)
    return (
        seq, item.id, item.content_hash, item.source, item.kind, now, dated, too_old, published, item.day_only,
        item.date_origin, item.tier, item.party, item.language, item.url, item.author, item.outlet, item.retweet_of,
        _encoder.encode(item.quotes).decode() if item.quotes else None, item.title, item.text,
    )  # fmt: skip


def item_of(row: Sequence[Any]) -> Item:
    """Return the item of a row of ``SELECT_ITEM``."""
    (
        id_, content_hash, source, kind, first_seen, published, day_only, date_origin, tier, party, language, url, author, outlet,
        retweet_of, quotes, title, text,
    ) = row  # fmt: skip
    return Item(
        id=id_,
        content_hash=content_hash,
        source=source,
        kind=kind,
        first_seen=moment(first_seen),
        published=maybe_moment(published),
        day_only=bool(day_only),
        date_origin=date_origin,
        tier=tier,
        party=party,
        language=language,
        url=url,
        author=author,
        outlet=outlet,
        retweet_of=retweet_of,
        quotes=tuple(msgspec.json.decode(quotes)) if quotes else (),
        title=title,
        text=text,
    )


def encode(record: msgspec.Struct) -> bytes:
    """Return a record as JSON."""
    return _encoder.encode(record)


def analysis_of(body: bytes) -> Analysis:
    """Return a stored analysis. One that cannot be read is damage: a newer shape has a newer fingerprint."""
    try:
        return _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CannotAccess(
            f"an analysis in the store is damaged ({error})",
            hint="`strikewatch doctor` looks through the whole file; a backup copy, or a new store by `strikewatch pull`, mends it",
        ) from error


def analysis_row(analysis: Analysis, seq: int, dated: int, lexicon: int, *, marked: bool = False) -> Row:
    """Return the row of an analysis of the item at ``seq``, for ``SAVE_ANALYSIS``."""
    groups = sorted({finding.slug.partition(".")[0] for finding in analysis.issues}) if analysis.relevant else []
    return (
        seq, dated, lexicon, analysis.verdict, analysis.relevant, marked, analysis.score, analysis.dispute,
        f",{','.join(groups)}," if groups else None, analysis.lookalike,
        encode(analysis) if _worth_keeping(analysis) else None,
    )  # fmt: skip


def _worth_keeping(analysis: Analysis) -> bool:
    """Return whether an analysis may be shown again: what was dropped is judged anew when somebody asks why."""
    return analysis.relevant or analysis.verdict in ("dispute", "organising", "labour")
