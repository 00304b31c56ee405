"""A report as evidence: one item of a story, with the day that it speaks of and what it may prove."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from strikewatch import dates
from strikewatch.model import Analysis, Judged, Party, Story
from strikewatch.names import bare, of_side

# Four rungs of the ladder may move a stage or put a date on the calendar; anonymous words and rumours never do (domain 4.4).
SOUND = frozenset({"P0", "P1", "P2", "P3"})


_NOTICE = re.compile(r"\s*(?:corrections?|clarifications?)\b(?! to\b)", re.IGNORECASE)


class Report(NamedTuple):
    """One item in the evidence of a dispute.

    ``copy``: its text repeats another's, so that it proves nothing more. ``sound``: it may move a stage, being on the record,
    and about this dispute rather than mentioning it (unless none is about it).
    """

    judged: Judged
    story: Story
    moment: dt.datetime
    day: dt.date
    copy: bool
    sound: bool

    @property
    def analysis(self) -> Analysis:
        """What was judged of it."""
        return self.judged.analysis


def day_of(judged: Judged, zone: str) -> dt.date:
    """Return the local day of the item: a bare day stays what it is."""
    when = judged.item.when
    return when.date() if judged.item.day_only else when.astimezone(dates.zone_named(zone) or dt.UTC).date()


def reports(stories: Iterable[Story], zone: str) -> list[Report]:
    """Return all items of the stories that speak of a dispute, oldest first."""
    spoken = [
        (story, judged)
        for story in stories
        for judged in story.members
        if judged.analysis.verdict == "dispute" and judged.analysis.provenance != "P5"
    ]
    mentioned = not any(about(judged) for _, judged in spoken)
    found = [
        Report(
            judged=judged,
            story=story,
            moment=judged.item.when,
            day=day_of(judged, zone),
            copy=judged.item.id in story.copies,
            sound=judged.analysis.provenance in SOUND and (mentioned or about(judged)) and not takes_back(judged),
        )
        for story, judged in spoken
    ]
    return sorted(found, key=lambda r: (r.moment, r.judged.item.id))


def takes_back(judged: Judged) -> bool:
    """Return whether an item is no report but the notice that corrects one: nothing happened on its day."""
    return judged.analysis.correction is not None and _NOTICE.match(judged.item.title) is not None


def about(judged: Judged) -> bool:
    """Return whether an item is about its dispute: a headline that names a party or a stage mentions nothing in passing."""
    analysis, headline = judged.analysis, len(judged.item.title)
    words = [*analysis.stage_evidence, *(mention for party in analysis.parties for mention in party.mentions)]
    return not analysis.passing or any(span.start < headline for span in words)


def principal(analysis: Analysis, side: str) -> Party | None:
    """Return the party of a side that the item is mostly about: analysis names those with the largest part first."""
    return next((bare(party) for party in of_side(analysis.parties, side)), None)
