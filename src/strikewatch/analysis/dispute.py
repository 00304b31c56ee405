"""Which dispute an item is about: country, union, employer and year of the first event (domain 1.2)."""

from __future__ import annotations

import datetime as dt

from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import bag
from strikewatch.model import Event, Party
from strikewatch.text import slug

# A dispute seldom lasts longer; what is dated further back is the story of an earlier one.
_REACH = dt.timedelta(days=300)
# These begin a dispute or belong to it from its first day; a rally or a hearing may be about anything.
_OPENING = bag(
    "strike_begins lockout_begins strike_notice_served strike_deadline contract_expires authorization_vote_result talks_broke_off"
    " talks_held action_scheduled vote_held"
)


def identify(parties: tuple[Party, ...], passage: Passage, events: tuple[Event, ...]) -> str | None:
    """Return ``us-wga-amptp-2023``, None where the item names no side. A local's dispute is its union's."""
    union = next((p for p in parties if p.role in ("union", "union-federation")), None)
    employer = next((p for p in parties if p.role in ("employer", "employer-association") and not _is_nobody(p)), None)
    if union is None and employer is None:
        return None
    country = next((p.country for p in (union, employer) if p is not None and p.country), None)
    year = _year(passage, events)
    parts = [*([country] if country else []), *(_short(p) for p in (union, employer) if p is not None)]
    return slug("-".join([*parts, *([str(year)] if year else [])]))


def _is_nobody(party: Party) -> bool:
    """Return whether an employer is only called what it is: "the companies" may be anybody's."""
    return party.name.islower()


def _short(party: Party) -> str:
    """Return the part of an id that a party makes: its abbreviation, a local's that of its union."""
    if party.parent is not None:
        return party.parent.rsplit("-", 1)[0]
    return slug((party.abbr or party.name).replace(".", ""))


def _year(passage: Passage, events: tuple[Event, ...]) -> int | None:
    """Return the year of the first event of the dispute that the item dates, else the item's own."""
    if passage.base is None:
        return None
    days = [e.date for e in events if e.date is not None and e.type in _OPENING]
    own = [day for day in days if passage.base - _REACH <= day <= passage.base]
    return min(own, default=passage.base).year
