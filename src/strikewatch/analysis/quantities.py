"""Numbers of a demand or an offer: percent, money, hours, years, ratios, each with its period and whose claim it is (4.2, 7)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from strikewatch.model import Quantity

Unit = Literal["percent", "currency", "hours", "days", "weeks", "months", "years", "ratio", "people", "count"]

_SIGNS = {"$": "USD", "\u00a3": "GBP", "\u20ac": "EUR", "\u20b9": "INR", "\u00a5": "JPY"}
_CURRENCIES = {
    "dollars": "USD", "pounds": "GBP", "euros": "EUR", "euro": "EUR", "rupees": "INR", "yen": "JPY", "won": "KRW", "rand": "ZAR",
    "pesos": "MXN", "reais": "BRL", "kronor": "SEK", "crowns": "NOK", "naira": "NGN", "cents": "USD",
}  # fmt: skip
_SCALES = {"thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "k": 1e3, "lakh": 1e5, "crore": 1e7}
_UNITS: dict[str, Unit] = {
    "percent": "percent", "per cent": "percent", "%": "percent", "pct": "percent", "percentage points": "percent",
    "hour": "hours", "hours": "hours", "day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months",
    "year": "years", "years": "years",
}  # fmt: skip
# Bounded repeats only: a number, a scale, a unit, each at one place.
_NUMBER = re.compile(
    r"(?:(?P<sign>[$\u00a3\u20ac\u20b9\u00a5]|\b(?:R|Rs|US\$|C\$|A\$|NZ\$))\s?|(?<![\w.,]))"
    r"(?P<value>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,3})?|\d{1,9}(?:\.\d{1,3})?)"
    r"(?:[- ]?(?P<scale>thousand|million|mln|billion|bn|lakh|crore|[mk]\b))?"
    r"(?:[- ]?(?P<unit>%|percentage points\b|per cent\b|percent\b|pct\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b))?"
    r"(?:\s(?P<money>dollars|pounds|euros?|rupees|yen|won|rand|pesos|reais|kronor|crowns|naira|cents)\b)?"
)
_RATIO = re.compile(
    r"\b(\d{1,3})\s?:\s?(\d{1,3})\b|\b(one|two|three|1|2|3) (?:nurse|teacher|worker|officer|carer|staff)s? (?:per|to|for every) (\w{1,8})"
)
_PERIODS = (
    (re.compile(r"[, ]{0,2}(?:an|per|each|every|a) hour\b|/hour|/hr|[ -]hourly"), "hour"),
    (re.compile(r"[, ]{0,2}(?:a|per|each|every) year\b|/year| annually| annual\b| in each year| a year| per annum"), "year"),
    (re.compile(r"[, ]{0,2}(?:a|per|each|every) month\b| monthly"), "month"),
    (re.compile(r"[, ]{0,2}(?:a|per|each|every) week\b| weekly"), "week"),
    (re.compile(r"[, ]{0,2}(?:a|per|each|every) day\b| daily"), "day"),
    (
        re.compile(r"(?: [a-z]{1,12}){0,2} (?:over|for) (?:the )?(?:\w{1,8}[ -])?(?:years?|contract|life|term|deal|months)\b"),
        "contract",
    ),
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


class _Found(NamedTuple):
    value: float
    unit: Unit
    currency: str | None
    end: int


def find(body: str, start: int, end: int, claimed_by: str) -> tuple[Quantity, ...]:
    """Return the numbers in ``body[start:end]`` that count something, in order."""
    found: list[Quantity] = []
    for match in _RATIO.finditer(body, start, end):
        first, second = match.group(1) or match.group(3), match.group(2) or match.group(4)
        many, few = _number(second), _number(first)
        if many and few:
            found.append(_quantity(body, match.start(), match.end(), _Found(many / few, "ratio", None, match.end()), claimed_by))
    for match in _NUMBER.finditer(body, start, end):
        read = _read(match)
        if read is not None and not any(q.start < match.end() and match.start() < q.end for q in found):
            lead = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(_quantity(body, lead, read.end, read, claimed_by))
    return tuple(sorted(found, key=lambda q: q.start))


def _read(match: re.Match[str]) -> _Found | None:
    """Return what a number counts, None for a bare one: a year, a section, a score."""
    value = float(match["value"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1.0)
    sign, unit, money = match["sign"], match["unit"], match["money"]
    if sign or money:
        currency = (
            _SIGNS.get(sign or "") or ("ZAR" if sign == "R" else "INR" if sign == "Rs" else None) or _CURRENCIES.get(money or "")
        )
        if sign in ("US$", "C$", "A$", "NZ$"):
            currency = {"US$": "USD", "C$": "CAD", "A$": "AUD", "NZ$": "NZD"}[sign]
        return _Found(value / 100 if money == "cents" else value, "currency", currency, match.end())
    if unit:
        return _Found(value, _UNITS[unit.lower()], None, match.end())
    return None


def _quantity(body: str, start: int, end: int, read: _Found, claimed_by: str) -> Quantity:
    after = body[end : end + 60].lower()
    told = next(((name, match.end()) for pattern, name in _PERIODS if (match := pattern.match(after))), None)
    period = told[0] if told is not None else None
    if told is not None and period != "contract":
        end += told[1]  # "$4 an hour" is the figure, not "$4"
    if read.unit in ("hours", "days", "weeks", "months", "years") and period == "contract":
        period = None
    return Quantity(
        value=read.value,
        unit=read.unit,
        currency=read.currency,
        period=period,
        text=body[start:end],
        start=start,
        end=end,
        claimed_by=claimed_by,
    )


def _number(word: str | None) -> float | None:
    if word is None:
        return None
    return float(word) if word.isdigit() else float(_WORDS[word]) if word in _WORDS else None
