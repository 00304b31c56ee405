"""What hangs on a threat or an offer: "will strike unless Vesk reinstates …" demands it, "an offer, which included …" offers it."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis import extent, holders
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.stances import Claim
from strikewatch.analysis.words import bag
from strikewatch.model import Party, Stance

_THREATS = bag("strike strikes striking walkout walkouts walk stop stoppage stoppages action ban bans escalate picket")
_TALKING = bag("talks negotiate negotiations negotiating meet meets resume resumes return returns")
_DROPPING = bag(
    "drop drops dropped withdraw withdraws withdrew scrap scraps abandon abandons cancel cancels halt halts reverse reverses shelves"
)
_OFFERS = bag("offer proposal package")
_HOLDS = bag("include includes included contain contains contained provide provides provided comprise comprises comprised")
_MADE = bag("made makes tabled presented submitted unveiled put making")
_UNIONS = ("union", "union-federation")


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the demands of a threat and the contents of an offer that the sentence tells."""
    for at, word in enumerate(clause.words):
        if word.low == "unless":
            yield from _unless(clause, at)
        elif word.low in _OFFERS and (begin := _contents(clause, at)) is not None:
            yield from _offered(clause, at, begin)


def _unless(clause: Clausework, at: int) -> Iterator[Claim]:
    """Yield what a union wants done before it gives up its threat; that talks go on is no issue."""
    words, read = clause.words, clause.context.read
    actor = next((a for a in clause.actors if at < a.first <= at + 3 and a.kind in ("name", "role")), None)
    if actor is None or actor.party not in read.employers or len(read.unions) == 0:
        return
    if _THREATS.isdisjoint(w.low for w in words[max(0, at - 20) : at]) or actor.last + 1 >= len(words):
        return
    end = extent.closing(clause, actor.last, "demands")
    inside = {w.low for w in words[actor.last :] if w.start < end}
    by, said, quoted, _ = clause.speaker(words[at].start)
    if inside & _TALKING or (said and by is None):
        return
    stance: Stance = "opposes" if inside & _DROPPING else "demands"
    start, stop = extent.trim(clause.context.passage.body, words[at].start, end)
    for _, _, issue in clause.issues(words[actor.last].end, end):
        yield Claim(party=read.unions[0], stance=stance, issue=issue, start=start, end=stop, by=by, quoted=quoted)


def _contents(clause: Clausework, at: int) -> int | None:
    """Return the word at which the contents of an offer begin: after "which included", "that includes", "including"."""
    words = clause.words
    step = at + 2 if at + 1 < len(words) and words[at + 1].text == "," else at + 1
    if step >= len(words) - 1:
        return None
    if words[step].low == "including":
        return step
    return step + 1 if words[step].low in ("which", "that") and words[step + 1].low in _HOLDS else None


def _offered(clause: Clausework, at: int, begin: int) -> Iterator[Claim]:
    """Yield what the offer holds, for the side that made it."""
    party = _maker(clause, at)
    if party is None:
        return
    end = extent.closing(clause, begin, "offers")
    by, said, quoted, _ = clause.speaker(clause.words[at].start)
    if said and by is None:
        return
    stance: Stance = "proposes" if party.role in _UNIONS else "offers"
    start, stop = extent.trim(clause.context.passage.body, clause.words[at].start, end)
    for _, _, issue in clause.issues(clause.words[begin].end, end):
        yield Claim(party=party, stance=stance, issue=issue, start=start, end=stop, by=by, quoted=quoted)


def _maker(clause: Clausework, at: int) -> Party | None:
    """Return whose offer it is: its holder's, that of whoever made it, else the only employer's."""
    owner = holders.holder(clause, at)
    if owner is not None:
        return owner.party
    made = next((i for i in range(at - 1, max(-1, at - 6), -1) if clause.words[i].low in _MADE), None)
    maker = clause.subject(made) if made is not None else None
    if maker is not None:
        return maker.party
    employers = clause.context.read.employers
    return employers[0] if made is None and len(employers) == 1 and clause.words[at].low == "offer" else None
