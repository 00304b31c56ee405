"""Whatever a text says, events and stage stand on its words, and cost no more than its length."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging import lexicon, passage
from strikewatch.analysis import events, stage
from strikewatch.analysis.telling import tell

WORDS = st.sampled_from(
    [
        "strike",
        "strikes",
        "talks",
        "deal",
        "on",
        "Monday",
        "May",
        "2",
        "since",
        "until",
        "by",
        "voted",
        "to",
        "will",
        "not",
        "if",
        "reached",
        "ended",
        "the",
        ",",
        ".",
        ";",
        "that",
        "which",
        "after",
        "10-day",
        "next",
        "Friday",
        "midnight",
        "4",
        "p.m.",
        "GMT",
        "notice",
        "48-hour",
        "walkout",
        "called",
        "off",
        "rejected",
        "their",
        "offer",
        "\u200b",
        "(",
        ")",
        "--",
        '"',
        "said",
        "union's",
        "February",
        "30",
    ]
)


def holds(text: str) -> None:
    read = passage(text)
    found = events.find(read, (), lexicon())
    for event in found:
        assert read.body[event.start : event.end] == event.text
        assert event.date is None or dt.date(1900, 1, 1) < event.date < dt.date(2200, 1, 1)
    label, _, words = stage.judge(read, found, "P2", lexicon())
    assert label
    assert all(read.body[w.start : w.end] == w.text for w in words)


@given(st.text())
def test_any_text(text: str) -> None:
    """No exception, and every event verbatim."""
    holds(text)


@given(st.lists(WORDS, max_size=60))
def test_any_order_of_our_words(words: list[str]) -> None:
    """The words of the trade in any order."""
    holds(" ".join(words))


@pytest.mark.parametrize(
    "piece",
    [
        "strike ",
        "called off the strike on Monday, ",
        "June 20, ",
        "1, ",
        "to to to ",
        "(",
        "which, ",
        "until until ",
        "12:01 a.m. ",
    ],
)
def test_a_hostile_text_costs_no_more_than_a_long_report(piece: str) -> None:
    """However long, a sentence is read in pieces of bounded length, and of no more than a bounded number of them."""
    read = passage(piece * (100_000 // len(piece)))
    tellings = tell(read, lexicon().stages)
    assert len(tellings) <= 6_000
    assert all(len(t.words) <= 800 and len(t.nouns) <= 60 and len(t.frames) <= 60 for t in tellings)
    assert sum(len(t.words) for t in tellings) <= 100_000
    stage.judge(read, events.find(read, (), lexicon()), "P2", lexicon())
