"""Cues, workers, employers, look-alikes and issue words: one automaton over all of them.

A cue belongs to a family (``action``, ``union``, ``lookalike`` …); ``analysis`` weighs families, never single words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from strikewatch.lexicon.files import read_toml
from strikewatch.lexicon.match import Hit, Matcher, spell_out
from strikewatch.model import LexiconAdditions

# Families that `unless` of a look-alike may name with an @.
FLIPS = {"@union": ("union", "union_name"), "@worker": ("worker",), "@action": ("action",), "@bargaining": ("bargaining",)}

_CUES = (
    "action", "walkout", "absence", "return", "back", "stoppage", "halt", "lasting", "closing", "laying", "refusing", "running", "shutout", "lockout", "league", "season", "picket", "outside", "vigil", "tally", "protest", "solidarity", "spurning", "bargaining", "rights", "talks", "meeting", "deal", "concession", "over", "ballot", "demand", "dispute",
    "union", "union_name", "organising", "labour", "issue",
)  # fmt: skip
# Without any of these, or of the next with workers, an item is off-topic, and nothing else is asked.
_OURS = frozenset((
    "strike", "action", "walkout", "lockout", "picket", "lasting", "season", "vigil", "solidarity", "spurning", "bargaining", "union", "union_name", "organising", "labour", "rights", "concession", "over",
))  # fmt: skip
_WITH_WORKERS = frozenset((
    "talks", "meeting", "deal", "ballot", "protest", "stoppage", "absence", "halt", "shutout", "return", "back", "closing", "laying", "refusing", "outside", "dispute", "demand", "issue",
))  # fmt: skip
# The words that mean so many things that only their surroundings tell.
_STRIKE = ("strike", "strikes", "striking", "struck", "strikers", "striker")


class LookAlike(NamedTuple):
    """A phrase of another field. ``families`` and ``words`` in its sentence make it ours after all."""

    name: str
    families: frozenset[str]
    words: frozenset[str]


class Cue(NamedTuple):
    """What a phrase means: its family, the line of the word list it stands in, and for a look-alike what flips it."""

    family: str
    entry: str
    look: LookAlike | None = None
    weak: bool = False  # an issue word that needs a demand or an offer in its sentence


class Social(NamedTuple):
    """How a post names a dispute: hashtags, and parts of the names of unions' accounts."""

    hashtags: frozenset[str]
    hashtag_parts: tuple[str, ...]
    union_tags: frozenset[str]
    not_ours: frozenset[str]
    handle_parts: tuple[str, ...]

    def is_labour(self, tag: str) -> bool:
        """Tell whether a hashtag (lower case, without #) is of the labour movement."""
        return tag in self.hashtags or (any(part in tag for part in self.hashtag_parts) and tag not in self.not_ours)

    def is_union(self, handle: str) -> bool:
        """Tell whether an account (lower case, without @) is by its name a union's."""
        return any(part in handle for part in self.handle_parts)


class Cues:
    """All cue phrases, found in one pass."""

    def __init__(self, union_names: Iterable[tuple[str, bool]] = (), additions: LexiconAdditions | None = None) -> None:
        """Take the names of unions (with whether their case counts) beside the shipped lists, and the user's additions."""
        cased: set[str] = set()
        phrases: dict[str, list[Cue]] = {}
        for phrase, cue, by_case in _all(additions or LexiconAdditions()):
            phrases.setdefault(phrase, []).append(cue)
            if by_case:
                cased.add(phrase)
        for name, by_case in union_names:
            phrases.setdefault(name, []).append(Cue("union_name", name))
            if by_case:
                cased.add(name)
        table = read_toml("words/social.toml")
        self.social = Social(
            frozenset(table["hashtags"]),
            tuple(table["hashtag_parts"]),
            frozenset(table["union_tags"]),
            frozenset(table["not"]),
            tuple(table["handle_parts"]),
        )
        self._matcher = Matcher(((p, tuple(cues)) for p, cues in phrases.items()), cased=cased)

    def find(self, folded: str, body: str) -> list[Hit[tuple[Cue, ...]]]:
        """Return every phrase found with the cues that it stands for."""
        return self._matcher.find(folded, body)

    @staticmethod
    def concern(hits: list[Hit[tuple[Cue, ...]]]) -> bool:
        """Tell whether the hits can make an item ours: a word that is ours alone, or a weaker one with workers."""
        families = {cue.family for hit in hits for cue in hit.meaning}
        return not families.isdisjoint(_OURS) or ("worker" in families and not families.isdisjoint(_WITH_WORKERS))

    @staticmethod
    def look_alike(hits: list[Hit[tuple[Cue, ...]]]) -> str | None:
        """Return the name of the first look-alike among the hits."""
        return next((cue.entry for hit in hits for cue in hit.meaning if cue.look is not None), None)


def plurals(noun: str) -> Iterator[str]:
    """Yield ``noun`` and its plural.

    >>> list(plurals("seaman")), list(plurals("secretary"))
    (['seaman', 'seamen'], ['secretary', 'secretaries'])
    """
    yield noun
    if noun.endswith(("man", "woman")):
        yield f"{noun[:-2]}en"
    elif noun.endswith("y") and noun[-2] not in "aeiou":
        yield f"{noun[:-1]}ies"
    elif noun.endswith(("s", "ss", "ch", "sh", "x")):
        yield f"{noun}es"
    else:
        yield f"{noun}s"


def _all(additions: LexiconAdditions) -> Iterator[tuple[str, Cue, bool]]:
    """Yield every phrase, its cue, and whether its case counts."""
    yield from ((word, Cue("strike", word), False) for word in _STRIKE)
    families = read_toml("words/cues.toml")
    for family in _CUES:
        for line in families[family]["phrases"]:
            yield from ((phrase, Cue(family, line), False) for phrase in _spelt(line))
    for table in read_toml("words/workers.toml").values():
        for noun in table["nouns"]:
            yield from ((word, Cue("worker", noun), False) for word in plurals(noun))
        yield from ((word, Cue("worker", word), False) for word in table.get("fixed", ()))
    for kind, table in read_toml("words/employers.toml").items():
        yield from ((word, Cue(kind, word), False) for word in table["words"])
    for context, table in read_toml("words/contexts.toml").items():
        yield from ((word, Cue(context, word), False) for line in table["words"] for word in _spelt(line))
    for entry in read_toml("words/lookalikes.toml")["entry"]:
        cue = Cue("lookalike", entry["name"], look_alike(entry["name"], entry.get("unless", ())))
        yield from ((phrase, cue, False) for line in entry["phrases"] for phrase in _spelt(line))
    yield from ((phrase, Cue("action", line), False) for line in additions.cues for phrase in _spelt(line))
    for line in additions.lookalikes:
        yield from ((phrase, Cue("lookalike", line, look_alike(line, ())), False) for phrase in _spelt(line))


def look_alike(name: str, unless: Iterable[str]) -> LookAlike:
    """Return the look-alike ``name``, which ``unless`` flips."""
    families = frozenset(family for word in unless for family in FLIPS.get(word, ()))
    return LookAlike(name, families, frozenset(word.lower() for word in unless if word not in FLIPS))


def _spelt(line: str) -> Iterator[str]:
    """Yield the spellings of a line of a word list, each with its ``*`` if it has one."""
    star = "*" if line.endswith("*") else ""
    return (f"{phrase}{star}" for phrase in dict.fromkeys(spell_out(line.removesuffix("*"))))
