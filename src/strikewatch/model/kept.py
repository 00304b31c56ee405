"""What the store tells of itself: sources and their health, marks, what a digest is cut from."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from strikewatch.errors import FailureKind
from strikewatch.model.record import Record

MarkVerb = Literal["keep", "drop", "issue", "dispute", "same", "different"]


class SourceHealth(Record, frozen=True, kw_only=True):
    """How a source has been doing. Times are aware, UTC."""

    name: str
    title: str | None = None  # the feed's own
    last_try: dt.datetime | None = None
    last_success: dt.datetime | None = None
    failures: int = 0  # in a row
    failing_since: dt.datetime | None = None
    not_before: dt.datetime | None = None  # it rests until then
    kind: FailureKind | None = None  # of the last failure, while it lasts
    message: str | None = None  # what happened; what to do
    moved_to: str | None = None
    items: int = 0  # stored from it, ever
    unreadable: int = 0  # entries of the last body that could not be read
    week: float = 0.0  # items a week, over the last four weeks; old ones of a first pull do not count
    kept: float = 0.0  # the share of them that is about a dispute, 0 to 1


class Mark(Record, frozen=True, kw_only=True):
    """The user's own verdict. ``item`` for keep, drop, issue and dispute; ``value`` and ``other`` are disputes for same and different."""

    number: int
    made_at: dt.datetime  # UTC
    verb: MarkVerb
    item: str | None = None
    value: str | None = None  # an issue slug, or a dispute
    other: str | None = None
    undone_at: dt.datetime | None = None


class Cut(Record, frozen=True, kw_only=True):
    """Which items a digest is made of. Cuts that meet share nothing.

    By when items were first seen it is (start, end]: what a run brings at its own ``now`` is in the digest of that run.
    ``by_item_date``: by the items' own dates, too old ones with them, [start, end): a day ends before the next begins.
    ``new``: in no delivered edition, whatever the clock says.
    """

    start: dt.datetime | None = None
    end: dt.datetime | None = None
    by_item_date: bool = False
    new: bool = False
    upto: int  # the last item that had arrived when it was cut: later ones belong to the next


class ImportReport(Record, frozen=True, kw_only=True):
    """What an import came to: ``read`` is always the sum of new, updated, known, skipped and unreadable."""

    read: int = 0
    new: int = 0
    updated: int = 0  # known, and now in a longer form
    known: int = 0
    skipped: int = 0  # retweets of known tweets
    unreadable: int = 0
    reasons: tuple[str, ...] = ()  # the first few of what could not be read, each with its place
    failures: tuple[str, ...] = ()  # a line per file that could not be read at all, or not to its end
    unchanged: tuple[str, ...] = ()  # paths that were read before and have not changed since
