"""Addresses of items: made absolute, kept only if a reader may follow them, and freed from tracking."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import urljoin

# Parameters that tell the publisher where a reader came from, never what he reads (F19). Taken from what mail programs, social
# networks and advertisers are documented to append.
_TRACKING = re.compile(
    r"^(?:utm_\w+|ga_\w+|hsa_\w+|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh"
    r"|li_fat_id|vero_(?:conv|id)|oly_(?:anon|enc)_id|ns_(?:campaign|mchannel|source|linkname|fee)|at_(?:medium|campaign|custom\d|ptr_name|link_\w+|bbc_team|format)"
    r"|cmp(?:id)?|ito|ocid|smid|smtyp|partner|xtor|traffic_source|guccounter|guce_referr\w*|wt_mc|wt\.mc_id|rss|from_rss|source_rss|ref_src|ref_url)$",
    re.IGNORECASE,
)
_TRACKING_FRAGMENT = re.compile(r"(?:utm_|xtor=|at_medium|ref=|rss)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_NEWS_WRAPPER = re.compile(r"https?://news\.google\.com/(?:__i/)?rss/articles/([\w-]+)", re.IGNORECASE)
_INNER = re.compile(rb"https?://[\x21-\x7e]+")
_LONGEST = 4096  # characters: browsers and servers stop at 2,000 to 8,000; a megabyte of "link" is no link


def web_link(link: str, base: str | None) -> str | None:
    """Return ``link`` as an absolute http(s) address without tracking, or None for what no reader should follow."""
    link = link.strip()
    if not link or len(link) > _LONGEST:
        return None
    if not _WEB.match(link):
        try:
            link = urljoin(base or "", link)
        except ValueError:
            return None
        if not _WEB.match(link):
            return None
    if not link.isprintable() or " " in link:
        link = "".join(char if char.isprintable() and char != " " else _quoted(char) for char in link)
    return untracked(link)


def untracked(link: str) -> str:
    """Return ``link`` without tracking parameters, and an old Google News wrapper as the address inside it."""
    wrapped = _NEWS_WRAPPER.match(link)
    if wrapped:
        return _unwrapped(wrapped[1]) or link.partition("?")[0]
    if "?" not in link and "#" not in link:
        return link
    head, hash_mark, fragment = link.partition("#")
    if _TRACKING_FRAGMENT.match(fragment):
        hash_mark = fragment = ""
    address, _, query = head.partition("?")
    if query:
        kept = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part.partition("=")[0]))
        head = f"{address}?{kept}" if kept else address
    return f"{head}{hash_mark}{fragment}"


def canonical(link: str) -> str:
    """Return ``link`` as identity sees it: what is not http(s) stays; scheme, case of the host and a last slash do not count."""
    scheme, separator, rest = link.partition("://")
    if not separator or scheme.lower() not in ("http", "https"):
        return link
    host, slash, path = untracked(f"https://{rest}")[8:].partition("/")
    return f"https://{host.lower()}{slash}{path}".rstrip("/")


def _quoted(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def _unwrapped(code: str) -> str | None:
    """Return the address that a Google News code of the old kind (until 2024) holds in base64; newer ones hold none."""
    try:
        inner = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except (binascii.Error, ValueError):
        return None
    found = _INNER.search(inner)
    return untracked(found[0].decode("ascii").split("\xd2")[0]) if found else None
