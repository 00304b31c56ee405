"""The sentences of WHAT CHANGED: fixed patterns, filled with facts that were computed from what the items say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from strikewatch.digest.phrases import action, day, days, poll
from strikewatch.digest.scene import Scene, short
from strikewatch.model import ChangeKind, DatedEvent, Dispute, EventType, Judged

WORDS: dict[ChangeKind, str] = {
    "began": "strike began", "locked_out": "lockout began", "ended": "strike ended", "agreed": "tentative agreement",
    "ratified": "agreement ratified", "rejected": "deal rejected", "voted": "strike authorised", "noticed": "strike notice served",
    "suspended": "action suspended", "talks_set": "talks set", "talks_held": "talks held", "broken_off": "talks broke off",
    "mediation": "mediation", "injunction": "court or law intervened", "arbitration": "arbitration", "expanded": "strike expanded",
    "action_short": "action short of a strike", "other": "changed",
}  # fmt: skip
_DAY_COUNT = frozenset({"agreed", "ended", "ratified"})
_POLLS = frozenset({"voted", "ratified"})  # of a deal voted down the share may be that of either side
_VOTES: frozenset[EventType] = frozenset(
    {"ratification_closes", "authorization_vote_closes", "vote_scheduled", "ratification_result"}
)
_NAMING: frozenset[EventType] = frozenset({"strike_begins", "strike_deadline", "action_scheduled"})
# "… since the strike began": the day is that of the dispute, wherever the item gives it.
_BEGAN = re.compile(r"[^.,;]{0,40}\b(?:strike|walkout|stoppage|lockout) (?:began|started)", re.IGNORECASE)
_FIRST = re.compile(
    r"\bfirst (?:\w+ ){0,3}(?:talks|meeting|session|negotiations|bargaining|time)\b[^.]{0,40}\bsince\b", re.IGNORECASE
)


class Told(NamedTuple):
    """One or more events of a kind, the fresh reports that tell them, and the party on whose word alone they stand."""

    kind: ChangeKind
    events: Sequence[DatedEvent]
    reports: Sequence[Judged]
    per: str | None


def of_events(scene: Scene, dispute: Dispute, told: Told) -> str:
    """Return the sentence of one or more events of a kind."""
    kind, events, reports, per = told
    when = sorted({dated.event.date for dated in events if dated.event.date})
    if kind == "talks_set":
        text = f"talks set {days(when)}{_first(scene, dispute, reports)}{_asked(scene, dispute, per)}"
    elif kind == "noticed":
        text = _notice(scene, events)
    elif kind == "expanded" and all(dated.event.type == "strike_ends" for dated in events):
        text = f"strike extended to {days(when[-1:])}"
    else:
        text = f"{WORDS[kind]} {days(when[-1:])}" + (after(dispute, when[-1]) if kind in _DAY_COUNT else "")
    notes = [note for dated in events if (note := dated.event.note or (poll(dated.event.text) if kind in _POLLS else None))]
    moved = next((dated.was for dated in events if dated.status == "moved" and dated.was), None)
    parts = [text, *notes[:1], *([f"was {day(moved)}"] if moved else [])]
    return ", ".join(parts) + next_step(scene, dispute, kind)


def of_stage(scene: Scene, dispute: Dispute, kind: ChangeKind, on: dt.date) -> str:
    """Return the sentence of a stage that a report of the day ``on`` tells of without dating it."""
    return WORDS[kind] + (after(dispute, on) if kind in _DAY_COUNT else "") + next_step(scene, dispute, kind)


def _notice(scene: Scene, events: Sequence[DatedEvent]) -> str:
    """Return "strike notice served; strikes set for 17 and 19 Aug": what was served, and what it names."""
    served = any(dated.event.type == "strike_notice_served" for dated in events)
    named = [
        dated.event for dated in events if dated.event.date and dated.event.date >= scene.today and dated.event.type in _NAMING
    ]
    parts = [WORDS["noticed"]] if served or not named else []
    kinds = {"strike deadline" if event.type == "strike_deadline" else action(event) for event in named}
    for what in sorted(kinds):
        of_kind = [e for e in named if ("strike deadline" if e.type == "strike_deadline" else action(e)) == what]
        dates = sorted({event.date for event in of_kind if event.date})
        hours = {event.time for event in of_kind if event.time}
        several = "s" if len(dates) > 1 and what != "action" else ""
        hour = f" {next(iter(hours)):%H:%M}" if len(hours) == 1 and len(dates) == 1 else ""
        parts.append(f"{what}{several} set for {days(dates)}{hour}")
    return "; ".join(parts)


def after(dispute: Dispute, on: dt.date) -> str:
    """Return " on day 12" of the action, or nothing."""
    number = dispute.day(on)
    return f" on day {number}" if number and number > 1 else ""


def _first(scene: Scene, dispute: Dispute, told: Iterable[Judged]) -> str:
    """Return ", first since 2 May" where an item says "the first talks since" and dates it."""
    for one in told:
        body = one.item.body
        found = _FIRST.search(body)
        if found is None:
            continue
        if dispute.started and _BEGAN.match(body, found.end()):
            return f", first since {day(dispute.started, weekday=False, year_of=scene.today)}"
        stop = body.find(".", found.end())
        end = stop if stop >= 0 else len(body)
        for event in one.analysis.events:
            if event.date and event.date < scene.today and found.start() <= event.start and event.end <= end + 1:
                return f", first since {day(event.date, weekday=False, year_of=scene.today)}"
    return ""


def _asked(scene: Scene, dispute: Dispute, per: str | None) -> str:
    """Return "; AMPTP asked (per WGA)", without the teller where the whole line stands on the same word."""
    for held in dispute.positions:
        position = held.position
        if position.stance == "seeks_meeting" and held.item.id in scene.fresh and not held.superseded:
            who, teller = short(position.party, dispute), short(position.asserted_by, dispute)
            told = "" if teller in {who, per, "narration"} else f" (per {teller})"
            return f"; {who} asked{told}"
    return ""


def next_step(scene: Scene, dispute: Dispute, kind: ChangeKind) -> str:
    """Return what comes next where the reader will ask: until when members vote, or that no date is set."""
    ahead = [e.event for e in dispute.events if e.event.date and e.event.date >= scene.today and not e.off]
    if kind == "agreed":
        closes = next((e.date for e in ahead if e.type in _VOTES and e.date), None)
        return f"; members vote to {day(closes)}" if closes else ""
    if kind == "voted" and not any(event.type in _NAMING for event in ahead):
        return "; no strike date set"
    return ""
