"""Whole reports: their dated events and stage are what a labour editor takes from them (``data/timelines.toml``)."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any, Literal

import pytest

from strikewatch.analysis import analyse
from strikewatch.lexicon import Lexicon, load
from strikewatch.model import Analysis, Item

REPORTS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "data" / "timelines.toml").read_text("utf-8"))[
    "report"
]
# Told on the side, or not dated by the day: no editor's calendar needs them.
_ASIDE = {"other", "production_or_service_impact", "member_notice", "rally", "march", "picket"}
_SAME = {"action_scheduled": "strike_begins"}


@functools.cache
def lexicon() -> Lexicon:
    return load()


def judged(report: dict[str, Any]) -> Analysis:
    kind: Literal["tweet", "news"] = "tweet" if report.get("tweet") else "news"
    fields = {key: report[key] for key in ("text", "published", "tier", "title", "party") if key in report}
    return analyse(Item(id="abcdef", source="s", kind=kind, **fields), lexicon())


def told(found: Analysis) -> list[tuple[str, str]]:
    """Return type and "day [hour]" of each event that has a day."""
    return [
        (_SAME.get(e.type, e.type), f"{e.date} {e.time:%H:%M}" if e.time else f"{e.date}")
        for e in found.events
        if e.type not in _ASIDE and not e.cancelled and e.date and e.precision in ("day", "hour", "minute")
    ]


def fits(expected: str, event: tuple[str, str]) -> bool:
    kinds, _, when = expected.lstrip("?").partition(" ")
    return event[0] in {_SAME.get(kind, kind) for kind in kinds.split("|")} and event[1] in when.split("|")


@pytest.mark.parametrize("report", REPORTS, ids=[r.get("title") or r["text"][:40] for r in REPORTS])
def test_a_report_gives_the_events_and_the_stage_that_an_editor_takes_from_it(report: dict[str, Any]) -> None:
    """Nothing is missed, nothing is invented, each hour is the place's own, and the stage is the story's."""
    found = judged(report)
    events = told(found)
    missed = [e for e in report["events"] if not e.startswith("?") and not any(fits(e, event) for event in events)]
    wrong = [event for event in events if not any(fits(e, event) for e in report["events"])]
    assert found.relevant
    assert (missed, wrong) == ([], [])
    assert found.stage in report["stage"].split("|")
