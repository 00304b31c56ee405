"""What comes in: new, known, edited; and what is remembered of its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from stored import DAY, HOUR, NOW, analysis, cut, dropped, failed, fetched, item, judge, name_of, source
from strikewatch.errors import NEXT_RUN
from strikewatch.model import Failed, Outcome, Unchanged, Validators, Visit
from strikewatch.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        yield opened


def _counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.new, outcome.updated, outcome.known


def test_an_item_comes_back_as_it_went_in(store: Store) -> None:
    """Every field survives; the store adds only when it was first seen."""
    full = item(
        "a", kind="tweet", url=None, author="cbna_union", outlet="The Ledger", day_only=True, date_origin="updated", tier="official",
        party="CBNA", language="en-GB", retweet_of="rep_r", quotes=("https://x.example/1",), aliases=(name_of("alias"),),
        published=dt.datetime(2023, 7, 31, 9, 30, 0, 123456, tzinfo=dt.timezone(dt.timedelta(hours=-7))),
    )  # fmt: skip
    store.save([fetched(full, item("b", published=None))], NOW)
    first, second = store.items([full.id, item("b").id])
    assert first == replace(full, first_seen=NOW, aliases=())
    assert second.published is None
    assert second.first_seen == NOW


def test_known_edited_and_new_are_told_apart(store: Store) -> None:
    """An edit keeps place, date and first sight, and is kept beside what it replaced; what is known changes nothing."""
    store.save([fetched(item("a"), item("b"))], NOW)
    edited = item("a", text="The ballot at a closes on Saturday.", published=NOW)
    outcome = store.save([fetched(edited, item("b"), item("c"))], NOW + DAY)[0]
    assert _counts(outcome) == (1, 1, 1)
    (stored,) = store.items([edited.id])
    assert stored.text == edited.text
    assert (stored.first_seen, stored.published) == (NOW, NOW - HOUR)
    again = store.save([fetched(edited, item("b"), item("c"))], NOW + DAY)[0]
    assert _counts(again) == (0, 0, 3)
    assert again.status == "unchanged"


def test_items_that_vanish_and_return_are_known(store: Store) -> None:
    """A feed that forgets an item and brings it back brings nothing new."""
    store.save([fetched(item("a"), item("b"))], NOW)
    store.save([fetched(item("b"))], NOW + HOUR)
    assert _counts(store.save([fetched(item("a"), item("b"))], NOW + DAY)[0]) == (0, 0, 2)


def test_new_ids_at_each_visit_make_no_new_items(store: Store) -> None:
    """An entry whose alias was stored before is that item, and keeps the id that it had."""
    alias = (name_of("link and title"),)
    store.save([fetched(item("first", title="T", text="X", aliases=alias))], NOW)
    outcome = store.save([fetched(item("second", title="T", text="X", aliases=alias))], NOW + HOUR)[0]
    assert _counts(outcome) == (0, 0, 1)
    third = item("third", title="T", text="X, corrected", aliases=alias)
    assert _counts(store.save([fetched(third)], NOW + HOUR)[0]) == (0, 1, 0)
    assert [one.text for one in store.items([name_of("first")])] == ["X, corrected"]
    fourth = item("fourth", title="U", text="X", aliases=(name_of("first"),))
    assert store.save([fetched(fourth)], NOW + HOUR)[0].new == 0  # an alias may be what was an id


def test_two_entries_side_by_side_are_two(store: Store) -> None:
    """Aliases join visits, never two entries of one document."""
    alias = (name_of("same link and title"),)
    one, two = item("one", aliases=alias), item("two", aliases=alias)
    assert _counts(store.save([fetched(one, two)], NOW)[0]) == (2, 0, 0)
    assert _counts(store.save([fetched(one, two)], NOW)[0]) == (0, 0, 2)


def test_one_id_twice_in_a_document_is_one(store: Store) -> None:
    """The first counts; a second with other words is its edit."""
    assert _counts(store.save([fetched(item("a"), item("a"), item("a", text="other"))], NOW)[0]) == (1, 1, 1)


def test_of_two_forms_of_a_tweet_the_longer_stays(store: Store) -> None:
    """A tool that cut a tweet does not overwrite one that kept it whole."""
    whole, short = (item("t", kind="tweet", title="", text=text) for text in ("We walk at noon on Friday.", "We walk at n…"))
    assert store.add(source(), [short], NOW).new == 1
    assert store.add(source(), [whole], NOW).updated == 1
    assert store.add(source(), [short], NOW).known == 1
    assert [one.text for one in store.items([whole.id])] == [whole.text]


def test_the_edit_of_an_indexed_item_is_found_by_its_new_words(store: Store) -> None:
    """The full text follows the edit."""
    store.save([fetched(item("a", text="picket"))], NOW)
    store.index()
    store.save([fetched(item("a", text="walkout"))], NOW)
    assert store.search("picket")[1] == 0
    assert store.search("walkout")[1] == 1
    assert store.check() == ()


def test_too_old_goes_by_the_first_sight(store: Store) -> None:
    """Seven days is the line; an item without a date is as new as its first sight; a future date is clamped to it."""
    store.save(
        [
            fetched(
                item("old", published=NOW - 7 * DAY - HOUR), item("line", published=NOW - 7 * DAY), item("none", published=None)
            )
        ],
        NOW,
    )
    store.save([fetched(item("future", published=NOW + 900 * DAY))], NOW)
    assert store.too_old(cut(store)) == 1
    by_date = cut(store, start=NOW - 8 * DAY, end=None, by_item_date=True)
    assert store.too_old(by_date) == 0
    assert len(store.unjudged(10)) == 4
    store.judge_with("one")
    assert {one.id for one in store.waiting(by_date)} == {name_of(key) for key in ("old", "line", "none", "future")}


def test_a_visit_remembers_what_makes_the_next_one_short(store: Store) -> None:
    """Validators come back as they were given, until the source's address is another."""
    store.save([fetched(item("a"))], NOW)
    assert store.visits([source()])["ledger"].validators == Validators(etag='"1"', body_hash="0" * 64)
    assert store.visits([source(url="https://elsewhere.example/feed")]) == {}
    assert store.visits([source("unknown")]) == {}


def test_a_part_is_never_taken_for_the_whole(store: Store) -> None:
    """A document read in part keeps its items, and no validators."""
    outcome = store.save([fetched(item("a"), partial=True, unreadable=2, reasons=("cut off at line 3",))], NOW)[0]
    assert (outcome.new, outcome.unreadable, outcome.notes) == (1, 2, ("cut off at line 3",))
    assert store.visits([source()])["ledger"].validators == Validators()


def test_validators_that_cannot_be_stored_are_forgotten(store: Store) -> None:
    """A header with lone surrogates or other junk costs the next visit its shortness, nothing else."""
    store.save([fetched(item("a"), etag="\udcff\u2028")], NOW)
    assert store.visits([source()])["ledger"].validators.etag is None


def test_an_unchanged_source_is_well(store: Store) -> None:
    """No items, no failure, and the validators that the answer carries: none after an unasked 304."""
    store.save([(failed(), None)], NOW)
    outcome = store.save([(Unchanged(source=source(), moved_to="https://new.example/feed"), None)], NOW + HOUR)[0]
    assert outcome.status == "unchanged"
    assert outcome.notes == ("moved for good to https://new.example/feed; change its url in the config",)
    assert store.visits([source()])["ledger"] == Visit()
    (health,) = store.health(["ledger"])
    assert (health.last_success, health.failures, health.message, health.moved_to) == (
        NOW + HOUR,
        0,
        None,
        "https://new.example/feed",
    )


def test_failures_are_counted_from_the_first(store: Store) -> None:
    """A failing source keeps its validators and its beginning; one success wipes the slate."""
    store.save([fetched(item("a"))], NOW)
    for hour in range(1, 4):
        outcome = store.save([(failed(), None)], NOW + hour * HOUR)[0]
    assert (outcome.status, outcome.failures, outcome.kind) == ("failed", 3, "timeout")
    assert outcome.message == "ledger: no answer in 30 s; it is tried again"
    visit = store.visits([source()])["ledger"]
    assert (visit.failures, visit.failing_since, visit.validators.etag) == (3, NOW + HOUR, '"1"')
    (health,) = store.health()
    assert health.message == "no answer in 30 s; it is tried again"
    store.save([fetched(item("a"))], NOW + DAY)
    assert store.visits([source()])["ledger"].failures == 0


def test_a_failure_at_a_new_address_begins_anew(store: Store) -> None:
    """Validators and failures of the old address say nothing about the new one."""
    store.save([fetched(item("a"))], NOW)
    store.save([(failed(), None)], NOW)
    moved = source(url="https://elsewhere.example/feed")
    assert store.save([(failed(moved), None)], NOW + DAY)[0].failures == 1
    visit = store.visits([moved])["ledger"]
    assert (visit.validators, visit.failing_since) == (Validators(), NOW + DAY)


@pytest.mark.parametrize(
    ("kind", "retry_after", "age", "rest"),
    [
        ("timeout", None, 0 * DAY, None),
        ("timeout", None, 3 * DAY, 6 * HOUR),
        ("busy", 120.0, 0 * DAY, dt.timedelta(minutes=2)),
        ("busy", None, 0 * DAY, HOUR / 2),
        ("busy", -5.0, 0 * DAY, HOUR / 2),
        ("busy", 0.0, 0 * DAY, HOUR / 2),
        ("busy", 1e12, 0 * DAY, HOUR / 2),
        ("busy", float("nan"), 0 * DAY, HOUR / 2),
        ("server", 600.0, 0 * DAY, HOUR / 6),
        ("missing", None, 2 * DAY, None),
        ("missing", None, 14 * DAY, DAY),
        ("gone", None, 0 * DAY, DAY),
    ],
)
def test_a_source_that_fails_is_left_alone(
    store: Store, kind: str, retry_after: float | None, age: dt.timedelta, rest: dt.timedelta | None
) -> None:
    """As long as its server asked, within reason; a day once it is gone; a while when it has failed for days."""
    store.save([(failed(), None)], NOW - age)
    store.save([(failed(kind=kind, retry_after=retry_after), None)], NOW)
    assert store.visits([source()])["ledger"].not_before == (None if rest is None else NOW + rest)


@pytest.mark.parametrize(
    ("failure", "hint"),
    [
        ({"kind": "busy", "hint": NEXT_RUN, "retry_after": 0.0}, "it is left alone until 2023-08-01 18:30 UTC"),
        ({"kind": "gone", "hint": "remove it"}, "remove it; it is left alone until 2023-08-02 18:00 UTC"),
        ({"kind": "timeout", "hint": f"{NEXT_RUN}; a slow source may take longer"}, f"{NEXT_RUN}; a slow source may take longer"),
    ],
)
def test_what_is_told_agrees_with_what_is_done(store: Store, failure: dict[str, Any], hint: str) -> None:
    """A source that rests is not said to be tried at the next run."""
    outcome = store.save([(failed(message="no", **failure), None)], NOW)[0]
    assert outcome.message == f"ledger: no; {hint}"
    assert store.health()[0].message == f"no; {hint}"


def test_a_file_is_never_left_alone(store: Store) -> None:
    """To look at a file bothers nobody."""
    local = source(url=None, path="feed.xml")
    store.save([(failed(local, kind="file"), None)], NOW - 9 * DAY)
    store.save([(failed(local, kind="file"), None)], NOW)
    assert store.visits([local])["ledger"].not_before is None


def test_resting_is_no_failure(store: Store) -> None:
    """A source that was not visited keeps its state."""
    store.save([(failed(kind="busy", retry_after=3600.0, moved_to="https://new.example/"), None)], NOW)
    before = store.visits([source()])
    resting = Failed(source=source(), kind="resting", message="asked to wait", hint="it is tried again at 19:00")
    outcome = store.save([(resting, None)], NOW + HOUR / 2)[0]
    assert (outcome.status, outcome.failures) == ("resting", 1)
    assert store.visits([source()]) == before


def test_a_known_feed_that_turns_new_is_told(store: Store) -> None:
    """Most of a feed that was read an hour ago cannot be new: the note says what may be wrong. After days it can."""
    store.save([fetched(*(item(f"a{i}") for i in range(6)))], NOW)
    outcome = store.save([fetched(*(item(f"b{i}") for i in range(6)))], NOW + HOUR)[0]
    assert "6 of 6 items are new" in outcome.notes[0]
    assert store.save([fetched(*(item(f"c{i}") for i in range(6)))], NOW + 3 * DAY)[0].notes == ()


def test_unreadable_entries_are_counted_when_first_met(store: Store) -> None:
    """An entry that stays unreadable in a feed counts once, in the window in which it appeared."""
    store.save([fetched(item("a"), unreadable=2)], NOW)
    store.save([fetched(item("a"), item("b"), unreadable=3)], NOW + DAY)
    assert store.unreadable(cut(store)) == 2
    assert store.unreadable(cut(store, start=NOW, end=NOW + DAY)) == 1
    assert store.unreadable(cut(store, by_item_date=True)) == 0


def test_unreadable_entries_of_a_pattern_are_counted_together(store: Store) -> None:
    """Several files of one source: their bad entries are one number, and are new once."""
    files = [fetched(item("a"), unreadable=2), fetched(item("b"), unreadable=1)]
    for visit in range(3):
        store.save(files, NOW + visit * HOUR)
    assert store.unreadable(cut(store, end=NOW + DAY)) == 3
    assert store.health()[0].unreadable == 3


def test_many_sources_go_in_together_and_each_gets_its_outcome(store: Store) -> None:
    """One transaction, an outcome for each, in order; a failed neighbour changes nothing."""
    other = source("post")
    outcomes = store.save(
        [fetched(item("a")), (failed(other), None), fetched(item("p", origin="wire"), origin=source("wire"))], NOW
    )
    assert [(o.source, o.status, o.new) for o in outcomes] == [("ledger", "new", 1), ("post", "failed", 0), ("wire", "new", 1)]
    assert [h.name for h in store.health()] == ["ledger", "post", "wire"]
    assert store.first_arrival() == NOW


def test_health_tells_what_a_source_is_worth(store: Store) -> None:
    """Items a week over the last four, and the share that is about a dispute; old items of a first pull do not count."""
    store.save([fetched(item("a"), item("b"), item("old", published=NOW - 300 * DAY))], NOW - 14 * DAY)
    store.save([fetched(item("c", published=None), item("d", published=None))], NOW)
    judge(store, analysis(item("a")), dropped(item("b")), dropped(item("c")), dropped(item("d")))
    (health,) = store.health()
    assert (health.items, health.week, health.kept) == (5, 2.0, 0.25)
    assert store.health(["ledger"], shares=False)[0].week == 0.0


def test_health_of_an_empty_store(store: Store) -> None:
    """A source that brought nothing yet is worth nothing yet."""
    store.save([fetched()], NOW)
    assert store.health()[0].week == 0.0


def test_what_appeared_while_we_were_away_is_not_too_old(store: Store) -> None:
    """After weeks without a visit the next edition covers all since the last one; what is dated back beyond it stays too old."""
    store.save([fetched(item("first", published=NOW - 20 * DAY))], NOW - 30 * DAY)
    store.save([fetched(item("away", published=NOW - 20 * DAY), item("back", published=NOW - 40 * DAY))], NOW)
    store.judge_with("one")
    assert [one.id for one in store.waiting(cut(store))] == [item("away").id]
    assert store.too_old(cut(store)) == 1
