"""Feeds that change their ids, links, titles, dates or order at each visit, through pull into the store."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from feeds import NOW, document, rss, rss_item
from strikewatch import pipeline
from strikewatch.model import Answer, Config, Source, Visit
from strikewatch.store import Store

SOURCE = Source(name="ledger", url="https://ledger.example/feed.xml")


def visits(home: Path, make: Callable[[int], str], times: int = 3) -> tuple[int, int]:
    """Pull a feed that ``make`` writes anew for each visit; return the items and the revisions in the store."""
    config = Config(home=home, zone="UTC", sources=(SOURCE,))
    for number in range(1, times + 1):

        def fetch(
            _sources: Sequence[Source], _visits: Mapping[str, Visit], _now: dt.datetime, number: int = number
        ) -> Iterator[Answer]:
            yield document(make(number))

        with Store.open(config.store) as store:
            (outcome,) = pipeline.pull(config, store, now=NOW + dt.timedelta(hours=number), fetch=fetch)
        assert outcome.status != "failed"
        assert number == 1 or outcome.new in (0, 2)
    with sqlite3.connect(config.store) as connection:
        items, revisions = (connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("items", "revisions"))
    connection.close()
    return items, revisions


def three(number: int, **parts: str) -> str:
    """Return three items, ``{v}`` in their parts being the number of the visit and ``{i}`` that of the item."""
    return rss(*(rss_item(i, **{name: value.format(v=number, i=i) for name, value in parts.items()}) for i in (1, 2, 3)))


@pytest.mark.parametrize(
    ("parts", "revisions"),
    [
        ({"guid": "<guid>{v}-{i}</guid>"}, 0),
        ({"guid": "<guid>{v}-{i}</guid>", "link": "https://ledger.example/{i}?utm_source={v}&amp;fbclid={v}"}, 0),
        ({"guid": "<guid> </guid>", "title": "UPDATED {v}: Dockers {i}"}, 6),
        ({"guid": "<guid>g{i}</guid>", "title": "UPDATED {v}: Dockers {i}", "link": "https://ledger.example/{v}/{i}"}, 6),
        ({"pubDate": "Tue, 10 Mar 2026 1{v}:00:00 GMT"}, 0),
        ({"description": "Read {v} times, item {i}."}, 6),
    ],
)
def test_nothing_new(tmp_path: Path, parts: dict[str, str], revisions: int) -> None:
    """Three visits, three stories; other words are revisions of them."""
    assert visits(tmp_path, lambda number: three(number, **parts)) == (3, revisions)


def test_items_that_vanish_and_return(tmp_path: Path) -> None:
    """They are not new when they come back, in whatever order."""

    def make(number: int) -> str:
        return rss(*(rss_item(i) for i in ((1, 2, 3), (), (3, 1, 2))[number - 1]))

    assert visits(tmp_path, make) == (3, 0)


def test_a_window_that_moves(tmp_path: Path) -> None:
    """Five items at a time, two of them new at each visit: nine after three, none twice."""
    assert visits(tmp_path, lambda number: rss(*(rss_item(i) for i in range(2 * number - 1, 2 * number + 4)))) == (9, 0)
