"""Whom the words of a passage mean: names, offices, people, "the union", "the company", "it" (domain 5.1 rule 7, pattern 8).

A referent is one of the item's parties or nobody: where two bodies of a side could be meant, the one named last is; "they" is
only ever the subject of its own sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache
from typing import Literal

from strikewatch.analysis import nouns, persons, pronouns
from strikewatch.analysis.actors import Actor
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word, bag, sentences_of
from strikewatch.lexicon.roles import Roles
from strikewatch.model import Party

_UNIONS = ("union", "union-federation")
_SPOKESMEN = bag("spokesman spokeswoman spokesperson")
_NAMELESS = _SPOKESMEN | {"official"}
_HEADS = bag(
    "management negotiators leaders leadership bosses executives officials members representatives side team committee lawyers"
)


def _is_schools(low: str, party: Party) -> bool:
    """Return whether "the district" is the schools of a town."""
    return low == "district" and "schools" in party.name.lower()


_NEAR = 200  # characters to a body that a spokesman without one speaks for
_STEM = 4  # letters that "nurses" and "Nursing" share


class Referents:
    """The actors of each sentence of one passage."""

    def __init__(self, passage: Passage, parties: tuple[Party, ...], roles: Roles) -> None:
        """Read the whole passage once, in order: a pronoun looks back at what was read."""
        self.passage, self._roles = passage, roles
        self.unions = tuple(p for p in parties if p.role in _UNIONS)
        whole = tuple(p for p in self.unions if p.parent is None)
        self._generic = whole or self.unions  # "the union" is seldom one of its locals
        self.employers = tuple(p for p in parties if p.role in ("employer", "employer-association"))
        heads = Counter(p.name.lower().split()[-1] for p in self.employers)  # "the airport" is Corvine Airport
        self._heads = {
            low: p for p in self.employers if heads[low := p.name.lower().split()[-1]] == 1 and low not in nouns.PUBLIC
        }
        self.words = sentences_of(passage)
        named = sorted(((m.start, m.end, p) for p in parties for m in p.mentions), key=lambda m: (m[0], -m[1]))
        self._named = [m for n, m in enumerate(named) if n == 0 or m[0] >= max(e for _, e, _ in named[max(0, n - 4) : n])]
        self._starts = [m[0] for m in self._named]
        self._agencies = {p.id for p in parties if p.role == "agency"}
        self._surnames = persons.surnames(self.words, roles)
        self.people: dict[str, Party | None] = {}
        self.actors: list[list[Actor]] = []
        for index in range(len(self.words)):
            self._introduce(index)
            self.actors.append(self._read(index))

    def side(self, party: Party) -> tuple[Party, ...]:
        """Return the other side of ``party``."""
        return self.employers if party.role in _UNIONS else self.unions

    def _union(self, offset: int) -> Party | None:
        return self._nearest(self._generic, offset)

    def _union_at(self, words: list[Word], at: int) -> Party | None:
        """Return the union of "workers at Vesk": of several the one of their trade, else the one named nearest, before or after."""
        trade = words[at].low[:_STEM]
        named = words[at].low not in self._roles.plain_workers
        own = [p for p in self._generic if named and any(w.startswith(trade) for w in p.name.lower().split())]
        if len(own) == 1 and len(self._generic) > 1:
            return own[0]
        if len(self._generic) > 1 and at + 1 < len(words) and words[at + 1].low in ("at", "of", "for"):
            ids = {p.id for p in self._generic}
            near = [(abs(start - words[at].start), n) for n, (start, _, p) in enumerate(self._named) if p.id in ids]
            if near:
                return self._named[min(near)[1]][2]
        return self._union(words[at].start)

    def _employer(self, offset: int) -> Party | None:
        return self._nearest(self.employers, offset)

    def _nearest(self, side: tuple[Party, ...], offset: int) -> Party | None:
        """Return the only one of a side, else the one named last before ``offset``, else the one named next."""
        if len(side) <= 1:
            return side[0] if side else None
        ids = {p.id for p in side}
        for place in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if self._named[place][2].id in ids:
                return self._named[place][2]
        return next((p for start, _, p in self._named if start >= offset and p.id in ids), side[0])

    def _read(self, index: int) -> list[Actor]:
        """Return the actors of a sentence in order."""
        words, found = self.words[index], list[Actor]()
        at = 0
        while at < len(words):
            actor = self._name(words, at) or self._person(words, at) or self._role(words, at)
            actor = actor or self._same_office(index, at, found) or pronouns.mean(self.words, self.actors, index, at, found)
            if actor is None:
                at += 1
                continue
            found.append(actor)
            at = actor.last + 1
        return found

    def _name(self, words: list[Word], at: int) -> Actor | None:
        """Return the body named at a word, with the noun that it owns or describes: "Vesk pilots", "Vesk's offer"."""
        place = bisect_right(self._starts, words[at].start) - 1
        if place < 0:
            return None
        start, end, party = self._named[place]
        if not start <= words[at].start < end and not (words[at].start <= start < words[at].end):
            return None
        last = at
        while last + 1 < len(words) and words[last + 1].start < end:
            last += 1
        return self._extended(words, at, last, party)

    def _extended(self, words: list[Word], first: int, last: int, party: Party) -> Actor:
        """Return the actor of a name and the words after it."""
        owner = words[last].possessive
        if last + 2 < len(words) and words[last + 1].text == "(":  # a ticker, an abbreviation
            last = next((i for i in range(last + 2, min(len(words), last + 8)) if words[i].text == ")"), last)
        for step, word in enumerate(words[last + 1 : last + 5], last + 1):
            if word.low in self._roles.workers and (owner or step <= last + 2):
                union = party if party.role in _UNIONS else self._union(word.start)
                return Actor(first, step, union, "workers") if union else Actor(first, step, None, "workers")
            if word.low in self._roles.union_heads and not word.capital and party.role not in _UNIONS:
                return Actor(first, step, self._union(word.start), "role")
            if word.low in _HEADS or word.low in self._roles.titles:
                last = self._office(words, step)
                return Actor(first, last, party, "person" if words[last].text in self._surnames else "role")
            if word.low in ("union", "guild") and party.role in _UNIONS:
                last = step
                continue
            if not (word.text.isalpha() and word.low not in nouns.DETERMINERS and step == last + 1 and (owner or word.capital)):
                break
        return Actor(first, last, party, "owner" if owner else "name")

    def _office(self, words: list[Word], at: int) -> int:
        """Return the last word of an office and the person's name behind it."""
        while at + 1 < len(words) and (
            words[at + 1].low in self._roles.titles
            or (words[at + 1].capital and words[at + 1].text in self._surnames)
            or (at + 2 < len(words) and words[at + 1].capital and words[at + 2].text in self._surnames)
        ):
            at += 1
        return at

    def _person(self, words: list[Word], at: int) -> Actor | None:
        """Return the actor of a person introduced before, whoever they speak for."""
        last = at
        while last + 1 < len(words) and words[last + 1].capital and words[last].text not in self._surnames and last < at + 2:
            last += 1
        if not words[at].capital or words[last].text not in self._surnames or words[last].low in self._roles.workers:
            return None
        return Actor(at, last, self.people.get(words[last].text), "person")

    def _role(self, words: list[Word], at: int) -> Actor | None:
        """Return the actor of a role noun: definite, and no mere adjective of the next word."""
        low, roles = words[at].low, self._roles
        meant = self._meant(words, at)
        if meant is None:
            return None
        party, kind = meant
        follow = words[at + 1].low if at + 1 < len(words) else ""
        office = follow in roles.titles or follow in _HEADS
        if follow in nouns.HELD and party is not None and low in roles.union_nouns and nouns.are_held(words, at + 1):
            return Actor(at, at, party, "owner")
        if follow in nouns.NOUNS_AFTER or not (office or self._is_certain(words, at, kind)):
            return None
        if (follow in roles.workers or follow == "union") and kind == "role":
            return Actor(at, at + 1, self._union(words[at].start), "workers" if follow in roles.workers else "role")
        if words[at].possessive and party is not None:
            owned = self._extended(words, at, at, party)
            return owned if owned.last > at and words[owned.last].low not in ("union", "guild") else Actor(at, at, party, "owner")
        last = self._office(words, at + 1) if office else at
        return Actor(at, last, party, "person" if words[last].text in self._surnames else kind)

    def _meant(self, words: list[Word], at: int) -> tuple[Party | None, Literal["role", "workers"]] | None:
        """Return which party a role noun means, and whether the noun is its members; None for any other word."""
        low, roles = words[at].low, self._roles
        if words[at].capital and at and low not in ("union", "workers"):
            return None
        called = self._called(low) if low in nouns.BODIES else self._heads.get(low)
        if called is not None and (low in nouns.BODIES or nouns.definite(words, at)):
            return called, "role"
        if low in roles.union_nouns:  # of "the unions" the one with the largest part answers
            return self._generic[0] if low == "unions" and self._generic else self._union(words[at].start), "role"
        if low in roles.workers:
            party = self._union_at(words, at)
            return (party, "workers") if party is not None else None
        if low in nouns.PUBLIC:
            return next((p for p in self.employers if low in p.name.lower() or _is_schools(low, p)), None), "role"
        return (self._employer(words[at].start), "role") if low in roles.employer_nouns else None

    def _called(self, low: str) -> Party | None:
        """Return the only party in whose name the word stands: "the association" may be the employers' one."""
        parties = [p for p in (*self.unions, *self.employers) if low in p.name.lower().split()]
        return parties[0] if len(parties) == 1 else None

    def _is_certain(self, words: list[Word], at: int, kind: Literal["role", "workers"]) -> bool:
        """Return whether the noun means a certain body: "the company", not "a company", and no non-union workers."""
        parted = max((i + 1 for i in range(max(0, at - 3), at) if words[i].low in ("that", "which", ",")), default=max(0, at - 3))
        before = {w.low for w in words[parted:at]}
        if (
            before & nouns.OTHERS
            or self._is_elsewhere(words, at, kind)
            or (words[at].low in self._roles.employer_nouns and not nouns.definite(words, at))
        ):
            return False
        return kind == "workers" or not before & nouns.INDEFINITE or words[at - 1].low == "trade"

    def _is_elsewhere(self, words: list[Word], at: int, kind: Literal["role", "workers"]) -> bool:
        """Return whether workers are those of a house that the item does not tell of: "workers at a nearby mine"."""
        following = [w.low for w in words[at + 1 : at + 4]]
        return kind == "workers" and following[:1] in (["at"], ["in"]) and bool(nouns.ELSEWHERE.intersection(following[1:]))

    def _same_office(self, index: int, at: int, found: list[Actor]) -> Actor | None:
        """Return the actor of "the official": whoever was called so last."""
        low = self.words[index][at].low
        if low not in _NAMELESS or not at or self.words[index][at - 1].low != "the":
            return None
        told = ((n, a) for n in range(index, max(-1, index - 4), -1) for a in reversed(found if n == index else self.actors[n]))
        same = next((a for n, a in told if self.words[n][a.last].low == low), None)
        return Actor(at, at, same.party, "role") if same is not None else None

    def _introduce(self, index: int) -> None:
        """Learn whom the people named in a sentence speak for."""
        words = self.words[index]
        for first, last in persons.names(words):
            surname = words[last - 1].text
            if surname in self._surnames and self.people.get(surname) is None:
                self.people[surname] = self._speaks_for(words, first, last)

    def _speaks_for(self, words: list[Word], first: int, last: int) -> Party | None:
        """Return the body beside a name: in the words before it that lead to an office, or in the apposition after it."""
        if first and words[first - 1].low in self._roles.outsiders:
            return None
        before, after = persons.beside(words, first, last, self._roles)
        beside = next((party for at in (*before, *after) if (party := self._body_at(words, at)) is not None), None)
        if beside is None and any(words[at].low == "its" for at in before[:6]):
            beside = next((p for at in range(first) if (p := self._body_at(words, at)) is not None), None)
        if beside is None and len(self._generic) == 1 and any(words[at].low == "committee" for at in after):
            beside = self._generic[0]  # "a nurse on the bargaining committee"
        return beside or self._by_office({w.low for w in words[max(0, first - 3) : last]}, words[:first])

    def _by_office(self, office: set[str], before: list[Word]) -> Party | None:
        """Return whom a bare office speaks for: a spokesman for the body of the sentence, a chief executive for the only employer."""
        side = persons.side_of(office)
        if side == "sentence":
            found = (self._body_at(before, at) for at in range(len(before)))
            return next((party for party in found if party is not None), None) or self._body_before(before)
        bodies = self.unions if side == "union" else self.employers if side == "employer" else ()
        return bodies[0] if len(bodies) == 1 else None

    def _body_before(self, words: list[Word]) -> Party | None:
        """Return the body named last before a sentence in which only "spokesman Ana Roe" speaks."""
        if not words:
            return None
        place = bisect_left(self._starts, words[0].start) - 1
        near = place >= 0 and words[0].start - self._named[place][1] < _NEAR
        return self._named[place][2] if near else None

    def _body_at(self, words: list[Word], at: int) -> Party | None:
        """Return the body that a word names or stands for, outside any grammar."""
        named = self._name(words, at)
        if named is not None:
            place = bisect_right(self._starts, words[at].end - 1) - 1
            return self._named[place][2]
        low = words[at].low
        if low in nouns.BODIES and nouns.definite(words, at) and (called := self._called(low)) is not None:
            return called
        if low in ("union", "guild"):
            return self._union(words[at].start)
        if low in self._heads and nouns.definite(words, at):
            return self._heads[low]
        if low in self._roles.employer_nouns and low not in nouns.PUBLIC and nouns.definite(words, at):
            return self._employer(words[at].start)
        return None


@lru_cache(maxsize=2)
def of(passage: Passage, parties: tuple[Party, ...], roles: Roles) -> Referents:
    """Return the referents of a passage: quotes, positions and provenance ask for the same ones in turn."""
    return Referents(passage, parties, roles)
