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
    " talks_resume impact strike_called"
)
_CALLED = words("go_on_strike strike_begin stay_away")
_COUNTED = re.compile(rf"\b(?:{NUMBER})(?: |-)(?:more )?(?:hours?|days?|weeks?|strikes?|stoppages?|walkouts?)\b")
_CALLERS = re.compile(r"\b(?:unions?|guild|federation|brotherhood|association|congress|leaders)\b")
_VOTES: frozenset[EventType] = frozenset({"authorization_vote_result", "ratification_result", "vote_held", "vote_count"})
_AT_MOST = dt.timedelta(days=10)  # between what happened and the news of it


def news(telling: Telling, mention: Mention) -> Iterator[Claim]:
    """Yield the news that a report of a day tells as done, and the action that it calls: "will walk out, their union said on Monday"."""
    if telling.sentence.index > _SENTENCES:
        return
    others = [m for m in telling.mentions if m is not mention]
    called = False
    for frame in telling.frames:
        if (frame.kind in _NEWS and frame.mood == "done") or (frame.kind == "deal" and frame.mood == "now"):  # "have a deal"
            if not any(telling.distance(m.start, frame.verb[0]) < FARTHEST for m in others):
                yield of_frame(frame)
        elif not called and _is_call(telling, frame):
            called = True
            yield Claim(cost=0, kind="strike_called", start=frame.start, end=frame.end)


def _is_call(telling: Telling, frame: Frame) -> bool:
    """Tell whether a union says that there will be action of so many days or strikes, not only that there will be."""
    if _COUNTED.search(telling.folded, telling.sentence.start, telling.sentence.end) is None:
        return False
    lead = telling.sentence.index <= _LEAD and frame.kind in _CALLED and frame.mood == "ahead"
    return lead and _CALLERS.search(telling.folded, telling.sentence.start, telling.sentence.end) is not None


def is_told_otherwise(event: Event, stated: Sequence[Event]) -> bool:
    """Tell whether the item gives the day itself of what was news on the day of ``event``."""
    family = _VOTES if event.type in _VOTES else {event.type}
    return any(
        one.type in family and one.date and event.date and dt.timedelta(0) < event.date - one.date <= _AT_MOST for one in stated
    )
