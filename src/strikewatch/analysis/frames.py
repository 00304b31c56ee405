"""What a sentence says happened: verbs with the nouns that they act on, and whether it is done, ahead, possible or denied.

Everything is linear in the length of the sentence and of its cues: no parsing, but distances. A token counts one, a comma
three, a conjunction more; a verb takes the noun that is nearest by that measure, of those that make a frame with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from strikewatch.analysis.measure import measure
from strikewatch.analysis.mood import Mood, mood_of_noun, mood_of_verb
from strikewatch.analysis.passage import Passage, Sentence
from strikewatch.analysis.when import find as find_mentions
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.stages import Cue, Form, Stages
from strikewatch.model import Record

_TOKEN = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_WHOLE_SENTENCE = 45
_PASSIVE = 22  # "the agreements … must be ratified": a passive may stand far behind its noun
# What a vote to do it comes to: a vote for a strike is no strike.
_VOTED = {"strike_begin": "authorised", "strike_called": "authorised"}
_ADJECTIVAL: dict[str, Mood] = {"schedule": "ahead", "threaten": "maybe", "propose": "maybe", "suspend": "not"}
_AFTER, _BEFORE = 13, 13  # how far a verb reaches for its noun, by the measure above
_VERB_OR_NOUN = frozenset(
    {
        "strike",
        "strikes",
        "striking",
        "vote",
        "ballot",
        "offer",
        "lockout",
        "march",
        "rally",
        "picket",
        "halt",
        "end",
        "contract",
        "deal",
        "stop",
    }
)
_VERBAL = frozenset(
    {
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "should",
        "must",
        "not",
        "did",
        "n't",
        "'ll",
        "shall",
        "they",
        "we",
        "workers",
        "members",
    }
)
# Verbs that act on their noun: it stands before them only where they are passive ("the offer put forward by …").
_TRANSITIVE = frozenset({
    "announce", "schedule", "urge", "reach", "propose", "inform", "accept", "reject", "suspend", "avert", "threaten", "authorise", "refer", "rule",
    "impact", "stop", "vote",
})  # fmt: skip
# A noun behind one of these is no object: "will get a rise, in a deal that runs two years".
_APART = frozenset(
    {"due", "in", "under", "as", "despite", "amid", "with", "during", "from", "by", "since", "over", "without", "after", "before"}
)
# Who may stand right before a verb in its bare form.
_PLURALS = frozenset({"and", "who", "which", "they", "we", "staff", "people", "crew", "police", "n't"})
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "their",
        "this",
        "that",
        "any",
        "his",
        "her",
        "our",
        "no",
        "of",
        "in",
        "by",
        "for",
        "on",
        "from",
        "another",
    }
)


# The body that says yes or no to a deal: without one of these an acceptance or refusal is only a stance.
MEMBERS = re.compile(
    r"\b(?:members?|membership|workers|employees|staff|voted|votes?|voters|ballots?|percent|per cent|majority|ratif\w{2,8}|rank and file|nurses|teachers|pilots|drivers|miners|strikers)\b"
)
_CONTRACTIONS = (("'ll", "will"), ("'ve", "have"), ("n't", "not"))


class Frame(Record, frozen=True, kw_only=True):
    """A kind of thing that happens (``lexicon/stages.toml``), where its words stand, and in which mood."""

    kind: str
    start: int
    end: int
    verb: tuple[int, int]
    noun: tuple[int, int] | None = None
    noun_class: str = ""
    verb_class: str = ""
    mood: Mood
    perfect: bool = False
    hanging: bool = False  # a participle that hangs on the clause before it: ", ending the strike"


class State(Record, frozen=True, kw_only=True):
    """A state of things told without a verb of its own: "striking nurses"."""

    name: str
    start: int
    end: int
    mood: Mood


class Telling:
    """A sentence taken apart: tokens, distances, dates, frames, states."""

    def __init__(self, passage: Passage, sentence: Sentence, hits: list[Hit[tuple[Cue, ...]]], stages: Stages) -> None:
        """Take the cues that stand in ``sentence``."""
        self.sentence = sentence
        self.folded = passage.folded
        self.mentions = find_mentions(passage.folded, passage.body, sentence.start, sentence.end)
        tokens = [m.span() for m in _TOKEN.finditer(passage.folded, sentence.start, sentence.end)]
        self.starts = [start for start, _ in tokens]
        self.words = [_whole(passage.folded[start:end]) for start, end in tokens]
        self.costs, self.depths = measure(passage, tokens, self.mentions)
        kept = _unmasked([hit for hit in hits if not self._leads_to_a_date(hit)])
        self.moods = [(h.start, h.end, c.name) for h in kept for c in h.meaning if c.kind == "mood"]
        self.nouns = [
            (h.start, h.end, c.name)
            for h in kept
            for c in h.meaning
            if c.kind == "noun" and not self._is_verb(h) and not self._is_date(h)
        ]
        # Where two overlap, the later is the head: "a new contract offer" is an offer.
        self.nouns = [n for n in self.nouns if not any(n[0] <= other[0] < n[1] < other[1] for other in self.nouns)]
        self.frames = tuple(self._frames(kept, stages))
        spoken = [f.verb for f in self.frames if f.noun is None]
        self.nouns = [n for n in self.nouns if not any(start <= n[0] and n[1] <= end for start, end in spoken)]
        states = [
            (h.start, h.end) for h in kept if any(c.kind == "state" and c.name not in ("report", "market") for c in h.meaning)
        ]
        self.nouns = [n for n in self.nouns if not any(start <= n[0] and n[1] <= end for start, end in states)]
        self.states = tuple(
            State(name=c.name, start=h.start, end=h.end, mood=mood_of_verb(self, h.start, {"participle"}, []).mood)
            for h in kept for c in h.meaning
            if c.kind == "state" and not any(f.verb[0] <= h.start and h.end <= f.verb[1] for f in self.frames)
        )  # fmt: skip

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
        return word in _VERB_OR_NOUN and 0 < first < len(self.words) and self.words[first - 1] in _VERBAL

    def _is_date(self, hit: Hit[tuple[Cue, ...]]) -> bool:
        """Tell whether the word is part of a date: "march" in "March 21"."""
        return any(m.start < hit.end and hit.start < m.end for m in self.mentions)

    def _frames(self, hits: list[Hit[tuple[Cue, ...]]], stages: Stages) -> list[Frame]:
        found: list[Frame] = []
        at, reach = -1, -1
        for hit in hits:
            cues = [c for c in hit.meaning if c.kind in ("verb", "alone")]
            if not cues or (hit.start == at or hit.start < reach) or not self._acts(hit, cues):
                continue
            frame = self._frame(hit, cues, stages, found)
            if frame is not None:
                found.append(frame)
                at, reach = hit.start, hit.end if cues[0].kind == "alone" else -1
        return found

    def _acts(self, hit: Hit[tuple[Cue, ...]], cues: list[Cue]) -> bool:
        """Tell whether a word that may be a verb is one: not after an article, not "strike" as a noun."""
        first = bisect_left(self.starts, hit.start)
        before = self.words[first - 1] if 0 < first < len(self.words) else ""
        word = self.folded[hit.start : hit.end]
        if word in _VERB_OR_NOUN:
            return before in _VERBAL
        if word in ("starting", "beginning") and self._opens_a_date(hit.end):
            return False
        if {c.form for c in cues} & {"past", "ing"}:
            return before not in ("the", "a", "an") or "past" not in {c.form for c in cues}
        if {c.form for c in cues} == {"base"} and not self.sentence.headline:
            ends_insertion = "," in self.folded[max(0, hit.start - 2) : hit.start]
            return (
                ends_insertion or before in _VERBAL or before in _PLURALS or (before.endswith("s") and not before.endswith("'s"))
            )
        return before not in _DETERMINERS or " " in word

    def _leads_to_a_date(self, hit: Hit[tuple[Cue, ...]]) -> bool:
        """Tell whether the "on" that ends a phrase is a date's: "called on Tuesday for a strike" calls on nobody."""
        return self.folded.endswith((" on", " for", " to"), hit.start, hit.end) and any(
            0 < m.start - hit.end <= 2 for m in self.mentions
        )

    def _opens_a_date(self, end: int) -> bool:
        """Tell whether a date follows at once: "starting on January 2" is a preposition."""
        return any(0 < m.start - end <= 9 for m in self.mentions)

    def _frame(self, hit: Hit[tuple[Cue, ...]], cues: list[Cue], stages: Stages, earlier: list[Frame]) -> Frame | None:
        forms = {c.form for c in cues}
        reading = mood_of_verb(self, hit.start, forms, earlier)
        verb = (hit.start, hit.end)
        alone = next((c for c in cues if c.kind == "alone"), None)
        voted = self._voted(hit, forms, earlier)
        if alone is not None:
            if voted is not None and alone.name == "go_on_strike":
                return Frame(
                    kind="authorised", start=voted.verb[0], end=hit.end, verb=voted.verb, mood=voted.mood, perfect=voted.perfect
                )
            if alone.name == "meet" and reading.passive:  # "until its demands are met"
                return None
            return Frame(kind=alone.name, start=hit.start, end=hit.end, verb=verb, mood=reading.mood, perfect=reading.perfect)
        best: tuple[float, str, tuple[int, int, str], str] | None = None
        for name in {c.name for c in cues}:
            for noun in self.nouns:
                kind = stages.frames.get((name, noun[2]))
                if kind is None or (noun[0] < hit.end and hit.start < noun[1]):
                    continue
                cost = self._reach(hit, noun, name, forms, passive=reading.passive)
                if cost is not None and any(f.noun == noun[:2] and f.verb[0] < noun[0] < hit.start for f in earlier):
                    cost += 6  # the object of another verb is hardly this one's subject: "talks to avert strikes will take place"
                if cost is not None and (best is None or cost < best[0]):
                    best = cost, kind, noun, name
        if best is None:
            if any(c.name == "vote" for c in cues):
                return Frame(
                    kind="ballot",
                    start=hit.start,
                    end=hit.end,
                    verb=verb,
                    verb_class="vote",
                    mood=reading.mood,
                    perfect=reading.perfect,
                )
            return None
        _, kind, noun, name = best
        mood = reading.mood
        if mood_of_noun(self, noun[0]) == "not":
            mood = "not"
        elif name in _ADJECTIVAL and forms >= {"participle"} and self._is_adjective(hit, noun):
            kind, mood = ("strike_begin" if noun[2] == "strike" else kind), _ADJECTIVAL[name]
        if voted is not None:
            kind, mood = _VOTED.get(kind, kind), voted.mood
        start, end = min(hit.start, noun[0]), max(hit.end, noun[1])
        hanging = forms == {"ing"} and bool(earlier) and "," in self.folded[verb[0] - 2 : verb[0]]
        return Frame(
            kind=kind, start=start, end=end, verb=verb, noun=noun[:2], noun_class=noun[2], verb_class=name, mood=mood,
            perfect=reading.perfect, hanging=hanging,
        )  # fmt: skip

    def _voted(self, hit: Hit[tuple[Cue, ...]], forms: set[Form], earlier: list[Frame]) -> Frame | None:
        """Return the vote that a verb says the outcome of: "voted on Thursday to accept …", "voted 94 percent in favour of authorizing …"."""
        at = bisect_left(self.starts, hit.start)
        if not earlier or earlier[-1].verb_class != "vote" or not at:
            return None
        follows = ("base" in forms and self.words[at - 1] == "to") or ("ing" in forms and self.words[at - 1] == "of")
        return earlier[-1] if follows and self.distance(earlier[-1].verb[0], hit.start) <= 9 else None

    def _reach(
        self, hit: Hit[tuple[Cue, ...]], noun: tuple[int, int, str], name: str, forms: set[Form], *, passive: bool
    ) -> float | None:
        """Return what it costs the verb to take the noun, None where it cannot."""
        cost = self.distance(hit.start, noun[0]) - (noun[1] - noun[0]) / 100
        if noun[0] > hit.start:
            behind = self.token(noun[0])
            if cost - (behind - self.token(hit.start)) >= 4:  # a conjunction lies between: "halted as strikes spread"
                return None
            cost += 10 if any(w in _APART for w in self.words[max(self.token(hit.end - 1) + 1, behind - 4) : behind]) else 0
            return cost if cost <= _AFTER else None
        adjacent = cost <= 3 or self.token(noun[1] - 1) + 1 == self.token(hit.start)
        if name in _TRANSITIVE and not ("participle" in forms and (passive or adjacent)):
            return None
        # What expires is the contract of the sentence, however much is said of it in between.
        return (
            cost + 1.5
            if cost <= (_WHOLE_SENTENCE if name == "expire" else _PASSIVE if passive else _BEFORE) or adjacent
            else None
        )

    def _is_adjective(self, hit: Hit[tuple[Cue, ...]], noun: tuple[int, int, str]) -> bool:
        """Tell whether a participle describes its noun: "a planned strike"."""
        first = bisect_left(self.starts, hit.start)
        before = self.words[first - 1] if first else "the"
        return self.token(noun[0]) == first + 1 and (before in _DETERMINERS or before in _APART)


def _whole(word: str) -> str:
    """Return the auxiliary that a contraction ends in: "we'll" is "will", "didn't" is "not"."""
    for ending, auxiliary in _CONTRACTIONS:
        if word.endswith(ending):
            return auxiliary
    return word


def tell(passage: Passage, stages: Stages) -> tuple[Telling, ...]:
    """Take every sentence of the prose apart."""
    hits = stages.find(passage.folded, passage.body)
    starts = [hit.start for hit in hits]
    return tuple(
        Telling(passage, sentence, hits[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)], stages)
        for sentence in passage.sentences
    )


def _unmasked(hits: list[Hit[tuple[Cue, ...]]]) -> list[Hit[tuple[Cue, ...]]]:
    """Drop what is masked, and whatever lies inside a longer phrase of the same kind."""
    masks = [(h.start, h.end) for h in hits if any(c.kind == "mask" for c in h.meaning)]
    kept: list[Hit[tuple[Cue, ...]]] = []
    ends: dict[str, int] = {}
    for hit in hits:
        if any(start <= hit.start and hit.end <= end for start, end in masks):
            continue
        kinds = {c.kind for c in hit.meaning}
        cues = tuple(c for c in hit.meaning if hit.end > ends.get("verb" if c.kind == "alone" else c.kind, -1))
        for kind in kinds:
            name = "verb" if kind == "alone" else kind
            ends[name] = max(ends.get(name, -1), hit.end)
        if cues:
            kept.append(Hit(cues, hit.start, hit.end))
    return kept
