"""What is handed to a transport, and what became of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from strikewatch.model.record import Record


class Letter(Record, frozen=True, kw_only=True):
    """An edition ready to send. ``message`` is the whole RFC 5322 message, written once and sent unchanged each time."""

    edition: str
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    message: bytes


class Delivery(Record, frozen=True, kw_only=True):
    """What became of a letter for one recipient: accepted after 250, deferred (4xx, time-out), refused (5xx)."""

    recipient: str
    state: Literal["accepted", "deferred", "refused"]
    answer: str  # the server's words, neutralised, without secrets


class Edition(Record, frozen=True, kw_only=True):
    """An edition in the store: what it covered and its rendered forms, so that it prints again byte for byte."""

    id: str  # "2023-08-01", "2023-08-01b"
    number: int
    made_at: dt.datetime  # UTC
    start: dt.datetime
    end: dt.datetime
    kind: Literal["mail", "kept"]
    state: Literal["pending", "delivered", "failed"]
    message_id: str | None = None
    items: tuple[str, ...] = ()
    digest: bytes = b""  # JSON of the Digest
    forms: tuple[tuple[str, bytes], ...] = ()  # ("text", …), ("html", …), ("mail", …)
