"""A zip, read member by member as a stream with a counted limit. Never unpacked.

Python's own checks are not relied upon (3.11.7 does not see overlapping members): what an archive of Twitter's never holds, paths
that climb, links, devices, members on top of one another, encryption, makes us refuse the whole.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from strikewatch.parse.tweets.encoding import HARMLESS, HIGHEST_RATIO, ungzipped
from strikewatch.parse.tweets.refusal import DOWNLOAD_AGAIN, bomb, damaged, refusal

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30  # bytes before the name
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
# Each entry costs some 700 bytes of memory: 300,000 media files are more than any account that was seen.
_MOST_ENTRIES = 400_000
_LONGEST_LIST = 32 << 20
_CLIMBS = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, NotImplementedError,
    RuntimeError, IndexError,
)  # fmt: skip


class Zip:
    """An archive as it was downloaded."""

    def __init__(self, name: str, stream: BinaryIO) -> None:
        """Take the open file; refuse one that is damaged or was made to harm."""
        self.name = name
        self._stream = stream
        try:
            _check_length(stream, name)
            with _told(name, "is cut off or damaged: it has no readable list of its files"):
                self._zip = zipfile.ZipFile(stream)
            self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
            self._check(self._zip.infolist())
        except BaseException:
            stream.close()
            raise

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        end = 0
        for info in sorted(entries, key=lambda entry: entry.header_offset):
            if _CLIMBS.search(info.filename):
                raise refusal(self.name, "holds a path that leads out of it: it was tampered with", hint=DOWNLOAD_AGAIN)
            mode = info.external_attr >> 16
            if info.create_system == 3 and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise refusal(self.name, "holds a link or device: no archive of Twitter's does", hint=DOWNLOAD_AGAIN)
            if info.header_offset < end:
                raise refusal(self.name, "holds files that overlap: it is damaged or made to harm", hint=DOWNLOAD_AGAIN)
            end = info.header_offset + _LOCAL_HEADER + info.compress_size

    def names(self) -> tuple[str, ...]:
        """Return the names of all files in it."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Return the size of a member as the list declares it; more is never read."""
        return self._members[name].file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """Stream a member."""
        yield from ungzipped(self._read(self._members[name]), f"{self.name}/{name}")

    def _read(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        place = f"{self.name}/{info.filename}"
        if info.flag_bits & _ENCRYPTED:
            hint = "unpack it with its password, and import the folder"
            raise refusal(place, "is encrypted", hint=hint)
        _check_ratio(info.file_size, info, place)
        out = 0
        with _told(place, "is damaged"):
            member = self._zip.open(info)
        with member:
            while True:
                with _told(place, "is damaged"):
                    block = member.read(_CHUNK)
                if not block:
                    break
                out += len(block)
                _check_ratio(out, info, place)
                yield block
        if out != info.file_size:
            raise damaged(place, "is cut off")

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._stream.close()


def _check_ratio(size: int, info: zipfile.ZipInfo, place: str) -> None:
    """Refuse a member that grows beyond measure: as it declares, and as it is counted."""
    if size > HARMLESS and size > HIGHEST_RATIO * info.compress_size:
        raise bomb(place)


@contextmanager
def _told(place: str, what: str) -> Iterator[None]:
    """Turn what the zip library raises on bad input, and only that, into a sentence."""
    try:
        yield
    except _FAULTS as error:
        raise damaged(place, what) from error
    except OSError as error:
        raise refusal(place, f"cannot be read ({error.strerror or error})", kind="file", hint="check the disk") from error


def _check_length(stream: BinaryIO, name: str) -> None:
    """Refuse a list of members that would fill the memory before anything could be looked at."""
    size = stream.seek(0, 2)
    tail = min(size, 0xFFFF + _END.size + _END_64.size + 20)
    stream.seek(size - tail)
    end = stream.read(tail)
    stream.seek(0)
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) - at < _END.size:
        raise damaged(name, "is cut off or damaged: the end of the zip is missing")
    fields = _END.unpack_from(end, at)
    entries, length = fields[4], fields[5]
    if (at_64 := end.rfind(b"PK\x06\x06", 0, at)) >= 0 and at - at_64 >= _END_64.size:
        wide = _END_64.unpack_from(end, at_64)
        entries, length = wide[7], wide[8]
    if entries > _MOST_ENTRIES or length > _LONGEST_LIST:
        hint = "unpack it, and import the folder: media are not looked at there"
        raise refusal(name, f"lists more than {_MOST_ENTRIES:,} files", kind="too-large", hint=hint)
