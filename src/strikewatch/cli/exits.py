"""Exit codes: the numbers of sysexits(3), so that a cron job can tell what happened without reading."""

from __future__ import annotations

from strikewatch import errors

OK = 0
USAGE = 64
DATA = 65
UNAVAILABLE = 69
CANNOT_CREATE = 73
IO = 74
TRY_LATER = 75
NO_PERMISSION = 77
CONFIG = 78
INTERRUPTED = 130  # 128 + SIGINT
TERMINATED = 143  # 128 + SIGTERM
BROKEN_PIPE = 141  # 128 + SIGPIPE: the reader has seen enough

_BY_KIND: tuple[tuple[type[errors.StrikewatchError], int], ...] = (
    (errors.UsageError, USAGE),
    (errors.ConfigError, CONFIG),
    (errors.InputError, DATA),
    (errors.CannotCreate, CANNOT_CREATE),
    (errors.CannotAccess, IO),
    (errors.TryLater, TRY_LATER),
    (errors.Refused, NO_PERMISSION),
)


def code_of(error: errors.StrikewatchError) -> int:
    """Return the exit code for an error of ours."""
    return next((code for kind, code in _BY_KIND if isinstance(error, kind)), IO)
