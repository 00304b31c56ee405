"""Pages: a view in the form asked for, on the terminal, in a pipe or in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from strikewatch.cli import output

if TYPE_CHECKING:
    from strikewatch.render import View

F = TypeVar("F", bound=Callable[..., Any])


def json_option(function: F) -> F:
    """Add ``--json``, which every listing has."""
    return click.option("--json", "as_json", is_flag=True, help="As JSON.")(function)


def output_option(function: F) -> F:
    """Add ``--output``."""
    return click.option("-o", "--output", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file.")(
        function
    )


def page(view: View, *, file: Path | None = None) -> str:
    """Return a view as lines: for the terminal as it can, as plain text in a pipe or a file."""
    from strikewatch import render

    if file is None and output.on_terminal():
        return render.terminal(view, width=output.width(), color=output.colour(), links=output.links())
    return render.text(view, width=output.PIPED_WIDTH)


def show(view: View, *, as_json: bool = False, file: Path | None = None) -> None:
    """Print a view, as JSON or as lines."""
    from strikewatch import render

    output.write(render.json(view) if as_json else page(view, file=file), file)
