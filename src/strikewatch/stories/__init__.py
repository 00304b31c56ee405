"""Fold reports of one thing into a story: copies, updates, and what several outlets tell of the same news. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from strikewatch.model import Judged, Story, Update
from strikewatch.stories import copies, news
from strikewatch.stories.agree import compatible
from strikewatch.stories.updates import changes
from strikewatch.stories.wire import agency

__all__ = ["fold"]

_WHOLE = 0.5  # of the longest text: a report cut shorter does not lead


def fold(judged: Sequence[Judged]) -> tuple[Story, ...]:
    """Return every item in exactly one story, oldest lead first. Items of any verdict are folded, for the counts.

    The lead is the report on the best word (P0 first), then the newest, but no cut copy of a longer text. Of one text the outlet
    that had it first stands for all, with its newest version; the others are ``copies``. ``independent`` counts those who did
    their own reporting: copies, texts of one agency and several pieces of one outlet count once.
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
        return Story(lead=found[0], updates=_updates(found, ()))
    by_text: dict[int, list[Judged]] = defaultdict(list)
    for one, text in zip(found, texts, strict=True):
        by_text[text].append(one)
    tellings = [_telling(sharing) for sharing in by_text.values()]
    leads = sorted((telling[0] for telling in tellings), key=_rank)
    copies = sorted((one for telling in tellings for one in telling[1:]), key=_rank)
    wired = [one.item.id for one in (*leads, *copies) if one in copies or agency(one.item)]
    lead = leads[0]
    return Story(
        lead=lead,
        also=(*leads[1:], *copies),
        wire=tuple(wired) if len(wired) > 1 else (),
        copies=tuple(one.item.id for one in copies),
        independent=len({agency(one.item) or one.item.by for one in leads}),
        outlets=len({one.item.by for one in found}),
        updates=_updates(leads, copies),
    )


def _telling(sharing: Sequence[Judged]) -> list[Judged]:
    """Return the reports that share a text, first the one that stands for them: of the outlet that had it first the newest."""
    longest = max(len(one.item.text) for one in sharing)
    ranked = sorted(sharing, key=lambda one: _arrival(one, longest))
    first = ranked[0]
    versions = [one for one in sharing if one.item.by == first.item.by and one.item.body != first.item.body]
    stands = max([first, *versions], key=lambda one: (not _cut(one, longest), one.item.when, one.item.id))
    return [stands, *(one for one in ranked if one is not stands)]


def _cut(one: Judged, longest: int) -> bool:
    return len(one.item.text) < _WHOLE * longest


def _arrival(one: Judged, longest: int) -> tuple[bool, float, bool, float, str]:
    """Return the place of a report among those of its text: whole, first seen, the agency's own, oldest."""
    seen = one.item.first_seen or one.item.when
    return (_cut(one, longest), seen.timestamp(), one.item.tier != "wire", one.item.when.timestamp(), one.item.id)


def _rank(one: Judged) -> tuple[str, float, str]:
    return (one.analysis.provenance, -one.item.when.timestamp(), one.item.id)


def _updates(told: Iterable[Judged], copies: Sequence[Judged]) -> tuple[Update, ...]:
    """Return what each telling changed, those that changed nothing left out."""
    found = ((one.item.id, _edits(one, [copy for copy in copies if copy.item.by == one.item.by])) for one in told)
    return tuple(Update(item=item, changes=edits) for item, edits in found if edits)


def _edits(lead: Judged, versions: Sequence[Judged]) -> tuple[str, ...]:
    """Return what changed since an article was first read: its earlier revision, or an older version of the same outlet."""
    if lead.earlier is not None:
        return changes(lead.earlier, lead.item)
    older = [one for one in versions if one.item.when < lead.item.when]
    return changes(max(older, key=lambda one: one.item.when).item, lead.item) if older else ()
