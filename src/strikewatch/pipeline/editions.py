"""A digest as an edition: kept, or ready to be sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from strikewatch.model import Config, Edition
from strikewatch.pipeline.compose import Composition
from strikewatch.store import Store


def next_edition(config: Config, store: Store, now: dt.datetime) -> str:
    """Return the id that the next edition gets: compose its digest with it, so that the page can name itself."""
    return store.next_edition(now.astimezone(ZoneInfo(config.zone)).date())[0]


def keep_edition(store: Store, composition: Composition, forms: Mapping[str, bytes]) -> Edition:
    """Store a digest as a kept edition, with its rendered forms: it counts as delivered."""
    return store.begin_edition(
        composition.digest, composition.cut, kind="kept", items=composition.items, forms=forms, filtered=composition.filtered
    )


def begin_mail(
    store: Store, composition: Composition, forms: Mapping[str, bytes], *, message_id: str, recipients: Sequence[str]
) -> Edition:
    """Store a digest as a pending edition, its message among the forms, with a row per recipient: before anything is sent."""
    return store.begin_edition(
        composition.digest,
        composition.cut,
        kind="mail",
        items=composition.items,
        forms=forms,
        message_id=message_id,
        recipients=recipients,
    )
