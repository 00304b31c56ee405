"""The dated events of a dispute: what several reports tell is one event, confirmed, moved, denied or called off."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from strikewatch.disputes import lengths
from strikewatch.disputes.report import Report
from strikewatch.disputes.undone import in_words, sentence_of, withdraw
from strikewatch.model import DatedEvent, Event, EventType
from strikewatch.model.story import SINGLE_EVENTS

Status = Literal["stated", "confirmed", "moved", "denied", "called off"]

# Types that one and the same event goes by before and after it happens.
_FAMILIES: tuple[frozenset[EventType], ...] = (
    frozenset({"strike_begins", "action_scheduled"}),
    frozenset({"talks_scheduled", "talks_held", "talks_resumed"}),
    frozenset({"contract_expires", "extension_expires"}),
    frozenset(
        {
            "authorization_vote_result",
            "authorization_vote_closes",
            "vote_held",
            "vote_scheduled",
            "ratification_result",
            "ratification_closes",
        }
    ),
)
_FAMILY: dict[EventType, EventType] = {kind: min(family) for family in _FAMILIES for kind in family}
# BLS and LAT print the day that was announced, others the first shift: a day apart is one start (domain 1.4, 3.4).
_STARTS = frozenset({"strike_begins", "lockout_begins", "action_scheduled"})
_MOVED = re.compile(
    r"\b(postpone|reschedul|moved (?:to|from|up|back)|push(?:ed)? back|brought forward|delayed (?:to|until)|put off)",
    re.IGNORECASE,
)


# A strike that goes on longer ends later; new dates beside the old ones extend nothing.
_EXTENDED = re.compile(
    r"\bext(?:end(?:s|ed|ing)?|ension of)\b[^.;]{0,40}\b(?:strike|walkout|stoppage|action|lockout)", re.IGNORECASE
)


class _Told(NamedTuple):
    report: Report
    event: Event


def merge(reports: Sequence[Report]) -> tuple[DatedEvent, ...]:
    """Return the dated events of the sound reports, by date; each once, with who else tells it and what became of it."""
    groups: dict[EventType, list[_Told]] = {}
    for report in reports:
        if report.sound:
            for event in report.analysis.events:
                if event.date is not None:
                    groups.setdefault(_FAMILY.get(event.type, event.type), []).append(_Told(report, event))
    merged: list[DatedEvent] = []
    for told in groups.values():
        merged.extend(_settle(_clusters(told)))
    merged = withdraw(merged, reports)
    return tuple(sorted((*merged, *lengths.ends(merged)), key=lambda e: (e.event.date or dt.date.min, e.event.type, e.item.id)))


def _clusters(told: Sequence[_Told]) -> list[list[_Told]]:
    """Return the tellings of a family by event: the same day, or for a start a day apart."""
    clusters: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (_day(t.event), t.report.moment)):
        slack = (
            1
            if one.event.type in _STARTS or _is_reckoned(one.event) or (clusters and _is_reckoned(clusters[-1][-1].event))
            else 0
        )
        if clusters and (_day(one.event) - _day(clusters[-1][0].event)).days <= slack:
            clusters[-1].append(one)
        else:
            clusters.append([one])
    return clusters


def _is_reckoned(event: Event) -> bool:
    """Return whether an end was computed: "for five days" from Friday at seven ends on Tuesday night, or on Wednesday at seven."""
    return event.type == "strike_ends" and event.computed


def _day(event: Event) -> dt.date:
    return event.date or dt.date.min


def _settle(clusters: Sequence[list[_Told]]) -> list[DatedEvent]:
    """Return one event for each cluster, with its status among the others of its family."""
    events: list[DatedEvent] = []
    for cluster in clusters:
        best = _best(cluster)
        others = {t.report.judged.item.id for t in cluster} - {best.report.judged.item.id}
        events.append(
            DatedEvent(
                item=best.report.judged.item,
                provenance=best.report.analysis.provenance,
                event=best.event,
                others=tuple(sorted(others)),
                status=_status(cluster),
            )
        )
    return _moved(events, clusters)


def _best(cluster: Sequence[_Told]) -> _Told:
    """Return the telling to show: of the day that most tell, stated before computed, with the hour, on the best word, newest."""
    days = [t.event.date for t in cluster]
    return max(
        cluster,
        key=lambda t: (
            days.count(t.event.date),
            not t.event.computed,
            t.event.time is not None,
            -int(t.report.analysis.provenance[1]),
            not t.report.copy,
            t.report.moment,
        ),
    )


def _status(cluster: Sequence[_Told]) -> Status:
    newest = max(cluster, key=lambda t: t.report.moment)
    if undone := in_words(newest.report, newest.event):
        return undone
    outlets = {(t.report.story.lead.item.id, t.report.judged.item.by) for t in cluster if not t.report.copy}
    sources = {by for _, by in outlets}
    return "confirmed" if len(sources) > 1 else "stated"


def _moved(events: list[DatedEvent], clusters: Sequence[list[_Told]]) -> list[DatedEvent]:
    """Mark an event whose day a newer report changes: of the kinds that a dispute has once, or where the words say so.

    Only a day that was still ahead when the newer report came can have been moved.
    """
    gone: set[int] = set()
    kept = list(events)
    for index, cluster in enumerate(clusters):
        told = min(cluster, key=lambda t: t.report.moment)
        extended = events[index].event.type == "strike_ends" and _EXTENDED.search(told.report.judged.item.body)
        if (
            not extended
            and events[index].event.type not in SINGLE_EVENTS
            and not _MOVED.search(sentence_of(told.report.judged.item.body, told.event)[0])
        ):
            continue
        for other, before in enumerate(clusters):
            was = events[other].event.date
            newest = max(t.report.moment for t in before)
            if was and other != index and not events[other].off and newest < told.report.moment and was >= told.report.day:
                gone.add(other)
                kept[index] = msgspec.structs.replace(kept[index], status="moved", was=was)
    return [event for index, event in enumerate(kept) if index not in gone]
