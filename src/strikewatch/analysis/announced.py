"""Names that the words beside them call a union's or an employers' body: "the Orlin union", "Orlin, which represents 300 drivers"."""

from __future__ import annotations

from typing import NamedTuple

from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word, bag, bare
from strikewatch.lexicon.places import Places
from strikewatch.lexicon.roles import Roles
from strikewatch.model import Role

_BEFORE_UNION = frozenset(("trade", "labor", "labour"))
_LEAGUES = bag("group association federation lobby body organisation organization")
_SPEAKS_FOR = bag("represents representing for of group association federation")


class Run(NamedTuple):
    """A stretch of capitalised words within its sentence, and what it is judged by."""

    passage: Passage
    words: list[Word]
    first: int
    last: int  # past the last word
    places: Places
    roles: Roles

    @property
    def inside(self) -> list[Word]:
        """The words of the run."""
        return self.words[self.first : self.last]

    def name(self, end: int) -> str:
        """Return the name up to a word as written, without a possessive's end."""
        final = self.words[end - 1]
        text = self.passage.body[self.words[self.first].start : final.end]
        return (text[: -len(final.text)] + bare(final)).replace("\0", "").strip()


def by_next(run: Run) -> tuple[Role | None, int]:
    """Return the side that the next words say: "the Orlin union", "Orlin trade union", "Orlin, which represents 300 drivers"."""
    words, first, last, roles = run.words, run.first, run.last, run.roles
    nxt = last + 1 if words[last].low in _BEFORE_UNION and last + 1 < len(words) else last
    if words[nxt].low == "union" and not words[nxt].capital and not words[last - 1].possessive:
        name = " ".join(w.text for w in words[first:last])
        single = last - first == 1 and name.isupper()
        if not run.places.named(name) and last - first <= 3 and words[last - 1].low not in roles.decoy_before_union:
            return "union", last if single else nxt + 1
    if nxt == last and _is_employers_body(words, last):
        return "employer-association", last
    if words[last].text == "," and _is_called_union(words, last + 1):
        return "union", last
    represents = words[last].text == "," and any(
        w.low in ("represents", "representing", "represent") for w in words[last + 1 : last + 3]
    )
    if represents and not roles.workers.isdisjoint(w.low for w in words[last + 2 : last + 12]):
        return "union", last
    return None, last


def _is_employers_body(words: list[Word], last: int) -> bool:
    """Return whether what follows a name calls it an association of employers: "Orlmetal employers' group", "CIARA, the chamber that …"."""
    following = [w.low.rstrip("'") for w in words[last : last + 7]]
    if following[:1] == ["employers"]:
        return following[1:2] != [] and following[1] in _LEAGUES
    apposed = (
        following[:1] == [","] and following[1:2] in (["the"], ["a"], ["an"]) and following[2:3] in (["chamber"], ["employers"])
    )
    return apposed and bool(_SPEAKS_FOR & set(following[3:6]))


def _is_called_union(words: list[Word], at: int) -> bool:
    """Return whether an apposition says that the name before it is a union's: ", the union representing the workers"."""
    if at >= len(words) or words[at].low not in ("the", "a"):
        return False
    noun = next((i for i in range(at + 1, min(len(words) - 1, at + 5)) if words[i].low in ("union", "guild")), None)
    if noun is None or words[noun].possessive or any(w.text == "," for w in words[at:noun]):
        return False
    return words[noun + 1].low in ("representing", "that", "for", "behind", "organising", "organizing")


def by_previous(run: Run) -> Role | None:
    """Return "union" for a name that "trade union", "labour union" or "the pilots' union" announces."""
    words, first, last = run.words, run.first, run.last
    before = first - 1 if first and words[first - 1].text == "," else first
    if before and words[before - 1].low == "union" and not words[before - 1].capital and words[first].low not in run.roles.titles:
        named = before > 1 and (words[before - 2].low in _BEFORE_UNION or words[before - 2].low.rstrip("'") in run.roles.workers)
        capitals = last - first == 1 and words[first].text.isupper() and len(words[first].text) > 2
        if (named or capitals) and not run.places.named(words[first].text):
            return "union"
    return None
