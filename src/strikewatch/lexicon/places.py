"""Countries and towns: where a dispute is, and which of two namesakes a name means."""

from __future__ import annotations

from typing import Literal, NamedTuple

from strikewatch.lexicon.files import read_toml
from strikewatch.lexicon.match import Hit, Matcher


class Place(NamedTuple):
    """What a word says about where: a country's name, an adjective of it, or a town in it."""

    country: str
    text: str
    kind: Literal["country", "adjective", "town"]


class Places:
    """All countries, found by any of their words."""

    def __init__(self) -> None:
        """Read ``places.toml``."""
        words: dict[str, Place] = {}
        self._adjectives: dict[str, str] = {}
        for country, columns in read_toml("places.toml").items():
            for text in columns["adjectives"]:
                words[text] = Place(country, text, "adjective")
            for text in columns["names"]:
                words[text] = Place(country, text, "country")
            for text in columns["towns"]:
                words[text] = Place(country, text, "town")
            if columns["adjectives"]:
                self._adjectives[country] = columns["adjectives"][0]
        self._words = {text.lower(): place for text, place in words.items()}
        self._matcher = Matcher(words, cased=words)

    def find(self, folded: str, body: str) -> list[Hit[Place]]:
        """Return the words of the text that name a place, longest first where they overlap, in order."""
        kept: list[Hit[Place]] = []
        for hit in sorted(self._matcher.find(folded, body), key=lambda h: (h.start, -h.end)):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def named(self, text: str) -> Place | None:
        """Return the place that ``text`` is, in any case."""
        return self._words.get(text.lower())

    def adjective(self, country: str) -> str:
        """Return what the things of a country are called: "Greek" for GR, the code where none is known."""
        return self._adjectives.get(country, country)
