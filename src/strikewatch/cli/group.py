"""The group of commands, the global options, and the one place where errors become a line and an exit code."""

from __future__ import annotations

import errno
import importlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from strikewatch import __version__, errors
from strikewatch.cli import exits
from strikewatch.cli.app import App

# name → what the command does, in the order of the help. The module of a command is imported when it runs, not before:
# `--help` stays as quick as click itself.
COMMANDS = {
    "digest": "Pull what is due, then print the digest.",
    "mail": "E-mail the edition of what is new.",
    "pull": "Fetch all sources; print nothing but failures.",
    "import": "Read Twitter/X exports into the store.",
    "show": "An item with its evidence, and why it was kept or dropped.",
    "dropped": "What was left out, and why.",
    "mark": "Your own verdict on an item: it wins from then on.",
    "search": "Full text over all that was ever pulled.",
    "dispute": "All disputes in a line each, or the dossier of one.",
    "calendar": "What is due.",
    "sources": "List, add, remove and check sources; OPML; presets.",
    "config": "Write a first config, or show the one in force.",
    "doctor": "What is wrong with config, store, sources and mail.",
    "schedule": "Crontab lines and systemd timers for this installation.",
    "analyze": "Judge JSON lines: nothing is stored.",
    "demo": "The whole thing on a bundled week of sample sources.",
}

EPILOG = """\b
Examples:
  strikewatch demo                           see it work, without network
  strikewatch config init                    write a commented first config
  strikewatch digest                         this morning's digest
  strikewatch digest --since 2023-07-25 --issue technology
  strikewatch mail                           from cron: quiet when all is well

\b
Exit codes: 0 done, 64 usage, 65 unreadable input, 69 no source reached, 73 cannot create,
74 cannot read or write, 75 try again later, 77 refused, 78 config, 130/143 interrupted."""


class Commands(click.Group):
    """A group whose commands load when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names, in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(
            f"strikewatch.cli.{cmd_name}_" if cmd_name == "import" else f"strikewatch.cli.{cmd_name}"
        )
        command: click.Command = module.command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where none matches."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            from difflib import get_close_matches

            from strikewatch import text

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "strikewatch --help lists the commands"
            raise click.UsageError(f"no command {text.for_terminal(name)!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands from the table: none is imported."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn an error of ours into its line and its exit code."""
        try:
            return super().invoke(ctx)
        except errors.StrikewatchError as error:
            for line in error.line().splitlines():
                _complain(line)
            ctx.exit(exits.code_of(error))
        except OSError as error:
            if error.errno == errno.EPIPE:
                _hush()
                ctx.exit(exits.BROKEN_PIPE)
            _complain(_os_sentence(error))
            ctx.exit(exits.CANNOT_CREATE if error.errno in (errno.ENOSPC, errno.EDQUOT) else exits.IO)


def _complain(line: str) -> None:
    """Print a line on standard error: nothing in it reaches the terminal that was not meant to."""
    from strikewatch import text

    click.echo(f"strikewatch: {text.for_terminal(line)}", err=True)


def _os_sentence(error: OSError) -> str:
    """Say which file failed, how, and what to do."""
    what = error.strerror or str(error)
    place = f"{os.fsdecode(error.filename)}: " if error.filename else ""
    hints = {
        errno.ENOSPC: "free some space and run it again: nothing stored is lost",
        errno.EDQUOT: "your quota is used up: free some space and run it again",
        errno.EACCES: "check the permissions, or choose another place with --data-dir",
        errno.EROFS: "this file system is read-only: choose another place with --data-dir",
        errno.ENOENT: "check the path",
    }
    return f"{place}{what}; {hints.get(error.errno or 0, 'check the path and its permissions')}"


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The config (default: config.toml in the platform's config folder).",
)
@click.option(
    "--data-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the store lies (default: the platform's data folder; $STRIKEWATCH_HOME moves both).",
)
@click.option("-v", "--verbose", count=True, help="Say more.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.version_option(__version__, prog_name="strikewatch")
@click.pass_context
def cli(ctx: click.Context, config_file: Path | None, data_dir: Path | None, verbose: int, quiet: bool) -> None:
    """Read the news for the labour desk: strikes and bargaining, by issue, in verbatim quotes."""
    ctx.obj = App(config_file=config_file, data_dir=data_dir, verbose=verbose, quiet=quiet)
    ctx.call_on_close(ctx.obj.close)


def _hush() -> None:
    """Send what is still to be written nowhere: its reader has gone, and the interpreter flushes once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminated(_signal: int, _frame: FrameType | None) -> NoReturn:
    """End like Ctrl-C, with the code of SIGTERM: `finally` clauses run, transactions roll back."""
    sys.exit(exits.TERMINATED)


def run() -> NoReturn:
    """Run the command line; map what click raises to the documented codes."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a character shows "?", never a traceback
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        if isinstance(error, click.NoSuchOption) and any(error.option_name in option.opts for option in cli.params):
            error = click.UsageError(f"put {error.option_name} before the command", error.ctx)
        error.show()
        code = exits.USAGE
    except click.ClickException as error:
        error.show()
        code = exits.IO
    except (click.Abort, KeyboardInterrupt):
        click.echo("strikewatch: interrupted", err=True)
        code = exits.INTERRUPTED
    except BrokenPipeError:
        _hush()
        code = exits.BROKEN_PIPE
    sys.exit(code if isinstance(code, int) else exits.OK)
