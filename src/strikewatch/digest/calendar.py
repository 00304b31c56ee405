"""What is due, from the dated events of the disputes: stated days first, computed ones marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from strikewatch import dates
from strikewatch.digest.phrases import BELL, DUE, due
from strikewatch.digest.scene import Scene
from strikewatch.model import DatedEvent, DatedLine, Dispute
from strikewatch.model.story import SINGLE_EVENTS
from strikewatch.text import slug

AHEAD = dt.timedelta(days=14)


def lines(scene: Scene, disputes: Iterable[Dispute]) -> tuple[tuple[DatedLine, ...], tuple[DatedLine, ...]]:
    """Return what is due within 14 days, and what is due later, by day and hour; bells first within a day."""
    due = sorted(
        (_line(scene, dispute, event) for dispute in disputes for event in ahead(dispute, scene.today)),
        key=lambda line: (line.date, not line.bell, line.time or dt.time.max, line.name, line.what),
    )
    last = scene.today + AHEAD
    return tuple(line for line in due if line.date <= last), tuple(line for line in due if line.date > last)


def ahead(dispute: Dispute, today: dt.date) -> list[DatedEvent]:
    """Return the events of a dispute that are ahead, by date: what was called off too, so that nobody waits for it.

    Of what is dated today only that which was told as still ahead is.
    """
    found = [
        e
        for e in dispute.events
        if e.event.date and e.event.type in DUE and (e.event.date > today or (e.event.date == today and e.event.scheduled))
    ]
    return sorted(found, key=lambda e: (e.event.date or today, e.event.time or dt.time.max))


def _own_zone(scene: Scene, dispute: Dispute) -> str | None:
    """Return the reader's zone for a place of their country that nobody knows; of another country's clocks it says nothing."""
    return scene.zone if dispute.country and dates.country_of_zone(scene.zone) == dispute.country.lower() else None


def _line(scene: Scene, dispute: Dispute, dated: DatedEvent) -> DatedLine:
    event = dated.event
    date = event.date or scene.today
    zone = event.zone or dispute.zone or _own_zone(scene, dispute)
    number = dispute.day(date) if dispute.tracks.action in {"on_strike", "locked_out"} else None
    key = event.type if event.type in SINGLE_EVENTS else f"{event.type}-{date}"
    return DatedLine(
        date=date,
        time=event.time,
        zone=zone,
        abbreviation=dates.abbreviation(zone, date) if event.time and zone else None,
        what=due(event, dispute),
        dispute=dispute.id,
        name=dispute.name,
        note="; ".join(part for part in (f"day {number}" if number else "", event.note or "") if part) or None,
        computed=event.computed,
        ambiguous=event.ambiguous,
        bell=event.type in BELL and not event.ambiguous and not dated.off,
        status=dated.status,
        was=dated.was,
        refs=(scene.cite(dated.item),),
        provenance=dated.provenance,
        uid=slug(f"{dispute.id}-{key}"),
        place=None,
    )
