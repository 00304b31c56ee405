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
        (gzip.compress(BODY, mtime=0), "gzip"),
        (gzip.compress(BODY, mtime=0), "X-GZIP"),
        (zlib.compress(BODY), "deflate"),
        (raw_deflate(BODY), "deflate"),
        (BODY, "gzip"),
        (gzip.compress(BODY, mtime=0), "identity, gzip"),
    ],
)
def test_decoded(body: bytes, coding: str) -> None:
    """gzip, both kinds of deflate, nothing, and plain text that says gzip."""
    assert decoded(body, coding, 10_000) == BODY


@pytest.mark.parametrize(
    ("body", "coding", "kind"),
    [
        (gzip.compress(bytes(10_001), mtime=0), "gzip", "too-large"),
        (zlib.compress(bytes(10_001)), "deflate", "too-large"),
        (gzip.compress(bytes(6_000), mtime=0) * 2, "gzip", "too-large"),
        (gzip.compress(BODY, mtime=0)[:-12], "gzip", "cut"),
        (gzip.compress(BODY, mtime=0)[:-8] + bytes(8), "gzip", "encoding"),
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
    assert gunzipped(gzip.compress(b"a", mtime=0) + gzip.compress(b"b", mtime=0) + bytes(4), 100) == b"ab"
    assert gunzipped(gzip.compress(b"", mtime=0) * 5_000, 100) == b""
