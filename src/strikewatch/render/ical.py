"""The dates for a calendar program (RFC 5545): one event per line, with a uid that stays the same over editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from strikewatch.model import DatedLine, Reference
from strikewatch.render import labels, words
from strikewatch.render.layout import web
from strikewatch.text import for_terminal

if TYPE_CHECKING:
    from icalendar import Event

_STATES = {
    "stated": "CONFIRMED",
    "confirmed": "CONFIRMED",
    "moved": "CONFIRMED",
    "denied": "CANCELLED",
    "called off": "CANCELLED",
}


def ics(lines: Iterable[DatedLine], *, now: dt.datetime, references: Iterable[Reference] = ()) -> bytes:
    """Return ``lines`` as a calendar made at ``now``. Hours are in UTC; a date without an hour is all-day."""
    from icalendar import Calendar

    refs = {reference.number: reference for reference in references}
    calendar = Calendar()
    calendar.add("prodid", "-//strikewatch//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Strikewatch")
    for line in lines:
        calendar.add_component(_event(line, now, [refs[number] for number in line.refs if number in refs]))
    return bytes(calendar.to_ical())


def _event(line: DatedLine, now: dt.datetime, sources: list[Reference]) -> Event:
    """Return one date as an event. A day that is computed or uncertain is tentative, and the summary says so."""
    from icalendar import Event

    event = Event()
    event.add("uid", for_terminal(line.uid))
    event.add("dtstamp", now.astimezone(dt.UTC))
    mark = "(c) " if line.computed else ""
    event.add("summary", for_terminal(f"{mark}{line.what}, {line.name}"))
    start = _start(line)
    event.add("dtstart", start)
    if not isinstance(start, dt.datetime):
        event.add("dtend", start + dt.timedelta(days=1))
    unsure = (line.computed or line.ambiguous) and line.status == "stated"
    event.add("status", "TENTATIVE" if unsure else _STATES[line.status])
    event.add("transp", "TRANSPARENT")  # a strike does not make the reader busy
    event.add("categories", [for_terminal(line.dispute)])
    event.add("description", _description(line, sources))
    if line.place:
        event.add("location", for_terminal(line.place))
    link = next((address for source in sources if (address := web(source.url))), None)
    if link:
        event.add("url", link)
    return event


def _start(line: DatedLine) -> dt.date | dt.datetime:
    """Return the day, or the moment in UTC; an hour without a known zone stays the clock on the wall there."""
    if line.time is None:
        return line.date
    moment = dt.datetime.combine(line.date, line.time.replace(tzinfo=None))
    try:
        return moment.replace(tzinfo=ZoneInfo(line.zone)).astimezone(dt.UTC) if line.zone else moment
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment


def _description(line: DatedLine, sources: list[Reference]) -> str:
    """Return what is known of the date, and its sources, a line each."""
    told = [words.due(line)]
    told += ["computed from a duration or a notice period, not stated"] if line.computed else []
    told.append(f"{line.provenance}: {labels.LADDER[line.provenance]}")
    for source in sources:
        told.append(f'{source.outlet}: "{source.headline}" {web(source.url) or ""}'.rstrip())
    return "\n".join(for_terminal(part) for part in told)
