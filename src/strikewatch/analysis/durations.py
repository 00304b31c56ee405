"""Dates that are counted, not stated (rule 7): "a 48-hour strike from 06:00 Thursday", "on strike for 13 days"; and bounds (rule 8)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from strikewatch.analysis.passage import Passage
from strikewatch.analysis.resolve import Base
from strikewatch.analysis.telling import Telling, is_retold
from strikewatch.analysis.when import NUMBER, number
from strikewatch.lexicon.stages import Stages
from strikewatch.model import Event, EventType, Party

# "a 48-hour nationwide strike": up to two words between the count and the noun.
FIXED_TERM = re.compile(
    rf"\b(?P<n>{NUMBER})[ -](?P<unit>hour|day|week)s?[ -](?!old)(?:[a-z-]{{1,20}} ){{0,2}}"
    r"(?:strike|walkout|walk-out|stoppage|work stoppage|industrial action|lockout|lock out|lock-out)\b(?! (?:notice|warning|ballot|vote|mandate))"
    rf"|(?<!on )\b(?:strike|strikes|walk out|walkout|stop work|stoppage) for (?P<n2>{NUMBER}) (?P<unit2>hour|day|week)s?\b"
)
_NTH = r"\d{1,3}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
SO_FAR = re.compile(
    rf"\b(?:on strike|locked out|striking|strike has (?:now )?lasted|been out) for (?:the (?:past|last) )?(?P<n>{NUMBER}) (?P<unit>day)s?\b"
    rf"|\b(?P<n2>{NUMBER})-day(?:-old (?:[a-z]{{1,20}} ){{0,2}}(?:strike|walkout|stoppage)| (?:lockout|lock out|lock-out))"
    r"|\b(?:in|into|entered|enters|entering|on) (?:its|their|the) (?P<ordinal>"
    + _NTH
    + r") (?:straight |consecutive )?day\b(?! of an? )"
    rf"|\bfor (?:a|the|its|their) (?P<again>{_NTH}) (?:straight |consecutive |successive )?day\b"
    rf"|\b(?:the|its|their) (?P<nth>{_NTH}) day of (?:a|an|the|their|its) (?:[a-z-]{{1,20}} ){{0,2}}(?:strike|walkout|stoppage|lockout)\b"
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_NOTICE = re.compile(rf"\b(?P<n>{NUMBER})[ -](?P<unit>hour|day|week)s?'? (?:strike |advance |prior )?notice\b")
_COOLING = re.compile(rf"\b(?P<n>{NUMBER})[ -]day cooling[ -]off\b")
_STARTS = frozenset({"strike_begins", "action_scheduled", "lockout_begins"})
_OVER = frozenset({"strike_end", "lockout_end", "return_to_work", "strike_begin"})
_CUT_SHORT = frozenset({"strike_off", "strike_end", "strike_averted"})
_ACTED, _TALKED = frozenset({"strike", "lockout", "short"}), frozenset({"talks", "meet", "talks_resume"})
_HOURS = {"hour": 1, "day": 24, "week": 168}


def day_count(start: dt.date, on: dt.date) -> int:
    """Return the day of an action, calendar days with the first day as day 1 (domain 1.4)."""
    return (on - start).days + 1


def computed_ends(passage: Passage, tellings: tuple[Telling, ...], events: Iterable[Event]) -> Iterator[Event]:
    """Yield when a strike of a fixed term ends, and when a notice served or a cooling-off lets action begin."""
    for event in list(events):
        telling = next((t for t in tellings if t.sentence.start <= event.start < t.sentence.end), None)
        if (
            telling is None
            or event.date is None
            or (event.computed and " day of " not in event.text)
            or event.cancelled
            or event.precision in ("week", "month", "bound")
        ):
            continue
        first, last = telling.sentence.start, telling.sentence.end
        stated = any(e.type == "strike_ends" and e.scheduled and not e.computed for e in events)
        dated = [e for e in events if e.type in _STARTS and e.date and first <= e.start < last]
        # "a two-day strike on June 20 and 21" has told its last day already
        off = any(f.kind in _CUT_SHORT and f.mood == "done" for f in telling.frames)
        if (
            event.type in _STARTS
            and len(dated) == 1
            and not (off or stated)
            and (match := _near(FIXED_TERM, passage, first, last, event))
        ):
            unit = match["unit"] or match["unit2"]
            hours = number(match["n"] or match["n2"]) * _HOURS[unit]
            yield from _end_of(passage, event, match, hours, whole_days=unit != "hour")
        if event.type == "strike_notice_served" and (match := _near(_NOTICE, passage, first, last, event)):
            served = event.date + dt.timedelta(days=number(match["n"]) * _HOURS[match["unit"]] // 24)
            earliest = _counted(passage, match, "action_scheduled", None)
            yield replace(earliest, not_before=served, note="earliest, by the notice given")
        cooled = any(e.type == "cooling_off_ends" and first <= e.start < last for e in events)
        if not cooled and (match := _COOLING.search(passage.folded, first, last)):
            yield _counted(passage, match, "cooling_off_ends", event.date + dt.timedelta(days=number(match["n"])))


def lawful_starts(events: list[Event], stages: Stages, country: str | None, parties: tuple[Party, ...]) -> Iterator[Event]:
    """Yield the first day on which action is lawful after a notice that names neither its length nor a day."""
    if country is None or any(e.type in _STARTS and (e.scheduled or e.precision == "bound") for e in events):
        return
    sector = next((party.sector for party in parties if party.sector), None)
    for event in events:
        if event.type != "strike_notice_served" or event.date is None or "notice" not in event.text.lower():
            continue
        rule = stages.notice(country, event.date, sector)
        if rule is not None:
            yield replace(
                event, type="action_scheduled", date=None, time=None, zone=None, precision="bound", computed=True, scheduled=True,
                not_before=rule.first_day(event.date), note=f"earliest, by the law on notice ({country})",
            )  # fmt: skip


def _near(pattern: re.Pattern[str], passage: Passage, first: int, last: int, event: Event) -> re.Match[str] | None:
    """Return the match of ``pattern`` in the sentence that touches the event's words."""
    return next(
        (m for m in pattern.finditer(passage.folded, first, last) if m.start() < event.end and event.start < m.end() + 40), None
    )


def _end_of(passage: Passage, event: Event, match: re.Match[str], hours: int, *, whole_days: bool) -> Iterator[Event]:
    assert event.date is not None
    if event.time is not None:  # to the hour
        end = dt.datetime.combine(event.date, event.time) + dt.timedelta(hours=hours)
        yield replace(_counted(passage, match, "strike_ends", end.date()), time=end.time(), zone=event.zone, precision="minute")
    elif whole_days and hours > 24:
        yield _counted(passage, match, "strike_ends", event.date + dt.timedelta(days=hours // 24 - 1))
    elif hours > 24:  # 48 hours from some hour of Tuesday end on Wednesday night or on Thursday
        days = -(-hours // 24)
        start = event.date + dt.timedelta(days=days - 1)
        yield replace(_counted(passage, match, "strike_ends", None), not_before=start, not_after=start + dt.timedelta(days=1))


def computed_starts(passage: Passage, tellings: tuple[Telling, ...], base: Base, events: list[Event]) -> Iterator[Event]:
    """Yield when an action began that has lasted so many days, where no start is stated. The first day counts as day 1."""
    if any(e.type in ("strike_begins", "lockout_begins") and e.date and e.date <= base.day and not e.computed for e in events):
        return
    for telling in (telling for telling in tellings if not is_retold(passage, telling)):
        for match in SO_FAR.finditer(passage.folded, telling.sentence.start, telling.sentence.end):
            if _is_of_talks(telling) or any(f.kind in _OVER and f.mood == "done" for f in telling.frames):
                continue
            ordinal = match["ordinal"] or match["nth"] or match["again"]
            days = (_ORDINALS.get(ordinal) or int(ordinal[:-2])) if ordinal else number(match["n"] or match["n2"])
            locked = "lock" in passage.folded[max(telling.sentence.start, match.start() - 60) : match.end()]
            yield _counted(
                passage, match, "lockout_begins" if locked else "strike_begins", base.own - dt.timedelta(days=days - 1)
            )
            return


def _is_of_talks(telling: Telling) -> bool:
    """Tell whether the days are those of talks: "negotiators met for a sixth straight day"."""
    acted = any(name in _ACTED for *_, name in telling.nouns) or any(
        s.name in ("on_strike", "locked_out") for s in telling.states
    )
    talked = any(f.kind in _TALKED for f in telling.frames) or any(name in ("talks", "meeting") for *_, name in telling.nouns)
    return talked and not acted


def promised(passage: Passage, tellings: tuple[Telling, ...], events: list[Event]) -> Iterator[Event]:
    """Yield what is promised for after a dated event: a bound, not a date (rule 8)."""
    ahead = [e for e in events if e.scheduled and e.date is not None]
    for telling in tellings:
        for mention in telling.mentions:
            if mention.kind != "bound" or not any(f.kind == "promise_update" for f in telling.frames):
                continue
            anchor = next((e for e in ahead if e.type in _ANCHORS.get(mention.unit, ())), None)
            frame = next(f for f in telling.frames if f.kind == "promise_update")
            start, end = min(frame.start, mention.start), max(frame.end, mention.end)
            yield Event(
                type="party_update_promised", precision="bound", not_before=anchor.date if anchor else None,
                text=passage.body[start:end], start=start, end=end, scheduled=True,
            )  # fmt: skip


_ANCHORS = {
    "meeting": ("talks_scheduled", "mediation_session"), "talks": ("talks_scheduled", "mediation_session"), "session": ("talks_scheduled", "mediation_session"),
    "negotiations": ("talks_scheduled",), "vote": ("vote_scheduled", "ratification_closes"), "ballot": ("vote_scheduled", "authorization_vote_closes"),
    "hearing": ("hearing",), "strike": ("strike_ends", "action_scheduled"),
}  # fmt: skip


def _counted(passage: Passage, match: re.Match[str], kind: EventType, date: dt.date | None) -> Event:
    """Return an event whose date is counted, on the words that count it; without a date it is a bound."""
    return Event(
        type=kind, date=date, precision="day" if date else "bound", text=passage.body[match.start() : match.end()],
        start=match.start(), end=match.end(), computed=True, scheduled=kind not in ("strike_begins", "lockout_begins"),
    )  # fmt: skip
