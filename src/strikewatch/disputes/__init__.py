"""Gather stories into disputes: who against whom, where it stands, what each side says, what is due. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from strikewatch import dates
from strikewatch.disputes import mandates, positions, timeline, tracks, watched
from strikewatch.disputes.cases import Case, merge
from strikewatch.disputes.identity import sort_out
from strikewatch.disputes.naming import identify, name_of, parties_of
from strikewatch.disputes.report import Report, reports
from strikewatch.disputes.tracks import Course
from strikewatch.model import DatedEvent, Dispute, Story, Watch

__all__ = ["gather"]

# Countries of several zones: without a place nobody knows which of them it is.
_WIDE = frozenset({"US", "CA", "AU", "BR", "RU", "MX", "ID"})
# In a report of these stages nobody has stopped work yet.
_BEFORE = frozenset({"talks", "authorised", "noticed", "none"})
# A start that a report retells from longer ago than this belongs to an earlier dispute of the same parties.
_RETOLD = dt.timedelta(days=366)


def gather(  # noqa: PLR0913 - one call a run, by name: what the desk watches, what the user decided, the zone and the clock
    stories: Iterable[Story],
    *,
    watch: Sequence[Watch] = (),
    same: Sequence[tuple[str, str]] = (),
    different: Sequence[tuple[str, str]] = (),
    zone: str = "UTC",
    now: dt.datetime,
) -> tuple[Dispute, ...]:
    """Return the disputes that the stories are evidence of, the one with the newest word first.

    ``same`` and ``different`` are pairs of dispute ids that the user joined or kept apart by ``mark``. ``zone`` (IANA) is the
    user's, by which the days of reports are told where a dispute's own is not known; ``now`` is aware. A watched dispute without any report comes last, with
    no stories. Stories of other verdicts, and posts that nobody vouches for (P5), are no evidence.
    """
    spoken = [story for story in stories if story.lead.analysis.verdict == "dispute" and story.lead.analysis.provenance != "P5"]
    cases = _linked(sort_out(spoken), same, different)
    entries = {id(case): watched.match(case, watch) for case in cases}
    ids = _unique([(case, entries[id(case)]) for case in cases])
    desk = _Desk(ids, entries, frozenset(frozenset(pair) for pair in different), zone, now)
    built = [_build(case, desk) for case in cases]
    heard = {dispute.watched for dispute in built}
    built.sort(key=lambda dispute: dispute.id)
    built.sort(key=lambda dispute: dispute.last_word or now, reverse=True)
    return (*built, *(watched.unheard(entry) for entry in watch if entry.name not in heard))


def _identity(case: Case, entry: Watch | None) -> str:
    days = [event.date for a in case.analyses for event in a.events if event.type == "strike_begins" and event.date]
    first = case.first.date()
    starts = [day for day in days if first - _RETOLD <= day <= first]
    return identify(case, entry.started if entry and entry.started else min(starts, default=None))


def _linked(cases: list[Case], same: Sequence[tuple[str, str]], different: Sequence[tuple[str, str]]) -> list[Case]:
    """Return the cases with those joined that the user said are one, but for what the user keeps apart."""
    apart = {frozenset(pair) for pair in different}
    for one, other in same:
        if frozenset((one, other)) in apart:
            continue
        left, right = (next((case for case in cases if _answers(case, name)), None) for name in (one, other))
        if left and right and left is not right:
            merge(cases, left, right)
            cases = [case for case in cases if case is not right]
    return cases


def _answers(case: Case, name: str) -> bool:
    return name == _identity(case, None) or name in case.ids


def _unique(cases: Sequence[tuple[Case, Watch | None]]) -> dict[int, str]:
    """Return the id of each case; of two disputes of the same parties in one year the later gets a number."""
    ids: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for case, entry in sorted(cases, key=lambda one: one[0].first):
        name = _identity(case, entry)
        seen[name] += 1
        ids[id(case)] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return ids


class _Desk(NamedTuple):
    """What all disputes are built with; cases are known by ``id()``."""

    ids: dict[int, str]
    entries: dict[int, Watch | None]
    apart: frozenset[frozenset[str]]
    zone: str
    now: dt.datetime


def _build(case: Case, desk: _Desk) -> Dispute:
    entry = desk.entries[id(case)]
    own = _zone(case, entry) or desk.zone
    evidence = reports(case.stories, own)
    events = timeline.merge(evidence)
    today = desk.now.astimezone(dates.zone_named(own) or dt.UTC).date()
    started, ended = _span(events, evidence, today)
    begun = entry is not None and entry.started is not None and entry.started <= today
    course, ended = _ending(tracks.follow(evidence, begun=begun, started=started), evidence, ended, today)
    if entry and entry.started:
        started = entry.started
    country = case.usual("country") or _of_parties(case, "country")
    # Of a vote that failed there is no mandate: only where somebody has power to strike can it lapse.
    end = mandates.lapse(events, country) if course.tracks.action != "none" else None
    held = positions.hold(evidence, parties_of(case, "union"), parties_of(case, "employer"))
    maybe = sorted({desk.ids[id(other)] for other in case.maybe if id(other) in desk.ids})
    name = desk.ids[id(case)]
    return Dispute(
        id=name,
        name=name_of(case),
        unions=parties_of(case, "union"),
        employers=parties_of(case, "employer"),
        agencies=parties_of(case, "agency"),
        country=country,
        place=(entry.place if entry else None) or case.usual("place"),
        sector=case.usual("sector") or _of_parties(case, "sector"),
        zone=_zone(case, entry),
        started=started,
        ended=ended,
        tracks=course.tracks,
        stage=course.stage,
        stories=tuple(sorted(case.stories, key=lambda s: (s.lead.item.when, s.lead.item.id))),
        moves=course.moves,
        events=(*events, end) if end else events,
        positions=held,
        figures=positions.figures(evidence, held),
        issues=_issues(evidence),
        maybe_same=tuple(other for other in maybe if other != name and frozenset((name, other)) not in desk.apart),
        watched=entry.name if entry else None,
        last_word=case.last,
    )


def _of_parties(case: Case, name: str) -> str | None:
    return next((value for party in (*case.unions, *case.employers) if (value := getattr(party, name))), None)


def _zone(case: Case, entry: Watch | None) -> str | None:
    """Return the zone of the dispute: as the watch says, as its place in its country has it, as its events name it."""
    if entry and entry.zone:
        return entry.zone
    country = case.usual("country") or _of_parties(case, "country")
    for place in (entry.place if entry else None, case.usual("place")):
        if zone := dates.zone_of_place(place, country):
            return zone
    named = Counter(event.zone for analysis in case.analyses for event in analysis.events if event.zone)
    if named:
        return named.most_common(1)[0][0]
    return dates.zone_of_country(country) if country not in _WIDE else None


def _span(events: Iterable[DatedEvent], evidence: Sequence[Report], today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the first day of the action that runs, or ran last, and the day that it ended, if it has.

    Starts that are called off, still ahead, retold from an earlier dispute, or told only by reports in which nobody has struck
    yet do not count; of several the first after the last end.
    """
    first = evidence[0].day if evidence else today
    idle = {r.judged.item.id for r in evidence if r.analysis.stage in _BEFORE - {"none"} and r.analysis.tracks.action in _BEFORE}
    dated = [
        (e.event.type, e.event.date)
        for e in events
        if e.event.date and not e.off and e.event.date <= today and not {e.item.id, *e.others} <= idle
    ]
    ends = sorted(day for kind, day in dated if kind == "strike_ends")
    starts = sorted(day for kind, day in dated if kind in {"strike_begins", "lockout_begins"} and day >= first - _RETOLD)
    if not starts:
        return None, ends[-1] if ends else None
    over = [end for end in ends if end < starts[-1]]
    running = [start for start in starts if not over or start > over[-1]]
    began = running[0]
    return began, next((end for end in ends if end >= began), None)


def _ending(course: Course, evidence: Sequence[Report], ended: dt.date | None, today: dt.date) -> tuple[Course, dt.date | None]:
    """Return the course with the day that the action ended: as reported, or by itself where it had a fixed length.

    A report of a later day that tells of the strike as going on beats a day that was only planned.
    """
    if course.stage in {"ended", "ratified"}:
        over = next((move.day for move in reversed(course.moves) if move.after in {"ended", "ratified"}), None)
        return course, ended or over
    stopped = course.tracks.action in {"on_strike", "locked_out", "action_short"}
    if ended is None or not stopped or ended >= today:
        return course, None
    later = [report for report in evidence if report.sound and report.analysis.tracks.action == course.tracks.action]
    if any(report.day > ended for report in later):
        return course, None
    return tracks.close(course), ended


def _issues(evidence: Sequence[Report]) -> tuple[str, ...]:
    """Return the issue groups, most evidence first."""
    counted = Counter(
        slug for report in evidence if not report.copy for slug in {f.slug.partition(".")[0] for f in report.analysis.issues}
    )
    return tuple(slug for slug, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0])))
