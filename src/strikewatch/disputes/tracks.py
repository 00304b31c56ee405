"""The three tracks of a dispute over time: which report moves it, which cannot be (domain 3.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from strikewatch.disputes.report import Report
from strikewatch.model import Analysis, Stage, StageMove, Tracks

_STARTS = frozenset({"strike_begins", "action_scheduled"})
_STOPPED = frozenset({"on_strike", "locked_out"})
_BARRED = frozenset({"injunction", "cooling_off", "legislated"})
_OVER: frozenset[Stage] = frozenset({"ended", "ratified"})
# Jumps that no report can mean of one dispute: a strike that goes on was not "authorised" anew, what has ended does not pause.
_IMPOSSIBLE: dict[Stage, frozenset[Stage]] = {
    "on_strike": frozenset({"authorised", "noticed"}),
    "locked_out": frozenset({"authorised", "noticed"}),
    "tentative_agreement": frozenset({"authorised", "talks"}),
    "ratified": frozenset({"rejected", "tentative_agreement", "on_strike", "authorised", "noticed", "suspended", "locked_out"}),
    "ended": frozenset({"suspended", "on_strike", "locked_out", "talks"}),
}


class Course(NamedTuple):
    """Where a dispute stands after all reports, and how it came there."""

    tracks: Tracks
    stage: Stage
    moves: tuple[StageMove, ...]


def label(tracks: Tracks, *, over: bool) -> Stage:
    """Return the one label of the tracks: the first that applies (domain 3.1)."""
    if over:
        return "ratified" if tracks.resolution == "ratified" else "ended"
    if tracks.resolution == "ratification_vote" or tracks.bargaining == "tentative_agreement":
        return "tentative_agreement"
    if tracks.resolution in _BARRED:
        return "suspended" if tracks.action == "suspended" else "other"
    if tracks.resolution == "arbitration":
        return "arbitration"
    if tracks.action != "none":
        return tracks.action
    return "rejected" if tracks.resolution == "rejected" else _talking(tracks)


def _talking(tracks: Tracks) -> Stage:
    return "none" if tracks.bargaining == "not_started" and tracks.resolution == "none" else "talks"


def _advance(tracks: Tracks, analysis: Analysis) -> Tracks:
    """Return the tracks after a report: what it does not speak of stays as it was."""
    told = _credible(analysis)
    action, bargaining, resolution = tracks.action, tracks.bargaining, tracks.resolution
    if told.action != "none":
        action = told.action
    if told.bargaining != "not_started":
        bargaining = told.bargaining
    if told.resolution != "none":
        resolution = told.resolution
    if analysis.stage in _OVER:
        action = "none"
    if resolution == "rejected" and told.resolution == "rejected" and bargaining == "tentative_agreement":
        bargaining = "talking"
    if told.bargaining == "tentative_agreement" and resolution == "rejected" and told.resolution == "none":
        resolution = "none"
    return Tracks(action=action, bargaining=bargaining, resolution=resolution)


def _credible(analysis: Analysis) -> Tracks:
    """Return the tracks that the item's own label bears out: a court that is only mentioned stops no strike."""
    told = analysis.tracks
    plain = msgspec.structs.replace(told, resolution="none")
    if analysis.stage in _OVER or label(told, over=False) == analysis.stage or label(plain, over=False) != analysis.stage:
        return told
    return plain


def follow(reports: Iterable[Report], *, begun: bool = False, started: dt.date | None = None) -> Course:
    """Return the course of a dispute from its reports, oldest first. Copies and unsound reports move nothing.

    ``begun``: the desk knows that the strike is on, whatever the reports at hand say of it. ``started`` is its first day, if any is
    known: before it, and where there is none, a report whose own strike days are all ahead tells of notice, not of a strike.
    A report of an impossible jump is kept as an odd move; it moves the stage only on better word than the last move stood on.
    """
    tracks = Tracks(action="on_strike") if begun else Tracks()
    stage: Stage = "on_strike" if begun else "none"
    over = False
    moves: list[StageMove] = []
    standing = "P3"
    for report in reports:
        analysis = report.analysis if begun else _not_yet(report, started)
        if not report.sound or report.copy or analysis.stage == "none":
            continue
        ahead, ends = _advance(tracks, analysis), analysis.stage in _OVER
        after = label(ahead, over=ends)
        odd = _odd(stage, after, analysis, tracks)
        if odd and analysis.provenance >= standing:
            _note(moves, report, stage, after, odd=True)
            continue
        if over and not ends:
            ahead = _credible(analysis)
            after = label(ahead, over=False)
        if after != stage:
            _note(moves, report, stage, after, odd=odd)
            standing = analysis.provenance
        tracks, stage, over = ahead, after, ends
    return Course(tracks, stage, tuple(moves))


def _not_yet(report: Report, started: dt.date | None) -> Analysis:
    """Return what a report says, a strike that it dates in the future alone as what it is so far: noticed."""
    told, day = report.analysis, report.day
    days = [event.date for event in told.events if event.type in _STARTS and event.date]
    if told.stage != "on_strike" or (started and started <= day) or not days or min(days) <= day:
        return told
    return msgspec.structs.replace(told, stage="noticed", tracks=msgspec.structs.replace(told.tracks, action="noticed"))


def _odd(before: Stage, after: Stage, analysis: Analysis, tracks: Tracks) -> bool:
    if before == "tentative_agreement" and analysis.tracks.resolution == "rejected":
        return False
    if after == before and tracks.action in _STOPPED:
        return False
    return after in _IMPOSSIBLE.get(before, frozenset())


def _note(moves: list[StageMove], report: Report, before: Stage, after: Stage, *, odd: bool) -> None:
    if odd and any(move.odd and (move.before, move.after) == (before, after) for move in moves):
        return
    evidence = report.analysis.stage_evidence
    moves.append(
        StageMove(
            item=report.judged.item,
            provenance=report.analysis.provenance,
            day=report.day,
            before=before,
            after=after,
            words=evidence[0] if evidence else report.analysis.lead,
            odd=odd,
        )
    )


def close(course: Course) -> Course:
    """Return the course with its action ended, as a strike of fixed length ends by itself."""
    return Course(msgspec.structs.replace(course.tracks, action="none"), "ended", course.moves)
