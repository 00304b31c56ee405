"""``strikewatch digest``: pull what is due, then print the digest."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from strikewatch import text
from strikewatch.cli import exits, options, output, pages
from strikewatch.cli.app import App
from strikewatch.cli.outcomes import report, settle, watch
from strikewatch.errors import TryLater, UsageError

if TYPE_CHECKING:
    from strikewatch.model import Digest, Edition

FORMS = ("terminal", "text", "markdown", "html", "json")


@click.command("digest")
@click.option("--since", metavar="DATE", help="Items dated from this day (or moment) on, instead of the last 24 h.")
@click.option("--until", metavar="DATE", help="Items dated up to this day (included), or before this moment.")
@click.option("--new", is_flag=True, help="What is in no delivered edition yet.")
@click.option("--group-by", type=click.Choice(["issue", "dispute", "source", "day"]), help="Default: the config's.")
@click.option("--issue", "issues", multiple=True, metavar="SLUG", help="Only this issue; may be given again.")
@click.option("--dispute", "disputes", multiple=True, metavar="ID", help="Only this dispute; a unique part of its id is enough.")
@click.option("--format", "form", type=click.Choice(FORMS), default="terminal", help="Default: for the terminal; text in a pipe.")
@pages.output_option
@click.option("--no-pull", is_flag=True, help="Of what is in the store: fetch nothing.")
@click.option("--keep", is_flag=True, help="Keep it as an edition: what is in it is no longer new.")
@click.option("--edition", "name", metavar="N", help="An old edition again, byte for byte: its id or number.")
@click.option("--tolerate", is_flag=True, help="End with 0 although sources failed.")
@click.pass_context
def command(
    ctx: click.Context,
    since: str | None,
    until: str | None,
    new: bool,
    group_by: Any,
    issues: tuple[str, ...],
    disputes: tuple[str, ...],
    form: str,
    file: Path | None,
    no_pull: bool,
    keep: bool,
    name: str | None,
    tolerate: bool,
) -> None:
    """Pull what is due, then print the digest: what changed, what is due, and both sides of each issue in their own words.

    \b
    Examples:
      strikewatch digest
      strikewatch digest --since 2023-07-25 --issue technology
      strikewatch digest --format html --output digest.html
      strikewatch digest --no-pull --group-by dispute | less
    """
    from strikewatch import pipeline

    app: App = ctx.obj
    if name is not None:
        output.write(_again(app, name, form), file)
        return
    span = pipeline.Span(
        since=options.moment(app, since, "--since"), until=options.moment(app, until, "--until", end=True), new=new
    )
    options.check_issues(app, issues)
    code = exits.OK if no_pull else _pull(app, tolerate=tolerate)
    with pipeline.keeping(app.config, app.store, now=app.now) if keep else nullcontext() as edition:
        composed = pipeline.compose(
            app.config,
            app.store,
            app.lexicon,
            now=app.now,
            span=span,
            group_by=group_by,
            issues=issues,
            disputes=disputes,
            edition=edition,
        )
        if keep:
            pipeline.keep_edition(app.store, composed, width=output.PIPED_WIDTH)
            click.echo(f"Kept as edition {edition}: strikewatch digest --edition {edition}", err=True)
    output.write(_rendered(composed.digest, form, file), file)
    app.store.remember_references((reference.number, reference.item) for reference in composed.digest.references)
    ctx.exit(code)


def _pull(app: App, *, tolerate: bool) -> int:
    """Pull, tell what failed, and return the exit status; where another run pulls already, say so and go on with what is there."""
    from strikewatch import pipeline

    config = app.config
    if config.preset:
        click.echo(
            "No config yet: reading the built-in preset of public labour feeds. Your own: strikewatch config init", err=True
        )
    try:
        with pipeline.only_run(config.home, now=app.now):
            outcomes = list(watch(pipeline.pull(config, app.store, now=app.now), len(config.sources), quiet=app.quiet))
    except TryLater as error:
        click.echo(text.for_terminal(f"strikewatch: not pulled: {error.line()}"), err=True)
        return exits.TRY_LATER
    report(outcomes, verbose=bool(app.verbose))
    return settle(outcomes, tolerate=tolerate)


def _rendered(digest: Digest, form: str, file: Path | None) -> str | bytes:
    """Return the digest in the form asked for; what is meant for a terminal is plain text elsewhere."""
    from strikewatch import render

    if form == "terminal":
        return pages.page(digest, file=file)
    if form == "text":
        return render.text(digest, width=output.PIPED_WIDTH)
    if form == "json":
        return render.json(digest)
    return render.markdown(digest) if form == "markdown" else render.html(digest)


def _again(app: App, name: str, form: str) -> bytes:
    """Return a stored form of an edition."""
    edition: Edition | None = app.store.edition(name)
    if edition is None:
        known = ", ".join(one.id for one in app.store.editions(5))
        raise UsageError(
            f"there is no edition {name!r}", hint=f"the last ones are {known}" if known else "none was kept or mailed yet"
        )
    return dict(edition.forms)["text" if form == "terminal" else form]
