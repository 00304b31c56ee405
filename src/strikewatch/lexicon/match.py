"""Find many phrases in one pass over a text: the only user of the Aho-Corasick automaton.

A phrase is matched by whole words, without regard to case, hyphens or line breaks; a trailing ``*`` lets its last word go on
(``strik*``). ``a/b`` in a phrase stands for either word: ``walk/walks off the/their job`` is four phrases.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Generic, NamedTuple, TypeVar

Meaning = TypeVar("Meaning")

# Hyphens, dashes, slashes and line breaks part words as a space does; one for one, so that offsets stay.
# A chain of replace is ten times as fast as translate.
_PARTING_PLAIN = "-\n/\t_"
_PARTING_OTHER = "\u2010\u2011\u2012\u2013\u2014\u2022\u00a0"

_HOLE = re.compile("\0")  # an invisible character, as fold() writes it


class Hit(NamedTuple, Generic[Meaning]):
    """A phrase found: what it means, and where in the body it stands."""

    meaning: Meaning
    start: int
    end: int


def _spaced(text: str) -> str:
    for char in _PARTING_PLAIN if text.isascii() else _PARTING_PLAIN + _PARTING_OTHER:
        text = text.replace(char, " ")
    return text


def spell_out(phrase: str) -> Iterator[str]:
    """Yield every spelling that ``phrase`` stands for, lower case, single-spaced, hyphens as spaces.

    >>> list(spell_out("walk/walks out"))
    ['walk out', 'walks out']
    """
    words = [word.split("/") for word in phrase.lower().split()]
    for choice in product(*words):
        yield " ".join(word for word in choice if word != "~").replace("-", " ")


class Matcher(Generic[Meaning]):
    """One automaton over all phrases, each with what it means."""

    def __init__(self, phrases: Mapping[str, Meaning] | Iterable[tuple[str, Meaning]], *, cased: Iterable[str] = ()) -> None:
        """Take phrases with their meanings; those in ``cased`` must be written as they stand there."""
        from ahocorasick_rs import AhoCorasick

        self._meanings: list[Meaning] = []
        self._exact: list[str | None] = []
        self._open: list[bool] = []
        patterns: list[str] = []
        exact = {name.replace("-", " "): name.replace("-", " ") for name in cased}
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        for phrase, meaning in pairs:
            bare = phrase.removesuffix("*")
            keep = exact.get(bare.replace("-", " "))
            for spelling in [bare.replace("-", " ").lower()] if keep else spell_out(bare):
                patterns.append(spelling)
                self._meanings.append(meaning)
                self._exact.append(keep)
                self._open.append(phrase.endswith("*"))
        self._automaton = AhoCorasick(patterns) if patterns else None

    def find(self, folded: str, body: str) -> list[Hit[Meaning]]:
        """Return every phrase in the text, overlapping ones too, in order of their ends.

        ``folded`` is the body as ``analysis.passage.fold`` gives it: invisible characters (U+0000) inside words are looked
        through, and offsets count in ``body``.
        """
        if self._automaton is None:
            return []
        if "\0" in folded:
            return self._find_through(folded, body)
        text = _spaced(folded)
        size = len(text)
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if (start and text[start].isalnum() and text[start - 1].isalnum()) or (
                end < size and text[end].isalnum() and not self._open[index]
            ):
                continue
            exact = self._exact[index]
            if exact is not None and _spaced(body[start:end]) != exact:
                continue
            found.append(Hit(self._meanings[index], start, self._run(text, end) if self._open[index] else end))
        return found

    def _find_through(self, folded: str, body: str) -> list[Hit[Meaning]]:
        """Find in the text without its invisible characters, and give the places in the text with them."""
        holes = [hole.start() for hole in _HOLE.finditer(folded)]
        pieces = zip([0, *(hole + 1 for hole in holes)], [*holes, len(body)], strict=True)
        hits = self.find(folded.replace("\0", ""), "".join(body[start:end] for start, end in pieces))
        before = [hole - number for number, hole in enumerate(holes)]  # where each hole was in the text without them

        def place(offset: int) -> int:
            return offset + bisect_right(before, offset)

        return [Hit(meaning, place(start), place(end - 1) + 1) for meaning, start, end in hits]

    @staticmethod
    def _run(text: str, end: int) -> int:
        """Return where the word that goes on at ``end`` ends; no word is longer than 40 characters."""
        stop = min(len(text), end + 40)
        while end < stop and text[end].isalnum():
            end += 1
        return end
