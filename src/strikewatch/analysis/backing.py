"""Which issues of a full article its sides quarrel about: what only its background names is none of the dispute.

A short item names what is at stake and little else. An article also tells how many hours a strike took, what a rival's workers
got, why an airport has queues: there an issue needs a side's position, the headline, or the words of a quarrel.
"""

from __future__ import annotations

from collections.abc import Iterable

from strikewatch.analysis.issues import Named
from strikewatch.analysis.passage import Passage, Sentence
from strikewatch.analysis.words import bag
from strikewatch.model import IssueFinding, Position

# From so many sentences of prose on, an item is an article with a background.
_ARTICLE = 7
_BEFORE = 12  # words: about a clause
_QUARREL = bag(
    "dispute disputes disputed row issue issues demand demands demanding grievance grievances complain complained complaints quarrel"
    " disagree disagreement disagreements divided concern concerns protest protesting protested over about against clause clauses"
    " language guarantee guarantees protections provisions sticking"
)
# Their words stand in many a story of work: an accident, a new machine, a budget.
_OF_COLOUR = frozenset(("technology", "health-safety", "work-rules", "discipline", "equity", "common-good", "policy"))
_MARKS = "\"'.,;:()!?"


def backed(
    found: tuple[IssueFinding, ...], cues: Iterable[Named], positions: tuple[Position, ...], passage: Passage
) -> tuple[IssueFinding, ...]:
    """Return those of the issues ``found`` that the item's sides quarrel about; all of a short item's."""
    if sum(not sentence.headline for sentence in passage.sentences) < _ARTICLE:
        return found
    held = {position.issue.split(".")[0] for position in positions}
    told = {cue.cue.group for cue in cues if not cue.cue.weak and _is_told(passage, cue)}
    return tuple(one for one in found if one.slug.split(".")[0] in held | told)


def _is_told(passage: Passage, named: Named) -> bool:
    """Tell whether a named issue is one of a quarrel: bargained for by its nature, in the headline, or behind such a word."""
    sentence: Sentence = passage.sentences[named.sentence]
    if sentence.headline or named.cue.group not in _OF_COLOUR:
        return True
    before = passage.folded[sentence.start : named.start].split()[-_BEFORE:]
    words = {word.strip(_MARKS) for word in (*before, *passage.folded[named.start : named.end].split())}
    return not _QUARREL.isdisjoint(words)
