"""Keep: one SQLite file."""
