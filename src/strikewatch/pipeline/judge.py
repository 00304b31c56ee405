"""store ► Item… ► analyse ► Analysis… ► store: what is new is judged once, and again when the lexicon changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from strikewatch.model import ANALYSIS_VERSION, Analysis, IssueFinding, Item, Judged, Mark
from strikewatch.store import Store

if TYPE_CHECKING:
    from strikewatch.lexicon import Lexicon

_AT_ONCE = 2_000  # items between two transactions: a run killed while judging loses less than a second of work


def fingerprint(lexicon: Lexicon) -> str:
    """Return what tells one judge from another: the word lists with the user's additions, and the version of the rules."""
    return f"{ANALYSIS_VERSION}/{lexicon.fingerprint}"


def judge_new(store: Store, lexicon: Lexicon, *, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Judge every item that waits, newest first, and store the verdicts; return how many there were.

    ``on_progress`` is told how many are done, and of how many.
    """
    waiting = store.judge_with(fingerprint(lexicon))
    marks = by_item(store.marks()) if waiting else {}
    done = 0
    while items := store.unjudged(_AT_ONCE):
        store.save_analyses([_verdict(item, lexicon, marks.get(item.id, ())) for item in items])
        done += len(items)
        if on_progress:
            on_progress(done, max(waiting, done))
    return done


def judge_incoming(store: Store, lexicon: Lexicon) -> Callable[[Item], Analysis]:
    """Return the judge for items on their way in: nobody has marked them yet."""
    from strikewatch.analysis import analyse

    store.judge_with(fingerprint(lexicon))
    return lambda item: analyse(item, lexicon)


def judged(item: Item, lexicon: Lexicon, marks: Iterable[Mark] = ()) -> Judged:
    """Judge one item here and now, the user's marks on it applied: for ``show`` and ``dropped``."""
    analysis, marked = _verdict(item, lexicon, [mark for mark in marks if mark.item == item.id])
    return Judged(item=item, analysis=analysis, marked=marked)


def by_item(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Return the marks that stand on items, by item, oldest first."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.item is not None:
            found.setdefault(mark.item, []).append(mark)
    return found


def _verdict(item: Item, lexicon: Lexicon, marks: Sequence[Mark]) -> tuple[Analysis, bool]:
    from strikewatch.analysis import analyse

    analysis = analyse(item, lexicon)
    return (apply(analysis, marks), True) if marks else (analysis, False)


def apply(analysis: Analysis, marks: Sequence[Mark]) -> Analysis:
    """Return the analysis with the user's verdicts in place of ours; of two that contradict each other the later stands."""
    for mark in marks:
        if mark.verb == "keep":
            analysis = replace(analysis, relevant=True, verdict="dispute", score=1.0, lookalike=None)
        elif mark.verb == "drop":
            verdict = "off-topic" if analysis.relevant else analysis.verdict
            analysis = replace(analysis, relevant=False, verdict=verdict, score=0.0, dispute=None)
        elif mark.verb == "issue" and mark.value:
            known = [finding.slug for finding in analysis.issues]
            found = () if mark.value in known else (IssueFinding(slug=mark.value, evidence=()),)
            analysis = replace(analysis, issues=(*analysis.issues, *found))
        elif mark.verb == "dispute" and mark.value:
            analysis = replace(analysis, relevant=True, verdict="dispute", score=1.0, dispute=mark.value)
    return analysis
