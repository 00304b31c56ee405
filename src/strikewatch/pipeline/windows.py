"""Which items a digest is made of, and how that is said in words."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from strikewatch.model import Config, Cut, Record, Window
from strikewatch.store import Store


class Span(Record, frozen=True, kw_only=True):
    """What the user asked for: a window back from now (the config's, if nothing is said), dates of items, or what is new."""

    window: dt.timedelta | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    new: bool = False


def cut_of(store: Store, config: Config, span: Span, now: dt.datetime) -> tuple[Cut, Window]:
    """Return the cut of a span that ends ``now``, and the window as the page names it.

    What is new before there was any edition is new in the window: the first edition does not begin with the store.
    """
    upto = store.arrived()
    length = span.window or config.digest.window
    zone = ZoneInfo(config.zone)
    if span.since or span.until:
        end = span.until or now
        start = span.since or end - length
        label = f"dated {_day(start, zone)} to {_day(end, zone)}"
        return Cut(start=start, end=end, by_item_date=True, upto=upto), Window(
            start=start, end=end, label=label, by_item_date=True
        )
    if span.new and store.settled() and (last := store.last_edition()):
        label = f"since the edition of {_day(last.made_at, zone)}"
        return Cut(new=True, upto=upto), Window(start=min(last.end, now), end=now, label=label)
    start = now - length
    if span.new and (refused := store.editions()):  # none was delivered: what the first of them held is news still
        start = min(start, refused[-1].start)
    first = store.first_arrival()
    label = f"last {_length(length)}"
    if first is None or first > start:
        label += ", the first digest: up to a week back"
    # A clock that was ahead when items came must not lose them to the first edition: it settles all that had arrived.
    until = None if span.new else now
    return Cut(start=start, end=until, new=span.new, upto=upto), Window(start=start, end=now, label=label)


def _day(when: dt.datetime, zone: ZoneInfo) -> str:
    local = when.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b}"


def _length(length: dt.timedelta) -> str:
    hours = round(length.total_seconds() / 3600)
    return f"{hours // 24} days" if hours % 24 == 0 and hours > 24 else f"{hours} h"
