"""The user's verdicts, finding items by name, and full text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from stored import DAY, HOUR, NOW, analysis, dropped, fetched, item, judge
from strikewatch.errors import UsageError
from strikewatch.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        opened.save([fetched(item("a"), item("b", text="The café strike.")), fetched(item("c"))], NOW)
        judge(opened, analysis(item("a")), dropped(item("b")), dropped(item("c")))
        yield opened


def test_a_mark_has_its_item_judged_again(store: Store) -> None:
    """The verdict is applied before ours, at once, and taken back the same way."""
    assert store.unjudged(9) == ()
    made = store.mark("keep", now=NOW, item=item("b").id)
    assert [one.id for one in store.unjudged(9)] == [item("b").id]
    assert store.marks() == (made,)
    judge(store, analysis(item("b")))
    undone = store.undo(now=NOW + DAY)
    assert undone is not None
    assert (undone.number, undone.undone_at) == (made.number, NOW + DAY)
    assert [one.id for one in store.unjudged(9)] == [item("b").id]
    assert store.marks() == ()
    assert store.undo(now=NOW) is None


def test_undo_takes_back_the_last_mark_or_the_last_on_an_item(store: Store) -> None:
    """Marks are undone in the order opposite to that in which they were made."""
    first = store.mark("issue", now=NOW, item=item("a").id, value="wages")
    second = store.mark("same", now=NOW, value="us-a-b-2023", other="us-a-c-2023")
    undone = store.undo(now=NOW, item=item("a").id)
    assert undone is not None
    assert undone.number == first.number
    assert store.marks() == (second,)
    assert store.undo(now=NOW, item=item("b").id) is None


def test_marked_items_come_with_their_marks(store: Store) -> None:
    """For the export as labelled lines; links between disputes are no marks on items."""
    keep = store.mark("keep", now=NOW, item=item("b").id)
    issue = store.mark("issue", now=NOW, item=item("b").id, value="wages")
    store.mark("different", now=NOW, value="x", other="y")
    ((marked, marks),) = store.marked_items()
    assert (marked.id, marks) == (item("b").id, (keep, issue))


def test_an_item_is_found_by_its_id_or_the_beginning_of_it(store: Store) -> None:
    """Any unique prefix works, in either case."""
    id_ = item("a").id
    assert store.find(id_).id == store.find(id_[:6].upper()).id == id_


def test_a_number_is_a_reference_of_the_last_digest(store: Store) -> None:
    """``3`` and ``[3]`` mean what they meant in the digest that was shown last."""
    store.remember_references([(1, item("b").id)])
    store.remember_references([(1, item("a").id), (3, item("b").id)])
    assert store.find("3").id == store.find("[3]").id == item("b").id
    assert store.find("1").id == item("a").id
    with pytest.raises(UsageError, match=r"no \[2\]"):
        store.find("2")


def test_a_name_that_finds_nothing_or_too_much_says_so(store: Store) -> None:
    """With what to do next."""
    with pytest.raises(UsageError, match="no item has"):
        store.find("ffffffff")
    with pytest.raises(UsageError, match="is no item"):
        store.find("'; DROP TABLE items")
    store.save([fetched(item("x", id="abcd1111"), item("y", id="abcd2222"), item("z", id="abcd11112222"))], NOW)
    with pytest.raises(UsageError, match="abcd1111, abcd11112222, abcd2222"):
        store.find("abcd")
    assert store.find("abcd1111").id == "abcd1111"  # whole, though others begin with it


def test_search_finds_words_and_shows_where(store: Store) -> None:
    """Case and accents do not matter; the newest comes first; marks are offsets into the snippet."""
    hits, total = store.search("CAFE strike")
    assert total == 1
    assert hits[0].item.id == item("b").id
    assert hits[0].verdict == "look-alike"
    assert [hits[0].snippet[start:end] for start, end in hits[0].marks] == ["café", "strike"]
    hits, total = store.search("nurses", limit=2)
    assert (total, [hit.item.id for hit in hits]) == (3, [item("c").id, item("b").id])


def test_search_understands_phrases_and_takes_the_rest_as_words(store: Store) -> None:
    """Nothing that a user types is an error."""
    assert store.search('"vote on a strike"')[1] == 3
    assert store.search("café OR friday")[1] == 3
    assert store.search("nurses NOT café")[1] == 2
    assert store.search("nur*")[1] == 3
    for odd in ('"', "a-b", "AND", "(", "what's up?", "x:y", "^", "", "***", "nurses AND", "NEAR(", "\x00"):
        store.search(odd)
    assert store.search("nurses' vote?")[1] == 3
    assert store.search("nurses OR")[1] == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"source": "ledger"}, "abc"),
        ({"source": "post"}, ""),
        ({"disputes": ("us-x-2023", "us-cbna-st-aldric-2023")}, "a"),
        ({"issue": "wages"}, "a"),
        ({"issue": "pensions"}, ""),
        ({"kept": True}, "a"),
        ({"since": NOW}, ""),
        ({"until": NOW - HOUR}, ""),
        ({"until": NOW}, "abc"),
        ({"since": NOW - 2 * HOUR, "until": NOW}, "abc"),
    ],
)
def test_search_filters(store: Store, filters: dict[str, object], found: str) -> None:
    """By source, dispute, issue, verdict and the items' own dates."""
    hits, total = store.search("nurses", **filters)  # type: ignore[arg-type]  # one of several keyword types
    assert sorted(hit.item.id for hit in hits) == sorted(item(key).id for key in found)
    assert total == len(found)


def test_the_index_is_brought_up_in_steps(store: Store) -> None:
    """A limit bounds the work; nothing is indexed twice."""
    store.index(1)
    assert store._db._connection.execute("SELECT value FROM state WHERE name = 'indexed_to'").fetchone() == (1,)
    store.index(0)
    store.index()
    store.index()
    assert store.search("nurses")[1] == 3
    store.save([fetched(item("d"))], NOW)
    assert store.search("nurses")[1] == 4


def test_two_that_index_at_once_index_nothing_twice(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between our look and our transaction another run brings more items and indexes them all."""
    begin = store._db.writing

    @contextmanager
    def late() -> Iterator[sqlite3.Connection]:
        monkeypatch.undo()
        with Store.open(store._db.path) as other:
            other.save([fetched(item("later"), item("latest"))], NOW)
            other.index()
        with begin() as connection:
            yield connection

    monkeypatch.setattr(store._db, "writing", late)
    store.index()
    store.index()
    indexed, last = store._db._connection.execute(
        "SELECT value, (SELECT max(seq) FROM items) FROM state WHERE name = 'indexed_to'"
    ).fetchone()
    assert indexed == last
    store._db._connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")  # raises where it differs
