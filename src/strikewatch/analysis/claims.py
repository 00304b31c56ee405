"""What a date in a sentence may belong to, and how far off each stands: frames, nouns beside it, states of things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strikewatch.analysis.frames import Frame
from strikewatch.analysis.measure import words
from strikewatch.analysis.mood import Mood
from strikewatch.analysis.telling import State, Telling
from strikewatch.analysis.when import Mention
from strikewatch.lexicon.stages import Stages
from strikewatch.model import Record

# By the measure of ``measure.py``: about a clause. What has a term may be told at length ("must be ratified by members at … by June 30").
FARTHEST, FARTHEST_TERM = 15.0, 30.0
_FARTHEST_STRETCH = 9.0  # a week or a month says little: it must stand close
_ASIDE = words("against of over about despite amid toward towards into")
_FEARS = words("fear fears threat threats prospect risk concern concerns worries possible possibility")
_CLAUSE, _ELSEWHERE = 4, 12.0
_OPENS, _SAID_APART = 3, 8.0
_ARTICLES = words("the a an its their past")
_WHEN = (" when ", ", when ", " as ")
# What follows a date that belongs to what stands before it: "met on Monday and agreed …", "threatened on Tuesday to strike".
_CLOSES = (" and ", ", and ", " but ", ", but ", ";", " to ")
_ENDS_CLAUSE = " after "  # "locked them out on Sunday after they turned down the offer"
_ACTIONS = frozenset({"go_on_strike", "authorised", "lock_out", "refuse_work"})
# "if there is no agreement by Friday", "unless a deal is reached by Friday"
_TERM_REACH = 60  # characters
_TERM = re.compile(
    r"\b(?:without an?|unless|if)\b[^.,;]{0,30}\b(?:deal|agreement|settlement|contract|accord)\b[^.,;]{0,20} (?:by|before)(?: the end of)? \Z"
)
_GO_UP = (" went up", " go up", " were set up", " formed", " appeared")  # of picket lines
_HOURS_OF = re.compile(r",? (?:after|following)(?: [a-z0-9-]{1,12}){0,4} (?:hours|days) of (?:[a-z-]{1,16} )?")
_OUTCOMES = frozenset({"strike_end", "strike_off", "authorised", "accepted", "rejected"})
_UNDONE = frozenset({"strike_off", "strike_averted"})


class Claim(Record, frozen=True, kw_only=True):
    """What a date may belong to, how far off it stands, and in which mood it is told."""

    cost: float
    kind: str  # a frame's, "noun …" or "state …": a key of the events in ``lexicon/stages.toml``
    start: int
    end: int
    frame: Frame | None = None
    mood: Mood = "now"


def of_frame(frame: Frame, cost: float = 0.0) -> Claim:
    """Return the claim of a frame."""
    return Claim(cost=cost, kind=frame.kind, start=frame.start, end=frame.end, frame=frame, mood=frame.mood)


def best_claims(telling: Telling, mention: Mention, stages: Stages, opening: Telling) -> tuple[Claim, ...]:
    """Return what the date belongs to: nothing, one thing, or a thing and the expiry of a clause that the date opens.

    "state report" is a date on which something is said; dates of markets and the like belong to nothing here.
    """
    struck = is_struck(telling) or is_struck(opening)
    claims = sorted((c for c in _all(telling, mention, stages) if struck or c.kind != "impact"), key=_cost_of)
    best = claims[0] if claims else None
    farthest = (
        FARTHEST_TERM if mention.lead in ("by", "since") else _FARTHEST_STRETCH if mention.kind in ("week", "month") else FARTHEST
    )
    if best is None or best.cost > farthest or best.kind == "state market":
        return ()
    # "… an agreement by April 7 when their contracts expire", "a standstill on Monday when workers downed tools"
    opens = telling.folded.startswith(_WHEN, mention.end)
    also = (c for c in claims[1:] if opens and c.kind != best.kind and c.frame and 0 < c.frame.verb[0] - mention.end < 60)
    return (best, *list(also)[:1], *_outcomes(telling, best))


def _outcomes(telling: Telling, vote: Claim) -> Iterator[Claim]:
    """Yield what a vote came to, on its day: "voted on Friday to end the strike"."""
    if vote.kind == "ballot" and vote.frame is not None and vote.frame.noun is not None:
        yield from (of_frame(f) for f in telling.frames if f.noun == vote.frame.noun and f.kind in _OUTCOMES and f.mood == "done")


def _cost_of(claim: Claim) -> float:
    return claim.cost


def is_struck(telling: Telling) -> bool:
    """Tell whether the sentence names a strike: what stands still for anything else is no event of a dispute."""
    named = any(name in ("strike", "lockout", "short") for *_, name in telling.nouns)
    acted = any(frame.kind in _ACTIONS for frame in telling.frames)
    return named or acted or any(state.name in ("on_strike", "locked_out") for state in telling.states)


def _all(telling: Telling, mention: Mention, stages: Stages) -> Iterator[Claim]:
    before = telling.folded[max(telling.sentence.start, mention.at - _TERM_REACH) : mention.at]
    if (term := _TERM.search(before)) is not None:
        yield Claim(cost=0, kind="noun deadline", start=mention.at - len(before) + term.start(), end=mention.at)
        return
    if mention.modifier == "clause":
        yield from (of_frame(f, telling.distance(mention.end, f.verb[0]) / 2) for f in telling.frames if f.verb[0] > mention.end)
        return
    # also "the strike planned for Friday will no longer go ahead"
    cancelled = {f.noun for f in telling.frames if _undoes(f)} - {None}
    named = list(_named_by(telling, mention, stages))
    if named or mention.possessive:
        for claim in named:
            off = (claim.start, claim.end) in cancelled
            yield Claim(cost=claim.cost, kind="called_off", start=claim.start, end=claim.end) if off else claim
        return
    yield from _of_frames(telling, mention, cancelled)
    yield from _of_nouns(telling, mention, stages)
    for state in telling.states:
        yield from _of_state(telling, state, mention, stages)


def _of_frames(telling: Telling, mention: Mention, cancelled: set[tuple[int, int] | None]) -> Iterator[Claim]:
    """Yield the frames; those of an action that is ``cancelled`` as what is called off."""
    truces = [state for state in telling.states if state.name == "truce_until"]
    for frame in telling.frames:
        if any(state.start <= frame.verb[0] < state.end for state in truces):  # "not to strike before"
            continue
        claim = of_frame(frame, _cost(telling, frame, mention))
        if frame.kind == "strike_off" and frame.noun and stands_by(telling, frame.noun, mention, frame.verb):
            yield Claim(cost=0, kind="called_off", start=frame.start, end=frame.end, frame=frame, mood=frame.mood)
            continue
        if mention.lead == "since" and frame.mood == "ahead":  # nothing to come is since a day
            continue
        if frame.noun in cancelled and frame.kind not in _UNDONE:
            # "called off a walkout planned for Thursday": that Thursday has none
            yield Claim(cost=claim.cost, kind="called_off", start=frame.start, end=frame.end, frame=frame, mood=frame.mood)
        else:
            yield claim


def stands_by(telling: Telling, noun: tuple[int, int], mention: Mention, verb: tuple[int, int]) -> bool:
    """Tell whether a date is that of the noun before a verb: "the planned strike on Friday was cancelled"."""
    return noun[1] < mention.start < verb[0] and telling.token(mention.start) - telling.token(noun[1] - 1) <= 2


def _undoes(frame: Frame) -> bool:
    """Tell whether a frame takes an action off: not what only may ("a bid to avert"), but "could have begun", which did not."""
    if frame.kind == "strike_begin":
        return frame.mood == "not"
    return frame.kind in _UNDONE and frame.mood not in ("maybe", "not")


def _of_nouns(telling: Telling, mention: Mention, stages: Stages) -> Iterator[Claim]:
    framed = {frame.noun for frame in telling.frames}
    for start, end, name in telling.nouns:
        if f"noun {name}" in stages.events and (start, end) not in framed and (name != "offer" or start < mention.start):
            cost = telling.distance(start, mention.at) + (0.5 if start < mention.start else 3.5)
            idle = telling.folded.startswith("picket", start) and not telling.folded.startswith(_GO_UP, end)
            if name == "strike" and (idle or _is_day_of(telling, start)):
                continue
            # a noun that only complements another: "an injunction against the strike"
            at = telling.token(start)
            cost += 4 if _ASIDE.intersection(telling.words[max(0, at - 3) : at]) else 0
            cost += 6 if _is_complement(telling, start, 4) or _decides(telling, start, name) else 0
            cost += _ELSEWHERE if start > mention.start and _is_elsewhere(telling, mention, start) else 0
            if name == "talks" and _HOURS_OF.fullmatch(telling.folded, mention.end, start):
                cost = FARTHEST - 1  # of a day that nothing else is told of
            none = name == "strike" and telling.folded.endswith("no ", telling.sentence.start, start)  # "no strike on Friday"
            yield Claim(cost=cost, kind="called_off" if none else f"noun {name}", start=start, end=end)


def _is_day_of(telling: Telling, start: int) -> bool:
    """Tell whether a strike is counted by its days: "pressed ahead on Tuesday with the second day of a planned five-day strike"."""
    at = telling.token(start)
    return any(telling.words[i : i + 2] == ["day", "of"] for i in range(max(0, at - 6), at))


def _of_state(telling: Telling, state: State, mention: Mention, stages: Stages) -> Iterator[Claim]:
    before = state.start < mention.start
    cost = telling.distance(state.start, mention.at) + (0 if before else 1.0)
    kind = f"state {state.name}"
    if state.name in ("report", "market"):
        # "… on Monday and at two more sites on Tuesday, the union said": a day before the comma is not that of the saying
        apart = not before and telling.token(mention.at) > _OPENS and "," in telling.folded[mention.last : state.start]
        yield Claim(cost=cost + (_SAID_APART if apart else -0.5), kind=kind, start=state.start, end=state.end)
    elif state.name == "idle" and mention.lead not in ("until", "till", "before"):
        return
    elif kind in stages.events and (state.name not in ("on_strike", "locked_out") or mention.lead in ("since", "from", "as of")):
        far = mention.lead == "since" and before  # "on strike at sixteen plants in two countries since October 5"
        yield Claim(cost=cost / (3 if far else 1), kind=kind, start=state.start, end=state.end, mood=state.mood)


def _named_by(telling: Telling, mention: Mention, stages: Stages) -> Iterator[Claim]:
    """Yield the noun that the date describes: "Monday's strike", "a March 26 strike deadline", "the Friday deadline"."""
    first = telling.token(mention.start)
    # a headline drops its articles: "sets Wednesday deadline"
    article = telling.sentence.headline or (first > 0 and telling.words[first - 1] in _ARTICLES)
    for start, end, name in telling.nouns:
        if f"noun {name}" not in stages.events or not 0 < start - mention.last < 30:
            continue
        gap = telling.token(start) - telling.token(mention.last - 1)
        if (mention.possessive and gap <= 3) or (article and gap == 1):
            yield Claim(cost=gap, kind=f"noun {name}", start=start, end=end)


def _is_elsewhere(telling: Telling, mention: Mention, start: int) -> bool:
    """Tell whether a noun behind a date is in another clause, or only feared: "rose on Tuesday as a strike …", "… on fears of a strike"."""
    at = telling.token(start)
    parted = telling.distance(start, mention.start) - (at - telling.token(mention.start)) >= _CLAUSE
    return parted or bool(_FEARS.intersection(telling.words[max(0, at - 4) : at]))


def _decides(telling: Telling, start: int, name: str) -> bool:
    """Tell whether a vote is the one that an answer was given in: "approved the offer in a vote on Thursday" is of the answer."""
    at = telling.token(start)
    inside = name == "vote" and "in" in telling.words[max(0, at - 3) : at]
    return inside and any(f.kind in ("accepted", "rejected", "authorised") and f.verb[0] < start for f in telling.frames)


def _is_complement(telling: Telling, offset: int, reach: int) -> bool:
    """Tell whether a word only says what a frame's noun is for: "will hear an application to stop the bans on Tuesday".

    The "to" stands within ``reach`` words before ``offset``, and right behind the noun.
    """
    at = telling.token(offset)
    to = next((index for index in range(at - 1, max(0, at - 1 - reach), -1) if telling.words[index] == "to"), None)
    if to is None:
        return False
    return any(f.noun and f.verb[0] < f.noun[0] < offset and telling.token(f.noun[1] - 1) == to - 1 for f in telling.frames)


def _cost(telling: Telling, frame: Frame, mention: Mention) -> float:
    """Return how far a frame is from a date. A date follows its frame, stands between subject and verb, or opens the clause."""
    at = mention.at
    ends = [frame.verb[0], frame.verb[1] - 1, *(frame.noun if frame.noun and frame.noun[0] < at else ())]
    aims = frame.mood == "maybe" and frame.kind not in _UNDONE
    cost = min(telling.distance(offset, at) for offset in ends) + (6 if aims and _is_complement(telling, frame.verb[0], 1) else 0)
    if mention.lead in ("by", "before") and frame.verb[0] < at and frame.kind in ("accepted", "deal", "ballot"):
        return cost / 2
    main = at > frame.verb[0] and not any(frame.verb[0] < f.verb[0] < at for f in telling.frames)
    if main and telling.folded.startswith(_ENDS_CLAUSE, mention.end):
        return cost / 2
    if at < frame.verb[0]:
        if telling.folded.startswith(_WHEN, mention.end):
            return max(1.0, cost - 5)
        opens = telling.token(at) <= 3 or telling.distance(at, frame.verb[0]) <= 2.5
        closes = telling.folded.startswith(_CLOSES, mention.end) or (
            telling.token(at) > _OPENS and telling.folded.startswith(_ENDS_CLAUSE, mention.end)
        )
        cost += 12 if closes else 0
        cost += (1 if opens else 5) + ((3 if opens else 8) if frame.mood == "maybe" else 0)
    return cost
