"""Bytes as they lie in a file, made into UTF-8: gzip taken off with a counted limit, byte order marks and UTF-16 resolved."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from itertools import chain

from strikewatch.parse.tweets.refusal import bomb, cut_off, damaged

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")  # a zip, and an empty one
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP = 31  # window bits, as zlib wants to be told
_PIECE = 1 << 16
# The most that real archives reach is 30 (indented JSON); zeros reach 1,000.
HIGHEST_RATIO = 200
# Below this size nobody is harmed, and tiny files of much the same tweets may pass the ratio.
HARMLESS = 1 << 22

FALLBACK = "strikewatch-cp1252"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows wrote them (GetOldTweets, Excel); U+FFFD for the five it leaves out."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(FALLBACK, _as_cp1252)


def decoded(raw: bytes) -> str:
    """Return bytes of a text that should be UTF-8, and where it is not, is taken for Windows' cp1252."""
    return raw.decode("utf-8", FALLBACK)


def ungzipped(chunks: Iterator[bytes], place: str) -> Iterator[bytes]:
    """Pass a stream on; one that starts as gzip does is unpacked, member by member."""
    head = b""
    while len(head) < len(_GZIP_MAGIC) and (piece := next(chunks, b"")):
        head += piece
    if not head.startswith(_GZIP_MAGIC):
        yield head
        yield from chunks
        return
    yield from _unpacked(head, chunks, place)


def _unpacked(head: bytes, chunks: Iterator[bytes], place: str) -> Iterator[bytes]:
    packed, out = 0, 0
    unpacker = zlib.decompressobj(_GZIP)
    whole = True
    for piece in chain((head,), chunks):
        packed += len(piece)
        while piece:
            try:
                block = unpacker.decompress(piece, _PIECE)
            except zlib.error as error:
                raise damaged(place, "is damaged (gzip)") from error
            out += len(block)
            if out > HARMLESS and out > HIGHEST_RATIO * packed:
                raise bomb(place)
            if block:
                yield block
            piece, whole = unpacker.unconsumed_tail, unpacker.eof  # noqa: PLW2901 - what is left of it
            if whole:  # another member may follow: twarc appends to its files so
                piece = unpacker.unused_data.lstrip(b"\0")  # noqa: PLW2901
                unpacker = zlib.decompressobj(_GZIP)
    if not whole:
        raise cut_off(place)


def utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Pass a stream on without its byte order mark; UTF-16, known by its mark, as UTF-8. No piece is empty."""
    head = b""
    while len(head) < len(codecs.BOM_UTF8) and (piece := next(chunks, b"")):
        head += piece
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        reader = codecs.getincrementaldecoder("utf-16")("replace")
        for piece in chain((head,), chunks):
            if words := reader.decode(piece):
                yield words.encode("utf-8", "replace")
        return
    if rest := head.removeprefix(codecs.BOM_UTF8):
        yield rest
    yield from chunks
