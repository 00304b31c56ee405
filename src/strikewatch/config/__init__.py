"""config.toml to one frozen Config: all faults at once, with key paths and "did you mean"."""
