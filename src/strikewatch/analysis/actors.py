"""A noun phrase of a sentence that means a party."""

from __future__ import annotations

from typing import Literal, NamedTuple

from strikewatch.model import Party


class Actor(NamedTuple):
    """A noun phrase that means a party (None: an outsider, or both sides), by word numbers within its sentence."""

    first: int
    last: int
    party: Party | None
    kind: Literal["name", "owner", "role", "workers", "person", "pronoun", "both"]
