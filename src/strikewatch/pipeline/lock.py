"""One run at a time on a data folder, by a lock that dies with its process."""

from __future__ import annotations

import datetime as dt
import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from strikewatch.errors import CannotAccess, CannotCreate, TryLater

_NAME = "strikewatch.lock"
_ASK_AGAIN = 0.1  # seconds


@contextmanager
def only_run(home: Path, *, now: dt.datetime, patience: float = 0.0) -> Iterator[None]:
    """Hold the data folder for this process; raise TryLater, naming the run that has it, after ``patience`` seconds of waiting.

    The kernel frees the lock when the process ends, however it ends. The file stays, and says who had it last: to remove it would
    let two runs hold two locks of one name.
    """
    file = _open(home)
    try:
        _take(file, home, time.monotonic() + patience)
        os.ftruncate(file, 0)
        os.pwrite(file, f"pid {os.getpid()} since {now.astimezone():%Y-%m-%d %H:%M:%S}\n".encode(), 0)
        yield
    finally:
        os.close(file)


def _open(home: Path) -> int:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        return os.open(home / _NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        kind = CannotCreate if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.ENOENT, errno.ENOTDIR) else CannotAccess
        raise kind(
            f"the data folder cannot be used ({error.strerror})",
            source=str(home),
            hint="check its permissions and the room on the disk, or choose another with --data-dir",
        ) from error


def _take(file: int, home: Path, until: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                holder = os.pread(file, 100, 0).decode("ascii", "replace").strip()
                raise TryLater(
                    f"another run ({holder or 'just started'}) is at work", source=str(home), hint="try again when it has ended"
                ) from None
            time.sleep(_ASK_AGAIN)
        except OSError as error:
            raise CannotAccess(
                f"the data folder cannot be locked ({error.strerror})",
                source=str(home),
                hint="it must lie on a file system that knows flock; choose another with --data-dir",
            ) from error
        else:
            return
