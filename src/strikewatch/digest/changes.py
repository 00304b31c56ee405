"""What changed: stage changes and what was set or broken off, a line each, in fixed patterns, on whose word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from strikewatch.digest import backing, sentences
from strikewatch.digest.phrases import KINDS
from strikewatch.digest.scene import Scene, best
from strikewatch.model import Change, ChangeKind, DatedEvent, Dispute, Event, EventType, Judged, Stage, StageMove

Status = Literal["new", "moved", "confirmed", "denied", "called off"]
_WEIGHT: tuple[Status, ...] = ("moved", "called off", "denied", "new", "confirmed")

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
# What a vote decided is known by the stage that its report tells of.
_COUNTED: frozenset[EventType] = frozenset({"vote_held", "ratification_result", "authorization_vote_result"})
_OF_COUNT: dict[Stage, ChangeKind] = {"authorised": "voted", "ratified": "ratified", "rejected": "rejected"}
_AHEAD: frozenset[ChangeKind] = frozenset({"talks_set", "noticed", "mediation", "locked_out", "expanded"})
_PLANNED: frozenset[EventType] = frozenset({"talks_scheduled", "strike_deadline", "action_scheduled"})
_LATELY = dt.timedelta(days=7)
# What happened is news for two days; a strike that began in May is none in August.
_FRESH = dt.timedelta(days=2)


def find(scene: Scene) -> tuple[Change, ...]:
    """Return the changes of all active disputes, those of one together: watched ones first, then by their heaviest news.

    What an earlier report told already is none.
    """
    told = [_latest_first(dispute, changes) for dispute in scene.active if (changes := _of(scene, dispute))]
    watched = {dispute.id for dispute in scene.active if dispute.watched}
    told.sort(
        key=lambda c: (c[0].dispute not in watched, c[0].status == "confirmed", KINDS.index(c[0].kind), c[0].name, c[0].text)
    )
    return tuple(change for changes in told for change in changes)


def _latest_first(dispute: Dispute, changes: Iterable[Change]) -> list[Change]:
    """Return the changes of a dispute with the one that brought it where it stands first: a deal before the strike that it ends."""
    now = _OF_STAGE.get(dispute.stage)
    there = any(change.kind == now for change in changes)
    stages = set(_OF_STAGE.values())

    def key(change: Change) -> tuple[bool, bool, int, str]:
        past = there and change.kind in stages - _AHEAD and change.kind != now
        return (change.status == "confirmed", past, KINDS.index(change.kind), change.text)

    return sorted(changes, key=key)


def _of(scene: Scene, dispute: Dispute) -> list[Change]:
    """Return the changes of a dispute, as its dated events tell them, else its moves from stage to stage."""
    by_kind: dict[ChangeKind, list[DatedEvent]] = {}
    for dated in dispute.events:
        if (kind := _kind(dated, dispute, scene)) is not None and _status(scene, dated) is not None:
            by_kind.setdefault(kind, []).append(dated)
    changes = [_from_events(scene, dispute, kind, events) for kind, events in by_kind.items()]
    known = _known_stage(scene, dispute)
    for move in dispute.moves:
        kind = _OF_STAGE.get(move.after)
        if kind is None or kind in by_kind or move.item.id not in scene.fresh or move.after == known:
            continue
        if _told_before(dispute, kind, move) or (kind in {"began", "locked_out"} and _under_way(scene, dispute, move)):
            continue
        by_kind[kind] = []
        changes.append(_from_move(scene, dispute, kind, move))
    # That both sides met says nothing where it is known what came of it.
    return [change for change in changes if change.kind != "talks_held"] or changes


def _told_before(dispute: Dispute, kind: ChangeKind, move: StageMove) -> bool:
    """Return whether a move is to a stage that is dated, and not new: by this report to an older day, by another lately."""
    for dated in dispute.events:
        if _OF_EVENT.get(dated.event.type) == kind and dated.event.date and dated.event.date <= move.day:
            own = move.item.id in tellers(dated)
            if own or move.day - dated.event.date <= _LATELY:
                return True
    return False


def _under_way(scene: Scene, dispute: Dispute, move: StageMove) -> bool:
    """Return whether a strike is only met by a report, having begun long before."""
    return dispute.started is not None and dispute.started < scene.today - _FRESH and not _turned(move)


def _turned(move: StageMove) -> bool:
    return move.before not in {"none", "talks", "authorised", "noticed"}


def _known_stage(scene: Scene, dispute: Dispute) -> Stage | None:
    """Return the stage that the last delivered edition gave the dispute."""
    if scene.previous is None:
        return None
    return next((line.stage for line in scene.previous.ledger if line.dispute == dispute.id), None)


def _kind(dated: DatedEvent, dispute: Dispute, scene: Scene) -> ChangeKind | None:
    """Return what an event changes, seen from today: a strike that is ahead is notice of one, a meeting that is past was held."""
    event = dated.event
    kind = _OF_EVENT.get(event.type)
    if event.type in _COUNTED and dated.item.id in scene.told:
        kind = _OF_COUNT.get(scene.told[dated.item.id].analysis.stage, kind)
    if kind is None or event.date is None:
        return None
    if event.type == "strike_ends" and dated.status == "moved" and event.date > scene.today:
        return "expanded"
    if event.date > scene.today:
        ahead: ChangeKind = "noticed" if kind == "began" else kind
        return ahead if ahead in _AHEAD else None
    old = event.date < scene.today - _FRESH and event.date < scene.window.start.date()
    missed = event.type in _PLANNED and event.date < scene.today
    return None if old or missed or (kind == "began" and not _is_start(dispute, event.date)) else kind


def _is_start(dispute: Dispute, date: dt.date) -> bool:
    """Return whether the action began on the day, and not in a report in which nobody has struck yet."""
    return dispute.started is not None and abs(date - dispute.started) <= dt.timedelta(days=1)


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
    if dated.off:
        return "denied" if dated.status == "denied" else "called off"
    if not older:
        return "moved" if dated.status == "moved" else "new"
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
    per = backing.per(dispute, spoken, told)
    line = _Line(
        kind=kind,
        text=sentences.of_events(scene, dispute, sentences.Told(kind, events, told, per)),
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
    text = sentences.of_stage(scene, dispute, kind, move.day)
    line = _Line(kind=kind, text=text, told=told, ref=scene.cite(move.item), per=backing.per(dispute, (), told), odd=move.odd)
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
        no_comment=backing.unheard(scene, dispute),
        odd=line.odd,
    )
