"""How fast items are judged on one core, and what each part costs.

    python benchmarks/judging.py [--items N]

Made-up feed items of some 400 characters, five percent of them about a dispute; then the same without any cue. Prints items a
second of processor time (the best of three), the cost of each part on the items that reach it, the machine, and the memory.
Judging an item knows nothing of any other, so that other cores add their own.
"""

from __future__ import annotations

import argparse
import platform
import random
import resource
import time
from collections.abc import Callable
from typing import TypeVar

from strikewatch import lexicon
from strikewatch.analysis import (
    analyse,
    dispute,
    events,
    issues,
    parties,
    passage,
    positions,
    provenance,
    quotes,
    relevance,
    setting,
    signals,
    stage,
)
from strikewatch.model import Item

T = TypeVar("T")

OURS = [
    "Nurses at {town} General walked off the job on Monday after talks with the hospital over pay and staffing broke down.",
    "The {town} Dockers Union said its 1,200 members would strike on Friday unless the port improves its offer of 3 percent.",
    "“They refuse to bargain,” said Ann Penn, president of the union. The company said its offer was fair.",
    "A mediator has called both sides to a meeting on Thursday, and the strike has shut the plant since 4 May.",
]
NEAR = [
    "The council voted to accept the offer of a firm for the old mill.",
    "Striker Bo Quill scored twice as {town} won the match.",
    "The two banks are in talks on a merger, people close to the deal said.",
]
PLAIN = [
    "The orchestra of {town} played the symphony to a full hall on Sunday evening.",
    "A new bridge across the river opened to traffic after two years of building.",
    "Rain is forecast for the coast, with sunshine inland and a light wind from the west.",
    "The museum shows forty paintings from the last century until the end of March.",
    "Scientists found a beetle that lives in the hollow stems of reeds near {town}.",
    "The recipe needs two eggs, a cup of sugar and the juice of a lemon.",
]
TOWNS = ["Merrow", "Calder Bay", "Dunmere", "Pellham", "Adelby", "Galdana"]


def item(number: int, lines: list[str], dice: random.Random) -> Item:
    text = " ".join(line.format(town=dice.choice(TOWNS)) for line in dice.choices(lines, k=5))
    return Item(id=str(number), source="b", title=dice.choice(lines)[:60].format(town=dice.choice(TOWNS)), text=text)


def rate(items: list[Item], words: lexicon.Lexicon) -> float:
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        for one in items:
            analyse(one, words)
        best = min(best, time.process_time() - begin)
    return len(items) / best


class Costs:
    """What the parts cost: processor time by name, without that of the clock itself, and how often each ran."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = {}
        self.clock = 0.0
        self.clock = min(self._timed(lambda: None)[1] for _ in range(1000))

    @staticmethod
    def _timed(work: Callable[[], T]) -> tuple[T, float]:
        begin = time.process_time()
        found = work()
        return found, time.process_time() - begin

    def of(self, name: str, work: Callable[[], T]) -> T:
        """Do the work, note what it took under ``name``, and return what it found."""
        found, taken = self._timed(work)
        self.spent.setdefault(name, []).append(taken - self.clock)
        return found

    def show(self) -> None:
        whole = sum(map(sum, self.spent.values()))
        for name, times in self.spent.items():
            print(
                f"  {name:11} {sum(times) / len(times) * 1e6:8.1f} µs an item of {len(times):6,}   {sum(times) / whole:6.1%} of all"
            )


def parts(items: list[Item], words: lexicon.Lexicon) -> None:
    """Print what each part costs, called in the order of ``analyse``: what several share is counted with the first of them."""
    costs = Costs()
    for one in items:
        part(one, words, costs)
    costs.show()


def part(one: Item, words: lexicon.Lexicon, costs: Costs) -> None:
    """Judge an item as ``analyse`` does, part by part."""
    body = one.body
    folded = costs.of("fold", lambda: passage.fold(body))
    costs.of("language", lambda: words.languages.is_other(folded, one.language))
    raw = costs.of("automaton", lambda: words.cues.find(folded, body))
    if not costs.of("concern", lambda: words.cues.concern(raw)):
        return
    read = costs.of("passage", lambda: passage.read(one, body, folded))
    cues = costs.of("issue words", lambda: issues.standing(read, words.issues))
    named = [(n.start, n.end, n.sentence) for n in cues if not n.cue.weak]
    heard = costs.of("signals", lambda: signals.read(read, raw, words.cues.social, named))
    judged = costs.of("relevance", lambda: relevance.judge(heard, words.weights))
    if judged.verdict != "dispute":
        return
    sides = costs.of("parties", lambda: parties.find(read, words))
    said = costs.of("quotes", lambda: quotes.find(read, sides, words))
    found = costs.of("issues", lambda: issues.find(heard, cues, words.issues))
    dated = costs.of("events", lambda: events.find(read, sides, words))
    origin = costs.of("provenance", lambda: provenance.judge(read, sides, said, words))
    costs.of("stage", lambda: stage.judge(read, dated, origin, words, passing=judged.passing))
    costs.of("positions", lambda: positions.find(read, sides, found, said, words))
    costs.of("dispute", lambda: dispute.identify(sides, read, dated))
    costs.of("setting", lambda: (setting.place(read, words), setting.sector(sides), setting.size(read, words)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--items", type=int, default=4000)
    args = parser.parse_args()
    dice = random.Random(7)
    words = lexicon.load()
    print(f"{platform.machine()}, Python {platform.python_version()}")
    kinds = [OURS if n % 20 == 0 else [*PLAIN, *NEAR] if n % 20 < 3 else PLAIN for n in range(args.items)]
    mixed = [item(n, lines, dice) for n, lines in enumerate(kinds)]
    plain = [item(n, PLAIN, dice) for n in range(args.items)]
    size = sum(len(i.body) for i in mixed) / len(mixed)
    kept = sum(analyse(i, words).relevant for i in mixed)
    print(f"feed items, {size:.0f} characters, {kept / len(mixed):.1%} kept: {rate(mixed, words):8.0f} items/s")
    print(f"items without any cue:                   {rate(plain, words):8.0f} items/s")
    parts(mixed, words)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
