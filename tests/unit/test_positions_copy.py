"""Sentences of wire copy about nobody, each read as an editor reads it: ``tests/data/positions.toml``."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from strikewatch import analysis, lexicon
from strikewatch.model import Item

WORDS = lexicon.load()
# How the file calls an answer; two ways to file the same one are not told apart.
ANSWERS = {
    "demands": "asks",
    "proposes": "asks",
    "counters": "offers",
    "final_offer": "offers",
    "refuses_to_negotiate": "refuses",
}


class Sentence(NamedTuple):
    """A sentence after its opening, what the sides are called, and the positions that it tells."""

    opening: str
    text: str
    letters: dict[str, str]
    expected: frozenset[str]


def sentences() -> list[Sentence]:
    stories = tomllib.loads((Path(__file__).parents[1] / "data" / "positions.toml").read_text(encoding="utf-8"))["story"]
    return [
        Sentence(story["opening"], said[0], {story["union"]: "U", story["employer"]: "E", "narration": "-"}, frozenset(said[1:]))
        for story in stories
        for said in story["says"]
    ]


@pytest.mark.parametrize("sentence", sentences(), ids=lambda s: s.text[:60])
def test_what_a_sentence_says_of_the_sides(sentence: Sentence) -> None:
    """Every position that the sentence tells is found, with its teller, and none that it does not tell."""
    day = dt.datetime(2023, 8, 1, tzinfo=dt.UTC)
    text = f"{sentence.opening} {sentence.text}"
    found = analysis.analyse(Item(id="w", source="wire", text=text, published=day, day_only=True), WORDS).positions
    told = {
        " ".join(
            (
                sentence.letters.get(p.party, p.party),
                ANSWERS.get(p.stance, p.stance),
                p.issue.split(".")[0],
                sentence.letters.get(p.asserted_by, p.asserted_by),
            )
        )
        for p in found
        if p.start > len(sentence.opening) and not p.issue.startswith("process")
    }
    assert told == sentence.expected
