"""Whatever a feed writes as its date, the answer is a time in range or none."""

from __future__ import annotations

import datetime as dt
import email.utils

from hypothesis import given
from hypothesis import strategies as st

from strikewatch.dates import parse_feed_date, tweet_time

NOW = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
PIECES = st.sampled_from(
    ["Mon", "mar,", "Jan", "août", "2020", "31", "7", "0", "99", "24:00:00", "8:19", "pm", "GMT", "+2", "-99:99", "UTC+0200", "/", "-", ".",
     "T", "年", "下午", "(", ")", "1500", "20200101", "½", "٣", "ago", "o'clock", "\ud800"]
)  # fmt: skip
moments = st.integers(631_300_000, 1_772_000_000).map(lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC))


def holds(raw: str) -> None:
    found = parse_feed_date(raw, now=NOW)
    if found is not None:
        assert found[0].tzinfo is not None
        assert found[0].year >= 1990
        assert found[0] <= NOW + dt.timedelta(days=2)


@given(st.text())
def test_any_text(raw: str) -> None:
    """Any text is a date in range or none, and never an exception."""
    holds(raw)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["", " "]))
def test_any_pieces_of_dates(pieces: list[str], between: str) -> None:
    """Pieces of dates in any order are a date in range or none, and never an exception."""
    holds(between.join(pieces))


@given(moments)
def test_what_programs_write_is_read_back(moment: dt.datetime) -> None:
    """RFC 822, ISO 8601 and Twitter's format are read to the second."""
    for raw in (email.utils.format_datetime(moment), moment.isoformat(), moment.strftime("%a %b %d %H:%M:%S +0000 %Y")):
        assert parse_feed_date(raw, now=NOW) == (moment, False)


@given(st.one_of(st.text(), st.integers()))
def test_any_tweet_id(tweet_id: int | str) -> None:
    """Anything may be handed over as an id."""
    found = tweet_time(tweet_id)
    assert found is None or found.tzinfo is not None
