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


# "the shipowners' association A": whose association it is.
_OWNERS = bag("employers industry owners shipowners manufacturers operators producers retailers contractors trade business")
_ANOTHER = bag(
    "smaller second other another rival main largest biggest third independent separate moderate militant majority minority"
)
_FEDERATIONS = bag("federation confederation guild syndicate")
# "unions including A and B": what may stand between the word and their names.
_NAMING = bag("including such as like , : the and or largest biggest main two three")
_ROW = 14  # words that a row of unions takes
# Before or after an employer's name these say what it is: "the postal monopoly, Orlin", "Orlin, the country's biggest brewer".
_EMPLOYERS = bag(
    "company firm airline carrier carmaker automaker truckmaker miner railroad railway operator retailer chain supermarket grocer"
    " utility brewer planemaker steelmaker tiremaker shipbuilder broadcaster publisher newspaper refiner conglomerate monopoly"
    " manufacturer contractor insurer drugmaker chipmaker giant"
)


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
    if (
        words[last].low in _FEDERATIONS
        and not words[last].capital
        and last - first == 1
        and not run.places.named(words[first].text)
    ):
        return "union", last
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


def is_in_row(run: Run) -> bool:
    """Return whether a row of unions names it: "rail unions A and B", "signed by the A, B and C unions"."""
    words = run.words
    at = run.first - 1
    while at >= max(0, run.first - _ROW) and (words[at].capital or words[at].low in _NAMING):
        at -= 1
    if at >= 0 and words[at].low == "unions" and not words[at].possessive:
        return True
    end, several = run.last, False
    while end < min(len(words), run.last + _ROW) and (words[end].capital or words[end].low in (",", "and", "the")):
        several = several or words[end].low == "and"
        end += 1
    return several and end < len(words) and words[end].low == "unions"


def is_called_employer(run: Run) -> bool:
    """Return whether what stands beside the name calls it an employer: "the postal monopoly, Orlin", "Orlin, the biggest brewer,"."""
    words, first, last = run.words, run.first, run.last
    before = first - 2 if first > 1 and words[first - 1].text == "," else first - 1
    if before >= 0 and words[before].low in _EMPLOYERS and not words[before].capital and not words[before].possessive:
        return True
    apposed = last + 1 < len(words) and words[last].text == "," and words[last + 1].low in ("a", "an", "the")
    for word in words[last + 2 : last + 9] if apposed else ():
        if word.text in ",." or word.low in ("of", "in", "that", "which", "for"):
            return False
        if word.low in _EMPLOYERS and not word.possessive:
            return True
    return False


def by_previous(run: Run) -> Role | None:
    """Return the side of a name that "trade union", "a smaller union," or "the employers' association" announces."""
    words, first, last = run.words, run.first, run.last
    low = [w.low for w in words[max(0, first - 3) : first]]
    if low == ["members", "of", "the"] and words[last - 1].low in run.roles.body_heads:
        return "union"
    if len(low) > 1 and low[-2].rstrip("'") in _OWNERS and low[-1] in _LEAGUES:
        return "employer-association"
    comma = bool(first) and words[first - 1].text == ","
    before = first - 1 if comma else first
    if before and words[before - 1].low == "union" and not words[before - 1].capital and words[first].low not in run.roles.titles:
        kind = words[before - 2].low.rstrip("'") if before > 1 else ""
        named = kind in _BEFORE_UNION or kind in run.roles.workers or (comma and kind in _ANOTHER)
        capitals = last - first == 1 and words[first].text.isupper() and len(words[first].text) > 2
        if (named or capitals) and not run.places.named(words[first].text):
            return "union"
    return None
