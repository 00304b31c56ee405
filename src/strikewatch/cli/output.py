"""What goes where: the terminal's width, colours and links; files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from strikewatch import files
from strikewatch.errors import CannotCreate

PIPED_WIDTH = 100  # cells, off a terminal: the same page wherever it goes
# Terminals that are known to follow OSC 8 links; the rest would show an address that cannot be followed.
_LINKING_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"})
_LINKING_VARIABLES = ("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "ALACRITTY_WINDOW_ID")
_VTE_WITH_LINKS = 5000


def on_terminal() -> bool:
    """Return whether a person reads standard output as it comes."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the cells to a line."""
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if on_terminal() else PIPED_WIDTH


def colour() -> bool:
    """Return whether colours are wanted: on a terminal, unless NO_COLOR says otherwise (no-color.org)."""
    return on_terminal() and not os.environ.get("NO_COLOR")


def links() -> bool:
    """Return whether the terminal follows OSC 8 links."""
    if not colour():
        return False
    env = os.environ
    vte = env.get("VTE_VERSION", "")
    known = env.get("TERM_PROGRAM") in _LINKING_PROGRAMS or any(name in env for name in _LINKING_VARIABLES)
    return known or (vte.isdigit() and int(vte) >= _VTE_WITH_LINKS) or env.get("TERM", "").startswith("foot")


def write(content: str | bytes, file: Path | None = None) -> None:
    """Print ``content``, or write it to ``file``: whole, or the file stays as it was (``files.write``)."""
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if file is None or str(file) == "-":
        if isinstance(content, str):
            click.echo(content, nl=False, color=True)  # what is coloured was decided before
        else:
            sys.stdout.buffer.write(raw)
            sys.stdout.buffer.flush()
        return
    try:
        files.write(file, raw)
    except OSError as error:
        raise CannotCreate(
            f"cannot be written: {error.strerror}", source=str(file), hint="check the folder and the free space"
        ) from error
