"""Whom "it", "he", "she" and "they" mean: the subject before, of the same kind, or nobody (domain 4.2, pattern 8).

``words`` are those of each sentence, ``actors`` those of the sentences before the one at ``index``, ``found`` its own so far.
"""

from __future__ import annotations

from functools import partial

from strikewatch.analysis.actors import Actor
from strikewatch.analysis.words import Word, bag

_SAYING = bag("said says say added insisted argued claimed confirmed announced warned stressed believes")
_MANY = bag("unions owners employers companies")
_UNIONS = ("union", "union-federation")  # they are many people: "The union … They also want"
_FAR = 3  # sentences in which the person meant by "he" was named


def mean(words: list[list[Word]], actors: list[list[Actor]], index: int, at: int, found: list[Actor]) -> Actor | None:
    """Return the actor of the pronoun at a word, or None: no pronoun, or nobody known."""
    sentence = words[index]
    low = sentence[at].low
    if low == "both" and at + 1 < len(sentence) and sentence[at + 1].low in ("sides", "parties"):
        return Actor(at, at + 1, None, "both")
    if low in ("sides", "parties") and at and sentence[at - 1].low in ("two", "the"):
        return Actor(at, at, None, "both")
    if low in ("he", "she"):
        spoken = [a for read in (*actors[max(0, index - _FAR) : index], found) for a in read]
        last = next((a for kinds in (("person",), ("role",)) for a in reversed(spoken) if a.kind in kinds), None)
        return Actor(at, at, last.party, "pronoun") if last is not None else None
    meant = None
    if low == "it":
        able = [a for a in found if a.kind in ("name", "role") and not _is_many(sentence, a)]
        meant = _teller(sentence, at, found) or (able[0] if able else _one_before(words, actors, index))
    elif low == "they":
        plural = _teller(sentence, at, found) or next((a for a in found if a.kind == "workers"), None)
        return plural._replace(first=at, last=at, kind="pronoun") if plural else _many(words, actors, index, at)
    return Actor(at, at, meant.party, "pronoun") if meant is not None and meant.party is not None else None


def person_before(words: list[list[Word]], actors: list[list[Actor]], index: int, at: int) -> str | None:
    """Return the name of the person whom a "he" at a word goes back to: the one named last."""
    for place in range(index, max(-1, index - _FAR - 1), -1):
        for actor in reversed(actors[place]):
            if actor.kind == "person" and (place < index or actor.last < at):
                named = [w.text for w in words[place][actor.first : actor.last + 1] if w.capital]
                if named:
                    return " ".join(named)
    return None


def _many(words: list[list[Word]], actors: list[list[Actor]], index: int, at: int) -> Actor | None:
    """Return the subject of the sentence before, for a "They" that opens its own, if it is many: "The unions say …"."""
    before = actors[index - 1] if index and at == 0 else []
    first = next((a for a in before if a.kind in ("name", "role", "workers", "pronoun")), None)
    if first is None or first.party is None:
        return None
    plural = (
        first.kind == "workers"
        or (first.party.role in _UNIONS and _goes_on(words[index], at))
        or words[index - 1][first.last].low in _MANY
    )
    return Actor(at, at, first.party, "pronoun") if plural else None


def _goes_on(words: list[Word], at: int) -> bool:
    """Return whether a sentence that opens with "They" goes on from the one before: "They also want …"."""
    return at + 1 < len(words) and words[at + 1].low == "also"


def _one_before(words: list[list[Word]], actors: list[list[Actor]], index: int) -> Actor | None:
    """Return the first single body of the sentence before, or who speaks there for one; past a bare quote, of the one before that."""
    for at in range(index - 1, max(-1, index - 3), -1):
        single = [a for a in actors[at] if not _is_many(words[at], a)]
        single.sort(key=partial(_is_governed, words[at]))
        for kinds in (("name", "role", "pronoun"), ("person",)):
            found = next((a for a in single if a.kind in kinds and a.party is not None), None)
            if found is not None:
                return found
        if actors[at]:
            return None
    return None


def _is_governed(words: list[Word], actor: Actor) -> bool:
    """Return whether a preposition stands before an actor: "porters at the hospital", where "it" means the other body."""
    at = actor.first - 1
    while at > 0 and (words[at].low in ("the", "a", "an", "its") or words[at].capital):
        at -= 1
    return at >= 0 and words[at].low in ("at", "of", "in", "for", "from", "with", "by", "against")


def _is_many(words: list[Word], actor: Actor) -> bool:
    """Return whether a role noun is a plural: "it" is none of "the unions"."""
    return actor.kind == "role" and words[actor.last].low.endswith("s")


def _teller(words: list[Word], at: int, found: list[Actor]) -> Actor | None:
    """Return who says "it …" right before: in "according to the union, the company said it …" the company."""
    said = at - 2 if at and words[at - 1].low == "that" else at - 1
    if said < 1 or words[said].low not in _SAYING:
        return None
    teller = said - 2 if words[said - 1].low in ("has", "have", "had", "also") else said - 1
    return next((a for a in found if a.last == teller and a.kind in ("name", "role", "workers")), None)
