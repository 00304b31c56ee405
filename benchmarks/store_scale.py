"""A store of a million items: what a digest, a search and a pull without news cost in it.

    python benchmarks/store_scale.py [--items 1000000] [--window 2000] [--relevant 50] [--keep FOLDER]

Builds the store (two in a hundred items are about one of 300 disputes, ten hold a cue word; the window holds the newest, of which one in
``--relevant`` is about a dispute: 3 makes a heavy morning), then prints, each a median of five in CPU seconds of this process after start-up:

* digest: cut, counts, stories, disputes and page, analyses cached (promise: 1.0 at a million items and 2,000 in the window);
* search: common words, a phrase, a rare word, with filters (promise: 0.2);
* unchanged: a pull of 1,000 sources of which none brings anything, without the network (store and pipeline alone; promise: 0.1);
* each command as a user runs it, a process of its own with all that it reads and renders, less the CPU of ``--help``.

With --keep the store is left in FOLDER and used again by the next run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import shutil
import statistics
import subprocess
import sys
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
RELEVANT = 50  # one in so many of the older items, and of the window unless --relevant says otherwise
CUE = 10  # one in so many holds a cue word, most of them look-alikes
AT_ONCE = 5_000
IMPORTED = Source(name="import:scale", path="scale")
# A command at the store's own time: the arguments follow.
COMMAND = f"""
import datetime
from strikewatch.cli import main
from strikewatch.cli.app import App
App.now = {NOW!r}
main()
"""
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


def _dispute(number: int, every: int) -> int | None:
    """Return the dispute that an item is about, one in ``every``; None where it is off topic."""
    return None if number % every else number // every % DISPUTES


def _sides(which: int) -> tuple[str, str]:
    """Return the union and the employer of a dispute."""
    return f"{_PLACES[which]} {_TRADES[which % len(_TRADES)]} Union", f"{_PLACES[-which - 1]} Holdings"


def _item(number: int, which: int | None, seen: dt.datetime) -> Item:
    """Return an item: off topic, or a report on one of the disputes."""
    source = f"source{number % 1000}"
    if which is None:
        cue = "could strike a trade deal" if number % CUE == 3 else _text(5)
        title, text = f"{_text(6)} {number}".capitalize(), f"{_text(40)} {cue} {_text(10)}."
    else:
        union, employer = _sides(which)
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


def _analysis(item: Item, which: int | None, pattern: Analysis) -> Analysis:
    """Return what would be judged of an item: of a report a real analysis with the parties of its dispute."""
    if which is None:
        return Analysis(id=item.id, relevant=False, verdict="off-topic", score=0.02)
    union, employer = _sides(which)
    parties = (Party(id=slug(union), name=union, role="union"), Party(id=slug(employer), name=employer, role="employer"))
    return replace(
        pattern, id=item.id, relevant=True, verdict="dispute", dispute=f"us-{slug(union)}-{slug(employer)}-2026", parties=parties
    )


def build(path: Path, count: int, window: int, relevant: int) -> None:
    """Fill a store: arrivals spread over two years, the last ``window`` items in the last day, one in ``relevant`` of them on disputes."""
    words = lexicon.load()
    pattern = analyse(replace(_item(0, 0, NOW), first_seen=NOW), words)
    with Store.open(path) as store:
        store.judge_with(fingerprint(words))
        older = count - window
        for first in range(0, older, AT_ONCE):
            seen = NOW - dt.timedelta(days=2) - dt.timedelta(days=728) * (older - first) / older
            _fill(store, range(first, min(first + AT_ONCE, older)), RELEVANT, seen, pattern)
        _fill(store, range(older, count), relevant, NOW - dt.timedelta(hours=1), pattern)
        store.index()


def _fill(store: Store, numbers: range, relevant: int, seen: dt.datetime, pattern: Analysis) -> None:
    made = [(_item(number, which := _dispute(number, relevant), seen), which) for number in numbers]
    store.add(IMPORTED, [item for item, _ in made], seen)
    store.save_analyses([(_analysis(item, which, pattern), False) for item, which in made])


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


def _run(folder: Path, *arguments: str) -> float:
    """Return the CPU seconds of a command over the store."""
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "--data-dir", str(folder), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return usage.ru_utime + usage.ru_stime


def measure_commands(folder: Path, dispute: str, item: str) -> None:
    """Print what each command costs after start-up, for one dispute and one item of the window."""
    start_up = statistics.median(_run(folder, "--help") for _ in range(5))
    for arguments in (
        ("digest", "--no-pull"), ("dropped",), ("dispute",), ("dispute", dispute), ("calendar",), ("show", item), ("search", "strike"),
    ):  # fmt: skip
        spent = statistics.median(_run(folder, *arguments) for _ in range(5))
        print(f"command    {spent - start_up:7.3f} s  {' '.join(arguments)}")


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
    measure_commands(folder, composed.disputes[0].id, composed.digest.references[0].item)


def main() -> None:
    """Build the store, or take the one that was kept, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--window", type=int, default=2_000)
    parser.add_argument("--relevant", type=int, default=RELEVANT)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="store_scale"))
    try:
        path = folder / "strikewatch.sqlite"
        if not path.exists():
            start = time.process_time()
            build(path, options.items, options.window, options.relevant)
            print(f"built in {time.process_time() - start:,.0f} s CPU")
        measure(folder)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
