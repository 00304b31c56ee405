"""The other pages: ledger, calendar, dossier, what was left out, and why an item stands where it does."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from evidence import ALDRIC, CBNA, NOW, ZONE, at, event, item, judge, writers
from strikewatch.digest import compose_calendar, compose_dossier, compose_ledger, compose_omissions, explain
from strikewatch.disputes import gather
from strikewatch.model import Dispute, Judged, Story, Watch
from strikewatch.stories import fold

LATER = item("Hospital", "A hearing is set for October 3.", at(1, 9), outlet="Echo")
HEARING = judge(
    LATER, (CBNA, ALDRIC), events=(event(LATER, "hearing", "set for October 3", dt.date(2023, 10, 3), scheduled=True),)
)  # fmt: skip


def _gathered(*judged: Judged, **options: Any) -> tuple[Dispute, ...]:
    return gather(fold(judged), zone=ZONE, now=NOW, **options)


def test_the_ledger_has_every_dispute_that_was_heard_of() -> None:
    """A line each, the newest word first, each with its source; a watched dispute without a report has no line."""
    page = compose_ledger(
        _gathered(writers(), HEARING, watch=(Watch(name="Steel", parties=("Steelworkers",)),)), now=NOW, zone=ZONE
    )
    assert [line.name for line in page.lines] == ["WGA v AMPTP", "CBNA v St Aldric Health"]
    assert [reference.outlet for reference in page.references] == ["The Backlot", "Echo"]


def test_after_five_months_nobody_knows() -> None:
    """A strike that nobody has written of for five months is on no day: the line says when it was last heard of."""
    later = dt.datetime(2024, 2, 1, tzinfo=dt.UTC)
    (line,) = compose_ledger(gather(fold([writers()]), zone=ZONE, now=later), now=later, zone=ZONE).lines
    assert (line.day, line.status) == (None, "on strike when last heard of, 1 Aug 2023")


def test_the_calendar_has_all_that_is_due() -> None:
    """However far ahead, by day."""
    page = compose_calendar(_gathered(writers(), HEARING), now=NOW, zone=ZONE)
    assert [(line.date, line.what) for line in page.lines] == [(dt.date(2023, 8, 4), "talks"), (dt.date(2023, 10, 3), "hearing")]
    assert page.lines[0].uid == "us-wga-amptp-2023-talks-scheduled-2023-08-04"


def test_the_dossier_numbers_all_its_evidence() -> None:
    """Every report of the dispute has a number, and what is due is there."""
    (dispute,) = _gathered(writers())
    page = compose_dossier(dispute, now=NOW, zone=ZONE)
    assert (page.dispute, [line.what for line in page.dates]) == (dispute, ["talks"])
    assert [reference.item for reference in page.references] == [writers().item.id]


def _mixed() -> tuple[list[Judged], tuple[Story, ...]]:
    text = "A long text about something else altogether, which two papers of the valley have printed word for word today."
    judged = [
        writers(),
        judge(item("Air strike", "Jets.", at(1, 9)), verdict="look-alike", lookalike="air strike"),
        judge(item("One", text, at(1, 9), outlet="Echo"), verdict="off-topic"),
        judge(item("Two", text, at(1, 10), outlet="Bugle"), verdict="off-topic"),
        judge(item("Old", "Old.", at(1, month=7), first_seen=at(1, 9)), verdict="off-topic"),
        judge(item("Mine", "Dropped by hand.", at(1, 9)), verdict="off-topic", marked=True),
        judge(item("Drive", "Baristas file.", at(1, 9)), verdict="organising"),
    ]
    return judged, fold(judged)


def test_what_was_left_out_says_why() -> None:
    """Each dropped item with its reason in words; what was kept is not there."""
    judged, stories = _mixed()
    page = compose_omissions(judged, stories, now=NOW, zone=ZONE)
    why = {one.item.title: one.why for one in page.items}
    assert why == {
        "Air strike": "dropped: a look-alike, air strike",
        "One": "dropped: off-topic",
        "Two": f"duplicate of {judged[2].item.id[:8]}",
        "Old": "dropped: off-topic",
        "Mine": "your mark: dropped",
        "Drive": "dropped: organising without a dispute (`[digest] include` can show it)",
    }
    assert (page.counts.kept, page.counts.reconciled()) == (1, True)


@pytest.mark.parametrize(("index", "folded"), [(0, False), (3, True)])
def test_why_an_item_stands_where_it_does(index: int, *, folded: bool) -> None:
    """An item knows its dispute and the item that it is folded into."""
    judged, stories = _mixed()
    page = explain(judged[index], stories, gather(stories, now=NOW), now=NOW, zone=ZONE)
    assert (page.folded_into is not None) is folded
    assert page.dispute == (None if folded else "us-wga-amptp-2023")
    assert page.judged is judged[index]


def test_a_mark_is_named_as_such() -> None:
    """The user's own verdict is given as the reason."""
    kept = replace(writers(), marked=True)
    assert explain(kept, fold([kept]), (), now=NOW, zone=ZONE).why == "your mark: kept"
