"""The dated events of an item: each date goes to the nearest frame of its clause, and the frame says what it is the date of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from msgspec.structs import replace

from strikewatch.analysis.claims import FARTHEST, Claim, best_claims, is_struck, of_frame
from strikewatch.analysis.durations import FIXED_TERM, computed_ends, computed_starts, lawful_starts, promised
from strikewatch.analysis.frames import MEMBERS
from strikewatch.analysis.measure import words
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.resolve import Base, Day, Way, resolve
from strikewatch.analysis.telling import Telling, tell
from strikewatch.analysis.way import UNTIL, is_term, looks_ahead, way_of
from strikewatch.analysis.when import Mention
from strikewatch.dates import zone_named, zone_of_place
from strikewatch.lexicon import Lexicon
from strikewatch.lexicon.stages import Stages
from strikewatch.model import Event, EventType, Party

# What a report means by "has agreed a deal, it said on Wednesday": the news is of that day. It stands at the top.
_NEWS = words(
    "deal accepted rejected authorised lockout_begin lock_out strike_end return_to_work talks_broke go_on_strike strike_begin"
    " talks_resume impact strike_called"
)
_NEWS_SENTENCES = 6
_PLAUSIBLE = (1900, 2100)  # years: from a date outside them nothing is counted
_SAME_DAY = "hours after "
_SUBJECT = 40  # characters before a verb, where its subject stands
_ACTIONS = frozenset({"strike_begin", "noun strike", "go_on_strike", "state on_strike", "strike_called"})


class _Scene(NamedTuple):
    """What every sentence of an item is read by."""

    passage: Passage
    base: Base
    stages: Stages
    opening: Telling
    ahead: bool  # the action that the item opens with is to come
    struck: bool  # an action is spoken of


class _Dated(NamedTuple):
    """A claim with the date that it got."""

    claim: Claim
    mention: Mention
    day: Day
    way: Way


def find(passage: Passage, parties: tuple[Party, ...], lexicon: Lexicon) -> tuple[Event, ...]:
    """Return the dated events told in ``passage``, in order of place, each once."""
    tellings = tell(passage, lexicon.stages)
    country = next((party.country for party in parties if party.country), None)
    base = base_of(passage, tellings, country)
    found: list[Event] = []
    if base is not None and tellings:
        scene = _Scene(passage, base, lexicon.stages, tellings[0], looks_ahead(tellings), any(map(is_struck, tellings)))
        for telling in tellings:
            found.extend(_told(scene, telling))
        found.extend(computed_starts(passage, tellings, base, found))
        found.extend(computed_ends(passage, tellings, found))
        found.extend(lawful_starts(found, lexicon.stages, country, parties))
    found.extend(promised(passage, tellings, found))
    return _unique(_asserted(event, tellings, parties) for event in found)


def base_of(passage: Passage, tellings: tuple[Telling, ...], country: str | None = None) -> Base | None:
    """Return the day that the item speaks from, None where it has no date.

    Wire copy names its own day. Where it was put out after midnight of the day that its lead names, that day is its own:
    "reached a deal on Sunday … expires at midnight on Sunday" in a report dated Monday is one Sunday.
    """
    day = _local_day(passage, country)
    if day is None or not _PLAUSIBLE[0] <= day.year <= _PLAUSIBLE[1]:
        return None
    wire = passage.item.tier == "wire" or any(x.kind == "dateline" and "(" in x.text for x in passage.excluded)
    lead = next((t for t in tellings if not t.sentence.headline), None)
    eve = day - dt.timedelta(days=1)
    named = lead is not None and any(
        m.kind == "weekday" and m.weekday == eve.weekday() and not m.modifier and not _is_ahead(lead, m) for m in lead.mentions
    )
    return Base(day=day, own=eve if wire and named else day)


def _local_day(passage: Passage, country: str | None) -> dt.date | None:
    """Return the item's day where it happens (rule 1): 03:00 UTC on 2 August is still 1 August in Los Angeles."""
    published = passage.item.published
    if published is None or passage.item.day_only or passage.base != published.date():
        return passage.base
    name = zone_of_place(passage.dateline_place, country)
    zone = zone_named(name) if name else None
    # Midnight to the second is a day without an hour, whatever the source says.
    return published.astimezone(zone).date() if zone and published.time() != dt.time(0) else passage.base


def _is_ahead(telling: Telling, mention: Mention) -> bool:
    near = min(telling.frames, key=lambda f: telling.distance(f.verb[0], mention.start), default=None)
    return near is not None and near.mood in ("ahead", "maybe", "now")


def _told(scene: _Scene, telling: Telling) -> Iterator[Event]:
    """Yield the events of one sentence."""
    dated: list[_Dated] = []
    for mention in telling.mentions:
        for claim in best_claims(telling, mention, scene.stages, scene.opening):
            if claim.kind == "state report":
                dated.extend(_news(scene, telling, mention))
            else:
                dated.extend(_dated(scene, telling, claim, mention))
    dated.extend(_hanging(telling, dated))
    started: dt.date | None = None
    for found in dated:
        for event in _event(scene, found):
            if (
                event.type == "strike_ends"
                and event.scheduled
                and found.mention.kind == "weekday"
                and started
                and event.date
                and event.date < started
            ):
                yield replace(event, date=event.date + dt.timedelta(days=7))  # "from Sunday until Wednesday": the Wednesday after
                continue
            started = event.date if event.type in ("strike_begins", "action_scheduled") else started
            yield event


def _dated(scene: _Scene, telling: Telling, claim: Claim, mention: Mention) -> Iterator[_Dated]:
    """Yield the claim with its day, and the strike that an impact of that day is the work of."""
    way = way_of(telling, claim, mention, ahead=scene.ahead)
    day = _of_last_week(telling, mention, scene.base, way) or resolve(mention, scene.base, way)
    if day is None:
        return
    if way is None or (mention.kind == "day" and way == "past"):  # nothing of the future is told as done
        way = "future" if day.date and day.date > scene.base.day else "past"
    yield _Dated(claim, mention, day, way)
    if claim.frame is not None and claim.kind == "impact" == claim.frame.verb_class:
        yield from (_Dated(strike, mention, day, way) for strike in _strikes(telling, claim, way))


def _strikes(telling: Telling, claim: Claim, way: Way) -> Iterator[Claim]:
    """Yield the strike behind an impact: "grounded the airline with a strike", "cancels Monday's flights over a planned strike".

    One of a day or two is of the day of its impact: "a 24-hour strike halted trains on Monday".
    """
    for start, end, name in telling.nouns:
        at = telling.token(start)
        brief = start <= claim.start and FIXED_TERM.search(telling.folded, telling.sentence.start, end) is not None
        if (
            name == "strike"
            and (claim.start < start or brief)
            and (brief or way == "future" or "with" in telling.words[max(0, at - 4) : at])
        ):
            yield Claim(cost=0, kind="noun strike", start=claim.start, end=max(claim.end, end))
            return


def _of_last_week(telling: Telling, mention: Mention, base: Base, way: Way) -> Day | None:
    """Return the weekday of "last week", where the sentence has said so: "reached a deal last week and announced it on Friday"."""
    if way != "past" or mention.weekday is None or mention.modifier:
        return None
    if not any(
        m.kind == "week" and m.unit == "week" and m.modifier == "last" and m.start < mention.start for m in telling.mentions
    ):
        return None
    return Day(date=base.own - dt.timedelta(days=base.own.weekday() + 7 - mention.weekday))


def _news(scene: _Scene, telling: Telling, mention: Mention) -> Iterator[_Dated]:
    """Yield the news that a report of a day tells as done, and gives no other day."""
    day = _of_last_week(telling, mention, scene.base, "past") or resolve(mention, scene.base, "past")
    if telling.sentence.index > _NEWS_SENTENCES or day is None:
        return
    others = [m for m in telling.mentions if m is not mention]
    for frame in telling.frames:
        own = any(telling.distance(m.start, frame.verb[0]) < FARTHEST for m in others)
        if frame.kind in _NEWS and frame.mood == "done" and not own:
            yield _Dated(of_frame(frame), mention, day, "past")


def _hanging(telling: Telling, dated: list[_Dated]) -> Iterator[_Dated]:
    """Yield ", ending the strike" and "hours after they walked out" with the day of the clause that they hang on."""
    known = [d.claim.frame for d in dated]
    for frame in telling.frames:
        before = telling.folded[max(telling.sentence.start, frame.verb[0] - _SUBJECT) : frame.verb[0]]
        if not (frame.hanging or _SAME_DAY in before) or frame.mood == "not" or frame in known:
            continue
        main = next((d for d in reversed(dated) if d.claim.frame is not None and d.claim.frame.verb[0] < frame.verb[0]), None)
        if main is not None:
            yield main._replace(claim=of_frame(frame))


def _event(scene: _Scene, dated: _Dated) -> Iterator[Event]:
    """Yield the event that a claim and its day make, if they make one."""
    claim, mention, day, way = dated
    kind = _type(scene, dated)
    if not kind:
        return
    start, end = min(claim.start, mention.at), max(claim.end, mention.last)
    clock = mention.clock
    zone = (clock.zone or zone_of_place(scene.passage.dateline_place)) if clock else None
    precision = day.precision if clock is None or day.precision != "day" else "minute" if clock.exact else "hour"
    yield Event(
        type=kind, date=day.date, time=clock.time if clock else None, zone=zone, precision=precision,
        not_before=day.not_before, not_after=day.not_after, text=scene.passage.body[start:end], start=start, end=end,
        computed=day.computed, ambiguous=day.ambiguous or (clock is not None and clock.midnight),
        scheduled=way == "future" and (day.not_after or day.date or scene.base.own) >= scene.base.own,
    )  # fmt: skip


def _type(scene: _Scene, dated: _Dated) -> EventType | None:
    """Return what the claim is as an event, None if it is none."""
    claim, mention, _, way = dated
    future = way == "future"
    sets_term = future and claim.frame is not None and claim.frame.noun_class == "deadline"
    if is_term(claim, mention) or sets_term:
        return "strike_deadline"
    if claim.mood == "not":
        return None
    if claim.kind in _ACTIONS and _ends_range(scene.passage, mention):
        return "strike_ends"
    if claim.mood == "done" and claim.kind == "authorised" and future:
        return "action_scheduled"  # "voted for a strike from June 20"
    if claim.mood == "done" and claim.kind == "rejected":
        first = max(0, claim.start - _SUBJECT)
        return "ratification_result" if MEMBERS.search(scene.passage.folded, first, max(claim.end, mention.end)) else "other"
    kind = scene.stages.events.get(claim.kind, ("", ""))[future]
    if claim.kind == "state has_until" and not scene.struck:
        kind = "other"
    return cast("EventType", kind) if kind else None


def _ends_range(passage: Passage, mention: Mention) -> bool:
    """Tell whether the date is the end of a stretch: "until Friday", "from July 4 to July 23" (but not "due to Monday's strike")."""
    if mention.lead != "to":
        return mention.lead in UNTIL
    before = passage.folded[max(0, mention.start - 16) : mention.start]
    return not mention.possessive and (any(c.isdigit() for c in before) or "day to " in before)


def _asserted(event: Event, tellings: tuple[Telling, ...], parties: tuple[Party, ...]) -> Event:
    """Give the event the party that is said to say so in its sentence, if one is."""
    telling = next((t for t in tellings if t.sentence.start <= event.start < t.sentence.end), None)
    if telling is None:
        return event
    says = [state.start for state in telling.states if state.name == "report"]
    near = [
        (min(telling.distance(at, mention.start) for at in says), party.name)
        for party in parties if says
        for mention in party.mentions if telling.sentence.start <= mention.start < telling.sentence.end
    ]  # fmt: skip
    cost, name = min(near, default=(99.0, ""))
    return replace(event, asserted_by=name) if cost <= 5 else event


def _unique(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return each event once, the telling with an hour before those without, else the first."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in sorted(events, key=_place):
        coarse = event.precision if event.precision in ("week", "month", "bound") else "day"
        key = (event.type, event.date, event.not_before, coarse)
        known = kept.get(key)
        if known is None or (known.time is None and event.time is not None):
            kept[key] = event
    return tuple(sorted(kept.values(), key=_place))


def _place(event: Event) -> tuple[int, int]:
    return event.start, event.end
