"""The geometry of the small charts: shares of the width in per cent, so that they fit a phone as well as a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from strikewatch.model import Dispute, LedgerLine
from strikewatch.render import words

_REACH = 30  # days before and after today on a strip
_HEIGHT = 24.0  # of the tallest bar, in CSS pixels


class Bar(NamedTuple):
    """A bar of a day."""

    x: float
    y: float
    width: float
    height: float


class Coverage(NamedTuple):
    """An issue's row: its bars, their sum, and the chart in words for those who cannot see it."""

    label: str
    bars: tuple[Bar, ...]
    total: int
    words: str
    spark: str


class Strip(NamedTuple):
    """A dispute on a line of days: the action as a bar, the last move, what is due. None where it is outside or unknown."""

    start: float
    width: float
    moved: float | None
    due: float | None
    label: str


def coverage(label: str, counts: tuple[int, ...]) -> Coverage:
    """Return the chart of an issue's kept items a day, oldest first."""
    top = max(counts, default=0)
    step = 100 / max(1, len(counts))
    bars = []
    for place, count in enumerate(counts):
        if count > 0:
            height = max(2.0, round(_HEIGHT * count / top, 1))
            bars.append(Bar(round(place * step, 2), round(25 - height, 1), round(step * 0.8, 2), height))
    told = f"{words.many(sum(counts), 'item')} in {words.many(len(counts), 'day')}, at most {top} a day, {counts[-1] if counts else 0} today"
    return Coverage(label, tuple(bars), sum(counts), told, words.spark(counts))


def strip(line: LedgerLine, today: dt.date) -> Strip:
    """Return a dispute's strip around ``today``."""
    start, width = 0.0, 0.0
    told: list[str] = []
    if line.began is not None and line.began <= today + dt.timedelta(days=_REACH):
        last = line.ended or max(today, line.began)
        start = _place(line.began, today, clamp=True) or 0.0
        width = max(0.0, round((_place(last + dt.timedelta(days=1), today, clamp=True) or 0.0) - start, 2))
        told.append(f"action from {words.day(line.began)}" + (f" to {words.day(line.ended)}" if line.ended else " on"))
    told += [f"last move {words.day(line.last_move)}"] if line.last_move else []
    told += [f"due {words.upcoming(line, today)}"] if line.next_date else []
    moved = _place(line.last_move, today) if line.last_move else None
    due = _place(line.next_date, today) if line.next_date else None
    return Strip(start, width, moved, due, f"{line.name}: {'; '.join(told) or 'no dates'}")


class Timeline(NamedTuple):
    """A dispute's whole life on a line: the action as a bar, what happened, what is due."""

    first: dt.date
    last: dt.date
    start: float
    width: float
    today: float
    past: tuple[float, ...]
    due: tuple[float, ...]
    label: str


def timeline(dispute: Dispute, happened: Iterable[dt.date], dates: Iterable[dt.date], today: dt.date) -> Timeline | None:
    """Return the line of a dispute, from the first day that is known of it to the last, or None where there are not two."""
    past, due = sorted(set(happened)), sorted(set(dates))
    known = [*past, *due, *(day for day in (dispute.started, dispute.ended) if day)]
    days = sorted({*known, today}) if known else []
    if len(days) < 2:
        return None
    first, last = days[0], days[-1]

    def share(day: dt.date) -> float:
        return round(100 * (day - first).days / (last - first).days, 2)

    start = share(dispute.started) if dispute.started else 0.0
    until = dispute.ended or max(today, dispute.started or today)
    width = round(max(0.6, share(until) - start), 2) if dispute.started else 0.0
    told = (
        f"{words.day(first, year=True)} to {words.day(last, year=True)}: {words.many(len(past), 'day')} with news, {len(due)} due"
    )
    return Timeline(
        first, last, start, width, share(today), tuple(map(share, past)), tuple(map(share, due)), f"{dispute.name}, {told}"
    )


def _place(day: dt.date, today: dt.date, *, clamp: bool = False) -> float | None:
    """Return where ``day`` stands on the strip, in per cent; outside it None, or its edge where clamped."""
    share = round(50 + 50 * (day - today).days / _REACH, 2)
    if clamp:
        return min(100.0, max(0.0, share))
    return share if 0 <= share <= 100 else None
