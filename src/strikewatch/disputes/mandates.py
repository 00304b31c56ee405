"""When the power to strike lapses: computed from the day of the vote by the rule of the country and time."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from importlib.resources import files

import msgspec
import tomli

from strikewatch import dates
from strikewatch.model import DatedEvent, EventType, Record

_VOTES: tuple[EventType, ...] = ("authorization_vote_closes", "authorization_vote_result")


class Mandate(Record, frozen=True, kw_only=True):
    """How long a vote of a country and time counts, from the day of the vote."""

    country: str
    since: dt.date
    until: dt.date = dt.date.max
    months: int = 0
    days: int = 0
    last_day: bool = False

    def ends(self, vote: dt.date) -> dt.date:
        """Return the last day of the mandate that a vote gave."""
        return dates.later(vote, months=self.months, days=self.days - self.last_day)

    def words(self) -> str:
        """Return "6 months from the vote"."""
        return f"{self.months} months from the vote" if self.months else f"{self.days} days from the vote"


@functools.cache
def _rules() -> tuple[Mandate, ...]:
    rows = tomli.loads((files("strikewatch.disputes") / "mandates.toml").read_text(encoding="utf-8"))["mandates"]
    return tuple(msgspec.convert(row, Mandate) for row in rows)


def lapse(events: Sequence[DatedEvent], country: str | None) -> DatedEvent | None:
    """Return the day on which the newest vote's mandate lapses, marked as computed; None where the country has no such rule.

    What an item says of it itself comes first: then nothing is computed.
    """
    if any(dated.event.type == "mandate_expires" for dated in events):
        return None
    votes = [dated for dated in events if dated.event.type in _VOTES and dated.event.date and not dated.off]
    vote = max(votes, key=lambda dated: dated.event.date or dt.date.min, default=None)
    if vote is None or vote.event.date is None:
        return None
    for rule in _rules():
        if rule.country == country and rule.since <= vote.event.date <= rule.until:
            changed = {"type": "mandate_expires", "date": rule.ends(vote.event.date), "computed": True, "scheduled": True}
            event = msgspec.structs.replace(vote.event, **changed, time=None, zone=None, precision="day", note=rule.words())
            return msgspec.structs.replace(vote, event=event, others=(), status="stated", was=None)
    return None
