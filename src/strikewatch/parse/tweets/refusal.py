"""What is said when an export, or a part of it, cannot be read: what happened, and what to do."""

from __future__ import annotations

from strikewatch.errors import FailureKind, SourceError

DOWNLOAD_AGAIN = "download the archive again from the settings of the account, or copy it again"
_WHAT_WE_READ = (
    "give a Twitter/X archive (zip or folder), its tweets.js, or a JSON or CSV file of tweets; see docs/twitter-exports.md"
)


def refusal(place: str, what: str, *, kind: FailureKind = "unreadable", hint: str = _WHAT_WE_READ) -> SourceError:
    """Return the error that says of ``place`` (a file, or a member of one) what is wrong with it."""
    return SourceError(f"{place} {what}", kind=kind, hint=hint)


def damaged(place: str, what: str) -> SourceError:
    """Return the error for a file that was whole once."""
    return refusal(place, what, hint=DOWNLOAD_AGAIN)


def cut_off(place: str) -> SourceError:
    """Return the error for a file whose end is missing: what came before it is good."""
    return refusal(place, "is cut off", kind="cut", hint=DOWNLOAD_AGAIN)


def bomb(place: str) -> SourceError:
    """Return the error for what grows beyond measure when unpacked."""
    return refusal(
        place, "unpacks to more than 200 times its size: no archive of tweets does", kind="too-large", hint=DOWNLOAD_AGAIN
    )
