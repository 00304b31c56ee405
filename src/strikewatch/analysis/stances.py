"""Positions that a verb or a noun with its holder states: "the union demands …", "Vesk's offer of …", "its calls for …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from strikewatch.analysis import clauses, extent, holders, objects
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.extent import Stretch
from strikewatch.analysis.referents import Actor
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
_EVENTUAL = bag("could may might should would can")
_FAILING = bag("fail fails failed failing unable yet struggled struggling tried trying")
_NEEDED = bag("must should need needs ought")
_CONDITIONS = bag("if unless whether should once")
# Verbs that are a side's own words: "complained that" is said by the one who complains.
_SPOKEN = bag(
    "complain complains complained complaining insist insists insisted insisting criticise criticises criticised criticize criticizes"
    " criticized condemn condemns condemned denounce denounces denounced"
)
_UNIONS = ("union", "union-federation")
_FINITE = bag("would was were is are had has will")
_AMOUNTS = bag("million billion trillion korean")
_HOLDER_REACH = 6  # words between a holder and the noun that the quote may span
_PUT_OFF = bag(
    "consider discuss talk negotiate meet look study return resume end extend continue postpone suspend delay enter hold start restart call"
    " submit let stop work review hear"
)
_IMPOSED = bag(
    "implement implements implemented implementing introduce introduces introduced introducing impose imposes imposed imposing pushing pushed"
)
# No position on an issue, or found by ``verdicts``.
_ELSEWHERE = ("threatens", "warns", "evaluates", "alleges", "no_comment", "commits_to_discuss")
_YES = ("agrees", "concedes", "offers", "rejects", "counters", "refuses_to_negotiate")
_LEADS = bag("over on for about against")  # "over pay" as a whole names the issue
_OVER = bag("over in on")
_OPPOSITE: dict[Stance, Stance] = {"demands": "opposes", "offers": "rejects", "proposes": "opposes"}
_LOSSES_WANTED = bag(
    "plan plans planned planning aims aim aimed trying tried tries attempting attempts attempted looking require requires required requiring"
)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A position in the making."""

    party: Party
    stance: Stance
    issue: str
    start: int
    end: int
    by: Party | None
    quoted: bool = False
    accused: bool = False
    hedge: str | None = None
    item: tuple[int, int] | None = None  # the part of a list that names the issue: only its numbers are of the issue


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the claims of a sentence, one for each issue that its object names."""
    for hit in clause.frames:
        if hit.meaning.kind == "verb" and hit.meaning.stance is not None and hit.meaning.stance not in _ELSEWHERE:
            yield from _by_verb(clause, hit, hit.meaning.stance)
        elif hit.meaning.kind == "noun" and hit.meaning.stance is not None:
            yield from _by_noun(clause, hit, hit.meaning.stance)


def _by_verb(clause: Clausework, hit: Hit[Frame], stance: Stance) -> Iterator[Claim]:
    """Yield the claims of one verb."""
    words = clause.words
    verb, last = clause.word_at(hit.start), clause.word_at(hit.end - 1)
    if _is_noun(clause, verb, last) or _conditional(clause, verb):
        return
    passive = verb == last and clauses.is_passive(words, verb)
    actor = clauses.agent(words, clause.actors, verb) if passive else _subject(clause, verb)
    if actor is None or actor.party is None or not _fits(clause, actor.party, verb, last):
        return
    if stance == "agrees" and last + 1 < len(words) and words[last + 1].low in _PUT_OFF:
        return  # "agreed to consider", "agreed to return to work": no issue is closed
    answer = _in_mood(clause, stance, verb, actor)
    if answer is None:
        return
    if passive:
        stretch = Stretch(words[verb].start, extent.clause_start(clause, verb), words[verb].end)
    else:
        stretch = Stretch(extent.opening(clause, actor, verb), words[last].end, extent.closing(clause, last, stance))
    for claim in _claims(clause, actor.party, answer, stretch):
        own = claim.by is None and words[verb].low in _SPOKEN
        yield replace(claim, by=actor.party) if own else claim


def _fits(clause: Clausework, party: Party, verb: int, last: int) -> bool:
    """Return whether the verb can say this of that side: only an employer plans cuts and imposes; an object has to follow."""
    words = clause.words
    if (
        words[last].low == "for"
        and words[verb].low.startswith("str")
        and last + 1 < len(words)
        and words[last + 1].low[0].isdigit()
    ):
        return False  # "will strike for 24 hours"
    if last + 1 < len(words) and words[last + 1].low in _FINITE:
        return False  # "what it sought would cost": the object stands before
    imposes = words[verb].low in _LOSSES_WANTED or (words[verb].low in _IMPOSED and words[last].low != "for")
    return not (imposes and party.role in _UNIONS)


def _in_mood(clause: Clausework, stance: Stance, verb: int, actor: Actor) -> Stance | None:
    """Return the stance that the verb's small words leave: turned by a "not", none by a "could" or a "must"."""
    since = clause.words[actor.last].start if actor.last < verb else -1
    between = {w.low for w in clause.words[max(0, verb - 5) : verb] if w.start > since}
    negated = _negated(clause, verb, actor)
    if stance in ("agrees", "concedes") and (between & _FAILING or (negated and stance == "agrees")):
        return None  # "failed to agree on pay" is nobody's answer
    if between & _NEEDED or (between & _EVENTUAL and stance in _YES and not negated):
        return None
    return _OPPOSITE.get(stance) if negated else stance


def _by_noun(clause: Clausework, hit: Hit[Frame], stance: Stance) -> Iterator[Claim]:
    """Yield the claims of one noun: whose it is, then what it is for."""
    noun, last = clause.word_at(hit.start), clause.word_at(hit.end - 1)
    holder = holders.holder(clause, noun)
    if holder is None or holder.party is None or _dropped(clause, hit):
        return
    told = any(w.low in clause.context.lexicon.stances.saying for w in clause.words[holder.last + 1 : noun])
    begin = clause.words[noun - 1 if told or noun - holder.first > _HOLDER_REACH else holder.first].start
    yield from _claims(clause, holder.party, stance, Stretch(begin, clause.words[last].end, extent.closing(clause, last, stance)))


def _dropped(clause: Clausework, hit: Hit[Frame]) -> bool:
    """Return whether a verb right before gives the demand up: "agreed to drop its demand for"."""
    return any(
        h.meaning.stance == "concedes" and h.start < hit.end and hit.start <= h.end + 8 and h.meaning.kind == "verb"
        for h in clause.frames
    )


def _claims(clause: Clausework, party: Party, stance: Stance, stretch: Stretch) -> Iterator[Claim]:
    """Yield a claim for each issue of the object."""
    by, said, quoted, accused = clause.speaker(stretch.begin)
    if said and by is None:
        return  # an outsider's or nobody's account of a side is no position
    start, end = stretch.start, stretch.end
    last = clause.words[clause.word_at(start - 1)]
    floor = last.start if last.low in _LEADS and last.end == start else start
    found = clause.issues(floor, end) or objects.implied(clause, stance, start, end)
    if stance in objects.PRICED and not any(issue.split(".")[0] == "wages" for _, _, issue in found):
        found = [*objects.pay_raise(clause, start, end), *found]
    if (
        stance == "opposes"
        and {"refusal"} & {w.low for w in clause.words if start <= w.start < end}
        and objects.is_refused(clause, start, end)
    ):
        return  # "to protest the refusal to bargain": told by its noun
    over = bool(_OVER & {w.low for w in clause.words if start - 12 <= w.start < start})
    if stance == "opposes" and over and not objects.is_loss(clause, start, end):
        stance = "demands"  # a strike "over pay" is for more of it, one "over job cuts" against them
    for first, stop, issue in found:
        if objects.about_talks(clause, start, first):
            continue
        quote, teller = extent.quote(clause, stretch, (first, stop), alone=len(found) == 1), by
        if by is None and (saying := extent.saying(clause, party, quote)) is not None:
            quote, teller = (quote[0], saying), party
        denied = objects.without(clause, start, first, stop) if stance in ("offers", "agrees", "counters") else None
        quote = quote if denied is None else (denied, stop)
        yield Claim(
            party=party,
            stance=stance if denied is None else "rejects",
            issue=issue,
            start=quote[0],
            end=quote[1],
            by=teller,
            quoted=quoted,
            accused=accused,
            item=extent.item(clause, (start, end), (first, stop)) if len(found) > 1 else None,
        )


def _subject(clause: Clausework, verb: int) -> Actor | None:
    """Return the subject of a verb; in a side's own words "we" is that side."""
    words = clause.words
    for at in range(verb - 1, max(-1, verb - 6), -1):
        if words[at].low in ("we", "we're", "we've", "we'll", "our"):
            by, _, quoted, _ = clause.speaker(words[verb].start)
            own = quoted or by is clause.context.author
            return Actor(at, at, by, "pronoun") if own and by is not None else None
        if words[at].text in ",;":
            break
    return clause.subject(verb)


def _is_noun(clause: Clausework, verb: int, last: int) -> bool:
    """Return whether the word is a noun here: "the offer", "its demands"."""
    words = clause.words
    before = words[verb - 1]
    if verb == 0 or (verb != last and words[last].low != "for"):
        return False
    if words[verb].low == "won" and (before.low in _AMOUNTS or before.low[0].isdigit()):
        return True  # the currency
    owned = before.possessive or any(a.kind == "owner" and a.last == verb - 1 for a in clause.actors)
    if words[verb].low.endswith("ed") and (owned or before.low in _BEFORE_NOUN):
        return True
    if words[verb].low not in _NOUNS:
        return False
    actor = next((a for a in clause.actors if a.last == verb - 1), None)
    if actor is not None and not owned:
        return not clauses.opens_clause(words, actor, clause.context.lexicon.stances.saying)
    return owned or not clauses.leads_to_verb(before)


def _conditional(clause: Clausework, verb: int) -> bool:
    """Return whether the verb stands in a condition: "if the company refuses …"."""
    for at in range(verb - 1, max(-1, verb - 12), -1):
        word = clause.words[at]
        if word.low in _CONDITIONS and not (word.low == "should" and at and clause.words[at - 1].text not in ",."):
            return True
        if word.text in ",;:":
            return False
    return False


def _negated(clause: Clausework, verb: int, actor: Actor) -> bool:
    """Return whether a "not" stands between subject and verb."""
    floor = max(actor.last + 1 if actor.last < verb else verb - 3, verb - 4)
    negations = clause.context.lexicon.stances.negations
    return any(w.low in negations or w.low.endswith("n't") for w in clause.words[floor:verb])
