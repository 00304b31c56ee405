"""What was judged of one item, with the words that decided it. The published contract: ``analyze`` prints it as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from strikewatch.model.record import Record, Span

# Bumped when the rules change: cached analyses of an older version are judged again.
ANALYSIS_VERSION = 1

# dispute: strike or bargaining, kept. The rest is counted, and kept only where `[digest] include` asks for it.
Verdict = Literal["dispute", "organising", "labour", "look-alike", "off-topic", "other-language"]
Role = Literal["union", "union-federation", "employer", "employer-association", "agency"]
Provenance = Literal["P0", "P1", "P2", "P3", "P4", "P5"]
Precision = Literal["minute", "hour", "day", "week", "month", "bound"]
Stage = Literal[
    "none", "talks", "authorised", "noticed", "on_strike", "action_short", "locked_out", "suspended",
    "tentative_agreement", "ratified", "rejected", "ended", "arbitration", "other",
]  # fmt: skip
Stance = Literal[
    "demands", "proposes", "offers", "counters", "final_offer", "rejects", "opposes", "refuses_to_negotiate", "concedes",
    "agrees", "commits_to_discuss", "evaluates", "seeks_meeting", "threatens", "warns", "alleges", "no_comment",
]  # fmt: skip
# Strongest first, as in 4.1 of the domain.
Voice = Literal[
    "own_statement_quoted", "own_statement_indirect", "narration", "opponent_report", "opponent_allegation", "anonymous", "rumour",
]  # fmt: skip
ActionTrack = Literal["none", "authorised", "noticed", "action_short", "on_strike", "locked_out", "suspended"]
BargainingTrack = Literal["not_started", "talking", "stalled", "broken_off", "talks_scheduled", "tentative_agreement"]
ResolutionTrack = Literal[
    "none", "mediation", "fact_finding", "arbitration", "cooling_off", "injunction", "legislated", "ratification_vote",
    "ratified", "rejected", "withdrawn",
]  # fmt: skip
EventType = Literal[
    "talks_scheduled", "talks_held", "talks_resumed", "talks_broke_off", "contract_expires", "extension_expires",
    "authorization_vote_opens", "authorization_vote_closes", "authorization_vote_result", "strike_notice_served",
    "strike_deadline", "strike_begins", "strike_ends", "strike_expands", "lockout_begins", "ta_reached",
    "ratification_opens", "ratification_closes", "ratification_result", "board_vote", "council_vote", "mediation_session",
    "fact_finding_report", "peb_report", "cooling_off_ends", "hearing", "ruling", "injunction", "ulp_charge_filed",
    "ulp_complaint_issued", "recognition_petition", "election", "vote_count", "rally", "picket", "march", "member_notice",
    "party_update_promised", "benefit_cutoff", "paycheck_missed", "strike_fund", "production_or_service_impact",
    "action_scheduled", "vote_held", "vote_scheduled", "mandate_expires", "other",
]  # fmt: skip


class Reason(Record, frozen=True, kw_only=True):
    """A rule of the lexicon that fired, on these words, with this weight (log-odds towards relevance)."""

    rule: str
    text: str
    start: int
    end: int
    weight: float


# Parties are compared by the thousand, and ``names`` remembers what it found of each pair: the hash of one is worked out once.
class Party(Record, frozen=True, kw_only=True, cache_hash=True):
    """A side of a dispute, or the body that acts between them. ``id`` is a gazetteer slug, or one made from the name."""

    id: str
    name: str
    abbr: str | None = None
    role: Role
    country: str | None = None  # ISO 3166 alpha-2
    sector: str | None = None
    parent: str | None = None  # id of the body that this one is a local or a branch of
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class IssueFinding(Record, frozen=True, kw_only=True):
    """A bargaining issue of the taxonomy (``slug`` or ``slug.sub-issue``) with the words that name it."""

    slug: str
    evidence: tuple[Span, ...]


class Event(Record, frozen=True, kw_only=True):
    """Something dated. ``time`` and ``zone`` are set only where the text names an hour; ``date`` is the local day there."""

    type: EventType
    date: dt.date | None = None
    time: dt.time | None = None
    zone: str | None = None  # IANA name
    precision: Precision = "day"
    not_before: dt.date | None = None
    not_after: dt.date | None = None
    text: str
    start: int
    end: int
    computed: bool = False  # by a rule from a duration or a notice period, not stated
    ambiguous: bool = False
    cancelled: bool = (
        False  # taken off by the item: called off, withdrawn, denied; what is put off to another day is that day's event
    )
    scheduled: bool = False  # ahead of the item's own date, as the item tells it
    asserted_by: str = "narration"
    note: str | None = None  # a figure that belongs to it: "94% yes on 88% turnout"


class Quantity(Record, frozen=True, kw_only=True):
    """A number as stated, with what it counts and who says so."""

    value: float
    unit: Literal["percent", "currency", "hours", "days", "weeks", "months", "years", "ratio", "people", "count"]
    currency: str | None = None  # ISO 4217
    period: str | None = None  # "year", "hour", "contract", …
    text: str
    start: int
    end: int
    claimed_by: str = "narration"


class Position(Record, frozen=True, kw_only=True):
    """Who wants, offers or refuses what. ``asserted_by`` differs from ``party`` where an opponent tells it."""

    party: str
    stance: Stance
    issue: str
    quote: str
    start: int
    end: int
    asserted_by: str
    voice: Voice
    hedge: str | None = None  # "may", "is expected to", "contends": as it stands
    earlier: bool = False  # an old position retold: never overwrites a newer one
    quantities: tuple[Quantity, ...] = ()


class Quote(Record, frozen=True, kw_only=True):
    """Verbatim speech with its speaker and the channel it came by."""

    speaker: str  # a person as named, else the body
    party: str | None = None  # the body that the speaker speaks for
    text: str
    start: int
    end: int
    channel: str = "unspecified"


class Tracks(Record, frozen=True, kw_only=True):
    """Where a dispute stands, on three tracks (domain 3.1)."""

    action: ActionTrack = "none"
    bargaining: BargainingTrack = "not_started"
    resolution: ResolutionTrack = "none"


class Analysis(Record, frozen=True, kw_only=True):
    """All that was judged of one item. Offsets count code points of ``title + "\\n" + text``."""

    id: str
    relevant: bool
    verdict: Verdict
    score: float  # 0 to 1; 0.5 is the line
    reasons: tuple[Reason, ...] = ()
    parties: tuple[Party, ...] = ()
    dispute: str | None = None
    stage: Stage = "none"
    tracks: Tracks = Tracks()
    issues: tuple[IssueFinding, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    quotes: tuple[Quote, ...] = ()
    provenance: Provenance = "P3"
    lead: Span | None = None  # the sentence that tells the story: never a caption, credit or date line
    stage_evidence: tuple[Span, ...] = ()  # the words that moved a track
    place: str | None = None
    country: str | None = None
    sector: str | None = None
    size: Quantity | None = None  # workers involved, as stated
    passing: bool = False  # the dispute is mentioned in another story
    correction: Span | None = None  # "Correction: …": what was taken back
    lookalike: str | None = None  # the look-alike that explained the cue away: an entry of the lexicon
