"""A store of a million items: what a digest, a search and a pull without news cost in it.

    python benchmarks/store_scale.py [--items 1000000] [--window 2000] [--keep FOLDER]

Builds the store (two in a hundred items are about one of 300 disputes, ten hold a cue word; the window holds the newest), then prints, each a median
of five in CPU seconds of this process after start-up:

* digest: cut, counts, stories, disputes and page, analyses cached (promise: 1.0 at a million items and 2,000 in the window);
* search: common words, a phrase, a rare word, with filters (promise: 0.2);
* unchanged: a pull of 1,000 sources of which none brings anything, without the network (store and pipeline alone; promise: 0.1).

With --keep the store is left in FOLDER and used again by the next run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from strikewatch import lexicon, pipeline
from strikewatch.analysis import analyse
from strikewatch.model import Analysis, Answer, Config, Item, Party, Source, Unchanged, Visit
from strikewatch.pipeline.judge import fingerprint
from strikewatch.store import Store
from strikewatch.text import slug

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
DISPUTES = 300
RELEVANT = 50  # one in so many
CUE = 10  # one in so many holds a cue word, most of them look-alikes
AT_ONCE = 5_000
IMPORTED = Source(name="import:scale", path="scale")
_RANDOM = random.Random(11)  # the same store each time
_STEMS = (
    "mar",
    "cal",
    "der",
    "bay",
    "lor",
    "tin",
    "ves",
    "pol",
    "gar",
    "hum",
    "wex",
    "nor",
    "sel",
    "dun",
    "ost",
    "kir",
    "fen",
    "rud",
)
_ENDS = (
    "ket",
    "ton",
    "ing",
    "ed",
    "al",
    "ous",
    "ly",
    "er",
    "ia",
    "um",
    "ford",
    "wick",
    "by",
    "ham",
    "stead",
    "mere",
    "low",
    "gate",
)
_WORDS = [first + second + end for first in _STEMS for second in ("", *_STEMS) for end in _ENDS]
_PLACES = [f"{first}{end}".capitalize() for first in _STEMS for end in _ENDS]  # 324
_TRADES = ("Nurses", "Dockers", "Teachers", "Drivers", "Miners", "Cleaners", "Bakers")


def _named(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()[:16]


def _text(words: int) -> str:
    return " ".join(_RANDOM.choices(_WORDS, k=words))


def _sides(number: int) -> tuple[str, str]:
    """Return the union and the employer of the dispute that a report is about."""
    which = number // RELEVANT % DISPUTES
    return f"{_PLACES[which]} {_TRADES[which % len(_TRADES)]} Union", f"{_PLACES[-which - 1]} Holdings"


def _item(number: int, seen: dt.datetime) -> Item:
    """Return an item: off topic, or a report on one of the disputes."""
    source = f"source{number % 1000}"
    if number % RELEVANT:
        cue = "could strike a trade deal" if number % CUE == 3 else _text(5)
        title, text = f"{_text(6)} {number}".capitalize(), f"{_text(40)} {cue} {_text(10)}."
    else:
        union, employer = _sides(number)
        title = f"{union} strike at {employer}: {_text(5)}"
        text = (
            f"{_text(12).capitalize()}. Members of the {union} remained on strike at {employer} on Monday over pay. {_text(20)}. "
            f'The union demands "a raise of {number % 9 + 3} percent over {number % 4 + 1} years and {_text(3)}", it said. The employer '
            f'said it "will not discuss {_text(4)}". Talks are scheduled for Friday. {_text(60)}.'
        )
    return Item(
        id=_named(number),
        source=source,
        title=title,
        text=text,
        url=f"https://{source}.example/{number}",
        published=seen - dt.timedelta(minutes=number % 600),
        content_hash=_named(-number),
        aliases=(_named(number + 10**9),),
    )


def _analysis(item: Item, number: int, pattern: Analysis) -> Analysis:
    """Return what would be judged of an item: of a report a real analysis with the parties of its dispute."""
    if number % RELEVANT:
        return Analysis(id=item.id, relevant=False, verdict="off-topic", score=0.02)
    union, employer = _sides(number)
    parties = (Party(id=slug(union), name=union, role="union"), Party(id=slug(employer), name=employer, role="employer"))
    return replace(
        pattern, id=item.id, relevant=True, verdict="dispute", dispute=f"us-{slug(union)}-{slug(employer)}-2026", parties=parties
    )


def build(path: Path, count: int, window: int) -> None:
    """Fill a store: arrivals spread over two years, the last ``window`` items in the last day."""
    words = lexicon.load()
    pattern = analyse(replace(_item(0, NOW), first_seen=NOW), words)
    with Store.open(path) as store:
        store.judge_with(fingerprint(words))
        older = count - window
        for first in range(0, older, AT_ONCE):
            seen = NOW - dt.timedelta(days=2) - dt.timedelta(days=728) * (older - first) / older
            _fill(store, range(first, min(first + AT_ONCE, older)), seen, pattern)
        _fill(store, range(older, count), NOW - dt.timedelta(hours=1), pattern)
        store.index()


def _fill(store: Store, numbers: range, seen: dt.datetime, pattern: Analysis) -> None:
    items = [_item(number, seen) for number in numbers]
    store.add(IMPORTED, items, seen)
    store.save_analyses([(_analysis(item, number, pattern), False) for item, number in zip(items, numbers, strict=True)])


def _median(call: Callable[[], object], times: int = 5) -> float:
    spent = []
    for _ in range(times):
        start = time.process_time()
        call()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def _take_for_current(store: Store, mark: str) -> None:
    """Have the analyses of a store that was kept count as the present lexicon's: what is measured is a digest with all cached."""
    with store._db.writing() as connection:  # noqa: SLF001 - no user has a need for it
        connection.execute("UPDATE lexicons SET fingerprint = ? WHERE lexicon = 1", (mark,))
        connection.execute("UPDATE state SET value = 1 WHERE name = 'lexicon'")
        connection.execute("DELETE FROM unjudged")


def _unchanged(sources: Sequence[Source], visits: Mapping[str, Visit], now: dt.datetime) -> Iterator[Answer]:
    del now
    return (Unchanged(source=source, validators=visits.get(source.name, Visit()).validators) for source in sources)


def measure(folder: Path) -> None:
    """Print the figures."""
    words = lexicon.load()
    config = Config(
        home=folder, zone="UTC", sources=tuple(Source(name=f"source{i}", url=f"https://source{i}.example/") for i in range(1000))
    )
    with Store.open(config.store) as store:
        _take_for_current(store, fingerprint(words))
        composed = pipeline.compose(config, store, words, now=NOW, span=pipeline.Span())
        counts = composed.digest.counts
        print(f"items {store.arrived():,}, file {config.store.stat().st_size / 1e6:,.0f} MB")
        print(
            f"window: {counts.read:,} read, {counts.kept:,} kept, {len(composed.disputes)} disputes, {len(composed.stories):,} stories"
        )
        print(f"digest     {_median(lambda: pipeline.compose(config, store, words, now=NOW, span=pipeline.Span())):7.3f} s")
        for query, filters in (
            ("strike", {}),
            ("trade deal", {}),
            ('"remained on strike"', {}),
            ("trade", {"source": "source3"}),
            ("strike", {"kept": True}),
            ("strike", {"since": NOW - dt.timedelta(days=2)}),
            ("strike", {"until": NOW - dt.timedelta(days=700)}),
            ("nothing like it", {}),
        ):
            spent = _median(lambda query=query, filters=filters: store.search(query, **filters))  # type: ignore[misc]  # bound in the loop
            print(f"search     {spent:7.3f} s  {query} {filters or ''}")
        print(
            f"unchanged  {_median(lambda: list(pipeline.pull(config, store, now=NOW, fetch=_unchanged))):7.3f} s  1,000 sources"
        )


def main() -> None:
    """Build the store, or take the one that was kept, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--window", type=int, default=2_000)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="store_scale"))
    try:
        path = folder / "strikewatch.sqlite"
        if not path.exists():
            start = time.process_time()
            build(path, options.items, options.window)
            print(f"built in {time.process_time() - start:,.0f} s CPU")
        measure(folder)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
