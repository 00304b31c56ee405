"""Strikes of a fixed length end by themselves: the end is computed when they start, and marked so (domain 3.2, 3.4 rule 7)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from strikewatch.model import DatedEvent, EventType

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_LENGTH = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})[- ](hour|day)s?[- ](?:\w+ ){{0,2}}(?:strike|walkout|stoppage|action)s?\b(?! notice)",
    re.IGNORECASE,
)
_STARTS: frozenset[EventType] = frozenset({"strike_begins", "action_scheduled"})
_LONGEST = dt.timedelta(days=31)  # what is announced for longer is a campaign, not a strike of fixed length


def ends(events: Sequence[DatedEvent]) -> tuple[DatedEvent, ...]:
    """Return the computed ends of the strikes whose words give their length, where no report gives the end itself."""
    told = [dated for dated in events if dated.event.type == "strike_ends"]
    found = []
    for dated in events:
        length = _length(dated)
        if length is None or dated.event.date is None:
            continue
        end = _end(dated, length)
        if not any(_same_end(one, dated.event.date, end.date()) or _knows_better(one, dated, events) for one in told):
            event = msgspec.structs.replace(
                dated.event, type="strike_ends", date=end.date(), time=end.time() if dated.event.time else None, computed=True, note=None
            )  # fmt: skip
            found.append(
                msgspec.structs.replace(dated, event=event, others=(), status=dated.status if dated.off else "stated", was=None)
            )
    return tuple(found)


def _same_end(told: DatedEvent, start: dt.date, end: dt.date) -> bool:
    """Return whether an end that a report gives is the computed one, or was until it was moved."""
    return any(day and start <= day <= end + dt.timedelta(days=1) for day in (told.event.date, told.was))


def _knows_better(told: DatedEvent, start: DatedEvent, events: Sequence[DatedEvent]) -> bool:
    """Return whether a newer report gives the end of the same strike: a strike of four days may have become one of eleven."""
    begun, over = start.event.date, told.event.date
    if begun is None or over is None or over < begun or told.off or told.item.when <= start.item.when:
        return False
    others = (one.event.date for one in events if one.event.type in _STARTS and not one.off)
    return not any(other and begun < other <= over for other in others)


def _length(dated: DatedEvent) -> dt.timedelta | None:
    words = _LENGTH.search(dated.event.text)
    if dated.event.type not in _STARTS or words is None:
        return None
    number = _NUMBERS.get(words[1].lower()) or int(words[1])
    # A strike of two days ends on the second; one of 48 hours at the same hour two days on.
    length = dt.timedelta(hours=number) if words[2].lower() == "hour" else dt.timedelta(days=number - 1)
    return length if length <= _LONGEST else None


def _end(dated: DatedEvent, length: dt.timedelta) -> dt.datetime:
    return dt.datetime.combine(dated.event.date or dt.date.min, dated.event.time or dt.time()) + length
