"""How well reports are folded when nothing is known but their texts: the two hundred pairs of the tests, judged by the program.

    .venv/bin/python benchmarks/fold_pairs.py

Prints precision and recall of "one thing", once with parties and events as an editor would give them, once as analysis finds them;
then of further pairs, of which nothing but the texts is known.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from evidence import judge
from pairs import Pair, pairs, rewrites
from strikewatch import analysis, lexicon
from strikewatch.model import Judged
from strikewatch.stories import fold


def _report(made: list[Pair], name: str) -> None:
    joined = [len(fold([pair.one, pair.other])) == 1 for pair in made]
    right = sum(together and pair.same for pair, together in zip(made, joined, strict=True))
    wrong = Counter(pair.kind for pair, together in zip(made, joined, strict=True) if together and not pair.same)
    missed = Counter(pair.kind for pair, together in zip(made, joined, strict=True) if pair.same and not together)
    precision = right / (right + wrong.total()) if right else 0.0
    print(f"{name}: precision {precision:.3f}, recall {right / sum(pair.same for pair in made):.3f}")
    print(f"    wrongly joined {dict(wrong)}, missed {dict(missed)}")


def main() -> None:
    made = pairs()
    _report(made, "parties and events given")
    words = lexicon.load()

    def judged(one: Judged) -> Judged:
        return Judged(item=one.item, analysis=analysis.analyse(one.item, words))

    _report(
        [Pair(judged(pair.one), judged(pair.other), pair.same, pair.kind) for pair in made],
        "parties and events found by analysis",
    )
    for name in ("rewrites", "rewrites_unseen", "rewrites_followed"):
        further = [Pair(judged(judge(one)), judged(judge(other)), same, "two texts") for one, other, same in rewrites(name)]
        _report(further, f"{len(further)} further pairs ({name})")


if __name__ == "__main__":
    main()
