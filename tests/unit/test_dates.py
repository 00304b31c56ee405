"""What feeds and posts write as dates, and the zones that clocks read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from strikewatch.dates import (
    abbreviation,
    later,
    local_zone,
    parse_feed_date,
    tweet_time,
    zone_named,
    zone_of_abbreviation,
    zone_of_country,
    zone_of_place,
)
from strikewatch.dates.zones import _linked

NOW = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)


def read(raw: str) -> str | None:
    found = parse_feed_date(raw, now=NOW)
    return found and found[0].isoformat() + (" day" if found[1] else "")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # the two common formats
        ("Tue, 03 Feb 2026 08:15:30 +0100", "2026-02-03T08:15:30+01:00"),
        ("3 Feb 2026 08:15 GMT", "2026-02-03T08:15:00+00:00"),
        ("Tue, 03 February 2026 08:15:30 EST", "2026-02-03T08:15:30-05:00"),
        ("2026-02-03T08:15:30Z", "2026-02-03T08:15:30+00:00"),
        ("2026-02-03T08:15:30.250-05:00", "2026-02-03T08:15:30.250000-05:00"),
        ("2026-02-03", "2026-02-03T00:00:00+00:00 day"),
        # zones that feedparser ignores
        ("Fri, 03 Jul 2020 20:19:24 CEST", "2020-07-03T20:19:24+02:00"),
        ("Fri, 03 Jan 2020 20:19:24 CET", "2020-01-03T20:19:24+01:00"),
        ("Fri, 03 Jul 2020 20:19:24 BST", "2020-07-03T20:19:24+01:00"),
        ("Fri, 03 Jul 2020 20:19:24 IST", "2020-07-03T20:19:24+05:30"),
        ("Fri, 03 Jul 2020 20:19:24 JST", "2020-07-03T20:19:24+09:00"),
        ("Fri, 03 Jul 2020 20:19:24 AEST", "2020-07-03T20:19:24+10:00"),
        ("Fri, 03 Jul 2020 20:19:24 MSK", "2020-07-03T20:19:24+03:00"),
        ("Fri, 03 Jul 2020 20:19:24 GMT+2", "2020-07-03T20:19:24+02:00"),
        ("Fri, 03 Jul 2020 20:19:24 UTC+0200", "2020-07-03T20:19:24+02:00"),
        ("2020-07-03 20:19:24 UTC", "2020-07-03T20:19:24+00:00"),
        ("Fri, 03 Jul 2020 20:19:24 +0000 (UTC)", "2020-07-03T20:19:24+00:00"),
        ("Fri Jul 03 2020 20:19:24 GMT-0300 (Some Standard Time)", "2020-07-03T20:19:24-03:00"),
        ("Fri, 03 Jul 2020 20:19:24 (BST)", "2020-07-03T20:19:24+01:00"),
        ("Fri, 03 Jul 2020 20:19:24 Nowhere", "2020-07-03T20:19:24+00:00"),
        ("Fri, 03 Jul 2020 20:19:24 +3000", "2020-07-03T20:19:24+00:00"),
        # numbers
        ("2020/1/10 14:33:00", "2020-01-10T14:33:00+00:00"),
        ("2020/07/03", "2020-07-03T00:00:00+00:00 day"),
        ("22.11.2022 12:16:00", "2022-11-22T12:16:00+00:00"),
        ("Thu, 04/11/2019 - 14:07", "2019-04-11T14:07:00+00:00"),
        ("Mon, 04/11/2019 - 14:07", "2019-11-04T14:07:00+00:00"),
        ("25/12/2019 10:00", "2019-12-25T10:00:00+00:00"),
        ("01/02/2026 10:00", "2026-01-02T10:00:00+00:00"),
        ("04/02/2026 10:00", "2026-02-04T10:00:00+00:00"),
        ("03.04.19 10:00", "2019-04-03T10:00:00+00:00"),
        ("20200703T201924Z", "2020-07-03T20:19:24+00:00"),
        ("20200703", "2020-07-03T00:00:00+00:00 day"),
        ("2002-12-31T192030+01:00", "2002-12-31T19:20:30+01:00"),
        ("2020-W27-5", "2020-07-03T00:00:00+00:00 day"),
        ("2020-185", "2020-07-03T00:00:00+00:00 day"),
        ("2020-07", "2020-07-01T00:00:00+00:00 day"),
        ("1593807564", "2020-07-03T20:19:24+00:00"),
        ("1593807564000", "2020-07-03T20:19:24+00:00"),
        # clocks
        ("Fri, Jul 3 2020 02:02:33 PM", "2020-07-03T14:02:33+00:00"),
        ("July 3, 2020 8:19 p.m. EDT", "2020-07-03T20:19:00-04:00"),
        ("July 3, 2020 12:05 am", "2020-07-03T00:05:00+00:00"),
        ("3 July 2020 7 pm", "2020-07-03T19:00:00+00:00"),
        ("2020-07-03 8:19:24 PM", "2020-07-03T20:19:24+00:00"),
        ("2020-07-03 08:19:24 PM", "2020-07-03T20:19:24+00:00"),
        ("03 Jul 20 1500 GMT", "2020-07-03T15:00:00+00:00"),
        ("Jul 3, 2020", "2020-07-03T00:00:00+00:00 day"),
        ("Fri, 03 Jul 2020 24:00:00 GMT", "2020-07-04T00:00:00+00:00"),
        ("2020-07-03T24:00:00Z", "2020-07-04T00:00:00+00:00"),
        ("Fri, 03 Jul 2020 20:19:60 GMT", "2020-07-03T20:19:59+00:00"),
        ("7:51 PM - 16 Feb 2012", "2012-02-16T19:51:00+00:00"),
        ("Fri Jul 03 20:19:24 +0000 2020", "2020-07-03T20:19:24+00:00"),
        # names in other languages
        ("Sex, 03 Jul 2020 10:00:00 -0300", "2020-07-03T10:00:00-03:00"),
        ("Qui, 24 Set 2020 19:18:49 -0300", "2020-09-24T19:18:49-03:00"),
        ("Do, 24 Dez 2020 10:00:00 +0100", "2020-12-24T10:00:00+01:00"),
        ("mar, 24 nov 2020 08:00:00 +0100", "2020-11-24T08:00:00+01:00"),
        ("3. Oktober 2020, 20:19 Uhr", "2020-10-03T20:19:00+00:00"),
        ("3 août 2020", "2020-08-03T00:00:00+00:00 day"),
        ("3 июля 2020 20:19", "2020-07-03T20:19:00+00:00"),
        ("2020年7月3日 20:19", "2020-07-03T20:19:00+00:00"),
        ("2020年7月3日 下午8:19", "2020-07-03T20:19:00+00:00"),
        ("January, 29 Jan 2021 10:00:00 +0530", "2021-01-29T10:00:00+05:30"),
        # no year: the latest that fits, by its weekday where one is named
        ("Sat, 07 Mar 08:03:50 +0000", "2026-03-07T08:03:50+00:00"),
        ("Sat, 07 Nov 08:03:50 +0000", "2020-11-07T08:03:50+00:00"),
        ("29 Feb 08:00", "2024-02-29T08:00:00+00:00"),
        # what is no date of a feed
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("01 Jan 70 01:00:00 +0100", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0", None),
        ("2035-08-17T11:30:00+02:00", None),
        ("Fri, 31 Apr 2020 10:00:00 GMT", None),
        ("2020-13-45", None),
        ("3 hours ago", None),
        ("yesterday", None),
        ("July", None),
        ("10:30", None),
        ("July 3, 2020 25:00", None),
        ("July 3, 2020 10:75", None),
        ("12-345-2020", None),
        ("Volume 12, Number 3", None),
        ("", None),
        ("x" * 4000, None),
    ],
)
def test_a_date_of_a_feed_is_read_right_or_not_at_all(raw: str, expected: str | None) -> None:
    """Every class of date that real feeds hold is read as its author meant it; nothing is guessed."""
    assert read(raw) == expected


def test_a_string_without_zone_takes_the_default() -> None:
    """A naive time is local to whoever the caller says wrote it."""
    zone = zone_named("America/Chicago")
    assert zone is not None
    found = parse_feed_date("2025-07-03 10:00", now=NOW, default_zone=zone)
    assert found is not None
    assert found[0].utcoffset() == dt.timedelta(hours=-5)


def test_a_date_may_be_a_little_ahead() -> None:
    """A wrong clock or a missing zone is forgiven for two days, no longer."""
    assert read("2026-03-07T11:00:00Z") is not None
    assert read("2026-03-07T13:00:00Z") is None


def test_the_time_of_a_tweet_is_in_its_id() -> None:
    """Snowflake ids carry milliseconds; counters of before November 2010 carry nothing."""
    assert tweet_time(1288834974657 << 22 >> 22) == dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(
        milliseconds=1288834974657 + (1288834974657 >> 22)
    )
    assert tweet_time(str((1_600_000_000_000 - 1288834974657) << 22)) == dt.datetime(2020, 9, 13, 12, 26, 40, tzinfo=dt.UTC)
    assert tweet_time(29_695_519_727) is None
    assert tweet_time("1.26426E+18") is None
    assert tweet_time(1 << 63) is None


def test_zones_have_names_that_readers_know(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A zone is shown by its abbreviation of that day; an unknown name is none."""
    assert abbreviation("America/Los_Angeles", dt.date(2023, 8, 4)) == "PDT"
    assert abbreviation(dt.UTC, dt.date(2023, 8, 4)) == "UTC"
    assert abbreviation("No/Where", dt.date(2023, 8, 4)) == ""
    assert zone_named("../etc/passwd") is None
    assert zone_named("America") is None
    monkeypatch.setenv("TZ", ":Asia/Tokyo")
    assert str(local_zone()) == "Asia/Tokyo"
    monkeypatch.setenv("TZ", "XYZ-3")
    monkeypatch.setattr("strikewatch.dates.zones._linked", lambda: None)
    assert local_zone().utcoffset(dt.datetime(2026, 1, 1)) is not None  # noqa: DTZ001 - a zone is asked for its own time
    link = tmp_path / "localtime"
    assert _linked(link) is None
    (tmp_path / "zoneinfo" / "Europe").mkdir(parents=True)
    (tmp_path / "zoneinfo" / "Europe" / "Rome").touch()
    link.symlink_to(tmp_path / "zoneinfo" / "Europe" / "Rome")
    assert _linked(link) == "Europe/Rome"


def test_clocks_and_places_have_zones() -> None:
    """The clock that a report names, and the place that it comes from, are known."""
    assert zone_of_abbreviation("EDT") == "America/New_York"
    assert zone_of_abbreviation("Eastern") == "America/New_York"
    assert zone_of_abbreviation("xyz") is None
    assert zone_of_place("LIMA") == "America/Lima"
    assert zone_of_place("Wilmington, California") == "America/Los_Angeles"
    assert zone_of_place("São Paulo") == "America/Sao_Paulo"
    assert zone_of_place("Peru") == "America/Lima"
    assert zone_of_country("AU") == "Australia/Sydney"
    assert zone_of_country("fr") == "Europe/Paris"
    assert zone_of_place("Calder Bay") is None
    assert zone_of_place(None, "US") is None
    assert zone_of_country("XX") is None
    assert zone_of_country(None) is None


@pytest.mark.parametrize(
    ("place", "country", "zone"),
    [
        ("Birmingham", "GB", "Europe/London"),
        ("Birmingham", "us", "America/Chicago"),
        ("BIRMINGHAM, Ala.", "US", "America/Chicago"),
        ("Birmingham, Ala.", None, "America/Chicago"),
        ("Rome, Ga.", "US", "America/New_York"),
        ("Athens, Ga.", None, "America/New_York"),
        ("London, Ont.", "CA", "America/Toronto"),
        ("London", "CA", "America/Toronto"),
        ("Manchester, N.H.", "US", "America/New_York"),
        ("Vienna, Va.", "US", "America/New_York"),
        ("Vienna", "US", None),
        ("Georgia", "GE", "Asia/Tbilisi"),
        ("Hartford", "US", "America/New_York"),
        ("London", None, "Europe/London"),
        ("Rome", "IT", "Europe/Rome"),
    ],
)
def test_a_namesake_is_told_by_its_country(place: str, country: str | None, zone: str | None) -> None:
    """A town counts where it lies in the country that is known; the state behind it decides without one."""
    assert zone_of_place(place, country) == zone


def test_a_day_some_months_on() -> None:
    """Of a month that is too short for the day its last one."""
    assert later(dt.date(2026, 8, 31), months=6) == dt.date(2027, 2, 28)
    assert later(dt.date(2026, 3, 9), months=12, days=-1) == dt.date(2027, 3, 8)
