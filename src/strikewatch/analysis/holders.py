"""Whose demand or offer a noun is: "Vesk's offer of", "the union's call for", "its demands"."""

from __future__ import annotations

from strikewatch.analysis.actors import Actor
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.words import bag

# What these answer is the other side's: "rejected its demand", "agreed to their claim".
_ANSWERS = ("rejects", "opposes", "refuses_to_negotiate", "agrees")

_COMPANY = bag("company management government employer league council airline")
_BETTERING = bag("raise improve increase lift boost change")
_PARTING = bag("to of for on in with the a an and by over against at from as into about after that than")


def holder(clause: Clausework, noun: int) -> Actor | None:
    """Return whose demand or offer it is: the possessor right before the noun, or whom "its" means."""
    words = clause.words
    if noun + 1 < len(words) and words[noun + 1].low == "by":  # "a pledge by the company to …"
        return next((a for a in clause.actors if noun + 1 < a.first <= noun + 4), None)
    for at in range(noun - 1, max(-1, noun - 5), -1):
        actor = next((a for a in clause.actors if a.last == at), None)
        if actor is not None:
            return actor if actor.kind in ("owner", "name", "role", "workers") else None
        read = clause.context.read
        if at == noun - 1 and len(read.employers) == 1 and words[at].low in _COMPANY:
            return Actor(at, at, read.employers[0], "owner")  # "a company offer"
        if words[at].low in ("its", "their", "our"):
            return _ours(clause, at) if words[at].low == "our" else _owner(clause, at)
        plain = words[at].text[0].isalpha() or words[at].text[0].isdigit()
        if (
            not plain
            or words[at].low in _PARTING
            or any(h.start == words[at].start and h.meaning.kind == "verb" for h in clause.frames)
        ):
            return None
    return None


def _ours(clause: Clausework, at: int) -> Actor | None:
    """Return the side that speaks of what is "ours"."""
    by, said, _, _ = clause.speaker(clause.words[at].start)
    return Actor(at, at, by, "owner") if said and by is not None else None


def _raises_own(clause: Clausework, end: int) -> bool:
    """Return whether a refusal is to better one's own offer: "refused to raise its offer"."""
    return clause.words[clause.word_at(end - 1)].low in _BETTERING


def _owner(clause: Clausework, at: int) -> Actor | None:
    """Return whom "its" means: after an answer to a demand the other side, else the subject of the clause."""
    before = [a for a in clause.actors if a.last < at and a.party is not None]
    if not before:
        return None
    refusals = [
        h
        for h in clause.frames
        if h.meaning.stance in _ANSWERS
        and h.meaning.kind == "verb"
        and h.start < clause.words[at].start
        and not _raises_own(clause, h.end)
    ]
    if refusals:
        refuser = clause.subject(clause.word_at(refusals[-1].start))
        if refuser is None or refuser.party is None:
            return None
        opposite = clause.context.read.side(refuser.party)
        others = [a for a in before if a.party in opposite]
        return others[-1] if others else Actor(at, at, opposite[0], "pronoun") if len(opposite) == 1 else None
    return clause.subject(at) or (before[0] if len({a.party.id for a in before if a.party}) == 1 else None)
