"""strikewatch: a news digest for the labour desk."""

__version__ = "0.1.0"
