"""What the listings show, as data: each is rendered in the same forms as the digest, and published as JSON."""

from __future__ import annotations

import datetime as dt

from strikewatch.model.analysis import Verdict
from strikewatch.model.digest import Counts, DatedLine, LedgerLine, Reference
from strikewatch.model.item import Item
from strikewatch.model.record import Record
from strikewatch.model.story import Dispute, Judged

VIEW_SCHEMA = 1


class View(Record, frozen=True, kw_only=True):
    """What every listing says of itself. ``now`` is aware; ``zone`` (IANA) is the one that times are shown in."""

    schema: int = VIEW_SCHEMA
    now: dt.datetime
    zone: str


class Ledger(View, frozen=True, kw_only=True):
    """The disputes, a line each."""

    lines: tuple[LedgerLine, ...]
    references: tuple[Reference, ...] = ()


class Calendar(View, frozen=True, kw_only=True):
    """What is due, by day."""

    lines: tuple[DatedLine, ...]
    references: tuple[Reference, ...] = ()


class Dossier(View, frozen=True, kw_only=True):
    """All that is known of one dispute. ``dates`` is what is still ahead of it; their numbers are those of ``references``."""

    dispute: Dispute
    dates: tuple[DatedLine, ...] = ()
    references: tuple[Reference, ...] = ()


class Shown(View, frozen=True, kw_only=True):
    """One item with what was judged of it. ``why`` is the sentence that says where the digest put it."""

    judged: Judged
    why: str = ""
    dispute: str | None = None  # id of the dispute that it is evidence for
    folded_into: str | None = None  # id of the item that leads its story
    editions: tuple[str, ...] = ()  # delivered editions that hold it


class Omitted(Record, frozen=True, kw_only=True):
    """An item that was left out, and why."""

    item: Item
    verdict: Verdict
    why: str  # "air strike", "duplicate of 3fa9c2"
    score: float = 0.0


class Omissions(View, frozen=True, kw_only=True):
    """What a window left out, near misses first."""

    counts: Counts
    items: tuple[Omitted, ...]


class Hit(Record, frozen=True, kw_only=True):
    """An item that a search found. ``snippet`` holds the words around; ``marks`` are the matches in it, [start, end)."""

    item: Item
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    verdict: Verdict | None = None
    dispute: str | None = None


class Found(View, frozen=True, kw_only=True):
    """What a search found, best first; ``total`` counts all matches, shown or not."""

    query: str
    hits: tuple[Hit, ...]
    total: int = 0
