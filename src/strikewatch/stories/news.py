"""Reports of one piece of news in different words: the same parties, within two days, telling the same development."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from strikewatch.model import EventType, Judged
from strikewatch.names import known_as
from strikewatch.stories.agree import Sides, agreed, sides
from strikewatch.stories.copies import Groups, words

# News is told within two days; what is told later is the next development.
_SPAN = dt.timedelta(hours=48)
_BACK = 40  # earlier reports of a party that one is compared with: a day's flood of one dispute stays linear
_LEAD = 700  # characters in which a report tells its news; further down stands what went before
_WORDS = 60
_ALIKE = 0.42  # cosine of the beginnings, words weighted by rarity: below this two reports tell different things
# A stage that lasts a day or two: two reports that have a dispute come to it tell the same news.
_TURNS = frozenset({"tentative_agreement", "ratified", "rejected", "ended", "locked_out", "suspended", "noticed", "authorised"})
_ENOUGH = 12  # different words: of fewer, two in common are chance
_FAMILY: dict[EventType, str] = {
    "strike_begins": "start", "action_scheduled": "start", "strike_deadline": "deadline", "lockout_begins": "lockout",
    "talks_scheduled": "talks", "talks_held": "talks", "talks_resumed": "talks", "talks_broke_off": "broken off",
    "authorization_vote_result": "vote", "vote_held": "vote", "ta_reached": "agreement", "ratification_result": "ratification",
    "ratification_closes": "ratification vote", "strike_notice_served": "notice", "strike_ends": "end", "hearing": "hearing",
    "ruling": "ruling", "injunction": "ruling", "strike_expands": "expansion",
}  # fmt: skip


class _Opening(NamedTuple):
    """How a report begins: who it is about, and its words."""

    judged: Judged
    sides: Sides
    words: dict[str, float]


def join(judged: Sequence[Judged], groups: Groups) -> None:
    """Join, within ``groups``, the reports on disputes that tell one piece of news. Each is compared with a story's first."""
    order = sorted(
        (i for i, one in enumerate(judged) if one.analysis.verdict == "dispute"),
        key=lambda i: (judged[i].item.when, judged[i].item.id),
    )
    vectors = _vectors({i: [w for w in words(judged[i].item.body[:_LEAD])[:_WORDS] if len(w) > 2] for i in order})
    openings = {i: _Opening(judged[i], sides(judged[i].analysis), vectors[i]) for i in order}
    known: dict[str, list[int]] = {}
    for index in order:
        one = openings[index]
        names = {name for party in (*one.sides.unions, *one.sides.employers) for name in (party.id, *known_as(party))}
        for other in sorted({i for name in names for i in known.get(name, ())[-_BACK:]}):
            apart = groups.root(other) == groups.root(index) or (min(index, other), max(index, other)) in groups.apart
            if not apart and _same(openings[other], one):
                groups.join(other, index)
                break
        else:
            for name in names:
                known.setdefault(name, []).append(index)


def _vectors(texts: dict[int, list[str]]) -> dict[int, dict[str, float]]:
    """Return the words of each text weighted by number and rarity, as vectors of length one."""
    spread = Counter(word for text in texts.values() for word in set(text))
    rarity = {word: math.log(1 + len(texts) / number) for word, number in spread.items()}
    vectors: dict[int, dict[str, float]] = {}
    for index, text in texts.items():
        vector = {word: rarity[word] * (1 + math.log(number)) for word, number in Counter(text).items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors[index] = {word: value / length for word, value in vector.items()}
    return vectors


def _same(one: _Opening, other: _Opening) -> bool:
    """Return whether two reports tell one piece of news: of agreeing parties, the same development, or alike enough words.

    An outlet tells a piece of news once: its next piece is the next news, or was found as an update.
    """
    first, second = one.judged, other.judged
    if first.item.by == second.item.by or abs(second.item.when - first.item.when) > _SPAN or not agreed(one.sides, other.sides):
        return False
    cosine = sum(value * other.words.get(word, 0.0) for word, value in one.words.items())
    here, there = _news(first), _news(second)
    if here & there:
        return cosine >= _ALIKE / 3
    if here and there:
        return False  # each tells a development of its own: not one piece of news, however alike the words
    return cosine >= _needed(one, other)


def _needed(one: _Opening, other: _Opening) -> float:
    """Return how alike two reports must be whose developments are not known: less where more agrees otherwise."""
    stage = one.judged.analysis.stage
    if stage != other.judged.analysis.stage:
        return _ALIKE
    if stage in _TURNS:
        return _ALIKE / 2
    named = all((one.sides.unions, other.sides.unions, one.sides.employers, other.sides.employers))
    return _ALIKE * 2 / 3 if named and min(len(one.words), len(other.words)) >= _ENOUGH else _ALIKE


def _news(judged: Judged) -> set[tuple[str, dt.date]]:
    """Return the developments that a report opens with: fresh, or still ahead."""
    day = judged.item.when.date()
    return {
        (_FAMILY[event.type], event.date)
        for event in judged.analysis.events
        if event.type in _FAMILY and event.date and event.start < _LEAD and event.date >= day - dt.timedelta(days=3)
    }
