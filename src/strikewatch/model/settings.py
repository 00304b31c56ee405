"""The config as one frozen record, read whole before anything else happens (``strikewatch.config`` makes it)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from strikewatch.model.analysis import Role
from strikewatch.model.digest import GroupBy
from strikewatch.model.record import Record
from strikewatch.model.source import Source


class Watch(Record, frozen=True, kw_only=True):
    """A dispute that the desk follows, and what it knows of it already."""

    name: str
    parties: tuple[str, ...]
    started: dt.date | None = None
    place: str | None = None
    zone: str | None = None


class Body(Record, frozen=True, kw_only=True):
    """A union, employer or agency that the user adds to the gazetteer. It overrides a shipped one of the same name."""

    name: str
    role: Role
    abbr: str | None = None
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()  # accounts that speak for it; none is assumed


class IssueAddition(Record, frozen=True, kw_only=True):
    """Cue phrases that the user adds to an issue group of the taxonomy, or a group of the user's own."""

    slug: str
    cues: tuple[str, ...]


class LexiconAdditions(Record, frozen=True, kw_only=True):
    """All that the user adds to the lexicon. Cue syntax as in the shipped files: ``*`` prefix, ``~`` weak."""

    bodies: tuple[Body, ...] = ()
    issues: tuple[IssueAddition, ...] = ()
    cues: tuple[str, ...] = ()  # phrases that make an item relevant
    lookalikes: tuple[str, ...] = ()  # phrases that never do


class DigestSettings(Record, frozen=True, kw_only=True):
    """How a digest is cut and ordered."""

    window: dt.timedelta = dt.timedelta(hours=24)
    group_by: GroupBy = "issue"
    include: tuple[Literal["organising", "labour"], ...] = ()
    countries: tuple[str, ...] = ()  # ISO alpha-2: the desk's beat first, the rest in a line
    sectors: tuple[str, ...] = ()
    full: int = 12  # disputes in full, the rest by name


class MailSettings(Record, frozen=True, kw_only=True):
    """Where the mail goes and how. Secrets are never shown: ``repr`` names none."""

    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    sender: str | None = None
    reply_to: str | None = None
    subject: str = "[labour] {day}: {top}"
    transport: Literal["smtp", "sendmail", "maildir", "eml"] = "smtp"
    host: str = "localhost"
    port: int | None = None  # default by security: 587, 465, 25
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password_command: str | None = None
    password_env: str | None = None
    password_file: Path | None = None
    ca_file: Path | None = None
    timeout: float = 60.0  # seconds an answer may take
    sendmail: str = "sendmail"
    folder: Path | None = None  # for maildir and eml
    list_id: str | None = None
    unsubscribe: str | None = None  # mail or web address
    thread: bool = True  # In-Reply-To the previous edition
    empty: Literal["skip", "short"] = "skip"
    mention_after: int = 3  # failures in a row before `mail` says so on stderr

    def __repr__(self) -> str:
        """Show the recipients only."""
        return f"MailSettings(to={self.to!r})"


class Config(Record, frozen=True, kw_only=True):
    """The whole config. ``path`` is None where the built-in preset is in force."""

    path: Path | None = None
    home: Path  # the data folder: the store and the lock lie there
    zone: str  # IANA
    sources: tuple[Source, ...] = ()
    watch: tuple[Watch, ...] = ()
    digest: DigestSettings = DigestSettings()
    lexicon: LexiconAdditions = LexiconAdditions()
    mail: MailSettings = MailSettings()
    preset: bool = False

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.home / "strikewatch.sqlite"
