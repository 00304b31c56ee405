"""Everything that the world can do wrong to us, as one tree.

    StrikewatchError
    ├── UsageError         a command was asked for something that it cannot mean          64
    ├── ConfigError        the config is at fault; carries every fault found              78
    ├── InputError         an input file cannot be read for what it claims to be          65
    ├── CannotCreate       a file or folder cannot be made (no room, no such place)       73
    ├── CannotAccess       a file cannot be read or written, or is damaged or foreign     74
    ├── TryLater           another run holds the lock, or work is pending                 75
    └── Refused            a log-in or a permission was refused                           77

    SourceError            one source failed: data for an outcome, never the end of a run

An error knows what happened (``str``), whom or what it concerns (``source``) and what the reader can do next (``hint``).
Only ``strikewatch.cli`` knows exit codes; the numbers above are quoted from there. Bugs are not wrapped: they keep their traceback.
"""

from __future__ import annotations

from typing import Literal

# Why a source failed. The kind decides whether a retry makes sense and how the sentence ends; see sources/sentences.py.
FailureKind = Literal[
    "auth", "refused", "missing", "gone", "busy", "server", "dns", "connect", "tls", "timeout", "too-large", "redirect",
    "address", "encoding", "cut", "not-a-feed", "unreadable", "file", "parser", "resting",
]  # fmt: skip

# The usual hint of a failure that time may mend. Where the store decides that the source rests, it puts in its place until when.
NEXT_RUN = "it is tried again at the next run"


class StrikewatchError(Exception):
    """Root of all errors that end as one line and an exit code."""

    def __init__(self, message: str, *, source: str | None = None, hint: str | None = None) -> None:
        """Take the sentence, the source, file or setting that it concerns, and what the reader can do."""
        super().__init__(message)
        self.source = source
        self.hint = hint

    def line(self) -> str:
        """Return the whole as one line: ``source: what happened; what to do``."""
        text = f"{self.source}: {self}" if self.source else str(self)
        return f"{text}; {self.hint}" if self.hint else text


class UsageError(StrikewatchError):
    """A command was asked for something that it cannot mean."""


class ConfigError(StrikewatchError):
    """The config is at fault. ``faults`` holds one finished line per fault, all that were found."""

    def __init__(self, faults: tuple[str, ...], *, source: str | None = None) -> None:
        """Take every fault found, each a line that names place, fault and mend."""
        super().__init__("\n".join(faults), source=source)
        self.faults = faults

    def line(self) -> str:
        """Return a line per fault: each already names its file and place."""
        return "\n".join(self.faults)


class InputError(StrikewatchError):
    """An input file cannot be read for what it claims to be."""


class CannotCreate(StrikewatchError):  # noqa: N818
    """A file or folder cannot be made."""


class CannotAccess(StrikewatchError):  # noqa: N818
    """A file cannot be read or written, is damaged, or is not ours."""


class TryLater(StrikewatchError):  # noqa: N818
    """Nothing is wrong that time would not mend: another run holds the lock, mail is pending, some source failed."""


class Refused(StrikewatchError):  # noqa: N818
    """A log-in or a permission was refused."""


class SourceError(StrikewatchError):
    """One source failed. The run goes on; the failure becomes an outcome with this kind, sentence and hint."""

    def __init__(
        self,
        message: str,
        *,
        kind: FailureKind,
        hint: str,
        source: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        """Take the sentence, why it failed, what to do, and the seconds a server asked us to stay away, if it did."""
        super().__init__(message, source=source, hint=hint)
        self.kind: FailureKind = kind
        self.retry_after = retry_after
