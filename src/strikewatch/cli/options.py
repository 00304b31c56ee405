"""Options that several commands have: what a user may write in them, and what it means."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from strikewatch.cli.app import App
from strikewatch.errors import UsageError

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AGO = re.compile(r"(\d{1,4})([dw])")


def moment(app: App, raw: str | None, option: str, *, end: bool = False) -> dt.datetime | None:
    """Return the moment that an option names, in the user's zone; a day is its beginning, or with ``end`` its end."""
    if raw is None:
        return None
    zone = ZoneInfo(app.config.zone)
    try:
        day = _day(raw.strip().lower(), app.now.astimezone(zone).date())
        if day is not None:
            return dt.datetime.combine(day + dt.timedelta(days=end), dt.time(), zone)
        moment = dt.datetime.fromisoformat(raw)
    except (ValueError, OverflowError):
        hint = "write 2023-07-25, 2023-07-25T18:00, yesterday, monday or 3d"
        raise UsageError(f"{option} {raw!r} is no date", hint=hint) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _day(word: str, today: dt.date) -> dt.date | None:
    """Return the day that a word names ("yesterday", "monday": the last one, "3d": three days ago) or a date writes, None for neither."""
    if word in ("today", "yesterday"):
        return today - dt.timedelta(days=word == "yesterday")
    if word in _WEEKDAYS:
        return today - dt.timedelta(days=(today.weekday() - _WEEKDAYS.index(word)) % 7)
    if ago := _AGO.fullmatch(word):
        return today - dt.timedelta(days=int(ago[1]) * (7 if ago[2] == "w" else 1))
    try:
        return dt.date.fromisoformat(word)
    except ValueError:
        return None


def check_issues(app: App, issues: tuple[str, ...]) -> None:
    """Raise UsageError where a slug is neither the taxonomy's nor the user's own."""
    from strikewatch.config.table import near

    for slug in issues:
        known = app.lexicon.issues.groups
        if slug.split(".")[0] not in known:
            raise UsageError(f"--issue {slug!r} is no issue{near(slug, known)}", hint=f"there are {', '.join(known)}")
