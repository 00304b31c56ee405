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

from strikewatch import lexicon
from strikewatch.analysis import (
    analyse,
    events,
    issues,
    parties,
    passage,
    positions,
    provenance,
    quotes,
    relevance,
    signals,
    stage,
)
from strikewatch.model import Item

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


def cost(name: str, work: Callable[[], object], count: int) -> None:
    begin = time.process_time()
    work()
    print(f"  {name:12} {(time.process_time() - begin) / max(1, count) * 1e6:8.1f} µs an item of {count}")


def parts(items: list[Item], words: lexicon.Lexicon) -> None:
    """Print what each part costs: the first three on every item, the rest on those that reach it."""
    folded = [passage.fold(i.body) for i in items]
    cost("fold", lambda: [passage.fold(i.body) for i in items], len(items))
    cost("language", lambda: [words.languages.is_other(f) for f in folded], len(items))
    cost("automaton", lambda: [words.cues.find(f, i.body) for f, i in zip(folded, items, strict=True)], len(items))
    raw = [(i, words.cues.find(f, i.body)) for f, i in zip(folded, items, strict=True)]
    near = [(i, hits) for i, hits in raw if words.cues.concern(hits)]
    cost("passage", lambda: [passage.read(i) for i, _ in near], len(near))
    read = [(passage.read(i), hits) for i, hits in near]
    cost("signals", lambda: [signals.read(p, hits, words.cues.social) for p, hits in read], len(near))
    heard = [signals.read(p, hits, words.cues.social) for p, hits in read]
    cost("relevance", lambda: [relevance.judge(s, words.weights) for s in heard], len(near))
    kept = [s for s in heard if relevance.judge(s, words.weights).verdict == "dispute"]
    ps = [s.passage for s in kept]
    named = [issues.standing(p, words.issues) for p in ps]
    cost("issues", lambda: [issues.find(s, issues.standing(s.passage, words.issues), words.issues) for s in kept], len(kept))
    cost("parties", lambda: [parties.find(p, words) for p in ps], len(kept))
    sides = [parties.find(p, words) for p in ps]
    cost("quotes", lambda: [quotes.find(p, s, words) for p, s in zip(ps, sides, strict=True)], len(kept))
    said = [quotes.find(p, s, words) for p, s in zip(ps, sides, strict=True)]
    cost("events", lambda: [events.find(p, s, words) for p, s in zip(ps, sides, strict=True)], len(kept))
    dated = [events.find(p, s, words) for p, s in zip(ps, sides, strict=True)]
    cost("provenance", lambda: [provenance.judge(p, s, q, words) for p, s, q in zip(ps, sides, said, strict=True)], len(kept))
    cost("stage", lambda: [stage.judge(p, d, "P3", words) for p, d in zip(ps, dated, strict=True)], len(kept))
    found = [issues.find(s, n, words.issues) for s, n in zip(kept, named, strict=True)]
    cost("positions", lambda: [positions.find(*row, words) for row in zip(ps, sides, found, said, strict=True)], len(kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--items", type=int, default=4000)
    args = parser.parse_args()
    dice = random.Random(7)
    begin = time.process_time()
    words = lexicon.load()
    print(
        f"{platform.machine()}, Python {platform.python_version()}; lexicon loaded in {(time.process_time() - begin) * 1000:.0f} ms"
    )
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
