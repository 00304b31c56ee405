"""Reach out: a source and what the last visit left, to a document, or unchanged, or failed."""
