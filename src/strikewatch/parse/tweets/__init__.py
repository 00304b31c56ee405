"""Twitter/X exports of every form, read as a stream: an archive (zip, folder, single file), a tool's file, or standard input.

``read`` knows the way: open the box, look into it, read each file of tweets record by record, gather the tweets into batches.
docs/twitter-exports.md lists the forms and what each carries.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from strikewatch.errors import SourceError
from strikewatch.model import Batch, Source

if TYPE_CHECKING:
    from strikewatch.parse.tweets.box import Box
    from strikewatch.parse.tweets.build import Origin
    from strikewatch.parse.tweets.export import Part
    from strikewatch.parse.tweets.gather import Gatherer

__all__ = ["fingerprint", "read"]

_QUIET_BYTES = 8 << 20  # read without a full batch: a sign of life


def read(path: Path | None, source: Source, *, now: dt.datetime) -> Iterator[Batch]:
    """Yield the tweets of an export (None: standard input) in batches of at most 1,000, as they are read.

    A record that cannot be read is counted, with its place among the batch's reasons. Raises SourceError if nothing can be read at
    all, if the export was made to harm, or, after its last batch (then ``partial``), if it ends too early. All batches are good.
    """
    from strikewatch.parse.tweets.box import Opened
    from strikewatch.parse.tweets.build import Origin
    from strikewatch.parse.tweets.export import look_into
    from strikewatch.parse.tweets.gather import Gatherer
    from strikewatch.parse.tweets.refusal import damaged

    with Opened(path) as box:
        export = look_into(box)
        gatherer, progress = Gatherer(), _Progress(sum(box.size(part.name) for part in export.parts))
        for part in export.parts:
            yield from _part(part, box, Origin(source, now, part.author, export.notes), gatherer, progress)
        gatherer.release()
        if gatherer.found and not gatherer.good:
            raise damaged(box.name, f"holds no tweet that could be read; {gatherer.first_reason}")
        yield from gatherer.batches(version=export.parts[-1].name, done=progress.done, total=progress.total)
        if gatherer.first_cut:
            raise damaged(gatherer.first_cut, f"({gatherer.good:,} tweets that are whole were kept)")


def _part(part: Part, box: Box, origin: Origin, gatherer: Gatherer, progress: _Progress) -> Iterator[Batch]:
    """Yield what one file holds. One that ends too early keeps what it has, and those after it are read."""
    from strikewatch.parse.tweets.records import read_records

    place = box.name if part.name == box.name else f"{box.name}/{part.name}"
    index = 0
    try:
        for records in read_records(progress.watch(box.chunks(part.name)), origin, place):
            for record in records:
                index += 1
                gatherer.add(record, place, index)
            if gatherer.hopeless:
                return
            if gatherer.full or progress.due():
                yield from gatherer.batches(version=part.name, done=progress.done, total=progress.total)
    except SourceError as error:
        if error.kind != "cut" or not gatherer.good:
            raise
        gatherer.cut(str(error))
    if index < part.declared:
        gatherer.say(f"{place}: its manifest counts {part.declared:,} tweets, {index:,} are there")


def fingerprint(paths: Iterable[Path]) -> str:
    """Return a hash over names, sizes and times of the files that would be read: it changes when any of them does."""
    from strikewatch.parse.tweets.export import data_files

    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(data_files(path)) if path.is_dir() else (path,):
            try:
                stat = file.stat()
            except OSError:
                digest.update(f"{file}\0missing\n".encode("utf-8", "replace"))
            else:
                digest.update(f"{file}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode("utf-8", "replace"))
    return digest.hexdigest()


class _Progress:
    """How many bytes were read, and whether it is time to say so."""

    def __init__(self, total: int) -> None:
        self.done = 0
        self.total = total
        self._said = 0

    def watch(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.done += len(chunk)
            yield chunk

    def due(self) -> bool:
        if self.done - self._said < _QUIET_BYTES:
            return False
        self._said = self.done
        return True
