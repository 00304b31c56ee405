"""One record that the quick decoder refused, read by any means: what has the right type is kept, the rest dropped."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, TypeVar, get_args

import msgspec

from strikewatch.parse.tweets.encoding import decoded
from strikewatch.parse.tweets.split import UNDECODABLE, Bad

S = TypeVar("S", bound=msgspec.Struct)
# Deeper than any tweet (8), and far from what the decoder's recursion bears.
_DEEPEST = 100
_SHALLOW = 2 * _DEEPEST  # bytes: too short to be deeper
# What is made of JSON takes some twenty times its size. Longer records are read if they need no salvage.
_LONGEST = 4 << 20
_BRACKET = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[{]++|[\]}]++', re.DOTALL)


def loads(raw: bytes) -> Any:
    """Return what JSON says, however loosely: control characters, NaN, lone surrogates and cp1252 pass. Bad if it is none."""
    if len(raw) > _LONGEST:
        return Bad(f"is longer than {_LONGEST >> 20} MB, and damaged")
    if len(raw) > _SHALLOW and _too_deep(raw):
        return Bad("is nested too deeply")
    try:
        return json.loads(decoded(raw), strict=False)
    except UNDECODABLE:
        return Bad("is no JSON")


def fitted(value: Any, kind: type[S]) -> S:
    """Return ``value`` as a record of ``kind``; fields of a wrong type get their default, at every depth."""
    result: S = _fit(value if isinstance(value, dict) else {}, kind)
    return result


def _fit(value: Any, kind: Any) -> Any:
    """Return ``value`` as ``kind``, or None where nothing of it fits."""
    try:
        return msgspec.convert(value, kind)
    except UNDECODABLE:
        pass
    for option in get_args(kind) or (kind,):
        if isinstance(value, dict) and isinstance(option, type) and issubclass(option, msgspec.Struct):
            return option(**_fields(value, option))
    if isinstance(value, list):
        for option in (kind, *get_args(kind)):
            if getattr(option, "__origin__", None) is list:
                kept = (_fit(entry, get_args(option)[0]) for entry in value)
                return [entry for entry in kept if entry is not None]
    return None


def _fields(value: dict[str, Any], kind: type[msgspec.Struct]) -> dict[str, Any]:
    fits = {}
    for field in _fields_of(kind):
        if field.encode_name in value:
            fitting = _fit(value[field.encode_name], field.type)
            if fitting is not None:
                fits[field.name] = fitting
    return fits


_fields_of = cache(msgspec.structs.fields)  # it resolves annotations anew each time: 500 µs


def _too_deep(raw: bytes) -> bool:
    depth = 0
    for token in _BRACKET.finditer(raw):
        first = raw[token.start()]
        if first in b"[{":
            depth += token.end() - token.start()
            if depth > _DEEPEST:
                return True
        elif first in b"]}":
            depth -= token.end() - token.start()
    return False
