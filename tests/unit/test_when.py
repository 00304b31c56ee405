"""Dates as prose tells them, and the days that they come to: the ten rules of domain 3.4."""

from __future__ import annotations

import datetime as dt

import pytest

from strikewatch.analysis.resolve import Base, Way, last_of_month, resolve
from strikewatch.analysis.when import Mention, find, number

TUESDAY = dt.date(2023, 8, 1)
BASE = Base(day=TUESDAY, own=TUESDAY)


def mentions(text: str) -> tuple[Mention, ...]:
    return find(text.lower(), text, 0, len(text))


def days(text: str, way: Way, base: Base = BASE) -> list[str]:
    found = [resolve(mention, base, way) for mention in mentions(text)]
    return [f"{day.date} {day.precision}" if day else "none" for day in found]


@pytest.mark.parametrize(
    ("text", "way", "expected"),
    [
        # rule 2: a weekday ahead is the next such day, the item's own included
        ("are set to meet Friday", "future", "2023-08-04 day"),
        ("will stop work for four hours on Tuesday", "future", "2023-08-01 day"),
        # rule 3: behind, the latest such day, the item's own included
        ("told its members Tuesday", "past", "2023-08-01 day"),
        ("walked out on Friday", "past", "2023-07-28 day"),
        ("a deadline set last Friday", "past", "2023-07-28 day"),
        ("a rally last Tuesday", "past", "2023-07-25 day"),
        ("this Friday", None, "2023-08-04 day"),
        ("on Friday", None, "2023-07-28 day"),
        ("Monday week", "future", "2023-08-14 day"),
        # rule 4: a day without a year
        ("began May 2", "past", "2023-05-02 day"),
        ("expires Sept. 30", "future", "2023-09-30 day"),
        ("began December 5", "past", "2022-12-05 day"),
        ("from January 2", "future", "2024-01-02 day"),
        ("due to run out on July 20", "future", "2023-07-20 day"),
        ("on 14 August", None, "2023-08-14 day"),
        ("the 3rd of September", "future", "2023-09-03 day"),
        ("Saturday April 7, 2012", None, "2012-04-07 day"),
        ("Saturday 5 August", "future", "2023-08-05 day"),
        ("2023-08-09", None, "2023-08-09 day"),
        ("February 30", "past", "none"),
        # relative words
        ("yesterday", "past", "2023-07-31 day"),
        ("tomorrow morning", "future", "2023-08-02 day"),
        ("tonight", "future", "2023-08-01 day"),
        ("the day after tomorrow", "future", "2023-08-03 day"),
        # rule 7: counted
        ("three days ago", "past", "2023-07-29 day"),
        ("in 10 days", "future", "2023-08-11 day"),
        ("two weeks ago", "past", "2023-07-18 week"),
        ("four months ago", "past", "2023-04-01 month"),
        ("a year ago", "past", "2022-08-01 month"),
        ("two hours ago", "past", "none"),
        # stretches are no days
        ("last week", "past", "2023-07-24 week"),
        ("next week", "future", "2023-08-07 week"),
        ("at the weekend", "past", "2023-07-29 week"),
        ("next weekend", "future", "2023-08-05 week"),
        ("last month", "past", "2023-07-01 month"),
        ("last year", "past", "none"),
        ("by the end of September", "future", "2023-09-30 month"),
        ("in March", "past", "2023-03-01 month"),
        ("in March", "future", "2024-03-01 month"),
        ("March's walkout", "past", "2023-03-01 month"),
        ("in October 2021", "past", "2021-10-01 month"),
        ("next July", "future", "2024-07-01 month"),
        # rule 8: bounds
        ("sometime after the meeting", "future", "none"),
        ("in the coming days", "future", "none"),
        ("the following Monday", "future", "none"),
    ],
)
def test_a_date_in_prose_is_the_day_that_a_reader_takes_it_for(text: str, way: Way, expected: str) -> None:
    """Each rule, relative to Tuesday 1 August 2023."""
    assert days(text, way) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "workers may march",
        "the union may strike",
        "1,400 people",
        "a 2.5 percent rise",
        "May 5,000 people",
        "sat down",
        "the sun",
        "10 may strike",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Modal verbs, amounts and short words are no dates."""
    assert [m for m in mentions(text) if m.kind == "day"] == []
    assert "month" not in {m.kind for m in mentions(text) if "5,000" not in text}


def test_next_friday_is_two_days() -> None:
    """Rule 5: both readings are kept, and it is marked."""
    (mention,) = mentions("will meet next Friday")
    day = resolve(mention, BASE, "future")
    assert day is not None
    assert day.ambiguous
    assert (day.not_before, day.not_after) == (dt.date(2023, 8, 4), dt.date(2023, 8, 11))
    (same,) = mentions("next Tuesday")
    found = resolve(same, BASE, "future")
    assert found is not None
    assert found.date == dt.date(2023, 8, 8)


def test_wire_copy_put_out_after_midnight_speaks_from_its_own_day() -> None:
    """Monday's file of a Sunday story: its Sunday is yesterday, ahead and behind."""
    base = Base(day=dt.date(2023, 7, 31), own=dt.date(2023, 7, 30))
    assert days("expires at midnight on Sunday", "future", base) == ["2023-07-30 day"]
    assert days("yesterday", "past", base) == ["2023-07-29 day"]


def test_lists_and_ranges_are_days_each() -> None:
    """Every day of a list is one, and both ends of a range; the month goes with the day beside it."""
    text = "strikes on June 20, 22 and 24 and from 3 to 5 July, then Aug. 18-20, 2024"
    found = mentions(text)
    assert [text[m.start : m.end] for m in found] == ["June 20", "22", "24", "3", "5 July", "Aug. 18", "20"]
    assert [(m.month, m.day, m.year) for m in found][-2:] == [(8, 18, 2024), (8, 20, 2024)]
    assert [m.month for m in mentions("on June 20, 2,000 workers")] == [6]


def test_the_stamp_of_a_page_is_no_date_of_the_story() -> None:
    """A day with year and time to the minute is where a page says when it was put up."""
    assert mentions("KALDA Bus strike total August 14 , 2008 00:00 IST CITY") == ()


@pytest.mark.parametrize(
    ("text", "time", "zone", "exact"),
    [
        ("at 0400 GMT on Monday", "04:00", "UTC", True),
        ("by 11:59 p.m. EDT on Wednesday", "23:59", "America/New_York", True),
        ("12:01 a.m. Tuesday", "00:01", None, True),
        ("Friday at 10 a.m. Pacific time", "10:00", "America/Los_Angeles", False),
        ("noon Friday", "12:00", None, False),
        ("at midnight on Sunday", "23:59", None, False),
        ("the midnight deadline on Wednesday", "23:59", None, False),
        ("from 07:00 on 13 July", "07:00", None, True),
        ("Monday at 24:00", "23:59", None, True),
    ],
)
def test_an_hour_goes_to_the_day_beside_it(text: str, time: str, zone: str | None, exact: bool) -> None:  # noqa: FBT001
    """Rule 6 and the hours of deadlines, with the clock that they are read on."""
    (mention,) = mentions(text)
    assert mention.clock is not None
    assert (f"{mention.clock.time:%H:%M}", mention.clock.zone, mention.clock.exact) == (time, zone, exact)


@pytest.mark.parametrize(
    "text", ["Monday at 9.75 percent", "on Monday, 14:75", "at 24:30 on Monday", "Monday, a 10.50 percent rise"]
)
def test_what_is_no_hour(text: str) -> None:
    """Amounts and impossible times are no hours."""
    assert all(m.clock is None for m in mentions(text))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("by Friday", "by"), ("until July 18", "until"), ("since late on Monday", "since"), ("for Thursday", "for"), ("Friday", ""),
        ("starting Monday", "starting"), ("by midnight on Saturday", "by"),
    ],
)  # fmt: skip
def test_the_preposition_before_a_date_is_kept(text: str, lead: str) -> None:
    """It says whether the date is a term, a start or a day."""
    assert mentions(text)[0].lead == lead


def test_numerals() -> None:
    """Figures and words count alike."""
    assert (number("12"), number("twelve"), number("a")) == (12, 12, 1)


def test_the_last_day_of_a_month() -> None:
    """Leap years and long months too."""
    assert last_of_month(dt.date(2024, 2, 10)) == dt.date(2024, 2, 29)
    assert last_of_month(dt.date(2023, 12, 31)) == dt.date(2023, 12, 31)
