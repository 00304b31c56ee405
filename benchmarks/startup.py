"""CPU time of `strikewatch --help` against `python -c pass`, in the same run.

    python benchmarks/startup.py [RUNS]

Prints the medians of user + system time over RUNS alternating runs (default 21), and their ratio. The goal is 6 or less.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def cpu(command: list[str]) -> float:
    """Return the CPU seconds of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    commands = {"python -c pass": [sys.executable, "-c", "pass"], "strikewatch --help": [str(BIN / "strikewatch"), "--help"]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(cpu(command))
    bare, ours = (statistics.median(times[name]) for name in commands)
    for name in commands:
        print(f"{name:20} {statistics.median(times[name]) * 1000:6.1f} ms CPU")
    print(f"ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main()
