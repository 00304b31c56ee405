"""``strikewatch mail``: the edition of what is new, by e-mail; quiet when all is well."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from strikewatch import text
from strikewatch.cli import exits, output
from strikewatch.cli.app import App
from strikewatch.cli.outcomes import settle, watch
from strikewatch.errors import ConfigError

if TYPE_CHECKING:
    from strikewatch.model import Edition, Outcome


@click.command("mail")
@click.option("--dry-run", is_flag=True, help="Print the message that would go out; write and send nothing.")
@click.option("--test", "try_out", is_flag=True, help="Connect and log in to the mail server; send nothing.")
@click.option("--retry", is_flag=True, help="Also try again those who were refused; compose nothing new.")
@click.option(
    "--empty", type=click.Choice(["skip", "short"]), help="Nothing new: no mail, or a short one (default: the config's)."
)
@click.option("--no-pull", is_flag=True, help="Of what is in the store: fetch nothing.")
@click.option("--tolerate", is_flag=True, help="End with 0 although sources failed.")
@click.pass_context
def command(
    ctx: click.Context, dry_run: bool, try_out: bool, retry: bool, empty: str | None, no_pull: bool, tolerate: bool
) -> None:
    """Compose the edition of what is new, e-mail it, and only then count it as delivered.

    Quiet when all is well. The edition is in the store before it is sent; a recipient that could not be reached gets the same
    message first thing next time, and nothing new is composed before. Ends with 75 while mail is pending.

    \b
    Examples:
      strikewatch mail --test
      strikewatch mail --dry-run | less
      strikewatch mail                # from cron
    """
    from strikewatch import pipeline
    from strikewatch.pipeline import editions

    app: App = ctx.obj
    config = app.config
    if not config.mail.to:
        place = config.path or "there is no config"
        raise ConfigError((f'{place}: mail.to: there is nobody to mail to; write [mail] with to = ["desk@example.org"]',))
    if try_out:
        from strikewatch import deliver

        click.echo(text.for_terminal(deliver.try_out(config.mail)))
        return
    if dry_run:
        _print_draft(app)
        return
    now = app.now
    with pipeline.only_run(config.home, now=now):
        code = _send_pending(app, now, refused=retry)
        if not retry and not editions.held_up(app.store):
            pulled = (
                [] if no_pull else list(watch(pipeline.pull(config, app.store, now=now), len(config.sources), quiet=app.quiet))
            )
            code = max(code, _mention(app, pulled, tolerate=tolerate), _send_new(app, now, empty or config.mail.empty))
    ctx.exit(code)


def _print_draft(app: App) -> None:
    """Print the message that would go out."""
    from strikewatch.pipeline import mail

    _, letter = mail.draft(app.config, app.store, app.lexicon, now=app.now)
    output.write(letter.message.replace(b"\r\n", b"\n"))


def _send_new(app: App, now: dt.datetime, empty: str) -> int:
    """Compose what is new, write it to the outbox, send it."""
    from strikewatch.pipeline import editions, mail

    composition, letter = mail.draft(app.config, app.store, app.lexicon, now=now)
    if mail.is_empty(composition.digest) and empty == "skip":
        return exits.OK
    editions.begin_mail(app.store, composition, letter)
    return _send_pending(app, now)


def _send_pending(app: App, now: dt.datetime, *, refused: bool = False) -> int:
    """Send what waits; tell each recipient that did not get it; return 75 while something waits, 74 where all is refused."""
    from strikewatch.pipeline import mail

    code = exits.OK
    for edition, delivery in mail.deliver_pending(app.config, app.store, now=now, refused=refused):
        if delivery.state == "accepted":
            if app.verbose:
                click.echo(text.for_terminal(f"{delivery.recipient}: edition {edition.id} accepted"), err=True)
            continue
        click.echo(text.for_terminal(_trouble(edition, delivery.recipient, delivery.state, delivery.answer)), err=True)
        code = max(code, exits.TRY_LATER if delivery.state == "deferred" else exits.IO)
    return code


def _trouble(edition: Edition, recipient: str, state: str, answer: str) -> str:
    if state == "deferred":
        return f"{recipient}: edition {edition.id} is pending ({answer}); it goes out first at the next run"
    return f"{recipient}: edition {edition.id} was refused ({answer}); mend the address or the server, then: strikewatch mail --retry"


def _mention(app: App, outcomes: list[Outcome], *, tolerate: bool) -> int:
    """Name the sources that have failed often enough in a row; the digest itself always names them."""
    after = app.config.mail.mention_after
    for outcome in outcomes:
        if outcome.status == "failed" and (outcome.failures >= after or app.verbose):
            click.echo(text.for_terminal(outcome.message or outcome.source), err=True)
    return settle(outcomes, tolerate=tolerate)
