"""The dated events of an item: each date goes to the nearest frame of its clause, and the frame says what it is the date of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from strikewatch.analysis.dating import Scene, dates_of, scene_of
from strikewatch.analysis.durations import computed_ends, computed_starts, lawful_starts, promised
from strikewatch.analysis.kinds import event_of, in_order
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.reports import is_told_otherwise
from strikewatch.analysis.resolve import Base
from strikewatch.analysis.telling import State, Telling, tell
from strikewatch.analysis.when import Mention
from strikewatch.dates import zone_named, zone_of_country, zone_of_place
from strikewatch.lexicon import Lexicon
from strikewatch.model import Event, Party

_PLAUSIBLE = (1900, 2100)  # years: from a date outside them nothing is counted
_ACTIONS = frozenset({"strike_begins", "action_scheduled"})
_DAYS = frozenset({"day", "hour", "minute"})


def find(passage: Passage, parties: tuple[Party, ...], lexicon: Lexicon) -> tuple[Event, ...]:
    """Return the dated events told in ``passage``, in order of place, each once."""
    tellings = tell(passage, lexicon.stages)
    country = next((party.country for party in parties if party.country), None)
    base = base_of(passage, tellings, country)
    found: list[Event] = []
    if base is not None and tellings:
        found = _stated(scene_of(passage, country, tellings, base, lexicon.stages), tellings)
        found.extend(computed_starts(passage, tellings, base, found))
        found.extend(computed_ends(passage, tellings, found))
        found.extend(lawful_starts(found, lexicon.stages, country, parties))
    found.extend(promised(passage, tellings, found))
    return _unique(_asserted(event, tellings, parties) for event in found)


def _stated(scene: Scene, tellings: tuple[Telling, ...]) -> list[Event]:
    """Return what the sentences date, but not as news of a day what happened on another day that they tell too."""
    found: list[Event] = []
    news: list[Event] = []
    told: dt.date | None = None
    for telling in tellings:
        started: dt.date | None = None
        for dated in dates_of(scene, telling, told):
            event = event_of(scene, telling, dated)
            if event is None:
                continue
            event = in_order(event, dated.mention, started)
            started = event.date if event.type in _ACTIONS else started
            (news if dated.news else found).append(event)
            told = event.date if event.precision in _DAYS else told
    return [*found, *(event for event in news if not is_told_otherwise(event, found))]


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
    name = zone_of_place(passage.dateline_place, country) or zone_of_country(country)
    zone = zone_named(name) if name else None
    # Midnight to the second is a day without an hour, whatever the source says.
    return published.astimezone(zone).date() if zone and published.time() != dt.time(0) else passage.base


def _is_ahead(telling: Telling, mention: Mention) -> bool:
    near = min(telling.frames, key=lambda f: telling.distance(f.verb[0], mention.start), default=None)
    return near is not None and near.mood in ("ahead", "maybe", "now")


def _asserted(event: Event, tellings: tuple[Telling, ...], parties: tuple[Party, ...]) -> Event:
    """Give the event the party that is said to say so in its sentence, if one is."""
    telling = next((t for t in tellings if t.sentence.start <= event.start < t.sentence.end), None)
    if telling is None:
        return event
    near = [
        (telling.distance(state.start, mention.start), party.name)
        for state in telling.states if state.name == "report"
        for party in parties
        for mention in party.mentions if telling.sentence.start <= mention.start < telling.sentence.end
        if mention.start < state.start or _is_inverted(telling, state)
    ]  # fmt: skip
    cost, name = min(near, default=(99.0, ""))
    return replace(event, asserted_by=name) if cost <= 5 else event


def _is_inverted(telling: Telling, state: State) -> bool:
    """Tell whether who speaks stands behind the word: ", said the union", "according to the union", but not "saying talks …"."""
    before = telling.folded[max(telling.sentence.start, state.start - 2) : state.start].strip()
    said = telling.folded[state.start : state.end]
    return said == "according to" or (before.endswith((",", '"', "\u201d")) and said != "saying")


def _unique(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return each event once, the telling with an hour before those without, else the first. What is called off is on no more."""
    kept: dict[tuple[object, ...], Event] = {}
    told = sorted(events, key=_place)
    off = {event.date for event in told if event.cancelled}
    for event in told:
        if event.date in off and event.type in _ACTIONS and not event.cancelled:
            continue
        coarse = event.precision if event.precision in ("week", "month", "bound") else "day"
        key = (event.type, event.date, event.not_before, coarse)
        known = kept.get(key)
        if known is None or (known.time is None and event.time is not None):
            kept[key] = event
    return tuple(sorted(kept.values(), key=_place))


def _place(event: Event) -> tuple[int, int]:
    return event.start, event.end
