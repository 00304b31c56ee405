"""Reach out: a source and what the last visit left, to a document, or unchanged, or failed."""

from strikewatch.sources.fetch import failed, fetch

__all__ = ["failed", "fetch"]
