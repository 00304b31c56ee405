"""Read the word lists that lie beside this module."""

from __future__ import annotations

from importlib import resources
from typing import Any

import tomli


def read_toml(name: str) -> dict[str, Any]:
    """Return the tables of the shipped file ``name``."""
    return tomli.loads((resources.files("strikewatch.lexicon") / name).read_text(encoding="utf-8"))
