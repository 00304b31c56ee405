"""Hand over: a letter to SMTP, sendmail, a Maildir or a file, and say for each recipient what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from strikewatch.model import Delivery, Letter, MailSettings

__all__ = ["send", "try_out"]

Transport = Callable[[Letter, tuple[str, ...], MailSettings], Iterator[Delivery]]


def _transport(settings: MailSettings) -> Transport:
    if settings.transport == "smtp":
        from strikewatch.deliver.smtp import send as by_smtp

        return by_smtp
    if settings.transport == "sendmail":
        from strikewatch.deliver.sendmail import send as by_sendmail

        return by_sendmail
    from strikewatch.deliver.folder import send as by_folder

    return by_folder


def send(letter: Letter, recipients: tuple[str, ...], settings: MailSettings) -> Iterator[Delivery]:
    """Hand ``letter`` over for ``recipients``; yield a Delivery each, as soon as it is certain.

    A recipient without a final answer (time-out, 4xx, a dropped connection) is deferred: the same message goes out again next
    time. Raise Refused where the log-in or the certificate is refused, CannotAccess where a password cannot be had.
    """
    yield from _transport(settings)(letter, recipients, settings)


def try_out(settings: MailSettings) -> str:
    """Connect and log in without sending; return a sentence. Raise as ``send`` does, TryLater if nobody answers."""
    if settings.transport == "smtp":
        from strikewatch.deliver.smtp import greet

        return greet(settings)
    if settings.transport == "sendmail":
        from strikewatch.deliver.sendmail import find

        return f"mail goes through {find(settings)}"
    return f"mail is written to {settings.folder}"
