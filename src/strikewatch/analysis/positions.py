"""Who demands, offers, rejects, concedes what, on which issue, in whose words (domain 4.1 and 4.2).

A position needs four things in one clause: a party as the subject (or possessor), a verb (or noun) of ``stances.toml``, an issue
that the taxonomy finds in the object, and no doubt about any of them. Where one is missing nothing is said.
"""

from __future__ import annotations

from strikewatch.analysis import assurances, deals, quantities, stances, verdicts
from strikewatch.analysis.clausework import Clausework, Context
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.stances import Claim
from strikewatch.lexicon import Lexicon
from strikewatch.model import IssueFinding, Party, Position, Quote, Voice

_EARLIER = (
    "before the strike",
    "originally",
    "initially",
    "last year",
    "previously",
    "earlier this year",
    "years ago",
    "at first",
)
_ANSWER = {
    "demands": "ask", "proposes": "ask", "offers": "yes", "final_offer": "yes", "counters": "yes", "concedes": "yes", "agrees": "yes",
    "rejects": "no", "opposes": "no", "refuses_to_negotiate": "no",
}  # fmt: skip
# A party's stances on one issue beyond these are the same thing said again.
_AGAIN = 2


def find(
    passage: Passage, parties: tuple[Party, ...], issues: tuple[IssueFinding, ...], quotes: tuple[Quote, ...], lexicon: Lexicon
) -> tuple[Position, ...]:
    """Return the positions of the item in order. Headlines count only where there is nothing else."""
    context = Context.of(passage, parties, issues, quotes, lexicon)
    if not context.read.unions and not context.read.employers:
        return ()
    found: list[Claim] = []
    alone = all(sentence.headline for sentence in passage.sentences)
    for sentence in passage.sentences[: len(context.read.words)]:
        if sentence.headline and not alone:
            continue
        clause = Clausework(context, sentence)
        found += stances.find(clause)
        found += deals.find(clause)
        found += verdicts.find(clause)
        found += assurances.find(clause)
    return tuple(_position(context, claim) for claim in _distinct(found))


def _distinct(found: list[Claim]) -> list[Claim]:
    """Return the claims without those that repeat another: the same party, issue and answer, or the same words' answer."""
    kept: list[Claim] = []
    for claim in sorted(found, key=lambda c: (c.weak, c.start, -c.end)):
        alike = [k for k in kept if k.issue.split(".")[0] == claim.issue.split(".")[0] and _answer(k) == _answer(claim)]
        same = [k for k in alike if k.party.id == claim.party.id]
        told = any(k.start < claim.end and claim.start < k.end for k in same)
        within = any(k.start <= claim.start and claim.end <= k.end for k in alike) and _answer(claim) == "yes"
        if len(same) < (1 if claim.weak else _AGAIN) and not told and not within:
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.start, -c.end))


def _answer(claim: Claim) -> str | None:
    return _ANSWER.get(claim.stance, claim.stance)


def _position(context: Context, claim: Claim) -> Position:
    """Return the finished record of a claim."""
    body = context.passage.body
    by = claim.by.name if claim.by is not None else "narration"
    around = context.passage.folded[max(0, claim.start - 60) : claim.end]
    return Position(
        party=claim.party.name,
        stance=claim.stance,
        issue=claim.issue,
        quote=body[claim.start : claim.end],
        start=claim.start,
        end=claim.end,
        asserted_by=by,
        voice=_voice(claim),
        hedge=claim.hedge,
        earlier=any(cue in around for cue in _EARLIER),
        quantities=quantities.find(body, *(claim.item or (claim.start, claim.end)), by),
    )


def _voice(claim: Claim) -> Voice:
    """Return how the claim came: an opponent's account of a refusal, or with a verb that accuses, is an allegation."""
    if claim.by is None:
        return "narration"
    if claim.by.id in (claim.party.id, claim.party.parent) or claim.by.parent == claim.party.id:
        return "own_statement_quoted" if claim.quoted else "own_statement_indirect"
    opposed = claim.accused or claim.stance in ("rejects", "refuses_to_negotiate", "opposes", "threatens")
    return "opponent_allegation" if opposed or claim.quoted else "opponent_report"
