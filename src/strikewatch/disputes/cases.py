"""Which stories are one dispute: union, employer and continuity of issues, as the statistical offices count (domain 1.2)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from strikewatch.disputes.report import SOUND, principal
from strikewatch.model import Analysis, Party, Story
from strikewatch.names import alike, bare, called, fold, generic, known_as, of_side, shared
from strikewatch.text import slug

# ONS: a gap of five full calendar months makes a new dispute.
IDLE = dt.timedelta(days=153)


@dataclass(kw_only=True, eq=False)
class Case:
    """A dispute while its evidence is being gathered. ``maybe`` are cases that it may be the same as."""

    unions: list[Party] = field(default_factory=list)
    employers: list[Party] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    maybe: list[Case] = field(default_factory=list)
    forced: str | None = None  # the id that the user gave by `mark`

    @property
    def first(self) -> dt.datetime:
        """When its oldest report came."""
        return min(story.lead.item.when for story in self.stories)

    @property
    def last(self) -> dt.datetime:
        """When its newest report came."""
        return max(story.lead.item.when for story in self.stories)

    @property
    def analyses(self) -> list[Analysis]:
        """What was judged of its stories' leads."""
        return [story.lead.analysis for story in self.stories]

    @property
    def issues(self) -> set[str]:
        """The issue groups that it has been about."""
        return {found.slug.partition(".")[0] for analysis in self.analyses for found in analysis.issues} - {"process", "other"}

    def usual(self, name: str) -> str | None:
        """Return the commonest value of a field of its analyses."""
        values = Counter(value for analysis in self.analyses if (value := getattr(analysis, name)))
        return values.most_common(1)[0][0] if values else None

    def add(self, story: Story, unions: Iterable[Party], employers: Iterable[Party]) -> None:
        """Take a story in, with the parties that it adds."""
        self.stories.append(story)
        for known, new in ((self.unions, unions), (self.employers, employers)):
            known.extend(party for party in new if not shared([party], known))

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

    def new(self, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> Case:
        """Open a case with a story."""
        case = Case()
        self.all.append(case)
        self.join(case, story, unions, employers)
        return case

    def join(self, case: Case, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> None:
        """Put a story to a case."""
        case.add(story, unions, employers)
        for party in (*unions, *employers):
            for name in _keys(party):
                if case not in (known := self._named.setdefault(name, [])):
                    known.append(case)

    def near(self, story: Story, parties: Iterable[Party]) -> list[Case]:
        """Return the cases that a party of the list takes part in and that were not idle too long when the story came."""
        found = {id(case): case for party in parties for name in _keys(party) for case in self._named.get(name, ())}
        when = story.lead.item.when
        return [case for case in found.values() if case.first - IDLE <= when <= case.last + IDLE]


def _keys(party: Party) -> set[str]:
    return {party.id, *known_as(party), fold(party.name).partition(" ")[0]}


def sides(story: Story) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the unions and the employers that a story's dispute is between: as its lead says, else any other report."""
    found: list[tuple[Party, ...]] = []
    for side in ("union", "employer"):
        told = (principal(judged.analysis, side) for judged in story.members)
        found.append(next((parties for parties in told if parties), ()))
    return found[0], found[1]


def sort_out(stories: Iterable[Story]) -> list[Case]:
    """Gather stories into cases: those that name both sides first, then those that name one, then the rest.

    A story on anonymous word alone, or that mentions a dispute in passing, joins a case and never opens one.
    """
    cases = Cases()
    told = [(story, *sides(story)) for story in sorted(stories, key=lambda s: (s.lead.item.when, s.lead.item.id))]
    both = [one for one in told if one[1] and one[2]]
    rest = [one for one in told if not (one[1] and one[2])]
    # Strong evidence opens the cases, so that the order in which reports came does not decide.
    for story, unions, employers in sorted(both, key=lambda one: not _opens(one[0])):
        _place_whole(cases, story, unions, employers)
    for story, unions, employers in sorted(rest, key=lambda one: not (one[1] or one[2])):
        _place_part(cases, story, unions, employers)
    return cases.all


def _opens(story: Story) -> bool:
    analysis = story.lead.analysis
    return analysis.provenance in SOUND and not analysis.passing


def _marked(cases: Cases, story: Story) -> Case | None:
    """Return the case that the user gave the story to, by ``mark ITEM --dispute ID``."""
    wanted = story.lead.analysis.dispute
    if not (story.lead.marked and wanted):
        return None
    stem = wanted.rpartition("-")[0]
    return next((case for case in cases.all if any((a.dispute or "").rpartition("-")[0] == stem for a in case.analyses)), None)


def _place_whole(cases: Cases, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> None:
    near = cases.near(story, unions)
    match = [case for case in near if shared(unions, case.unions) and shared(employers, case.employers)]
    if match:
        best = max(match, key=lambda case: (len(case.issues & _issues(story)), case.last))
        cases.join(best, story, unions, employers)
    elif _opens(story):
        case = cases.new(story, unions, employers)
        # A union that meets an association meets its members: WGA v AMPTP and WGA v one studio may be one dispute.
        case.maybe.extend(other for other in near if other is not case and _kindred(case, other))


def _kindred(case: Case, other: Case) -> bool:
    roles = {party.role for party in (*case.employers, *other.employers)}
    if not shared(case.unions, other.unions) or "employer-association" not in roles:
        return False
    return not _conflict(case, other.usual("country"), other.usual("sector"), None) and bool(case.issues & other.issues)


def _place_part(cases: Cases, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> None:
    analysis = story.lead.analysis
    if (case := _marked(cases, story)) is not None:
        cases.join(case, story, unions, employers)
        return
    named = [party for party in (*unions, *employers) if not generic(party)]
    near = [
        case
        for case in cases.near(story, named)
        if shared(named, [*case.unions, *case.employers])
        and not _conflict(case, analysis.country, analysis.sector, analysis.place)
    ]
    sure = [case for case in near if _continues(case, story)]
    if len(sure) == 1 and (len(near) == 1 or _issues(story) & sure[0].issues):
        cases.join(sure[0], story, unions, employers)
    elif _opens(story):
        case = cases.new(story, unions, employers)
        case.maybe.extend(near or _neighbours(cases, case))


def _conflict(case: Case, country: str | None, sector: str | None, place: str | None) -> bool:
    pairs = ((country, case.usual("country")), (sector, case.usual("sector")), (place, case.usual("place")))
    return any(one and other and fold(one) not in fold(other) and fold(other) not in fold(one) for one, other in pairs)


def _issues(story: Story) -> set[str]:
    found = {issue.slug.partition(".")[0] for judged in story.members for issue in judged.analysis.issues}
    return found - {"process", "other"}


def _continues(case: Case, story: Story) -> bool:
    """Return whether the story goes on where the case stands: a common issue, date, place or action."""
    analysis = story.lead.analysis
    if _issues(story) & case.issues:
        return True
    days = {event.date for event in analysis.events if event.date}
    if any(event.date in days for other in case.analyses for event in other.events):
        return True
    if analysis.place and analysis.place == case.usual("place"):
        return True
    action = analysis.tracks.action
    return action != "none" and any(other.tracks.action == action for other in case.analyses)


def _neighbours(cases: Cases, case: Case) -> list[Case]:
    """Return the cases of the same trade and place within a month: a reader would ask whether they are one."""
    place, sector = case.usual("place"), case.usual("sector")
    if not (place and sector):
        return []
    return [
        other
        for other in cases.all
        if other is not case
        and (other.usual("place"), other.usual("sector")) == (place, sector)
        and abs(other.last - case.first) <= dt.timedelta(days=31)
        and not (case.unions and other.unions and not shared(case.unions, other.unions))
    ]


def identify(case: Case, started: dt.date | None) -> str:
    """Return ``{country}-{union}-{employer}-{year of first event}`` (domain 1.2): stable while no older evidence comes."""
    if case.forced:
        return case.forced
    raw = Counter(a.dispute.rpartition("-")[0] for a in case.analyses if a.dispute and a.dispute[-4:].isdigit())
    year = min(started or case.first.date(), case.first.date()).year
    if raw:
        return f"{raw.most_common(1)[0][0]}-{year}"
    country = (case.usual("country") or "xx").lower()
    parties = [slug(called(party)) for party in (*case.unions[:2], *case.employers[:1])]
    parties = parties or [slug(case.usual("place") or ""), case.stories[0].lead.item.id[:6]]
    return "-".join(part for part in (country, *parties, str(year)) if part)


def parties_of(case: Case, side: str) -> tuple[Party, ...]:
    """Return the bodies of a side: for agencies all that acted, in order of first appearance."""
    if side != "agency":
        return tuple(case.unions if side == "union" else case.employers)
    found: list[Party] = []
    for analysis in case.analyses:
        for party in of_side(analysis.parties, "agency"):
            if not any(alike(party, known) for known in found):
                found.append(bare(party))
    return tuple(found)
