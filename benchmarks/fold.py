"""How long folding a flood of items takes, and how much memory.

    .venv/bin/python benchmarks/fold.py [ITEMS]

Makes ITEMS (default 100,000) items out of invented words: a tenth are copies of another with a new headline and a cut end,
a twentieth speak of 200 invented disputes. Prints seconds of CPU, the peak of memory over what the items themselves take, and how
many of the copies were found.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import time

from strikewatch.model import Analysis, Item, Judged, Party, Tracks, Verdict
from strikewatch.stories import fold

_START = dt.datetime(2023, 8, 1, tzinfo=dt.UTC)
_SEED = 20230801


def _words(chance: random.Random, vocabulary: list[str], count: int) -> str:
    return " ".join(chance.choices(vocabulary, cum_weights=None, k=count))


def make(count: int) -> tuple[list[Judged], int]:
    """Return the items, and how many of them are copies."""
    chance = random.Random(_SEED)
    vocabulary = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(3, 9))) for _ in range(20_000)]
    sides = [
        (
            Party(id=f"u{i}", name=f"{vocabulary[i].title()} Union", role="union"),
            Party(id=f"e{i}", name=vocabulary[-i].title(), role="employer"),
        )
        for i in range(200)
    ]
    judged: list[Judged] = []
    copies = 0
    for number in range(count):
        when = _START + dt.timedelta(seconds=number * 30 % (14 * 86_400))
        copied = judged[chance.randrange(len(judged))] if judged and number % 10 == 0 else None
        if copied and abs(copied.item.when - when) < dt.timedelta(days=6):
            text = copied.item.text[: int(len(copied.item.text) * chance.uniform(0.6, 1.0))]
            copies += 1
        else:
            copied, text = None, _words(chance, vocabulary, chance.randint(40, 160))
        parties: tuple[Party, ...] = copied.analysis.parties if copied else sides[number % 200] if number % 20 == 1 else ()
        item = Item(id=f"{number:08x}", source=f"s{number % 300}", title=_words(chance, vocabulary, 9), text=text, published=when)
        verdict: Verdict = "dispute" if parties else "off-topic"
        tracks = Tracks(action="on_strike") if parties else Tracks()
        analysis = Analysis(
            id=item.id, relevant=bool(parties), verdict=verdict, score=0.9 if parties else 0.1, parties=parties, tracks=tracks
        )  # fmt: skip
        judged.append(Judged(item=item, analysis=analysis))
    return judged, copies


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    judged, copies = make(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    stories = fold(judged)
    seconds = time.process_time() - started
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = sum(len(story.copies) for story in stories)
    print(f"{count:,} items, {copies:,} copies: {found:,} found, {len(stories):,} stories")
    print(
        f"{seconds:.1f} s CPU, {count / seconds:,.0f} items/s; memory {after / 1024:.0f} MB at peak, {before / 1024:.0f} MB before"
    )


if __name__ == "__main__":
    main()
