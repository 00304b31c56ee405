"""When a tweet was posted: from its date where that names a zone, else from its id."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from strikewatch.dates import parse_feed_date, tweet_time
from strikewatch.model import DateOrigin

_MONTHS = {name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}  # noqa: SIM905 - reads better
_UNSTATED = dt.timezone(dt.timedelta(0), "unstated")
# Local times lie within 14 hours of UTC; an hour for careless clocks.
_FARTHEST_ZONE = dt.timedelta(hours=15)
_A_MINUTE = dt.timedelta(minutes=1)
_SECONDS = re.compile(r"\d:\d\d:\d\d")
_FIRST_TWEET = dt.datetime(2006, 3, 21, tzinfo=dt.UTC)
_AHEAD = dt.timedelta(days=2)
# The archive knows only the day of tweets up to November 2010, whose ids were plain counters; the last one seen is 29,695,519,727.
_LAST_COUNTER = 30_000_000_000

Moment = tuple[dt.datetime | None, bool, DateOrigin]


def posted(raw: str | None, number: int | None, *, now: dt.datetime) -> Moment:
    """Return the time (UTC, to the second), whether only the day is known, and where it was found.

    A date without a zone, or without seconds, is replaced by the time in the id if that is within reach of it.
    """
    when, day_only = _read(raw, now) if raw else (None, False)
    exact = False
    if when is not None and when.tzinfo is not _UNSTATED:
        if when.tzinfo is not dt.UTC or when.microsecond:
            when = when.astimezone(dt.UTC).replace(microsecond=0)
        exact = when.second != 0 or _SECONDS.search(raw or "") is not None
    if when is not None and not _possible(when, now):
        when, exact = None, False
    if when is not None and exact:
        return when, day_only or _is_day(when, number), "published"
    by_id = tweet_time(number) if number is not None else None
    if by_id is not None and _possible(by_id, now) and (when is None or abs(by_id - when) <= _reach(when, day_only=day_only)):
        return by_id.replace(microsecond=0), False, "id"
    if when is None:
        return None, False, "published"
    return when.replace(tzinfo=dt.UTC, microsecond=0), day_only or _is_day(when, number), "published"


def _possible(when: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether anybody can have posted then; most times are seen to be by their year."""
    return _FIRST_TWEET.year < when.year < now.year or _FIRST_TWEET <= when <= now + _AHEAD


def _is_day(when: dt.datetime, number: int | None) -> bool:
    return number is not None and number < _LAST_COUNTER and (when.hour, when.minute, when.second) == (0, 0, 0)


def _reach(when: dt.datetime, *, day_only: bool) -> dt.timedelta:
    """Return how far from what is written a tweet may have been posted: within its minute, its zone, or its day anywhere."""
    if when.tzinfo is not _UNSTATED:
        return _A_MINUTE
    return _FARTHEST_ZONE + dt.timedelta(days=1) if day_only else _FARTHEST_ZONE


def _read(raw: str, now: dt.datetime) -> tuple[dt.datetime | None, bool]:
    """Read ``Wed Oct 10 20:19:24 +0000 2018``, ISO 8601 and its like; a zone that is not there is marked so."""
    if len(raw) == 30 and raw[20:26] == "+0000 ":
        try:
            return dt.datetime.combine(_day(raw[4:10], raw[26:]), dt.time.fromisoformat(raw[11:19]), dt.UTC), False
        except (ValueError, KeyError):
            return None, False
    if raw[19:21] in (" +", " -"):
        raw = raw[:19] + raw[20:]
    try:
        when = dt.datetime.fromisoformat(raw)
    except ValueError:
        return parse_feed_date(raw, now=now, default_zone=_UNSTATED) or (None, False)
    return when if when.tzinfo else when.replace(tzinfo=_UNSTATED), len(raw) == len("2018-10-10")


@lru_cache(maxsize=10_000)
def _day(month_and_day: str, year: str) -> dt.date:
    return dt.date(int(year), _MONTHS[month_and_day[:3]], int(month_and_day[4:]))
