"""The outcomes of a pull: a bar while it runs, a line per failed source, and the exit status that they come to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from strikewatch import text
from strikewatch.cli import exits

if TYPE_CHECKING:
    from rich.console import Console

    from strikewatch.errors import FailureKind
    from strikewatch.model import Outcome

# Failures in which no server said a word: a 404 or a web page is an answer.
_UNREACHED: frozenset[FailureKind | None] = frozenset({"dns", "connect", "tls", "timeout", "address"})


def watch(outcomes: Iterable[Outcome], total: int, *, quiet: bool) -> Iterator[Outcome]:
    """Pass outcomes on; on a terminal show a bar with counts and rate on standard error meanwhile."""
    if quiet or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("pulling"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[said]}"), TimeElapsedColumn())
    new = failed = 0
    with Progress(*columns, console=_stderr(), transient=True) as bar:
        task = bar.add_task("pull", total=total, said="")
        for outcome in outcomes:
            new, failed = new + outcome.new, failed + (outcome.status == "failed")
            bar.update(task, advance=1, said=f"{new:,} new" + (f", {failed} failed" if failed else ""))
            yield outcome


@contextmanager
def counting(what: str, *, quiet: bool) -> Iterator[Callable[[int, int, int], None] | None]:
    """Give a callable ``(bytes done, bytes in all, records)`` that draws a bar on standard error, or None off a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        TextColumn(what), BarColumn(), TextColumn("{task.fields[said]}"), TimeElapsedColumn(), console=_stderr(), transient=True
    ) as bar:
        task = bar.add_task(what, total=None, said="")

        def show(done: int, total: int, records: int) -> None:
            bar.update(task, completed=done, total=total or None, said=f"{records:,}")

        yield show


def _stderr() -> Console:
    from rich.console import Console

    return Console(stderr=True)


def report(outcomes: Sequence[Outcome], *, verbose: bool = False) -> None:
    """Print a line per failed source on standard error; with ``verbose`` the notes of the others too."""
    for outcome in outcomes:
        if outcome.status == "failed":
            click.echo(text.for_terminal(outcome.message or f"{outcome.source}: failed"), err=True)
        elif verbose:
            notes = "; ".join((f"{outcome.new} new, {outcome.updated} updated", *outcome.notes))
            click.echo(text.for_terminal(f"{outcome.source}: {outcome.status}: {notes}"), err=True)
        for note in outcome.notes if outcome.status != "failed" and not verbose else ():
            click.echo(text.for_terminal(f"{outcome.source}: {note}"), err=True)


def settle(outcomes: Sequence[Outcome], *, tolerate: bool) -> int:
    """Return the exit status that the outcomes come to: 0, 75 if some source failed, 69 if none was reached."""
    tried = [outcome for outcome in outcomes if outcome.status != "resting"]
    failed = [outcome for outcome in tried if outcome.status == "failed"]
    if not failed or tolerate:
        return exits.OK
    reached = len(failed) < len(tried) or any(outcome.kind not in _UNREACHED for outcome in failed)
    return exits.TRY_LATER if reached else exits.UNAVAILABLE
