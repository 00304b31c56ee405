"""Where items come from, and what one visit brought."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from strikewatch.errors import FailureKind
from strikewatch.model.record import Record

Tier = Literal["official", "press", "wire", "aggregator", "social"]
SourceKind = Literal["feed", "twitter-export"]


class Source(Record, frozen=True, kw_only=True):
    """A source as the user's config names it. Exactly one of ``url`` and ``path`` is set; ``path`` may be a glob."""

    name: str
    kind: SourceKind = "feed"
    url: str | None = None
    path: str | None = None
    tier: Tier = "press"
    party: str | None = None  # for whom an official source speaks
    tags: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    user_agent: str | None = None
    username: str | None = None
    password: str | None = None
    allow_private: bool = False
    max_bytes: int = 16 * 2**20  # decoded
    timeout: float = 30.0  # seconds, all hops together

    def __repr__(self) -> str:
        """Show the name only: addresses and headers may hold secrets."""
        return f"Source({self.name!r})"


class Validators(Record, frozen=True, kw_only=True):
    """What lets the next visit be short: HTTP validators and the hash of the last body that was parsed whole."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None  # sha256 of the decoded body, hex; for an export the sizes and times of its files


class Visit(Record, frozen=True, kw_only=True):
    """What the store remembers of a source between runs, handed to the fetcher. Times are aware, UTC."""

    validators: Validators = Validators()
    not_before: dt.datetime | None = None  # Retry-After, or the rest after long failure: no visit earlier than this
    failures: int = 0  # in a row
    failing_since: dt.datetime | None = None


class Document(Record, frozen=True, kw_only=True):
    """Bytes as they came, decoded from any transfer coding, with what is needed to read them."""

    source: Source
    body: bytes
    url: str | None = None  # the address that answered, after redirects
    content_type: str | None = None
    validators: Validators = Validators()
    moved_to: str | None = None  # a permanent redirect (301, 308) was met: the address it names
    fetched_at: dt.datetime  # aware, UTC


class Unchanged(Record, frozen=True, kw_only=True):
    """The source answered that nothing is new."""

    source: Source
    validators: Validators = Validators()
    moved_to: str | None = None


class Failed(Record, frozen=True, kw_only=True):
    """The source could not be read: what happened, and what to do."""

    source: Source
    kind: FailureKind
    message: str
    hint: str
    retry_after: float | None = None  # seconds, if the server named any
    moved_to: str | None = None

    def line(self) -> str:
        """Return ``name: what happened; what to do``."""
        return f"{self.source.name}: {self.message}; {self.hint}"


Answer = Document | Unchanged | Failed


class Outcome(Record, frozen=True, kw_only=True):
    """What became of one source in one run. The exit status of a run is derived from its outcomes."""

    source: str
    status: Literal["new", "unchanged", "failed", "resting"]
    new: int = 0
    updated: int = 0
    known: int = 0
    unreadable: int = 0
    kind: FailureKind | None = None
    message: str | None = None  # the whole line, ready to print after neutralising
    failures: int = 0  # in a row, this one included
    notes: tuple[str, ...] = ()  # moved, partly read, cut at the limit, most of a known feed "new"
