"""The words that stages and events are told in, read from ``stages.toml``, and the notice periods of countries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from strikewatch.lexicon.files import read_toml
from strikewatch.lexicon.match import Hit, Matcher, spell_out
from strikewatch.model import Record

CueKind = Literal["noun", "verb", "alone", "state", "mood", "mask"]
Form = Literal["base", "third", "past", "participle", "ing", ""]
_FORMS: tuple[Form, ...] = ("base", "third", "past", "participle", "ing")


class Cue(NamedTuple):
    """What a phrase is: a noun or verb of a class, a state, a word of mood, or no cue at all (``mask``)."""

    kind: CueKind
    name: str
    form: Form = ""


class NoticePeriod(Record, frozen=True, kw_only=True):
    """The shortest lawful notice of action in a country, and when the rule held."""

    country: str  # ISO 3166 alpha-2
    sector: str | None = None
    days: int
    working: bool = False  # Monday to Friday only
    since: dt.date
    until: dt.date | None = None

    def first_day(self, served: dt.date) -> dt.date:
        """Return the first day on which action is lawful after notice served on ``served``."""
        day, left = served, self.days
        while left:
            day += dt.timedelta(days=1)
            left -= not self.working or day.weekday() < 5
        return day


class Stages:
    """All cues in one automaton, and the table of notice periods."""

    def __init__(self) -> None:
        """Read the shipped table."""
        tables = read_toml("stages.toml")
        meanings: dict[str, list[Cue]] = {}
        for phrase, cue in _cues(tables):
            for spelling in spell_out(phrase):
                known = meanings.setdefault(spelling, [])
                if cue not in known:
                    known.append(cue)
        self._matcher = Matcher([(spelling, tuple(cues)) for spelling, cues in meanings.items()])
        self.frames: dict[tuple[str, str], str] = {
            (verb, noun): kind for kind, pairs in tables["frames"].items() for verb, noun in (pair.split() for pair in pairs)
        }
        self.events: dict[str, tuple[str, str]] = {kind: (behind, ahead) for kind, (behind, ahead) in tables["events"].items()}
        self.notice_periods = tuple(NoticePeriod(**row) for row in tables["notice_periods"])

    def find(self, folded: str, body: str) -> list[Hit[tuple[Cue, ...]]]:
        """Return every phrase in the text with all that it may mean, in order of place, longest first."""
        return sorted(self._matcher.find(folded, body), key=_place)

    def notice(self, country: str, day: dt.date, sector: str | None = None) -> NoticePeriod | None:
        """Return the rule on notice that held in ``country`` on ``day``, for ``sector`` where the rule names one."""
        for rule in self.notice_periods:
            held = rule.since <= day and (rule.until is None or day <= rule.until)
            if rule.country == country and held and rule.sector in (None, sector):
                return rule
        return None


def load() -> Stages:
    """Read the stages."""
    return Stages()


def _place(hit: Hit[tuple[Cue, ...]]) -> tuple[int, int]:
    return hit.start, -hit.end


def _cues(tables: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, Cue]]:
    for table, kind in _PLAIN:
        for name, phrases in tables[table].items():
            for phrase in phrases:
                yield phrase, Cue(kind, name)
    for table, kind in _INFLECTED:
        for name, entries in tables[table].items():
            for entry in entries:
                yield from _inflected(entry, kind, name)


def _inflected(entry: str, kind: CueKind, name: str) -> Iterator[tuple[str, Cue]]:
    """Spell out the five forms of a verb and its tail; an entry without five forms is a phrase as it stands."""
    verb, _, tail = entry.partition("|")
    words = verb.split()
    if not tail and len(words) != len(_FORMS):
        yield entry, Cue(kind, name, "base")
        return
    for word, form in zip(words, _FORMS, strict=True):
        yield f"{word} {tail.strip()}".strip(), Cue(kind, name, form)


_PLAIN: tuple[tuple[str, CueKind], ...] = (("nouns", "noun"), ("states", "state"), ("moods", "mood"), ("masked", "mask"))
_INFLECTED: tuple[tuple[str, CueKind], ...] = (("verbs", "verb"), ("alone", "alone"))
