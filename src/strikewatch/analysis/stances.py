"""Positions that a verb or a noun with its holder states: "the union demands …", "Vesk's offer of …", "its calls for …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from strikewatch.analysis import clauses, extent, holders, objects, subjects, verbs
from strikewatch.analysis.actors import Actor
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.extent import Stretch
from strikewatch.analysis.words import bag
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.stances import Frame
from strikewatch.model import Party, Stance

# Verbs that are a side's own words: "complained that" is said by the one who complains.
_SPOKEN = bag(
    "complain complains complained complaining insist insists insisted insisting criticise criticises criticised criticize criticizes"
    " criticized condemn condemns condemned denounce denounces denounced"
)
_UNIONS = ("union", "union-federation")
_HOLDER_REACH = 6  # words between a holder and the noun that the quote may span
_PUT_OFF = bag(
    "consider discuss talk negotiate meet look study return resume extend continue postpone suspend delay enter hold start restart call"
    " submit let stop work review hear"
)
# No position on an issue, or found by ``verdicts``.
_ELSEWHERE = ("threatens", "warns", "evaluates", "alleges", "no_comment", "commits_to_discuss")
_LEADS = bag("over on for about against")  # "over pay" as a whole names the issue
_NAMING = (
    "clos",
    "shut",
    "outsourc",
    "automat",
    "hir",
    "recruit",
    "working",
)  # "plans to close two wards": the verb names the issue
_OVER = bag("over in on")
# More of these is what a union strikes "over" them for.
_WANTED = ("wages", "residuals", "health-care", "retirement", "staffing", "recognition", "health-safety")
# What an employer proposes on these it gives; on the rest it asks: longer shifts, other rules.
_GIFTS = ("wages", "health-care", "retirement", "leave", "job-security", "discipline", "health-safety")
_ANOTHER = bag("similar previous earlier another last")


_FRONTED = ("demands", "proposes", "offers")  # "the new rosters that the carrier wants to bring in"
_ANSWERED = ("rejects", "opposes")
_NOTHING = 3  # characters past a verb that has its object before it
_BACKING = bag("support back backing press pressing over push")


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
    weak: bool = False  # it counts only where nothing plainer tells the same: "on strike over pay"


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the claims of a sentence, one for each issue that its object names."""
    for hit in (*clause.frames, *verbs.parted(clause), *verbs.voted(clause)):
        if hit.meaning.kind == "verb" and hit.meaning.stance is not None and hit.meaning.stance not in _ELSEWHERE:
            yield from _by_verb(clause, hit, hit.meaning.stance)
        elif hit.meaning.kind == "noun" and hit.meaning.stance is not None:
            yield from _by_noun(clause, hit, hit.meaning.stance)


def _by_verb(clause: Clausework, hit: Hit[Frame], stance: Stance) -> Iterator[Claim]:
    """Yield the claims of one verb."""
    words = clause.words
    verb, last = clause.word_at(hit.start), clause.word_at(hit.end - 1)
    if verbs.says_nothing(clause, verb, last) or _dropped(clause, hit):
        return
    passive = verb == last and clauses.is_passive(words, verb)
    actor = subjects.of_passive(clause, verb, stance) if passive else subjects.of_active(clause, verb, stance)
    if actor is None or actor.party is None or not verbs.fits(clause, actor.party, verb, last):
        return
    if stance == "agrees" and last + 1 < len(words) and words[last + 1].low in _PUT_OFF:
        return  # "agreed to consider", "agreed to return to work": no issue is closed
    answer = verbs.in_mood(clause, stance, verb, actor)
    if answer is None:
        return
    stretch = _told_of(clause, hit, actor, stance) if passive else _object(clause, hit, actor, stance)
    for claim in _claims(clause, actor.party, answer, stretch):
        own = claim.by is None and words[verb].low in _SPOKEN and words[last].low != "on"
        yield replace(claim, by=actor.party) if own else claim


def _told_of(clause: Clausework, hit: Hit[Frame], actor: Actor, stance: Stance) -> Stretch:
    """Return the object of a passive verb: its subject, or what stands behind where the subject is the taker."""
    verb = clause.word_at(hit.start)
    first = extent.clause_start(clause, verb)
    if stance == "offers" and actor.last < verb:  # "the union was offered …"
        return Stretch(first, clause.words[verb].end, extent.closing(clause, verb, stance))
    return Stretch(clause.words[verb].start, first, clause.words[verb].end)


def _object(clause: Clausework, hit: Hit[Frame], actor: Actor, stance: Stance) -> Stretch:
    """Return the object of an active verb: what follows, or what stands before its subject where no issue follows."""
    verb, last = clause.word_at(hit.start), clause.word_at(hit.end - 1)
    end = extent.closing(clause, last, stance)
    stretch = Stretch(extent.opening(clause, actor, verb), clause.words[last].end, end)
    judged = last + 1 < len(clause.words) and clause.words[last + 1].low == "as"  # "clauses that Vesk dismissed as …"
    bare = stance in _FRONTED and not objects.named(clause, stance, stretch.start, end)
    fronted = (stance == "rejects" and judged) or bare
    answered = subjects.answered(clause, actor, verb, last) if stance in _ANSWERED and _is_bare(clause, last, end) else None
    return answered or (subjects.fronted(clause, actor, verb, last) if fronted else None) or stretch


def _is_bare(clause: Clausework, last: int, end: int) -> bool:
    """Return whether nothing that a verb could act on stands behind it."""
    return end - clause.words[last].end < _NOTHING


def _by_noun(clause: Clausework, hit: Hit[Frame], stance: Stance) -> Iterator[Claim]:
    """Yield the claims of one noun: whose it is, then what it is for."""
    noun, last = clause.word_at(hit.start), clause.word_at(hit.end - 1)
    holder = holders.holder(clause, noun) or _asker(clause, noun)
    if holder is None or holder.party is None or _dropped(clause, hit):
        return
    by = clause.words[last].low == "by"
    if by and (holder.party.role == "agency" or _is_wanted(clause, noun)):
        return
    told = any(w.low in clause.context.lexicon.stances.saying for w in clause.words[holder.last + 1 : noun])
    if any(w.low in verbs.FAILING for w in clause.words[max(0, noun - 6) : noun]):
        stance = "concedes"  # "failed to win its demand that …"
    if by:
        yield from _claims(
            clause,
            holder.party,
            stance,
            Stretch(clause.words[noun].start, clause.words[holder.last].end, extent.closing(clause, holder.last, stance)),
        )
        return
    begin = clause.words[noun - 1 if told or noun - holder.first > _HOLDER_REACH else holder.first].start
    yield from _claims(clause, holder.party, stance, Stretch(begin, clause.words[last].end, extent.closing(clause, last, stance)))


def _asker(clause: Clausework, noun: int) -> Actor | None:
    """Return the union whose a demand without a holder is: "a strike in support of demands for …"."""
    unions, words = clause.context.read.unions, clause.words
    backed = words[noun].low in ("demand", "demands", "claim", "claims") and any(
        w.low in _BACKING for w in words[max(0, noun - 3) : noun]
    )
    return Actor(noun, noun, unions[0], "role") if backed and len(unions) == 1 else None


def _is_wanted(clause: Clausework, noun: int) -> bool:
    """Return whether a verb right before wants the promise: "is seeking a commitment by Vesk to …" is no offer."""
    floor = clause.words[max(0, noun - 4)].start
    asked = (h for h in clause.frames if h.meaning.kind == "verb" and h.meaning.stance in ("demands", "proposes"))
    return any(floor <= h.start < clause.words[noun].start for h in asked)


def _dropped(clause: Clausework, hit: Hit[Frame]) -> bool:
    """Return whether a verb right before gives the demand up: "agreed to drop its demand for"."""
    return any(
        h.meaning.stance == "concedes" and h.start < hit.start and hit.start <= h.end + 8 and h.meaning.kind == "verb"
        for h in clause.frames
    )


def _claims(clause: Clausework, party: Party, stance: Stance, stretch: Stretch) -> Iterator[Claim]:
    """Yield a claim for each issue of the object."""
    by, said, quoted, accused = clause.speaker(stretch.begin)
    if said and by is None:
        return  # an outsider's or nobody's account of a side is no position
    start, end = stretch.start, stretch.end
    last = clause.words[clause.word_at(start - 1)]
    named = last.low in _LEADS or last.low.startswith(_NAMING)
    floor = last.start if named and last.end == start else start
    found = objects.named(clause, stance, floor, end)
    gifts = all(issue.split(".")[0] in _GIFTS for _, _, issue in found) or objects.betters(clause, start, end)
    if stance == "proposes" and party.role not in _UNIONS and gifts and not objects.takes(clause, start, end):
        stance = "offers"
    if (
        stance == "opposes"
        and {"refusal"} & {w.low for w in clause.words if start <= w.start < end}
        and objects.is_refused(clause, start, end)
    ):
        return  # "to protest the refusal to bargain": told by its noun
    over = bool(_OVER & {w.low for w in clause.words if start - 12 <= w.start < start})
    own = stance == "demands" and party.role in _UNIONS and objects.takes_from_own(clause, start, found)
    if own or objects.is_no_issue(clause, stance, start, end):  # "the owners' body also wanted to cut wages" is no union's wish
        return
    more = stance == "opposes" and over and not objects.is_loss(clause, start, end)
    if more:  # a strike "over pay" is for more of it, one "over job cuts" against them; of a roster nobody can say
        if party.role not in _UNIONS or (said and by is not party):
            return
        stance = "demands"
        found = [f for f in found if f[2].split(".")[0] in _WANTED] if not _is_another(clause, stretch.begin, end) else []
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
            weak=more or (stance == "rejects" and (first, stop) == (start, end)),
        )


def _is_another(clause: Clausework, start: int, end: int) -> bool:
    """Return whether the words tell of another strike: "called off a similar strike in July over …"."""
    return any(w.low in _ANOTHER for w in clause.words if start <= w.start < end) and not clause.context.author
