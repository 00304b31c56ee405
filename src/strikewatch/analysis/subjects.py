"""Who holds the stance of a verb: its subject, whom "we" and "they" mean in a side's own words, who gives where the other is given."""

from __future__ import annotations

from strikewatch.analysis import clauses
from strikewatch.analysis.actors import Actor
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.extent import Stretch
from strikewatch.analysis.words import bag
from strikewatch.model import Party, Stance

_UNIONS = ("union", "union-federation")
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
_ASKED = ("demands", "proposes", "offers")
_THEY = bag("they they're they've they'll they'd")
_THEY_REACH = 4  # words from "they" to the verb: "they do not want"
_QUOTE_REACH = 2000  # characters of a quote in which its speaker may name the own people
_WE = bag("we we're we've we'll our")


def of_active(clause: Clausework, verb: int, stance: Stance) -> Actor | None:
    """Return the subject of a verb; what both sides agree on, the employer gives."""
    actor = _subject(clause, verb) or _unnamed(clause, verb)
    employers = clause.context.read.employers
    if actor is not None and actor.kind == "both" and stance == "agrees" and clause.words[verb - 1].low != "to":
        return actor._replace(party=employers[0]) if len(employers) == 1 else None
    return actor


def of_passive(clause: Clausework, verb: int, stance: Stance) -> Actor | None:
    """Return whom "by" names, or who gives where the other side "was offered" something."""
    if clause.words[verb].low == "dismissed" and clause.people_before(verb):
        return None  # "the workers dismissed by Vesk"
    actor = clauses.agent(clause.words, clause.actors, verb)
    return _giver(clause, verb) if actor is None and stance == "offers" else actor


def fronted(clause: Clausework, actor: Actor, verb: int, last: int) -> Stretch | None:
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


def answered(clause: Clausework, actor: Actor, verb: int, last: int) -> Stretch | None:
    """Return what "which" stands for: the demand before it in "wants to scrap the night bonus, which the union opposes"."""
    words = clause.words
    at = next((i for i in range(actor.first - 1, max(-1, actor.first - 4), -1) if words[i].low in ("which", "that")), None)
    if at is None or not all(clauses.leads_to_verb(w) for w in words[actor.last + 1 : verb]):
        return None
    if clause.objects(words[verb].start, words[last].end):
        return None  # "which the company dismissed" would be about dismissals
    asked = [h for h in clause.frames if h.meaning.stance in _ASKED and h.end < words[at].start]
    issues = clause.objects(asked[-1].end, words[at].start) if asked else []
    return Stretch(issues[0][0], issues[0][0], words[last].end) if issues else None


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


def _subject(clause: Clausework, verb: int) -> Actor | None:
    """Return the subject of a verb; in a side's own words "we" is that side, and so are "they" after "our members"."""
    words = clause.words
    if any(w.low in _THEY for w in words[max(0, verb - _THEY_REACH) : verb]):
        by, _, quoted, _ = clause.speaker(words[verb].start)
        if quoted and by is not None:
            return _those_meant(clause, verb, by)
    parted = False
    for at in range(verb - 1, max(-1, verb - 6), -1):
        if parted and words[at].low == "our":
            break  # "has recalled our people and has promised": the verb is theirs who recalled
        if words[at].low in _WE:
            by, _, quoted, _ = clause.speaker(words[verb].start)
            own = quoted or by is clause.context.author
            return Actor(at, at, by, "pronoun") if own and by is not None else None
        if words[at].text in ",;":
            break
        parted = parted or words[at].low == "and"
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
    at = clause.words[verb].start
    before = clause.context.passage.folded[max(quote.start, at - _QUOTE_REACH) : at] if quote is not None else ""
    return any(own in before for own in _OWN_PEOPLE)
