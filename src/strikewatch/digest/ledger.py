"""The ledger: every open dispute in one line, with the numbers as they were stated."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from strikewatch.digest.calendar import ahead
from strikewatch.digest.phrases import day, due, status
from strikewatch.digest.scene import Scene, newest, short
from strikewatch.model import Dispute, Figure, LedgerLine
from strikewatch.model.story import IDLE
from strikewatch.names import called

# A closed dispute stays in the ledger for a week, so that a reader who missed the day still meets it.
_CLOSED = dt.timedelta(days=7)
_OVER = frozenset({"ended", "ratified"})


def lines(scene: Scene, ranked: Sequence[Dispute]) -> tuple[LedgerLine, ...]:
    """Return a line for each open dispute: ranked ones first, the desk's beat before the rest, then what is due soonest."""
    first = {dispute.id: index for index, dispute in enumerate(ranked)}
    listed = [dispute for dispute in scene.disputes if is_open(scene, dispute)]
    listed.sort(key=lambda d: (first.get(d.id, len(first)), not scene.on_beat(d), _due(scene, d), d.name, d.id))
    return tuple(line(scene, dispute) for dispute in listed)


def _due(scene: Scene, dispute: Dispute) -> dt.date:
    return next((one.event.date for one in ahead(dispute, scene.today) if one.event.date and not one.off), dt.date.max)


def is_open(scene: Scene, dispute: Dispute) -> bool:
    """Return whether a dispute goes on, or ended within the week; one of no known stage only where there is news of it, or a date."""
    if not dispute.stories or dispute.last_word is None:
        return False
    if dispute.stage == "none" and not scene.news(dispute) and not ahead(dispute, scene.today):
        return False
    limit = _CLOSED if dispute.stage in _OVER else IDLE
    return scene.now - dispute.last_word <= limit


def line(scene: Scene, dispute: Dispute) -> LedgerLine:
    """Return the line of one dispute."""
    ahead_first = next((e.event for e in ahead(dispute, scene.today) if not e.off), None)
    sizes = _sizes(dispute)
    last = max((move.day for move in dispute.moves if not move.odd), default=None)
    return LedgerLine(
        dispute=dispute.id,
        name=dispute.name,
        unions=tuple(called(party) for party in dispute.unions),
        acronyms=tuple(party.abbr for party in dispute.unions if party.abbr),
        employers=tuple(called(party) for party in dispute.employers),
        country=dispute.country,
        place=dispute.place,
        sector=dispute.sector,
        size=int(sizes[0].quantity.value) if sizes else None,
        sizes=tuple(f"{int(f.quantity.value):,} ({_claimant(f, dispute)})" for f in sizes) if len(sizes) > 1 else (),
        stage=dispute.stage,
        status=status(dispute, scene.today),
        day=dispute.day(scene.today) if dispute.tracks.action in {"on_strike", "locked_out"} else None,
        began=dispute.started,
        ended=dispute.ended,
        last_move=last or (scene.local(dispute.last_word).date() if dispute.last_word else None),
        next_date=ahead_first.date if ahead_first else None,
        next_what=due(ahead_first, dispute) if ahead_first else None,
        numbers=tuple(numbers(dispute)),
        issues=dispute.issues,
        refs=(scene.cite(newest(dispute).item),),
        maybe_same=dispute.maybe_same,
        watched=dispute.watched,
    )


def _sizes(dispute: Dispute) -> list[Figure]:
    """Return the sizes that are claimed, each number once by its newest claimant, the best word first."""
    found: dict[int, Figure] = {}
    for figure in dispute.figures:
        if figure.what == "size":
            found[int(figure.quantity.value)] = figure
    return sorted(found.values(), key=lambda f: (f.provenance, -f.day.toordinal()))[:3]


def _claimant(figure: Figure, dispute: Dispute) -> str:
    by = figure.quantity.claimed_by
    return short(by, dispute) if by != "narration" else figure.item.by


def numbers(dispute: Dispute) -> Iterable[str]:
    """Yield for each issue the newest claim and offer as stated, with claimant and day, and the gap where they compare."""
    by_issue: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in dispute.figures:
        if (
            figure.what in {"claim", "offer"}
            and figure.issue
            and figure.quantity.unit in {"percent", "currency", "ratio", "weeks"}
        ):
            by_issue[figure.issue.partition(".")[0]][figure.what] = figure
    for issue, found in by_issue.items():
        parts = [
            f"{what} {found[what].quantity.text} ({_owner(found[what], dispute)})" for what in ("claim", "offer") if what in found
        ]
        yield f"{issue}: " + ", ".join(parts) + _gap(found)


def _owner(figure: Figure, dispute: Dispute) -> str:
    return f"{_claimant(figure, dispute)}, {day(figure.day, weekday=False)}"


def _gap(found: dict[str, Figure]) -> str:
    if len(found) < 2:
        return ""
    claim, offer = found["claim"].quantity, found["offer"].quantity
    if (claim.unit, claim.period, claim.currency) != (offer.unit, offer.period, offer.currency):
        return ""
    gap = claim.value - offer.value
    if claim.unit == "percent":
        return f", gap {gap:g} points"
    return f", gap {claim.currency} {gap:g}" if claim.unit == "currency" and claim.currency else ""
