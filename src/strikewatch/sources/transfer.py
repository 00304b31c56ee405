"""One visit to one web source: hop after hop until there is an answer.

The rules of a visit are all here: what is sent to whom, which redirects are followed, what an answer means. It knows pycurl only
as the handle that it fills in and reads back; ``fetch`` drives many of them.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
import socket
from typing import TYPE_CHECKING

from strikewatch import __version__
from strikewatch.errors import NEXT_RUN, SourceError
from strikewatch.model import Answer, Document, Source, Unchanged, Validators, Visit
from strikewatch.sources import sentences
from strikewatch.sources.address import Target, credentials, follow, shown, target
from strikewatch.sources.decode import GZIP_MAGIC, decoded, gunzipped, too_large
from strikewatch.sources.guard import Guard, refusal
from strikewatch.sources.proxy import proxy_for
from strikewatch.sources.spool import Spool

if TYPE_CHECKING:
    import pycurl

USER_AGENT = f"strikewatch/{__version__} (labour news digest)"
CONNECT_TIMEOUT = 10.0  # seconds, name look-up and TLS included
MAX_HOPS = 5
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8,"
    " text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)
_HEAD_BYTES = 256 * 1024  # of all headers of all interim answers together
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
# One more try is worth it where the same request may well succeed a second later.
_TRANSIENT = frozenset({"cut", "server", "dns"})
# What a validator may be made of (RFC 9110, without the bytes beyond ASCII): it is sent back as a header.
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,500}")


class _Lent:
    """A socket for pycurl, which takes a copy of its descriptor: ours is closed as soon as pycurl lets go of it."""

    def __init__(self, made: socket.socket) -> None:
        self._socket = made

    def fileno(self) -> int:
        return self._socket.fileno()

    def __del__(self) -> None:
        self._socket.close()


class Transfer:
    """A visit under way. ``start`` fills a handle in; ``finish`` reads it and returns the answer, or None for one more request."""

    def __init__(self, source: Source, visit: Visit, now: dt.datetime) -> None:
        """Take the source and what is remembered of it. SourceError if its address cannot be asked at all."""
        assert source.url is not None
        self.source = source
        self.here: Target = target(source.url)
        self.spent = 0.0  # seconds in flight, all hops and tries together
        self.retry = False  # the next request is a second try, for which ``fetch`` lets a moment pass
        self._own = self.here
        self._visit = visit
        self._now = now
        self._guard = Guard(self.here, allow_private=source.allow_private)
        self._secrets = _secret_headers(source)
        self._hops = 0
        self._moved = True  # every hop so far was permanent
        self._moved_to: str | None = None
        self._retried = False
        self._reset()

    def _reset(self) -> None:
        self._headers: list[bytes] = []
        self._head_size = 0
        self._body = Spool()
        self._fault: SourceError | None = None

    def start(self, curl: pycurl.Curl, ca_file: str) -> None:
        """Fill ``curl`` in for the next request. SourceError if the guard refuses the host by its very name."""
        import pycurl

        self._reset()
        self.retry = False
        proxy = proxy_for(self.here)
        if proxy:
            self._guard.check_literal(self.here)
        curl.setopt(pycurl.URL, self.here.url)
        curl.setopt(pycurl.PROXY, proxy or "")
        curl.setopt(pycurl.HTTPHEADER, self._request_headers())
        curl.setopt(pycurl.HEADERFUNCTION, self._take_header)
        curl.setopt(pycurl.WRITEFUNCTION, self._take_body)
        if not proxy:
            curl.setopt(pycurl.OPENSOCKETFUNCTION, self._open_socket)
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.FOLLOWLOCATION, 0)
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.BUFFERSIZE, 128 * 1024)
        if self.here.scheme == "https":
            curl.setopt(pycurl.CAINFO, ca_file)

    def finish(self, status: int, error: tuple[int, str] | None) -> Answer | None:
        """Read what came. Return the answer, or None if one more request is to be started; SourceError for failure."""
        try:
            return self._judge(status, error)
        except SourceError as failure:
            if (
                failure.kind in _TRANSIENT
                and failure.retry_after is None
                and not self._retried
                and self.spent < self.source.timeout / 2
            ):
                self._retried = self.retry = True
                return None
            raise
        finally:
            self._body.close()

    def abandon(self) -> None:
        """Let go of what came so far."""
        self._body.close()

    def _request_headers(self) -> list[str]:
        known = self._visit.validators
        lines = [f"User-Agent: {self.source.user_agent or USER_AGENT}", f"Accept: {_ACCEPT}", "Accept-Encoding: gzip"]
        if known.etag:
            lines.append(f"If-None-Match: {known.etag}")
        if known.last_modified:
            lines.append(f"If-Modified-Since: {known.last_modified}")
        if self.here.origin == self._own.origin:
            lines += self._secrets
        return lines

    def _take_header(self, line: bytes) -> int | None:
        self._head_size += len(line)
        if self._head_size > _HEAD_BYTES:
            self._fault = sentences.for_curl(100, "")
            return -1
        if line.startswith(b"HTTP/"):
            self._headers.clear()
        self._headers.append(line)
        return None

    def _take_body(self, part: bytes) -> int | None:
        if self._body.size + len(part) > self.source.max_bytes:
            self._fault = too_large(self.source.max_bytes)
            return -1
        self._body.add(part)
        return None

    def _open_socket(self, _purpose: int, address: tuple[int, int, int, tuple[str, int]]) -> _Lent | int:
        import pycurl

        family, kind, protocol, place = address
        if not self._guard.admits(self.here, place[0]):
            self._fault = refusal(self.here)
            return pycurl.SOCKET_BAD
        return _Lent(socket.socket(family, kind, protocol))

    def _judge(self, status: int, error: tuple[int, str] | None) -> Answer | None:
        if self._fault:
            raise self._fault
        if error:
            raise sentences.for_curl(*error)
        if status in _REDIRECTS:
            self._redirect(status)
            return None
        if status == 304:
            return Unchanged(source=self.source, validators=self._still_valid(), moved_to=self._moved_to)
        if status == 206:
            raise SourceError("the server sent only a part (206)", kind="cut", hint=NEXT_RUN)
        if not 200 <= status < 300:
            raise sentences.for_status(status, self._header("retry-after"), self._now, self.source.name)
        return self._document()

    def _document(self) -> Answer:
        limit = self.source.max_bytes
        body = decoded(self._body.whole(), self._header("content-encoding") or "", limit)
        if body.startswith(GZIP_MAGIC):
            body = gunzipped(body, limit)  # packed, and nobody says so (F9)
        digest = hashlib.sha256(body).hexdigest()
        validators = Validators(
            etag=_sound(self._header("etag")), last_modified=_sound(self._header("last-modified")), body_hash=digest
        )
        if digest == self._visit.validators.body_hash:
            return Unchanged(source=self.source, validators=validators, moved_to=self._moved_to)
        return Document(
            source=self.source,
            body=body,
            url=self.here.url,
            content_type=self._header("content-type"),
            validators=validators,
            moved_to=self._moved_to,
            fetched_at=self._now,
        )

    def _still_valid(self) -> Validators:
        """Return the validators after a 304; none if we sent none: then the server's word means nothing."""
        known = self._visit.validators
        if not (known.etag or known.last_modified):
            return Validators()
        return Validators(
            etag=_sound(self._header("etag")) or known.etag,
            last_modified=_sound(self._header("last-modified")) or known.last_modified,
            body_hash=known.body_hash,
        )

    def _redirect(self, status: int) -> None:
        location = self._header("location")
        if not location:
            raise SourceError(
                f"the server redirects without saying where ({status})", kind="redirect", hint="look for the feed's new address"
            )
        if self._hops == MAX_HOPS:
            raise SourceError(
                f"more than {MAX_HOPS} redirects, the last to {shown(location)}",
                kind="redirect",
                hint="look for the feed's new address",
            )
        there = follow(self.here, location)
        downgrade = self.here.scheme == "https" and there.scheme == "http"
        if downgrade and self._secrets:
            raise SourceError(
                f"the server redirects from https to http, where the log-in could be read ({shown(there.url)})",
                kind="redirect",
                hint="ask the publisher for an https address",
            )
        self._guard.check_literal(there)
        self._hops += 1
        self._moved = self._moved and status in _PERMANENT and not downgrade
        if self._moved:
            self._moved_to = there.url
        self.here = there

    def _header(self, name: str) -> str | None:
        """Return the last header of that name, printable characters only."""
        start = name.encode() + b":"
        for line in reversed(self._headers):
            if line[: len(start)].lower() == start:
                value = line[len(start) :].decode("latin-1").strip()
                return value if value.isprintable() else "".join(char for char in value if char.isprintable())
        return None


def _secret_headers(source: Source) -> list[str]:
    """Return the headers that only the source's own origin may see."""
    lines = [f"{name}: {value}" for name, value in source.headers]
    log_in = (source.username, source.password or "") if source.username is not None else credentials(source.url or "")
    if log_in:
        lines.append("Authorization: Basic " + base64.b64encode(":".join(log_in).encode()).decode("ascii"))
    return lines


def _sound(value: str | None) -> str | None:
    """Return a validator that may be sent back as it is."""
    return value if value and _VALIDATOR.fullmatch(value) else None
