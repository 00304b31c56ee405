"""What each side has said, oldest first; what it says no longer is marked, never dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from strikewatch.disputes.report import Report, about
from strikewatch.model import Figure, HeldPosition, Party, Position, Quantity, Side, Stance
from strikewatch.names import bare, called, fold, kin, means, side

# Voices of one who tells the other side's position: shown under the cell, never in it (domain 4.2).
_OTHERS = frozenset({"opponent_report", "opponent_allegation"})
_ASKS: frozenset[Stance] = frozenset({"demands", "proposes"})
_GIVES: frozenset[Stance] = frozenset({"offers", "counters", "final_offer"})
# What a newer statement of the same party on the same issue takes the place of.
_REPLACES: dict[Stance, frozenset[Stance]] = {
    "offers": _GIVES,
    "counters": _GIVES,
    "final_offer": _GIVES,
    "concedes": frozenset({"demands", "proposes", "rejects", "opposes", "refuses_to_negotiate"}),
    "agrees": frozenset(
        {"demands", "proposes", "offers", "counters", "rejects", "opposes", "refuses_to_negotiate", "commits_to_discuss"}
    ),
    "commits_to_discuss": frozenset({"refuses_to_negotiate"}),
}


def hold(reports: Iterable[Report], unions: Sequence[Party], employers: Sequence[Party]) -> tuple[HeldPosition, ...]:
    """Return every position once, oldest first: the same words in another report are the same statement.

    ``unions`` and ``employers`` are those that the dispute is named by; a ministry, a subsidiary or another firm that a report
    on it puts on their side speaks on that side too.
    """
    held: dict[tuple[str, str, str], HeldPosition] = {}
    copied: dict[tuple[str, str, str], bool] = {}
    for report in reports:
        for position in report.analysis.positions:
            key = (fold(position.party), position.issue.partition(".")[0], fold(position.quote))
            one = _held(report, position, unions, employers)
            if key not in held or (report.copy, one.provenance) < (copied[key], held[key].provenance):
                held[key], copied[key] = one, report.copy
    ordered = sorted(held.values(), key=lambda h: (h.item.when, h.item.id, h.position.start))
    return tuple(
        msgspec.structs.replace(one, superseded=_superseded(one, ordered[index + 1 :])) for index, one in enumerate(ordered)
    )


def _held(report: Report, position: Position, unions: Sequence[Party], employers: Sequence[Party]) -> HeldPosition:
    """Return a position with the side that it is of, and on whose word it stands."""
    known = (*unions, *employers, *map(bare, report.analysis.parties))
    speaker, teller = (next((one for one in known if means(name, one)), None) for name in (position.party, position.asserted_by))
    own = position.asserted_by in {"narration", position.party} or (speaker and teller and kin(speaker, teller))
    told = called(teller) if teller else position.asserted_by
    return HeldPosition(
        item=report.judged.item,
        provenance=report.analysis.provenance,
        position=position,
        side=_side(report, speaker, {"union": unions, "employer": employers}) if speaker else None,
        called=called(speaker) if speaker else position.party,
        per=None if own and position.voice not in _OTHERS else told,
    )


def _side(report: Report, speaker: Party, known: Mapping[str, Sequence[Party]]) -> Side | None:
    """Return the side that a party of a report speaks for. Another union's position is no side's here, nor one met in passing."""
    whose = side(speaker)
    named = known.get(whose, ())
    foreign = whose == "union" or not about(report.judged)
    return None if named and foreign and not any(kin(speaker, one) for one in named) else whose


def _superseded(old: HeldPosition, newer: Iterable[HeldPosition]) -> bool:
    return any(_replaces(new, old) for new in newer)


def _replaces(new: HeldPosition, old: HeldPosition) -> bool:
    one, other = new.position, old.position
    same = fold(one.party) == fold(other.party) and one.issue.partition(".")[0] == other.issue.partition(".")[0]
    if not same or new.item.when <= old.item.when or one.earlier or _told_by_opponent(one):
        return False
    if other.earlier or other.stance in _REPLACES.get(one.stance, frozenset()):
        return one.stance == other.stance or other.stance in _REPLACES.get(one.stance, frozenset()) or other.earlier
    # A new number for the same ask: the older claim stands no longer.
    return one.stance in _ASKS and other.stance in _ASKS and bool(_units(one) & _units(other))


def _told_by_opponent(position: Position) -> bool:
    return position.voice in {"opponent_report", "opponent_allegation", "anonymous", "rumour"}


def _units(position: Position) -> set[tuple[str, str | None]]:
    return {(quantity.unit, quantity.period) for quantity in position.quantities}


def figures(reports: Iterable[Report], positions: Iterable[HeldPosition]) -> tuple[Figure, ...]:
    """Return the numbers of a dispute as each source gives them, oldest first: sizes, claims, offers."""
    found: list[Figure] = []
    days = {}
    for report in reports:
        days[report.judged.item.id] = report.day
        size = report.analysis.size
        if size is not None and report.sound and not report.copy:
            found.append(
                Figure(item=report.judged.item, provenance=report.analysis.provenance, what="size", quantity=size, day=report.day)
            )
    for held in positions:
        what: Literal["claim", "offer"] = "claim" if held.position.stance in _ASKS else "offer"
        if held.position.stance not in _ASKS | _GIVES or _told_by_opponent(held.position) or held.superseded:
            continue
        found.extend(
            Figure(
                item=held.item,
                provenance=held.provenance,
                what=what,
                issue=held.position.issue,
                quantity=_owned(quantity, held.position),
                day=days[held.item.id],
            )
            for quantity in held.position.quantities
        )
    return tuple(sorted(found, key=lambda f: (f.item.when, f.item.id, f.quantity.start)))


def _owned(quantity: Quantity, position: Position) -> Quantity:
    """Return the number with the party that claims or offers it: narrated or not, it is theirs."""
    return msgspec.structs.replace(quantity, claimed_by=position.party) if quantity.claimed_by == "narration" else quantity
