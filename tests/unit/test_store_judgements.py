"""What waits to be judged, what was judged, and which of it a digest is cut from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from stored import DAY, HOUR, NOW, analysis, cut, digest, dropped, fetched, item, judge, new
from strikewatch.errors import CannotAccess
from strikewatch.model import Delivery, Judged
from strikewatch.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        yield opened


def _ids(found: Sequence[Judged]) -> list[str]:
    return [one.item.id for one in found]


def test_each_item_waits_once_and_again_when_the_lexicon_changes(store: Store) -> None:
    """New and edited items wait; a judged one waits again only under another fingerprint."""
    store.save([fetched(item("a"), item("b"))], NOW)
    assert store.judge_with("one") == 2
    assert [one.id for one in store.unjudged(1)] == [item("b").id]  # the newest first
    store.save_analyses([(analysis(item("a")), False), (dropped(item("b")), False)])
    assert store.judge_with("one") == 0
    store.save([fetched(item("a", text="edited"))], NOW)
    assert [one.text for one in store.unjudged(5)] == ["edited"]
    assert store.judge_with("two") == 2
    store.save_analyses([(analysis(item("a")), False), (dropped(item("b")), False)])
    assert store.judge_with("two") == 0
    assert store.judge_with("one") == 2  # back again: the analyses are those of the other


def test_analyses_come_back_whole_but_for_what_was_dropped(store: Store) -> None:
    """A kept item has its whole analysis; of a dropped one verdict, score and look-alike are left."""
    store.save([fetched(item("a"), item("b"), item("c"))], NOW)
    judge(
        store, analysis(item("a")), dropped(item("b"), stage="talks"), analysis(item("c"), relevant=False, verdict="organising")
    )
    kept, gone, organising = store.judged(cut(store))
    assert kept.analysis == analysis(item("a"))
    assert gone.analysis == dropped(item("b"))
    assert organising.analysis.dispute == "us-cbna-st-aldric-2023"


def test_an_edited_item_brings_the_words_before(store: Store) -> None:
    """The digest can say what an article changed."""
    store.save([fetched(item("a", text="first"))], NOW)
    store.save([fetched(item("a", text="second"))], NOW)
    store.save([fetched(item("a", text="third"))], NOW)
    judge(store, analysis(item("a")))
    (one,) = store.judged(cut(store))
    assert one.item.text == "third"
    assert one.earlier is not None
    assert one.earlier.text == "second"
    assert one.edited is not None
    assert one.edited > one.item.when
    assert one.earlier.content_hash != one.item.content_hash


def test_a_window_holds_what_was_first_seen_in_it(store: Store) -> None:
    """Windows that meet share nothing; items too old are counted, not shown; what arrived after the cut is left for the next."""
    store.save([fetched(item("a"), item("old", published=NOW - 30 * DAY))], NOW)
    store.save([fetched(item("b"))], NOW + DAY)
    judge(store, *(analysis(item(key)) for key in ("a", "old", "b")))
    assert _ids(store.judged(cut(store))) == [item("a").id]
    assert _ids(store.judged(cut(store, start=NOW, end=NOW + DAY))) == [item("b").id]
    assert _ids(store.judged(cut(store, start=None, end=None))) == [item("a").id, item("b").id]
    assert _ids(store.judged(cut(store, start=None, end=None, upto=1))) == [item("a").id]
    assert store.too_old(cut(store)) == 1


def test_a_cut_by_date_takes_old_items_in(store: Store) -> None:
    """``--since`` goes by the items' own dates."""
    store.save([fetched(item("a"), item("old", published=NOW - 30 * DAY))], NOW)
    judge(store, analysis(item("a")), analysis(item("old")))
    by_date = cut(store, start=NOW - 31 * DAY, end=NOW - 2 * DAY, by_item_date=True)
    assert _ids(store.judged(by_date)) == [item("old").id]


def test_new_is_what_no_delivered_edition_took(store: Store) -> None:
    """Whatever the clock says: a pending edition settles nothing, a delivered mail all that had arrived, a kept window its own."""
    store.begin_edition(digest(), cut(store), kind="kept", items=[], forms={})  # the first, of an empty store
    store.save([fetched(item("z"))], NOW)
    store.begin_edition(digest(), new(store), kind="kept", items=[], forms={})
    store.save([fetched(item("a", published=None))], NOW + 3650 * DAY)  # the clock was wrong by ten years
    store.save([fetched(item("b"), unreadable=1)], NOW)
    judge(store, analysis(item("a")), analysis(item("b")), analysis(item("z")))
    assert _ids(store.judged(new(store))) == [item("a").id, item("b").id]
    store.begin_edition(digest(), cut(store), kind="kept", items=[item("b").id], forms={})
    assert _ids(store.judged(new(store))) == [item("a").id]
    assert store.unreadable(new(store)) == 1
    mail = store.begin_edition(digest(), new(store), kind="mail", items=[item("a").id], forms={}, recipients=["d@x"])
    assert _ids(store.judged(new(store))) == [item("a").id]
    store.save([fetched(item("late"))], NOW)
    store.record(mail, [Delivery(recipient="d@x", state="accepted", answer="250 ok")], NOW)
    judge(store, analysis(item("late")))
    assert _ids(store.judged(new(store))) == [item("late").id]
    assert store.unreadable(new(store)) == 0


def test_evidence_of_a_dispute_comes_whenever_it_was_seen(store: Store) -> None:
    """By the index, oldest first, items too old for a digest among them."""
    store.save([fetched(item("b"), item("a", published=NOW - 90 * DAY), item("x"))], NOW)
    judge(store, analysis(item("b")), analysis(item("a")), analysis(item("x"), dispute="gb-rbta-westmoor-2023"))
    assert _ids(store.by_dispute(["us-cbna-st-aldric-2023", "none"], newest=9, first=1)) == [item("a").id, item("b").id]
    assert store.disputes() == (("gb-rbta-westmoor-2023", 1), ("us-cbna-st-aldric-2023", 2))
    assert store.disputes(since=NOW) == ()


def test_of_a_long_dispute_the_first_and_the_newest_reports_come(store: Store) -> None:
    """A digest's cost does not grow with the years of a dispute, and its beginning is still known."""
    many = [item(f"i{number}", published=NOW - number * HOUR) for number in range(400)]
    store.save([fetched(*many)], NOW)
    judge(store, *(analysis(one) for one in many))
    found = _ids(store.by_dispute(["us-cbna-st-aldric-2023"], newest=200, first=20))
    assert len(found) == 220
    assert found[0] == many[-1].id
    assert found[-1] == many[0].id


def test_an_analysis_that_cannot_be_read_is_damage(store: Store) -> None:
    """Broken JSON ends in a sentence, not in a traceback."""
    store.save([fetched(item("a"))], NOW)
    judge(store, analysis(item("a")))
    store._db._connection.execute("UPDATE analyses SET body = x'7b'")
    with pytest.raises(CannotAccess, match="damaged"):
        store.judged(cut(store))
