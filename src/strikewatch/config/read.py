"""The reading of a config file, section by section, into records."""

from __future__ import annotations

import os
import re
import zoneinfo
from pathlib import Path
from typing import Any, get_args

import tomli

from strikewatch.config import where
from strikewatch.config.addresses import url_fault
from strikewatch.config.mail import mail_settings
from strikewatch.config.table import Faults, Table, near, shown
from strikewatch.config.where import machine_zone
from strikewatch.errors import CannotAccess, ConfigError
from strikewatch.model import (
    Body,
    Config,
    DigestSettings,
    GroupBy,
    IssueAddition,
    LexiconAdditions,
    Role,
    Source,
    SourceKind,
    Tier,
    Watch,
)

MOST_DISPUTES = 1_000
ROLES: dict[str, tuple[Role, ...]] = {
    "unions": ("union", "union-federation"),
    "employers": ("employer", "employer-association"),
    "agencies": ("agency",),
}

_DEFAULT = Source(name="")
_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}(\.[a-z][a-z0-9-]{0,39})?")
_SLIP = 0.8  # of the letters alike: a slip of the pen, not another issue


def config(file: Path, *, data_dir: Path | None = None) -> Config:
    """Return the config that ``file`` holds. Raise ConfigError with all faults, CannotAccess if it cannot be read."""
    faults = Faults(str(file))
    top = Table(_parse(file), "", faults)
    configured = top.string("data_dir")
    read = Config(
        path=file,
        home=where.data_folder(data_dir, configured),
        zone=_zone(top),
        sources=_sources(top, file.absolute().parent),
        watch=tuple(_watch(table) for table in top.tables("watch")),
        digest=_digest(top.table("digest")),
        lexicon=_lexicon(top.table("lexicon")),
        mail=mail_settings(top.table("mail")),
    )
    top.done()
    if faults.lines:
        raise ConfigError(tuple(faults.lines), source=str(file))
    return read


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomli.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise CannotAccess(
            f"cannot be read: {error.strerror}", source=str(file), hint="strikewatch config init writes a first one"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError((f"{file}: is not UTF-8 text (byte {error.start}); save it as UTF-8",)) from error
    except tomli.TOMLDecodeError as error:
        raise ConfigError((f"{file}: is no TOML: {error}",)) from error
    except RecursionError as error:
        raise ConfigError((f"{file}: is nested too deeply",)) from error


def _zone(top: Table) -> str:
    name = top.string("timezone")
    if name is None:
        return machine_zone()
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        mend = near(name, zoneinfo.available_timezones()) or '; write "Europe/London"'
        top.fault("timezone", f"{shown(name)} is no time zone{mend}")
        return "UTC"
    return name


def _sources(top: Table, folder: Path) -> tuple[Source, ...]:
    tables = top.tables("sources")
    sources = [_source(table, folder) for table in tables]
    first: dict[str, str] = {}
    for table in tables:
        name = str(table.raw.get("name", table.path))
        if first.setdefault(name.casefold(), table.path) != table.path:
            table.fault("name", f"{shown(name)} is the name of {first[name.casefold()]} too; each source needs its own")
    return tuple(source for source in sources if source is not None)


def _source(table: Table, folder: Path) -> Source | None:
    """Return a source, or None where a fault leaves nothing to build one from. A path is relative to the config's folder."""
    name = table.string("name", required=True)
    if name is not None:
        table.path = f"{table.path} ({name})"
    kind: Any = table.choice("kind", get_args(SourceKind), "feed")
    url = table.checked("url", url_fault)
    path = table.string("path")
    tier: Any = table.choice("tier", get_args(Tier), "social" if kind == "twitter-export" else "press")
    party = table.string("party")
    given = [key for key in ("url", "path") if key in table.raw]
    if kind == "twitter-export" and "url" in given:
        table.fault("url", "an export is a file: write path")
    elif len(given) != 1:
        table.fault("url", "give url or path, one of the two" if given else "is missing; give url, or path for a file")
    if tier == "official" and party is None and "party" not in table.raw:
        table.fault("party", 'is missing: an official source speaks for a party; name it, or write tier = "press"')
    username, password = table.string("username"), _password(table)
    if password is not None and username is None:
        table.fault("username", "is missing: a password needs one")
    record = Source(
        name=name or table.path,
        kind=kind,
        url=url,
        path=None if path is None else str(folder / Path(path).expanduser()),
        tier=tier,
        party=party,
        tags=table.strings("tags"),
        headers=_headers(table.table("headers")),
        user_agent=table.string("user_agent"),
        username=username,
        password=password,
        allow_private=table.flag("allow_private", default=False),
        max_bytes=int(table.number("max_bytes", _DEFAULT.max_bytes, least=1_000, most=2**30)),
        timeout=table.number("timeout", _DEFAULT.timeout, least=1, most=600),
    )
    table.done()
    return record if url or path else None


def _password(table: Table) -> str | None:
    """Return the password itself, or from the environment variable that ``password_env`` names."""
    plain, variable = table.string("password"), table.string("password_env")
    if plain is not None and variable is not None:
        table.fault("password_env", "give password or password_env, not both")
    if variable is not None and variable not in os.environ:
        table.fault("password_env", f"the environment has no {shown(variable)}")
    return plain if variable is None else os.environ.get(variable)


def _headers(table: Table) -> tuple[tuple[str, str], ...]:
    headers: list[tuple[str, str]] = []
    for key in table.raw:
        value = table.string(key)
        if not key.replace("-", "").isalnum() or not key.isascii():
            table.fault(key, "is no name of an HTTP header")
        elif value is not None and not value.isprintable():
            table.fault(key, "holds an unprintable character")
        elif value is not None:
            headers.append((key, value))
    return tuple(headers)


def _watch(table: Table) -> Watch:
    name = table.string("name", required=True)
    parties = table.strings("parties")
    if not parties and "parties" not in table.raw:
        table.fault("parties", 'is missing; write parties = ["union", "employer"]')
    watch = Watch(
        name=name or table.path,
        parties=parties,
        started=table.date("started"),
        place=table.string("place"),
        zone=_zone_of(table),
    )
    table.done()
    return watch


def _zone_of(table: Table) -> str | None:
    return _zone(table) if "timezone" in table.raw else table.string("timezone")


def _digest(table: Table) -> DigestSettings:
    default = DigestSettings()
    group_by: Any = table.choice("group_by", get_args(GroupBy), default.group_by)
    include: Any = table.choices("include", ("organising", "labour"))
    countries = tuple(code.upper() for code in table.strings("countries"))
    for code in countries:
        if len(code) != len("US") or not code.isalpha():
            table.fault("countries", f'{shown(code)} is no country code; write two letters: "US", "GB"')
    settings = DigestSettings(
        window=table.duration("window", default.window),
        group_by=group_by,
        include=include,
        countries=tuple("GB" if code == "UK" else code for code in countries),
        sectors=table.strings("sectors"),
        full=int(table.number("full", default.full, least=1, most=MOST_DISPUTES)),
    )
    table.done()
    return settings


def _lexicon(table: Table) -> LexiconAdditions:
    bodies = tuple(_body(entry, roles) for key, roles in ROLES.items() for entry in table.tables(key))
    issues = tuple(_issue(entry) for entry in table.tables("issues"))
    additions = LexiconAdditions(bodies=bodies, issues=issues, cues=table.strings("cues"), lookalikes=table.strings("lookalikes"))
    table.done()
    return additions


def _body(table: Table, roles: tuple[Role, ...]) -> Body:
    role: Any = table.choice("role", roles, roles[0])
    body = Body(
        name=table.string("name", required=True) or table.path,
        role=role,
        abbr=table.string("abbr"),
        country=table.string("country"),
        sector=table.string("sector"),
        aliases=table.strings("aliases"),
        handles=tuple(handle.lstrip("@") for handle in table.strings("handles")),
    )
    table.done()
    return body


def _issue(table: Table) -> IssueAddition:
    from strikewatch import lexicon

    slug = table.string("slug", required=True)
    known = lexicon.issue_slugs()
    if slug is not None and slug.split(".")[0] not in known:  # one of the user's own
        if not _SLUG.fullmatch(slug):
            table.fault("slug", f'{shown(slug)} is no name of an issue; write small letters, digits and hyphens: "travel-time"')
        elif slip := near(slug, known, cutoff=_SLIP):
            table.fault("slug", f"{shown(slug)} is nearly the name of another issue{slip}")
    cues = table.strings("cues")
    if not cues and "cues" not in table.raw:
        table.fault("cues", 'is missing; write cues = ["boarding pay"]')
    table.done()
    return IssueAddition(slug=slug or "other", cues=cues)
