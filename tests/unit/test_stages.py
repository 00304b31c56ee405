"""The words of stages and events as data, and the notice periods of countries."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from judging import lexicon
from strikewatch.lexicon.files import read_toml
from strikewatch.model import EventType


def test_every_frame_is_made_of_known_words_and_is_an_event() -> None:
    """A verb class, a noun class and an event type behind every frame: a typing error in the list is found here."""
    tables = read_toml("stages.toml")
    verbs, nouns = set(tables["verbs"]), set(tables["nouns"])
    for kind, pairs in tables["frames"].items():
        assert kind in tables["events"], kind
        for pair in pairs:
            verb, noun = pair.split()
            assert verb in verbs, pair
            assert noun in nouns, pair
    for kind, types in tables["events"].items():
        head, _, name = kind.partition(" ")
        assert (
            kind in tables["frames"]
            or kind in tables["alone"]
            or (head in ("noun", "state") and name in {**tables["nouns"], **tables["states"]})
        ), kind
        assert set(types) <= {"", *get_args(EventType)}, kind
    assert set(tables["alone"]) - {"promise_update"} <= set(tables["events"])


def test_every_verb_class_makes_a_frame() -> None:
    """A class that nothing uses is a mistake."""
    tables = read_toml("stages.toml")
    used = {pair.split()[0] for pairs in tables["frames"].values() for pair in pairs}
    assert set(tables["verbs"]) == used


def test_verbs_have_five_forms() -> None:
    """Base, third person, past, participle, -ing."""
    tables = read_toml("stages.toml")
    for entries in tables["verbs"].values():
        assert all(len(entry.partition("|")[0].split()) == 5 for entry in entries), entries


@pytest.mark.parametrize(
    ("country", "sector", "served", "first"),
    [
        ("US", "health", "2023-08-01", "2023-08-11"),
        ("US", None, "2023-08-01", None),
        ("CA", None, "2023-08-01", "2023-08-04"),
        ("AU", None, "2023-08-03", "2023-08-08"),
        ("IE", None, "2023-08-01", "2023-08-08"),
        ("GB", None, "2016-08-01", "2016-08-08"),
        ("GB", None, "2023-08-01", "2023-08-15"),
        ("GB", None, "2026-08-03", "2026-08-13"),
        ("FR", None, "2023-08-01", None),
    ],
)
def test_notice_by_country_and_day(country: str, sector: str | None, served: str, first: str | None) -> None:
    """The rule that held on the day; working days where the law counts them."""
    day = dt.date.fromisoformat(served)
    rule = lexicon().stages.notice(country, day, sector)
    assert (rule and str(rule.first_day(day))) == first
