"""The taxonomy of bargaining issues: 18 groups, ``other`` and those of the user, each with the phrases that name it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from strikewatch.lexicon.files import read_toml
from strikewatch.lexicon.match import Hit, Matcher, spell_out
from strikewatch.model import IssueAddition


class IssueCue(NamedTuple):
    """What a phrase says: a group or sub-issue. ``weak``: only beside a demand or an offer. ``cut``: it says that it does not."""

    slug: str
    group: str
    weak: bool = False
    cut: bool = False


class Issues:
    """All issue phrases, found in one pass, in the order of the taxonomy."""

    def __init__(self, additions: tuple[IssueAddition, ...] = ()) -> None:
        """Read ``issues.toml`` and add the user's phrases and groups."""
        tables = read_toml("words/issues.toml")
        cased = tables.pop("cased")
        self._before = _Frame(tables.pop("before"))
        self._after = _Frame(tables.pop("after"))
        # The slugs of the taxonomy, in its order, then the groups that the user made.
        self.groups = tuple(dict.fromkeys((*tables, *(addition.slug.split(".", 1)[0] for addition in additions))))
        phrases: dict[str, list[IssueCue]] = {}
        for slug, table in tables.items():
            for phrase, cue in _cues(slug, table, frozenset(cased)):
                phrases.setdefault(phrase, []).append(cue)
        for addition in additions:
            for line in addition.cues:
                cue = IssueCue(addition.slug, addition.slug.split(".", 1)[0], weak=line.startswith("~"))
                for phrase in _spelt(line.lstrip("~ ")):
                    phrases.setdefault(phrase, []).append(cue)
        self._matcher = Matcher(((p, tuple(cues)) for p, cues in phrases.items()), cased=cased)

    def find(self, folded: str, body: str) -> list[Hit[tuple[IssueCue, ...]]]:
        """Return every issue phrase of the text, overlapping ones too."""
        return self._matcher.find(folded, body)

    def framed(self, before: list[str], after: list[str]) -> bool:
        """Return whether the words before or after a weak phrase make a demand, an offer or a dispute of it."""
        return self._before.holds(before) or self._after.holds(after)


class _Frame:
    def __init__(self, words: list[str]) -> None:
        self._whole = frozenset(word for word in words if not word.endswith("*"))
        self._stems = tuple(word[:-1] for word in words if word.endswith("*"))

    def holds(self, words: list[str]) -> bool:
        return any(word in self._whole or word.startswith(self._stems) for word in words)


def _cues(slug: str, table: dict[str, object], cased: frozenset[str]) -> Iterator[tuple[str, IssueCue]]:
    cues, weak, cut = table["cues"], table["weak"], table["not"]
    assert isinstance(cues, dict)
    assert isinstance(weak, list)
    assert isinstance(cut, list)
    for sub, lines in cues.items():
        name = slug if sub == "general" else f"{slug}.{sub}"
        for line in lines:
            yield from ((phrase, IssueCue(name, slug)) for phrase in ([line] if line in cased else _spelt(line)))
    for line in weak:
        yield from ((phrase, IssueCue(slug, slug, weak=True)) for phrase in _spelt(line))
    for line in cut:
        yield from ((phrase, IssueCue(slug, slug, cut=True)) for phrase in _spelt(line))


def _spelt(line: str) -> Iterator[str]:
    star = "*" if line.endswith("*") else ""
    return (f"{phrase}{star}" for phrase in dict.fromkeys(spell_out(line.removesuffix("*"))))
