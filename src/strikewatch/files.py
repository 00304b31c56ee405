"""Files on this machine: written whole or not at all, opened without waiting, named by patterns."""

from __future__ import annotations

import errno
import glob
import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotRegular(OSError):  # noqa: N818 - reads as what happened
    """What stands there is a folder, a pipe, a device or a link that was not to be followed."""


def write(file: Path, content: bytes) -> None:
    """Write ``content`` to ``file``: whole, or the file stays as it was. A link stays a link; a pipe or device is written into."""
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    file = file.resolve()
    replace(file, content, part=file.with_name(f".{file.name}.{os.getpid()}.part"))


def replace(file: Path, content: bytes, *, part: Path) -> None:
    """Write to ``part``, flush it to the disk, and rename it: whatever happens there is the old file or the new one, and no part."""
    try:
        with part.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        if file.exists():
            part.chmod(stat.S_IMODE(file.stat().st_mode))
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def open_regular(path: Path, *, follow: bool = True) -> BinaryIO:
    """Open a regular file for reading, NotRegular if it is none; ``follow`` allows a link. ValueError for a NUL in the path."""
    # O_NONBLOCK: to open a pipe without a writer would wait for ever
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):  # a link where none is followed, a socket
            raise NotRegular(error.errno, "is no regular file", str(path)) from error
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotRegular(errno.EINVAL, "is no regular file", str(path))
    return os.fdopen(handle, "rb")


def expand(pattern: str) -> tuple[Path, ...]:
    """Return the paths that a pattern (``~``, ``*``, ``?``, ``**``) stands for, sorted.

    A path without wildcards, and one that a file has as its very name, is returned as it is.
    """
    path = os.path.expanduser(pattern)  # noqa: PTH111 - Path.expanduser raises where there is no such user
    if os.path.lexists(path) or not glob.has_magic(path):
        return (Path(path),)
    return tuple(Path(found) for found in sorted(glob.glob(path, recursive=True)))  # noqa: PTH207 - absolute patterns
