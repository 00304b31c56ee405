"""The fixed words of the page: issue labels, what events and stages are called, days as "Fri 4 Aug"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from strikewatch import dates
from strikewatch.model import ChangeKind, Dispute, Event, EventType, Stage
from strikewatch.model.labels import ISSUES, STAGES
from strikewatch.model.story import IDLE

# Of an event that is ahead. What is missing here belongs on no calendar (domain 3.3).
DUE: dict[EventType, str] = {
    "talks_scheduled": "talks",
    "talks_resumed": "talks",
    "contract_expires": "contract expires",
    "extension_expires": "contract extension expires",
    "authorization_vote_opens": "strike vote opens",
    "authorization_vote_closes": "strike vote closes",
    "authorization_vote_result": "strike vote result",
    "strike_deadline": "strike deadline",
    "strike_begins": "strike begins",
    "strike_ends": "strike ends",
    "strike_expands": "strike expands",
    "lockout_begins": "lockout begins",
    "ratification_opens": "ratification vote opens",
    "ratification_closes": "ratification vote closes",
    "ratification_result": "ratification vote result",
    "board_vote": "board votes",
    "council_vote": "council votes",
    "mediation_session": "mediation",
    "fact_finding_report": "fact-finding report due",
    "peb_report": "emergency board reports",
    "cooling_off_ends": "cooling-off ends",
    "hearing": "hearing",
    "ruling": "ruling",
    "injunction": "injunction",
    "election": "election",
    "vote_count": "votes counted",
    "rally": "rally",
    "picket": "picket",
    "march": "march",
    "benefit_cutoff": "benefits end",
    "action_scheduled": "action begins",
    "vote_scheduled": "vote",
    "mandate_expires": "strike mandate lapses",
}
_STARTS: frozenset[EventType] = frozenset({"strike_begins", "action_scheduled", "lockout_begins"})
_WAITING: frozenset[Stage] = frozenset({"none", "talks", "authorised", "noticed"})
_VOTES: dict[EventType, str] = {
    "authorization_vote_opens": "ratification vote opens",
    "authorization_vote_closes": "ratification vote closes",
    "authorization_vote_result": "ratification vote result",
    "vote_scheduled": "ratification vote",
}
BELL: frozenset[EventType] = frozenset({"strike_begins", "strike_deadline", "lockout_begins", "action_scheduled"})
# What a line of WHAT CHANGED is about, the heaviest first.
KINDS: tuple[ChangeKind, ...] = (
    "began", "locked_out", "ended", "ratified", "rejected", "agreed", "noticed", "voted", "suspended", "broken_off", "talks_set",
    "injunction", "arbitration", "mediation", "expanded", "action_short", "talks_held", "other",
)  # fmt: skip

_ACTION = re.compile(r"overtime ban|work[- ]to[- ]rule|work ban|go-slow|sick-?out|walkout|strike", re.IGNORECASE)
_NUMBER = r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)"
_PERCENT = re.compile(_NUMBER)
_TURNOUT = re.compile(rf"turnout (?:of|was) (?:about |nearly )?{_NUMBER}|{_NUMBER} turnout")


def day(date: dt.date, *, weekday: bool = True, year_of: dt.date | None = None) -> str:
    """Return "Fri 4 Aug"; with the year where it differs from that of ``year_of``."""
    return dates.day(date, weekday=weekday, year=year_of is not None and date.year != year_of.year)


def days(dates: Sequence[dt.date]) -> str:
    """Return "17 and 19 Aug": several days, the month named once where it is one."""
    if len(dates) == 1:
        return day(dates[0])
    same = len({(date.year, date.month) for date in dates}) == 1
    words = [str(date.day) if same and date is not dates[-1] else day(date, weekday=False) for date in dates]
    return f"{', '.join(words[:-1])} and {words[-1]}"


def action(event: Event) -> str:
    """Return what kind of action an event is of, in its own words where they say: "overtime ban", else "strike" or "action"."""
    found = _ACTION.search(event.text)
    if found:
        return found[0].lower()
    return "action" if event.type == "action_scheduled" else "strike"


def due(event: Event, dispute: Dispute) -> str:
    """Return what is due: "overtime ban begins", "ratification vote closes"."""
    if event.type in {"action_scheduled", "strike_begins"}:
        return f"{action(event)} begins"
    # Once there is a deal, what members vote on is the deal.
    if dispute.stage == "tentative_agreement" and event.type in _VOTES:
        return _VOTES[event.type]
    return DUE[event.type]


def poll(text: str) -> str | None:
    """Return "94% yes on 88% turnout" from the words that tell a vote, or what of it they say."""
    turnout = _TURNOUT.search(text)
    rest = text if turnout is None else text[: turnout.start()] + text[turnout.end() :]
    yes = _PERCENT.search(rest)
    parts = [f"{yes[1]}% yes"] if yes else []
    if turnout:
        parts.append(f"on {turnout[1] or turnout[2]}% turnout")
    return " ".join(parts) or None


def label(slug: str) -> str:
    """Return the label of an issue group; of one that the user made, its slug in words."""
    return ISSUES[slug].heading if slug in ISSUES else slug.replace("-", " ").capitalize()


def rank(slug: str) -> int:
    """Return where an issue group stands in the taxonomy; the user's own come before "process" and "other"."""
    order = list(ISSUES)
    return order.index(slug) if slug in ISSUES else order.index("process")


def status(dispute: Dispute, today: dt.date) -> str:
    """Return where the dispute stands, for a line: "on strike, day 92, talks set Fri 4 Aug"."""
    words = [STAGES[dispute.stage]]
    if dispute.last_word is not None and today - dispute.last_word.date() > IDLE:
        heard = dispute.last_word.astimezone(dates.zone_named(dispute.zone or "UTC") or dt.UTC).date()
        return f"{words[0]} when last heard of, {day(heard, weekday=False, year_of=today)}"
    number = dispute.day(today)
    if dispute.stage == "tentative_agreement" and dispute.tracks.action == "on_strike":
        words.append("strike goes on")
    if number is not None and dispute.tracks.action in {"on_strike", "locked_out"}:
        words.append(f"day {number}")
    ahead = [event for event in dispute.events if event.event.date and event.event.date >= today and not event.off]
    talks = next((e.event.date for e in ahead if e.event.type in {"talks_scheduled", "talks_resumed"}), None)
    ballots = {"ratification_closes", *(_VOTES if dispute.stage == "tentative_agreement" else ())}
    vote = next((e.event.date for e in ahead if e.event.type in ballots), None)
    start = next((e.event for e in ahead if e.event.type in _STARTS and e.event.date), None)
    if start and start.date and dispute.stage in _WAITING:
        words.append(f"{action(start)} from {day(start.date)}")
    if talks:
        words.append(f"talks set {day(talks)}")
    elif dispute.tracks.bargaining == "broken_off":
        words.append("talks broken off")
    if vote:
        words.append(f"vote to {day(vote)}")
    return ", ".join(words)
