"""The disputes that the desk watches: matched by their parties, and what the desk knows of them already."""

from __future__ import annotations

from collections.abc import Sequence

from strikewatch.disputes.cases import Case
from strikewatch.model import Dispute, Party, Watch
from strikewatch.names import means
from strikewatch.text import slug


def match(case: Case, watch: Sequence[Watch]) -> Watch | None:
    """Return the watched dispute that a case is: all its parties take part, or those of one side while the other is unknown."""
    fitting = [entry for entry in watch if entry.parties and _fits(case, entry)]
    return max(fitting, key=lambda entry: sum(_party(name, case) is not None for name in entry.parties), default=None)


def _party(name: str, case: Case) -> Party | None:
    return next((party for party in (*case.unions, *case.employers) if means(name, party)), None)


def _fits(case: Case, entry: Watch) -> bool:
    known = [_party(name, case) for name in entry.parties]
    if all(known):
        return True
    # A report of the union alone is of the watched dispute; one that names another employer is not.
    return any(known) and not (case.unions and case.employers)


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
