"""A side's scorn for what the other has put on the table: "the offer was an insult" rejects it."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis.claims import Claim
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.words import bag

_TABLED = bag("offer offers proposal proposals demand demands claim package increase")
_UNIONS = ("union", "union-federation")


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the rejection that a sentence expresses, if one side speaks it and the issue is known."""
    for hit in clause.frames:
        if hit.meaning.kind != "scorn":
            continue
        at = clause.word_at(hit.start)
        tabled = next((i for i in range(at - 1, max(-1, at - 16), -1) if clause.words[i].low in _TABLED), None)
        if tabled is None:
            continue
        by, said, quoted, _ = clause.speaker(clause.words[tabled].start)
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


def _pay_or_only(clause: Clausework) -> str | None:
    """Return the issue of an unnamed offer: the item's only one, or the one just before."""
    floor = clause.context.passage.sentences[max(0, clause.sentence.index - 2)].start
    return clause.context.only_issue() or clause.context.issue_before(clause.sentence.start, floor)
