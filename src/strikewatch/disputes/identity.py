"""Which stories are one dispute: union, employer and continuity of issues, as the statistical offices count (domain 1.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from strikewatch.disputes.cases import Case, Cases, alike_places, issues_of, keys, merge, sides, starts_of
from strikewatch.disputes.report import SOUND, about
from strikewatch.model import Party, Story
from strikewatch.model.story import IDLE
from strikewatch.names import bare, fold, generic, kin, known_as, of_side, same_trade, shared

_ANY_TRADE = "general"  # of a union that organises everywhere


def sort_out(stories: Iterable[Story]) -> list[Case]:
    """Gather stories into cases: those that name both sides first, then those that name one, then the rest.

    A story on anonymous word alone joins a case and never opens one; what mentions a dispute in passing comes last.
    """
    cases = Cases()
    told = [(story, *sides(story)) for story in sorted(stories, key=lambda s: (s.lead.item.when, s.lead.item.id))]
    both = [one for one in told if one[1] and one[2]]
    rest = [one for one in told if not (one[1] and one[2])]
    # Strong evidence opens the cases, so that the order in which reports came does not decide.
    for story, unions, employers in sorted(
        both, key=lambda one: (any(j.marked for j in one[0].members), not _opens(one[0]), _passing(one[0]))
    ):
        if not _given(cases, story, unions, employers):
            _place_whole(cases, story, unions, employers)
    for story, unions, employers in sorted(rest, key=lambda one: (not (one[1] or one[2]), _passing(one[0]))):
        if not _given(cases, story, unions, employers):
            _place_part(cases, story, unions, employers)
    return allied(cases.all)


def _opens(story: Story) -> bool:
    return story.lead.analysis.provenance in SOUND


def _passing(story: Story) -> bool:
    return not about(story.lead)


def _given(cases: Cases, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> bool:
    """Put a story where the user put it by ``mark ITEM --dispute ID``; return whether they did."""
    marked = next((one for one in story.members if one.marked and one.analysis.dispute), None)
    if marked is None or marked.analysis.dispute is None:
        return False
    wanted = marked.analysis.dispute
    stem = wanted.rpartition("-")[0]
    case = next((case for case in cases.all if any(name.rpartition("-")[0] == stem for name in case.ids)), None)
    if case is None:
        cases.new(story, unions, employers).forced = wanted
    else:
        cases.join(case, story, (), ())
    return True


def _kin(ones: Iterable[Party], others: Sequence[Party]) -> bool:
    return any(kin(one, other) for one in ones for other in others)


def _place_whole(cases: Cases, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> None:
    near = cases.near(story, unions)
    match = [case for case in near if _kin(unions, case.unions) and shared(employers, case.employers)]
    match = match or [case for case in near if _one_house(case, story, unions) or _same_strike(case, story, unions, employers)]
    if match:
        best = max(match, key=lambda case: (len(case.issues & issues_of(story)), case.last))
        cases.join(best, story, unions, employers)
    elif _opens(story):
        case = cases.new(story, unions, employers)
        _doubt(case, [other for other in near if other is not case and _kindred(case, other)])


def _one_house(case: Case, story: Story, unions: Sequence[Party]) -> bool:
    """Return whether a union's strike is told of one house under two names: each side's reports name the other's employer too.

    A railway and the authority that owns it, a ministry and its government; they must agree in an issue, a day or the place.
    """
    if not _kin(unions, case.unions):
        return False
    theirs = [party for analysis in case.analyses for party in of_side(analysis.parties, "employer")]
    own = [bare(party) for judged in story.members for party in of_side(judged.analysis.parties, "employer")]
    mutual = shared(own, case.employers) and shared(own[:1], [bare(party) for party in theirs])
    return mutual and _continues(case, story)


def _same_strike(case: Case, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> bool:
    """Return whether a union's strike against an association is told of one of its members: it began on the same day.

    LAT counts a strike at twelve places as one.
    """
    if not _kin(unions, case.unions) or not _association([*employers, *case.employers]):
        return False
    country, sector = story.lead.analysis.country, story.lead.analysis.sector
    near = any(abs(one - other) <= dt.timedelta(days=1) for one in starts_of(story) for other in case.starts)
    return near and not _conflict(case, country, sector, None)


def _association(employers: Iterable[Party]) -> bool:
    return any(party.role == "employer-association" for party in employers)


def _doubt(case: Case, others: Iterable[Case]) -> None:
    """Note on both sides that two cases may be one."""
    for other in others:
        case.maybe.append(other)
        other.maybe.append(case)


def _kindred(case: Case, other: Case) -> bool:
    """Return whether two cases of one union may be one: against an association and a member, or begun on one day in one place.

    A union has strikes everywhere: that two begin on one day says nothing.
    """
    if not shared(case.unions, other.unions) or _conflict(case, other.usual("country"), other.usual("sector"), None):
        return False
    members = _association([*case.employers, *other.employers]) and bool(case.issues & other.issues)
    return members or (bool(case.starts & other.starts) and _near(case, other))


def _near(case: Case, other: Case) -> bool:
    """Return whether two cases are in one place or, where one tells none, in one trade."""
    here, there = case.usual("place"), other.usual("place")
    if here and there:
        return alike_places(here, there)
    return case.usual("sector") == other.usual("sector") not in {None, _ANY_TRADE}


def _place_part(cases: Cases, story: Story, unions: Sequence[Party], employers: Sequence[Party]) -> None:
    analysis = story.lead.analysis
    named = [party for party in (*unions, *employers) if not generic(party)]
    near = [
        case
        for case in cases.near(story, named)
        if shared(named, [*case.unions, *case.employers])
        and not _conflict(case, analysis.country, analysis.sector, analysis.place)
    ]
    sure = [case for case in near if _names_employer(story, case)] or [case for case in near if _continues(case, story)]
    if len(sure) == 1 and (len(near) == 1 or issues_of(story) & sure[0].issues or _names_employer(story, sure[0])):
        cases.join(sure[0], story, unions, employers)
    elif _opens(story):
        case = cases.new(story, unions, employers)
        _doubt(
            case,
            [one for one in sure if len(near) == 1 or _agrees(one, story)]
            or (near if len(near) == 1 else _neighbours(cases, case)),
        )


def _names_employer(story: Story, case: Case) -> bool:
    """Return whether a report names the employer of a case in its text, though it was not read as a party."""
    names = [name for party in case.employers if not generic(party) for name in known_as(party) if len(name) > 2]
    text = f" {fold(story.lead.item.body)} "
    return any(f" {name} " in text for name in names)


def _conflict(case: Case, country: str | None, sector: str | None, place: str | None) -> bool:
    """Return whether country, trade or place are known on both sides and differ; of two places one may hold the other."""
    if not same_trade(sector, case.usual("sector")):
        return True
    pairs = ((country, case.usual("country")), (place, case.usual("place")))
    return any(one and other and not alike_places(one, other) for one, other in pairs)


def _continues(case: Case, story: Story) -> bool:
    """Return whether the story goes on where the case stands: a common issue, date, place or action."""
    return _agrees(case, story) or story.lead.analysis.tracks.action in case.actions


def _agrees(case: Case, story: Story) -> bool:
    """Return whether the story shares an issue, a date or the place with the case."""
    analysis = story.lead.analysis
    if issues_of(story) & case.issues:
        return True
    if case.days & {event.date for event in analysis.events if event.date}:
        return True
    return analysis.place is not None and analysis.place == case.usual("place")


def _neighbours(cases: Cases, case: Case) -> list[Case]:
    """Return the cases of the same trade and place within a month: a reader would ask whether they are one."""
    place, sector = case.usual("place"), case.usual("sector")
    if not (place and sector):
        return []
    return [
        other
        for other in cases.at(place)
        if other is not case
        and (other.usual("place"), other.usual("sector")) == (place, sector)
        and abs(other.last - case.first) <= dt.timedelta(days=31)
        and not (case.unions and other.unions and not shared(case.unions, other.unions))
    ]


def allied(cases: list[Case]) -> list[Case]:
    """Return the cases with coalitions joined: unions that act together against one employer are one dispute (BLS rows).

    They do where most reports on the one name the other too, and both take the same action. Unions that bargain with one
    association each for itself do not: a deal of the one leaves the other on strike.
    """
    joined: list[Case] = []
    facing: dict[str, list[Case]] = {}
    for case in cases:
        names = {name for party in case.employers for name in keys(party)}
        partners = (other for name in sorted(names) for other in facing.get(name, ()))
        partner = next((other for other in partners if _together(case, other)), None)
        if partner is not None:
            merge(cases, partner, case)
            continue
        joined.append(case)
        for name in names:
            facing.setdefault(name, []).append(case)
    return joined


def _together(one: Case, other: Case) -> bool:
    if not (one.unions and other.unions and shared(one.employers, other.employers)):
        return False
    if abs(one.last - other.last) > IDLE or not one.actions or one.actions != other.actions:
        return False
    return _names_most(one, other.unions) and _names_most(other, one.unions)


def _names_most(case: Case, unions: Sequence[Party]) -> bool:
    named = sum(shared(map(bare, of_side(analysis.parties, "union")), unions) for analysis in case.analyses)
    return 2 * named >= len(case.stories)
