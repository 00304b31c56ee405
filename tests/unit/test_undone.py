"""What is not to be after all: in so many words, or by what came later."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from evidence import ALDRIC, CBNA, NDU, NOW, NTA, ZONE, at, event, item, judge
from strikewatch.digest import compose_calendar
from strikewatch.disputes import gather
from strikewatch.disputes.report import reports
from strikewatch.disputes.undone import in_words
from strikewatch.model import Dispute, Judged, Tracks
from strikewatch.stories import fold

FIFTH = dt.date(2023, 8, 5)


@pytest.mark.parametrize(
    ("sentence", "kind", "words", "verdict"),
    [
        (
            "The dockers have called off the strike that was to begin on Saturday.",
            "strike_begins",
            "begin on Saturday",
            "called off",
        ),
        (
            "The union has withdrawn the overtime bans notified for Saturday.",
            "action_scheduled",
            "notified for Saturday",
            "called off",
        ),
        ("Saturday's walkout has been cancelled, the port said.", "strike_begins", "Saturday's walkout", "called off"),
        ("The stoppage will no longer go ahead on Saturday.", "strike_begins", "ahead on Saturday", "called off"),
        ("Talks on Saturday were called off by the mediator.", "talks_scheduled", "Talks on Saturday", "called off"),
        # The object decides: what is called off for talks leaves the talks, and the other way round.
        (
            "The union called off its strike and will meet the port on Saturday.",
            "talks_scheduled",
            "meet the port on Saturday",
            None,
        ),
        ("The port cancelled talks, so the strike begins on Saturday.", "strike_begins", "begins on Saturday", None),
        ("The union refused to call off the strike on Saturday.", "strike_begins", "strike on Saturday", None),
        ("The strike on Saturday could be called off if talks succeed.", "strike_begins", "strike on Saturday", None),
        ("Back to work on Saturday, the union said, suspending its strike.", "strike_ends", "work on Saturday", None),
        ("Talks resume on Saturday, suspending a strike.", "talks_scheduled", "resume on Saturday", None),
        ("They meet on Saturday in the hope of averting a strike.", "strike_begins", "on Saturday", None),
        # A denial denies what follows it, not what the denier says instead.
        ("The port denied that talks were set for Saturday.", "talks_scheduled", "set for Saturday", "denied"),
        ("The port denied that, saying talks would go ahead on Saturday.", "talks_scheduled", "ahead on Saturday", None),
        ("The port denied the claim; talks go on on Saturday.", "talks_scheduled", "on on Saturday", None),
        ("The dockers denied that they had called off the strike on Saturday.", "strike_begins", "strike on Saturday", None),
    ],
)
def test_what_its_sentence_says_of_an_event(sentence: str, kind: Any, words: str, verdict: str | None) -> None:
    """The verb must have the event's kind of thing as its object or subject; a wish, a refusal or another clause has not."""
    of = item("Port", sentence)
    told = event(of, kind, words, FIFTH)
    (report,) = reports(fold([judge(of, (NDU, NTA), events=(told,))]), ZONE)
    assert in_words(report, told) == verdict


def _told(title: str, when: dt.datetime, *, stage: Any, tracks: Tracks, **told: dt.date) -> Judged:
    of = item(title, "; ".join(f"{kind} on {day}" for kind, day in told.items()), when, outlet=f"Paper of {title}")
    events = tuple(event(of, kind, f"{kind} on {day}", day, scheduled=day > when.date()) for kind, day in told.items())
    return judge(of, (CBNA, ALDRIC), stage=stage, tracks=tracks, events=events)


def _notice() -> Judged:
    return _told(
        "Notice", at(28, month=7), stage="noticed", tracks=Tracks(action="noticed"), strike_begins=FIFTH, talks_scheduled=FIFTH
    )


def _gathered(*judged: Judged) -> Dispute:
    (dispute,) = gather(fold(judged), zone=ZONE, now=NOW)
    return dispute


@pytest.mark.parametrize(
    ("stage", "tracks"),
    [
        ("suspended", Tracks(action="suspended")),
        ("tentative_agreement", Tracks(bargaining="tentative_agreement")),
        ("noticed", Tracks(action="noticed", resolution="withdrawn")),
    ],
)
def test_a_deal_or_a_suspension_calls_off_what_was_ahead(stage: Any, tracks: Tracks) -> None:
    """The strike that was to come is struck through and not the next thing due; the talks stand."""
    dispute = _gathered(_notice(), _told("Turn", at(31, month=7), stage=stage, tracks=tracks))
    assert {one.event.type: one.status for one in dispute.events} == {"strike_begins": "called off", "talks_scheduled": "stated"}
    lines = compose_calendar([dispute], now=NOW, zone=ZONE).lines
    assert [(line.what, line.off, line.bell) for line in lines] == [("strike begins", True, False), ("talks", False, False)]


def test_action_that_is_named_anew_stands() -> None:
    """What a report after the suspension tells again is due; what began before it has been."""
    turn = _told("Turn", at(30, month=7), stage="suspended", tracks=Tracks(action="suspended"))
    again = _told("Again", at(31, month=7), stage="noticed", tracks=Tracks(action="noticed"), strike_begins=FIFTH)
    assert {one.status for one in _gathered(_notice(), turn, again).events} == {"stated", "confirmed"}
    begun = _told(
        "Out", at(29, month=7), stage="on_strike", tracks=Tracks(action="on_strike"), strike_begins=dt.date(2023, 7, 29)
    )
    assert _gathered(begun, turn).started == dt.date(2023, 7, 29)


def test_a_strike_of_fixed_length_that_is_off_has_no_end_to_come() -> None:
    """The end that would be computed from its words is called off with it."""
    of = item("Notice", "A 48-hour strike begins on Saturday.", at(28, month=7))
    told = event(of, "strike_begins", "A 48-hour strike begins on Saturday", FIFTH, scheduled=True)
    notice = judge(of, (CBNA, ALDRIC), stage="noticed", tracks=Tracks(action="noticed"), events=(told,))
    dispute = _gathered(notice, _told("Turn", at(31, month=7), stage="suspended", tracks=Tracks(action="suspended")))
    assert [(one.event.type, one.status) for one in dispute.events] == [
        ("strike_begins", "called off"),
        ("strike_ends", "called off"),
    ]
