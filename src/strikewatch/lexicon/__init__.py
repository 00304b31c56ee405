"""Words as data: issues, cues, look-alikes, bodies, stages, in TOML that a journalist can read and extend."""
