"""The [mail] section."""

from __future__ import annotations

import ipaddress
from typing import Any

from strikewatch.config.addresses import mail_fault
from strikewatch.config.table import Table, shown
from strikewatch.model import MailSettings

SUBJECT_FIELDS = ("day", "top", "kept", "disputes", "edition")


def mail_settings(table: Table) -> MailSettings:
    """Return the mail settings that a [mail] table holds."""
    default = MailSettings()
    transport: Any = table.choice("transport", ("smtp", "sendmail", "maildir", "eml"), default.transport)
    security: Any = table.choice("security", ("starttls", "tls", "none"), default.security)
    empty: Any = table.choice("empty", ("skip", "short"), default.empty)
    port = table.number("port", 0, least=1, most=65535)
    settings = MailSettings(
        to=_addresses(table, "to"),
        cc=_addresses(table, "cc"),
        bcc=_addresses(table, "bcc"),
        sender=table.checked("from", mail_fault),
        reply_to=table.checked("reply_to", mail_fault),
        subject=_subject(table) or default.subject,
        transport=transport,
        host=table.string("host") or default.host,
        port=int(port) or None,
        security=security,
        username=table.string("username"),
        password_command=table.string("password_command"),
        password_env=table.string("password_env"),
        password_file=table.file("password_file"),
        ca_file=table.file("ca_file"),
        timeout=table.number("timeout", default.timeout, least=1, most=600),
        sendmail=table.string("sendmail") or default.sendmail,
        folder=table.file("folder"),
        list_id=table.string("list_id"),
        unsubscribe=table.string("unsubscribe"),
        thread=table.flag("thread", default=default.thread),
        empty=empty,
        mention_after=int(table.number("mention_after", default.mention_after, least=1, most=1_000)),
    )
    if table.raw:
        _check(settings, table)
    table.done()
    return settings


def _addresses(table: Table, key: str) -> tuple[str, ...]:
    addresses = table.strings(key)
    for address in addresses:
        fault = mail_fault(address)
        if fault is not None:
            table.fault(key, f"{shown(address)} {fault}")
    return addresses


def _subject(table: Table) -> str | None:
    """Return the subject's pattern if its fields are known ones."""
    pattern = table.string("subject")
    if pattern is None:
        return None
    try:
        pattern.format(**dict.fromkeys(SUBJECT_FIELDS, ""))
    except (KeyError, IndexError, ValueError, AttributeError):
        table.fault(
            "subject", f"the fields are {', '.join('{' + field + '}' for field in SUBJECT_FIELDS)}; write {{{{ for a brace"
        )
        return None
    return pattern


def _check(settings: MailSettings, table: Table) -> None:
    """Note what is wrong between settings."""
    if not settings.to and "to" not in table.raw:
        table.fault("to", 'is missing; write to = ["desk@example.org"]')
    if settings.transport in ("maildir", "eml") and settings.folder is None:
        table.fault("folder", f'is missing: transport = "{settings.transport}" writes into a folder')
    secrets = [key for key in ("password_command", "password_env", "password_file") if key in table.raw]
    if len(secrets) > 1:
        table.fault(secrets[1], f"give one of {', '.join(secrets)}")
    if secrets and settings.username is None:
        table.fault("username", "is missing: a password needs one")
    if settings.username is not None and settings.security == "none" and not _loopback(settings.host):
        table.fault("security", 'a password is not sent in clear text; write "starttls" or "tls"')


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
