"""Which network addresses a visit may connect to, asked at the moment of connecting, on every hop.

Names are resolved by the transfer library, and whatever a name resolves to comes past here before a socket opens: neither a
redirect nor a name that changes its address between two look-ups leads into the private network. Private means everything that
is not publicly routed: loopback, RFC 1918, link-local with the metadata services of clouds, CGNAT, and IPv4 written inside IPv6.
The user may name such a host in a source's own address, or set ``allow_private``; a page or a server never may.
"""

from __future__ import annotations

import ipaddress
import socket
from functools import lru_cache

from strikewatch.errors import SourceError
from strikewatch.sources.address import Target, shown

# Names that are private by their form: RFC 6761, RFC 6762, RFC 8375, the ICANN's .internal, and what routers use at home.
_PRIVATE_SUFFIXES = (
    ".localhost",
    ".local",
    ".internal",
    ".intranet",
    ".lan",
    ".home",
    ".home.arpa",
    ".corp",
    ".private",
    ".test",
)
_EMBEDDED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("::/96"))

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@lru_cache(maxsize=4096)  # many feeds of a run lie on few hosts, and each hop asks
def is_public(address: str) -> bool:
    """Tell whether ``address`` (an IP, maybe with a zone) is publicly routed, through whatever form it is written in."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(form.is_global and not (form.is_multicast or form.is_reserved or _is_site_local(form)) for form in _forms(ip))


def _is_site_local(ip: Address) -> bool:
    """Tell whether ``ip`` is of fec0::/10, which routers still keep inside (RFC 3879) and Python calls global."""
    return isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local


def _forms(ip: Address) -> list[Address]:
    """Return ``ip`` itself and the IPv4 addresses that it carries inside."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    inner: list[Address | None] = [ip, ip.sixtofour, *(ip.teredo or ())]
    if any(ip in network for network in _EMBEDDED):
        inner = [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    return [form for form in inner if form is not None]


def literal(host: str) -> str | None:
    """Return the address that ``host`` is, in any of the spellings that resolvers take (127.1, 0x7f000001); None for a name."""
    if ":" in host:
        return host
    try:
        return socket.inet_ntoa(socket.inet_aton(host)) if host[:1].isdigit() else None
    except (OSError, ValueError):  # ValueError: a NUL among the digits
        return None


def names_private(host: str) -> bool:
    """Tell whether ``host``, as the user wrote it, plainly names a private place."""
    address = literal(host)
    if address is not None:
        return not is_public(address)
    name = host.rstrip(".")
    return name == "localhost" or "." not in name or name.endswith(_PRIVATE_SUFFIXES)


class Guard:
    """The rule for one visit: what its own address names, and what it may reach besides the public net."""

    def __init__(self, own: Target, *, allow_private: bool) -> None:
        """Take the source's own address and its setting."""
        self._own = own
        self._allow_private = allow_private

    def admits(self, hop: Target, address: str) -> bool:
        """Tell whether ``hop`` may be asked at ``address``."""
        if is_public(address):
            return True
        own_server = hop.server == self._own.server
        if self._allow_private:
            return own_server or not _is_link_local(address)
        return own_server and names_private(self._own.host)

    def check_literal(self, hop: Target) -> None:
        """Refuse ``hop`` if its host is itself a forbidden address: behind a proxy, no socket of ours would tell."""
        address = literal(hop.host) or ("127.0.0.1" if names_private(hop.host) else None)
        if address is not None and not self.admits(hop, address):
            raise refusal(hop)


def refusal(hop: Target) -> SourceError:
    """Return the error for an address that may not be reached."""
    return SourceError(
        f"leads to a private network address, which is not fetched ({shown(hop.url)})",
        kind="address",
        hint="if that is meant, set allow_private = true for this source",
    )


def _is_link_local(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    return any(form.is_link_local for form in _forms(ip))
