"""What changed: stage changes and what was set or broken off, a line each, in fixed patterns, on whose word."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from strikewatch.digest.phrases import KINDS, day, days
from strikewatch.digest.scene import Scene, best, short, side_of
from strikewatch.model import Change, ChangeKind, DatedEvent, Dispute, Event, EventType, Judged, Stage, StageMove
from strikewatch.names import fold

Status = Literal["new", "moved", "confirmed", "denied"]
_WEIGHT: tuple[Status, ...] = ("moved", "denied", "new", "confirmed")

_OF_EVENT: dict[EventType, ChangeKind] = {
    "strike_begins": "began", "lockout_begins": "locked_out", "strike_ends": "ended", "ta_reached": "agreed",
    "ratification_result": "ratified", "authorization_vote_result": "voted", "strike_notice_served": "noticed",
    "strike_deadline": "noticed", "action_scheduled": "noticed", "talks_scheduled": "talks_set", "talks_held": "talks_held",
    "talks_resumed": "talks_held", "talks_broke_off": "broken_off", "strike_expands": "expanded",
    "mediation_session": "mediation", "injunction": "injunction", "ruling": "injunction",
}  # fmt: skip
_OF_STAGE: dict[Stage, ChangeKind] = {
    "on_strike": "began", "locked_out": "locked_out", "ended": "ended", "ratified": "ratified", "rejected": "rejected",
    "tentative_agreement": "agreed", "authorised": "voted", "noticed": "noticed", "suspended": "suspended",
    "action_short": "action_short", "arbitration": "arbitration", "other": "injunction",
}  # fmt: skip
_WORDS: dict[ChangeKind, str] = {
    "began": "strike began", "locked_out": "lockout began", "ended": "strike ended", "agreed": "tentative agreement",
    "ratified": "agreement ratified", "rejected": "deal rejected", "voted": "strike authorised", "noticed": "strike notice served",
    "suspended": "action suspended", "talks_set": "talks set", "talks_held": "talks held", "broken_off": "talks broke off",
    "mediation": "mediation", "injunction": "court or law intervened", "arbitration": "arbitration", "expanded": "strike expanded",
    "action_short": "action short of a strike", "other": "changed",
}  # fmt: skip
# What happened is news for two days; a strike that began in May is none in August.
_FRESH = dt.timedelta(days=2)
_FIRST = re.compile(
    r"\bfirst (?:\w+ ){0,3}(?:talks|meeting|session|negotiations|bargaining|time)\b[^.]{0,40}\bsince\b", re.IGNORECASE
)


def find(scene: Scene) -> tuple[Change, ...]:
    """Return the changes of all active disputes, the heaviest kind first. What an earlier report told already is none."""
    found = [change for dispute in scene.active for change in _of(scene, dispute)]
    return tuple(sorted(found, key=lambda change: (KINDS.index(change.kind), change.name, change.text)))


def _of(scene: Scene, dispute: Dispute) -> list[Change]:
    by_kind: dict[ChangeKind, list[DatedEvent]] = {}
    for dated in dispute.events:
        if (kind := _kind(dated, scene)) is not None and _status(scene, dated) is not None:
            by_kind.setdefault(kind, []).append(dated)
    changes = [_from_events(scene, dispute, kind, events) for kind, events in by_kind.items()]
    known = _known_stage(scene, dispute)
    for move in dispute.moves:
        kind = _OF_STAGE.get(move.after)
        if kind is None or kind in by_kind or move.item.id not in scene.fresh or move.after == known:
            continue
        if kind in {"began", "locked_out"} and dispute.started and dispute.started < scene.today - _FRESH and not _turned(move):
            continue  # a strike met under way has not begun
        by_kind[kind] = []
        changes.append(_from_move(scene, dispute, kind, move))
    return changes


def _turned(move: StageMove) -> bool:
    return move.before not in {"none", "talks", "authorised", "noticed"}


def _known_stage(scene: Scene, dispute: Dispute) -> Stage | None:
    """Return the stage that the last delivered edition gave the dispute."""
    if scene.previous is None:
        return None
    return next((line.stage for line in scene.previous.ledger if line.dispute == dispute.id), None)


def _kind(dated: DatedEvent, scene: Scene) -> ChangeKind | None:
    """Return what an event changes, seen from today: a strike that is ahead is notice of one, a meeting that is past was held."""
    event = dated.event
    kind = _OF_EVENT.get(event.type)
    if kind is None or event.date is None:
        return None
    if event.date > scene.today:
        if kind == "began":
            return "noticed"
        return kind if kind in {"talks_set", "noticed", "mediation", "locked_out", "expanded"} else None
    if event.date < scene.today - _FRESH and event.date < scene.window.start.date():
        return None
    if event.type in {"talks_scheduled", "strike_deadline", "action_scheduled"} and event.date < scene.today:
        return None
    return kind


def tellers(dated: DatedEvent) -> set[str]:
    """Return the items that tell an event."""
    return {dated.item.id, *dated.others}


def _status(scene: Scene, dated: DatedEvent) -> Status | None:
    """Return whether an event is new, moved, confirmed or denied by what is fresh; None where it is known and unchanged."""
    all_tellers = tellers(dated)
    fresh = all_tellers & scene.fresh
    if not fresh:
        return None
    older = all_tellers - fresh - scene.copies
    if dated.status in {"moved", "denied"}:
        return dated.status
    if not older:
        return "new"
    outlets = {scene.told[item].item.by for item in older if item in scene.told}
    now = {scene.told[item].item.by for item in fresh if item in scene.told}
    return "confirmed" if len(outlets) == 1 and now - outlets else None


class _Line(NamedTuple):
    """A change before its backing is counted: what it says, who tells it, and on whose word."""

    kind: ChangeKind
    text: str
    told: Sequence[Judged]
    ref: int
    status: Status = "new"
    per: str | None = None
    odd: bool = False


def _from_events(scene: Scene, dispute: Dispute, kind: ChangeKind, events: Sequence[DatedEvent]) -> Change:
    ids = {item for dated in events for item in tellers(dated) & scene.fresh}
    lead = min(events, key=lambda dated: (dated.item.id not in ids, dated.provenance, dated.event.date or scene.today))
    told = [scene.told[item] for item in sorted(ids)]
    statuses = {status for dated in events if (status := _status(scene, dated))}
    source = lead.item if lead.item.id in ids else min(told, key=lambda one: one.analysis.provenance).item
    spoken = [event for one in told for event in one.analysis.events if _same(event, events)]
    per = _per(dispute, spoken, told)
    line = _Line(
        kind=kind,
        text=_sentence(scene, dispute, kind, events, per),
        told=told,
        ref=scene.cite(source),
        status=next((one for one in _WEIGHT if one in statuses), "new"),
        per=per,
    )
    return _change(scene, dispute, line)


def _same(event: Event, events: Iterable[DatedEvent]) -> bool:
    return any(event.date == dated.event.date and event.type == dated.event.type for dated in events)


def _from_move(scene: Scene, dispute: Dispute, kind: ChangeKind, move: StageMove) -> Change:
    told = [scene.told[move.item.id]]
    text = (
        _WORDS[kind]
        + (_after(dispute, move.day) if kind in {"agreed", "ended", "ratified"} else "")
        + _vote(scene, dispute, kind)
    )
    line = _Line(kind=kind, text=text, told=told, ref=scene.cite(move.item), per=_per(dispute, (), told), odd=move.odd)
    return _change(scene, dispute, line)


def _change(scene: Scene, dispute: Dispute, line: _Line) -> Change:
    stories = {story.lead.item.id: story for one in line.told if (story := scene.story_of.get(one.item.id))}
    return Change(
        dispute=dispute.id,
        name=dispute.name,
        kind=line.kind,
        text=line.text,
        status=line.status,
        per=line.per,
        refs=(line.ref,),
        provenance=best(one.analysis.provenance for one in line.told),
        outlets=len({one.item.by for story in stories.values() for one in story.members}) or 1,
        independent=max(1, sum(story.independent for story in stories.values())),
        no_comment=unheard(scene, dispute),
        odd=line.odd,
    )


def _after(dispute: Dispute, on: dt.date) -> str:
    number = dispute.day(on)
    return f" on day {number}" if number and number > 1 else ""


def _sentence(scene: Scene, dispute: Dispute, kind: ChangeKind, events: Sequence[DatedEvent], per: str | None) -> str:
    when = sorted({dated.event.date for dated in events if dated.event.date})
    text = _WORDS[kind]
    if kind == "talks_set":
        text = f"talks set {days(when)}{_first(scene, events)}{_asked(scene, dispute, per)}"
    elif kind == "noticed":
        upcoming = [d for d in events if d.event.date and d.event.date > scene.today and d.event.type != "strike_notice_served"]
        if upcoming:
            named = sorted({d.event.date for d in upcoming if d.event.date})
            what = (
                "strike deadline"
                if all(d.event.type == "strike_deadline" for d in upcoming)
                else "strike" + "s" * (len(named) > 1)
            )
            hours = {d.event.time for d in upcoming if d.event.time}
            text = f"{what} set for {days(named)}" + (
                f" {next(iter(hours)):%H:%M}" if len(hours) == 1 and len(named) == 1 else ""
            )
            if any(d.event.type == "strike_notice_served" for d in events):
                text = f"strike notice served; {text}"
    elif when:
        text = f"{text} {days(when[-1:])}"
    text += _after(dispute, when[-1]) if kind in {"agreed", "ended", "ratified"} and when else ""
    notes = [dated.event.note for dated in events if dated.event.note]
    moved = next((dated.was for dated in events if dated.status == "moved" and dated.was), None)
    parts = [text, *notes[:1], *([f"was {day(moved)}"] if moved else [])]
    return ", ".join(parts) + _vote(scene, dispute, kind)


def _first(scene: Scene, events: Iterable[DatedEvent]) -> str:
    """Return ", first since 2 May" where the item says "the first talks since" and dates it."""
    for dated in events:
        found = _FIRST.search(dated.item.body)
        if found is None or dated.item.id not in scene.told:
            continue
        stop = dated.item.body.find(".", found.end())
        end = stop if stop >= 0 else len(dated.item.body)
        for event in scene.told[dated.item.id].analysis.events:
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


def _vote(scene: Scene, dispute: Dispute, kind: ChangeKind) -> str:
    ahead = [e.event for e in dispute.events if e.event.date and e.event.date >= scene.today and e.status != "denied"]
    if kind == "agreed":
        closes = next((event.date for event in ahead if event.type == "ratification_closes" and event.date), None)
        return f"; members vote to {day(closes)}" if closes else ""
    if kind == "voted" and not any(e.type in {"strike_begins", "strike_deadline", "action_scheduled"} for e in ahead):
        return "; no strike date set"
    return ""


def _per(dispute: Dispute, events: Iterable[Event], told: Sequence[Judged]) -> str | None:
    """Return the party on whose word alone something stands."""
    if any(one.analysis.provenance == "P0" for one in told):
        return None
    voices = {event.asserted_by for event in events}
    official = {one.item.party for one in told if one.item.tier == "official" and one.item.party}
    if official and len(official) == 1 and all(one.item.tier == "official" for one in told):
        return short(next(iter(official)), dispute)
    if len(voices) == 1 and (voice := next(iter(voices))) != "narration":
        return short(voice, dispute)
    return None


def unheard(scene: Scene, dispute: Dispute) -> str | None:
    """Return "no employer comment found in 7 items" where a side is not heard in any fresh report."""
    reports = scene.news(dispute)
    number = f"{len(reports)} item{'s' * (len(reports) != 1)}"
    for side in ("employer", "union"):
        if reports and not any(_speaks(one, dispute, side) for one in reports):
            return f"no {side} comment found in {number}"
    return None


def _speaks(one: Judged, dispute: Dispute, side: str) -> bool:
    names = {position.asserted_by for position in one.analysis.positions} | {quote.speaker for quote in one.analysis.quotes}
    if one.item.party:
        names.add(one.item.party)
    if any(side_of(name, dispute) == side for name in names):
        return True
    parties = dispute.unions if side == "union" else dispute.employers
    known = {fold(part) for party in parties for part in (party.abbr, party.name) if part}
    return any(f" {name} " in f" {fold(speaker)} " for speaker in names for name in known)
