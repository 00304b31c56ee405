"""How much was written on each issue, day by day over thirty days: for the small charts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from strikewatch.digest.phrases import rank
from strikewatch.digest.scene import Scene

_DAYS = 30


def per_issue(scene: Scene) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return for each issue group the kept items of each of the last thirty days, oldest first; copies count once."""
    first = scene.today - dt.timedelta(days=_DAYS - 1)
    counted: dict[str, list[int]] = defaultdict(lambda: [0] * _DAYS)
    for story in scene.stories:
        for one in story.members:
            if one.analysis.verdict != "dispute" or one.item.id in scene.copies or one.analysis.provenance == "P5":
                continue
            index = (scene.day(one.item) - first).days
            if 0 <= index < _DAYS:
                for slug in {issue.slug.partition(".")[0] for issue in one.analysis.issues} - {"process", "other"}:
                    counted[slug][index] += 1
    return tuple((slug, tuple(counted[slug])) for slug in sorted(counted, key=lambda slug: (rank(slug), slug)))
