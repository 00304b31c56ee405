"""A digest as an edition: kept, or ready to be sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from strikewatch.errors import TryLater
from strikewatch.model import Config, Digest, Edition, Letter
from strikewatch.pipeline.compose import Composition
from strikewatch.pipeline.lock import only_run
from strikewatch.store import Store

MAIL_WIDTH = 72  # cells: what a quoted plain-text mail still shows unbroken
MESSAGE = "message"  # the form of an edition that is the whole RFC 5322 message


def next_edition(config: Config, store: Store, now: dt.datetime) -> str:
    """Return the id that the next edition gets: compose its digest with it, so that the page can name itself."""
    return store.next_edition(now.astimezone(ZoneInfo(config.zone)).date())[0]


def held_up(store: Store) -> bool:
    """Return whether an edition has reached nobody yet: it goes first, and nothing new is composed before.

    One that some recipients have and others still wait for holds nothing up: the rest of the desk gets its next edition.
    """
    return any(edition.state == "pending" for edition, _ in store.unsent())


@contextmanager
def keeping(config: Config, store: Store, *, now: dt.datetime) -> Iterator[str]:
    """Hold the data folder while an edition is composed and kept, and give the id that it gets.

    Raise TryLater where another run holds it, or where mail is held up: what is in that would be told twice.
    """
    with only_run(config.home, now=now):
        if held_up(store):
            raise TryLater(
                "an edition waits to be mailed", source=str(config.home), hint="strikewatch mail sends it; then keep one"
            )
        yield next_edition(config, store, now)


def keep_edition(store: Store, composition: Composition, *, width: int) -> Edition:
    """Store a digest as a kept edition, its text ``width`` cells wide: it counts as delivered."""
    return store.begin_edition(
        composition.digest,
        composition.cut,
        kind="kept",
        items=composition.items,
        forms=_forms(composition.digest, width),
        filtered=composition.filtered,
    )


def begin_mail(store: Store, composition: Composition, letter: Letter) -> Edition:
    """Store a digest as a pending edition, its letter among the forms, with a row per recipient: before anything is sent.

    From then on ``show 3`` is [3] of the letter.
    """
    edition = store.begin_edition(
        composition.digest,
        composition.cut,
        kind="mail",
        items=composition.items,
        forms={MESSAGE: letter.message, **_forms(composition.digest, MAIL_WIDTH)},
        message_id=letter.message_id,
        recipients=letter.recipients,
    )
    store.remember_references((reference.number, reference.item) for reference in composition.digest.references)
    return edition


def _forms(digest: Digest, width: int) -> dict[str, bytes]:
    """Return the forms that an edition may be asked for again."""
    from strikewatch import render

    return {
        "text": render.text(digest, width=width).encode(),
        "markdown": render.markdown(digest).encode(),
        "html": render.html(digest).encode(),
        "json": render.json(digest).encode(),
    }
