"""Where every item that was read went: numbers that must reconcile, whatever came."""

from __future__ import annotations

from collections import Counter

from strikewatch.digest.scene import Scene
from strikewatch.model import Counts, Dropped, Judged

_FIELD = {
    "dispute": "kept",
    "look-alike": "lookalike",
    "labour": "labour",
    "organising": "organising",
    "off-topic": "off_topic",
    "other-language": "other_language",
}


def place(scene: Scene, one: Judged) -> str:
    """Return the field of ``Counts`` that an item falls under: folding first, then what it is about."""
    if one.item.id in scene.copies:
        return "duplicate"
    verdict = one.analysis.verdict
    return "kept" if verdict in scene.settings.include else _FIELD[verdict]


def count(scene: Scene, *, too_old: int, unreadable: int) -> Counts:
    """Return the counts. ``too_old`` and ``unreadable`` are those that the store did not hand over as items."""
    counted = Counter(place(scene, one) for one in scene.judged)
    counted["too_old"] += too_old
    counted["unreadable"] += unreadable
    return Counts(read=counted.total(), **counted)


def dropped(scene: Scene) -> tuple[Dropped, ...]:
    """Return what was left out, by verdict, and look-alikes by the name that the lexicon has for them."""
    found: Counter[tuple[str, str]] = Counter()
    for one in scene.judged:
        where = place(scene, one)
        if where != "kept":
            found[where, (one.analysis.lookalike or "") if where == "lookalike" else ""] += 1
    names = {field: verdict for verdict, field in _FIELD.items()}
    return tuple(
        Dropped(verdict=names.get(where, where), what=what, count=number)
        for (where, what), number in sorted(found.items(), key=lambda one: (one[0][0], -one[1], one[0][1]))
    )
