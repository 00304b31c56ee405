"""What day a mention of a date is: the date rules of domain 3.4, relative to the item's own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from strikewatch.analysis.when import Mention
from strikewatch.model import Precision, Record

# Does the sentence look back or ahead? None where it does not say.
Way = Literal["past", "future"] | None

_STEP_DAYS = {"day": 1, "week": 7}


class Day(Record, frozen=True, kw_only=True):
    """What a mention comes to."""

    date: dt.date | None
    precision: Precision = "day"
    not_before: dt.date | None = None
    not_after: dt.date | None = None
    computed: bool = False
    ambiguous: bool = False


class Base(Record, frozen=True, kw_only=True):
    """The day that an item speaks from. ``own`` is the day that wire copy names as its own, where it was put out after midnight.

    ``told`` is the day that the text has told last, from which "two days later" counts.
    """

    day: dt.date
    own: dt.date
    told: dt.date | None = None


def resolve(mention: Mention, base: Base, way: Way) -> Day | None:
    """Return the day that ``mention`` means in words that look ``way``; None where it cannot be said."""
    rule = _RULES.get(mention.kind)
    return rule(mention, base, way) if rule else None


def _weekday(mention: Mention, base: Base, way: Way) -> Day | None:
    """Rules 2, 3 and 5: ahead the next such day, back the latest, the item's own day included in both."""
    assert mention.weekday is not None
    if mention.day is not None and (numbered := _numbered(mention.weekday, mention.day, base.day, way)):
        return Day(date=numbered)
    ahead = base.day + dt.timedelta(days=(mention.weekday - base.day.weekday()) % 7)
    back = base.day - dt.timedelta(days=(base.day.weekday() - mention.weekday) % 7)
    if mention.modifier == "next":
        # This coming, or the week after: both are kept, and no bell is put on it.
        first = ahead if ahead > base.day else ahead + dt.timedelta(days=7)
        return Day(date=first, not_before=first, not_after=first + dt.timedelta(days=7), ambiguous=True)
    if mention.modifier == "following":
        return None
    if mention.modifier in ("last", "this past"):
        date = back if back < base.own else back - dt.timedelta(days=7)
    elif mention.modifier == "week":  # "Monday week"
        date = ahead + dt.timedelta(days=7)
    elif base.own.weekday() == mention.weekday:
        date = base.own
    else:
        date = ahead if way == "future" or mention.modifier in ("this", "coming", "this coming") else back
    return Day(date=date)


def _numbered(weekday: int, number: int, near: dt.date, way: Way) -> dt.date | None:
    """Return the day that is such a weekday and has that number in its month, on the side that ``way`` says: "Thursday 12"."""
    months = (_months_on(near.replace(day=1), shift) for shift in (-1, 0, 1))
    days = (_date(first.year, first.month, number) for first in months if first)
    fitting = [day for day in days if day and day.weekday() == weekday]
    return min(fitting, key=lambda day: (way is not None and (day < near) == (way == "future"), abs(day - near)), default=None)


def _month_day(mention: Mention, base: Base, way: Way) -> Day | None:
    """Rule 4: without a year the latest such day when looking back, the next when looking ahead, else the nearest."""
    assert mention.month is not None
    assert mention.day is not None
    years = (mention.year,) if mention.year else range(base.day.year - 1, base.day.year + 2)
    days = [day for year in years if (day := _date(year, mention.month, mention.day))]
    if mention.weekday is not None:
        days = [day for day in days if day.weekday() == mention.weekday] or days
    if not days:
        return None
    nearest = min(days, key=lambda day: abs(day - base.day))
    if mention.year or mention.weekday is not None or way is None:
        return Day(date=nearest)
    fitting = [day for day in days if (day >= base.day if way == "future" else day <= base.day)]
    chosen = min(fitting, key=lambda day: abs(day - base.day), default=nearest)
    # A tense may mislead ("the deal was to run out on June 30"): a day far off on one side and close by on the other is the close one.
    if abs(chosen - base.day).days > 270 and abs(nearest - base.day).days < 60:
        return Day(date=nearest)
    return Day(date=chosen)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _offset(mention: Mention, base: Base, _: Way) -> Day | None:
    return Day(date=base.own + dt.timedelta(days=mention.steps))


def _ago(mention: Mention, base: Base, _: Way) -> Day | None:
    """Rule 7: counted back or ahead; a count of weeks is no day."""
    if mention.unit == "hour" or abs(mention.steps) > 3000:
        return None
    step = _STEP_DAYS.get(mention.unit)
    if step is None:
        first = _months_on(base.own.replace(day=1), mention.steps * (12 if mention.unit == "year" else 1))
        return Day(date=first, precision="month", computed=True) if first else None
    day = base.own + dt.timedelta(days=step * mention.steps)
    return Day(date=day, precision="day" if mention.unit == "day" else "week", computed=True)


def _then(mention: Mention, base: Base, _: Way) -> Day | None:
    """Rule 7: count from the day told last; without one "a day earlier" looks back from the report, and "a day later" from nothing."""
    anchor = base.told or (base.own if mention.steps < 0 else None)
    step = _STEP_DAYS[mention.unit]
    if anchor is None or abs(mention.steps) > 3000:
        return None
    return Day(date=anchor + dt.timedelta(days=step * mention.steps), precision="day" if step == 1 else "week", computed=True)


def _months_on(first: dt.date, months: int) -> dt.date | None:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return _date(year, month + 1, 1)


def _week(mention: Mention, base: Base, _: Way) -> Day | None:
    """Return the week or month before, of, or after the item's own: a stretch, never a day."""
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(mention.modifier, 0)
    if mention.unit in ("week", "weekend"):
        monday = base.own - dt.timedelta(days=base.own.weekday()) + dt.timedelta(days=7 * shift)
        if mention.unit == "weekend" and mention.modifier == "next":
            monday -= dt.timedelta(days=7)
        first = monday + dt.timedelta(days=5) if mention.unit == "weekend" else monday
        return Day(date=first, precision="week", not_before=first, not_after=monday + dt.timedelta(days=6))
    if mention.unit == "month":
        first = _months_on(base.own.replace(day=1), shift) or base.own
        return Day(date=first, precision="month", not_before=first, not_after=last_of_month(first))
    return None


def _month(mention: Mention, base: Base, way: Way) -> Day | None:
    assert mention.month is not None
    if mention.year:
        first = dt.date(mention.year, mention.month, 1)
    else:
        this = dt.date(base.own.year, mention.month, 1)
        ahead = this if mention.month >= base.own.month else this.replace(year=this.year + 1)
        back = this if mention.month <= base.own.month else this.replace(year=this.year - 1)
        first = ahead if way == "future" or mention.modifier == "next" else back
    last = last_of_month(first)
    if mention.modifier == "end":
        return Day(date=last, precision="month", not_before=first, not_after=last)
    return Day(date=first, precision="month", not_before=first, not_after=last)


def last_of_month(day: dt.date) -> dt.date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=28) + dt.timedelta(days=4) - dt.timedelta(days=(day.replace(day=28) + dt.timedelta(days=4)).day)


_RULES: dict[str, Callable[[Mention, Base, Way], Day | None]] = {
    "weekday": _weekday, "day": _month_day, "offset": _offset, "ago": _ago, "then": _then, "week": _week, "month": _month,
}  # fmt: skip
