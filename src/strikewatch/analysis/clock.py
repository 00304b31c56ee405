"""Hours as prose tells them: "12:01 a.m. EST", "0400 GMT", "noon", "midnight"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from strikewatch.dates import zone_of_abbreviation
from strikewatch.model import Record

# "midnight" is the end of the day named (rule 6); a clock cannot say 24:00, so it shows the last minute of it.
END_OF_DAY = dt.time(23, 59)

_ZONE = (
    r"(?: \(?(?P<zone>e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|a[ck]?[sd]t|nst|ndt|gmt|utc|bst|cest|cet|eest|eet|msk|sast|ist|hkt|sgt|jst|kst"
    r"|aest|aedt|awst|acst|nzst|nzdt|eastern|central|pacific|mountain)\b(?: (?:standard|daylight))?(?: time)?\)?| (?:local time|hours|hrs)\b)?"
)
_CLOCK = re.compile(
    r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))? ?(?P<half>[ap])\.?m\b\.?" + _ZONE
    + r"|\b(?P<h2>[01]?\d|2[0-4])[:.](?P<m2>[0-5]\d)\b(?! percent|%| million| billion)" + _ZONE.replace("zone", "zone2")
    + r"|\b(?P<h3>[01]\d|2[0-4])(?P<m3>[0-5]\d) (?P<zone3>gmt|utc|est|edt|cet|local time|hours|hrs)\b"
    + r"|\b(?P<h4>[01]\d|2[0-4])(?P<m4>[0-5]\d)(?= \(\d{3,4} ?(?:gmt|utc)\))"  # "0600 (0400 GMT)"
    + r"|\b(?P<word>midnight|noon|midday)\b" + _ZONE.replace("zone", "zone4")
)  # fmt: skip


class Clock(Record, frozen=True, kw_only=True):
    """An hour as told. ``zone`` is an IANA name; ``exact`` where minutes were given; ``midnight`` belongs to the day it ends."""

    start: int
    end: int
    time: dt.time
    zone: str | None = None
    exact: bool = False
    midnight: bool = False


def find_clocks(folded: str, start: int, end: int) -> Iterator[Clock]:
    """Yield the hours told in ``folded[start:end]``; of "6 a.m. (1000 GMT)" the first, which is the place's own."""
    told: Clock | None = None
    for clock in _all(folded, start, end):
        if told is not None and folded[told.end : clock.start] == " (":
            told = replace(told, end=clock.end + folded.startswith(")", clock.end))
            continue
        if told is not None:
            yield told
        told = clock
    if told is not None:
        yield told


def _all(folded: str, start: int, end: int) -> Iterator[Clock]:
    for match in _CLOCK.finditer(folded, start, end):
        zone = match["zone"] or match["zone2"] or match["zone3"] or match["zone4"]
        name = zone_of_abbreviation(zone) if zone else None
        if word := match["word"]:
            time = END_OF_DAY if word == "midnight" else dt.time(12)
            yield Clock(start=match.start(), end=match.end(), time=time, zone=name, midnight=word == "midnight")
            continue
        hour, minute = int(match["h"] or match["h2"] or match["h3"] or match["h4"]), int(_minutes(match) or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
        if minute > 59 or (hour == 24 and minute):
            continue
        exact = bool(_minutes(match))
        time = END_OF_DAY if hour == 24 else dt.time(hour, minute)
        yield Clock(start=match.start(), end=match.end(), time=time, zone=name, exact=exact, midnight=hour == 24)


def _minutes(match: re.Match[str]) -> str | None:
    return match["m"] or match["m2"] or match["m3"] or match["m4"]
