"""A report as evidence: one item of a story, with the day that it speaks of and what it may prove."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from strikewatch import dates
from strikewatch.model import Analysis, Judged, Party, Story
from strikewatch.names import bare, of_side
from strikewatch.text import slug

# Four rungs of the ladder may move a stage or put a date on the calendar; anonymous words and rumours never do (domain 4.4).
SOUND = frozenset({"P0", "P1", "P2", "P3"})


class Report(NamedTuple):
    """One item in the evidence of a dispute. ``copy``: its text repeats another's, so that it proves nothing more."""

    judged: Judged
    story: Story
    moment: dt.datetime
    day: dt.date
    copy: bool

    @property
    def analysis(self) -> Analysis:
        """What was judged of it."""
        return self.judged.analysis

    @property
    def sound(self) -> bool:
        """Whether it may move a stage: on the record, and about this dispute rather than mentioning it."""
        return self.analysis.provenance in SOUND and not self.analysis.passing


def day_of(judged: Judged, zone: str) -> dt.date:
    """Return the local day of the item: a bare day stays what it is."""
    when = judged.item.when
    return when.date() if judged.item.day_only else when.astimezone(dates.zone_named(zone) or dt.UTC).date()


def reports(stories: Iterable[Story], zone: str) -> list[Report]:
    """Return all items of the stories that speak of a dispute, oldest first."""
    found = [
        Report(judged, story, judged.item.when, day_of(judged, zone), judged.item.id in story.copies)
        for story in stories
        for judged in story.members
        if judged.analysis.verdict == "dispute" and judged.analysis.provenance != "P5"
    ]
    return sorted(found, key=lambda r: (r.moment, r.judged.item.id))


def principal(analysis: Analysis, side: str) -> tuple[Party, ...]:
    """Return the parties of a side that the item's dispute is between, most mentioned first.

    Those that the dispute's id names; where it names none, the one that is mentioned most.
    """
    parties = sorted(of_side(analysis.parties, side), key=lambda p: -len(p.mentions))
    named = [bare(party) for party in parties if analysis.dispute and _in_id(party, analysis.dispute)]
    return tuple(named or [bare(party) for party in parties[:1]])


def _in_id(party: Party, dispute: str) -> bool:
    stems = {slug(party.abbr or ""), slug(party.name), party.id, party.id.removesuffix(f"-{(party.country or '').lower()}")}
    return any(stem and f"-{stem}-" in f"-{dispute}-" for stem in stems)
