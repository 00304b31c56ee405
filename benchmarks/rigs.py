"""Run the hostile rigs of ../shared/rigs against the real command, and judge by them.

    python benchmarks/rigs.py http               282 faults of a hostile server, a good feed riding along
    python benchmarks/rigs.py namespace          redirects and addresses into the private network (root, iproute2)
    python benchmarks/rigs.py urls               41 bad addresses in a config
    python benchmarks/rigs.py twitter            88 hostile Twitter/X files through `import`
    python benchmarks/rigs.py stores             broken copies of a store: refused or read, never changed
    python benchmarks/rigs.py kill pull|import|mail [KILLS]      kill -9 at random moments (default 100)

RIGS_PYTHON names an interpreter with aiosmtpd and cryptography (default: this one). Prints what the rig prints: the cases that
failed and a line of totals. "skipped" where the rigs are absent.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

RIGS = Path(__file__).resolve().parents[2] / "shared" / "rigs"
PYTHON = os.environ.get("RIGS_PYTHON", sys.executable)
COMMAND = str(Path(sys.executable).parent / "strikewatch")
PORT = 8800
OURS = f"{COMMAND} --config {{dir}}/c.toml --data-dir {{dir}}/d"
COUNT = "sqlite3 {dir}/d/strikewatch.sqlite 'SELECT count(*) FROM items'"
SOURCE = '[[sources]]\\nname = "%s"\\nurl = "%s"\\n'
# What a case's folder gets first: a config with the faulty source and a good one.
TWO_SOURCES = f"printf 'timezone = \"UTC\"\\n{SOURCE}{SOURCE}' {{case}} {{url}} good {{good}} >{{dir}}/c.toml"
# A lone surrogate cannot stand in a TOML file: it goes in as the byte that it stands for, and the fault names file and line.
ONE_ADDRESS = f"""{PYTHON} -c '
import json, pathlib
address = json.dumps(json.loads(pathlib.Path("{{dir}}/url.json").read_text()), ensure_ascii=False)
text = "[[sources]]\\nname = \\"{{case}}\\"\\nurl = " + address
pathlib.Path("{{dir}}/c.toml").write_text(text, errors="surrogateescape")'"""
# Of the runs that are killed: long enough to be hit in each of their steps.
SOURCES = {"pull": 200, "mail": 10, "import": 0}
TWEETS = 20_000
LONGEST = {"pull": 900, "mail": 1_600, "import": 2_000}  # milliseconds until the kill


def blackbox(kind: str, *words: str) -> int:
    """Run the black-box judge with our command's limits: 75 s, 512 MB."""
    limits = ["--timeout", "75", "--mem-mb", "512", "--name", "strikewatch"]
    return subprocess.run([PYTHON, str(RIGS / "blackbox.py"), kind, *limits, *words], check=False).returncode


def http() -> int:
    """Judge all faults of the hostile server."""
    server = [PYTHON, str(RIGS / "hostile_server.py"), "--port", str(PORT)]
    server += ["--max-seconds", "3000", "--max-hold", "100", "--bomb-mb", "512", "--max-mb", "300"]
    with subprocess.Popen(server, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        time.sleep(2)
        try:
            return blackbox(
                "http", "--base", f"http://127.0.0.1:{PORT}", "--good", "--runs", "3", "--jobs", "4", "--names", "--needs-nonzero",
                "--before", TWO_SOURCES, "--cmd", f"{OURS} pull", "--count", COUNT, "--show", f"{OURS} search strike",
            )  # fmt: skip
        finally:
            running.terminate()


def namespace() -> int:
    """Judge redirects to private addresses where a public one exists: in a network namespace."""
    inner = [PYTHON, str(RIGS / "blackbox.py"), "http", "--jobs", "1", "--strict-ssrf", "--only", "^(ssrf|redir-|xml-x|html-)"]
    inner += ["--good", "--names", "--before", TWO_SOURCES, "--cmd", f"{OURS} pull", "--count", COUNT, "--name", "strikewatch"]
    script = f"{shlex.join(inner)} --base $URL"
    return subprocess.run([str(RIGS / "netns_run.sh"), "sh", "-c", script], check=False).returncode


@contextlib.contextmanager
def hostile_files() -> Iterator[str]:
    """Make the hostile files, and remove them in the end."""
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([PYTHON, str(RIGS / "corrupt.py"), "make", out], check=True, stdout=subprocess.DEVNULL)
        yield out


def urls() -> int:
    """Judge bad addresses in a config."""
    with hostile_files() as made:
        return blackbox("urls", "--dir", made, "--needs-nonzero", "--before", ONE_ADDRESS, "--cmd", f"{OURS} pull")


def twitter() -> int:
    """Judge hostile exports, and that nothing was written outside."""
    start = "printf 'timezone = \"UTC\"\\n' >{dir}/c.toml"
    with hostile_files() as made:
        found = blackbox(
            "files", "--dir", made, "--group", "twitter", "--needs-nonzero",
            "--before", start, "--cmd", f"{OURS} import {{path}}", "--count", COUNT, "--show", f"{OURS} search strike",
        )  # fmt: skip
        return found or subprocess.run([PYTHON, str(RIGS / "corrupt.py"), "check", made], check=False).returncode


def stores() -> int:
    """Judge broken copies of a store: no traceback, and a refused one keeps its bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _feeds(folder, 1)
        ours = [COMMAND, "--config", str(folder / "c.toml"), "--data-dir"]
        subprocess.run([*ours, str(folder / "d"), "pull"], check=True)
        out = folder / "broken"
        made = [PYTHON, str(RIGS / "corrupt.py"), "db", str(folder / "d" / "strikewatch.sqlite"), str(out)]
        out.mkdir()
        subprocess.run(made, check=True)
        return sum(_opens_badly(ours, broken, folder) for broken in sorted(out.glob("*.sqlite")))


def _opens_badly(ours: list[str], broken: Path, folder: Path) -> bool:
    """Run a command that reads and writes over one broken copy, and tell whether it did wrong."""
    data = folder / "opened" / broken.stem
    data.mkdir(parents=True)
    store = data / "strikewatch.sqlite"
    for part in broken.parent.glob(f"{broken.name}*"):  # a junk journal stands beside its file
        beside = store.with_name(part.name.replace(broken.name, store.name))
        beside.mkdir() if part.is_dir() else beside.write_bytes(part.read_bytes())
    done = subprocess.run([*ours, str(data), "search", "strike"], capture_output=True, text=True, check=False)
    touched = store.is_file() and store.read_bytes() != broken.read_bytes()
    bad = "Traceback" in done.stderr or (done.returncode != 0 and (touched or not done.stderr.strip()))
    print(f"{'BAD ' if bad else 'ok  '} {broken.name:22} exit {done.returncode} {done.stderr.strip()[:120]}", flush=True)
    return bad


def _feeds(folder: Path, sources: int) -> None:
    """Write ``sources`` feeds of eight strikes each, and a config that reads them and mails to a server on port 2525."""
    lines = [
        'timezone = "UTC"\n[mail]\nto = ["desk@b.example"]\nfrom = "s@b.example"\nhost = "127.0.0.1"\nport = 2525\nsecurity = "none"\n'
    ]
    today = format_datetime(datetime.now(UTC))
    for number in range(sources):
        lines.append(f'[[sources]]\nname = "s{number}"\npath = "{folder}/s{number}.xml"\n')
        items = "".join(
            f"<item><title>Nurses strike over pay at hospital {number} of town {k}</title><guid>{number}-{k}</guid>"
            f"<link>https://n.example/{number}/{k}</link><pubDate>{today}</pubDate></item>"
            for k in range(8)
        )
        (folder / f"s{number}.xml").write_text(f'<rss version="2.0"><channel><title>s</title>{items}</channel></rss>')
    (folder / "c.toml").write_text("".join(lines))


def kill(what: str, kills: int) -> int:
    """Kill ``what`` at random moments; each time a whole run follows, and must end like one that was never killed."""
    with tempfile.TemporaryDirectory() as name:
        folder, run = Path(name), Path(name) / "run"
        _feeds(folder, SOURCES[what])
        command = f"{COMMAND} --config {folder}/c.toml --data-dir {run} {what}"
        words = [
            "--max-ms",
            str(LONGEST[what]),
            "--dir",
            str(run),
            "--db",
            f"{run}/strikewatch.sqlite",
            "--count",
            "SELECT count(*) FROM items",
        ]
        words += ["--dups", "SELECT count(*) - count(DISTINCT title || char(0) || text) FROM items", "--fresh", "-n", str(kills)]
        if what == "import":
            _archive(folder / "tweets.js")
            command += f" {folder}/tweets.js"
        if what == "mail":
            with _mail_server(folder):
                return _killed([*words, "--smtp-store", f"{folder}/got"], command)
        return _killed(words, command)


def _killed(words: list[str], command: str) -> int:
    environment = {**os.environ, "RIGS_PYTHON": PYTHON}
    return subprocess.run([str(RIGS / "kill_test.sh"), *words, "--cmd", command], check=False, env=environment).returncode


def _archive(file: Path) -> None:
    """Write a tweets.js of made-up posts, one in fifty of them about a strike."""
    words = ("Day {} on the picket line of the mill", *["Rain again, {} days in a row"] * 49)
    posts = [
        {
            "tweet": {
                "id_str": str(10**18 + n),
                "full_text": words[n % 50].format(n),
                "created_at": "Wed Oct 04 12:00:00 +0000 2023",
            }
        }
        for n in range(TWEETS)
    ]
    file.write_text("window.YTD.tweets.part0 = " + json.dumps(posts))


def _mail_server(folder: Path) -> subprocess.Popen[bytes]:
    words = [PYTHON, str(RIGS / "smtp_faults.py"), "--mode", "ok", "--port", "2525", "--store", str(folder / "got")]
    server = subprocess.Popen([*words, "--max-seconds", "3000"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)
    return server


RUNS: dict[str, Callable[[], int]] = {"http": http, "namespace": namespace, "urls": urls, "twitter": twitter, "stores": stores}


def main() -> int:
    if not RIGS.exists():
        print("rigs: skipped, ../shared/rigs is absent")
        return 0
    match sys.argv[1:]:
        case [name] if name in RUNS:
            return RUNS[name]()
        case ["kill", ("pull" | "import" | "mail") as what, *kills]:
            return kill(what, int(kills[0]) if kills else 100)
    print(__doc__)
    return 64


if __name__ == "__main__":
    sys.exit(main())
