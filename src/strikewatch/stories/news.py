"""Reports of one piece of news in different words: the same parties, within two days, telling the same development."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence

from strikewatch.model import EventType, Judged
from strikewatch.names import known_as
from strikewatch.stories.agree import agreed, sides
from strikewatch.stories.copies import Groups, words

# News is told within two days; what is told later is the next development.
_SPAN = dt.timedelta(hours=48)
_BACK = 40  # earlier reports of a party that one is compared with: a day's flood of one dispute stays linear
_LEAD = 700  # characters in which a report tells its news; further down stands what went before
_WORDS = 60
_ALIKE = 0.42  # cosine of the beginnings, words weighted by rarity: below this two reports tell different things
_FAMILY: dict[EventType, str] = {
    "strike_begins": "start", "action_scheduled": "start", "strike_deadline": "deadline", "lockout_begins": "lockout",
    "talks_scheduled": "talks", "talks_held": "talks", "talks_resumed": "talks", "talks_broke_off": "broken off",
    "authorization_vote_result": "vote", "vote_held": "vote", "ta_reached": "agreement", "ratification_result": "ratification",
    "ratification_closes": "ratification vote", "strike_notice_served": "notice", "strike_ends": "end", "hearing": "hearing",
    "ruling": "ruling", "injunction": "ruling", "strike_expands": "expansion",
}  # fmt: skip


def join(judged: Sequence[Judged], groups: Groups) -> None:
    """Join, within ``groups``, the reports on disputes that tell one piece of news. Each is compared with a story's first."""
    order = sorted(
        (i for i, one in enumerate(judged) if one.analysis.verdict == "dispute"),
        key=lambda i: (judged[i].item.when, judged[i].item.id),
    )
    beginnings = _vectors({i: [w for w in words(judged[i].item.body[:_LEAD])[:_WORDS] if len(w) > 2] for i in order})
    who = {i: sides(judged[i].analysis) for i in order}
    known: dict[str, list[int]] = {}
    for index in order:
        names = {name for party in (*who[index].unions, *who[index].employers) for name in (party.id, *known_as(party))}
        for other in sorted({i for name in names for i in known.get(name, ())[-_BACK:]}):
            if groups.root(other) == groups.root(index) or judged[index].item.when - judged[other].item.when > _SPAN:
                continue
            if judged[other].item.by == judged[index].item.by:
                continue  # an outlet tells a piece of news once: its next piece is the next news, or was found as an update
            if agreed(who[other], who[index]) and _same(judged[other], judged[index], beginnings[other], beginnings[index]):
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


def _same(one: Judged, other: Judged, first: dict[str, float], second: dict[str, float]) -> bool:
    cosine = sum(value * second.get(word, 0.0) for word, value in first.items())
    here, there = _news(one), _news(other)
    if here & there:
        return cosine >= _ALIKE / 3
    # Each tells a development of its own: not one piece of news, however alike the words.
    return cosine >= _ALIKE and not (here and there)


def _news(judged: Judged) -> set[tuple[str, dt.date]]:
    """Return the developments that a report opens with: fresh, or still ahead."""
    day = judged.item.when.date()
    return {
        (_FAMILY[event.type], event.date)
        for event in judged.analysis.events
        if event.type in _FAMILY and event.date and event.start < _LEAD and event.date >= day - dt.timedelta(days=3)
    }
