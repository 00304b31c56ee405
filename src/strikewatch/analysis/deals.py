"""What a deal gives and takes: "the contract includes …": given, the employer agrees to it; taken, the union concedes it."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis import extent
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.stances import Claim
from strikewatch.analysis.words import bag
from strikewatch.model import Party, Stance

# Without one of these in the item's opening the "contract" may be the old one, or an offer.
_REACHED = (
    "reach",
    "agreed",
    "ratif",
    "approv",
    "accept",
    "settle",
    "tentative",
    "sealed",
    "signed",
    "clinch",
    "ends strike",
    "end strike",
)
_NOT_YET = bag("offer proposed proposal expired expires previous current existing old last could might rejected")


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the claims of a sentence about the deal that the item reports."""
    context = clause.context
    yield from _under(clause)
    gives = [h for h in clause.frames if h.meaning.kind in ("gives", "takes")]
    if not gives or not context.read.employers or not context.read.unions or not _is_reached(clause):
        return
    for hit in gives:
        verb, last = clause.word_at(hit.start), clause.word_at(hit.end - 1)
        head = _head(clause, verb)
        if head is None:
            continue
        if _already_told(clause, head):
            continue
        begin, end = clause.words[head].start, extent.closing(clause, last, "agrees")
        by, said, quoted, accused = clause.speaker(begin)
        if said and by is None:
            continue
        for first, stop, issue in clause.issues(clause.words[last].end, end):
            party, stance = _taker(clause, hit.meaning.kind, first, stop)
            quote = extent.quote(clause, extent.Stretch(begin, clause.words[verb].start, end), (first, stop), alone=False)
            yield Claim(
                party=party, stance=stance, issue=issue, start=quote[0], end=quote[1], by=by, quoted=quoted, accused=accused
            )


def _is_reached(clause: Clausework) -> bool:
    """Return whether the item's headline or first sentences tell of a deal."""
    opening = clause.context.passage.sentences[:3]
    text = clause.context.passage.folded[: opening[-1].end] if opening else ""
    return any(word in text for word in _REACHED)


def _under(clause: Clausework) -> Iterator[Claim]:
    """Yield what stands behind "Under the deal, …": what workers get the employer agrees to, what they pay the union concedes."""
    words, read = clause.words, clause.context.read
    if len(words) < 6 or words[0].low != "under" or not read.employers or not read.unions:
        return
    comma = next((i for i, w in enumerate(words[:14]) if w.text == ","), None)
    if (
        comma is None
        or not any(w.low in clause.context.lexicon.stances.deals for w in words[:comma])
        or {w.low for w in words[:comma]} & _NOT_YET
    ):
        return
    begin = words[comma].end
    by, said, quoted, _ = clause.speaker(begin)
    if said and by is None:
        return
    end = extent.closing(clause, comma, "agrees")
    lows = {w.low for w in words if begin <= w.start < end}
    for first, stop, issue in clause.issues(begin, end):
        lost = bool(lows & (clause.context.lexicon.stances.losses | _PAYING)) and not lows & {"no", "not", "without"}
        lost = lost or {"pay", "more"} <= lows
        party: Party = read.unions[0] if lost else read.employers[0]
        stance: Stance = "concedes" if lost else "agrees"
        quote = extent.quote(clause, extent.Stretch(begin, begin, end), (first, stop), alone=False)
        yield Claim(party=party, stance=stance, issue=issue, start=quote[0], end=quote[1], by=by, quoted=quoted)


_PAYING = bag("forgo forego lose contribute eliminated reduced frozen waive")


def _already_told(clause: Clausework, head: int) -> bool:
    """Return whether the deal is what a side agrees to in this sentence: "the members ratified a contract that …"."""
    agreed = [h for h in clause.frames if h.meaning.stance == "agrees" and h.end <= clause.words[head].start]
    subject = clause.subject(clause.word_at(agreed[-1].start)) if agreed else None
    return subject is not None and subject.party is not None


def _head(clause: Clausework, verb: int) -> int | None:
    """Return the word "contract" or its like that is the subject of the verb, None if it is an offer or an old one."""
    deals = clause.context.lexicon.stances.deals
    for at in range(verb - 1, max(-1, verb - 10), -1):
        word = clause.words[at]
        if word.low in deals:
            around = {w.low for w in clause.words[max(0, at - 4) : verb]}
            return None if around & _NOT_YET or word.possessive else at
        if word.text in ";." or (word.text == "," and at != verb - 2) or word.low in ("can", "could", "under", "it"):
            return None
    return None


def _taker(clause: Clausework, kind: str, start: int, end: int) -> tuple[Party, Stance]:
    """Return who yields by the words of the deal: the employer what it gives, the union what it takes."""
    read = clause.context.read
    words = {w.low for w in clause.words if start - 25 <= w.start < end + 15}
    if kind == "takes" or (
        words & clause.context.lexicon.stances.losses and not words & {"no", "excludes", "excluding", "without"}
    ):
        return read.unions[0], "concedes"
    return read.employers[0], "agrees"
