"""Long posts of the archive: kept beside the tweets, without the tweet's id. Joined by time, checked by their first words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from strikewatch.parse.tweets.foreign import NoteEntry
from strikewatch.parse.tweets.words import Targets, resolved

# 41 of 41 notes were found within two seconds of their tweet.
_SECONDS = (0, 1, -1, 2, -2)
_COMPARED = 40  # characters: enough to tell tweets of one moment apart, and well before the cut at some 275
_LEAD = re.compile(r"(?:\s*@\w{1,20}\b)*\s*([^…]*?)\s*(?:…|https?://|\Z)", re.DOTALL)


class Text(NamedTuple):
    """The whole words of a long post (never escaped), and what its short addresses stand for."""

    words: str
    links: Targets


class Notes:
    """All notes of an archive, by second."""

    def __init__(self, entries: Iterable[NoteEntry] = ()) -> None:
        """Take what the archive holds; entries without words or time are passed over."""
        self._by_second: dict[int, list[Text]] = {}
        for entry in entries:
            note = entry.note
            if note is None or note.core is None or not note.core.text or not note.created:
                continue
            try:
                second = int(dt.datetime.fromisoformat(note.created).timestamp())
            except (ValueError, OverflowError):
                continue
            self._by_second.setdefault(second, []).append(Text(note.core.text, resolved(note.core.urls or ())))

    def __bool__(self) -> bool:
        return bool(self._by_second)

    def of(self, when: dt.datetime, words: str) -> Text | None:
        """Return the note that ``words``, posted at ``when``, are the beginning of."""
        second = int(when.timestamp())
        for distance in _SECONDS:
            for note in self._by_second.get(second + distance, ()):
                if len(note.words) >= len(words) - len("… https://t.co/0123456789") and _lead(note.words).startswith(
                    _lead(words)
                ):
                    return note
        return None


def _lead(words: str) -> str:
    """Return the first words in one form: without the accounts that are answered, up to a cut or an address."""
    match = _LEAD.match(words[:400])
    return " ".join(match[1].split())[:_COMPARED] if match else ""
