"""Is it done, under way, ahead, possible or denied? Read from the auxiliaries before a verb and the words that govern it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from strikewatch.analysis.measure import words
from strikewatch.lexicon.stages import Form

if TYPE_CHECKING:
    from strikewatch.analysis.frames import Frame
    from strikewatch.analysis.telling import Telling

# done: happened; now: a present tense, for which the date decides; ahead: will; maybe: may, if, to be avoided; not: denied.
Mood = Literal["done", "now", "ahead", "maybe", "not"]

_AHEAD = words("will shall must")
_MAYBE = words("could may might can should")
_HAVE = words("has have had having")
_WAS = words("was were been")
_IS = words("is are be being am")
_DO = words("did do does")
_NOT = words("not never no cannot neither nor without")
_CHAIN = _AHEAD | {"would"} | _MAYBE | _HAVE | _WAS | _IS | _DO | _NOT | {"to"}
_ADVERBS = words(
    "also again already still now then both all just even since soon once twice yet first last later instead ever go get longer"
)
_CONDITIONS = words("if unless whether should")
# What stands before a participle that hangs on no clause: "the prospect of striking", "before striking".
_MAYBE_BEFORE_ING = words("of at on about considering threatening toward towards from like include includes or including")
_AHEAD_BEFORE_ING = words("before for despite")
# What is there to be done: "talks to end the strike".
_AIMING = words("talks deal bid effort efforts move moves attempt plan offer proposal pressure way ways agreement vote steps")
_RESOLVED = words("agreed decided voted resolved opted")
_SHELVING = ("to call off ", "to suspend ", "to postpone ", "to defer ", "to shelve ", "to put off ", "to cancel ")
_CLOSING = ("to end ", "to call off ", "to suspend ", "to lift ", "to accept ", "to halt ")
# Before a noun.
_NO_SUCH = words("no without avoid avert averted averting avoided avoiding prevent")
_PLANNED = words("planned upcoming forthcoming scheduled coming next further")
_FEARED = words(
    "possible potential threatened looming threatening likely possibility prospect threat threats risk risks fear fears danger spectre specter chance"
)


class Reading(NamedTuple):
    """How a verb stands: its mood, whether it is passive or progressive (after a form of "be"), and whether it is a perfect ("have")."""

    mood: Mood
    passive: bool
    perfect: bool = False
    bygone: bool = False  # what was to be, told when it is known whether it was: "had been due to expire", "had been planned"


def mood_of_verb(telling: Telling, offset: int, forms: set[Form], earlier: list[Frame]) -> Reading:
    """Return how the verb at ``offset`` stands."""
    at = bisect_left(telling.starts, offset)
    chain, first = _chain(telling, at)
    if not chain and forms == {"base"}:
        chain, first = _coordinated(telling, at)
    mood: Mood
    if chain & _NOT or _governed(telling, first, "negated", 3):
        mood = "not"
    elif _conditional(telling, first):
        mood = "maybe"
    elif "being" in chain and first and telling.words[first - 1] in ("after", "since"):
        mood = "done"  # "after being struck on Sunday"
    elif "to" in chain:
        # "The strike ended when workers agreed to return": what was agreed then is behind us too.
        over = any(frame.kind == "strike_end" and frame.mood == "done" for frame in earlier)
        mood = "done" if over else _infinitive(telling, first, earlier)
    elif chain:
        # "said it would strike" is "will strike" told; without a report "would" is only thought
        said = {"will"} if "would" in chain and any(name == "report" for _, _, name in telling.moods) else set()
        mood = _finite(chain | said)
    elif forms & {"past", "participle"} and forms != {"base", "participle"}:  # "their contracts come to an end"
        mood = "done"
    elif "ing" in forms:
        mood = _participial(telling, at, offset, earlier)
    else:
        mood = "done" if telling.sentence.headline else "now"  # a headline tells in the present what has happened
    bygone = {"had", "been"} <= chain or ("to" in chain and _governed(telling, first + 1, "bygone", 5))
    return Reading(mood, forms != {"base"} and bool(chain & (_WAS | _IS)), bool(chain & _HAVE), bygone)


def _finite(chain: set[str]) -> Mood:
    """Return the mood that auxiliaries give."""
    if chain & _AHEAD:
        return "maybe" if chain & _HAVE else "ahead"
    if chain & _MAYBE or "would" in chain:
        return "not" if "have" in chain else "maybe"  # "could have begun on Friday": it does not
    return "done" if chain & (_HAVE | _WAS | _DO) else "now"


def _chain(telling: Telling, at: int) -> tuple[set[str], int]:
    """Return the auxiliaries right before token ``at``, and the index of the first of them."""
    chain: set[str] = set()
    index = at - 1
    while index >= max(0, at - 7) and telling.costs[index + 1] - telling.costs[index] < 3.5:
        word = telling.words[index]
        if word in _CHAIN:
            chain.add(word)
        elif not (word in _ADVERBS or word.endswith("ly")):
            break
        index -= 1
    return chain, index + 1


def _coordinated(telling: Telling, at: int) -> tuple[set[str], int]:
    """Return the auxiliary that "and" passes on: "urged to reject it and walk off", "will stop work and march"."""
    if at and telling.words[at - 1] in ("and", "or"):
        for index in range(at - 2, max(-1, at - 12), -1):
            if telling.words[index] in _AHEAD | _MAYBE | {"to", "would"}:
                return {telling.words[index]}, index
            if telling.costs[index + 1] - telling.costs[index] > 3.5:
                break
    return set(), at


def _governed(telling: Telling, first: int, name: str, reach: int) -> bool:
    """Tell whether a word of that mood stands within ``reach`` tokens before token ``first``, in the same clause."""
    low = max(0, first - reach)
    for start, _, mood in telling.moods:
        index = bisect_left(telling.starts, start)
        if (
            mood == name
            and low <= index < first
            and telling.costs[min(first, len(telling.costs) - 1)] - telling.costs[index] < reach + 3
        ):
            return True
    return False


def _conditional(telling: Telling, first: int) -> bool:
    """Tell whether an "if" opens the clause that token ``first`` stands in."""
    for index in range(first - 1, max(-1, first - 12), -1):
        if telling.costs[index + 1] - telling.costs[index] >= 4 and telling.words[index + 1] not in _CONDITIONS:
            return False
        word = telling.words[index]
        if word in _CONDITIONS and (word != "should" or index == 0 or telling.costs[index] - telling.costs[index - 1] > 1):
            return True
        if word == "case" and telling.words[index - 1] == "in":
            return True
    return False


def _infinitive(telling: Telling, first: int, earlier: list[Frame]) -> Mood:
    """Return what governs "to": a plan, or a wish, an attempt, a threat."""
    to = telling.starts[min(first, len(telling.starts) - 1)]
    if _is_resolved(telling, to):
        return "done"
    if any(name == "future" and start <= to < end for start, end, name in telling.moods):
        return "ahead"
    if not telling.sentence.headline or earlier or (first and telling.words[first - 1] in _AIMING):
        return "maybe"
    # "Dockers to strike on Monday": a headline's future
    wished = any(name == "hypothetical" and start <= to < end for start, end, name in telling.moods)
    return "maybe" if wished or _governed(telling, first, "hypothetical", 2) else "ahead"


def _is_resolved(telling: Telling, to: int) -> bool:
    """Tell whether an end was resolved: "agreed late on Tuesday to end the strike" has ended it, "decided to suspend" suspended it."""
    before = telling.token(to)
    if before and telling.words[before - 1] == "decided" and telling.folded.startswith(_SHELVING, to):
        return True
    day = next((m for m in telling.mentions if 0 < to - m.last <= 2), None)
    if day is None or not telling.folded.startswith(_CLOSING, to):
        return False
    at = telling.token(day.at)
    return bool(_RESOLVED.intersection(telling.words[max(0, at - 3) : at]))


def _participial(telling: Telling, at: int, offset: int, earlier: list[Frame]) -> Mood:
    """Return the mood of ", ending the strike": that of the clause it hangs on."""
    before = telling.words[at - 1] if at else ""
    if before == "after":
        return "done"
    if before in _AHEAD_BEFORE_ING:
        return "ahead"
    if before in _MAYBE_BEFORE_ING:
        return "maybe"
    main = next((frame for frame in reversed(earlier) if frame.verb[0] < offset), None)
    return main.mood if main is not None else "done"


def mood_of_noun(telling: Telling, offset: int) -> Mood:
    """Return the mood of a noun by the words right before it: "a planned strike", "a possible strike", "no talks"."""
    at = bisect_left(telling.starts, offset)
    for index in range(at - 1, max(-1, at - 4), -1):
        if telling.costs[index + 1] - telling.costs[index] >= 3:
            break
        word = telling.words[index]
        if word in _NO_SUCH:
            return "not"
        if word in _PLANNED:
            return "ahead"
        if word in _FEARED:
            return "maybe"
    return "now"
