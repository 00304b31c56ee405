"""Whatever comes in whatever order: counts add up, nothing is lost, nothing comes twice."""

from __future__ import annotations

import datetime as dt
import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from stored import DAY, HOUR, NOW, analysis, cut, digest, dropped, fetched, item, new, source
from strikewatch.model import Analysis, Cut, Delivery, Item
from strikewatch.store import Store

KEYS = st.integers(0, 12)
ITEMS = st.builds(
    lambda key, edition, age: item(
        f"k{key}", text=f"words {edition}", published=None if age is None else NOW - age * HOUR, aliases=(f"{key:016x}",)
    ),
    KEYS,
    st.integers(0, 2),
    st.none() | st.integers(-50, 400),
)
VISITS = st.lists(st.tuples(st.lists(ITEMS, max_size=8), st.integers(0, 3), st.integers(-20, 20)), min_size=1, max_size=6)
SETTINGS = settings(max_examples=30, deadline=None)


@contextmanager
def _store() -> Iterator[Store]:
    """Give a store that does not wait for the disk: hypothesis asks for hundreds."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.sqlite") as store:
        store._db._connection.execute("PRAGMA synchronous = OFF")
        yield store


def _judge(store: Store, salt: int) -> None:
    def verdict(one: Item) -> Analysis:
        return analysis(one) if (int(one.id, 16) + salt) % 3 else dropped(one)

    store.judge_with("one")
    while waiting := store.unjudged(5):
        store.save_analyses([(verdict(one), False) for one in waiting])


@SETTINGS
@given(VISITS, st.integers(0, 2))
def test_counts_add_up(visits: list[tuple[list[Item], int, int]], salt: int) -> None:
    """An item is new once; what a cut holds is shown or too old; windows that meet hold everything once."""
    with _store() as store:
        told = 0
        for items, unreadable, days in visits:
            outcome = store.save([fetched(*items, unreadable=unreadable)], NOW + days * DAY)[0]
            assert outcome.new + outcome.updated + outcome.known == len(items)
            told += outcome.new
        _judge(store, salt)
        assert store.arrived() == told == len({one.id for items, _, _ in visits for one in items})
        everything = Cut(upto=told)
        assert len(store.judged(everything)) + store.too_old(everything) == told
        edges = [NOW + day * DAY for day in range(-21, 25, 3)]
        windows = [cut(store, start=start, end=end) for start, end in itertools.pairwise(edges)]
        ids = [one.item.id for window in windows for one in store.judged(window)]
        assert len(ids) == len(set(ids)) == len(store.judged(everything))
        assert sum(store.too_old(window) for window in windows) == store.too_old(everything)
        assert sum(store.unreadable(window) for window in windows) == store.unreadable(everything)
        assert store.check() == ()


@SETTINGS
@given(
    st.lists(st.tuples(st.lists(KEYS, max_size=6), st.integers(-4000, 4000), st.sampled_from(["accepted", "refused", "none"])))
)
def test_each_item_is_in_one_delivered_edition(runs: list[tuple[list[int], int, str]]) -> None:
    """However the clock jumps and whatever the server says: new is what no delivered edition took, and all is delivered at last."""
    with _store() as store:
        delivered: list[str] = []

        def mail(now: dt.datetime, answer: str) -> None:
            _judge(store, 0)
            fresh = [one.item.id for one in store.judged(new(store))]
            edition = store.begin_edition(digest(now), new(store), kind="mail", items=fresh, forms={}, recipients=["desk@x"])
            if answer != "none":
                said = Delivery(recipient="desk@x", state=answer, answer="…")  # type: ignore[arg-type]  # a plain str
                edition = store.record(edition, [said], now)
            else:  # the run ends before it sends; the next one sends first
                edition = store.record(edition, [Delivery(recipient="desk@x", state="accepted", answer="…")], now)
            if edition.state == "delivered":
                delivered.extend(fresh)

        for keys, days, answer in runs:
            now = NOW + days * DAY
            store.save([fetched(*(item(f"k{key}", published=None) for key in keys), origin=source())], now)
            mail(now, answer)
        mail(NOW, "accepted")
        assert sorted(delivered) == sorted({item(f"k{key}").id for keys, _, _ in runs for key in keys})
        assert store.judged(new(store)) == ()
