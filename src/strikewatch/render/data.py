"""The records as JSON, and the JSON Schema that says what may be in it."""

from __future__ import annotations

from typing import Any

import msgspec

from strikewatch.model import Analysis, Calendar, Digest, Dossier, Found, Ledger, Omissions, Record, Shown

# What is published, by the name of its schema file in docs/schema.
PUBLISHED: dict[str, type[Record]] = {
    "digest": Digest,
    "analysis": Analysis,
    "ledger": Ledger,
    "calendar": Calendar,
    "dossier": Dossier,
    "shown": Shown,
    "omissions": Omissions,
    "found": Found,
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json(record: Record) -> str:
    """Return ``record`` as indented JSON that ends with a newline; its ``schema`` field counts the versions."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"


def json_schema(name: str = "digest") -> str:
    """Return the JSON Schema of the published record ``name`` as indented JSON."""
    schema: dict[str, Any] = {"$schema": _DIALECT, "title": f"strikewatch {name}", **msgspec.json.schema(PUBLISHED[name])}
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode() + "\n"
