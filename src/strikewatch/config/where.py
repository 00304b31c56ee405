"""Where the config and the data lie: the platform's folders, unless $STRIKEWATCH_HOME moves both; and the machine's zone."""

from __future__ import annotations

import os
from pathlib import Path

from strikewatch import dates

HOME_VARIABLE = "STRIKEWATCH_HOME"


def _moved() -> Path | None:
    value = os.environ.get(HOME_VARIABLE)
    return Path(value).expanduser() if value else None


def config_file() -> Path:
    """Return the config's path: ``$STRIKEWATCH_HOME/config.toml``, else in the platform's config folder."""
    home = _moved()
    if home is None:
        import platformdirs

        home = platformdirs.user_config_path("strikewatch", appauthor=False)
    return home / "config.toml"


def data_folder(asked: Path | None = None, configured: str | None = None) -> Path:
    """Return the data folder: ``--data-dir``, else $STRIKEWATCH_HOME, else the config's ``data_dir``, else the platform's."""
    if asked is not None:
        return asked.expanduser()
    home = _moved()
    if home is not None:
        return home
    if configured is not None:
        return Path(configured).expanduser()
    import platformdirs

    return platformdirs.user_data_path("strikewatch", appauthor=False)


def machine_zone() -> str:
    """Return the IANA name of the machine's zone, "UTC" where it has none."""
    return getattr(dates.local_zone(), "key", "UTC")
