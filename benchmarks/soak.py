"""Run `strikewatch mail` some hundred times over growing, flaky feeds and an SMTP server that fails at p = 0.3.

    python benchmarks/soak.py [RUNS]                (default 300; RIGS_PYTHON as in mail_faults.py)
    python benchmarks/soak.py --pairs [PAIRS]       (default 50: two runs at the same moment, each time)

Eight feeds on loopback gain items from run to run and answer every fifth request with a fault. At the end the mails are opened:
every item must stand in one, and what the editions took in must be as many items as were stored, so that none is new in two (copies
with the same Message-ID are allowed where the server's answer was lost).
Prints lost and doubled items, the peak memory of the first and last runs, and how the store grew. "skipped" without the rigs.
"""

from __future__ import annotations

import collections
import email
import email.policy
import http.server
import json
import os
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

RIGS = Path(__file__).resolve().parents[2] / "shared" / "rigs"
PYTHON = os.environ.get("RIGS_PYTHON", sys.executable)
COMMAND = str(Path(sys.executable).parent / "strikewatch")
FEEDS = 8
SYLLABLES = ["bar", "dun", "fel", "gor", "hal", "kes", "lom", "mar", "nor", "pel", "quil", "ros", "sten", "tor", "vel", "wex"]
TRADES = ("Nurses", "Teachers", "Dockers", "Bus drivers", "Miners", "Bakers", "Cleaners", "Librarians")


class Newsroom:
    """The feeds: items by feed, a generation after the other."""

    def __init__(self) -> None:
        self.random = random.Random(7)
        self.items: list[list[tuple[str, str, str]]] = [[] for _ in range(FEEDS)]
        self.made = 0

    def town(self, number: int) -> str:
        """Return a town's name that no other item has."""
        one, rest = number % 16, number // 16
        return (SYLLABLES[rest % 16] + SYLLABLES[one] + SYLLABLES[rest // 16 % 16] + "ton").capitalize()

    def grow(self) -> None:
        """Let some feeds gain an item."""
        for feed in self.items:
            if self.random.random() < 0.25:
                town = self.town(self.made)
                title = f"{TRADES[self.made % len(TRADES)]} strike over pay in {town}"
                feed.insert(0, (f"i{self.made}", title, format_datetime(datetime.now(UTC))))
                del feed[30:]
                self.made += 1

    def body(self, feed: int) -> bytes:
        """Return a feed as RSS."""
        items = "".join(
            f"<item><title>{title}</title><link>https://f{feed}.example/{key}</link><guid>{key}</guid><pubDate>{day}</pubDate>"
            f"<description>{title}, their union said on the picket line.</description></item>"
            for key, title, day in self.items[feed]
        )
        return f'<rss version="2.0"><channel><title>Feed {feed}</title>{items}</channel></rss>'.encode()


def serve(news: Newsroom) -> http.server.ThreadingHTTPServer:
    """Serve the feeds; every fifth request or so is a fault."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = news.body(int(self.path.strip("/")))
            fault = news.random.random()
            if fault < 0.1:
                self.send_error(503)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if fault < 0.2 else body)

        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_smtp(folder: Path, port: int, probability: float) -> subprocess.Popen[bytes]:
    """Start the rig's server, failing at random."""
    words = [PYTHON, str(RIGS / "smtp_faults.py"), "--mode", "random", "--p", str(probability), "--port", str(port)]
    words += ["--store", str(folder / "store"), "--ready", str(folder / "ready"), "--max-seconds", "3000", "--delay", "1"]
    rig = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while not (folder / "ready").exists() and time.monotonic() < until:
        time.sleep(0.05)
    return rig


def write_config(folder: Path, http_port: int, smtp_port: int) -> list[str]:
    """Write the config; return the command that mails."""
    sources = "".join(f'[[sources]]\nname = "f{n}"\nurl = "http://127.0.0.1:{http_port}/{n}"\n' for n in range(FEEDS))
    mail = f'[mail]\nto = ["desk@b.example", "night@b.example"]\nhost = "127.0.0.1"\nport = {smtp_port}\nsecurity = "none"\ntimeout = 5\n'
    (folder / "c.toml").write_text(f'timezone = "UTC"\n{sources}{mail}[digest]\nfull = 1000\n')
    return [COMMAND, "--config", str(folder / "c.toml"), "--data-dir", str(folder / "data"), "mail"]


def spawn(words: list[str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as out:
        return subprocess.Popen(words, stdout=out, stderr=out)


def wait(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Return exit code and peak memory in kB."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss


def opened(folder: Path, news: Newsroom) -> dict[str, set[str]]:
    """Return the Message-IDs of the mails that each town stands in."""
    found: dict[str, set[str]] = collections.defaultdict(set)
    towns = [news.town(number) for number in range(news.made)]
    for file in sorted((folder / "store").glob("*.eml")):
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        part = message.get_body(("plain",))
        assert part is not None
        sources = part.get_content().split("SOURCES", 1)[-1]
        for town in towns:
            if town in sources:
                found[town].add(str(message["Message-ID"]))
    return found


def main() -> int:
    if not (RIGS / "smtp_faults.py").exists():
        print("soak: skipped, ../shared/rigs is absent")
        return 0
    pairs = "--pairs" in sys.argv
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    runs = numbers[0] if numbers else (50 if pairs else 300)
    news = Newsroom()
    server = serve(news)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        smtp_port = free_port()
        rig = start_smtp(folder, smtp_port, 0.0 if pairs else 0.3)
        words = write_config(folder, server.server_port, smtp_port)
        codes: collections.Counter[int] = collections.Counter()
        memory, sizes = [], []
        for _ in range(runs):
            news.grow()
            for process in [spawn(words, folder / "log") for _ in range(2 if pairs else 1)]:
                code, peak = wait(process)
                codes[code] += 1
                memory.append(peak / 1024)
            sizes.append((folder / "data" / "strikewatch.sqlite").stat().st_size)
        for _ in range(40):  # until nothing waits and every feed was read whole once more
            code, _ = wait(spawn(words, folder / "log"))
        rig.terminate()
        rig.wait()
        found = opened(folder, news)
        store = sqlite3.connect(folder / "data" / "strikewatch.sqlite")
        (stored,) = store.execute("SELECT count(*) FROM items").fetchone()
        # An older report may stand again among the sources of a dispute that is open; what counts is what each edition took in.
        digests = store.execute("SELECT digest FROM editions WHERE state = 'delivered'").fetchall()
        taken = sum(json.loads(digest)["counts"]["read"] for (digest,) in digests)
        log = (folder / "log").read_text()
    lost = [news.town(number) for number in range(news.made) if not found.get(news.town(number))]
    quarter = max(1, len(memory) // 4)
    print(f"{runs} {'pairs of ' if pairs else ''}runs, {news.made} items made, {stored} stored; exit codes {dict(codes)}")
    print(f"lost {len(lost)} {lost[:5]}, taken in by editions {taken}, tracebacks {log.count('Traceback')}")
    print(
        f"peak memory, median of the first and last quarter: {statistics.median(memory[:quarter]):.0f} and {statistics.median(memory[-quarter:]):.0f} MB"
    )
    print(
        f"store: {sizes[0] // 1024} kB after the first run, {sizes[-1] // 1024} kB after the last; {sizes[-1] / max(1, stored):.0f} bytes an item"
    )
    if pairs:
        print(f"runs that met the lock and said whose: {log.count('another run (pid')}")
    server.shutdown()
    return bool(lost or taken != stored or "Traceback" in log)


if __name__ == "__main__":
    sys.exit(main())
