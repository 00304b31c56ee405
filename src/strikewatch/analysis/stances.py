"""Positions that a verb or a noun with its holder states: "the union demands …", "Vesk's offer of …", "its calls for …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from strikewatch.analysis import clauses, extent, holders, objects, verbs
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


_VOTERS = bag("voting voted voters members ballots votes workers")
_OWN_PEOPLE = (
    "our members",
    "our people",
    "our staff",
    "our colleagues",
    "our nurses",
    "our drivers",
    "our teachers",
    "our pilots",
    "our crew",
)
_FRONT = 10
_FRONTED = ("demands", "proposes", "offers")  # "the new rosters that the carrier wants to bring in"
_THEY = bag("they they're they've they'll they'd")
_BACKING = bag("support back backing press pressing over push")
_THEY_REACH = 4  # words from "they" to the verb: "they do not want"


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
    for hit in (*clause.frames, *verbs.parted(clause)):
        if hit.meaning.kind == "verb" and hit.meaning.stance is not None and hit.meaning.stance not in _ELSEWHERE:
            yield from _by_verb(clause, hit, hit.meaning.stance)
        elif hit.meaning.kind == "noun" and hit.meaning.stance is not None:
            yield from _by_noun(clause, hit, hit.meaning.stance)


def _by_verb(clause: Clausework, hit: Hit[Frame], stance: Stance) -> Iterator[Claim]:
    """Yield the claims of one verb."""
    words = clause.words
    verb, last = clause.word_at(hit.start), clause.word_at(hit.end - 1)
    if (
        verbs.is_noun(clause, verb, last)
        or verbs.is_conditional(clause, verb)
        or verbs.is_denied(clause, verb)
        or _dropped(clause, hit)
    ):
        return
    passive = verb == last and clauses.is_passive(words, verb)
    if passive and words[verb].low == "dismissed" and clause.people_before(verb):
        return  # "the workers dismissed by Vesk"
    actor = clauses.agent(words, clause.actors, verb) if passive else _subject(clause, verb) or _unnamed(clause, verb)
    given = passive and actor is None and stance == "offers"
    if given:
        actor = _giver(clause, verb)
    agreed = stance == "agrees" and words[verb - 1].low != "to"
    if actor is not None and actor.kind == "both" and agreed and len(clause.context.read.employers) == 1:
        actor = actor._replace(party=clause.context.read.employers[0])  # it is the employer that gives
    if actor is None or actor.party is None or not verbs.fits(clause, actor.party, verb, last):
        return
    if stance == "agrees" and last + 1 < len(words) and words[last + 1].low in _PUT_OFF:
        return  # "agreed to consider", "agreed to return to work": no issue is closed
    answer = verbs.in_mood(clause, stance, verb, actor)
    if answer is None:
        return
    if given:
        stretch = Stretch(extent.clause_start(clause, verb), words[last].end, extent.closing(clause, last, stance))
    elif passive:
        stretch = Stretch(words[verb].start, extent.clause_start(clause, verb), words[verb].end)
    else:
        stretch = Stretch(extent.opening(clause, actor, verb), words[last].end, extent.closing(clause, last, stance))
    dismissed = (
        stance == "rejects" and last + 1 < len(words) and words[last + 1].low == "as"
    )  # "clauses that Vesk dismissed as …"
    if dismissed or (stretch.end <= stretch.start and actor.last < verb and stance == "demands"):
        stretch = _fronted(clause, actor, verb, last) or stretch
    if stance in _FRONTED and not objects.named(clause, answer, stretch.start, stretch.end):
        stretch = _fronted(clause, actor, verb, last) or stretch
    for claim in _claims(clause, actor.party, answer, stretch):
        own = claim.by is None and words[verb].low in _SPOKEN and words[last].low != "on"
        yield replace(claim, by=actor.party) if own else claim


def _fronted(clause: Clausework, actor: Actor, verb: int, last: int) -> Stretch | None:
    """Return the object that stands before its subject: "the 12 percent raise that the union is demanding"."""
    words = clause.words
    if (
        actor.last >= last
        or last - actor.last > _FRONT
        or not all(clauses.leads_to_verb(w) for w in words[actor.last + 1 : verb])
    ):
        return None
    past = actor.first
    while past and words[past - 1].low in ("the", "that", "which"):
        past -= 1
    for first in range(past - 1, max(-1, past - _FRONT), -1):
        if words[first].text in ",;":
            return None
        if words[first].low in ("the", "a", "an"):
            return Stretch(words[first].start, words[first].start, words[last].end)
    return None


def _unnamed(clause: Clausework, verb: int) -> Actor | None:
    """Return the union that a verb without a subject of its own means: "a dispute centred on pay", "54% of those voting opposed"."""
    words, unions = clause.words, clause.context.read.unions
    share = any(w.low in _VOTERS for w in words[max(0, verb - 5) : verb]) and any(
        w.text == "%" or w.low in ("percent", "cent", "majority") for w in words[max(0, verb - 9) : verb]
    )
    if not unions or not (share or words[verb].low == "dispute"):
        return None
    by, said, _, _ = clause.speaker(words[verb].start)
    party = by if said and by in unions else unions[0] if len(unions) == 1 else None
    return Actor(verb, verb, party, "role") if party is not None else None


def _giver(clause: Clausework, verb: int) -> Actor | None:
    """Return who offers where the other side "was offered" something: the only one that could."""
    taker = clause.subject(verb)
    if taker is None or taker.party is None:
        return None
    others = clause.context.read.side(taker.party)
    return taker._replace(party=others[0]) if len(others) == 1 else None


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
    if objects.is_no_issue(clause, stance, start, end):
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
            weak=more,
        )


def _is_another(clause: Clausework, start: int, end: int) -> bool:
    """Return whether the words tell of another strike: "called off a similar strike in July over …"."""
    return any(w.low in _ANOTHER for w in clause.words if start <= w.start < end) and not clause.context.author


def _subject(clause: Clausework, verb: int) -> Actor | None:
    """Return the subject of a verb; in a side's own words "we" is that side, and so are "they" after "our members"."""
    words = clause.words
    if any(w.low in _THEY for w in words[max(0, verb - _THEY_REACH) : verb]):
        by, _, quoted, _ = clause.speaker(words[verb].start)
        if quoted and by is not None:
            return _those_meant(clause, verb, by)
    for at in range(verb - 1, max(-1, verb - 6), -1):
        if words[at].low in ("we", "we're", "we've", "we'll", "our"):
            by, _, quoted, _ = clause.speaker(words[verb].start)
            own = quoted or by is clause.context.author
            return Actor(at, at, by, "pronoun") if own and by is not None else None
        if words[at].text in ",;":
            break
    return clause.subject(verb)


def _those_meant(clause: Clausework, verb: int, by: Party) -> Actor | None:
    """Return whom a side's "they" means: its own people where it spoke of them, else the only one on the other side."""
    if _own_people(clause, verb):
        return Actor(verb - 1, verb - 1, by, "pronoun")
    others = clause.context.read.side(by)
    return Actor(verb - 1, verb - 1, others[0], "pronoun") if len(others) == 1 and by.role in _UNIONS else None


def _own_people(clause: Clausework, verb: int) -> bool:
    """Return whether "they" are the speaker's own: "Our members … What they will not accept …" in one quote."""
    quote = next((q for q in clause.context.quotes if q.start <= clause.words[verb].start < q.end), None)
    before = clause.context.passage.folded[quote.start : clause.words[verb].start] if quote is not None else ""
    return any(own in before for own in _OWN_PEOPLE)
