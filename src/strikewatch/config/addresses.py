"""Web and mail addresses in a config: what is wrong with one, in a sentence, before anything is fetched."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LONGEST_URL = 8_000  # servers refuse more; RFC 9110 asks for at least this much

_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\xa0\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
_MAIL = re.compile(r"[!#$%&'*+/=?^_`{|}~A-Za-z0-9.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?")  # RFC 5321 dot-atoms
LONGEST_LABEL, LONGEST_HOST = 63, 253  # RFC 1035, 2.3.4


def url_fault(raw: str) -> str | None:
    """Return what is wrong with a web address, or None. Secrets in it are not repeated."""
    if _UNPRINTABLE.search(raw):
        return "the address holds a blank, a control or an invisible character; copy it again"
    if len(raw) > LONGEST_URL:
        return f"the address has {len(raw):,} characters; no server takes more than {LONGEST_URL:,}"
    if "%00" in raw:
        return "the address holds %00, which ends strings; copy it again"
    if not re.match(r"https?://", raw, re.IGNORECASE):
        return _scheme_fault(raw)
    return _parts_fault(raw)


def _parts_fault(raw: str) -> str | None:
    try:
        parts = urlsplit(raw)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "the address has a faulty host or port; copy it again"
    if not host:
        return "the address names no host; write https://host/feed"
    return "port 0 cannot be connected to" if port == 0 else _host_fault(host)


def _scheme_fault(raw: str) -> str:
    scheme = raw.split(":", 1)[0] if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", raw) else ""
    if scheme.lower() == "file":
        return 'only http and https addresses are fetched; for a file write path = "…" instead of url'
    if scheme:
        return f"only http and https addresses are fetched, not {scheme[:20]!r}"
    return 'is no web address; write https://host/feed, or path = "…" for a file'


def _host_fault(host: str) -> str | None:
    if ":" in host:  # IPv6, already taken apart by urlsplit
        return None
    try:
        plain = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return "the host's name cannot be written as a domain name; copy it again"
    labels = plain.rstrip(".").split(".")
    if len(plain) > LONGEST_HOST or any(not 0 < len(label) <= LONGEST_LABEL for label in labels):
        return "the host's name is longer than a domain name can be, or has an empty part"
    return None


def mail_fault(raw: str) -> str | None:
    """Return what is wrong with a mail address (``name@host``), or None."""
    return None if _MAIL.fullmatch(raw) and ".." not in raw else "is no mail address; write name@host"
