"""Undo gzip and deflate with a counted limit: a kilobyte may claim to be a gigabyte."""

from __future__ import annotations

import zlib

from strikewatch.errors import NEXT_RUN, SourceError

GZIP_MAGIC = b"\x1f\x8b"
_GZIP, _ZLIB, _RAW = 31, 15, -15
_MEMBERS = 1000  # a gzip stream may have several; an endless row of empty ones is an attack


def decoded(body: bytes, coding: str, limit: int) -> bytes:
    """Return ``body`` freed from the content ``coding`` that the server names, at most ``limit`` bytes."""
    names = [name.strip().lower() for name in coding.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if not names:
        return body
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(
            f"the answer is packed in a way that was not asked for ({', '.join(names)[:40]})",
            kind="encoding",
            hint="tell the publisher, or use another address of the feed",
        )
    if names[0] == "deflate":
        # RFC 9110 means zlib; some servers send the bare stream.
        return _inflated(
            body, _ZLIB if body[:1] and (body[0] & 0x0F) == 8 and int.from_bytes(body[:2], "big") % 31 == 0 else _RAW, limit
        )
    if not body.startswith(GZIP_MAGIC):
        return body  # says gzip, is plain: seen in the field
    return gunzipped(body, limit)


def gunzipped(body: bytes, limit: int) -> bytes:
    """Return a gzip stream unpacked, at most ``limit`` bytes."""
    parts: list[bytes] = []
    room = limit
    for _ in range(_MEMBERS):
        stream = zlib.decompressobj(_GZIP)
        part = _run(stream, body, room)
        parts.append(part)
        room -= len(part)
        body = stream.unused_data.lstrip(b"\0")
        if not body.startswith(GZIP_MAGIC):
            break
    return b"".join(parts)


def _inflated(body: bytes, form: int, limit: int) -> bytes:
    return _run(zlib.decompressobj(form), body, limit)


def _run(stream: zlib._Decompress, body: bytes, limit: int) -> bytes:
    try:
        part = stream.decompress(body, limit + 1)
    except zlib.error as error:
        raise SourceError("the packed answer is damaged", kind="encoding", hint=NEXT_RUN) from error
    if len(part) > limit:
        raise too_large(limit)
    if not stream.eof:
        raise SourceError("the packed answer is cut off", kind="cut", hint=NEXT_RUN)
    return part


def too_large(limit: int) -> SourceError:
    """Return the error for a feed beyond its limit."""
    size = f"{limit / 2**20:.0f} MB" if limit >= 2**20 else f"{limit:,} bytes"
    return SourceError(
        f"the feed is larger than {size}", kind="too-large", hint="if that is right, raise max_bytes for this source"
    )
