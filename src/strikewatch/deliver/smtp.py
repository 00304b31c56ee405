"""SMTP: one transaction a letter, an answer a recipient, no AUTH and no letter over a line that was to be encrypted and is not."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any

from strikewatch import text
from strikewatch.deliver.secret import password
from strikewatch.errors import CannotAccess, Refused, TryLater
from strikewatch.model import Delivery, Letter, MailSettings

PORTS = {"starttls": 587, "tls": 465, "none": 25}
# A server may answer each command just within the time-out for ever: the whole session gets this many time-outs.
SESSION_TIMEOUTS = 5
PERMANENT = 500  # RFC 5321, 4.2.1: 5yz is a permanent refusal, 4yz a transient one


def send(letter: Letter, recipients: tuple[str, ...], settings: MailSettings) -> Iterator[Delivery]:
    """Send in one transaction. What is not answered for certain is deferred."""
    try:
        with _session(settings) as server:
            yield from _transaction(server, letter, recipients)
    except TryLater as error:
        yield from (Delivery(recipient=r, state="deferred", answer=error.line()) for r in recipients)


def greet(settings: MailSettings) -> str:
    """Connect, encrypt, log in, and leave. Return a sentence."""
    with _session(settings) as server:
        server.noop()
    return f"{settings.host}:{_port(settings)} accepts us"


def _transaction(server: smtplib.SMTP, letter: Letter, recipients: tuple[str, ...]) -> Iterator[Delivery]:
    """Yield an answer per recipient; a refused one does not stop the others."""
    open_ones = list(recipients)
    try:
        code, words = server.mail(letter.sender)
        accepted: list[str] = []
        for recipient in recipients:
            if _ok(code):
                code_, words_ = server.rcpt(recipient)
            else:
                code_, words_ = code, words
            if _ok(code_):
                accepted.append(recipient)
            else:
                open_ones.remove(recipient)
                yield _refusal(recipient, code_, words_)
        if accepted:
            code, words = _data(server, letter.message)
            for recipient in accepted:
                open_ones.remove(recipient)
                yield (
                    Delivery(recipient=recipient, state="accepted", answer=_said(code, words))
                    if _ok(code)
                    else _refusal(recipient, code, words)
                )
    except (OSError, smtplib.SMTPException) as error:
        answer = _lost(error)
        yield from (Delivery(recipient=r, state="deferred", answer=answer) for r in open_ones)


def _data(server: smtplib.SMTP, message: bytes) -> tuple[int, bytes]:
    """Send the message; return the last answer, the refusal of DATA included."""
    try:
        return server.data(message)
    except smtplib.SMTPDataError as error:
        words = error.smtp_error
        return error.smtp_code, words if isinstance(words, bytes) else words.encode("utf-8", "replace")


def _ok(code: int) -> bool:
    return code in (250, 251)  # 251: will forward


def _said(code: int, words: bytes) -> str:
    return text.for_terminal(f"{code} {words.decode('utf-8', 'replace')}")[:300]


def _refusal(recipient: str, code: int, words: bytes) -> Delivery:
    return Delivery(recipient=recipient, state="refused" if code >= PERMANENT else "deferred", answer=_said(code, words))


def _lost(error: OSError | smtplib.SMTPException) -> str:
    """Say that the answer was lost."""
    if isinstance(error, TimeoutError):
        return "no answer within the time-out"
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return _said(error.smtp_code, words if isinstance(words, bytes) else words.encode("utf-8", "replace"))
    return text.for_terminal(f"connection lost: {error}")[:300]


def _port(settings: MailSettings) -> int:
    return settings.port or PORTS[settings.security]


def _context(settings: MailSettings) -> ssl.SSLContext:
    """Return a context that verifies: the default one, with the user's CA file if there is one."""
    try:
        return ssl.create_default_context(cafile=str(settings.ca_file) if settings.ca_file else None)
    except (OSError, ssl.SSLError) as error:
        raise CannotAccess(
            f"the CA file cannot be used: {error}", source="mail.ca_file", hint="give a PEM file of certificates"
        ) from error


@contextlib.contextmanager
def _session(settings: MailSettings) -> Iterator[smtplib.SMTP]:
    """Give a session that is encrypted and logged in as the settings ask, ended at the latest after its deadline.

    Raise TryLater where nobody answers or the server is busy, Refused where certificate, encryption or log-in fail.
    """
    place = f"{settings.host}:{_port(settings)}"
    secret = password(settings)
    try:
        server = _connect(settings)
    except ssl.SSLCertVerificationError as error:
        raise _certificate(error, place) from error
    except (OSError, smtplib.SMTPException) as error:
        raise TryLater(
            f"the mail server does not answer ({_lost(error)})",
            source=place,
            hint="check host, port and network, or try again later",
        ) from error
    try:
        _secure(server, settings, place)
        if settings.username is not None and secret is not None:
            _log_in(server, settings.username, secret, place)
        yield server
    finally:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


class _Ending(smtplib.SMTP):
    """A session that ends after its time, which runs from before the greeting: that may be dripped at us like any answer."""

    def __init__(self, seconds: float, *arguments: Any, **options: Any) -> None:
        """Connect as smtplib does; the session may take ``seconds``."""
        self._end = threading.Timer(seconds, self._hang_up)
        self._end.daemon = True
        self._end.start()
        try:
            super().__init__(*arguments, **options)
        except BaseException:
            self._end.cancel()
            raise

    def close(self) -> None:
        """Close the connection: nothing is left to be ended."""
        self._end.cancel()
        super().close()

    def _hang_up(self) -> None:
        """End the connection under whoever waits on it: that one meets a closed connection."""
        if isinstance(self.sock, socket.socket):
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _EndingTLS(_Ending, smtplib.SMTP_SSL):
    """The same over TLS."""


def _connect(settings: MailSettings) -> smtplib.SMTP:
    seconds, place = SESSION_TIMEOUTS * settings.timeout, (settings.host, _port(settings))
    if settings.security == "tls":
        return _EndingTLS(seconds, *place, timeout=settings.timeout, context=_context(settings))
    return _Ending(seconds, *place, timeout=settings.timeout)


def _secure(server: smtplib.SMTP, settings: MailSettings, place: str) -> None:
    """Say EHLO and, where asked, STARTTLS: no letter goes in clear text because the server did not offer it."""
    try:
        server.ehlo_or_helo_if_needed()
        if settings.security != "starttls":
            return
        if not server.has_extn("starttls"):
            hint = 'set security = "tls" if it speaks TLS at once, "none" only on your own machine'
            raise Refused("the mail server offers no STARTTLS", source=place, hint=hint)
        server.starttls(context=_context(settings))
        server.ehlo()
    except ssl.SSLCertVerificationError as error:
        raise _certificate(error, place) from error
    except (OSError, smtplib.SMTPException) as error:
        raise TryLater(
            f"the mail server broke off ({_lost(error)})", source=place, hint="check host, port and network, or try again later"
        ) from error


def _certificate(error: ssl.SSLCertVerificationError, place: str) -> Refused:
    return Refused(
        f"the mail server's certificate is not trusted ({error.verify_message})",
        source=place,
        hint="set mail.host to the name in it, or mail.ca_file to your own authority's file",
    )


def _log_in(server: smtplib.SMTP, username: str, secret: str, place: str) -> None:
    try:
        server.login(username, secret)
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code < PERMANENT:
            raise TryLater(
                "the mail server cannot check the log-in now",
                source=place,
                hint="check host, port and network, or try again later",
            ) from None
        raise Refused(
            f"the mail server refuses the log-in of {username}", source=place, hint="check username and password"
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise Refused(
            "the mail server offers no log-in", source=place, hint="leave out username, or check host and security"
        ) from None
    except (OSError, smtplib.SMTPException) as error:
        raise TryLater(
            f"the mail server broke off ({_lost(error)})", source=place, hint="check host, port and network, or try again later"
        ) from error
