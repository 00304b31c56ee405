"""What a verb of a stance says here: is it one, of this side, in which mood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from strikewatch.analysis import clauses
from strikewatch.analysis.actors import Actor
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.words import bag
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.stances import Frame
from strikewatch.model import Party, Stance

# Said by itself each of these may be a noun: then what stands before it tells.
_NOUNS = bag(
    "offer offers demand demands plan plans claim claims protest protests request requests pledge pledges promise promises guarantee guarantees strike fight counter call calls push table move result requested expected"
)
_BEFORE_NOUN = bag(
    "the a an its their his our any no new latest final pay wage contract revised better improved first of in for with this that these those to's union's key main salary company's management's"
)
_LEADING = bag("against over about at by from despite")
_TRIES = bag("attempt attempts plan plans")
_DENIAL = 8  # words from a denial to its verb
_EVENTUAL = bag("could may might should would can")
FAILING = bag("fail fails failed failing unable yet struggled struggling tried trying")
_REFUSING = bag("cannot can't won't will would wouldn't never")
_WILL = bag("want wants wanted demand demands need needs")
_ASKING = bag("and or vote voted decided ready")  # another verb of the subject stands between
_UNDECIDED = bag("days weeks hours until whether decide deadline")
_NEEDED = bag("must should need needs ought")
_ABLE = bag("able free allowed")  # "would be able to introduce": what a deal leaves it
_PRESSED = bag("pressure ordered obliged required told urged")
_CONDITIONS = bag("if unless whether should once")
_FINITE = bag("would was were is are had has will")
_AMOUNTS = bag("million billion trillion korean")
_IMPOSED = bag(
    "implement implements implemented implementing introduce introduces introduced introducing impose imposes imposed imposing pushing pushed"
)
_YES = ("agrees", "concedes", "offers", "rejects", "counters", "refuses_to_negotiate")
_OPPOSITE: dict[Stance, Stance] = {"demands": "opposes", "offers": "rejects", "proposes": "opposes"}
_LOSSES_WANTED = bag(
    "plan plans planned planning aims aim aimed trying tried tries attempting attempts attempted looking require requires required requiring"
)
# words that an object before its subject may take
_PARTICLE_REACH = 16  # words that an object between a verb and its particle may take
_UNIONS = ("union", "union-federation")


class _Parts(NamedTuple):
    """What a verb with a particle further on says."""

    particle: tuple[str, ...]
    stance: Stance


_PARTED = {
    **dict.fromkeys(("put", "puts", "putting"), _Parts(("on", "the", "table"), "offers")),
    **dict.fromkeys(("turn", "turns", "turned", "turning", "voted", "vote", "votes", "voting"), _Parts(("down",), "rejects")),
}
# "voted by 71 percent to accept", "voted overwhelmingly in favour of": the object stands behind
_VOTED: dict[tuple[str, ...], Stance] = {
    **dict.fromkeys(
        (("in", "favour", "of"), ("in", "favor", "of"), ("to", "accept"), ("to", "approve"), ("to", "ratify")), "agrees"
    ),
    **dict.fromkeys((("to", "reject"), ("against",)), "rejects"),
}


def parted(clause: Clausework) -> Iterator[Hit[Frame]]:
    """Yield the verbs that their object parts from their particle: "put a 5 percent raise on the table", "turned the offer down"."""
    words = clause.words
    for at, word in enumerate(words):
        parts = _PARTED.get(word.low)
        if parts is None:
            continue
        for step in range(at + 2, min(len(words) - len(parts.particle) + 1, at + _PARTICLE_REACH)):
            if words[step].text in ",;.":
                break
            if tuple(w.low for w in words[step : step + len(parts.particle)]) == parts.particle:
                yield Hit(Frame("verb", parts.stance), word.start, word.end)
                break


def voted(clause: Clausework) -> Iterator[Hit[Frame]]:
    """Yield the votes that their margin parts from what was decided: "voted by 71 percent to accept the contract"."""
    words = clause.words
    for at, word in enumerate(words):
        if word.low != "voted":
            continue
        for step in range(at + 2, min(len(words), at + _PARTICLE_REACH)):
            if words[step].text in ",;." and words[step - 1].text != "(":
                break
            decided = next((d for d in _VOTED if tuple(w.low for w in words[step : step + len(d)]) == d), None)
            if decided is not None:
                yield Hit(Frame("verb", _VOTED[decided]), word.start, words[step + len(decided) - 1].end)
                break


def fits(clause: Clausework, party: Party, verb: int, last: int) -> bool:
    """Return whether the verb can say this of that side: only an employer plans cuts and imposes; an object has to follow."""
    words = clause.words
    if (
        words[last].low == "for"
        and words[verb].low.startswith("str")
        and last + 1 < len(words)
        and words[last + 1].low[0].isdigit()
    ):
        return False  # "will strike for 24 hours"
    told = any(w.low in ("all", "what") for w in words[max(0, verb - 6) : verb])
    if last + 1 < len(words) and words[last + 1].low in _FINITE and not (told and words[last + 1].low in ("is", "was")):
        return False  # "what it sought would cost": the object stands before
    if words[verb].low in ("need", "needs") and party.role not in _UNIONS:
        return False  # "needs relief from costs" is no more than a state of things
    imposes = words[verb].low in _LOSSES_WANTED or (words[verb].low in _IMPOSED and words[last].low != "for")
    return not (imposes and party.role in _UNIONS)


def in_mood(clause: Clausework, stance: Stance, verb: int, actor: Actor) -> Stance | None:
    """Return the stance that the verb's small words leave: turned by a "not", none by a "could" or a "must"."""
    since = clause.words[actor.last].start if actor.last < verb else -1
    between = {w.low for w in clause.words[max(0, verb - 5) : verb] if w.start > since}
    if stance in _YES and (_is_undecided(clause, verb) or _is_asked(clause, verb, actor)):
        return None
    negated = _negated(clause, verb, actor)
    if negated and stance == "agrees" and between & _REFUSING:
        return "rejects"  # "we cannot agree to rigid numbers"
    if stance in ("agrees", "concedes") and (between & FAILING or (negated and stance == "agrees")):
        return None  # "failed to agree on pay" is nobody's answer
    if negated and stance == "demands" and clause.words[verb].low not in _WILL:
        return None  # "was not seeking to cut pensions": what is denied is no position
    limited = stance == "offers" and clause.words[min(verb + 1, len(clause.words) - 1)].low in ("no", "only")
    eventual = between & _EVENTUAL and stance in _YES and not negated and not limited  # "can offer no more than 4 percent"
    if between & (_NEEDED | _PRESSED | _ABLE) or eventual:
        return None
    return _OPPOSITE.get(stance) if negated else stance


def _is_undecided(clause: Clausework, verb: int) -> bool:
    """Return whether the answer is still out: "have 21 days to accept or reject the offer"."""
    return clause.words[verb - 1].low in ("to", "or") and any(w.low in _UNDECIDED for w in clause.words[max(0, verb - 9) : verb])


def _is_asked(clause: Clausework, verb: int, actor: Actor) -> bool:
    """Return whether the answer is what the subject asks of others: "wants pilots to accept a pay freeze"."""
    if clause.words[verb - 1].low != "to" or clause.words[verb - 2].low in _ASKING:
        return False
    if any(w.low in _PRESSED for w in clause.words[max(0, verb - 4) : verb]):
        return True  # "told mechanics to accept 2 percent"
    since = clause.words[actor.last].start if actor.last < verb else clause.words[max(0, verb - 9)].start
    return any(
        h.meaning.kind == "verb" and h.meaning.stance == "demands" and since <= h.start and h.end < clause.words[verb].start
        for h in clause.frames
    )


def says_nothing(clause: Clausework, verb: int, last: int) -> bool:
    """Return whether the word is no verb of a stance here: a noun, a condition, something denied."""
    return is_noun(clause, verb, last) or is_conditional(clause, verb) or is_denied(clause, verb)


def is_noun(clause: Clausework, verb: int, last: int) -> bool:
    """Return whether the word is a noun here: "the offer", "its demands"."""
    words = clause.words
    before = words[verb - 1]
    tried = words[verb].low in _TRIES and (before.possessive or before.low in _BEFORE_NOUN)  # "any attempt to cut pensions"
    if verb == 0 or tried or (verb != last and words[last].low != "for"):
        return verb != 0 and tried
    if words[verb].low == "won" and (before.low in _AMOUNTS or before.low[0].isdigit()):
        return True  # the currency
    owned = before.possessive or any(a.kind == "owner" and a.last == verb - 1 for a in clause.actors)
    if words[verb].low.endswith("ed") and (owned or before.low in _BEFORE_NOUN or before.low in _LEADING):
        return True
    if words[verb].low not in _NOUNS:
        return False
    actor = next((a for a in clause.actors if a.last == verb - 1), None)
    if actor is not None and not owned:
        return not clauses.opens_clause(words, actor, clause.context.lexicon.stances.saying)
    return owned or before.low == "earlier" or not clauses.leads_to_verb(before)


def is_conditional(clause: Clausework, verb: int) -> bool:
    """Return whether the verb stands in a condition: "if the company refuses …"."""
    for at in range(verb - 1, max(-1, verb - 12), -1):
        word = clause.words[at]
        if word.low in _CONDITIONS and not (word.low == "should" and at and clause.words[at - 1].text not in ",."):
            return True
        if word.text in ",;:":
            return False
    return False


def is_denied(clause: Clausework, verb: int) -> bool:
    """Return whether the verb is what somebody denies: "denied that it planned to …"."""
    words = clause.words[max(0, verb - _DENIAL) : verb]
    return any(w.low in ("denied", "denies", "denying") for w in words) and not any(w.text in ",;" for w in words)


def _negated(clause: Clausework, verb: int, actor: Actor) -> bool:
    """Return whether a "not" stands between subject and verb."""
    floor = max(actor.last + 1 if actor.last < verb else verb - 3, verb - 4)
    negations = clause.context.lexicon.stances.negations
    return any(w.low in negations or w.low.endswith("n't") for w in clause.words[floor:verb])
