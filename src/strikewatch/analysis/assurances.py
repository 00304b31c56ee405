"""What an employer rules out for its workers' good: "the company said there would be no layoffs"."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis import extent
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.stances import Claim

_NONE = (
    "there will be no ", "there would be no ", "there'll be no ", "there will not be any ", "there would not be any ",
    "no one will lose ", "no one would lose ", "nobody will lose ", "nobody would lose ", "no jobs will ", "no jobs would ",
)  # fmt: skip
_OPENERS = frozenset(("there", "there'll", "no", "nobody"))


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the losses that an employer says will not come: it offers to spare its workers them."""
    folded, stances = clause.context.passage.folded, clause.context.lexicon.stances
    if not clause.context.read.employers or not any(w.low in _OPENERS for w in clause.words):
        return
    at = min((n for words in _NONE if (n := folded.find(words, clause.sentence.start, clause.sentence.end)) >= 0), default=-1)
    if at < 0:
        return
    by, _, quoted, _ = clause.speaker(at)
    if by is None or by not in clause.context.read.employers:
        return
    end = extent.closing(clause, clause.word_at(at), "offers")
    lost = any(w.low in stances.losses or w.low in ("lose", "jobs") for w in clause.words if at <= w.start < end)
    for _, _, issue in clause.objects(at, end)[:1] if lost else []:
        start, stop = extent.trim(clause.context.passage.body, at, end)
        yield Claim(party=by, stance="offers", issue=issue, start=start, end=stop, by=by, quoted=quoted)
