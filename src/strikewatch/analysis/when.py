"""Dates as prose tells them, found in a sentence; ``resolve`` makes them days.

Every pattern is a plain
alternation without nested repeats: a hostile text costs no more than a long one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec.structs import replace

from strikewatch.analysis.clock import Clock, find_clocks
from strikewatch.model import Record

Kind = Literal["weekday", "day", "month", "offset", "week", "ago", "then", "bound"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_WEEKDAY = "|".join(_WEEKDAYS)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
NUMBER = r"\d{1,3}|" + "|".join(_NUMBERS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b(?![:.,]?\d| (?:percent|per cent|million|billion)|%)"
_YEAR = r"(?:(?: ?,)? (?P<y>(?:19|20)\d\d)\b)?"
_PART = r"(?: (?:morning|afternoon|evening|night)\b)?"
_LEAD = rf"(?:(?:on )?(?P<lead>{_WEEKDAY}),? (?:the )?)?"


class _Form(NamedTuple):
    """A pattern, and words of which a text must hold one for it to match: looking for them is ten times as fast."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]

    def finditer(self, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Return the matches in ``folded[start:end]``."""
        for word in self.needs:
            if folded.find(word, start, end) >= 0:
                return self.pattern.finditer(folded, start, end)
        return iter(())


_LINK = r"(?:,? (?:to|and|through|until|or) | ?[-\u2013/] ?)"
_OF_WEEK = rf"(?:(?:{_WEEKDAY}),? (?:the )?)?{_DAY}"  # "Thursday 12"

# "July 4 to 23", "June 20, 22 and 24", "Thursday 12, Friday 13 and Saturday 14 March": at most seven days, so that no text costs
# more than its length.
_MONTH_DAY = re.compile(
    rf"\b{_LEAD}(?P<m>{_MONTH})[ \n](?:the )?(?P<d>{_DAY})(?P<more>(?:, {_OF_WEEK}){{0,5}}{_LINK}{_OF_WEEK}(?! {_MONTH}))?{_YEAR}"
)
_DAY_MONTH = re.compile(
    rf"\b(?P<more>(?:{_OF_WEEK}, ){{0,5}}{_OF_WEEK}{_LINK})?{_LEAD}(?P<d>{_DAY})(?: of)? (?P<m>{_MONTH}){_YEAR}"
)
_VERBS_TOO = frozenset({"may", "march"})
_FIGURES = re.compile(r"\d{1,2}")
_FIGURES_OF_WEEK = re.compile(rf"(?:(?P<wd>{_WEEKDAY}),? (?:the )?)?(?P<d>\d{{1,2}})")
_ISO = _Form(re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b"), ("-",))
_BARE = _Form(
    re.compile(
        rf"\b(?:(?P<mod>last|next|this past|this coming|this|coming|following) )?(?P<wd>{_WEEKDAY})\b(?P<poss>'s)?"
        # a number is the day of the month only where nothing is counted by it: "Thursday 12 and Friday 13", not "Monday 12 trains"
        rf"(?: (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?=[,;.)](?!\d)| (?:and|or|to|until|at|from) |\Z))?{_PART}(?P<week> week\b)?"
    ),
    ("day",),
)
_RELATIVE = _Form(
    re.compile(
        r"\b(?:the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow|last night|overnight"
        r"|this (?:morning|afternoon|evening))\b"
    ),
    ("day", "night", "tomorrow", "this "),
)
_WEEK = _Form(
    re.compile(
        r"\b(?P<mod>last|next|this|the past|the coming|coming|past) (?P<unit>weekend|week|month|year)\b|\b(?P<end>(?:over|at) the weekend)\b"
        r"|\bweekend(?= (?:[a-z]{1,16} )?(?:talks|negotiations|meeting|session|vote|ballot)\b)"
    ),
    ("week", "month", "year"),
)
_AGO = _Form(
    re.compile(
        rf"\b(?P<n>{NUMBER}) (?P<unit>hour|day|week|month|year)s? (?P<way>ago|from now)\b|\bin (?P<n2>{NUMBER}) (?P<unit2>day|week)s\b(?! time)"
    ),
    (" ago", " from now", "day", "week"),
)
# Counted from the day that the text has just told: "walked out on Monday and were locked out two days later".
_THEN = _Form(
    re.compile(
        rf"\b(?P<n>{NUMBER}) (?P<unit>day|week)s? (?P<way>earlier|later|before|afterwards)\b|\bthe (?P<next>next|following) day\b"
        r"|\bthe (?P<prior>previous day|day before\b(?! yesterday))|\bthe day (?P<after>after\b(?! tomorrow))(?= *[,.;])|\b(?P<same>the same day)\b"
    ),
    ("day", "week"),
)
# Counted from the day of the clause before, and the day of the clause behind: "was struck on Friday, a day after the old one ran out".
_BESIDE = _Form(re.compile(rf"\b(?P<n>{NUMBER}) (?P<unit>day|week)s? (?P<way>after|before)(?= [a-z])"), (" after ", " before "))
_FIRST_IN = re.compile(r"\b(?:first|second|third|only|largest|biggest|longest|worst|most)\b[^.,;]{0,30}\Z")  # "first in ten days"
_IN_MONTH = re.compile(
    r"\b(?:(?P<edge>end|start|beginning|middle) of |(?P<mod>last|next|this|early|late|mid)[ -])?"
    r"(?P<m>january|february|march|april|may|june|july|august|september|october|november|december)\b(?P<poss>'s)?(?: ((?:19|20)\d\d)\b)?"
)
_BOUND = _Form(
    re.compile(
        r"\b(?:sometime |some time |shortly |soon )?(?P<way>after|following) the (?P<what>meeting|talks|negotiations|session|vote|ballot|hearing|strike)\b"
        r"|\bin (?:the )?coming (?:days|weeks|months)\b|\bby the end of (?:the|this|next) (?P<unit>week|month|year)\b"
    ),
    ("after the ", "following the ", " coming ", "by the end of "),
)
_BEFORE = re.compile(
    r"\b(as of|by|until|till|since|from|for|through|before|after|on|to|starting|beginning|of)(?: (?:late|early|the|midnight|noon|about|around|at|as|on))*\s*\Z"
)
# Between two days of one list.
_JOINT = re.compile(r"(?:,|,? (?:and|or|and then|then|as well as|plus))(?: (?:again|also))?(?: on| from)? |/")
_RELATIVE_DAYS = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1, "the day after tomorrow": 2}


# "August 14, 2008 00:00 IST" is the stamp of a page, not a date of the story.
_STAMP = re.compile(r",?\s{1,2},?\s?\d\d:\d\d\b(?! ?(?:gmt|utc|local))")
_DIGITS = tuple(f"{figure}{gap}" for figure in range(10) for gap in (" ", " of "))
_DIGIT_AFTER = re.compile(r" \d{1,2}\b")


class Mention(Record, frozen=True, kw_only=True):
    """Words that tell a date. Offsets count in the body; ``lead`` is the preposition before them."""

    start: int
    end: int
    kind: Kind
    weekday: int | None = None
    modifier: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    steps: int = 0
    unit: str = ""
    possessive: bool = False
    lead: str = ""
    clock: Clock | None = None
    joined: bool = False  # goes on a list of days: "June 24, June 26 and again on July 1"

    @property
    def at(self) -> int:
        """Where the words of the date begin, its hour included: "from 7 a.m. on Saturday" begins at the hour."""
        return min(self.start, self.clock.start) if self.clock else self.start

    @property
    def last(self) -> int:
        """Where they end."""
        return max(self.end, self.clock.end) if self.clock else self.end


def find(folded: str, body: str, start: int, end: int) -> tuple[Mention, ...]:
    """Return the dates told in ``body[start:end]``, in order; each with the clock that stands beside it."""
    taken: list[Mention] = []
    for mention in _all(folded, body, start, end):
        if not any(mention.start < t.end and t.start < mention.end for t in taken):
            taken.append(mention)
    taken.sort(key=lambda m: m.start)
    return tuple(_in_context(folded, taken, start, end))


def _all(folded: str, body: str, start: int, end: int) -> Iterator[Mention]:
    """Yield what each pattern finds, the most telling pattern first."""
    for match in _ISO.finditer(folded, start, end):
        yield Mention(
            start=match.start(), end=match.end(), kind="day", year=int(match[1]), month=int(match[2]), day=int(match[3])
        )
    has_month = any(folded.find(month, start, end) >= 0 for month in _MONTHS)
    for pattern in (_MONTH_DAY, _DAY_MONTH) if has_month else ():
        for match in pattern.finditer(folded, start, end):
            if match["m"] not in _VERBS_TOO or body[match.start("m")].isupper():
                yield from _month_days(match)
    for match in _BARE.finditer(folded, start, end):
        mod = "week" if match["week"] else match["mod"] or ""
        yield Mention(
            start=match.start(),
            end=match.end(),
            kind="weekday",
            weekday=_WEEKDAYS.index(match["wd"]),
            day=int(match["d"]) if match["d"] else None,
            modifier=mod,
            possessive=bool(match["poss"]),
        )
    for match in _BOUND.finditer(folded, start, end):
        yield Mention(
            start=match.start(),
            end=match.end(),
            kind="bound",
            unit=match["unit"] or match["what"] or "",
            modifier=match["way"] or "",
        )
    for match in _RELATIVE.finditer(folded, start, end):
        yield Mention(
            start=match.start(), end=match.end(), kind="offset", steps=_RELATIVE_DAYS.get(match[0], 0), modifier=match[0]
        )
    for match in _WEEK.finditer(folded, start, end):
        mod = (match["mod"] or "last").removeprefix("the ")
        yield Mention(start=match.start(), end=match.end(), kind="week", modifier=mod, unit=match["unit"] or "weekend")
    yield from _counts(folded, start, end)
    if has_month:
        yield from _months(folded, body, start, end)


def _counts(folded: str, start: int, end: int) -> Iterator[Mention]:
    """Yield what is counted: "two days ago", "in ten days" (not "their first meeting in ten days"), "a day later"."""
    for match in _AGO.finditer(folded, start, end):
        if match["n2"] and _FIRST_IN.search(folded, max(start, match.start() - 40), match.start()):
            continue
        steps = number(match["n"] or match["n2"])
        sign = -1 if match["way"] == "ago" else 1
        yield Mention(start=match.start(), end=match.end(), kind="ago", steps=sign * steps, unit=match["unit"] or match["unit2"])
    for match in _BESIDE.finditer(folded, start, end):
        steps = number(match["n"])
        yield Mention(
            start=match.start(), end=match.end(), kind="then", modifier="clause", steps=-steps if match["way"] == "after" else steps,
            unit=match["unit"],
        )  # fmt: skip
    for match in _THEN.finditer(folded, start, end):
        back = match["way"] in ("earlier", "before") or bool(match["prior"])
        steps = number(match["n"]) if match["n"] else 0 if match["same"] else 1
        yield Mention(
            start=match.start(), end=match.end(), kind="then", steps=-steps if back else steps, unit=match["unit"] or "day"
        )


def _month_days(match: re.Match[str]) -> Iterator[Mention]:
    """Yield a day of a month, or each of several: the ends of a range, the days of a list. The month goes with the day beside it."""
    if match["y"] and _STAMP.match(match.string, match.end()) and not match["more"]:
        return
    month, year = _MONTHS.index(match["m"][:3]) + 1, int(match["y"]) if match["y"] else None
    first = match.start("lead") if match["lead"] else min(match.start("d"), match.start("m"))
    last = max(match.end("d"), match.end("m")) if match["more"] else match.end()
    days = [(first, last, match["lead"], match["d"])]
    for figure in _FIGURES_OF_WEEK.finditer(match["more"] or ""):
        place = match.start("more") + figure.start()
        days.append((place, match.start("more") + figure.end(), figure["wd"], figure["d"]))
    for first, last, weekday, words in sorted(days):
        if 0 < (day := _first_figure(words)) <= 31:
            named = _WEEKDAYS.index(weekday) if weekday else None
            yield Mention(start=first, end=last, kind="day", month=month, day=day, year=year, weekday=named)


def _first_figure(words: str) -> int:
    figure = _FIGURES.match(words)
    return int(figure[0]) if figure else 0


def _months(folded: str, body: str, start: int, end: int) -> Iterator[Mention]:
    """Yield months without a day, written with a capital: "may" and "march" are verbs too."""
    for match in _IN_MONTH.finditer(folded, start, end):
        if (
            not body[match.start("m")].isupper()
            or _DIGIT_AFTER.match(folded, match.end())
            or folded.endswith(_DIGITS, start, match.start("m"))
        ):
            continue
        mod = match["edge"] or match["mod"] or ""
        year = int(match[5]) if match[5] else None
        yield Mention(
            start=match.start(),
            end=match.end(),
            kind="month",
            month=_MONTHS.index(match["m"][:3]) + 1,
            year=year,
            modifier=mod,
            possessive=bool(match["poss"]),
        )


def _in_context(folded: str, mentions: list[Mention], start: int, end: int) -> Iterator[Mention]:
    """Give each date its preposition, the clock beside it ("12:01 a.m. Tuesday", "Wednesday at 0400 GMT") and its place in a list."""
    if not mentions:
        return
    clocks = list(find_clocks(folded, start, end))
    before: Mention | None = None
    for mention in mentions:
        if before is None and mention.modifier == "clause":
            continue
        lead = _BEFORE.search(folded[max(start, mention.start - 40) : mention.start])
        near = [c for c in clocks if -3 <= mention.start - c.end <= 16 or -3 <= c.start - mention.end <= 25]
        # "opening on 19 February and closing at noon on 8 March": the hour is that of the date right behind it
        near = [c for c in near if c.start < mention.start or not any(0 < m.start - c.end <= 5 for m in mentions)]
        clock = next((c for c in near if not any(m is not mention and _between(c, m, mention) for m in mentions)), None)
        if clock is not None and clock.start < mention.start:
            lead = _BEFORE.search(folded[max(start, clock.start - 40) : clock.start]) or lead
        joined = before is not None and _JOINT.fullmatch(folded, before.end, mention.start) is not None
        modifier = mention.modifier
        if joined and before is not None and mention.kind == before.kind == "weekday" and not modifier:
            modifier = before.modifier  # "next Thursday and Friday"
        before = replace(mention, lead=lead[1] if lead else "", clock=clock, joined=joined, modifier=modifier)
        yield before


def _between(clock: Clock, other: Mention, mention: Mention) -> bool:
    low, high = sorted((clock.start, mention.start))
    return low < other.start < high


def number(word: str) -> int:
    """Return the value of a numeral in figures or words."""
    return int(word) if word.isdecimal() else _NUMBERS[word]
