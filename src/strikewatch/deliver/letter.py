"""The letter of an edition: one RFC 5322 message, written once, sent unchanged as often as it takes."""

from __future__ import annotations

import hashlib
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from strikewatch import __version__, text
from strikewatch.model import Digest, Letter, MailSettings, Record

LONGEST_SUBJECT = 150  # what mail programs show of it at the most


class _Policy(EmailPolicy):
    """Python's own for mail, but for the subject: that one it folds into an empty first line, or loses or doubles a blank."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a header as it goes out; a subject of ours is short enough for a line, or for a few encoded words."""
        if name != "Subject":
            return super().fold_binary(name, value)
        words = value if value.isascii() else Header(value, "utf-8", header_name=name).encode(linesep="\r\n")
        return f"{name}: {words}\r\n".encode()


class Parts(Record, frozen=True, kw_only=True):
    """The rendered forms of an edition that go into its letter."""

    text: str
    html: str
    ics: bytes | None = None


def compose(digest: Digest, parts: Parts, settings: MailSettings, *, edition: str, answers: str | None = None) -> Letter:
    """Return the letter of an edition: text first, then HTML, the calendar attached.

    ``answers`` is the Message-ID of the edition before, which the letter answers so that mail programs thread them.
    """
    sender = settings.sender or settings.to[0]
    message = EmailMessage(policy=_Policy(linesep="\r\n"))
    message["From"] = f"strikewatch <{sender}>"
    message["To"] = ", ".join(settings.to)
    if settings.cc:
        message["Cc"] = ", ".join(settings.cc)
    if settings.reply_to:
        message["Reply-To"] = settings.reply_to
    message["Subject"] = subject(digest, settings, edition=edition)
    message["Date"] = format_datetime(digest.now.astimezone(ZoneInfo(digest.zone)))
    message_id = _message_id(edition, sender, digest)
    message["Message-ID"] = message_id
    if answers and settings.thread:
        message["In-Reply-To"] = answers
        message["References"] = answers
    if settings.list_id:
        message["List-Id"] = f"<{text.for_header(settings.list_id).strip('<>')}>"
    if settings.unsubscribe:
        message["List-Unsubscribe"] = f"<{text.for_header(settings.unsubscribe).strip('<>')}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    message["User-Agent"] = f"strikewatch/{__version__}"
    _fill(message, parts, edition)
    recipients = tuple(dict.fromkeys((*settings.to, *settings.cc, *settings.bcc)))
    return Letter(edition=edition, message_id=message_id, sender=sender, recipients=recipients, message=message.as_bytes())


def subject(digest: Digest, settings: MailSettings, *, edition: str) -> str:
    """Return the subject line: the user's pattern, filled, on one line."""
    day = f"{digest.now.day} {digest.now:%b}"
    filled = settings.subject.format(
        day=day, top=digest.top or "nothing new", kept=digest.counts.kept, disputes=digest.disputes, edition=edition
    )
    return text.shorten(text.for_header(filled), LONGEST_SUBJECT)


def _message_id(edition: str, sender: str, digest: Digest) -> str:
    """Return the Message-ID: of the edition and what it covers, so that no two editions of any store share one."""
    mark = hashlib.sha256(f"{edition}|{digest.now.isoformat()}|{sender}".encode()).hexdigest()[:16]
    return f"<strikewatch.{text.slug(edition)}.{mark}@{sender.rsplit('@', 1)[1]}>"


def _fill(message: EmailMessage, parts: Parts, edition: str) -> None:
    """Set the bodies, all in 7 bits: a server without 8BITMIME takes them too, and no line passes 76 characters."""
    message.set_content(parts.text, cte="quoted-printable")
    message.add_alternative(parts.html, subtype="html", cte="quoted-printable")
    if parts.ics:
        message.add_attachment(
            parts.ics, maintype="text", subtype="calendar", filename=f"strikewatch-{text.slug(edition)}.ics", cte="base64"
        )
