"""Web addresses as the fetcher sees them: taken apart once, shown without secrets."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urljoin, urlsplit

from strikewatch.errors import SourceError
from strikewatch.model import Record
from strikewatch.text import without_login

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?")
# What may stand in a path or query as it is (RFC 3986); `%` too: addresses come quoted already.
_SAFE = "%/:?#[]@!$&'()*+,;=~|"


class Target(Record, frozen=True, kw_only=True):
    """An address that may be asked: http or https, without user and password, quoted for the wire."""

    url: str
    scheme: str
    host: str  # lower case, IPv6 without brackets
    port: int

    @property
    def origin(self) -> tuple[str, str, int]:
        """What credentials belong to (RFC 6454)."""
        return self.scheme, self.host, self.port

    @property
    def server(self) -> str:
        """Whom politeness is owed to."""
        return f"{self.host}:{self.port}"


def target(url: str) -> Target:
    """Take ``url`` apart; SourceError with a sentence where it cannot be asked."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _faulty(url) from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise SourceError(
            f"only http and https are fetched, not {scheme[:20] or 'this'}",
            kind="address",
            hint="give a web address that starts with https://",
        )
    try:
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise _faulty(url) from error
    if not host or not (":" in host or _HOST.fullmatch(host)) or port == 0:
        raise _faulty(url)
    place = f"[{host}]" if ":" in host else host
    number = port or _PORTS[scheme]
    netloc = place if number == _PORTS[scheme] else f"{place}:{number}"
    rest = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SAFE)
    return Target(url=f"{scheme}://{netloc}{rest}", scheme=scheme, host=host, port=number)


def credentials(url: str) -> tuple[str, str] | None:
    """Return user and password that stand in ``url``."""
    parts = urlsplit(url)
    return (unquote(parts.username), unquote(parts.password or "")) if parts.username is not None else None


def follow(here: Target, location: str) -> Target:
    """Return where a redirect leads; SourceError of kind ``redirect`` where it leads nowhere."""
    try:
        return target(urljoin(here.url, location.strip()))
    except (SourceError, ValueError) as error:
        raise SourceError(
            f"the server redirects to an address that cannot be asked ({shown(location)})",
            kind="redirect",
            hint="look for the feed's new address",
        ) from error


def shown(url: str) -> str:
    """Return ``url`` for a message: no user, no password, no query (which may hold a key), at most 100 characters."""
    head, question, _ = without_login(url.partition("#")[0]).partition("?")
    return (head if len(head) <= 100 else head[:99] + "…") + ("?…" if question else "")


def _faulty(url: str) -> SourceError:
    return SourceError(f"the address is faulty ({shown(url)})", kind="address", hint="copy it again from the browser")
