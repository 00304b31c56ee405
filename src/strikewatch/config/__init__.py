"""config.toml to one frozen Config: all faults at once, with key paths and "did you mean"."""

from __future__ import annotations

from pathlib import Path

from strikewatch.config import where
from strikewatch.model import Config

__all__ = ["load", "where"]


def load(path: Path | None = None, *, data_dir: Path | None = None) -> Config:
    """Return the config in force.

    ``path`` is the user's ``--config``; without it the config of $STRIKEWATCH_HOME or the platform's config folder is taken,
    and if there is none, the built-in preset. ``data_dir`` (``--data-dir``) wins over $STRIKEWATCH_HOME and the config.
    Raise ConfigError with every fault found, CannotAccess if the file cannot be read.
    """
    from strikewatch.config import preset, read

    file = path or where.config_file()
    if path is None and not file.exists():
        return preset.config(home=where.data_folder(data_dir))
    return read.config(file, data_dir=data_dir)
