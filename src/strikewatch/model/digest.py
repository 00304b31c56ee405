"""The digest as data: composed once, rendered in many forms. Published as JSON; ``schema`` counts its versions."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from strikewatch.model.analysis import Provenance, Stage, Stance, Voice
from strikewatch.model.record import Record

DIGEST_SCHEMA = 1

GroupBy = Literal["issue", "dispute", "source", "day"]
ChangeKind = Literal[
    "began", "ended", "agreed", "ratified", "rejected", "voted", "noticed", "locked_out", "suspended", "talks_set",
    "talks_held", "broken_off", "mediation", "injunction", "arbitration", "expanded", "action_short", "other",
]  # fmt: skip


class Counts(Record, frozen=True, kw_only=True):
    """Where every item that was read went. ``read`` is always the sum of the rest."""

    read: int = 0
    kept: int = 0
    lookalike: int = 0
    labour: int = 0
    organising: int = 0
    off_topic: int = 0
    duplicate: int = 0
    other_language: int = 0
    too_old: int = 0
    unreadable: int = 0

    def reconciled(self) -> bool:
        """Return whether the parts sum to ``read``."""
        parts = (
            self.kept, self.lookalike, self.labour, self.organising, self.off_topic, self.duplicate,
            self.other_language, self.too_old, self.unreadable,
        )  # fmt: skip
        return self.read == sum(parts)


class Window(Record, frozen=True, kw_only=True):
    """The stretch that the digest covers, aware: items first seen in (start, end]; ``label`` says it in words."""

    start: dt.datetime
    end: dt.datetime
    label: str  # "last 24 h", "since the edition of Mon 31 Jul"
    by_item_date: bool = False  # --since, --until: items dated in [start, end)


class Reference(Record, frozen=True, kw_only=True):
    """A numbered source line: the item that a statement stands in, and where else it was reported."""

    number: int
    item: str  # id
    outlet: str
    headline: str
    url: str | None = None
    when: dt.datetime | None = None  # in the digest's zone
    day_only: bool = False
    provenance: Provenance = "P3"
    speaker: str | None = None  # "union spokesman R. Imani", where the item names one
    also: tuple[str, ...] = ()  # other outlets
    also_urls: tuple[str | None, ...] = ()
    outlets: int = 1
    independent: int = 1
    updates: tuple[str, ...] = ()  # what an edited article changed


class Change(Record, frozen=True, kw_only=True):
    """One line of WHAT CHANGED: a stage change in a fixed sentence pattern, attributed."""

    dispute: str
    name: str
    kind: ChangeKind
    text: str  # "talks set Fri 4 Aug, first since 2 May"
    status: Literal["new", "moved", "confirmed", "denied", "called off"] = "new"
    per: str | None = None  # the party on whose word alone it stands
    refs: tuple[int, ...]
    provenance: Provenance
    outlets: int = 1
    independent: int = 1
    no_comment: str | None = None  # "no employer comment found in 7 items"
    odd: bool = False  # an impossible jump of stages: look before you print


class DatedLine(Record, frozen=True, kw_only=True):
    """One line of DATES. ``time`` is local to ``zone``."""

    date: dt.date
    time: dt.time | None = None
    zone: str | None = None  # IANA
    abbreviation: str | None = None  # "PDT", as on that day
    what: str  # "talks", "strike begins", "ratification vote closes"
    dispute: str
    name: str
    note: str | None = None  # "day 95"
    computed: bool = False
    ambiguous: bool = False
    bell: bool = False  # strike, lockout or deadline: top of its day
    status: Literal["stated", "confirmed", "moved", "denied", "called off"] = "stated"
    was: dt.date | None = None
    refs: tuple[int, ...] = ()
    provenance: Provenance = "P3"
    uid: str  # stable over editions, for calendars
    place: str | None = None

    @property
    def off(self) -> bool:
        """Whether it is not to be: shown struck through, and cancelled in a calendar."""
        return self.status in {"denied", "called off"}


class Cell(Record, frozen=True, kw_only=True):
    """A statement in a column, verbatim. ``per`` is set where the other side tells it: shown under the cell, indented."""

    party: str
    stance: Stance
    issue: str
    quote: str
    ref: int
    provenance: Provenance
    voice: Voice
    per: str | None = None
    figure: bool = False  # it holds a number: the party's own
    hedge: str | None = None


class Row(Record, frozen=True, kw_only=True):
    """A dispute within a group: what each side says on the issue. An empty column is shown as such: absence is news."""

    dispute: str
    name: str
    stage: Stage
    status: str  # "on strike, day 92"
    refs: tuple[int, ...]
    provenance: Provenance
    union: tuple[Cell, ...] = ()
    employer: tuple[Cell, ...] = ()
    neutral: tuple[Cell, ...] = ()
    lead: str | None = None  # a verbatim sentence, where no side takes a position
    lead_ref: int | None = None


class Group(Record, frozen=True, kw_only=True):
    """An issue (or dispute, source, day) with its disputes: ``rows`` in full, ``brief`` by name."""

    key: str
    label: str
    rows: tuple[Row, ...]
    brief: tuple[str, ...] = ()
    disputes: int = 0


class LedgerLine(Record, frozen=True, kw_only=True):
    """One open dispute in one line."""

    dispute: str
    name: str
    unions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()  # of the unions: "WGA"
    country: str | None = None
    place: str | None = None
    sector: str | None = None
    size: int | None = None
    sizes: tuple[str, ...] = ()  # where sources disagree: "1,150 (CBNA)", "900 (St Aldric)"
    stage: Stage
    status: str
    day: int | None = None
    began: dt.date | None = None
    ended: dt.date | None = None
    last_move: dt.date | None = None
    next_date: dt.date | None = None
    next_what: str | None = None
    numbers: tuple[str, ...] = ()  # "wages: claim 12% (CBNA, 28 Jul), offer 9% (St Aldric, 31 Jul), gap 3 points"
    issues: tuple[str, ...] = ()
    refs: tuple[int, ...] = ()
    maybe_same: tuple[str, ...] = ()
    watched: str | None = None


class Note(Record, frozen=True, kw_only=True):
    """A line that is no finding: something unverified, corrected, or quiet."""

    text: str
    quote: str | None = None
    ref: int | None = None
    provenance: Provenance | None = None


class SourceFailure(Record, frozen=True, kw_only=True):
    """A source that failed, as the header and the mail say it."""

    name: str
    message: str
    since: dt.datetime | None = None
    failures: int = 1


class Dropped(Record, frozen=True, kw_only=True):
    """What was left out, in numbers with names: ("look-alike", "air strike", 9)."""

    verdict: str
    what: str
    count: int


class Digest(Record, frozen=True, kw_only=True):
    """The whole page. Every statement in it has a reference; every reference is in ``references``."""

    schema: int = DIGEST_SCHEMA
    edition: str | None = None
    now: dt.datetime  # aware, in ``zone``
    zone: str  # IANA
    window: Window
    group_by: GroupBy = "issue"
    counts: Counts
    disputes: int = 0  # in this digest
    sources_ok: int = 0
    failures: tuple[SourceFailure, ...] = ()
    since_edition: str | None = None  # the delivered edition that "changed" refers to
    top: str | None = None  # the first line of the mail, in fixed patterns
    changes: tuple[Change, ...] = ()
    dates: tuple[DatedLine, ...] = ()  # the next 14 days
    later: tuple[DatedLine, ...] = ()
    groups: tuple[Group, ...] = ()
    quiet_issues: tuple[str, ...] = ()  # slugs
    ledger: tuple[LedgerLine, ...] = ()
    corrected: tuple[Note, ...] = ()
    unverified: tuple[Note, ...] = ()
    maybe_same: tuple[Note, ...] = ()
    quiet: tuple[Note, ...] = ()  # watched disputes without word
    off_beat: str | None = None  # what lies outside the desk's countries and sectors, in a line
    organising: tuple[Note, ...] = ()  # where `[digest] include` asks
    labour: tuple[Note, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    references: tuple[Reference, ...] = ()
    coverage: tuple[tuple[str, tuple[int, ...]], ...] = ()  # per issue group, kept items a day over 30 days, oldest first
