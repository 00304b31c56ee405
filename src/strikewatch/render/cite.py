"""What an item is called in a line."""

from __future__ import annotations

from strikewatch.model import Item
from strikewatch.text import shorten

_TITLE = 90  # characters of a text that has no headline of its own


def headline(item: Item) -> str:
    """Return the title of ``item``, or the start of its text where it has none."""
    return item.title or shorten(item.text, _TITLE)
