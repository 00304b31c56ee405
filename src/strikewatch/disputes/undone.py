"""What is not to be after all: called off, withdrawn or denied in so many words, or by the deal or suspension that came later. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from strikewatch.disputes.report import Report
from strikewatch.model import DatedEvent, Event, EventType, Stage

_STARTS: frozenset[EventType] = frozenset(
    {"strike_begins", "strike_deadline", "strike_expands", "lockout_begins", "action_scheduled", "picket"}
)
_ACTIONS = _STARTS | {"strike_ends"}
# What is over or on hold calls off whatever action was still ahead.
_OFF: frozenset[Stage] = frozenset({"suspended", "tentative_agreement", "ratified", "ended"})
_STOPPED = frozenset({"on_strike", "locked_out", "action_short"})

_ACTION = r"strikes?|walk-?outs?|stoppages?|(?:job |industrial |strike )?action|bans?|pickets?|picket lines|lock-?outs?|(?:strike )?(?:notice|dates?|deadlines?)"
_OTHER = (
    r"talks|meetings?|sessions?|negotiations|bargaining|mediation|hearings?|votes?|ballots?|elections?|rall(?:y|ies)|march(?:es)?"
)
_DONE = r"(?:called off|cancell?ed|scrapped|withdrawn|suspended|postponed|lifted|averted|stood down)"
_DOES = (
    r"(?<!to )(?<!of )(?<!at )(?<!not )(?<!could )(?<!would )(?<!should )(?<!may )(?<!might )"
    r"(?:call(?:ed|s|ing)? off|cancel(?:s|l?ed|l?ing)|scrap(?:s|ped|ping)|withdr(?:ew|awn|awing|aws)|suspend(?:s|ed|ing)"
    r"|postpon(?:ed|es|ing)|lift(?:ed|s|ing)|avert(?:ed|ing)|stood down)"
)
_REFUSED = r"(?:no longer|will not|won't) (?:go ahead|take place|happen|be held|{verb})"
# Words that begin another clause, or make a wish of it.
_APART = r"and|but|after|as|because|until|unless|if|when|while|ahead|before|over|to|not|could|would|should|may|might|avoid|hope[sd]?|urge[sd]?"
_DENY = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
# "denied that, saying …": what follows is the denier's own word, not what is denied.
_OWN_WORD = re.compile(
    r"\s*(?:it|that|this|(?:the|those|these) \w+)?\s*[,;:]|, (?:saying|adding|insisting|and said)\b", re.IGNORECASE
)


def _pattern(what: str, other: str, verb: str) -> re.Pattern[str]:
    """Return the pattern of ``what`` as the object or the subject of calling off, with no ``other`` thing or clause between."""
    within = rf"(?: (?!(?:{_APART}|{other})\b)\S+)"
    return re.compile(
        rf"\b(?:{_DOES}{within}{{0,6}}? (?:{what})\b|(?:{what})\b{within}{{0,9}}? {_DONE}|{_REFUSED.format(verb=verb)})",
        re.IGNORECASE,
    )


_ACTION_OFF = _pattern(_ACTION, _OTHER, "strike|walk out|stop work")
_OTHER_OFF = _pattern(_OTHER, _ACTION, "meet|vote|march")


def in_words(report: Report, event: Event) -> Literal["called off", "denied"] | None:
    """Return whether the sentence in which a report tells an event says that it was called off, or that somebody denies it."""
    if event.cancelled:
        return "called off"
    sentence, at = sentence_of(report.judged.item.body, event)
    denial = _DENY.search(sentence, 0, at)
    if denial and not _OWN_WORD.search(sentence, denial.end(), at):
        return None if _is_off(sentence, event) else "denied"  # to deny that it was called off is to stand by it
    return "called off" if _is_off(sentence, event) else None


def _is_off(sentence: str, event: Event) -> bool:
    return event.type != "strike_ends" and bool((_ACTION_OFF if event.type in _STARTS else _OTHER_OFF).search(sentence))


def sentence_of(body: str, event: Event) -> tuple[str, int]:
    """Return the sentence that an event stands in, roughly, from stop to stop, and where the event begins in it."""
    start = max(body.rfind(". ", 0, event.start), body.rfind("\n", 0, event.start)) + 1
    stops = [stop for stop in (body.find(". ", event.end), body.find("\n", event.end)) if stop >= 0]
    return body[start : min(stops, default=len(body))], event.start - start


def withdraw(events: Iterable[DatedEvent], reports: Sequence[Report]) -> list[DatedEvent]:
    """Return the events with those called off that a later report of a suspension, a withdrawal or a deal leaves without ground.

    Action that is told again after that report stands: it was named anew.
    """
    ends = [report for report in reports if report.sound and not report.copy and _calls_off(report)]
    told = {report.judged.item.id: report.moment for report in reports}
    return [_withdrawn(event, ends, told) for event in events] if ends else list(events)


def _calls_off(report: Report) -> bool:
    tracks = report.analysis.tracks
    return report.analysis.stage in _OFF or tracks.action == "suspended" or tracks.resolution == "withdrawn"


def _withdrawn(dated: DatedEvent, ends: Iterable[Report], told: dict[str, dt.datetime]) -> DatedEvent:
    event = dated.event
    if event.type not in _ACTIONS or event.date is None or dated.off:
        return dated
    newest = max(told[item] for item in (dated.item.id, *dated.others))
    for report in ends:
        idle = report.analysis.tracks.action not in _STOPPED
        ahead = event.date > report.day or (event.date == report.day and idle)
        if newest < report.moment and ahead:
            return msgspec.structs.replace(dated, status="called off")
    return dated
