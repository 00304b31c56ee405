"""Read a few made-up sentences as an item of a given day."""

from __future__ import annotations

import datetime as dt
import functools

from strikewatch.analysis import events, stage
from strikewatch.analysis.passage import Passage, read
from strikewatch.lexicon import Lexicon, load
from strikewatch.model import Event, Item, Party, Provenance, Stage, Tracks
from strikewatch.model.source import Tier

WEDNESDAY = dt.date(2013, 6, 12)


@functools.cache
def lexicon() -> Lexicon:
    return load()


def passage(text: str, *, title: str = "", day: dt.date | None = WEDNESDAY, tier: Tier = "press") -> Passage:
    published = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC) if day else None
    return read(Item(id="abcdef", source="s", title=title, text=text, published=published, tier=tier))


def find(
    text: str, *, title: str = "", day: dt.date | None = WEDNESDAY, parties: tuple[Party, ...] = (), tier: Tier = "press"
) -> tuple[Event, ...]:
    found = events.find(passage(text, title=title, day=day, tier=tier), parties, lexicon())
    body = f"{title}\n{text}"
    assert all(body[e.start : e.end] == e.text for e in found)
    return found


def dated(text: str, *, title: str = "", day: dt.date | None = WEDNESDAY) -> list[str]:
    """Return "type month-day", the signs of a computed (=), ambiguous (?), scheduled (>) and called-off (!) event after it."""
    return [
        f"{e.type} {e.date:%m-%d}{'=' if e.computed else ''}{'?' if e.ambiguous else ''}{'>' if e.scheduled else ''}{'!' if e.cancelled else ''}"
        for e in find(text, title=title, day=day)
        if e.date and e.precision in ("day", "hour", "minute")
    ]


def judged(text: str, *, title: str = "", provenance: Provenance = "P2") -> tuple[Stage, Tracks]:
    read_in = passage(text, title=title)
    label, tracks, words = stage.judge(read_in, events.find(read_in, (), lexicon()), provenance, lexicon())
    assert all(read_in.body[w.start : w.end] == w.text for w in words)
    return label, tracks
