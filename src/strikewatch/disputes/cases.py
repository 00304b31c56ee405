"""A dispute while its evidence is being gathered, and the index that finds it by the names of its parties."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from strikewatch.disputes.report import principal
from strikewatch.model import ActionTrack, Analysis, Party, Story
from strikewatch.model.story import IDLE
from strikewatch.names import fold, known_as, placeholder, shared

_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
_EVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_NO_ISSUES = frozenset({"process", "other"})


@dataclass(kw_only=True, eq=False)
class Case:
    """A dispute while its evidence is being gathered: its stories, and what they have in common so far.

    ``maybe`` are cases that it may be the same as; ``forced`` is the id that the user gave it by ``mark``.
    """

    unions: list[Party] = field(default_factory=list)
    employers: list[Party] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    maybe: list[Case] = field(default_factory=list)
    forced: str | None = None
    first: dt.datetime = _NEVER
    last: dt.datetime = _EVER
    issues: set[str] = field(default_factory=set)
    days: set[dt.date] = field(default_factory=set)
    starts: set[dt.date] = field(default_factory=set)  # of its strikes, as reports date them
    actions: set[ActionTrack] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    _values: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in ("country", "sector", "place")})

    @property
    def analyses(self) -> list[Analysis]:
        """What was judged of its stories' leads."""
        return [story.lead.analysis for story in self.stories]

    def usual(self, name: str) -> str | None:
        """Return the commonest country, sector or place of its reports."""
        values = self._values[name]
        return min(values, key=lambda value: (-values[value], value)) if values else None

    def add(self, story: Story, unions: Iterable[Party], employers: Iterable[Party]) -> None:
        """Take a story in, with the parties that it adds."""
        self.stories.append(story)
        for known, new in ((self.unions, unions), (self.employers, employers)):
            known.extend(party for party in new if not shared([party], known))
        analysis, when = story.lead.analysis, story.lead.item.when
        self.first, self.last = min(self.first, when), max(self.last, when)
        self.issues |= issues_of(story)
        self.starts |= starts_of(story)
        self.days |= {event.date for event in analysis.events if event.date}
        if analysis.tracks.action != "none":
            self.actions.add(analysis.tracks.action)
        if analysis.dispute:
            self.ids.add(analysis.dispute)
        for name, values in self._values.items():
            if value := getattr(analysis, name):
                values[value] += 1

    def take(self, other: Case) -> None:
        """Become one with another case."""
        for story in other.stories:
            self.add(story, (), ())
        self.unions.extend(party for party in other.unions if not shared([party], self.unions))
        self.employers.extend(party for party in other.employers if not shared([party], self.employers))
        self.maybe = [case for case in (*self.maybe, *other.maybe) if case not in (self, other)]
        self.forced = self.forced or other.forced


class Cases:
    """All cases, found by the names of their parties."""

    def __init__(self) -> None:
        """Start with none."""
        self.all: list[Case] = []
        self._named: dict[str, list[Case]] = {}
        self._placed: dict[str, list[Case]] = {}

    def new(self, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> Case:
        """Open a case with a story."""
        case = Case()
        self.all.append(case)
        self.join(case, story, unions, employers)
        return case

    def join(self, case: Case, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> None:
        """Put a story to a case."""
        case.add(story, unions, employers)
        place = story.lead.analysis.place
        if place and case not in (here := self._placed.setdefault(place, [])):
            here.append(case)
        for party in (*unions, *employers):
            for name in keys(party):
                if case not in (known := self._named.setdefault(name, [])):
                    known.append(case)

    def at(self, place: str) -> list[Case]:
        """Return the cases that a report puts in a place."""
        return self._placed.get(place, [])

    def near(self, story: Story, parties: Iterable[Party]) -> list[Case]:
        """Return the cases that a party of the list takes part in and that were not idle too long when the story came."""
        found = {id(case): case for party in parties for name in keys(party) for case in self._named.get(name, ())}
        when = story.lead.item.when
        return [case for case in found.values() if case.first - IDLE <= when <= case.last + IDLE]


def keys(party: Party) -> set[str]:
    """Return what a party may be found by: all that it is called, its union, and the first word of its name."""
    names = {party.id, *known_as(party), fold(party.name).partition(" ")[0]}
    return names | ({party.parent} if party.parent else set())


def sides(story: Story) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the union and the employer that a story's dispute is between: as its lead says, else any other report.

    A union that is called after the employer alone is none known.
    """
    found: list[tuple[Party, ...]] = []
    for side in ("union", "employer"):
        told = (principal(judged.analysis, side) for judged in story.members)
        found.append(tuple(party for party in told if party is not None)[:1])
    unions, employers = found
    return tuple(union for union in unions if not placeholder(union, employers)), employers


def alike_places(one: str, other: str) -> bool:
    """Return whether two places may be one, or the one hold the other: "Leeds", "Leeds, England"."""
    return fold(one) in fold(other) or fold(other) in fold(one)


def issues_of(story: Story) -> set[str]:
    """Return the issue groups that a story is about."""
    return {issue.slug.partition(".")[0] for judged in story.members for issue in judged.analysis.issues} - _NO_ISSUES


def starts_of(story: Story) -> set[dt.date]:
    """Return the days that a story says its strike began on."""
    return {event.date for event in story.lead.analysis.events if event.type == "strike_begins" and event.date}


def merge(cases: Iterable[Case], keep: Case, gone: Case) -> None:
    """Make one case of two, and let no other refer to the one that is gone."""
    keep.take(gone)
    for case in cases:
        others = [keep if maybe is gone else maybe for maybe in case.maybe]
        case.maybe = [maybe for maybe in others if maybe is not case]
