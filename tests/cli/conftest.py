"""The command as its user runs it, in this process."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands import FEED, Run
from strikewatch.cli.group import cli


@pytest.fixture
def run() -> Run:
    """Give a function that runs ``strikewatch WORDS…`` and returns the result; bugs keep their traceback."""

    def invoke(*words: str | Path, stdin: str | bytes | None = None, **options: object) -> Result:
        result = CliRunner().invoke(cli, [str(word) for word in words], input=stdin, standalone_mode=False, **options)  # type: ignore[arg-type]  # click's own keywords
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        code = result.return_value if isinstance(result.return_value, int) else result.exit_code
        result.exit_code = code
        return result

    return invoke


@pytest.fixture
def desk(hermetic: Path) -> Path:
    """Give a config with one local feed of today, in the place where it is looked for; return its folder."""
    hermetic.mkdir(parents=True)
    today = dt.datetime.now(dt.UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    (hermetic / "gazette.xml").write_text(FEED.format(day=today))
    (hermetic / "config.toml").write_text('timezone = "UTC"\n[[sources]]\nname = "gazette"\npath = "gazette.xml"\n')
    return hermetic
