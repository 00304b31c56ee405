"""Where the bytes of an export lie: in a folder, a zip, a single file, or on standard input.

A box lists names and streams what is under one of them. Nothing is ever unpacked to disk, no link is followed, and nothing but
regular files is opened.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol

from strikewatch import files
from strikewatch.parse.tweets.encoding import ZIP_MAGIC, ungzipped
from strikewatch.parse.tweets.refusal import refusal

# Some 50 tweets of an archive, decoded at a time: what stays in the processor's cache is read in two thirds of the time.
CHUNK = 1 << 16
_DEEPEST = 4  # data/js/tweets/2013_01.js inside one top folder
_NOT_REGULAR = "is no regular file"
_COPY = "put a real copy of the file there; links, devices and pipes are not followed"


class Box(Protocol):
    """What an export comes in."""

    name: str  # of the path that the user gave, without its folders

    def names(self) -> tuple[str, ...]:
        """Return what is inside, with ``/`` between folders. A single file is one name."""
        ...

    def size(self, name: str) -> int:
        """Return the decoded size in bytes, 0 if unknown."""
        ...

    def chunks(self, name: str) -> Iterator[bytes]:
        """Stream what is under a name, with any gzip taken off, in pieces of some ``CHUNK`` bytes."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Opened(AbstractContextManager[Box]):
    """The box at a path (None: standard input), told by its first bytes, closed at the end."""

    def __init__(self, path: Path | None) -> None:
        """Take the path that the user gave."""
        self._path = path

    def __enter__(self) -> Box:
        self._box = _standard_input() if self._path is None else _at(self._path)
        return self._box

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._box.close()


class Folder:
    """An unpacked archive. Folders of media are not entered."""

    def __init__(self, path: Path) -> None:
        """Take the folder."""
        self.name = path.name
        self._root = path
        self._files = dict(self._walk(path, "", 0))

    def _walk(self, folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, int]]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            raise refusal(
                str(folder), f"cannot be listed ({error.strerror})", kind="file", hint="check the permissions"
            ) from error
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if depth < _DEEPEST and not entry.name.endswith("_media") and entry.name != "assets":
                    yield from self._walk(Path(entry.path), f"{name}/", depth + 1)
            else:
                yield name, entry.stat(follow_symlinks=False).st_size

    def names(self) -> tuple[str, ...]:
        """Return the paths of all files under the folder."""
        return tuple(self._files)

    def size(self, name: str) -> int:
        """Return the size of the file."""
        return self._files[name]

    def chunks(self, name: str) -> Iterator[bytes]:
        """Stream the file."""
        with open_regular(self._root / name, f"{self.name}/{name}", follow=False) as stream:
            yield from ungzipped(_pieces(stream), f"{self.name}/{name}")

    def close(self) -> None:
        """Do nothing: files are closed as soon as they are read."""


class Single:
    """One file, or a stream that can be read once."""

    def __init__(self, name: str, stream: BinaryIO, *, size: int = 0, beside: Path | None = None, head: bytes = b"") -> None:
        """Take the open stream, its size if known, the folder it lies in, and what was read of it already."""
        self.name = name
        self.beside = beside
        self._stream = stream
        self._size = size
        self._head = head

    def names(self) -> tuple[str, ...]:
        """Return the one name."""
        return (self.name,)

    def size(self, name: str) -> int:  # noqa: ARG002 - a box of many files needs the name
        """Return the size of the file."""
        return self._size

    def chunks(self, name: str) -> Iterator[bytes]:
        """Stream it, from its start where it can be rewound."""
        if self._size:
            self._stream.seek(0)
        yield from ungzipped(_pieces(self._stream, self._head), name)

    def close(self) -> None:
        """Close the file; standard input is not ours to close."""
        if self._stream is not sys.stdin.buffer:
            self._stream.close()


def open_regular(path: Path, place: str, *, follow: bool) -> BinaryIO:
    """Open a regular file, or say of ``place`` why not; ``follow`` allows a link (the user named it)."""
    try:
        return files.open_regular(path, follow=follow)
    except FileNotFoundError as error:
        raise refusal(place, "does not exist", kind="missing", hint="check the path; `-` reads standard input") from error
    except PermissionError as error:
        raise refusal(place, "may not be read by this user", kind="file", hint="check its permissions") from error
    except (OSError, ValueError) as error:
        raise refusal(place, _NOT_REGULAR, kind="file", hint=_COPY) from error


def _at(path: Path) -> Box:
    if path.is_dir():
        return Folder(path)
    stream = open_regular(path, path.name, follow=True)
    size = os.fstat(stream.fileno()).st_size
    if size == 0:
        stream.close()
        raise refusal(path.name, "is empty", kind="cut")
    head = stream.read(4)
    stream.seek(0)
    if head.startswith(ZIP_MAGIC):
        from strikewatch.parse.tweets.zipped import Zip

        return Zip(path.name, stream)
    return Single(path.name, stream, size=size, beside=path.parent)


def _standard_input() -> Box:
    head = sys.stdin.buffer.read(4)
    name = "standard input"
    if not head:
        raise refusal(name, "is empty", kind="cut")
    if not head.startswith(ZIP_MAGIC):
        return Single(name, sys.stdin.buffer, head=head)
    from strikewatch.parse.tweets.zipped import Zip

    # The list of a zip's members is at its end, so it must be had whole. The file has no name: it goes when we do.
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the box closes it
    for piece in _pieces(sys.stdin.buffer, head):
        spool.write(piece)
    spool.seek(0)
    return Zip(name, spool)


def _pieces(stream: BinaryIO, head: bytes = b"") -> Iterator[bytes]:
    if head:
        yield head
    while piece := stream.read(CHUNK):
        yield piece
