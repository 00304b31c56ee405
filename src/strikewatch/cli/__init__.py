"""The command line: the only package that knows click, the terminal and exit codes."""

from __future__ import annotations


def main() -> None:
    """Run the command and end the process with its exit code."""
    from strikewatch.cli.group import run

    run()
