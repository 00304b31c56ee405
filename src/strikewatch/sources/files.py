"""Feeds that lie on this machine: a path, or a pattern for several."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from strikewatch import files
from strikewatch.errors import SourceError
from strikewatch.model import Answer, Document, Failed, Source, Unchanged, Validators, Visit
from strikewatch.sources.decode import GZIP_MAGIC, gunzipped, too_large


def read(source: Source, visit: Visit, *, now: dt.datetime) -> Iterator[Answer]:
    """Yield a document for each file that ``source`` names, or one ``Unchanged`` if all of them are as they were.

    The validators of each carry one hash over all files: what changes in any of them makes all of them be read again, which costs
    little and changes nothing for those that are the same.
    """
    read_files: list[tuple[Path, bytes]] = []
    faults: list[Failed] = []
    for path in files.expand(source.path or "") or (Path(source.path or ""),):
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


def _contents(path: Path, limit: int) -> bytes:
    """Return the contents of a regular file, unpacked if it is a gzip file (F9). Nothing that blocks or never ends is read."""
    try:
        with files.open_regular(path) as stream:
            body = stream.read(limit + 1)
    except files.NotRegular as error:
        raise SourceError(f"{path} is no regular file", kind="file", hint="give the path of a feed's file") from error
    except (OSError, ValueError) as error:
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
