"""Judge one item: pure, with the words that decided."""

from __future__ import annotations

from strikewatch.lexicon import Lexicon
from strikewatch.model import Analysis, Item

__all__ = ["analyse"]


def analyse(item: Item, lexicon: Lexicon) -> Analysis:
    """Judge ``item`` by ``lexicon``."""
    del lexicon
    return Analysis(id=item.id, relevant=False, verdict="off-topic", score=0.0)
