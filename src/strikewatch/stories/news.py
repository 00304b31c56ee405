"""Reports of one piece of news in different words: the same parties, within two days, telling the same development.

Where a report leaves a party unnamed, a proper name that both have stands in for it, and where no common event was found, the
development that headline or opening tells, with figures, days and rare words in common. A name or a place of its own in each forbids.
"""

from __future__ import annotations

import datetime as dt
import heapq
import math
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from functools import cached_property

from strikewatch.model import EventType, Judged, Party
from strikewatch.names import known_as, same_trade, shared
from strikewatch.stories.agree import sides
from strikewatch.stories.copies import Groups, words
from strikewatch.stories.telling import Telling, conflict, in_both, named

# News is told within two days; what is told later is the next development.
_SPAN = dt.timedelta(hours=48)
_BACK = 40  # earlier reports of a party that one is compared with: a day's flood of one dispute stays linear
_LEAD = 700  # characters in which a report tells its news; further down stands what went before
_WORDS = 60
_ALIKE = 0.42  # cosine of the beginnings, words weighted by rarity: below this two reports tell different things
# A stage that lasts a day or two: two reports that have a dispute come to it tell the same news.
_TURNS = frozenset({"tentative_agreement", "ratified", "rejected", "ended", "locked_out", "suspended", "noticed", "authorised"})
_ENOUGH = 12  # different words: of fewer, two in common are chance
# Figures, days, names and rare words that two reports have in common, before they are one though a party is not named.
_KNOWN, _UNKNOWN = 5, 9
_FAMILY: dict[EventType, str] = {
    "strike_begins": "start", "action_scheduled": "start", "strike_deadline": "deadline", "lockout_begins": "lockout",
    "talks_scheduled": "talks", "talks_held": "talks", "talks_resumed": "talks", "talks_broke_off": "broken off",
    "authorization_vote_result": "vote", "vote_held": "vote", "ta_reached": "agreement", "ratification_result": "ratified",
    "ratification_closes": "ratification vote", "strike_notice_served": "notice", "strike_ends": "end", "hearing": "hearing",
    "ruling": "ruling", "injunction": "ruling", "strike_expands": "expansion",
}  # fmt: skip


class _Opening:
    """How a report begins: who it is about, and its words."""

    def __init__(self, index: int, judged: Judged, counted: Counter[str], rarity: Mapping[str, float]) -> None:
        """Take a report with its place among those to be folded, its words by number, and how rare each is."""
        self.index = index
        self.judged = judged
        self.when = judged.item.when
        self.by = judged.item.by
        self.sides = sides(judged.analysis)
        self.telling = Telling(judged.item)
        self._counted, self._rarity = counted, rarity

    @cached_property
    def found_by(self) -> frozenset[str]:
        """Return what it has in common with other reports of the same news: what its parties are called, or else any name."""
        parties = (*self.sides.unions, *self.sides.employers)
        return self.telling.capital.union((party.id for party in parties), *map(known_as, parties))

    @cached_property
    def words(self) -> dict[str, float]:
        """Return its words weighted by number and rarity, as a vector of length one."""
        vector = {word: self._rarity[word] * (1 + math.log(number)) for word, number in self._counted.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        return {word: value / length for word, value in vector.items()}


class _Recent:
    """The first reports of the stories of the last two days, by the names in them."""

    def __init__(self) -> None:
        """Start with none."""
        self._named: defaultdict[str, deque[_Opening]] = defaultdict(lambda: deque(maxlen=_BACK))

    def add(self, one: _Opening) -> None:
        """Take the first report of a story; they come oldest first."""
        for name in one.found_by:
            self._named[name].append(one)

    def like(self, one: _Opening) -> list[_Opening]:
        """Return those that have names in common with a new report, in order of place.

        Of more than are to be compared it is those that have most in common, and of as many the latest.
        """
        met: Counter[_Opening] = Counter()
        for name in self._named.keys() & one.found_by:
            recent = self._named[name]
            while recent and one.when - recent[0].when > _SPAN:
                recent.popleft()
            met.update(recent)
        nearest = heapq.nlargest(_BACK, met, key=lambda other: (met[other], other.when, other.judged.item.id))
        return sorted(nearest, key=lambda other: other.index)


def join(judged: Sequence[Judged], groups: Groups) -> None:
    """Join, within ``groups``, the reports on disputes that tell one piece of news. Each is compared with a story's first."""
    recent = _Recent()
    for one in _openings(judged):
        for other in recent.like(one):
            if _same(other, one) and not groups.settled(other.index, one.index):
                groups.join(other.index, one.index)
                break
        else:
            recent.add(one)


def _openings(judged: Sequence[Judged]) -> list[_Opening]:
    """Return how the reports on disputes begin, oldest first."""
    spoken = [index for index, one in enumerate(judged) if one.analysis.verdict == "dispute"]
    spoken.sort(key=lambda index: (judged[index].item.when, judged[index].item.id))
    counted = [Counter(w for w in words(judged[i].item.body[:_LEAD])[:_WORDS] if len(w) > 2) for i in spoken]
    spread = Counter(word for text in counted for word in text)
    rarity = {word: math.log(1 + len(counted) / number) for word, number in spread.items()}
    return [_Opening(index, judged[index], text, rarity) for index, text in zip(spoken, counted, strict=True)]


def _same(one: _Opening, other: _Opening) -> bool:
    """Return whether two reports tell one piece of news: of agreeing parties, the same development, or alike enough words.

    An outlet tells a piece of news once: its next piece is the next news, or was found as an update.
    """
    if one.by == other.by:
        return False
    agreeing = _agreeing(one, other)
    if agreeing is None or (agreeing < 2 and _trades_differ(one.telling, other.telling)):
        return False
    if conflict(one.telling, other.telling, known=agreeing == 2):
        return False
    development = _development(one, other)
    if development is False:
        return False  # each tells a development of its own: not one piece of news, however alike the words
    cosine = sum(value * other.words.get(word, 0.0) for word, value in one.words.items())
    if agreeing and cosine >= (_ALIKE / 3 if development else _needed(one, other)):
        return True
    return _common(one, other) >= (_KNOWN if development else _UNKNOWN)


def _agreeing(one: _Opening, other: _Opening) -> int | None:
    """Return on how many sides both reports name one body; None where they name different ones, or no one and nothing in common.

    Bodies that both reports name are no difference, whichever of them was taken for the side. Nor is the place then.
    """
    here, there = one.sides, other.sides
    common, mutual = 0, False
    for mine, theirs in ((here.unions, there.unions), (here.employers, there.employers)):
        if not (mine and theirs):
            continue
        if shared(mine, theirs):
            common += 1
        elif _all_named(mine, other.telling) and _all_named(theirs, one.telling):
            mutual = True
        else:
            return None
    if here.place and there.place and here.place != there.place and not mutual:
        return None
    trades = one.judged.analysis.sector, other.judged.analysis.sector
    if not common and not same_trade(*trades):
        return None
    return common if common or in_both(one.telling, other.telling) else None


def _trades_differ(one: Telling, other: Telling) -> bool:
    return bool(one.trades and other.trades) and not one.trades & other.trades


def _all_named(parties: Sequence[Party], telling: Telling) -> bool:
    return any(named(party, telling) for party in parties)


def _development(one: _Opening, other: _Opening) -> bool | None:
    """Return whether both tell the same development; None where one tells none that is known. A headline says it best.

    A party's own statement whose headline announces nothing is its answer to the news, not the news.
    """
    if any(by.judged.item.tier == "official" and not by.telling.headline for by in (one, other)):
        return False
    if one.telling.headline and other.telling.headline:
        return bool(one.telling.headline & other.telling.headline)
    here, there = _news(one.judged), _news(other.judged)
    leads = [_news(told_by.judged, told_by.telling.lead) for told_by in (one, other)]
    if here & there & (leads[0] | leads[1]):
        return True
    kinds = [
        by.telling.headline or by.telling.opening or {kind for kind, _ in lead}
        for by, lead in zip((one, other), leads, strict=True)
    ]
    if all(kinds):
        return bool(kinds[0] & kinds[1])
    return False if here and there else None


def _common(one: _Opening, other: _Opening) -> int:
    """Return how much two reports have in common that few others have: a name above all, figures, the stage, rare words."""
    names = in_both(one.telling, other.telling)
    if not names:
        return 0
    first, second = one.telling, other.telling
    stage = one.judged.analysis.stage
    turn = stage in _TURNS and stage == other.judged.analysis.stage
    return (
        min(len(names), 3) + 2 * len(first.figures & second.figures) + len(first.days & second.days) + turn
        + min(len(first.topic & second.topic), 4)
    )  # fmt: skip


def _needed(one: _Opening, other: _Opening) -> float:
    """Return how alike two reports must be whose developments are not known: less where more agrees otherwise."""
    stage = one.judged.analysis.stage
    if stage != other.judged.analysis.stage:
        return _ALIKE
    if stage in _TURNS:
        return _ALIKE / 2
    named = all((one.sides.unions, other.sides.unions, one.sides.employers, other.sides.employers))
    return _ALIKE * 2 / 3 if named and min(len(one.words), len(other.words)) >= _ENOUGH else _ALIKE


def _news(judged: Judged, within: int = _LEAD) -> set[tuple[str, dt.date]]:
    """Return the developments that a report opens with: fresh, or still ahead."""
    day = judged.item.when.date()
    return {
        (_FAMILY[event.type], event.date)
        for event in judged.analysis.events
        if event.type in _FAMILY and event.date and event.start < within and event.date >= day - dt.timedelta(days=3)
    }
