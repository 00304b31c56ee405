"""Feeds that lie on this machine: a path, or a pattern for several."""

from __future__ import annotations

import datetime as dt
import glob
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from strikewatch.errors import SourceError
from strikewatch.model import Answer, Document, Failed, Source, Unchanged, Validators, Visit
from strikewatch.sources.decode import GZIP_MAGIC, gunzipped, too_large

_MAGIC = ("*", "?", "[")


def read(source: Source, visit: Visit, *, now: dt.datetime) -> Iterator[Answer]:
    """Yield a document for each file that ``source`` names, or one ``Unchanged`` if all of them are as they were.

    The validators of each carry one hash over all files: what changes in any of them makes all of them be read again, which costs
    little and changes nothing for those that are the same.
    """
    read_files: list[tuple[Path, bytes]] = []
    faults: list[Failed] = []
    for path in _paths(source):
        try:
            read_files.append((path, _contents(path, source.max_bytes)))
        except SourceError as error:
            faults.append(Failed(source=source, kind=error.kind, message=str(error), hint=error.hint or ""))
    yield from faults
    whole = hashlib.sha256()
    for path, body in read_files:
        whole.update(f"{path}\0{hashlib.sha256(body).hexdigest()}\n".encode("utf-8", "surrogateescape"))
    validators = Validators(body_hash=whole.hexdigest())
    if read_files and validators.body_hash == visit.validators.body_hash and not faults:
        yield Unchanged(source=source, validators=validators)
        return
    for _, body in read_files:
        yield Document(source=source, body=body, validators=validators, fetched_at=now)


def _paths(source: Source) -> list[Path]:
    """Return the files of ``source``, sorted; the path itself where it is no pattern, or where a file has that very name."""
    named = os.path.expanduser(source.path or "")  # noqa: PTH111 - Path.expanduser raises where there is no such user
    if any(sign in named for sign in _MAGIC) and not os.path.lexists(named):
        return [Path(path) for path in sorted(glob.glob(named, recursive=True))] or [Path(named)]  # noqa: PTH207 - absolute patterns
    return [Path(named)]


def _contents(path: Path, limit: int) -> bytes:
    """Return the contents of a regular file, unpacked if it is a gzip file (F9). Nothing that blocks or never ends is read."""
    try:
        # O_NONBLOCK: opening a FIFO without a writer would wait for ever
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise SourceError(f"{path} is no regular file", kind="file", hint="give the path of a feed's file")
    with os.fdopen(handle, "rb") as stream:
        try:
            body = stream.read(limit + 1)
        except OSError as error:
            raise _unreadable(path, error) from error
    if len(body) > limit:
        raise too_large(limit)
    return gunzipped(body, limit) if body.startswith(GZIP_MAGIC) else body


def _unreadable(path: Path, error: OSError | ValueError) -> SourceError:
    """Return the error for a file; a ValueError is a NUL in its path."""
    if isinstance(error, FileNotFoundError | ValueError):
        return SourceError(f"there is no file {path}", kind="file", hint="look for a slip in the path")
    reason = os.strerror(error.errno or 0).lower()
    return SourceError(f"{path} cannot be read ({reason})", kind="file", hint="see that the file may be read by you")
