"""What hangs on a threat: "will strike unless Vesk reinstates …" demands it."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis import extent
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.stances import Claim
from strikewatch.analysis.words import bag
from strikewatch.model import Stance

_THREATS = bag("strike strikes striking walkout walkouts walk stop stoppage stoppages action ban bans escalate picket")
_TALKING = bag("talks negotiate negotiations negotiating meet meets resume resumes return returns")
_DROPPING = bag(
    "drop drops dropped withdraw withdraws withdrew scrap scraps abandon abandons cancel cancels halt halts reverse reverses shelves"
)


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the demands of the threats that the sentence tells."""
    for at, word in enumerate(clause.words):
        if word.low == "unless":
            yield from _unless(clause, at)


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
    for _, _, issue in clause.objects(words[actor.last].end, end):
        yield Claim(party=read.unions[0], stance=stance, issue=issue, start=start, end=stop, by=by, quoted=quoted)
