"""Records that the tests of store and pipeline put in and take out. Unions, towns and outlets are ours."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import Any

from strikewatch.model import (
    Analysis,
    Answer,
    Batch,
    Counts,
    Cut,
    Digest,
    Document,
    Failed,
    IssueFinding,
    Item,
    Source,
    Validators,
    Window,
)
from strikewatch.store import Store, Visited

NOW = dt.datetime(2023, 8, 1, 18, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def name_of(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:16]


def source(name: str = "ledger", **changes: Any) -> Source:
    return Source(**{"name": name, "url": f"https://{name}.example/feed", **changes})


def item(key: str, *, origin: str = "ledger", **changes: Any) -> Item:
    """Return an item whose id is made from ``key``; its words too, unless they are given."""
    fields: dict[str, Any] = {
        "title": f"Nurses at {key} vote on a strike",
        "text": f"The ballot at {key} closes on Friday.",
        **changes,
    }
    fields.setdefault("content_hash", name_of(f"{fields['title']}\n{fields['text']}"))
    return Item(
        **{"id": name_of(key), "source": origin, "published": NOW - HOUR, "url": f"https://{origin}.example/{key}", **fields}
    )


def fetched(*items: Item, origin: Source | None = None, etag: str | None = '"1"', **batch: Any) -> Visited:
    origin = origin or source()
    document = Document(source=origin, body=b"", validators=Validators(etag=etag, body_hash="0" * 64), fetched_at=NOW)
    return document, Batch(items=items, **batch)


def failed(origin: Source | None = None, **changes: Any) -> Answer:
    return Failed(
        **{
            "source": origin or source(),
            "kind": "timeout",
            "message": "no answer in 30 s",
            "hint": "it is tried again",
            **changes,
        }
    )


def analysis(one: Item, **changes: Any) -> Analysis:
    fields: dict[str, Any] = {
        "relevant": True,
        "verdict": "dispute",
        "score": 0.9,
        "dispute": "us-cbna-st-aldric-2023",
        "issues": (IssueFinding(slug="wages.cola", evidence=()),),
    }
    return Analysis(**{"id": one.id, **fields, **changes})


def dropped(one: Item, **changes: Any) -> Analysis:
    fields: dict[str, Any] = {"relevant": False, "verdict": "look-alike", "score": 0.1, "lookalike": "air strike"}
    return Analysis(**{"id": one.id, **fields, **changes})


def judge(store: Store, *analyses: Analysis) -> None:
    store.judge_with("one")
    store.save_analyses([(one, False) for one in analyses])


def cut(store: Store, **changes: Any) -> Cut:
    return Cut(**{"start": NOW - DAY, "end": NOW, "upto": store.arrived(), **changes})


def new(store: Store) -> Cut:
    return Cut(new=True, upto=store.arrived())


def digest(now: dt.datetime = NOW, **changes: Any) -> Digest:
    window = Window(start=now - DAY, end=now, label="last 24 h")
    return Digest(**{"now": now, "zone": "UTC", "window": window, "counts": Counts(), **changes})
