"""What is news on the day of its report: "has agreed a deal, it said on Wednesday" is of that Wednesday, where no other day is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from strikewatch.analysis.claims import FARTHEST, Claim, of_frame
from strikewatch.analysis.frames import Frame
from strikewatch.analysis.measure import words
from strikewatch.analysis.telling import Telling
from strikewatch.analysis.when import NUMBER, Mention
from strikewatch.model import Event, EventType

# The news stands at the top, and what is called in the lead.
_SENTENCES, _LEAD = 6, 2
_NEWS = words(
    "deal accepted rejected authorised ballot lockout_begin lock_out strike_end return_to_work talks_broke go_on_strike strike_begin"
    " talks_resume impact strike_called strike_off"
)
_CALLED = words("go_on_strike strike_begin stay_away")
_SERVED = re.compile(
    r"\b(?:told|notified|informed|advised) (?!reporters|reuters|members|its members|lawmakers|a |an |state |local )"
)
_PRESS = re.compile(r"\b(?:reporters|journalists|radio|television|tv|newspaper|agency|conference|rally|interview|press|news)\b")
_COUNTED = re.compile(rf"\b(?:{NUMBER})(?: |-)(?:more )?(?:hours?|days?|weeks?|strikes?|stoppages?|walkouts?)\b")
_CALLERS = re.compile(r"\b(?:unions?|guild|federation|brotherhood|association|congress|leaders)\b")
_VOTES: frozenset[EventType] = frozenset({"authorization_vote_result", "ratification_result", "vote_held", "vote_count"})
_RESULTS: frozenset[EventType] = frozenset({"ratification_result"})
_DAYS = frozenset({"day", "hour", "minute"})
_AT_MOST = dt.timedelta(days=10)  # between what happened and the news of it


def news(telling: Telling, mention: Mention) -> Iterator[Claim]:
    """Yield the news that a report of a day tells as done, and the action that it calls: "will walk out, their union said on Monday"."""
    if telling.sentence.index > _SENTENCES:
        return
    others = [m for m in telling.mentions if m is not mention]
    called = False
    for frame in telling.frames:
        if telling.folded.endswith("after ", telling.sentence.start, frame.verb[0]):
            continue  # what came before the news: "after turning down the offer"
        if (frame.kind in _NEWS and frame.mood == "done") or (frame.kind == "deal" and frame.mood == "now"):  # "have a deal"
            # what is called off has its own day behind it: "have deferred a stoppage planned for Friday, they said on Wednesday"
            rest = [m for m in others if frame.kind != "strike_off" or m.start < frame.end]
            if not any(telling.distance(m.start, frame.verb[0]) < FARTHEST for m in rest):
                yield of_frame(frame)
        elif not called and _is_call(telling, frame):
            called = True
            yield Claim(cost=0, kind="strike_called", start=frame.start, end=frame.end)


def _is_call(telling: Telling, frame: Frame) -> bool:
    """Tell whether a union says that there will be action of so many days or strikes, not only that there will be."""
    if frame.kind in _CALLED and frame.mood == "ahead" and _is_served(telling, frame):
        return True
    if _COUNTED.search(telling.folded, telling.sentence.start, telling.sentence.end) is None:
        return False
    lead = telling.sentence.index <= _LEAD and frame.kind in _CALLED and frame.mood == "ahead"
    return lead and _CALLERS.search(telling.folded, telling.sentence.start, telling.sentence.end) is not None


def _is_served(telling: Telling, frame: Frame) -> bool:
    """Tell whether somebody, not the press, is told of an action: "the union told the port on Tuesday that it would stop work"."""
    told = _SERVED.search(telling.folded, telling.sentence.start, frame.verb[0])
    return told is not None and _PRESS.search(telling.folded, told.end(), frame.verb[0]) is None


def is_told_otherwise(event: Event, stated: Sequence[Event]) -> bool:
    """Tell whether the item gives the day itself of what was news on the day of ``event``."""
    # a result has its own day, which is not that of the vote
    family = _RESULTS if event.type in _RESULTS else _VOTES if event.type in _VOTES else {event.type}
    return any(
        one.type in family
        and one.precision in _DAYS
        and one.date
        and event.date
        and dt.timedelta(0) < event.date - one.date <= _AT_MOST
        for one in stated
    )
