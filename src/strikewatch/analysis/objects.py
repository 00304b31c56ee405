"""What the object of a stance is about where its words need a second look: amounts, meetings, losses, what is left out."""

from __future__ import annotations

from strikewatch.analysis import quantities
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.words import bag
from strikewatch.model import Stance

_PRICE_REACH = 50  # characters in which the amount has to stand
PRICED = ("offers", "demands", "proposes", "counters", "rejects")
_NO = ("rejects", "opposes", "refuses_to_negotiate")
# An object of these without an issue of its own is about what the item is about.
_ABOUT = bag("offer offers proposal proposals deal contract agreement pact package plan plans demand demands terms accord")
_TALKS = bag(
    "talks negotiations dispute disagreement meeting meetings arbitration mediation walkout vote ballot strike strikes discussions return impasse deadlock resolution fight row"
)
_CHANGES = bag(
    "plan plans planned reform reforms changes change austerity privatisation privatization outsourcing restructuring proposed proposal proposals measures measure law bill decision dismissal sacking firing refusal lack shortage poor unpaid unsafe delays failure use transfer merger sale loss losses threat increase rise raising attacks imposition low excessive non-payment"
)
_LOSSES = bag("layoff lay-off redundancie redundancy closure cut")
_ISSUE = bag("issue matter it subject question")


def is_loss(clause: Clausework, start: int, end: int) -> bool:
    """Return whether something is taken away, or feared, between two offsets."""
    losses = clause.context.lexicon.stances.losses | _CHANGES
    return any(w.low in losses or w.low.endswith(("-cutting", "-cuts")) for w in clause.words if start <= w.start < end)


def about_talks(clause: Clausework, start: int, issue: int) -> bool:
    """Return whether the object is a meeting, a dispute or its end, and the issue only what that is about."""
    return any(w.low in _TALKS for w in clause.words if start <= w.start < issue)


def implied(clause: Clausework, stance: Stance, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the issue that an object means without naming it: "the issue", "the offer", a meeting."""
    lows = {w.low for w in clause.words if start <= w.start < end}
    issue = None
    if stance == "seeks_meeting":
        issue = "process.meeting"
    elif stance == "refuses_to_negotiate" or (lows & _ISSUE and stance in _NO):
        floor = clause.context.passage.sentences[max(0, clause.sentence.index - 1)].start
        issue = clause.context.issue_before(start, floor) if lows & _ISSUE else None
        if issue is None and stance == "refuses_to_negotiate":
            issue = "process.refusal"
    elif stance in PRICED and clause.context.has("wages") and _is_priced(clause, start, end):
        issue = "wages"  # "has offered 2.1 percent"
    elif lows & _ABOUT and stance == "rejects":
        told = any(w.low in ("which", "that", "including") for w in clause.words if end <= w.start <= end + 8)
        content = clause.issues(end, clause.sentence.end) if told else []
        issue = clause.context.only_issue() or (content[0][2] if content else None)
    return [(start, end, issue)] if issue is not None else []


def _is_priced(clause: Clausework, start: int, end: int) -> bool:
    """Return whether the object begins with an amount: "2.1 percent", "2.8 million pesos"."""
    amounts = quantities.find(clause.context.passage.body, start, min(end, start + _PRICE_REACH), "")
    return any(q.unit in ("percent", "currency") for q in amounts)


def pay_raise(clause: Clausework, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the amount that opens the object if it is one of pay: "a 9% raise over two years and a cap"."""
    words = [w for w in clause.words if start <= w.start < min(end, start + _PRICE_REACH)]
    at = next((i for i, w in enumerate(words[:9]) if w.low in ("raise", "raises")), None)
    if at is None or not any(w.text[0].isdigit() for w in words[: at + 4]):
        return []
    return [(words[0].start, words[at].end, "wages")]


def is_refused(clause: Clausework, start: int, end: int) -> bool:
    """Return whether a noun of refusing to bargain stands between two offsets."""
    return any(
        h.meaning.stance == "refuses_to_negotiate" and h.meaning.kind == "noun" and start <= h.start < end for h in clause.frames
    )


def without(clause: Clausework, start: int, issue: int, stop: int) -> int | None:
    """Return where "with no …" or "would not contain …" begins, if an offer leaves the issue out; "no layoffs" is a gain."""
    words = clause.words
    at = clause.word_at(issue)
    if any(
        w.low.rstrip("s") in _LOSSES or w.low in clause.context.lexicon.stances.losses for w in words if issue <= w.start < stop
    ):
        return None
    for step in range(at - 1, max(-1, at - 4), -1):
        if words[step].start < start:
            break
        if words[step].low in ("no", "not", "without", "excluding"):
            lead = step - 1 if words[step - 1].low in ("with", "would", "does", "did", "will", "had", "has") else step
            return words[lead].start
    return None
