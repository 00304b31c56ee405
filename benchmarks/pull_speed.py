"""Pull a thousand feeds cold, unchanged and changed, side by side with other feed readers.

    BENCH_PYTHON=/path/to/venv/bin/python python benchmarks/pull_speed.py [--n 1000] [--lat 0] [--rounds 3] [--hosts 1000] [--peers a,b]

The harness is bench_peers.py of the shared bench folder (a loopback feed server, peers and ourselves in rotation within a round);
this script only writes our command into it. Peers: Debian's newsboat and sfeed, and an environment (BENCH_PYTHON) that holds
reader[cli]==3.26 and rss2email==3.14. Prints wall, CPU, peak memory and whether all items arrived, per phase, and medians.
With --hosts 1000 every feed has a host of its own, as in life: we ask one host for six feeds at a time at most.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

PEERS = "newsboat-16,sfeed-16-etag,r2e-nosend,reader-16"


def write_config(urls: Path, config: Path) -> None:
    """Write the config that pulls ``urls``: the set-up step of our line in the harness."""
    sources = [f'[[sources]]\nname = "f{number:05}"\nurl = "{url}"\n' for number, url in enumerate(urls.read_text().split(), 1)]
    config.write_text('timezone = "UTC"\n' + "".join(sources))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=Path(__file__).parents[2] / "shared/bench")
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--lat", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hosts", type=int, default=1000)
    parser.add_argument("--peers", default=PEERS)
    parser.add_argument("--work", type=Path, default=Path("bench-state"))
    parser.add_argument("--write-config", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write_config:
        write_config(*options.write_config)
        return 0
    harness = options.bench / "bench_peers.py"
    if not harness.exists():
        print(f"skipped: no {harness}")
        return 0
    ours = Path(sys.executable).parent / "strikewatch"
    pull = f"{ours} --config {{dir}}/c.toml --data-dir {{dir}}/data pull"
    setup = f"{sys.executable} {Path(__file__).resolve()} --write-config {{urls}} {{dir}}/c.toml"
    count = "sqlite3 {dir}/data/strikewatch.sqlite 'SELECT count(*) FROM items'"
    command = [os.environ.get("BENCH_PYTHON", sys.executable), str(harness), "--n", str(options.n), "--lat", str(options.lat)]
    command += [
        "--rounds",
        str(options.rounds),
        "--hosts",
        str(options.hosts),
        "--peers",
        options.peers,
        "--work",
        str(options.work),
    ]
    command += ["--out", str(options.work / "results.jsonl"), "--extra", f"strikewatch;;{setup};;{pull};;{count}"]
    options.work.mkdir(parents=True, exist_ok=True)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
