"""What the parts of the store have in common: the open file."""

from __future__ import annotations

from strikewatch.store.file import Database


class Shelf:
    """Base of the store's parts. Each holds one kind of thing; ``Store`` is all of them."""

    def __init__(self, database: Database) -> None:
        """Take the open file."""
        self._db = database
