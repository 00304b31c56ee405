"""The disputes that the desk watches: matched by their parties and place, and what the desk knows of them already."""

from __future__ import annotations

from collections.abc import Sequence

from strikewatch.disputes.cases import Case, alike_places
from strikewatch.model import Dispute, Party, Watch
from strikewatch.names import means
from strikewatch.text import slug


def match(case: Case, watch: Sequence[Watch]) -> Watch | None:
    """Return the watched dispute that a case is: all its parties take part, or one where the other side is unknown and the place agrees."""
    fitting = [entry for entry in watch if entry.parties and _fits(case, entry)]
    return max(fitting, key=lambda entry: sum(_party(name, case) is not None for name in entry.parties), default=None)


def _party(name: str, case: Case) -> Party | None:
    return next((party for party in (*case.unions, *case.employers) if means(name, party)), None)


def _fits(case: Case, entry: Watch) -> bool:
    known = [_party(name, case) for name in entry.parties]
    if all(known):
        return True
    # A union has many disputes: named alone it is the watched one's only where that is; one that names another employer never is.
    place = case.usual("place")
    here = entry.place is not None and place is not None and alike_places(entry.place, place)
    return any(known) and here and not (case.unions and case.employers)


def unheard(entry: Watch) -> Dispute:
    """Return a watched dispute of which nothing was ever read."""
    year = f"-{entry.started.year}" if entry.started else ""
    return Dispute(
        id=slug("-".join(entry.parties) or entry.name) + year,
        name=" v ".join(entry.parties) or entry.name,
        place=entry.place,
        zone=entry.zone,
        started=entry.started,
        watched=entry.name,
    )
