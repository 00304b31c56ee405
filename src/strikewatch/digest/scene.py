"""What the digest is composed from: the items of the window, what is fresh among them, and the page's references so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from strikewatch import dates
from strikewatch.model import (
    Analysis,
    Digest,
    DigestSettings,
    Dispute,
    GroupBy,
    Item,
    Judged,
    Provenance,
    Reference,
    Story,
    Window,
)
from strikewatch.names import called, means

_PRONOUNS = frozenset({"he", "she", "they"})


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The facts that all parts of the page share. Nothing in it changes but the list of references, which grows as they cite."""

    judged: Sequence[Judged]
    stories: Sequence[Story]
    disputes: Sequence[Dispute]
    window: Window
    now: dt.datetime
    zone: str
    settings: DigestSettings
    group_by: GroupBy
    previous: Digest | None = None
    _numbers: dict[str, int] = field(default_factory=dict)

    @cached_property
    def today(self) -> dt.date:
        """Return the day of the digest, in its zone."""
        return self.local(self.now).date()

    def local(self, when: dt.datetime) -> dt.datetime:
        """Return a time in the digest's zone."""
        return when.astimezone(dates.zone_named(self.zone) or dt.UTC)

    def day(self, item: Item) -> dt.date:
        """Return the day of an item in the digest's zone; a bare day stays what it is."""
        return item.when.date() if item.day_only else self.local(item.when).date()

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """Return the story that each item is folded into."""
        return {one.item.id: story for story in self.stories for one in story.members}

    @cached_property
    def told(self) -> dict[str, Judged]:
        """Return each item that is known, with what was judged of it."""
        return {one.item.id: one for story in self.stories for one in story.members} | {one.item.id: one for one in self.judged}

    @cached_property
    def copies(self) -> frozenset[str]:
        """Return the items that repeat another's text."""
        return frozenset(item for story in self.stories for item in story.copies)

    @cached_property
    def fresh(self) -> frozenset[str]:
        """Return the items of the window that bring something: kept, no copies."""
        return frozenset(
            one.item.id for one in self.judged if one.analysis.verdict == "dispute" and one.item.id not in self.copies
        )

    def news(self, dispute: Dispute) -> list[Judged]:
        """Return the fresh reports on a dispute, newest first; on anonymous word alone none is."""
        found = [
            one
            for story in dispute.stories
            for one in story.members
            if one.item.id in self.fresh and one.analysis.provenance not in {"P4", "P5"}
        ]
        return sorted(found, key=lambda one: (one.item.when, one.item.id), reverse=True)

    @cached_property
    def active(self) -> tuple[Dispute, ...]:
        """Return the disputes with fresh reports that belong to the desk's beat."""
        return tuple(dispute for dispute in self.disputes if self.news(dispute) and self.on_beat(dispute))

    @cached_property
    def elsewhere(self) -> tuple[Dispute, ...]:
        """Return the disputes with fresh reports outside the desk's beat."""
        return tuple(dispute for dispute in self.disputes if self.news(dispute) and not self.on_beat(dispute))

    def on_beat(self, dispute: Dispute) -> bool:
        """Return whether a dispute is in the desk's countries and sectors. What is watched, or of unknown place, always is."""
        countries = {country.casefold() for country in self.settings.countries}
        sectors = {sector.casefold() for sector in self.settings.sectors}
        if dispute.watched:
            return True
        if countries and dispute.country and dispute.country.casefold() not in countries:
            return False
        return not (sectors and dispute.sector and dispute.sector.casefold() not in sectors)

    def cite(self, item: Item | str) -> int:
        """Return the number of an item among the page's references; the first citation gives it the next one."""
        name = item if isinstance(item, str) else item.id
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def references(self) -> tuple[Reference, ...]:
        """Return all that was cited, in order of number."""
        return tuple(self._reference(number, self.told[name]) for name, number in self._numbers.items())

    def _reference(self, number: int, one: Judged) -> Reference:
        item, story = one.item, self.story_of.get(one.item.id)
        leads = story is not None and story.lead.item.id == item.id
        others = [other.item for other in story.also] if story and leads else []
        named: dict[str, str | None] = {}
        for other in others:
            if other.by != item.by:
                named.setdefault(other.by, other.url)
        return Reference(
            number=number,
            item=item.id,
            outlet=item.by,
            headline=item.title or verbatim(one),
            url=item.url,
            when=item.when if item.day_only else self.local(item.when),
            day_only=item.day_only,
            provenance=one.analysis.provenance,
            speaker=_speaker(one.analysis),
            also=tuple(named),
            also_urls=tuple(named.values()),
            outlets=story.outlets if story and leads else 1,
            independent=story.independent if story and leads else 1,
            updates=story.changes(one.item.id) if story else (),
        )


def _speaker(analysis: Analysis) -> str | None:
    """Return who speaks and how, where the item's level rests on one who does: "R. Imani", "WGA (email to members)"."""
    if analysis.provenance not in {"P1", "P2"} or not analysis.quotes:
        return None
    quote = next((one for one in analysis.quotes if one.speaker.casefold() not in _PRONOUNS), None)
    if quote is None:
        return None
    return quote.speaker if quote.channel.startswith("unspecified") else f"{quote.speaker} ({quote.channel.replace('_', ' ')})"


def verbatim(one: Judged) -> str:
    """Return the words of an item that tell its story: its lead sentence, else its headline, else its first words."""
    if one.analysis.lead is not None:
        return one.analysis.lead.text
    if one.item.title:
        return one.item.title
    text = one.item.text[:240]
    return text.rpartition(" ")[0] if len(one.item.text) > 240 and " " in text else text


def newest(dispute: Dispute) -> Judged:
    """Return the report that stands for a dispute as a whole: the newest that is on the record."""
    leads = [story.lead for story in dispute.stories]
    sound = [lead for lead in leads if lead.analysis.provenance not in {"P4", "P5"}]
    return max(sound or leads, key=lambda one: (one.item.when, one.item.id))


def best(levels: Iterable[Provenance]) -> Provenance:
    """Return the strongest word of several, P5 of none."""
    return min(levels, default="P5")


def short(name: str, dispute: Dispute) -> str:
    """Return what a party's name is cut to within its dispute, or in a report on it: the abbreviation where it has one."""
    told = (party for story in dispute.stories for party in story.lead.analysis.parties)
    parties = chain(dispute.unions, dispute.employers, dispute.agencies, told)
    return next((called(party) for party in parties if means(name, party)), name)


def side_of(name: str, dispute: Dispute) -> str | None:
    """Return the side that a name belongs to: "union", "employer", "agency", or None where it is no party."""
    for side, parties in (("union", dispute.unions), ("employer", dispute.employers), ("agency", dispute.agencies)):
        if any(means(name, party) for party in parties):
            return side
    return None
