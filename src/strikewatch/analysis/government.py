"""The state as a party: the employer of civil servants and teachers, the agency in a dispute of others."""

from __future__ import annotations

from collections import Counter

from strikewatch.analysis.body import Body
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word
from strikewatch.lexicon import Lexicon
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.places import Place

# Words that make the state the employer, or what the action is against.
_PUBLIC = (
    "civil servant", "public sector", "public-sector", "public servant", "public worker", "state worker", "government worker",
    "state employee", "government employee", "austerity", "general strike", "pension reform", "teacher", "public service",
    "federal worker", "government doctor", "public hospital", "health worker", "privatis", "privatiz", "labour reform", "labor reform",
    "fuel subsid", "lecturer", "public universit", "state universit", "public doctors", "public nurses", "resident doctors", "junior doctors",
)  # fmt: skip


def find(passage: Passage, sentences: list[list[Word]], places: list[Hit[Place]], lexicon: Lexicon) -> list[Body]:
    """Return the government of the item's country if the item names one: at most one body."""
    if "government" not in passage.folded:
        return []
    spans = [_span(words, at) for words in sentences for at, word in enumerate(words) if word.low == "government"]
    if not spans:
        return []
    own = Counter(hit.meaning.country for hit in places if any(s <= hit.start < e for s, e in spans))
    every = own or Counter(hit.meaning.country for hit in places)
    country = min(every, key=lambda c: (-every[c], c)) if every else None
    public = any(word in passage.folded for word in _PUBLIC)
    name = f"{lexicon.places.adjective(country)} government" if country else "government"
    return [
        Body(
            name=name, role="employer" if public else "agency", country=country, spans=spans, sure=public, aliases=("government",)
        )
    ]


def _span(words: list[Word], at: int) -> tuple[int, int]:
    """Return the government's words with the country before it: "Gabon's government", "the South African government"."""
    first = at
    while first and words[first - 1].capital and words[first - 1].low != "the":
        first -= 1
    return words[first].start, words[at].end
