"""What the commands of one run share, made when first asked for: the config, the store, the lexicon, the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strikewatch.lexicon import Lexicon
    from strikewatch.model import Config
    from strikewatch.store import Store


def _machine_clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class App:
    """One run of the command. Nothing is read or opened before a command asks for it."""

    def __init__(
        self, *, config_file: Path | None = None, data_dir: Path | None = None, verbose: int = 0, quiet: bool = False
    ) -> None:
        """Take the global options."""
        self.clock: Callable[[], dt.datetime] = _machine_clock  # the demo has one that stands still
        self.config_file = config_file
        self.data_dir = data_dir
        self.verbose = verbose
        self.quiet = quiet
        self._store: Store | None = None

    @cached_property
    def config(self) -> Config:
        """The config in force, or a ConfigError with every fault in it."""
        from strikewatch import config

        return config.load(self.config_file, data_dir=self.data_dir)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon, with the user's additions."""
        from strikewatch import lexicon

        return lexicon.load(self.config.lexicon)

    @property
    def store(self) -> Store:
        """The store, opened and migrated if need be."""
        if self._store is None:
            from strikewatch.store import Store

            self._store = Store.open(self.config.store)
        return self._store

    @property
    def now(self) -> dt.datetime:
        """The time: aware, UTC."""
        return self.clock()

    def close(self) -> None:
        """Close the store, if it was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None
