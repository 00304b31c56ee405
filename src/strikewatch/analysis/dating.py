"""Which day each thing in a sentence is dated by: a date goes to the nearest claim, a list of dates to one, a report to its news."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from strikewatch.analysis.claims import Claim, best_claims, is_struck, of_frame, stands_by
from strikewatch.analysis.durations import FIXED_TERM
from strikewatch.analysis.measure import words
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.reports import news
from strikewatch.analysis.resolve import Base, Day, Way, resolve
from strikewatch.analysis.telling import Telling
from strikewatch.analysis.way import looks_ahead, way_of
from strikewatch.analysis.when import Mention
from strikewatch.lexicon.stages import Stages

_SAME_DAY = "hours after "
_ONE = words("a an another")
_AND = ("and", "and then", "and also")
_SUBJECT = 40  # characters before a verb, where its subject stands
_OWN_CLAUSE = 5  # by the measure
_DOES_MORE = re.compile(r" (?!ed\b|struck|voted|walked|ended|agreed|rejected|accepted)[a-z]{3,12}ed (?:a|an|the|their|its|his)\b")
_ONCE = frozenset({"strike_end", "return_to_work", "lockout_end", "deal", "expiry"})  # not on each of several days
_BEGUN = frozenset({"strike_begin", "go_on_strike", "strike_goes_on", "strike_extend"})


class Scene(NamedTuple):
    """What every sentence of an item is read by."""

    passage: Passage
    country: str | None
    base: Base
    stages: Stages
    opening: Telling
    ahead: bool  # the action that the item opens with is to come
    begun: bool  # there has been one
    settled: bool  # a deal is spoken of
    struck: bool  # an action is spoken of


class Dated(NamedTuple):
    """A claim with the date that it got."""

    claim: Claim
    mention: Mention
    day: Day
    way: Way
    news: bool = False  # of the day on which it was reported


def scene_of(passage: Passage, country: str | None, tellings: tuple[Telling, ...], base: Base, stages: Stages) -> Scene:
    """Return what every sentence of an item is read by."""
    return Scene(
        passage=passage, country=country, base=base, stages=stages, opening=tellings[0], ahead=looks_ahead(tellings),
        begun=any(map(_is_begun, tellings)), settled=any(map(_is_settled, tellings)), struck=any(map(is_struck, tellings)),
    )  # fmt: skip


def _is_begun(telling: Telling) -> bool:
    """Tell whether the sentence says that an action has begun, this year and in this dispute."""
    retold = any(name == "background" for *_, name in telling.moods)
    acted = any(frame.kind in _BEGUN and frame.mood == "done" for frame in telling.frames)
    return not retold and (acted or any(state.name == "on_strike" and state.mood == "done" for state in telling.states))


def _is_settled(telling: Telling) -> bool:
    """Tell whether the sentence says that there is a deal for members to vote on."""
    return any(frame.kind == "deal" and frame.mood == "done" for frame in telling.frames) or any(
        state.name == "tentative" for state in telling.states
    )


def dates_of(scene: Scene, telling: Telling, told: dt.date | None) -> list[Dated]:
    """Return what one sentence dates; ``told`` is the day that the text has told last."""
    dated: list[Dated] = []
    claims: tuple[Claim, ...] = ()
    for mention in telling.mentions:
        own = best_claims(telling, mention, scene.stages, scene.opening)
        if mention.joined and _DOES_MORE.match(telling.folded, mention.end):
            own = claims = ()  # "walked out on Monday and on Tuesday blocked a road"
        goes_on = mention.joined and claims and not _opens_clause(own, mention)
        # "on June 24, June 26 and again on July 1": one thing on each day, unless a day opens a clause of its own
        claims = tuple(claim for claim in claims if claim.kind not in _ONCE) if goes_on else own
        base = replace(scene.base, told=dated[-1].day.date if dated else told)
        for claim in claims:
            dates = _news if claim.kind == "state report" else _dated
            dated.extend(dates(scene, base, telling, claim, mention))
    dated.extend(_hanging(telling, dated, told))
    return dated


def _opens_clause(claims: tuple[Claim, ...], mention: Mention) -> bool:
    """Tell whether a date is that of a verb right behind it: "and on Tuesday walked out"."""
    return any(c.frame is not None and c.frame.verb[0] > mention.start and c.cost < _OWN_CLAUSE for c in claims)


def _dated(scene: Scene, base: Base, telling: Telling, claim: Claim, mention: Mention) -> Iterator[Dated]:
    """Yield the claim with its day, and the strike that an impact of that day is the work of."""
    way = way_of(telling, claim, mention, ahead=scene.ahead, begun=scene.begun)
    day = _of_last_week(telling, mention, base, way) or resolve(mention, base, way)
    if day is None:
        return
    if way is None or mention.kind == "then" or (mention.kind == "day" and way == "past"):
        # nothing of the future is told as done
        way = "future" if day.date and day.date > scene.base.day else "past"
    yield Dated(claim, mention, day, way)
    if claim.frame is not None and claim.kind == "impact" == claim.frame.verb_class:
        yield from (Dated(strike, mention, day, way) for strike in _strikes(telling, claim, mention, way, claim.frame.verb))


def _strikes(telling: Telling, claim: Claim, mention: Mention, way: Way, verb: tuple[int, int]) -> Iterator[Claim]:
    """Yield the strike behind an impact: "grounded the airline with a strike", "cancels Monday's flights over a planned strike".

    One of a day or two is of the day of its impact: "a 24-hour strike halted trains on Monday".
    """
    for start, end, name in telling.nouns:
        at = telling.token(start)
        counted = FIXED_TERM.search(telling.folded, telling.sentence.start, end) is not None
        # "a warning strike on Tuesday hit three plants"
        single = bool(_ONE.intersection(telling.words[max(0, at - 2) : at])) and stands_by(telling, (start, end), mention, verb)
        brief = start <= claim.start and (counted or single)
        if (
            name == "strike"
            and (claim.start < start or brief)
            and (brief or way == "future" or "with" in telling.words[max(0, at - 4) : at])
        ):
            yield Claim(cost=0, kind="noun strike", start=claim.start, end=max(claim.end, end))
            return


def _of_last_week(telling: Telling, mention: Mention, base: Base, way: Way) -> Day | None:
    """Return the weekday of "last week", where the sentence has said so: "reached a deal last week and announced it on Friday"."""
    if way != "past" or mention.weekday is None or mention.modifier:
        return None
    if not any(
        m.kind == "week" and m.unit == "week" and m.modifier == "last" and m.start < mention.start for m in telling.mentions
    ):
        return None
    return Day(date=base.own - dt.timedelta(days=base.own.weekday() + 7 - mention.weekday))


def _news(_: Scene, base: Base, telling: Telling, __: Claim, mention: Mention) -> Iterator[Dated]:
    """Yield what is news on the day of its report."""
    day = _of_last_week(telling, mention, base, "past") or resolve(mention, base, "past")
    if day is not None:
        yield from (Dated(claim, mention, day, "past", news=True) for claim in news(telling, mention))


def _hanging(telling: Telling, dated: list[Dated], told: dt.date | None) -> Iterator[Dated]:
    """Yield ", ending the strike" and "hours after they walked out" with the day of the clause that they hang on.

    "The announcement came hours after talks broke up" is of the day that was told last.
    """
    known = [d.claim.frame for d in dated]
    for frame in telling.frames:
        before = telling.folded[max(telling.sentence.start, frame.verb[0] - _SUBJECT) : frame.verb[0]]
        soon = before.rfind(_SAME_DAY)
        # "reached a deal on Thursday and suspended the strike"
        linked = frame.mood == "done" and any(
            telling.folded[d.mention.last : frame.verb[0]].strip(" ,") in _AND and d.claim.frame for d in dated
        )
        if not (frame.hanging or soon >= 0 or linked) or frame.mood == "not" or frame in known:
            continue
        main = next((d for d in reversed(dated) if d.claim.frame is not None and d.claim.frame.verb[0] < frame.verb[0]), None)
        if main is not None:
            yield main._replace(claim=of_frame(frame))
        elif soon >= 0 and told is not None and not dated:
            at = frame.verb[0] - len(before) + soon
            words = Mention(start=at, end=at + len(_SAME_DAY), kind="then")
            yield Dated(of_frame(frame), words, Day(date=told, computed=True), "past")
