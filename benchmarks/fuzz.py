"""Run the property tests of reading again and again with new seeds: feeds, dates, posts.

    python benchmarks/fuzz.py [MINUTES]        (default 10; needs the test tools)

A round draws other documents, dates and posts than the one before. Ends with 1 at the first failure, with the seed that repeats it.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests" / "property"
FILES = [TESTS / f"test_{name}_property.py" for name in ("parse", "dates", "tweets", "reading")]


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    end, rounds = time.monotonic() + 60 * minutes, 0
    while time.monotonic() < end:
        seed = random.randrange(2**32)
        words = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", f"--hypothesis-seed={seed}", *map(str, FILES)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout[-4000:], f"fuzz: failed with --hypothesis-seed={seed}", sep="\n")
            return 1
        rounds += 1
    print(f"fuzz: {rounds} rounds in {minutes:.0f} minutes, no failure")
    return 0


if __name__ == "__main__":
    sys.exit(main())
