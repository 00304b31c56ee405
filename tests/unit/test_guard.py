"""Which addresses may be reached."""

import pytest

from strikewatch.errors import SourceError
from strikewatch.sources.address import target
from strikewatch.sources.guard import Guard, is_public, literal, names_private


@pytest.mark.parametrize("address", ["9.9.9.9", "151.101.1.67", "2606:4700:4700::1111", "::ffff:9.9.9.9", "64:ff9b::909:909"])
def test_public(address: str) -> None:
    """Publicly routed addresses, in whatever form."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a9fe:a9fe::", "no address",
    ],
)  # fmt: skip
def test_not_public(address: str) -> None:
    """Loopback, private, link-local, CGNAT, metadata, multicast, and IPv4 of these kinds inside IPv6."""
    assert not is_public(address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("a.example", None),
        ("9to5.example", None),
        ("0\x00", None),
    ],
)
def test_literal(host: str, address: str | None) -> None:
    """A host that is an address, in any spelling that resolvers take."""
    assert literal(host) == address


def test_names_private() -> None:
    """Names that plainly mean this machine or this network."""
    assert all(map(names_private, ("localhost", "intranet", "nas.local", "wiki.internal", "10.0.0.1", "feeds.home.arpa")))
    assert not any(map(names_private, ("news.example.org", "9.9.9.9", "localhost.example.org")))


def admits(own: str, hop: str, address: str, *, allow_private: bool = False) -> bool:
    return Guard(target(own), allow_private=allow_private).admits(target(hop), address)


def test_public_hops_are_free() -> None:
    """From anywhere to anywhere public."""
    assert admits("https://a.example/", "https://b.example/", "9.9.9.9")


def test_a_private_host_only_where_the_user_names_it() -> None:
    """The user's own address may be private if it plainly says so; a redirect may stay on that server and go nowhere else private."""
    assert admits("http://localhost:8000/f", "http://localhost:8000/g", "127.0.0.1")
    assert not admits("http://localhost:8000/f", "http://localhost:8001/", "127.0.0.1")
    assert not admits("https://a.example/", "http://localhost/", "127.0.0.1")
    assert not admits("https://a.example/", "http://169.254.169.254/latest", "169.254.169.254")


def test_a_public_name_that_resolves_to_a_private_address() -> None:
    """Rebinding: the name is the user's own, the address is not what it seems."""
    assert not admits("https://a.example/", "https://a.example/", "127.0.0.1")


def test_allow_private() -> None:
    """The user's word opens the private network, but not the metadata service to a redirect."""
    assert admits("https://a.example/", "http://10.0.0.7/feed", "10.0.0.7", allow_private=True)
    assert not admits("https://a.example/", "http://x.example/", "169.254.169.254", allow_private=True)


def test_check_literal() -> None:
    """Behind a proxy no socket of ours tells: hosts that are addresses, or plainly private names, are refused as such."""
    guard = Guard(target("https://a.example/"), allow_private=False)
    for hop in ("http://127.1/", "http://[::1]/", "http://localhost/", "http://printer/"):
        with pytest.raises(SourceError, match="private network"):
            guard.check_literal(target(hop))
    guard.check_literal(target("https://b.example/"))
    guard.check_literal(target("https://9.9.9.9/"))
