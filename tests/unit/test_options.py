"""What a user may write for a moment."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from strikewatch.cli.app import App
from strikewatch.cli.options import moment
from strikewatch.model import Config

TUESDAY = dt.datetime(2023, 8, 1, 18, tzinfo=dt.UTC)


class Desk(App):
    """A desk in Los Angeles on Tuesday 1 August 2023, at eleven."""

    config = Config(home=Path(), zone="America/Los_Angeles")
    now = TUESDAY


@pytest.mark.parametrize(
    ("raw", "begins"),
    [
        ("2023-07-25", "2023-07-25T07:00"),
        ("20230725", "2023-07-25T07:00"),
        ("today", "2023-08-01T07:00"),
        ("Yesterday", "2023-07-31T07:00"),
        ("monday", "2023-07-31T07:00"),
        ("tuesday", "2023-08-01T07:00"),
        ("wednesday", "2023-07-26T07:00"),
        ("3d", "2023-07-29T07:00"),
        ("2w", "2023-07-18T07:00"),
    ],
)
def test_a_day_is_its_beginning_or_its_end(raw: str, begins: str) -> None:
    """In the user's zone; the end is the next day's beginning, which is not in it."""
    when = dt.datetime.fromisoformat(begins).replace(tzinfo=dt.UTC)
    assert moment(Desk(), raw, "--since") == when
    assert moment(Desk(), raw, "--until", end=True) == when + dt.timedelta(days=1)


def test_a_moment_is_itself() -> None:
    """In its own zone, or the user's."""
    assert moment(Desk(), None, "--since") is None
    assert moment(Desk(), "2023-07-25T18:00Z", "--until", end=True) == dt.datetime(2023, 7, 25, 18, tzinfo=dt.UTC)
    assert moment(Desk(), "2023-07-25 11:00", "--since") == dt.datetime(2023, 7, 25, 18, tzinfo=dt.UTC)
