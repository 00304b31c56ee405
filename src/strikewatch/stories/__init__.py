"""Fold reports of one thing into a story: copies, updates, and what several outlets tell of the same news. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from strikewatch.model import Judged, Story
from strikewatch.stories import copies, news
from strikewatch.stories.agree import compatible
from strikewatch.stories.updates import changes
from strikewatch.stories.wire import agency

__all__ = ["fold"]

_WHOLE = 0.5  # of the longest text: a report cut shorter does not lead


def fold(judged: Sequence[Judged]) -> tuple[Story, ...]:
    """Return every item in exactly one story, oldest lead first. Items of any verdict are folded, for the counts.

    The lead is the report on the best word (P0 first), then the newest, but no cut copy of a longer text. ``copies`` are the
    members that repeat another member's text; ``independent`` counts those who did their own reporting: copies, texts of one
    agency and several pieces of one outlet count once.
    """
    items = [one.item for one in judged]
    groups = copies.find(items, lambda i, j: _may_be_one(judged[i], judged[j]))
    texts = [groups.root(index) for index in range(len(judged))]
    news.join(judged, groups)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(judged)):
        members[groups.root(index)].append(index)
    stories = [_story([judged[i] for i in found], [texts[i] for i in found]) for found in members.values()]
    return tuple(sorted(stories, key=lambda story: (story.lead.item.when, story.lead.item.id)))


def _may_be_one(one: Judged, other: Judged) -> bool:
    if one.item.id == other.item.id:
        return True
    spoken = {one.analysis.verdict, other.analysis.verdict}
    return compatible(one, other) if "dispute" in spoken else True


def _story(found: Sequence[Judged], texts: Sequence[int]) -> Story:
    """Make the story of its members; ``texts`` says which of them share a text."""
    if len(found) == 1:
        return Story(lead=found[0], updates=_updates(found))
    longest = max(len(one.item.text) for one in found)
    ranked = sorted(zip(found, texts, strict=True), key=lambda pair: _rank(pair[0], longest, reprint=texts.count(pair[1]) > 1))
    origins: dict[int, str] = {}
    repeated: list[str] = []
    for one, text in ranked:
        if text in origins:
            repeated.append(one.item.id)
        else:
            origins[text] = agency(one.item) or one.item.by
    wired = [one.item.id for one, text in ranked if texts.count(text) > 1 or agency(one.item)]
    return Story(
        lead=ranked[0][0],
        also=tuple(one for one, _ in ranked[1:]),
        wire=tuple(wired) if len(wired) > 1 else (),
        copies=tuple(repeated),
        independent=len(set(origins.values())),
        outlets=len({one.item.by for one in found}),
        updates=_updates([one for one, _ in ranked]),
    )


def _rank(one: Judged, longest: int, *, reprint: bool) -> tuple[str, bool, bool, float, str]:
    """Return the place of a report in its story. Of one text the agency's own stands before the papers that print it."""
    cut = len(one.item.text) < _WHOLE * longest
    return (one.analysis.provenance, cut, reprint and one.item.tier != "wire", -one.item.when.timestamp(), one.item.id)


def _updates(ranked: Sequence[Judged]) -> tuple[str, ...]:
    """Return what changed since an article was first read: its earlier revision, or an older piece of the same outlet."""
    lead = ranked[0]
    if lead.earlier is not None:
        return changes(lead.earlier, lead.item)
    return ()
