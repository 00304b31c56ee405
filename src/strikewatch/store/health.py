"""How long a source that fails is left alone, and how that is told. Pure."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from strikewatch.errors import NEXT_RUN
from strikewatch.model import Failed

_LONGEST = dt.timedelta(days=7)  # a server may ask for more; a desk that waits longer has lost the source
_BUSY = dt.timedelta(minutes=30)  # 429 or 503 without a usable Retry-After
_GONE = dt.timedelta(days=1)  # 410, or 404 for two weeks: asked once a day, in case it comes back
_MISSING_FOR = dt.timedelta(days=14)
_LONG = dt.timedelta(days=3)  # failing for longer: four visits a day are enough
_REST = dt.timedelta(hours=6)


def rest(failed: Failed, since: dt.datetime, now: dt.datetime) -> dt.datetime | None:
    """Return the time before which the source is not to be visited again, or None; ``since`` is when it began to fail."""
    if failed.source.url is None:
        return None  # a file bothers nobody
    if failed.retry_after is not None or failed.kind == "busy":
        seconds = failed.retry_after or 0.0
        return now + (dt.timedelta(seconds=seconds) if 0 < seconds <= _LONGEST.total_seconds() else _BUSY)
    if failed.kind == "gone" or (failed.kind == "missing" and now - since >= _MISSING_FOR):
        return now + _GONE
    if now - since >= _LONG:
        return now + _REST
    return None


def told(failed: Failed, until: dt.datetime | None) -> Failed:
    """Return the failure with a hint that agrees with what was decided: ``until`` when the source is left alone."""
    if until is None:
        return failed
    words = f"it is left alone until {until:%Y-%m-%d %H:%M} UTC"
    hint = failed.hint.replace(NEXT_RUN, words) if NEXT_RUN in failed.hint else f"{failed.hint}; {words}"
    return replace(failed, hint=hint)
