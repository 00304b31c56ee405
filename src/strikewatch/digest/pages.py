"""The other pages: the ledger of all disputes, the calendar, the dossier of one, what was left out, why an item stands where it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from strikewatch.digest import calendar, counts, ledger
from strikewatch.digest.scene import Scene
from strikewatch.model import (
    Calendar,
    DigestSettings,
    Dispute,
    Dossier,
    Item,
    Judged,
    Ledger,
    Omissions,
    Omitted,
    Shown,
    Story,
    Window,
)

_WHY = {
    "kept": "kept: a strike or bargaining",
    "lookalike": "dropped: a look-alike",
    "labour": "dropped: labour news without a dispute (`[digest] include` can show it)",
    "organising": "dropped: organising without a dispute (`[digest] include` can show it)",
    "off_topic": "dropped: off-topic",
    "duplicate": "folded: its text repeats another item's",
    "other_language": "dropped: not in English",
}


def _scene(judged: Sequence[Judged], stories: Sequence[Story], disputes: Sequence[Dispute], now: dt.datetime, zone: str) -> Scene:
    window = Window(start=now, end=now, label="")
    return Scene(
        judged=judged,
        stories=stories,
        disputes=disputes,
        window=window,
        now=now,
        zone=zone,
        settings=DigestSettings(),
        group_by="issue",
    )


def compose_ledger(disputes: Sequence[Dispute], *, now: dt.datetime, zone: str) -> Ledger:
    """Return a line for each dispute of which anything was read, the one with the newest word first."""
    heard = [dispute for dispute in disputes if dispute.stories]
    scene = _scene((), _stories(heard), heard, now, zone)
    lines = tuple(ledger.line(scene, dispute) for dispute in heard)
    return Ledger(now=scene.local(now), zone=zone, lines=lines, references=scene.references())


def compose_calendar(disputes: Sequence[Dispute], *, now: dt.datetime, zone: str) -> Calendar:
    """Return all that is due, however far ahead."""
    scene = _scene((), _stories(disputes), disputes, now, zone)
    soon, later = calendar.lines(scene, disputes)
    return Calendar(now=scene.local(now), zone=zone, lines=(*soon, *later), references=scene.references())


def compose_dossier(dispute: Dispute, *, now: dt.datetime, zone: str) -> Dossier:
    """Return all that is known of one dispute, with what is due; every item of its evidence has a number."""
    scene = _scene((), dispute.stories, [dispute], now, zone)
    for one in sorted((one.item for story in dispute.stories for one in story.members), key=_age):
        scene.cite(one)
    soon, later = calendar.lines(scene, [dispute])
    return Dossier(now=scene.local(now), zone=zone, dispute=dispute, dates=(*soon, *later), references=scene.references())


def _age(item: Item) -> tuple[dt.datetime, str]:
    return item.when, item.id


def _stories(disputes: Iterable[Dispute]) -> tuple[Story, ...]:
    return tuple(story for dispute in disputes for story in dispute.stories)


def compose_omissions(judged: Sequence[Judged], stories: Sequence[Story], *, now: dt.datetime, zone: str) -> Omissions:
    """Return what was left out of a window, near misses first, and why."""
    scene = _scene(judged, stories, (), now, zone)
    left = [one for one in judged if counts.place(scene, one) != "kept"]
    left.sort(key=lambda one: (-one.analysis.score, one.item.id))
    return Omissions(
        now=scene.local(now),
        zone=zone,
        counts=counts.count(scene, too_old=0, unreadable=0),
        items=tuple(
            Omitted(item=one.item, verdict=one.analysis.verdict, why=_why(scene, one), score=one.analysis.score) for one in left
        ),
    )


def explain(one: Judged, stories: Sequence[Story], disputes: Sequence[Dispute], *, now: dt.datetime, zone: str) -> Shown:
    """Return an item with the sentence that says where the digest puts it, its story and its dispute."""
    scene = _scene([one], stories, disputes, now, zone)
    story = scene.story_of.get(one.item.id)
    folded = story.lead.item.id if story and story.lead.item.id != one.item.id else None
    owner = next((d.id for d in disputes if any(m.item.id == one.item.id for s in d.stories for m in s.members)), None)
    return Shown(now=scene.local(now), zone=zone, judged=one, why=_why(scene, one), dispute=owner, folded_into=folded)


def _why(scene: Scene, one: Judged) -> str:
    where = counts.place(scene, one)
    if one.marked:
        return f"your mark: {'kept' if one.analysis.relevant else 'dropped'}"
    if where == "lookalike" and one.analysis.lookalike:
        return f"dropped: a look-alike, {one.analysis.lookalike}"
    if where == "duplicate":
        return f"duplicate of {scene.story_of[one.item.id].lead.item.id[:8]}"
    return _WHY[where]
