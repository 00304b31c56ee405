"""``strikewatch mark``: the user's own verdict, which wins from then on."""

from __future__ import annotations

import sys

import click
import msgspec

from strikewatch import text
from strikewatch.cli.app import App
from strikewatch.errors import UsageError


@click.command("mark", short_help="Your own verdict on an item: it wins from then on.")
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
    verdict: str | None,
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
    if export:
        _export(app)
    elif undo:
        _undo(app, item)
    elif same or different:
        _link(app, "same" if same else "different", same or different or ("", ""))
    elif item is None or not (verdict or issue or dispute):
        raise UsageError("name an item and your verdict", hint="strikewatch mark 3 drop")
    else:
        _verdict(app, item, verdict, issue, dispute)


def _verdict(app: App, name: str, verdict: str | None, issue: str | None, dispute: str | None) -> None:
    """Store the marks on one item."""
    from strikewatch.cli.digest import check_issues

    if issue:
        check_issues((issue,))
    item = app.store.find(name)
    if verdict == "keep":
        app.store.mark("keep", now=app.now, item=item.id)
    elif verdict == "drop":
        app.store.mark("drop", now=app.now, item=item.id)
    if issue:
        app.store.mark("issue", now=app.now, item=item.id, value=issue)
    if dispute:
        app.store.mark("dispute", now=app.now, item=item.id, value=_known(app, dispute))
    said = ", ".join(filter(None, (verdict, issue, dispute)))
    click.echo(text.for_terminal(f"{item.id[:8]} {text.shorten(item.title or item.text, 60)}: {said}"))


def _link(app: App, verb: str, pair: tuple[str, str]) -> None:
    one, other = (_known(app, name) for name in pair)
    if one == other:
        raise UsageError(f"{one} and {other} are one id", hint="strikewatch dispute lists the disputes")
    app.store.mark("same" if verb == "same" else "different", now=app.now, value=one, other=other)
    click.echo(text.for_terminal(f"{one} and {other}: {verb}"))


def _known(app: App, name: str) -> str:
    """Return the id of the one dispute that ``name`` is, or is a part of."""
    ids = [id_ for id_, _ in app.store.disputes()]
    matches = [id_ for id_ in ids if id_ == name] or [id_ for id_ in ids if text.slug(name) in id_]
    if len(matches) != 1:
        hint = f"it may be {', '.join(matches[:5])}" if matches else "strikewatch dispute lists them"
        raise UsageError(f"{name!r} is not the id of one dispute", hint=hint)
    return matches[0]


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
