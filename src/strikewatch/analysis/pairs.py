"""Which noun a verb takes: the nearest of those that make a frame with it, by distances (``measure.py``), not by parsing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from strikewatch.analysis.measure import words
from strikewatch.analysis.mood import Reading
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.stages import Cue, Stages

if TYPE_CHECKING:
    from strikewatch.analysis.frames import Frame
    from strikewatch.analysis.telling import Telling

# How far a verb reaches for its noun, by the measure. A passive may stand far behind it ("the agreements … must be ratified"), and
# what expires is the contract of the sentence, however much is said of it in between.
REACH, _BEFORE, _PASSIVE, _LONG_SUBJECT, _WHOLE_SENTENCE = 13, 16, 22, 30, 45
# Verbs that act on their noun: it stands before them only where they are passive ("the offer put forward by …").
_TRANSITIVE = words(
    "announce schedule urge reach propose inform accept reject suspend avert threaten authorise refer rule impact stop vote"
)
# A noun behind one of these is no object: "will get a rise, in a deal that runs two years".
APART = words("due in under as despite amid with during from by since over without after before")
_PARTING = words("but when while because although though if unless")
_SAME = words("it they being having")
_OPENING, _CLAUSE_OPENS = words("before after as until"), 3
_FAVOUR = words("favor favour")
_RELATIVES = words("that which who")
_Hit = Hit[tuple[Cue, ...]]
Noun = tuple[int, int, str]


class Pair(NamedTuple):
    """A verb with the noun that it takes, and what that costs."""

    cost: float
    kind: str
    noun: Noun
    verb: str


def pairs_of(telling: Telling, hit: _Hit, cues: list[Cue], stages: Stages, reading: Reading) -> Iterator[Pair]:
    """Yield the nouns that the verb may take."""
    forms = {c.form for c in cues}
    for name in sorted({c.name for c in cues}):
        for noun in telling.nouns:
            kind = stages.frames.get((name, noun[2]))
            if kind is None or (noun[0] < hit.end and hit.start < noun[1]):
                continue
            if noun[0] > hit.start:
                done_to = reading.passive and forms == {"past", "participle"}  # "will be held on 9 March and the strike …"
                cost = None if done_to and name == "hold" else _ahead(telling, hit, noun)
            elif not _may_follow(name, hit, noun, reading, adjacent=_is_adjacent(telling, hit, noun)) or (
                name != "expire" and _is_parted(telling, hit, noun)
            ):
                cost = None
            else:
                cost = _back(telling, hit, noun, _reach(name, noun, reading))
            if cost is not None:
                yield Pair(cost, kind, noun, name)


def _reach(name: str, noun: Noun, reading: Reading) -> float:
    """Return how far back a verb looks for its noun."""
    if name == "expire" or (name, noun[2]) == ("shut", "vote"):
        return _WHOLE_SENTENCE
    if name == "reach" and reading.passive:
        return _WHOLE_SENTENCE
    if name == "broke":  # "talks between the carrier and the union representing 4,000 of its pilots collapsed"
        return _LONG_SUBJECT
    return _PASSIVE if reading.passive else _BEFORE


def _may_follow(name: str, hit: _Hit, noun: Noun, reading: Reading, *, adjacent: bool) -> bool:
    """Tell whether a verb may stand behind its noun: as its verb, as a passive, or as a participle right beside it.

    "The airport have suspended" is none of these: what stands before an active perfect does it.
    """
    passive, adjacent = reading.passive, adjacent and not reading.perfect
    forms = {cue.form for cue in hit.meaning if cue.name == name}
    if name in _TRANSITIVE:
        return "participle" in forms and (passive or adjacent)
    # "put to a ballot, opening on Monday and closing on Friday"
    return passive or adjacent or forms != {"ing"} or (name in ("begin", "shut") and noun[2] == "vote")


def _is_parted(telling: Telling, hit: _Hit, noun: Noun) -> bool:
    """Tell whether another clause begins between a noun and a verb behind it: "a compromise, but progress was made"."""
    first, at = telling.token(noun[0]), telling.token(hit.start)
    near = range(max(first + 1, at - _CLAUSE_OPENS), at - 1)
    # "strike days before school starts"; before a date such a word parts nothing, and "hours after it began" is of the same noun
    opened = any(
        telling.words[i] in _OPENING and telling.words[i + 1] not in _SAME and telling.costs[i] - telling.costs[i - 1] >= 4
        for i in near
    )
    return opened or bool(_PARTING.intersection(telling.words[first:at]))


def burdened(telling: Telling, hit: _Hit, pair: Pair, earlier: list[Frame]) -> float:
    """Return what a pair costs: the object of another verb is hardly this one's subject ("talks to avert strikes will take place")."""
    taken = any(f.noun == pair.noun[:2] and f.verb[0] < pair.noun[0] < hit.start for f in earlier)
    between = telling.folded[pair.noun[1] : hit.start].strip(" ,")
    # "a cooling-off period that ends", "called off a strike set for Friday"
    relative = between in _RELATIVES or (not between and any(c.form == "participle" for c in hit.meaning))
    return pair.cost + (12 if taken and not relative else 0)


def _ahead(telling: Telling, hit: _Hit, noun: Noun) -> float | None:
    """Return what it costs a verb to take a noun behind it, None where it cannot."""
    cost = telling.distance(hit.start, noun[0])
    behind = telling.token(noun[0])
    if (
        noun[2] not in ("site", "illegal", "whether") and cost - (behind - telling.token(hit.start)) >= 4
    ):  # a conjunction lies between: "halted as strikes spread"
        return None
    between = telling.words[max(telling.token(hit.end - 1) + 1, behind - 4) : behind]
    own = any(c.name == "release" for c in hit.meaning)  # "released the unions from mediation"
    goes_on = any(c.name == "continue" for c in hit.meaning)
    if (
        goes_on
        and telling.words[behind - 2 : behind - 1] == ["of"]
        and any(hit.end <= m.start < noun[0] for m in telling.mentions)
    ):
        cost += 8  # "continued on Monday, the 32nd day of the strike"
    apart = APART.intersection(between) - ({"from"} if own else set())
    cost += 10 if apart and not _FAVOUR.intersection(between) else 0
    return cost - _longer(noun) if cost <= REACH else None


def _back(telling: Telling, hit: _Hit, noun: Noun, farthest: float) -> float | None:
    """Return what it costs a verb to take a noun before it, None where it cannot."""
    cost = telling.distance(hit.start, noun[0])
    return cost + 1.5 - _longer(noun) if cost <= farthest or _is_adjacent(telling, hit, noun) else None


def _is_adjacent(telling: Telling, hit: _Hit, noun: Noun) -> bool:
    """Tell whether a verb follows its noun at once: "the offer put forward by"."""
    return telling.distance(hit.start, noun[0]) <= 3 or telling.token(noun[1] - 1) + 1 == telling.token(hit.start)


def _longer(noun: Noun) -> float:
    """Return a little in favour of the longer of two names for the same."""
    return (noun[1] - noun[0]) / 100
