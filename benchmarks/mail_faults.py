"""Run `strikewatch mail` against every fault of ../shared/rigs/smtp_faults.py and say what was lost or sent twice.

    python benchmarks/mail_faults.py [MODE…]        (RIGS_PYTHON: an interpreter with aiosmtpd and cryptography; default: this one)

Each mode runs for ever, and those that fail a transaction also with --fail-first 1; `mail` runs three times in each. Prints a
line a mode: exit codes, messages and duplicates by Message-ID, and lost recipients: neither accepted by the server nor listed in
the outbox as waiting or refused. "skipped" where the rigs are absent.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

RIGS = Path(__file__).resolve().parents[2] / "shared" / "rigs"
PYTHON = os.environ.get("RIGS_PYTHON", sys.executable)
COMMAND = str(Path(sys.executable).parent / "strikewatch")
FAILING = [
    "busy",
    "drop-connect",
    "slow-banner",
    "4xx-mail",
    "5xx-mail",
    "4xx-rcpt",
    "5xx-rcpt",
    "4xx-data",
    "5xx-data",
    "4xx-dot",
    "5xx-dot",
    "drop-mid",
    "accept-drop",
    "accept-421",
    "slow-dot",
    "hang-dot",
    "hang-mail",
    "one-refused",
    "one-deferred",
    "greylist",
]
SETTINGS = ["starttls", "auth", "auth-fail", "tls-bad", "size", "no8bit"]
AMBIGUOUS = {"accept-drop", "accept-421"}
RECIPIENTS = ("desk@b.example", "refuse@b.example")
TIMEOUT = 3  # seconds an answer may take
RUNS = 3


def config(folder: Path, port: int, mode: str, ca_file: str) -> None:
    """Write the config and a feed with one strike."""
    secure = mode in ("starttls", "tls-bad")
    login = 'username = "u"\npassword_env = "RIG_PASSWORD"\n' if mode in ("auth", "auth-fail") else ""
    ca = f'ca_file = "{ca_file}"\n' if mode == "starttls" and ca_file else ""
    (folder / "c.toml").write_text(
        f'timezone = "UTC"\n[[sources]]\nname = "one"\npath = "one.xml"\n[mail]\nto = {json.dumps(RECIPIENTS)}\nfrom = "sw@b.example"\n'
        f'host = "{"localhost" if secure else "127.0.0.1"}"\nport = {port}\nsecurity = "{"starttls" if secure else "none"}"\ntimeout = {TIMEOUT}\n{login}{ca}'
    )
    (folder / "one.xml").write_text(
        '<rss version="2.0"><channel><title>One</title><item><title>Nurses strike over pay at Calder Bay hospital</title>'
        f"<link>https://one.example/1</link><guid>1</guid><pubDate>{format_datetime(datetime.now(UTC))}</pubDate></item></channel></rss>"
    )


def run(mode: str, *, fail_first: int, port: int) -> dict[str, object]:
    """Run the rig in one mode and `mail` three times against it."""
    with tempfile.TemporaryDirectory() as name:
        folder, store = Path(name), Path(name) / "store"
        ready, log = folder / "ready", folder / "rig.log"
        words = [
            PYTHON,
            str(RIGS / "smtp_faults.py"),
            "--mode",
            mode,
            "--port",
            str(port),
            "--store",
            str(store),
            "--ready",
            str(ready),
        ]
        words += ["--max-seconds", "120", "--max-hold", "10", "--delay", "1", "--fail-first", str(fail_first)]
        with log.open("wb") as out, subprocess.Popen(words, stdout=out, stderr=out, cwd=folder) as rig:
            until = time.monotonic() + 20
            while not ready.exists() and time.monotonic() < until:
                time.sleep(0.05)
            found = [line.split("CA file ", 1)[1] for line in log.read_text().splitlines() if "CA file " in line]
            config(folder, port, mode, found[0] if found else "")
            codes, longest, said = [], 0.0, ""
            for _ in range(RUNS):
                start = time.monotonic()
                done = subprocess.run(
                    [COMMAND, "--config", str(folder / "c.toml"), "--data-dir", str(folder / "data"), "mail"],
                    capture_output=True, text=True, check=False, timeout=100, env={**os.environ, "RIG_PASSWORD": "s3cret-pw"},
                )  # fmt: skip
                codes.append(done.returncode)
                longest = max(longest, time.monotonic() - start)
                said += done.stderr
            rig.terminate()
        return judge(folder, store) | {"codes": codes, "longest": round(longest, 1), "said": said}


def judge(folder: Path, store: Path) -> dict[str, object]:
    """Return what arrived, what waits, and what is lost."""
    got: dict[str, int] = dict.fromkeys(RECIPIENTS, 0)
    ids = []
    for file in sorted(store.glob("*.json")):
        for recipient in json.loads(file.read_text())["to"]:
            got[recipient] += 1
        head = file.with_suffix(".eml").read_text(errors="replace").split("\n\n")[0]
        ids += [line for line in head.splitlines() if line.lower().startswith("message-id")]
    rows = sqlite3.connect(folder / "data" / "strikewatch.sqlite").execute("SELECT recipient, state FROM outbox").fetchall()
    listed = {recipient for recipient, state in rows if state != "accepted"}
    lost = [recipient for recipient in RECIPIENTS if not got[recipient] and recipient not in listed]
    twice = sum(count - 1 for count in got.values() if count > 1)
    return {"accepted": sum(got.values()), "waiting": len(listed), "lost": lost, "twice": twice, "message_ids": len(set(ids))}


def main() -> int:
    if not (RIGS / "smtp_faults.py").exists():
        print("mail_faults: skipped, ../shared/rigs is absent")
        return 0
    chosen = sys.argv[1:] or FAILING + SETTINGS
    bad = 0
    for number, (mode, first) in enumerate([(m, f) for m in chosen for f in ((0, 1) if m in FAILING else (0,))]):
        result = run(mode, fail_first=first, port=25_250 + number)
        fault = bool(result["lost"]) or "Traceback" in str(result["said"]) or (result["message_ids"] not in (0, 1))
        fault |= bool(result["twice"]) and mode not in AMBIGUOUS
        bad += fault
        said = result.pop("said")
        print(f"{'BAD ' if fault else 'ok  '} {mode:14} {'first' if first else 'ever '} {result}", flush=True)
        if fault:
            print(said)
    print(f"mail_faults: {bad} bad")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
