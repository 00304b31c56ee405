"""A side's scorn for what the other has put on the table: "the offer was an insult" rejects it."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis import extent
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.stances import Claim
from strikewatch.analysis.words import bag

_TABLED = bag("offer offers proposal proposals demand demands claim package increase")
_CALLING = bag("called calls described branded slammed blasted dubbed labelled labeled termed")
_ARGUING = bag("argued argues argue arguing complained complains contends contended contend claims claimed claim warned")
_HARMS = bag(
    "cut cuts cutting hurt hurts harm harms lose losing lost increased erode erodes undermine undermines slash slashed reduce reduces less worse loss losses unfair threaten threatens jeopardise jeopardize unsafe burden eliminate eliminates destroy destroys weaken weakens fewer poverty unpaid"
)
# Said plainly, only these are a complaint for sure.
_WOUNDS = bag("hurt harm jeopardise jeopardize undermine endanger erode")
_NEAR = 20  # characters from an article to the issue's words
# What is argued at length is no one position.
_LONGEST = 30
_UNIONS = ("union", "union-federation")


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the verdicts of a sentence: scorn for an offer, a complaint, what holds a deal up."""
    yield from _scorn(clause)
    yield from _complaints(clause)
    yield from _obstacles(clause)
    yield from _commitments(clause)
    yield from _musts(clause)


def _scorn(clause: Clausework) -> Iterator[Claim]:
    """Yield the rejection that a sentence expresses, if one side speaks it and the issue is known."""
    for hit in clause.frames:
        if hit.meaning.kind != "scorn":
            continue
        at = clause.word_at(hit.start)
        tabled = next((i for i in range(at - 1, max(-1, at - 16), -1) if clause.words[i].low in _TABLED), None)
        if tabled is None:
            continue
        by, said, quoted, _ = clause.speaker(clause.words[tabled].start)
        called = next((i for i in range(tabled - 1, max(-1, tabled - 5), -1) if clause.words[i].low in _CALLING), None)
        if not said and called is not None:
            actor = clause.subject(called)
            by, said = (actor.party, True) if actor is not None else (None, False)
        if not said or by is None or by.role == "agency":
            continue
        if (clause.words[tabled].low in ("demand", "demands", "claim")) == (by.role in _UNIONS):
            continue
        start = clause.words[tabled].start
        issues = clause.issues(clause.sentence.start, hit.end)
        issue = issues[0][2] if issues else _pay_or_only(clause)
        if issue is not None:
            first = next((w.start for w in clause.words[max(0, tabled - 3) : tabled] if w.low == "the"), start)
            yield Claim(party=by, stance="rejects", issue=issue, start=first, end=hit.end, by=by, quoted=quoted)
            return


def _complaints(clause: Clausework) -> Iterator[Claim]:
    """Yield what a union argues against: "has argued the plan vastly increased costs for its members"."""
    body = clause.context.passage.body
    for said in clause.said:
        if said.party is None or said.party.role not in _UNIONS:
            continue
        inside = [w for w in clause.words if said.start <= w.start < said.end]
        harms = _HARMS if said.verb in _ARGUING else _WOUNDS
        if not any(w.low in harms for w in inside) or len(inside) > _LONGEST:
            continue
        for _, _, issue in clause.issues(said.start, said.end):
            start, end = extent.trim(body, said.start, said.end)
            yield Claim(party=said.party, stance="opposes", issue=issue, start=start, end=end, by=said.party, accused=False)


def _obstacles(clause: Clausework) -> Iterator[Claim]:
    """Yield the union's opposition where a loss is what holds a deal up: "the closure was the main sticking point"."""
    words = clause.words
    for at, word in enumerate(words):
        if word.low not in ("obstacle", "obstacles", "hurdle") and not (
            word.low in ("point", "points", "block") and words[at - 1].low in ("sticking", "stumbling")
        ):
            continue
        verb = next(
            (i for i in range(at, max(-1, at - 9), -1) if words[i].low in ("is", "was", "been", "are", "were", "be")), None
        )
        if verb is None or not clause.context.read.unions:
            continue
        start = clause.sentence.start if len(words) <= _LONGEST else extent.clause_start(clause, verb)
        if not any(w.low in clause.context.lexicon.stances.losses for w in words if start <= w.start < words[verb].start):
            continue
        for _, _, issue in clause.issues(start, words[verb].start):
            by, said, quoted, _ = clause.speaker(start)
            if not said or by is not None:
                yield Claim(
                    party=clause.context.read.unions[0],
                    stance="opposes",
                    issue=issue,
                    start=start,
                    end=word.end,
                    by=by,
                    quoted=quoted,
                )


def _commitments(clause: Clausework) -> Iterator[Claim]:
    """Yield a side's readiness to talk about an issue: between yes and no."""
    body = clause.context.passage.body
    hits = [h for h in clause.frames if h.meaning.stance == "commits_to_discuss"]
    if not hits:
        return
    hit = hits[-1]
    by, said, quoted, _ = clause.speaker(hit.start)
    subject = clause.subject(clause.word_at(hit.start))
    party = by or (subject.party if subject is not None else None)
    if party is None or (said and by is None):
        return
    floor = clause.context.passage.sentences[max(0, clause.sentence.index - 1)].start
    issues = clause.issues(hit.start, clause.sentence.end)
    named = any(w.low in ("issue", "matter", "subject") for w in clause.words)
    issue = issues[0][2] if issues else clause.context.issue_before(hit.start, floor) if named else None
    if issue is not None:
        start, end = extent.trim(body, clause.sentence.start, max(hit.end, clause.sentence.end - 1))
        if len(body[start:end].split()) > _LONGEST:
            start = hit.start
        yield Claim(party=party, stance="commits_to_discuss", issue=issue, start=start, end=end, by=by, quoted=quoted)


def _musts(clause: Clausework) -> Iterator[Claim]:
    """Yield what a side says must be done: "pensions must be protected," the union said."""
    words, body = clause.words, clause.context.passage.body
    for at in range(1, len(words) - 1):
        if words[at].low not in ("must", "should") or words[at + 1].low != "be":
            continue
        by, said, quoted, _ = clause.speaker(words[at].start)
        floor = words[max(0, at - 6)].start
        issues = clause.issues(floor, words[at].start)
        if said and by is not None and issues:
            start = max(floor, issues[0][0])
            first = next((w.start for w in reversed(words[:at]) if w.start < start and w.low in ("the", "our", "their")), start)
            begin, end = extent.trim(body, first if start - first < _NEAR else start, extent.closing(clause, at + 1, "demands"))
            yield Claim(party=by, stance="demands", issue=issues[0][2], start=begin, end=end, by=by, quoted=quoted)


def _pay_or_only(clause: Clausework) -> str | None:
    """Return the issue of an unnamed offer: the item's only one, or the one just before."""
    floor = clause.context.passage.sentences[max(0, clause.sentence.index - 2)].start
    return clause.context.only_issue() or clause.context.issue_before(clause.sentence.start, floor)
