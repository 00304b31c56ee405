"""The date strings of feeds and exports, read into aware times.

Two formats make up nearly every feed: RFC 822 and ISO 8601. They take the short way. All others are taken apart: the clock,
the zone, then what is left as day, month and year, by the names, the separators and the size of the numbers. What cannot be
read without a guess at a missing part is None, never a wrong date.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from strikewatch.dates.names import MONTHS, WEEKDAYS, fold
from strikewatch.dates.zones import OFFSETS, fixed

# Nothing was published in a feed before 1990: year 1 (Hugo's "no date"), 1900 and 1970 (a clock at zero) are kept out.
_FIRST_YEAR = 1990
# A date may be a little ahead of us: a wrong clock, or a zone left out.
_AHEAD = dt.timedelta(days=2)
_LONGEST = 120  # characters; the longest real one has 62

_RFC = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(\d{1,2}) ([A-Za-z]{3,9}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))?(?: ([+-]\d{4}|[A-Za-z]{1,5}))?\Z", re.ASCII
)
_CLOCK = re.compile(r"(\d{1,2})[:h](\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s*([ap]\.?m\b\.?)?|\b(\d{1,2})\s*([ap]\.?m\b\.?)")
_COMPACT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)[t ]?(\d\d):?(\d\d):?(\d\d)?(?:[.,]\d{1,9})?(?=\D|\Z)")
_LOOSE_CLOCK = re.compile(r"(?<=[\d\s])([01]\d|2[0-3])([0-5]\d)(?=\s*(?:[a-z]{1,5}|[+-]\d{4})?\s*\Z)")
_DAY_MONTH_YEAR = re.compile(r"(?:\d\W+[^\W\d_]+|[^\W\d_]\W+\d\d?)\W+(?:\d\d|\d{4})\W+\Z")
_OFFSET = re.compile(r"\s*(?:utc|gmt|z)?\s?([+-])(\d\d?)(?::?(\d\d))?(?!\d)")
_ZONE_NAME = re.compile(r"\s*([a-z]{1,5})\b")
_COMMENT = re.compile(r"\(([^()]*)\)")
_EAST_ASIAN = str.maketrans(
    {"年": "-", "년": "-", "月": "-", "월": "-", "日": " ", "일": " ", "時": ":", "时": ":", "시": ":", "分": " ", "분": " "}
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_MERIDIEM = {"上午": "am", "下午": "pm", "오전": "am", "오후": "pm"}

# (id >> 22) milliseconds after this instant; ids up to 3e10 were plain counters, until November 2010.
_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
_FIRST_SNOWFLAKE = 30_000_000_000


class _Clock(NamedTuple):
    """A time of day in seconds (24:00 is 86,400), where it stood, and whether it stood with a zone."""

    seconds: int
    start: int
    end: int


def parse_feed_date(raw: str, *, now: dt.datetime, default_zone: dt.tzinfo = dt.UTC) -> tuple[dt.datetime, bool] | None:
    """Read ``raw`` into an aware time and whether it is only a day (then at 00:00 of ``default_zone``).

    None where it cannot be read, and for years before 1990 and times more than two days after ``now``. A string without a
    zone is taken in ``default_zone``.
    """
    raw = raw.strip()
    found = _common(raw)
    if found is None and 0 < len(raw) <= _LONGEST:
        found = _other(raw, now)
    if found is None:
        return None
    when, day_only = found
    if when.year < _FIRST_YEAR or when.year > now.year + 1:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=default_zone)
    return None if when > now + _AHEAD else (when, day_only)


def tweet_time(tweet_id: int | str) -> dt.datetime | None:
    """Return when a tweet was posted, from its id alone (UTC); None for ids older than snowflakes, and what is no id."""
    try:
        number = int(tweet_id)
    except ValueError:
        return None
    if not _FIRST_SNOWFLAKE < number < 1 << 63:
        return None
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(milliseconds=(number >> 22) + _SNOWFLAKE_EPOCH_MS)


def _common(raw: str) -> tuple[dt.datetime, bool] | None:
    """Read RFC 822 with an English month, or ISO 8601 as the standard library knows it."""
    if match := _RFC.match(raw):
        day, name, year, hour, minute, second, zone = match.groups()
        month = MONTHS.get(name.lower())
        tzinfo = _zone(zone) if zone else None
        if month is None or (zone and tzinfo is None):
            return None
        try:
            return dt.datetime(int(year), month, int(day), int(hour), int(minute), int(second or 0), tzinfo=tzinfo), False
        except ValueError:
            return None
    # Week and ordinal dates, and digits alone, are left to the slow way: fromisoformat would take some ids for dates.
    if raw[4:5] == "-" and raw[7:8] == "-":
        try:
            return dt.datetime.fromisoformat(raw), len(raw) == 10
        except ValueError:
            return None
    return None


def _zone(text: str) -> dt.tzinfo | None:
    if text[0] in "+-":
        minutes = int(text[1:3]) * 60 + int(text[3:5])
        return fixed(-minutes if text[0] == "-" else minutes) if minutes < 24 * 60 else None
    offset = OFFSETS.get(text.lower())
    return None if offset is None else fixed(offset)


def _other(raw: str, now: dt.datetime) -> tuple[dt.datetime, bool] | None:
    if raw.isdecimal() and len(raw) in (10, 13):
        seconds = int(raw) / (1000 if len(raw) == 13 else 1)
        return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds), False
    text = raw.translate(_EAST_ASIAN)
    for sign, latin in _MERIDIEM.items():
        text = f"{text.replace(sign, ' ')} {latin}" if sign in text else text
    text = fold(text).replace("−", "-").replace("o'clock", ":00")  # noqa: RUF001 - the minus sign that some feeds write
    comments = " ".join(_COMMENT.findall(text))
    text = _COMMENT.sub(" ", text)
    try:
        return _compact(text) or _taken_apart(text, comments, now) or _iso(raw)
    except (ValueError, OverflowError):  # a number out of its range: the 32nd, an hour 25
        return None


def _iso(raw: str) -> tuple[dt.datetime, bool] | None:
    """Read week dates (2018-W41-3), ordinal dates (2018-283), a month or a year alone (then its first day)."""
    from dateutil.parser import isoparse

    return isoparse(raw), "T" not in raw


def _compact(text: str) -> tuple[dt.datetime, bool] | None:
    """Read ISO dates and times with any mix of separators left out, 24:00 and zones as words."""
    match = _COMPACT.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    if re.match(r"\s*[ap]\.?m\b", text[match.end() :]):
        return None
    return _at(
        dt.date(year, month, day), hour * 3600 + minute * 60 + min(second, 59), _zone_after(text, match.end(), "")[0]
    ), False


def _taken_apart(text: str, comments: str, now: dt.datetime) -> tuple[dt.datetime, bool] | None:
    clock = _clock(text)
    tzinfo: dt.tzinfo | None = None
    if clock is not None:
        tzinfo, end = _zone_after(text, clock.end, comments)
        text = f"{text[: clock.start]} {text[end:]}"
    day = _day(text, now)
    if day is None:
        return None
    return _at(day, clock.seconds if clock else 0, tzinfo), clock is None


def _at(day: dt.date, seconds: int, tzinfo: dt.tzinfo | None) -> dt.datetime:
    """Return the instant; 24:00 is 00:00 of the next day."""
    if seconds > 86_400:
        raise ValueError(seconds)
    return dt.datetime(day.year, day.month, day.day, tzinfo=tzinfo) + dt.timedelta(seconds=seconds)


def _clock(text: str) -> _Clock | None:
    match = _CLOCK.search(text)
    if match is None:
        bare = _LOOSE_CLOCK.search(text)
        # "03 apr 02 1500 gmt": four digits that end the string are a time only where a year stands before them.
        if bare is None or not _DAY_MONTH_YEAR.search(text[: bare.start()]):
            return None
        return _Clock(int(bare[1]) * 3600 + int(bare[2]) * 60, bare.start(), bare.end())
    hour, minute, second, half, lone_hour, lone_half = match.groups()
    half, hours = half or lone_half, int(hour or lone_hour)
    if half and hours <= 12:
        hours = hours % 12 + (12 if half[0] == "p" else 0)
    seconds = hours * 3600 + int(minute or 0) * 60 + min(int(second or 0), 59)
    if int(minute or 0) > 59:
        raise ValueError(text)
    return _Clock(seconds, match.start(), match.end())


def _zone_after(text: str, end: int, comments: str) -> tuple[dt.tzinfo | None, int]:
    """Read the zone that follows the clock, and where it ends; else one named in the comments ("+0000 (UTC)" has both)."""
    if match := _OFFSET.match(text, end):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        # An impossible offset ("+3000") is no reason to lose the day.
        return fixed(-minutes if match[1] == "-" else minutes) if minutes < 24 * 60 else None, match.end()
    if (match := _ZONE_NAME.match(text, end)) and match[1] in OFFSETS:
        return fixed(OFFSETS[match[1]]), match.end()
    offset = OFFSETS.get(comments.strip())
    return None if offset is None else fixed(offset), end


def _day(text: str, now: dt.datetime) -> dt.date | None:
    words = _WORD.findall(text)
    months = [MONTHS[word] for word in words if word in MONTHS]
    weekday = next((WEEKDAYS[word] for word in words if word in WEEKDAYS), None)
    if match := _NUMERIC.search(text):
        return _from_numbers(match, weekday, now)
    numbers = [word for word in words if word.isdecimal()]
    if months:
        # The last name is the month: "mar, 16 nov" is a Tuesday in November, "January, 29 Jan" says it twice.
        known = all(word.isdecimal() or word in MONTHS or word in WEEKDAYS or word in OFFSETS for word in words)
        return _from_names(months[-1], numbers, weekday, now if known else None)
    return None


def _from_numbers(match: re.Match[str], weekday: int | None, now: dt.datetime) -> dt.date | None:
    """Read "2020/1/10", "04/11/2019", "22.11.2022": year first, or by the separator's custom, else by the weekday named."""
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return dt.date(first, second, third)
    if len(match[1]) == 3 or len(match[4]) in (1, 3):
        return None
    year = _century(match[4], now)
    orders = [(second, first), (first, second)]  # (month, day); Americans write slashes and the month first
    if match[2] == "/":
        orders.reverse()
    days = [dt.date(year, month, day) for month, day in orders if month <= 12 and 0 < day <= 31 and _exists(year, month, day)]
    fitting = [day for day in days if weekday is None or day.weekday() == weekday] or days
    past = [day for day in fitting if day <= (now + _AHEAD).date()] or fitting
    return past[0] if past else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _from_names(month: int, numbers: list[str], weekday: int | None, now: dt.datetime | None) -> dt.date | None:
    """Read a day of a named month. A missing year is the latest that fits ``now`` and the weekday; without ``now`` it is None."""
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if not days or len(years) > 1 or len(years) + len(days) != len(numbers):
        return None
    if years:
        return dt.date(int(years[0]), month, int(days[0]))
    if now is None:  # words that are no part of a date: "3 hours ago" has no Italian August in it
        return None
    if len(days) == 2:
        return dt.date(_century(days[1], now), month, int(days[0]))
    latest = (now + _AHEAD).date()
    options = [
        dt.date(y, month, int(days[0])) for y in range(latest.year, latest.year - 12, -1) if _exists(y, month, int(days[0]))
    ]
    options = [day for day in options if day <= latest]
    return next((day for day in options if day.weekday() == weekday), options[0] if options else None)


def _century(digits: str, now: dt.datetime) -> int:
    """Return the year of two digits: this century up to now, else the last ("70" is 1970, and so no date of a feed)."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= now.year % 100 + 1 else 1900)
