"""Which items a digest is made of, and how that is said in words."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from strikewatch.model import Config, Cut, Record, Window
from strikewatch.store import Store

_MOMENT = dt.timedelta(microseconds=1)


class Span(Record, frozen=True, kw_only=True):
    """What the user asked for: a window back from now (the config's, if nothing is said), dates of items, or what is new.

    Dates are from ``since`` on and before ``until``; either may be left out.
    """

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
        return _by_date(store, span, zone, now, upto)
    if span.new and store.settled() and (last := store.last_edition()):
        label = f"since the edition of {_day(last.made_at, zone, now)}"
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


def _by_date(store: Store, span: Span, zone: ZoneInfo, now: dt.datetime, upto: int) -> tuple[Cut, Window]:
    """Return the cut by the items' own dates. Its label names the last day that is in it, not the moment at which that ends."""
    end = span.until or now
    last = _day(end - _MOMENT, zone, now)
    if span.since:
        start = span.since
        label = f"dated {_day(start, zone, now)} to {last}"
    else:
        start = min(store.first_date() or end, end)
        label = f"dated up to {last}"
    window = Window(start=start, end=end, label=label, by_item_date=True)
    # What this very run brought and has no date is dated now: without --until it is in.
    return Cut(start=start, end=span.until, by_item_date=True, upto=upto), window


def _day(when: dt.datetime, zone: ZoneInfo, now: dt.datetime) -> str:
    """Return a day as the page names it, with its year if that is not this one."""
    local = when.astimezone(zone)
    year = "" if local.year == now.astimezone(zone).year else f" {local.year}"
    return f"{local:%a} {local.day} {local:%b}{year}"


def _length(length: dt.timedelta) -> str:
    hours = round(length.total_seconds() / 3600)
    return f"{hours // 24} days" if hours % 24 == 0 and hours > 24 else f"{hours} h"
