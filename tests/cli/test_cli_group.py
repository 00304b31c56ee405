"""The group of commands: help, exit codes, and errors as one line."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import Run
from strikewatch import __version__, errors
from strikewatch.cli import exits, group

SUBCOMMANDS = {"config": ["init", "show"], "sources": ["list", "add", "remove", "check", "presets", "import", "export"]}


@pytest.mark.parametrize("name", list(group.COMMANDS))
def test_every_command_has_help_that_says_what_it_does(run: Run, name: str) -> None:
    """Each command explains itself."""
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: cli {name}")


@pytest.mark.parametrize(("group", "name"), [(group, name) for group, names in SUBCOMMANDS.items() for name in names])
def test_every_subcommand_has_help(run: Run, group: str, name: str) -> None:
    """Also one level down."""
    assert run(group, name, "--help").exit_code == 0


def test_help_imports_nothing_heavy() -> None:
    """`--help` is as quick as click: no command, no record, no lexicon is loaded for it."""
    code = "import sys, strikewatch.cli.group as m\ntry: m.cli.main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "digest" in done.stdout
    assert not loaded & {
        "msgspec",
        "sqlite3",
        "rich",
        "feedparser",
        "pycurl",
        "lxml",
        "jinja2",
        "tomllib",
        "strikewatch.model",
        "strikewatch.lexicon",
    }


def test_version(run: Run) -> None:
    """The version is the package's."""
    assert run("--version").output == f"strikewatch, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["digset"], "did you mean 'digest'?"),
        (["xyzzy"], "--help lists the commands"),
        (["digest", "--format", "pdf"], "pdf"),
        (["show"], "ITEM"),
        (["digest", "--config", "x"], "put --config before the command"),
        (["digest", "-q"], "put -q before the command"),
    ],
)
def test_a_wrong_command_line_ends_with_64(words: list[str], said: str) -> None:
    """A mistyped word is answered with the nearest one."""
    done = strikewatch(*words)
    assert done.returncode == exits.USAGE
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_every_kind_of_error_has_its_code() -> None:
    """The documented exit codes, one per kind."""
    kinds = {
        errors.UsageError: 64, errors.InputError: 65, errors.CannotCreate: 73,
        errors.CannotAccess: 74, errors.TryLater: 75, errors.Refused: 77,
    }  # fmt: skip
    assert {kind: exits.code_of(kind("x")) for kind in kinds} == kinds
    assert exits.code_of(errors.ConfigError(("x",))) == 78


def strikewatch(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "strikewatch", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
        timeout=60,
    )


def test_a_faulty_config_stops_everything_with_78(desk: Path) -> None:
    """All faults, a line each; nothing is fetched and no store is made."""
    (desk / "config.toml").write_text('timezon = "UTC"\n[[sources]]\nname = "x"\nurl = "ftp://x"\n')
    done = strikewatch("pull")
    assert done.returncode == exits.CONFIG
    assert done.stderr.count("\n") == 2
    assert "did you mean 'timezone'?" in done.stderr
    assert not (desk / "strikewatch.sqlite").exists()


def test_a_missing_config_that_was_asked_for_ends_with_74(tmp_path: Path) -> None:
    """--config names a file that is there."""
    done = strikewatch("--config", str(tmp_path / "none.toml"), "pull")
    assert done.returncode == exits.IO
    assert "none.toml" in done.stderr


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, exits.CANNOT_CREATE),
        (errno.EDQUOT, exits.CANNOT_CREATE),
        (errno.EROFS, exits.IO),
        (errno.EACCES, exits.IO),
        (errno.EIO, exits.IO),
    ],
)
def test_what_the_system_refuses_is_one_line(monkeypatch: pytest.MonkeyPatch, number: int, code: int) -> None:
    """A full disk, a read-only file system: the file, the fault, what to do."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "/some/file")

    monkeypatch.setattr("strikewatch.cli.schedule._words", refuse)
    result = CliRunner().invoke(group.cli, ["schedule"])
    assert result.exit_code == code
    assert result.stderr.startswith("strikewatch: /some/file: ")
    assert result.stderr.count("\n") == 1


def test_a_reader_who_has_seen_enough_is_no_error(desk: Path) -> None:
    """`| head` ends us quietly."""
    assert desk.is_dir()
    process = subprocess.Popen(
        [sys.executable, "-m", "strikewatch", "config", "show"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) in (exits.OK, exits.BROKEN_PIPE)
    assert said == b""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, exits.INTERRUPTED), (signal.SIGTERM, exits.TERMINATED)])
def test_a_signal_ends_us_soon_and_cleanly(desk: Path, sent: int, code: int) -> None:
    """Ctrl-C and SIGTERM: no traceback, the documented code."""
    assert desk.is_dir()
    process = subprocess.Popen(
        [sys.executable, "-m", "strikewatch", "analyze", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(
        b'{"id": "1", "title": "x"}\n' * 200
    )  # more than a pipe's buffer of answers: the first shows that it runs
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(sent)
    _, said = process.communicate(timeout=10)
    assert process.returncode == code
    assert b"Traceback" not in said


def test_a_plain_locale_and_a_dumb_terminal_are_enough(desk: Path) -> None:
    """LANG=C, no terminal: no encoding error."""
    assert desk.is_dir()
    done = strikewatch("config", "show", LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii", TERM="dumb")
    assert done.returncode == 0
