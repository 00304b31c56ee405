"""What a thing with its day is as an event: its type by ``lexicon/stages.toml``, and whether it is still to be or is called off."""

from __future__ import annotations

import datetime as dt
import re
from typing import cast

from msgspec.structs import replace

from strikewatch.analysis.claims import Claim
from strikewatch.analysis.dating import Dated, Scene
from strikewatch.analysis.members import is_by_members
from strikewatch.analysis.mood import mood_of_noun
from strikewatch.analysis.telling import Telling
from strikewatch.analysis.way import TERMS, UNTIL, is_term
from strikewatch.analysis.when import NUMBER, Mention
from strikewatch.dates import zone_of_place
from strikewatch.model import Event, EventType

_SUBJECT = 40  # characters before a verb, where its subject stands
_ACTIONS = frozenset({"strike_begin", "noun strike", "go_on_strike", "state on_strike", "strike_called"})
_UNTIL = _ACTIONS | {"stay_away"}
_VOTES = frozenset({"ballot", "ballot_end", "noun vote"})
_ON_A_DEAL = re.compile(r"\b(?:deal|contract|agreement|offer|pact|ratif\w{1,8}|settlement|proposal)\b")
_SO_LONG = re.compile(
    rf"\bafter (?:just |only |nearly |more than )?(?:{NUMBER}) (?:hours?|days?|weeks?|months?)\b|(?:day|week|month)s?[- ](?:old|long)\b|-(?:month|week) (?:[a-z-]{{1,20}} )?(?:strike|walkout|stoppage)\b"
)
# With the day from which: "will extend their strike to two more plants from Friday", "had first called a stoppage from Monday".
_STARTING = {
    ("strike_extend", True): "strike_expands", ("strike_extend", False): "strike_expands", ("strike_called", False): "strike_begins",
}  # fmt: skip
_FROM = frozenset({"from", "starting", "beginning"})
_WEEK = dt.timedelta(days=7)


def event_of(scene: Scene, telling: Telling, dated: Dated) -> Event | None:
    """Return the event that a claim and its day make, None if they make none."""
    claim, mention, day = dated.claim, dated.mention, dated.day
    kind = _type(scene, telling, dated)
    off = _is_called_off(dated)
    if off:
        kind = "action_scheduled"
    if not kind:
        return None
    start, end = min(claim.start, mention.at), max(claim.end, mention.last)
    clock = mention.clock
    zone = (clock.zone or zone_of_place(scene.passage.dateline_place, scene.country)) if clock else None
    precision = day.precision if clock is None or day.precision != "day" else "minute" if clock.exact else "hour"
    return Event(
        type=kind, date=day.date, time=clock.time if clock else None, zone=zone, precision=precision,
        not_before=day.not_before, not_after=day.not_after, text=scene.passage.body[start:end], start=start, end=end,
        computed=day.computed, ambiguous=day.ambiguous or (clock is not None and clock.midnight), cancelled=off,
        scheduled=dated.way == "future" and (day.not_after or day.date or scene.base.own) >= scene.base.own,
    )  # fmt: skip


def in_order(event: Event, mention: Mention, started: dt.date | None) -> Event:
    """Return the event with its end after its start: "from Sunday until Wednesday" is the Wednesday after."""
    ends = event.type == "strike_ends" and event.scheduled and mention.kind == "weekday"
    if ends and started and event.date and event.date < started:
        return replace(event, date=event.date + _WEEK)
    return event


def _is_called_off(dated: Dated) -> bool:
    """Tell whether an action of a day to come is taken off: "called off Friday's walkout", "will not strike on Friday"."""
    claim, mention = dated.claim, dated.mention
    if dated.way != "future":
        return False
    if claim.kind == "strike_off":  # not the day from which it is off, nor that to which it is put off
        return claim.mood in ("done", "now") and mention.lead not in UNTIL | TERMS
    if claim.kind == "called_off":
        return mention.lead not in UNTIL
    return claim.mood == "not" and claim.kind in ("go_on_strike", "strike_begin", "strike_called")


def _type(scene: Scene, telling: Telling, dated: Dated) -> EventType | None:
    """Return what the claim is as an event, None if it is none."""
    claim, mention, future = dated.claim, dated.mention, dated.way == "future"
    kind: str = scene.stages.events.get(claim.kind, ("", ""))[future]
    sets_term = future and claim.frame is not None and claim.frame.noun_class == "deadline"
    if is_term(claim, mention) or sets_term:
        kind = "strike_deadline"
    elif claim.mood == "not":
        kind = ""
    elif claim.kind == "strike_off":
        kind = _of_suspension(scene, telling, dated)
    elif mention.lead in _FROM and (claim.kind, future) in _STARTING:
        kind = _STARTING[claim.kind, future]
    elif claim.kind in _UNTIL and _ends_range(telling, mention):
        kind = "strike_ends"
    elif claim.mood == "done" and claim.kind == "authorised" and future:
        kind = "action_scheduled"  # "voted for a strike from June 20"
    elif claim.mood == "done" and claim.kind == "rejected":
        first = max(0, claim.start - _SUBJECT)
        kind = "ratification_result" if is_by_members(telling.folded, first, max(claim.end, mention.end)) else "other"
    elif claim.kind == "state has_until" and not scene.struck:
        kind = "other"
    elif claim.kind in _VOTES and future:
        kind = _of_vote(scene, telling, claim, mention) or kind
    return cast("EventType", kind) if kind else None


def _of_suspension(scene: Scene, telling: Telling, dated: Dated) -> str:
    """Return what a strike called off is: the end of one that is on, a new day of one that is put off."""
    claim, future = dated.claim, dated.way == "future"
    if future:
        return "action_scheduled" if dated.mention.lead in UNTIL else "strike_ends"
    begun = scene.begun or _SO_LONG.search(telling.folded, telling.sentence.start, telling.sentence.end) is not None
    return "strike_ends" if claim.mood == "done" and begun and not _is_planned(telling, claim) else "other"


def _is_planned(telling: Telling, claim: Claim) -> bool:
    """Tell whether what is called off had not begun: "a strike planned for Thursday", "next week's walkout"."""
    noun = claim.frame.noun if claim.frame else None
    if noun is None:
        return False
    other = any(f.noun == noun and f is not claim.frame and f.mood != "done" for f in telling.frames)
    return other or mood_of_noun(telling, noun[0]) == "ahead"


def _of_vote(scene: Scene, telling: Telling, claim: Claim, mention: Mention) -> str:
    """Return the end of a vote that a day is: "opens on Monday", "from March 6 through March 10", "on Saturday and Sunday"; "" if none."""
    listed = [m.joined for m in telling.mentions[telling.mentions.index(mention) :]][1:2] == [True]
    verb = claim.frame.verb_class if claim.frame else ""
    if verb == "begin" or mention.lead in _FROM or (listed and not mention.joined):
        end = "opens"
    elif verb in ("shut", "end") or _ends_range(telling, mention) or mention.lead == "by" or (mention.joined and not listed):
        end = "closes"
    else:
        return ""
    on_deal = scene.settled or _ON_A_DEAL.search(telling.folded, telling.sentence.start, telling.sentence.end)
    return f"{'ratification' if on_deal else 'authorization_vote'}_{end}"


def _ends_range(telling: Telling, mention: Mention) -> bool:
    """Tell whether the date is the end of a stretch: "until Friday", "from July 4 to July 23" (but not "due to Monday's strike")."""
    if mention.lead != "to":
        return mention.lead in UNTIL
    before = telling.folded[max(0, mention.start - 16) : mention.start]
    return not mention.possessive and (any(c.isdigit() for c in before) or "day to " in before)
