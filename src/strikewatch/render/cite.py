"""Numbers for items: every statement of a listing leads to the item that it stands in."""

from __future__ import annotations

from collections.abc import Iterable

from strikewatch.model import Item, Judged, Provenance, Reference
from strikewatch.render import words
from strikewatch.text import shorten

_TITLE = 90  # characters of a text that has no headline of its own


def headline(item: Item) -> str:
    """Return the title of ``item``, or the start of its text where it has none."""
    return item.title or shorten(item.text, _TITLE)


def number(items: Iterable[tuple[Item, Provenance]], zone: str) -> dict[str, Reference]:
    """Return a numbered reference per item, by item id, in the order in which they come; a repeated item keeps its number."""
    found: dict[str, Reference] = {}
    for item, provenance in items:
        if item.id not in found:
            when = item.published or item.first_seen
            found[item.id] = Reference(
                number=len(found) + 1,
                item=item.id,
                outlet=item.by,
                headline=headline(item),
                url=item.url,
                when=words.local(when, zone) if when and not item.day_only else when,
                day_only=item.day_only,
                provenance=provenance,
            )
    return found


def evidence(judged: Iterable[Judged]) -> list[tuple[Item, Provenance]]:
    """Return items with their provenance, oldest first."""
    return [(one.item, one.analysis.provenance) for one in sorted(judged, key=lambda one: (one.item.when, one.item.id))]
