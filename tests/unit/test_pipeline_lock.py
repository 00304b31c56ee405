"""One run at a time: a lock that names its holder and dies with it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stored import NOW
from strikewatch.errors import CannotAccess, CannotCreate, TryLater
from strikewatch.pipeline import only_run

HOLD = """
import datetime, pathlib, sys, time
from strikewatch.pipeline import only_run
with only_run(pathlib.Path(sys.argv[1]), now=datetime.datetime.now(datetime.UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_run_is_told_whose_lock_it_met(tmp_path: Path) -> None:
    """Process id and start time of the first; the data folder is made where there is none."""
    home = tmp_path / "a" / "b"
    with only_run(home, now=NOW), pytest.raises(TryLater) as caught, only_run(home, now=NOW):
        pass
    assert f"pid {os.getpid()} since 2023-08-01 18:00:00" in str(caught.value)
    assert caught.value.hint
    with only_run(home, now=NOW):
        pass


def test_a_killed_run_leaves_no_lock(tmp_path: Path) -> None:
    """The kernel frees it; the file that stays means nothing."""
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(TryLater, match=f"pid {holder.pid} since"), only_run(tmp_path, now=NOW):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with only_run(tmp_path, now=NOW):
        assert (tmp_path / "strikewatch.lock").read_text().startswith(f"pid {os.getpid()}")


def test_a_run_may_wait_for_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With patience the lock is asked for again until it is free."""
    asked = []
    with only_run(tmp_path, now=NOW):
        other = os.open(tmp_path / "strikewatch.lock", os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX)

    def sleep(seconds: float) -> None:
        asked.append(seconds)
        fcntl.flock(other, fcntl.LOCK_UN)

    monkeypatch.setattr(time, "sleep", sleep)
    with only_run(tmp_path, now=NOW, patience=60.0):
        assert len(asked) == 1
    os.close(other)


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """A file in its place is told as such."""
    (tmp_path / "file").touch()
    with pytest.raises((CannotCreate, CannotAccess), match="data folder") as caught, only_run(tmp_path / "file", now=NOW):
        pass
    assert "--data-dir" in (caught.value.hint or "")


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without flock there is no safe run: better none than two."""

    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(CannotAccess, match="cannot be locked"), only_run(tmp_path, now=NOW):
        pass
