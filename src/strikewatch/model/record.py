"""What every record is: frozen, keyword-only, cheap to make, and JSON both ways.

``msgspec.Struct`` rather than a dataclass: the same promises, a tenth of the cost to make one (a run makes a million items),
and ``msgspec.json`` stores and publishes a record, with its JSON Schema, without a line of ours. Change one by
``msgspec.structs.replace``.
"""

from __future__ import annotations

from typing import dataclass_transform

import msgspec


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Base of all records. Subclasses repeat ``frozen=True, kw_only=True``: msgspec does not inherit ``kw_only``."""


class Span(Record, frozen=True, kw_only=True):
    """Words of an item: ``body[start:end] == text``, in code points of ``title + "\\n" + text``, end exclusive."""

    text: str
    start: int
    end: int
