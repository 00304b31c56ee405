"""Who demands, offers, rejects, concedes what, on which issue."""

from __future__ import annotations

from strikewatch.analysis.passage import Passage
from strikewatch.lexicon import Lexicon
from strikewatch.model import IssueFinding, Party, Position, Quote


def find(
    passage: Passage, parties: tuple[Party, ...], issues: tuple[IssueFinding, ...], quotes: tuple[Quote, ...], lexicon: Lexicon
) -> tuple[Position, ...]:
    """Return the positions of the item."""
    del passage, parties, issues, quotes, lexicon
    return ()
