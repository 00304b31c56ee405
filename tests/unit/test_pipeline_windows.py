"""Which items a digest takes, and how its window is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from stored import DAY, HOUR, NOW, cut, digest, dropped, fetched, item, judge
from strikewatch.model import Config, DigestSettings
from strikewatch.pipeline import Span
from strikewatch.pipeline.windows import cut_of
from strikewatch.store import Store

PACIFIC = Config(home=Path(), zone="America/Los_Angeles", digest=DigestSettings(window=dt.timedelta(hours=36)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        opened.save([fetched(item("a"))], NOW - 9 * DAY)
        yield opened


def test_a_window_goes_back_from_now(store: Store) -> None:
    """As long as the config says, or as it was asked."""
    found, window = cut_of(store, PACIFIC, Span(), NOW)
    assert (found.start, found.end, found.upto) == (NOW - 36 * HOUR, NOW, 1)
    assert (window.start, window.end, window.label) == (NOW - 36 * HOUR, NOW, "last 36 h")
    _, window = cut_of(store, PACIFIC, Span(window=7 * DAY), NOW)
    assert window.label == "last 7 days"


def test_the_first_digest_says_how_far_it_reaches(store: Store, tmp_path: Path) -> None:
    """A first pull brings a week of a feed at once."""
    assert "first digest" in cut_of(store, PACIFIC, Span(), NOW - 9 * DAY)[1].label
    with Store.open(tmp_path / "empty.sqlite") as empty:
        assert "first digest" in cut_of(empty, PACIFIC, Span(), NOW)[1].label


def test_dates_that_are_asked_for_are_the_items_own(store: Store) -> None:
    """``--since`` and ``--until``, either alone too; days are those of the user's zone."""
    found, window = cut_of(store, PACIFIC, Span(since=NOW - 30 * DAY, until=NOW - 10 * DAY), NOW)
    assert found.by_item_date
    assert window.by_item_date
    assert window.label == "dated Sun 2 Jul to Sat 22 Jul"
    store.save([fetched(item("undated", published=None))], NOW)
    judge(store, dropped(item("undated")))
    found, window = cut_of(store, PACIFIC, Span(since=NOW - DAY), NOW)
    assert window.end == NOW
    assert [one.item.id for one in store.judged(found)] == [item("undated").id]


def test_up_to_a_day_is_all_up_to_its_end(store: Store) -> None:
    """``--until`` alone goes back to the oldest item; the next day's first moment is out, and the label names the last day that is in."""
    midnight = dt.datetime(2023, 7, 29, 7, tzinfo=dt.UTC)  # in Los Angeles
    moments = {"old": NOW - 800 * DAY, "last": midnight - dt.timedelta(microseconds=1), "next": midnight}
    store.save([fetched(*(item(key, published=when) for key, when in moments.items()))], NOW - HOUR)
    judge(store, *(dropped(item(key)) for key in ("a", *moments)))
    found, window = cut_of(store, PACIFIC, Span(until=midnight), NOW)
    assert {one.item.id for one in store.judged(found)} == {item("a").id, item("old").id, item("last").id}
    assert (window.start, window.label) == (NOW - 800 * DAY, "dated up to Fri 28 Jul")
    _, window = cut_of(store, PACIFIC, Span(until=NOW - 365 * DAY), NOW)
    assert window.label == "dated up to Mon 1 Aug 2022"


def test_what_is_new_begins_where_the_last_edition_ended(store: Store) -> None:
    """However long ago; before any edition it is the window; a clock that went back makes no window that ends before it starts."""
    found, window = cut_of(store, PACIFIC, Span(new=True), NOW)
    assert (found.new, found.start, window.label) == (True, NOW - 36 * HOUR, "last 36 h")
    store.begin_edition(digest(NOW), cut(store), kind="kept", items=[], forms={})
    found, window = cut_of(store, PACIFIC, Span(new=True), NOW + 40 * DAY)
    assert (found.new, found.start, found.end) == (True, None, None)
    assert (window.start, window.end, window.label) == (NOW, NOW + 40 * DAY, "since the edition of Tue 1 Aug")
    _, window = cut_of(store, PACIFIC, Span(new=True), NOW - 3650 * DAY)
    assert window.start <= window.end
