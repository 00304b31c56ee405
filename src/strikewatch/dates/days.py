"""Days: how they are told, and the day some months on."""

from __future__ import annotations

import datetime as dt

# English whatever the locale: the digest is judged and written in one language.
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(date: dt.date, *, weekday: bool = True, year: bool = False) -> str:
    """Return "Tue 1 Aug", with the year where asked."""
    words = f"{date.day} {_MONTHS[date.month - 1]}"
    words = f"{_WEEKDAYS[date.weekday()]} {words}" if weekday else words
    return f"{words} {date.year}" if year else words


def later(date: dt.date, *, months: int = 0, days: int = 0) -> dt.date:
    """Return the day so many months and days on; of a month that is too short for it the last."""
    from dateutil.relativedelta import relativedelta

    return date + relativedelta(months=months, days=days)
