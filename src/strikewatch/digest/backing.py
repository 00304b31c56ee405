"""How a statement stands: on whose word alone, and whether the other side was heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from strikewatch.digest.scene import Scene, short, side_of
from strikewatch.model import Dispute, Event, Judged
from strikewatch.names import fold

_SAYING = ("said", "says", "told", "announced", "according to", "according to the", "said the", "statement from the")
_TOGETHER = ("both sides said", "the two sides said", "joint statement")


def per(dispute: Dispute, events: Iterable[Event], told: Sequence[Judged]) -> str | None:
    """Return the party on whose word alone something stands, None where a record or a reporter tells it too."""
    if any(one.analysis.provenance == "P0" for one in told):
        return None
    official = {one.item.party for one in told if one.item.tier == "official" and one.item.party}
    if len(official) == 1 and all(one.item.tier == "official" for one in told):
        return short(next(iter(official)), dispute)
    voices = {event.asserted_by for event in events}
    if len(voices) == 1 and "narration" not in voices:
        return short(next(iter(voices)), dispute)
    return None


def unheard(scene: Scene, dispute: Dispute) -> str | None:
    """Return "no employer comment found in 7 items" where a side is not heard in any fresh report."""
    reports = scene.news(dispute)
    number = f"{len(reports)} item{'s' * (len(reports) != 1)}"
    for side in ("employer", "union"):
        if reports and not any(_speaks(one, dispute, side) for one in reports):
            return f"no {side} comment found in {number}"
    return None


def _speaks(one: Judged, dispute: Dispute, side: str) -> bool:
    names = {position.asserted_by for position in one.analysis.positions} | {event.asserted_by for event in one.analysis.events}
    names |= {name for quote in one.analysis.quotes for name in (quote.speaker, quote.party) if name}
    if one.item.party:
        names.add(one.item.party)
    if any(side_of(name, dispute) == side for name in names):
        return True
    parties = dispute.unions if side == "union" else dispute.employers
    known = {fold(part) for party in parties for part in (party.abbr, party.name) if part}
    return any(f" {name} " in f" {fold(speaker)} " for speaker in names for name in known) or _reported(one.item.body, known)


def _reported(body: str, known: set[str]) -> bool:
    """Return whether a side stands right beside a verb of saying: then nobody may claim that it was not heard."""
    words = f" {fold(body)} "
    return any(together in words for together in _TOGETHER) or any(
        f" {name} {verb} " in words or f" {verb} {name} " in words for name in known for verb in _SAYING
    )
