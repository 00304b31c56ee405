"""A sentence taken apart: tokens and how far apart they are, dates, frames, states of things."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from strikewatch.analysis.frames import VERB_OR_NOUN, VERBAL, Frame, build
from strikewatch.analysis.measure import measure
from strikewatch.analysis.mood import Mood, mood_of_verb
from strikewatch.analysis.pairs import Noun
from strikewatch.analysis.passage import Passage, Sentence
from strikewatch.analysis.when import find as find_mentions
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.stages import Cue, Stages
from strikewatch.model import Record

Hits = list[Hit[tuple[Cue, ...]]]

# No report needs more: what is longer is cut, so that a hostile text costs no more than its length.
_LONGEST = 800  # characters of a sentence
_MOST_CUES = 60  # of a sentence
_MOST_SENTENCES = 300
_ECHOED = frozenset({"strike", "lockout", "short", "talks", "meeting", "mediation", "vote", "hearing", "rally", "march"})
_PHRASES = frozenset({"walk out", "stop work"})  # verbs after "to" or "would", else nouns
_TOKEN = re.compile(r"[^\W_]+(?:'[a-z]+)?")
# "It now runs through March": the subject of the sentence before.
_SUBJECT_AGAIN = re.compile(
    r"(?P<it>it|they) (?:now |also |then |will |is to |was to |had |has |have ){0,2}(?:was |were |be |been )?(?:run|runs|ran|expired?s?|begins?|began|starts?|started|ends?|ended|resumes?|resumed|reached|signed|struck|agreed|called|set)\b"
)
_STANDS_ALONE = re.compile(r"(?: (?:is|are|was|were|will|had|has|on|for|from|due|set|planned|scheduled)\b|[,.;])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CONTRACTIONS = (("'ll", "will"), ("'ve", "have"), ("n't", "not"))


class State(Record, frozen=True, kw_only=True):
    """A state of things told without a verb of its own: "striking nurses"."""

    name: str
    start: int
    end: int
    mood: Mood


class Telling:
    """A sentence taken apart."""

    def __init__(self, passage: Passage, sentence: Sentence, hits: Hits, stages: Stages, before: Telling | None = None) -> None:
        """Take the cues that stand in ``sentence``; ``before`` is the sentence that it goes on from."""
        self.sentence = sentence
        self.folded = passage.folded
        self.mentions = find_mentions(passage.folded, passage.body, sentence.start, sentence.end)
        tokens = [m.span() for m in _TOKEN.finditer(passage.folded, sentence.start, sentence.end)]
        self.starts = [start for start, _ in tokens]
        plain = [passage.folded[start:end] for start, end in tokens]
        self.words = [_whole(word) if "'" in word else word for word in plain]
        self.costs, self.depths = measure(passage, tokens, self.mentions)
        kept = _unmasked([hit for hit in hits if not self._leads_to_a_date(hit)])
        self.moods = [(h.start, h.end, c.name) for h in kept for c in h.meaning if c.kind == "mood" or c.name == "report"]
        self.nouns = self._nouns(kept)
        self.nouns = list(self._resumed(self.nouns, before))
        self.subject = self.nouns[0][2] if self.nouns else ""
        self.frames: tuple[Frame, ...] = build(self, kept, stages)
        states = [
            (h, c)
            for h in kept
            for c in h.meaning
            if c.kind == "state" and not _inside(h.start, h.end, [f.verb for f in self.frames])
        ]
        self.states = tuple(
            State(name=c.name, start=h.start, end=h.end, mood=mood_of_verb(self, h.start, {"participle"}, []).mood)
            for h, c in states
        )
        # A noun that a phrase has swallowed stands for nothing by itself: "strike" in "went on strike".
        spoken = [f.verb for f in self.frames if f.noun is None]
        spoken += [(h.start, h.end) for h, c in states if c.name not in ("report", "market")]
        self.nouns = [noun for noun in self.nouns if not _inside(noun[0], noun[1], spoken)]

    def token(self, offset: int) -> int:
        """Return the index of the token that holds ``offset``, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def distance(self, one: int, other: int) -> float:
        """Return how far apart two offsets are: tokens, what parts them, and whether one is in an insertion that the other is not."""
        a, b = self.token(one), self.token(other)
        return abs(self.costs[a] - self.costs[b]) + (5 if self.depths[a] != self.depths[b] else 0)

    def _is_verb(self, hit: Hit[tuple[Cue, ...]]) -> bool:
        """Tell whether a word that may be noun or verb ("to strike") is a verb here."""
        first = bisect_left(self.starts, hit.start)
        word = self.folded[hit.start : hit.end]
        return (word in VERB_OR_NOUN or word in _PHRASES) and 0 < first < len(self.words) and self.words[first - 1] in VERBAL

    def _is_date(self, hit: Hit[tuple[Cue, ...]]) -> bool:
        """Tell whether the word is part of a date: "march" in "March 21"."""
        return any(m.start < hit.end and hit.start < m.end for m in self.mentions)

    def _leads_to_a_date(self, hit: Hit[tuple[Cue, ...]]) -> bool:
        """Tell whether the "on" that ends a phrase is a date's: "called on Tuesday for a strike" calls on nobody."""
        return self.folded.endswith((" on", " for", " to"), hit.start, hit.end) and any(
            0 < m.start - hit.end <= 2 for m in self.mentions
        )

    def opens_a_date(self, end: int) -> bool:
        """Tell whether a date follows at once: "starting on January 2" is a preposition."""
        return any(0 < m.at - end <= 9 for m in self.mentions)

    def _nouns(self, hits: Hits) -> list[Noun]:
        """Return the nouns: no verbs, no months. Where two overlap, the later is the head: "a new contract offer" is an offer."""
        found = [
            (h.start, h.end, c.name)
            for h in hits
            for c in h.meaning
            if c.kind == "noun" and not self._is_verb(h) and not self._is_date(h)
        ]
        return [n for n in found if not any(n[0] <= other[0] < n[1] < other[1] for other in found)]

    def _resumed(self, nouns: list[Noun], before: Telling | None) -> Iterator[Noun]:
        """Yield the nouns; one that stands for another under that name: "It now runs through March", "followed by a second on Friday"."""
        last = before.subject if before else ""
        again = _SUBJECT_AGAIN.match(self.folded, self.sentence.start, self.sentence.end)
        if again and last:
            yield again.start("it"), again.end("it"), last
        for start, end, name in nouns:
            if name != "echo":
                last = name if name in _ECHOED else last
                yield start, end, name
            elif last and _STANDS_ALONE.match(self.folded, end):
                yield start, end, last


def is_retold(passage: Passage, telling: Telling) -> bool:
    """Tell whether the sentence is of an earlier dispute or year."""
    if telling.sentence.headline:
        return False
    if any(name == "background" for _, _, name in telling.moods):
        return True
    if passage.base is None:
        return False
    years = _YEAR.findall(passage.folded, telling.sentence.start, telling.sentence.end)
    return bool(years) and max(map(int, years)) < passage.base.year


@functools.lru_cache(maxsize=1)  # events and stage read the same passage one after the other
def tell(passage: Passage, stages: Stages) -> tuple[Telling, ...]:
    """Take the sentences of the prose apart."""
    hits = stages.find(passage.folded, passage.body)
    starts = [hit.start for hit in hits]
    tellings: list[Telling] = []
    for part in (part for sentence in passage.sentences[:_MOST_SENTENCES] for part in _parts(sentence)):
        own = hits[bisect_left(starts, part.start) : bisect_left(starts, part.end)][:_MOST_CUES]
        tellings.append(Telling(passage, part, own, stages, tellings[-1] if tellings else None))
    return tuple(tellings)


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentence, in pieces where it is longer than any that was written to be read."""
    for start in range(sentence.start, min(sentence.end, sentence.start + 20 * _LONGEST), _LONGEST):
        end = min(sentence.end, start + _LONGEST)
        yield sentence if end - start == sentence.end - sentence.start else replace(sentence, start=start, end=end)


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _whole(word: str) -> str:
    """Return the auxiliary that a contraction ends in: "we'll" is "will", "didn't" is "not"."""
    for ending, auxiliary in _CONTRACTIONS:
        if word.endswith(ending):
            return auxiliary
    return word


def _unmasked(hits: Hits) -> Hits:
    """Drop what is masked, and whatever lies inside a longer phrase of the same kind."""
    masks = [(h.start, h.end) for h in hits if any(c.kind == "mask" for c in h.meaning)]
    kept: Hits = []
    ends: dict[str, int] = {}
    for hit in hits:
        if masks and _inside(hit.start, hit.end, masks):
            continue
        kinds = ["verb" if c.kind == "alone" else c.kind for c in hit.meaning]
        cues = tuple([c for c, kind in zip(hit.meaning, kinds, strict=True) if hit.end > ends.get(kind, -1)])
        ends.update((kind, hit.end) for kind in kinds if hit.end > ends.get(kind, -1))
        if cues:
            kept.append(Hit(cues, hit.start, hit.end))
    return kept
