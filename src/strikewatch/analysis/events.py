"""The dated events of an item: each date goes to the nearest frame of its clause, and the frame says what it is the date of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, cast

from strikewatch.analysis.durations import computed_ends, computed_starts, promised
from strikewatch.analysis.frames import MEMBERS, Frame, Telling, tell
from strikewatch.analysis.mood import Mood
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.resolve import Base, Day, Way, resolve
from strikewatch.analysis.when import Mention
from strikewatch.dates import zone_of_place
from strikewatch.lexicon import Lexicon
from strikewatch.lexicon.stages import Stages
from strikewatch.model import Event, EventType, Party, Record

# By the measure of ``measure.py``: about a clause.
_FARTHEST = 15.0
_SUBJECT = 40  # characters before a verb, where its subject stands
_DEADLINES = 30.0  # "must be ratified by members at five plants … by June 30": what has a deadline may be told at length
# What a report on its day means by "has agreed a deal, it said on Wednesday": the news is of that day.
_NEWS = frozenset({
    "deal", "accepted", "rejected", "authorised", "lockout_begin", "lock_out", "strike_end", "return_to_work", "talks_broke", "go_on_strike",
    "strike_begin", "talks_resume", "impact", "strike_called",
})  # fmt: skip
_NEWS_SENTENCES = 6  # the news of the day stands at the top
_WEEKS: Final[dict[str, Way]] = {"last": "past", "past": "past", "next": "future", "coming": "future"}
_ASIDE = frozenset({"against", "of", "over", "about", "despite", "amid", "toward", "towards", "into"})
_UNTIL = frozenset({"until", "till", "through", "to"})
_EXPIRIES = frozenset(
    {"contract_expires", "extension_expires", "strike_deadline", "ratification_closes", "authorization_vote_closes"}
)


class Claim(Record, frozen=True, kw_only=True):
    """What a date may belong to, how far off it stands, and in which mood it is told."""

    cost: float
    kind: str  # a frame's, "noun …", "state …"
    start: int
    end: int
    frame: Frame | None = None
    mood: Mood = "now"


def find(passage: Passage, parties: tuple[Party, ...], lexicon: Lexicon) -> tuple[Event, ...]:
    """Return the dated events told in ``passage``, in order of place, each once."""
    tellings = tell(passage, lexicon.stages)
    base = base_of(passage, tellings)
    found: list[Event] = []
    ahead = looks_ahead(tellings)
    for telling in tellings:
        if base is not None:
            found.extend(_told(passage, telling, tellings, base, lexicon.stages, ahead=ahead))
    if base is not None:
        found.extend(computed_starts(passage, tellings, base, found))
        found.extend(computed_ends(passage, tellings, found))
    found.extend(promised(passage, tellings, found))
    return _unique(_asserted(passage, event, tellings, parties) for event in found)


def base_of(passage: Passage, tellings: tuple[Telling, ...]) -> Base | None:
    """Return the day that the item speaks from.

    Wire copy names its own day. Where it was put out after midnight of the day that its lead names, that day is its own:
    "reached a deal on Sunday … expires at midnight on Sunday" in a report dated Monday is one Sunday.
    """
    if passage.base is None:
        return None
    wire = passage.item.tier == "wire" or any(x.kind == "dateline" and "(" in x.text for x in passage.excluded)
    lead = next((t for t in tellings if not t.sentence.headline), None)
    eve = passage.base - dt.timedelta(days=1)
    if (
        wire
        and lead is not None
        and any(m.weekday == eve.weekday() and not m.modifier and m.kind == "weekday" for m in lead.mentions)
    ):
        return Base(day=passage.base, own=eve)
    return Base(day=passage.base, own=passage.base)


def looks_ahead(tellings: tuple[Telling, ...]) -> bool:
    """Tell whether the action that the item opens with is still to come."""
    head = [
        f
        for t in tellings[:3]
        for f in t.frames
        if f.kind in ("strike_begin", "go_on_strike", "strike_called") and f.mood != "not"
    ]
    return bool(head) and head[0].mood in ("ahead", "maybe")


def _told(
    passage: Passage, telling: Telling, tellings: tuple[Telling, ...], base: Base, stages: Stages, *, ahead: bool
) -> Iterator[Event]:
    """Yield the events of one sentence."""
    dated: list[tuple[Frame, Mention, Day, Way]] = []
    for mention in telling.mentions:
        claims = sorted(_claims(telling, mention, stages), key=lambda c: c.cost)
        best = claims[0] if claims else None
        if (
            best is None
            or best.cost > (_DEADLINES if mention.lead in ("by", "since") else _FARTHEST)
            or best.kind == "state market"
        ):
            continue
        if best.kind == "impact" and not _is_struck(telling, tellings[0]):
            continue
        if best.kind == "state report":
            yield from _news(passage, telling, mention, base, stages)
            continue
        for claim in _also(claims, best, mention):
            way = _way(telling, claim, mention, ahead=ahead)
            if claim.kind in ("strike_called", "authorised") and way == "past" and mention.kind == "day":
                way = None
            day = _within_last_week(telling, mention, base, way) or resolve(mention, base, way)
            if day is None:
                continue
            if way is None:
                way = (
                    "future" if day.date and day.date > base.day else "past"
                )  # "voted to strike on March 24": no vote of the future is told as done
            if claim.frame is not None:
                dated.append((claim.frame, mention, day, way))
            yield from _event(passage, claim, mention, day, way, base, stages)
            if (
                claim.kind == "impact"
                and claim.frame is not None
                and claim.frame.verb_class == "impact"
                and (struck := _striking(telling, claim, way))
            ):
                yield from _event(passage, struck, mention, day, way, base, stages)
    for frame in telling.frames:
        yield from _hanging(passage, frame, dated, base, stages)


def _is_struck(telling: Telling, first: Telling) -> bool:
    """Tell whether what stands still does so for a strike: the sentence or the opening names one."""
    for told in (telling, first):
        if any(name in ("strike", "lockout", "short") for *_, name in told.nouns) or any(
            s.name in ("on_strike", "locked_out") for s in told.states
        ):
            return True
    return False


def _claims(telling: Telling, mention: Mention, stages: Stages) -> Iterator[Claim]:
    """Yield all that the date may belong to."""
    at = mention.start
    cancelled = {f.noun for f in telling.frames if f.kind in ("strike_off", "strike_averted")}
    named = list(_named_by(telling, mention, stages))
    if named or mention.possessive:
        yield from (claim for claim in named if (claim.start, claim.end) not in cancelled)
        return
    for frame in telling.frames:
        if frame.noun in cancelled and frame.kind not in ("strike_off", "strike_averted"):
            # "called off a walkout planned for Thursday": that Thursday has none
            yield Claim(cost=_cost(telling, frame, mention), kind="state market", start=frame.start, end=frame.end)
            continue
        yield Claim(
            cost=_cost(telling, frame, mention), kind=frame.kind, start=frame.start, end=frame.end, frame=frame, mood=frame.mood
        )
    framed = {frame.noun for frame in telling.frames}
    for start, end, name in telling.nouns:
        if f"noun {name}" in stages.events and (start, end) not in framed:
            yield Claim(
                cost=telling.distance(start, at) + (0.5 if start < at else 3.5) + (4 if _is_aside(telling, start) else 0),
                kind=f"noun {name}",
                start=start,
                end=end,
            )
    for state in telling.states:
        cost = telling.distance(state.start, at) + (0 if state.start < at else 1.0)
        if state.name in ("report", "market"):
            yield Claim(cost=cost - 0.5, kind=f"state {state.name}", start=state.start, end=state.end)
        elif f"state {state.name}" in stages.events and (
            state.name not in ("on_strike", "locked_out") or mention.lead in ("since", "from")
        ):
            since = mention.lead == "since" and state.start < at
            yield Claim(
                cost=cost / (3 if since else 1), kind=f"state {state.name}", start=state.start, end=state.end, mood=state.mood
            )


def _striking(telling: Telling, claim: Claim, way: Way) -> Claim | None:
    """Return the strike that an impact is the work of: "grounded the airline with a strike", "cancels Monday's flights over a planned strike"."""
    for start, end, name in telling.nouns:
        at = telling.token(start)
        with_it = "with" in telling.words[max(0, at - 4) : at]
        if name == "strike" and claim.start < start and (way == "future" or with_it):
            return Claim(cost=0, kind="noun strike", start=claim.start, end=max(claim.end, end))
    return None


def _named_by(telling: Telling, mention: Mention, stages: Stages) -> Iterator[Claim]:
    """Yield the noun that the date stands before and describes: "Monday's strike", "a March 26 strike deadline", "the Friday deadline"."""
    first = telling.token(mention.start)
    article = first > 0 and telling.words[first - 1] in ("the", "a", "an", "its", "their", "past")
    for start, end, name in telling.nouns:
        if f"noun {name}" not in stages.events or not 0 < start - mention.end < 30:
            continue
        gap = telling.token(start) - telling.token(mention.end - 1)
        if mention.possessive and gap <= 3 or article and gap == 1:
            yield Claim(cost=gap, kind=f"noun {name}", start=start, end=end)


def _is_aside(telling: Telling, start: int) -> bool:
    """Tell whether a noun only complements another: "an injunction against the strike"."""
    at = telling.token(start)
    return any(word in _ASIDE for word in telling.words[max(0, at - 3) : at])


def _cost(telling: Telling, frame: Frame, mention: Mention) -> float:
    """Return how far a frame is from a date. The date follows its frame, or stands between subject and verb, or opens the clause."""
    at = mention.start
    ends = [frame.verb[0], frame.verb[1] - 1, *(frame.noun if frame.noun and frame.noun[0] < at else ())]
    cost = min(telling.distance(offset, at) for offset in ends)
    if mention.lead in ("by", "before") and frame.verb[0] < at and frame.kind in ("accepted", "deal", "ballot"):
        return cost / 2
    if at < frame.verb[0]:
        opens = telling.token(at) <= 3 or telling.distance(at, frame.verb[0]) <= 2.5
        cost += (1 if opens else 5) + ((3 if opens else 8) if frame.mood == "maybe" else 0)
    return cost


def _also(claims: list[Claim], best: Claim, mention: Mention) -> Iterator[Claim]:
    """Yield the best claim, and the frame of a clause that the same date opens ("… by April 7 when their contracts expire")."""
    yield best
    for claim in claims[1:]:
        if (
            claim.frame is not None
            and claim.kind == "expiry"
            and best.kind != "expiry"
            and 0 < claim.frame.verb[0] - mention.end < 60
        ):
            yield claim


def _way(telling: Telling, claim: Claim, mention: Mention, *, ahead: bool) -> Way:
    """Tell whether the words that hold the date look back or ahead."""
    if mention.kind in ("offset", "week", "ago") and (inherent := _inherent(mention)):
        return inherent
    if _is_deadline(claim, mention) or (claim.kind in ("strike_off", "strike_extend") and mention.lead in _UNTIL):
        return "future"
    if claim.frame is not None:
        if claim.kind in ("strike_called", "authorised", "talks_called", "ballot") and _is_of_action(
            telling, claim.frame, mention
        ):
            return "future"
        if claim.kind == "impact" and any(
            f.mood == "ahead" for f in telling.frames
        ):  # "was cancelling flights on Monday for a planned strike"
            return "future"
        return "past" if claim.mood == "done" else "future"
    if claim.kind == "noun deadline":
        return "past" if any(f.kind in ("deadline_passed", "lock_out") and f.mood == "done" for f in telling.frames) else "future"
    if claim.kind in ("state subject_to", "state must_by") or mention.lead in (
        "by",
        "until",
        "till",
        "from",
        "starting",
        "beginning",
    ):
        return "future"
    if mention.lead == "since" or (claim.kind == "state in_talks" and claim.mood == "done"):
        return "past"
    near = min(telling.frames, key=lambda f: telling.distance(f.verb[0], mention.start), default=None)
    if near is not None and near.mood in ("ahead", "maybe"):
        return "future"
    says = any(name == "future" and telling.distance(at, mention.start) < 10 for at, _, name in telling.moods)
    headline = telling.sentence.headline and mention.possessive
    return "future" if (says or (ahead and headline)) and (near is None or near.mood != "done" or headline) else "past"


def _inherent(mention: Mention) -> Way:
    """Return the way that the words themselves look: "yesterday", "next week", "two days ago"."""
    if mention.kind == "week":
        return _WEEKS.get(mention.modifier)
    if mention.steps:
        return "past" if mention.steps < 0 else "future"
    return "past" if mention.modifier in ("overnight", "this morning") else None


def _is_of_action(telling: Telling, frame: Frame, mention: Mention) -> bool:
    """Tell whether the date is that of the action called or voted, not of the call: "called a strike for Monday", "voted to strike from Monday"."""
    between = telling.folded[frame.end : mention.start]
    if frame.verb_class == "schedule" and frame.noun_class != "deadline" and frame.verb[0] < mention.start:
        return True
    return mention.lead in ("for", "from", "starting", "beginning") or between.startswith((" of ", " for "))


def _within_last_week(telling: Telling, mention: Mention, base: Base, way: Way) -> Day | None:
    """Return the weekday of "last week", where the sentence has said so: "reached a deal last week and announced it on Friday"."""
    if way != "past" or mention.weekday is None or mention.modifier:
        return None
    said = any(
        m.kind == "week" and m.unit == "week" and m.modifier == "last" and m.start < mention.start for m in telling.mentions
    )
    if not said:
        return None
    monday = base.own - dt.timedelta(days=base.own.weekday() + 7)
    return Day(date=monday + dt.timedelta(days=mention.weekday))


def _news(passage: Passage, telling: Telling, mention: Mention, base: Base, stages: Stages) -> Iterator[Event]:
    """Yield the news that a report of a day tells as done, and gives no other day."""
    if telling.sentence.index > _NEWS_SENTENCES:
        return
    day = _within_last_week(telling, mention, base, "past") or resolve(mention, base, "past")
    others = [m for m in telling.mentions if m is not mention]
    for frame in telling.frames:
        if frame.kind not in _NEWS or frame.mood != "done" or day is None:
            continue
        if any(telling.distance(m.start, frame.verb[0]) < _FARTHEST for m in others):
            continue
        claim = Claim(cost=0, kind=frame.kind, start=frame.start, end=frame.end, frame=frame, mood=frame.mood)
        yield from _event(passage, claim, mention, day, "past", base, stages)


def _hanging(
    passage: Passage, frame: Frame, dated: list[tuple[Frame, Mention, Day, Way]], base: Base, stages: Stages
) -> Iterator[Event]:
    """Yield the event of ", ending the strike": on the day of the clause that it hangs on."""
    if not frame.hanging or any(frame is known for known, *_ in dated):
        return
    main = next(((m, d, w) for known, m, d, w in reversed(dated) if known.verb[0] < frame.verb[0]), None)
    if main is not None and frame.mood != "not":
        mention, day, way = main
        claim = Claim(cost=0, kind=frame.kind, start=frame.start, end=frame.end, frame=frame)
        yield from _event(passage, claim, mention, day, way, base, stages)


def _event(passage: Passage, claim: Claim, mention: Mention, day: Day, way: Way, base: Base, stages: Stages) -> Iterator[Event]:
    """Yield the event that a claim and its day make, if they make one."""
    deadline = _is_deadline(claim, mention)
    if claim.mood == "not" and not deadline:  # "if it fails to reach an agreement by Saturday" is a deadline all the same
        return
    deadline = deadline or (claim.frame is not None and claim.frame.noun_class == "deadline" and way == "future")
    kind = "strike_deadline" if deadline else stages.events.get(claim.kind, ("", ""))[way == "future"]
    if claim.kind == "authorised" and claim.mood == "done" and way == "future":
        kind = "action_scheduled"  # "voted for a strike from June 20"
    if (
        claim.kind == "rejected"
        and claim.mood == "done"
        and MEMBERS.search(passage.folded, max(0, claim.start - _SUBJECT), max(claim.end, mention.end))
    ):
        kind = "ratification_result"
    if _ends_range(passage, mention) and claim.kind in (
        "strike_begin",
        "noun strike",
        "go_on_strike",
        "state on_strike",
        "strike_called",
    ):
        kind = "strike_ends"
    if not kind:
        return
    start, end = min(claim.start, mention.start), max(claim.end, mention.end)
    clock = mention.clock
    ambiguous = day.ambiguous or (clock is not None and clock.midnight)
    zone = (clock.zone or zone_of_place(passage.dateline_place)) if clock else None
    precision = day.precision if clock is None or day.precision != "day" else "minute" if clock.exact else "hour"
    yield Event(
        type=cast("EventType", kind), date=day.date, time=clock.time if clock else None, zone=zone, precision=precision,
        not_before=day.not_before, not_after=day.not_after, text=passage.body[start:end], start=start, end=end,
        computed=day.computed, ambiguous=ambiguous, scheduled=way == "future" and (day.not_after or day.date or base.own) >= base.own,
    )  # fmt: skip


def _is_deadline(claim: Claim, mention: Mention) -> bool:
    """Tell whether a date sets a term: "to reach a deal by Friday", "until Monday to improve its offer", "if talks fail by Sunday"."""
    if mention.lead in ("until", "till") and claim.kind in ("offer", "deal", "talks"):
        return True
    return mention.lead in ("by", "before") and claim.kind in ("deal", "offer", "talks_broke") and claim.mood != "done"


def _ends_range(passage: Passage, mention: Mention) -> bool:
    """Tell whether the date is the end of a stretch: "until Friday", "from July 4 to July 23" (but not "due to Monday's strike")."""
    if mention.lead != "to":
        return mention.lead in _UNTIL
    before = passage.folded[max(0, mention.start - 16) : mention.start]
    return not mention.possessive and any(c.isdigit() for c in before) or "day to " in before


def _asserted(passage: Passage, event: Event, tellings: tuple[Telling, ...], parties: tuple[Party, ...]) -> Event:
    """Give the event the party that is said to say so in its sentence, if one is."""
    from msgspec.structs import replace

    telling = next((t for t in tellings if t.sentence.start <= event.start < t.sentence.end), None)
    if telling is None:
        return event
    says = [state.start for state in telling.states if state.name == "report"]
    best: tuple[float, str] | None = None
    for party in parties:
        for mention in party.mentions:
            if telling.sentence.start <= mention.start < telling.sentence.end:
                cost = min((telling.distance(at, mention.start) for at in says), default=99.0)
                if cost <= 5 and (best is None or cost < best[0]):
                    best = cost, party.name
    return replace(event, asserted_by=best[1]) if best else event


def _unique(events: Iterator[Event]) -> tuple[Event, ...]:
    """Return each event once, the first telling with the most exact time."""
    kept: dict[tuple[str, dt.date | None, dt.date | None, str], Event] = {}
    for event in sorted(events, key=lambda e: (e.start, e.end)):
        key = (
            event.type,
            event.date,
            event.not_before,
            event.precision if event.precision in ("week", "month", "bound") else "day",
        )
        known = kept.get(key)
        if known is None or (known.time is None and event.time is not None):
            kept[key] = event
    return tuple(sorted(kept.values(), key=lambda e: (e.start, e.end)))
