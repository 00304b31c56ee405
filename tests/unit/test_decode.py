"""Content codings, undone with a counted limit."""

import gzip
import zlib

import pytest

from strikewatch.errors import SourceError
from strikewatch.sources.decode import decoded, gunzipped

BODY = b"<rss/>" * 100


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY), "gzip"),
        (gzip.compress(BODY), "X-GZIP"),
        (zlib.compress(BODY), "deflate"),
        (raw_deflate(BODY), "deflate"),
        (BODY, "gzip"),
        (gzip.compress(BODY), "identity, gzip"),
    ],
)
def test_decoded(body: bytes, coding: str) -> None:
    """gzip, both kinds of deflate, nothing, and plain text that says gzip."""
    assert decoded(body, coding, 10_000) == BODY


@pytest.mark.parametrize(
    ("body", "coding", "kind"),
    [
        (gzip.compress(bytes(10_001)), "gzip", "too-large"),
        (zlib.compress(bytes(10_001)), "deflate", "too-large"),
        (gzip.compress(bytes(6_000)) * 2, "gzip", "too-large"),
        (gzip.compress(BODY)[:-12], "gzip", "cut"),
        (gzip.compress(BODY)[:-8] + bytes(8), "gzip", "encoding"),
        (b"\xff\xff\xff", "deflate", "encoding"),
        (BODY, "br", "encoding"),
        (BODY, "gzip, gzip", "encoding"),
        (BODY, "x-\x1b[31mklingon", "encoding"),
    ],
)
def test_refused(body: bytes, coding: str, kind: str) -> None:
    """Bombs, cut and damaged streams, codings not asked for and chains of them."""
    with pytest.raises(SourceError) as caught:
        decoded(body, coding, 10_000)
    assert caught.value.kind == kind


def test_members() -> None:
    """Several gzip members are one stream; padding after the last is nothing; an endless row of empty ones ends."""
    assert gunzipped(gzip.compress(b"a") + gzip.compress(b"b") + bytes(4), 100) == b"ab"
    assert gunzipped(gzip.compress(b"") * 5_000, 100) == b""
