"""``strikewatch mark``: the user's own verdict, which wins from then on."""

from __future__ import annotations

import sys

import click
import msgspec

from strikewatch import text
from strikewatch.cli import options
from strikewatch.cli.app import App
from strikewatch.errors import UsageError
from strikewatch.model import MarkVerb


@click.command("mark")
@click.argument("item", required=False)
@click.argument("verdict", required=False, type=click.Choice(["keep", "drop"]))
@click.option("--issue", metavar="SLUG", help="The item is about this issue too.")
@click.option("--dispute", metavar="ID", help="The item is evidence for this dispute.")
@click.option("--same", nargs=2, metavar="DISPUTE DISPUTE", help="Two disputes are one.")
@click.option("--different", nargs=2, metavar="DISPUTE DISPUTE", help="Two disputes are two.")
@click.option("--undo", is_flag=True, help="Take back the last mark, or the last one on ITEM.")
@click.option("--export", is_flag=True, help="Print your verdicts as labelled JSON lines, for evaluation.")
@click.pass_obj
def command(
    app: App,
    item: str | None,
    verdict: MarkVerb | None,
    issue: str | None,
    dispute: str | None,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    undo: bool,
    export: bool,
) -> None:
    """Give your own verdict. It is kept for ever and applied before the program's; --undo takes the last one back.

    \b
    Examples:
      strikewatch mark 3 drop
      strikewatch mark 4fa09c keep --issue staffing
      strikewatch mark --same us-cbna-2023 us-cbna-st-aldric-health-2023
      strikewatch mark --export > my-labels.jsonl
    """
    _refuse_combinations(
        {"--export": export, "--undo": undo, "--same": same, "--different": different, "a verdict": verdict or issue or dispute},
        item,
    )
    if export:
        _export(app)
    elif undo:
        _undo(app, item)
    elif same:
        _link(app, "same", same)
    elif different:
        _link(app, "different", different)
    elif item is None or not (verdict or issue or dispute):
        raise UsageError("name an item and your verdict", hint="strikewatch mark 3 drop")
    else:
        _verdict(app, item, verdict, issue, dispute)


def _refuse_combinations(given: dict[str, object], item: str | None) -> None:
    """Raise UsageError where more was asked for than one thing: nothing is done by halves."""
    asked = [name for name, value in given.items() if value]
    if len(asked) > 1:
        raise UsageError(f"{asked[0]} and {asked[1]} do not go together", hint="ask for one after the other")
    if item is not None and asked and asked[0] in ("--export", "--same", "--different"):
        raise UsageError(f"{asked[0]} takes no item", hint="strikewatch mark --help has examples")


def _verdict(app: App, name: str, verdict: MarkVerb | None, issue: str | None, dispute: str | None) -> None:
    """Store the marks on one item: all of them, or, where one cannot be meant, none."""
    if issue:
        options.check_issues(app, (issue,))
    item = app.store.find(name)
    marks: list[tuple[MarkVerb, str | None]] = [(verdict, None)] if verdict else []
    marks += [("issue", issue)] if issue else []
    marks += [("dispute", _known(app, dispute))] if dispute else []
    for verb, value in marks:
        app.store.mark(verb, now=app.now, item=item.id, value=value)
    said = ", ".join(value or verb for verb, value in marks)
    click.echo(text.for_terminal(f"{item.id[:8]} {text.shorten(item.title or item.text, 60)}: {said}"))


def _link(app: App, verb: MarkVerb, pair: tuple[str, str]) -> None:
    """Store that two disputes are one, or two."""
    one, other = (_known(app, name) for name in pair)
    if one == other:
        raise UsageError(f"{pair[0]} and {pair[1]} are one dispute", hint="strikewatch dispute lists the disputes")
    app.store.mark(verb, now=app.now, value=one, other=other)
    click.echo(text.for_terminal(f"{one} and {other}: {verb}"))


def _known(app: App, name: str) -> str:
    """Return the id that reports have the dispute under which ``name`` stands for: one of theirs, or one that a page prints."""
    from strikewatch import pipeline

    if name in dict(app.store.disputes()):
        return name
    dispute = pipeline.dispute_named(app.config, app.store, app.lexicon, name, now=app.now)
    told = pipeline.names_in_evidence(dispute)
    return dispute.id if dispute.id in told or not told else told[0]


def _undo(app: App, name: str | None) -> None:
    mark = app.store.undo(now=app.now, item=app.store.find(name).id if name else None)
    if mark is None:
        raise UsageError("there is no mark to take back")
    what = " ".join(filter(None, (mark.item and mark.item[:8], mark.verb, mark.value, mark.other)))
    click.echo(text.for_terminal(f"taken back: {what}"))


def _export(app: App) -> None:
    """Print each marked item with its verdict: S for kept, F for dropped, as the labelled items of an evaluation have them."""
    for item, marks in app.store.marked_items():
        verdicts = [mark.verb for mark in marks if mark.verb in ("keep", "drop", "dispute")]
        if verdicts:
            line = {
                "id": item.id,
                "kind": item.kind,
                "title": item.title,
                "text": item.text,
                "published": item.published,
                "label": "F" if verdicts[-1] == "drop" else "S",
                "issues": [mark.value for mark in marks if mark.verb == "issue"],
            }
            sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()
