"""Killed at any moment, a run loses nothing and doubles nothing: the next one ends as if nothing had happened."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stored import NOW, fetched, item, source
from strikewatch.store import Store, Visited

SOURCES = 12
ITEMS = 40

# A pull of many sources, a transaction for every two of them, and judging and indexing after it.
RUN = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_kill import work
print("begun", flush=True)
work(Path(sys.argv[1]))
"""


def visited(number: int) -> Visited:
    origin = source(f"s{number}")
    return fetched(*(item(f"{number}-{i}", origin=origin.name, text="word " * 300) for i in range(ITEMS)), origin=origin)


def work(path: Path) -> None:
    with Store.open(path) as store:
        for first in range(0, SOURCES, 2):
            known = store.visits([source(f"s{first}"), source(f"s{first + 1}")])
            store.save([visited(n) for n in (first, first + 1) if f"s{n}" not in known], NOW)
        store.judge_with("one")
        store.index()


@pytest.mark.slow
def test_a_killed_run_is_mended_by_the_next(tmp_path: Path) -> None:
    """After every kill the file is sound and each source is either wholly there or not at all; in the end all is there once."""
    rng = random.Random(7)  # the same moments each time
    path = tmp_path / "s.sqlite"
    here = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
    for _ in range(12):
        run = subprocess.Popen([sys.executable, "-c", RUN, str(path), *here], stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(rng.uniform(0, 0.08))
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        with Store.open(path) as store:
            assert store.check() == ()
            assert store.arrived() == ITEMS * len(store.visits([source(f"s{n}") for n in range(SOURCES)]))
    work(path)
    with Store.open(path) as store:
        assert store.check() == ()
        assert store.arrived() == SOURCES * ITEMS
        assert store.search("word", limit=1)[1] == SOURCES * ITEMS
        assert [one.new for one in store.save([visited(n) for n in range(SOURCES)], NOW)] == [0] * SOURCES
