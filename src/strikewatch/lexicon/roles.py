"""Words that say which side somebody is on, as sets."""

from __future__ import annotations

import msgspec

from strikewatch.lexicon.files import read_toml
from strikewatch.model import Record


class Roles(Record, frozen=True, kw_only=True):
    """The lists of ``roles.toml``: lower-case single words."""

    workers: frozenset[str]
    plain_workers: frozenset[str]
    served: frozenset[str]
    union_heads: frozenset[str]
    body_heads: frozenset[str]
    employer_marks: frozenset[str]
    suffixes: frozenset[str]
    employer_heads: frozenset[str]
    employer_nouns: frozenset[str]
    union_nouns: frozenset[str]
    cues: frozenset[str]
    decoy_before_union: frozenset[str]
    titles: frozenset[str]
    outsiders: frozenset[str]


def load() -> Roles:
    """Read ``roles.toml``."""
    return msgspec.convert(read_toml("roles.toml"), Roles)
