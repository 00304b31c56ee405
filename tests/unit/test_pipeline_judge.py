"""Judging what waits, and the user's marks over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stored import NOW, analysis, cut, dropped, fetched, item
from strikewatch import lexicon
from strikewatch.lexicon import Lexicon
from strikewatch.model import ANALYSIS_VERSION, Analysis, Mark
from strikewatch.pipeline import judge_new, judged
from strikewatch.pipeline.judge import apply, fingerprint
from strikewatch.store import Store

STRIKE = item(
    "strike",
    title="Calder Bay nurses walk off the job over staffing",
    text="Members of the Calder Bay Nurses Association went on strike at St Aldric Health on Monday after talks on staffing broke down.",
)
WEATHER = item("weather", title="Rain expected over the bay", text="A quiet day, says the harbour office.")


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon.load()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        opened.save([fetched(STRIKE, WEATHER)], NOW)
        yield opened


def _mark(verb: str, value: str | None = None, number: int = 1) -> Mark:
    return Mark(number=number, made_at=NOW, verb=verb, item=STRIKE.id, value=value)  # type: ignore[arg-type]  # a plain str


def test_what_waits_is_judged_once(store: Store, words: Lexicon) -> None:
    """Progress counts up to all; a second call has nothing to do."""
    told: list[tuple[int, int]] = []
    assert judge_new(store, words, on_progress=lambda done, of: told.append((done, of))) == 2
    assert told == [(2, 2)]
    assert judge_new(store, words) == 0
    found = {one.item.id: one.analysis.verdict for one in store.judged(cut(store))}
    assert found == {STRIKE.id: "dispute", WEATHER.id: "off-topic"}


def test_a_mark_wins_until_it_is_undone(store: Store, words: Lexicon) -> None:
    """Kept for ever, applied before ours, over every change of the lexicon."""
    store.mark("drop", now=NOW, item=STRIKE.id)
    store.mark("keep", now=NOW, item=WEATHER.id)
    judge_new(store, words)
    one, other = store.judged(cut(store))
    assert (one.analysis.relevant, one.marked, one.analysis.dispute) == (False, True, None)
    assert (other.analysis.relevant, other.analysis.verdict, other.marked) == (True, "dispute", True)
    store.undo(now=NOW, item=STRIKE.id)
    assert judge_new(store, words) == 1
    assert store.judged(cut(store))[0].analysis.relevant


def test_one_item_is_judged_here_and_now(words: Lexicon) -> None:
    """For ``show``: the marks on it applied, the others passed over."""
    plain = judged(STRIKE, words)
    assert plain.analysis.relevant
    assert not plain.marked
    marked = judged(STRIKE, words, [_mark("drop"), Mark(number=2, made_at=NOW, verb="keep", item=WEATHER.id)])
    assert not marked.analysis.relevant
    assert marked.marked


@pytest.mark.parametrize(
    ("marks", "relevant", "dispute", "issues"),
    [
        ([_mark("issue", "pensions")], True, "us-cbna-st-aldric-2023", ["wages.cola", "pensions"]),
        ([_mark("issue", "wages.cola")], True, "us-cbna-st-aldric-2023", ["wages.cola"]),
        ([_mark("dispute", "gb-rbta-westmoor-2023")], True, "gb-rbta-westmoor-2023", ["wages.cola"]),
        ([_mark("keep"), _mark("drop")], False, None, ["wages.cola"]),
        ([_mark("drop"), _mark("keep")], True, None, ["wages.cola"]),
    ],
)
def test_of_marks_that_contradict_each_other_the_later_stands(
    marks: list[Mark], relevant: object, dispute: str | None, issues: list[str]
) -> None:
    """Issues add up; verdict and dispute are replaced."""
    found = apply(analysis(STRIKE), marks)
    assert (found.relevant, found.dispute, [one.slug for one in found.issues]) == (relevant, dispute, issues)


def test_a_dropped_item_that_is_dropped_keeps_its_reason() -> None:
    """The user agrees with us: a look-alike stays one."""
    found: Analysis = apply(dropped(STRIKE), [_mark("drop")])
    assert (found.verdict, found.relevant) == ("look-alike", False)


def test_the_fingerprint_names_rules_and_words(words: Lexicon) -> None:
    """A change of either has all judged again."""
    assert fingerprint(words) == f"{ANALYSIS_VERSION}/{words.fingerprint}"
