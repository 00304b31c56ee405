"""A sentence as words with offsets: what the grammar of parties, quotes and positions reads."""

from __future__ import annotations

import re
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from strikewatch.analysis.passage import Passage, Sentence

# A word holds an apostrophe, full stop, "&", hyphen or slash only between two letters or digits; anything else stands alone.
# A stop belongs to a number's inside, never to its end. Linear: each character is looked at once.
_WORD = re.compile(r"\w+(?:['.&/\u2019-]\w+|(?<=\d),\d{3}(?!\d))*|[^\w\s\0]")
_POSSESSIVE = ("'s", "\u2019s")


class Word(Struct, frozen=True, gc=False):
    """A word or a mark. ``low`` is folded: lower case, straight apostrophes, without a possessive's end."""

    text: str
    low: str
    start: int
    end: int
    possessive: bool
    capital: bool  # it opens with a capital letter, or with a digit that a capital follows


# A longer "sentence" is none, and what stands this far down is no news: both keep any input within linear time.
_MOST_WORDS, _MOST_SENTENCES = 300, 600


class _Read:
    """The passage that was read last, and its sentences by where they start: each judge reads the same ones."""

    passage: Passage | None = None
    sentences: ClassVar[dict[int, list[Word]]] = {}


def sentences_of(passage: Passage) -> list[list[Word]]:
    """Return the words of each sentence that is read closely."""
    return [words_of(passage, sentence) for sentence in passage.sentences[:_MOST_SENTENCES]]


def words_of(passage: Passage, sentence: Sentence) -> list[Word]:
    """Return the words of ``sentence``, offsets in the body of ``passage``. Read once, and changed by nobody."""
    if _Read.passage is not passage:
        _Read.passage, _Read.sentences = passage, {}
    found = _Read.sentences.get(sentence.start)
    if found is None:
        found = _Read.sentences[sentence.start] = _words_between(passage, sentence.start, sentence.end)
    return found


def _words_between(passage: Passage, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of ``passage``."""
    body = passage.body
    found: list[Word] = []
    for match in _WORD.finditer(body, start, end):
        if len(found) == _MOST_WORDS:
            break
        text, (first, last) = match[0], match.span()
        low = text.lower().replace("\u2019", "'")
        if low == "'" and found and found[-1].end == first and found[-1].low.endswith("s"):
            found[-1] = replace(found[-1], possessive=True)
            continue
        owner = low.endswith("'s") and len(low) > 2
        capital = text[0].isupper() or (text[0].isdigit() and any(c.isupper() for c in text))
        found.append(Word(text, low[:-2] if owner else low, first, last, owner, capital))
    return found


def bare(word: Word) -> str:
    """Return the text of ``word`` without a possessive's end."""
    return word.text[:-2] if word.text.endswith(_POSSESSIVE) else word.text


def bag(text: str) -> frozenset[str]:
    """Return the words of ``text`` as a set."""
    return frozenset(text.split())
