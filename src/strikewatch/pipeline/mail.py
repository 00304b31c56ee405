"""The edition by mail: written to the outbox before it is sent, marked per recipient by the server's answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from strikewatch.deliver.letter import Parts, compose
from strikewatch.lexicon import Lexicon
from strikewatch.model import Config, Delivery, Digest, Edition, Letter, MailSettings
from strikewatch.pipeline.compose import Composition
from strikewatch.pipeline.compose import compose as compose_digest
from strikewatch.pipeline.editions import MAIL_WIDTH, MESSAGE, next_edition
from strikewatch.pipeline.windows import Span
from strikewatch.store import Store

Send = Callable[[Letter, tuple[str, ...], MailSettings], Iterator[Delivery]]


def send_all(letter: Letter, recipients: tuple[str, ...], settings: MailSettings) -> Iterator[Delivery]:
    """Hand a letter over for real."""
    from strikewatch import deliver

    return deliver.send(letter, recipients, settings)


def draft(config: Config, store: Store, lexicon: Lexicon, *, now: dt.datetime) -> tuple[Composition, Letter]:
    """Compose the edition of what is new and its letter. Nothing is written to the outbox."""
    name = next_edition(config, store, now)
    composition = compose_digest(config, store, lexicon, now=now, span=Span(new=True), edition=name)
    letter = compose(composition.digest, _parts(composition.digest), config.mail, edition=name, answers=_last_message_id(store))
    return composition, letter


def is_empty(digest: Digest) -> bool:
    """Return whether a digest has nothing that anybody would want to be mailed: nothing kept, nothing quarantined."""
    return not (digest.counts.kept or digest.changes or digest.unverified or digest.corrected)


def deliver_pending(
    config: Config, store: Store, *, now: dt.datetime, refused: bool = False, send: Send = send_all
) -> Iterator[tuple[Edition, Delivery]]:
    """Send every edition that somebody still waits for, oldest first; yield each answer once it is recorded.

    ``refused`` tries those again who were turned away. The same message goes out each time, with the same Message-ID.
    """
    for edition, waiting in store.unsent(refused=refused):
        letter = _letter(store, edition, config.mail)
        for delivery in send(letter, waiting, config.mail):
            # Recorded one by one: a run killed here repeats at most the one whose answer it did not store.
            edition = store.record(edition, [delivery], now)  # noqa: PLW2901 - the edition as it stands now
            yield edition, delivery


def _letter(store: Store, edition: Edition, settings: MailSettings) -> Letter:
    """Return the letter of a stored edition, as it was written."""
    whole = store.edition(edition.id)
    assert whole is not None
    recipients = tuple(delivery.recipient for delivery, _ in store.outbox(edition))
    return Letter(
        edition=edition.id,
        message_id=edition.message_id or "",
        sender=settings.sender or settings.to[0],
        recipients=recipients,
        message=dict(whole.forms)[MESSAGE],
    )


def _parts(digest: Digest) -> Parts:
    from strikewatch import render

    dates = (*digest.dates, *digest.later)
    return Parts(
        text=render.text(digest, width=MAIL_WIDTH),
        html=render.mail_html(digest),
        ics=render.ics(dates, now=digest.now, references=digest.references) if dates else None,
    )


def _last_message_id(store: Store) -> str | None:
    """Return the Message-ID of the mail before this one."""
    return next((one.message_id for one in store.editions() if one.message_id), None)
