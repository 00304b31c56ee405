"""Read: a document to items. Foreign shapes die here."""

from strikewatch.parse.read import read, read_quickly

__all__ = ["read", "read_quickly"]
