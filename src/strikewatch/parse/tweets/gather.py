"""Tweets gathered into batches: each once, its longest text, its last version; and how far we are."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from strikewatch.model import Batch, Item
from strikewatch.parse.tweets.build import Found
from strikewatch.parse.tweets.split import Bad

MOST_ITEMS = 1_000
_MOST_REASONS = 10
# Ids that are remembered to tell repeats, some 75 bytes each. Beyond them a repeat goes to the store, which knows all.
_MOST_KNOWN = 2_000_000
# Unreadable records before the first tweet, after which a file is taken for something else.
_MOST_BAD = 10_000
_MOST_OLDER = 10_000  # versions held back until the newest turns up


class Gatherer:
    """The state of one import. ``add`` what is found, ``take`` batches while ``full``, and what is ``left`` at the end."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.found = 0  # tweets and unreadable records so far
        self.good = 0
        self.first_reason = ""
        self.first_cut = ""  # where a file ended too early
        self._reasons_given = 0
        self._items: dict[str, Item] = {}
        self._lengths: dict[int | str, int] = {}  # tweet → characters of the longest text so far
        self._repeated: set[int] = set()  # tweets of which a retweet was taken
        self._older: dict[int, Found] = {}  # id of the newest version → the best older one
        self._start_anew()

    def _start_anew(self) -> None:
        self._items = {}
        self._unreadable = self._known = self._skipped = 0
        self._reasons: list[str] = []
        self._partial = False

    @property
    def full(self) -> bool:
        """Whether a batch is due."""
        return len(self._items) >= MOST_ITEMS

    @property
    def hopeless(self) -> bool:
        """Whether so much was read in vain that no tweet is to be expected."""
        return not self.good and self.found > _MOST_BAD

    def add(self, found: Found | Bad, place: str, index: int) -> None:
        """Take one record: the ``index``-th of ``place``."""
        self.found += 1
        if isinstance(found, Bad):
            self._unreadable += 1
            reason = f"{place}, record {index:,} {found.why}"
            if found.cut:
                self.cut(reason)
            else:
                self.say(reason)
            return
        if found.last is not None:
            self._hold(found, found.last)
        elif found.original is not None and self._repeats(found.original):
            self._skipped += 1
        else:
            self._keep(found)

    def say(self, reason: str) -> None:
        """Note what went wrong; the first few are passed on."""
        self.first_reason = self.first_reason or reason
        if self._reasons_given < _MOST_REASONS:
            self._reasons_given += 1
            self._reasons.append(reason)

    def cut(self, reason: str) -> None:
        """Note that a file ended too early."""
        self._partial = True
        self.first_cut = self.first_cut or reason
        self.say(reason)

    def _repeats(self, original: int) -> bool:
        if original in self._lengths or original in self._repeated:
            return True
        if len(self._repeated) < _MOST_KNOWN:
            self._repeated.add(original)
        return False

    def _keep(self, found: Found) -> None:
        key, length = found.number or found.item.id, len(found.item.text)
        before = self._lengths.get(key)
        if before is not None:
            self._known += 1
            if length <= before:
                return
        else:
            self.good += 1
        if before is not None or len(self._lengths) < _MOST_KNOWN:
            self._lengths[key] = length
        self._items[found.item.id] = found.item

    def _hold(self, found: Found, last: int) -> None:
        """Hold an older version back: it counts only if the newest is not there."""
        if len(self._older) >= _MOST_OLDER and last not in self._older:
            self._keep(found)
            return
        held = self._older.get(last)
        if held is not None:
            self._known += 1
        if held is None or (found.number or 0) > (held.number or 0):
            self._older[last] = found

    def release(self) -> None:
        """Let go of the older versions: those of which no newer one came are kept."""
        for last, found in self._older.items():
            if last in self._lengths:
                self._known += 1
            else:
                self._keep(found)
        self._older = {}

    def take(self, *, version: str, done: int, total: int) -> Batch:
        """Return what was gathered since the last time."""
        batch = Batch(
            items=tuple(self._items.values()),
            unreadable=self._unreadable,
            reasons=tuple(self._reasons),
            partial=self._partial,
            version=version,
            done=done,
            total=total,
            known=self._known,
            skipped=self._skipped,
        )
        self._start_anew()
        return batch

    def batches(self, *, version: str, done: int, total: int) -> Iterator[Batch]:
        """Yield all that is held, in batches of a thousand at most."""
        items = list(self._items.values())
        whole = self.take(version=version, done=done, total=total)
        yield msgspec.structs.replace(whole, items=tuple(items[:MOST_ITEMS]))
        for start in range(MOST_ITEMS, len(items), MOST_ITEMS):
            yield Batch(items=tuple(items[start : start + MOST_ITEMS]), version=version, done=done, total=total)
