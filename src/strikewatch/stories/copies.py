"""Texts that repeat one another: found among a hundred thousand by a few of their shingles, then compared whole.

A shingle is four words in a row. Of each text the smallest hashes of its shingles are its sketch (a bottom-k sketch, the
cheap cousin of MinHash: the smallest of A and of a part of A coincide, so that a cut copy is found too). Texts that share
sketch values are compared by all their shingles. Sorting (hash, index) pairs is the inverted index: no dictionary of a
million keys is held.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from itertools import groupby, pairwise

from strikewatch.model import Item

_WIDTH = 4
_SKETCH = 12
_MASK = (1 << 61) - 1
_INDEX_BITS = 24  # sixteen million items
# The words of a copy that is cut to a teaser still stand in the whole text; a headline and a credit may differ.
_ALIKE = 0.6
_LEAST = 8  # shingles: below this a text is compared only as a whole
# One outlet's pieces that share less than this part of the longer, or fewer shingles, under different headlines share boilerplate.
_SAME = 0.7
_BOILERPLATE = 40
_CROWD = 40  # items with one hash: a crowd is compared along a chain, lest it cost its square
_REMEMBERED = 40_000  # texts whose shingles are at hand, packed: a set takes ten times the room
_WORDS = 3_000  # a text is compared by its first words
# An agency text is printed within a week; the same words later are a new item (a bulletin, a yearly appeal).
APART = dt.timedelta(days=7)
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_UPDATE = re.compile(r"\b(?:update|updated|correction|wrapup|recast) ?\d*\b")
_NOISE = re.compile(r"https?://\S+|\bRT @\w+:?|\bvia @\w+")


class Groups:
    """Disjoint groups of indices, joined pair by pair, but for the pairs that were found to be two things."""

    def __init__(self, size: int) -> None:
        """Start with each index alone."""
        self._parent = list(range(size))
        self._apart: set[tuple[int, int]] = set()

    def root(self, index: int) -> int:
        """Return the lowest index of the group."""
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def part(self, one: int, other: int) -> None:
        """Note that two of one wording speak of two things."""
        self._apart.add((min(one, other), max(one, other)))

    def settled(self, one: int, other: int) -> bool:
        """Return whether it is known of two what they are: one group, or two things."""
        return self.root(one) == self.root(other) or (min(one, other), max(one, other)) in self._apart


@functools.lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without addresses and the marks of a repost."""
    noisy = "http" in text or "@" in text  # most texts are not, and the look is cheaper than the replacing
    return _WORD.findall((_NOISE.sub(" ", text) if noisy else text).casefold())[:_WORDS]


def shingles(text: str) -> set[int]:
    """Return the hashes of every four words in a row; of a shorter text one of all its words."""
    hashes = list(map(_hash, words(text)))
    if len(hashes) < _WIDTH:
        return {functools.reduce(lambda total, h: (total * 31 + h) & _MASK, hashes, 7)} if hashes else set()
    return {
        (a * 1_000_003 + b * 998_244_353 + c * 2_147_483_629 + d * 4_294_967_291) & _MASK
        for a, b, c, d in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    }


def find(items: Sequence[Item], agree: Callable[[int, int], bool]) -> Groups:
    """Return the groups of items whose texts repeat one another. ``agree(i, j)`` may keep two apart for other reasons."""
    groups = Groups(len(items))
    whole = functools.lru_cache(maxsize=_REMEMBERED)(lambda index: array("Q", shingles(items[index].body)))
    index = [(value << _INDEX_BITS) | i for i in range(len(items)) for value in sorted(whole(i))[:_SKETCH]]
    index.sort()
    for one, other in _pairs(index):
        if groups.root(one) == groups.root(other) or abs(items[one].when - items[other].when) > APART:
            continue
        if not _repeats(items[one], items[other], set(whole(one)), set(whole(other))):
            continue
        if agree(one, other):
            groups.join(one, other)
        else:
            groups.part(one, other)
    return groups


def _pairs(index: Iterable[int]) -> list[tuple[int, int]]:
    """Return pairs of items that share a sketch value, in order; crowds along a chain."""
    shared: set[tuple[int, int]] = set()
    mask = (1 << _INDEX_BITS) - 1
    for _, run in groupby(index, key=lambda entry: entry >> _INDEX_BITS):
        members = [entry & mask for entry in run]
        if len(members) < 2:
            continue
        if len(members) > _CROWD:
            shared.update(pairwise(members))
            shared.update((members[0], other) for other in members[1:])
        else:
            shared.update((one, other) for i, one in enumerate(members) for other in members[i + 1 :])
    return sorted(shared)


def _repeats(one: Item, other: Item, first: set[int], second: set[int]) -> bool:
    fewer = min(len(first), len(second))
    common = len(first & second)
    if fewer < _LEAST:
        return common == max(len(first), len(second)) and fewer > 0
    if common < _ALIKE * fewer:
        return False
    return one.source != other.source or _one_article(
        one, other, same=common >= max(_BOILERPLATE, _SAME * max(len(first), len(second)))
    )


def _one_article(one: Item, other: Item, *, same: bool) -> bool:
    """Return whether two pieces of one outlet are one article: "day 9" and "day 10" of a diary are not.

    With headlines alike the words of one may be a part of the other's; with another headline the texts must be all but the same,
    lest boilerplate join them. An agency numbers its updates.
    """
    first, second = (_UPDATE.sub("", item.title.casefold()) for item in (one, other))
    if set(_DIGITS.findall(first)) != set(_DIGITS.findall(second)):
        return False
    here, there = set(words(first)), set(words(second))
    return same or 2 * len(here & there) >= min(len(here), len(there))
