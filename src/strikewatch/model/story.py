"""Items gathered: reports of one thing into a story, stories of one conflict into a dispute."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from strikewatch.model.analysis import Analysis, Event, EventType, Party, Position, Provenance, Quantity, Stage, Tracks
from strikewatch.model.item import Item
from strikewatch.model.record import Record, Span

Side = Literal["union", "employer", "agency"]

# ONS: a gap of five full calendar months makes a new dispute.
IDLE = dt.timedelta(days=153)


class Judged(Record, frozen=True, kw_only=True):
    """An item with what was judged of it, and the user's own verdicts already applied."""

    item: Item
    analysis: Analysis
    marked: bool = False  # the verdict is the user's
    earlier: Item | None = None  # the item as it stood before its newest revision
    edited: dt.datetime | None = None  # when that revision was met, UTC


class Update(Record, frozen=True, kw_only=True):
    """What an edited or corrected article changed, a sentence each."""

    item: str  # id
    changes: tuple[str, ...]


class Story(Record, frozen=True, kw_only=True):
    """Reports of the same thing. ``lead`` first by provenance, then newest; ``also`` the other outlets."""

    lead: Judged
    also: tuple[Judged, ...] = ()
    wire: tuple[str, ...] = ()  # ids of copies of one agency text: one source, however many outlets
    copies: tuple[str, ...] = ()  # ids of members that repeat another member's text: the digest counts them as duplicates
    independent: int = 1  # outlets that did their own reporting
    outlets: int = 1
    updates: tuple[Update, ...] = ()

    @property
    def members(self) -> tuple[Judged, ...]:
        """All reports, the lead first."""
        return (self.lead, *self.also)

    def changes(self, item: str) -> tuple[str, ...]:
        """Return what a member says now that it, or an older version of it, did not say before."""
        return next((update.changes for update in self.updates if update.item == item), ())


class Evidence(Record, frozen=True, kw_only=True):
    """A statement with the item that it stands in."""

    item: Item
    provenance: Provenance


# A dispute has one of these at a time: another day in a newer report is the same event moved, and its calendar entry moves with it.
SINGLE_EVENTS: frozenset[EventType] = frozenset(
    {
        "contract_expires", "extension_expires", "strike_deadline", "ratification_closes", "authorization_vote_closes",
        "mandate_expires",
    }
)  # fmt: skip


class DatedEvent(Evidence, frozen=True, kw_only=True):
    """An event of a dispute. ``others`` tell the same one (a day's difference on a start counts as the same)."""

    event: Event
    others: tuple[str, ...] = ()  # item ids
    status: Literal["stated", "confirmed", "moved", "denied", "called off"] = "stated"
    was: dt.date | None = None  # the day that it was moved from

    @property
    def off(self) -> bool:
        """Whether it is not to be: nothing may be built on it."""
        return self.status in {"denied", "called off"}


class HeldPosition(Evidence, frozen=True, kw_only=True):
    """A position in a dispute. ``superseded`` ones are struck through in a dossier, never deleted.

    ``side`` is None where the speaker is no party of this dispute; ``called`` is the speaker's short name, ``per`` that of who tells
    it where that is the other side.
    """

    position: Position
    side: Side | None = None
    called: str
    per: str | None = None
    superseded: bool = False


class StageMove(Evidence, frozen=True, kw_only=True):
    """A step of a dispute from one stage to the next, with the words that say so. ``odd`` marks an impossible jump."""

    day: dt.date
    before: Stage
    after: Stage
    words: Span | None = None
    odd: bool = False


class Figure(Evidence, frozen=True, kw_only=True):
    """A number of a dispute as one source gives it: size, claim, offer."""

    what: Literal["size", "claim", "offer", "turnout", "vote"]
    issue: str | None = None
    quantity: Quantity
    day: dt.date


class Dispute(Record, frozen=True, kw_only=True):
    """One conflict of one union (or coalition) and one employer (or association), with all its evidence, oldest first."""

    id: str
    name: str  # "WGA v AMPTP"
    unions: tuple[Party, ...] = ()
    employers: tuple[Party, ...] = ()
    agencies: tuple[Party, ...] = ()
    country: str | None = None
    place: str | None = None
    sector: str | None = None
    zone: str | None = None  # IANA, from its place where known
    started: dt.date | None = None  # first day of the action
    ended: dt.date | None = None
    tracks: Tracks = Tracks()
    stage: Stage = "none"
    stories: tuple[Story, ...] = ()
    moves: tuple[StageMove, ...] = ()
    events: tuple[DatedEvent, ...] = ()
    positions: tuple[HeldPosition, ...] = ()
    figures: tuple[Figure, ...] = ()
    issues: tuple[str, ...] = ()  # slugs, most evidence first
    maybe_same: tuple[str, ...] = ()  # ids of disputes that this one may be: the user decides
    watched: str | None = None  # name of the user's [[watch]] entry
    last_word: dt.datetime | None = None  # of the newest report

    def day(self, on: dt.date) -> int | None:
        """Return the day of the action, calendar days with the first day as day 1 (domain 1.4), or None outside it.

        After five months without a word nobody knows whether it goes on (ONS): the counter stops.
        """
        if self.started is None or on < self.started or (self.ended is not None and on > self.ended):
            return None
        if self.last_word is not None and on - self.last_word.date() > IDLE:
            return None
        return (on - self.started).days + 1
