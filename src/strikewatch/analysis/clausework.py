"""One sentence laid out for the finders of positions: its words, actors, frames, issues, and who says which part of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from strikewatch.analysis import clauses, speech
from strikewatch.analysis import referents as _referents
from strikewatch.analysis.actors import Actor
from strikewatch.analysis.passage import Passage, Sentence
from strikewatch.analysis.referents import Referents
from strikewatch.analysis.speech import Said
from strikewatch.analysis.words import Word
from strikewatch.lexicon import Lexicon
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.stances import Frame
from strikewatch.model import IssueFinding, Party, Quote

_PROCESS = ("process", "other")
_SETTLED = (
    "tentative agreement", "announced a settlement", "reached a deal", "reached an agreement", "the deal, reached", "struck a deal",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Context:
    """What all sentences of a passage share."""

    passage: Passage
    lexicon: Lexicon
    read: Referents
    quotes: tuple[Quote, ...]
    parties: tuple[Party, ...]
    evidence: list[tuple[int, int, str]]  # start, end, slug, in order
    objects: list[tuple[int, int, str]]  # the same, and what names an issue only as the object of a stance
    frames: list[Hit[Frame]]
    quoted: list[tuple[int, int]]

    @classmethod
    def of(
        cls,
        passage: Passage,
        parties: tuple[Party, ...],
        issues: tuple[IssueFinding, ...],
        quotes: tuple[Quote, ...],
        lexicon: Lexicon,
    ) -> Context:
        """Lay the passage out."""
        evidence = _evidence(passage, issues, lexicon)
        if not any("government" in p.name.lower() for p in parties):  # between a firm and its union it is their pensions
            evidence = [(s, e, "retirement" if slug == "policy.pension-reform" else slug) for s, e, slug in evidence]
        return cls(
            passage=passage,
            lexicon=lexicon,
            read=_referents.of(passage, parties, lexicon.roles),
            quotes=quotes,
            parties=parties,
            evidence=evidence,
            objects=_with_objects(evidence, _objects(passage, lexicon)),
            frames=lexicon.stances.find(passage.folded, passage.body),
            quoted=speech.quoted(passage),
        )

    @cached_property
    def _named(self) -> Counter[str]:
        """How often each substantive issue is named."""
        return Counter(slug.split(".")[0] for _, _, slug in self.evidence if slug.split(".")[0] not in _PROCESS)

    def only_issue(self) -> str | None:
        """Return the one substantive issue of the item, None where there are several or none."""
        return next(iter(self._named)) if len(self._named) == 1 else None

    def main_issue(self) -> str | None:
        """Return the issue that the item names most often, None where no one leads."""
        ranked = self._named.most_common(2)
        leads = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return ranked[0][0] if leads else None

    @cached_property
    def pays(self) -> bool:
        """Whether pay is spoken of at all, in ordinary words too: then a bare "4 percent" is of it."""
        return any(slug.split(".")[0] == "wages" for _, _, slug in self.objects)

    def has(self, group: str) -> bool:
        """Return whether the item is about a substantive issue of the group."""
        return group in self._named

    def issue_before(self, offset: int, floor: int) -> str | None:
        """Return the issue named last between two offsets: what "the issue" and "it" mean."""
        for at in range(bisect_left(self.evidence, (offset, 0, "")) - 1, -1, -1):
            start, _, slug = self.evidence[at]
            if start < floor:
                return None
            if slug.split(".")[0] not in _PROCESS:
                return slug
        return None

    @cached_property
    def settled(self) -> int:
        """Where plain words first tell of a deal; past the end where none do."""
        folded = self.passage.folded
        return min((at for words in _SETTLED if (at := folded.find(words)) >= 0), default=len(folded))

    @cached_property
    def author(self) -> Party | None:
        """The party whose own statement the item is: its source speaks for that one."""
        item = self.passage.item
        if item.tier != "official" or not item.party or speech.reposted(item) is not None:
            return None
        wanted = item.party.casefold()
        return next((p for p in self.parties if wanted in {n.casefold() for n in (p.id, p.name, p.abbr, *p.aliases) if n}), None)

    def named(self, name: str | None) -> Party | None:
        """Return the party of that name."""
        return next((p for p in self.parties if p.name == name), None)


def _evidence(passage: Passage, issues: tuple[IssueFinding, ...], lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Return all words that name an issue: a weak cue only of one that the item was found to be about.

    A finding shows only its first few, and a sentence without a word of the dispute none; beside a stance all of them count.
    """
    groups = {issue.slug.split(".")[0] for issue in issues}
    found: list[tuple[int, int, str]] = [(e.start, e.end, issue.slug) for issue in issues for e in issue.evidence]
    taken = {(start, end) for start, end, _ in found}
    reach = 0
    for hit in sorted(lexicon.issues.find(passage.folded, passage.body), key=lambda h: (h.start, -h.end)):
        inside, reach = hit.end <= reach, max(reach, hit.end)
        if (
            inside
            or (hit.start, hit.end) in taken
            or any(cue.cut for cue in hit.meaning)
            or _is_verb(passage, hit.start, hit.end)
        ):
            continue
        found += [(hit.start, hit.end, cue.slug) for cue in hit.meaning[:1] if cue.group in groups or not cue.weak]
    return sorted(e for e in found if not _is_verb(passage, e[0], e[1]))


def _objects(passage: Passage, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Return the ordinary words that name an issue as an object."""
    hits = lexicon.stances.objects(passage.folded, passage.body)
    return [(h.start, h.end, h.meaning) for h in hits if not _is_verb(passage, h.start, h.end)]


def _with_objects(evidence: list[tuple[int, int, str]], others: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the evidence and the objects' words among it: of two that share words the longer one holds, of one issue the closer."""
    kept: list[tuple[int, int, str]] = []
    for one in sorted([*evidence, *others]):
        if kept and one[0] < kept[-1][1] and kept[-1][2] == one[2].split(".")[0] != one[2]:
            kept.pop()  # "class sizes" is staffing.class-size
        if kept and one[0] < kept[-1][1] and one[2].split(".")[0] != kept[-1][2].split(".")[0]:
            if one[1] - one[0] <= kept[-1][1] - kept[-1][0]:
                continue
            kept.pop()
        kept.append(one)
    return [one for one in kept if one[2] != "nothing"]


def _is_verb(passage: Passage, start: int, end: int) -> bool:
    """Return whether "pay" is what somebody does, not what is in dispute: "to pay the fine"."""
    if passage.folded[start:end] not in ("pay", "pays", "paid", "paying"):
        return False
    before = passage.folded[max(0, start - 20) : start].replace('"', " ").split()[-1:]
    after = passage.folded[end : end + 20].split()[:1]
    if not before or not after or before[0] not in _PAYERS:
        return False
    return after[0].strip(",.") in _PAID or after[0][0].isdigit() or after[0][0] in "$\u00a3\u20ac"


_PAYERS = frozenset(
    ("to", "will", "would", "must", "should", "employees", "workers", "members", "not", "can", "they", "us", "we")
)
_PAID = frozenset(
    (
        "the",
        "a",
        "an",
        "their",
        "for",
        "up",
        "its",
        "his",
        "out",
        "off",
        "into",
        "more",
        "toward",
        "towards",
        "less",
        "twice",
        "part",
        "half",
    )
)


def _start(word: Word) -> int:
    return word.start


def _end(word: Word) -> int:
    return word.end


class Clausework:
    """One sentence of a context."""

    def __init__(self, context: Context, sentence: Sentence) -> None:
        """Lay the sentence out."""
        self.context, self.sentence = context, sentence
        self.words = context.read.words[sentence.index]
        self.actors: list[Actor] = context.read.actors[sentence.index]
        low = bisect_left(context.frames, sentence.start, key=lambda h: h.start)
        past = self.words[-1].end if self.words else sentence.start  # of an endless sentence only the beginning is read
        high = bisect_left(context.frames, past, key=lambda h: h.start)
        self.frames = context.frames[low:high]

    @property
    def said(self) -> list[Said]:
        """Who says what in the sentence."""
        lexicon = self.context.lexicon
        return speech.sayings(self.context.read, lexicon.stances.saying, lexicon.roles.titles)[self.sentence.index]

    def word_at(self, offset: int) -> int:
        """Return the number of the word that holds or follows ``offset``."""
        return min(bisect_right(self.words, offset, key=_end), len(self.words) - 1)

    def people_before(self, at: int) -> bool:
        """Return whether workers stand right before a word."""
        return any(a.kind == "workers" and at - 2 <= a.last < at for a in self.actors)

    def words_from(self, offset: int, count: int) -> list[Word]:
        """Return the first words from ``offset`` on."""
        at = bisect_left(self.words, offset, key=_start)
        return self.words[at : at + count]

    def subject(self, verb: int) -> Actor | None:
        """Return the subject of the verb at a word."""
        roles, stances = self.context.lexicon.roles, self.context.lexicon.stances
        return clauses.subject(self.words, self.actors, verb, stances.saying, roles.titles)

    def speaker(self, offset: int) -> tuple[Party | None, bool, bool, bool]:
        """Return who says the words at ``offset``: the party, whether anybody does, whether in quotes, whether by a verb that accuses."""
        quote = next((q for q in self.context.quotes if q.start <= offset < q.end), None)
        if quote is not None:
            return self.context.named(quote.party), True, True, False
        if any(s <= offset < e and e - s > 60 for s, e in self.context.quoted):
            return None, True, True, False
        said = speech.asserter(self.said, offset)
        if said is None or (said.party is None and said.verb == "according" and not self._is_person(said)):
            author = self.context.author
            return author, author is not None, False, False
        reporter = next(
            (s for s in self.said if s.verb == "according" and s.party is not None and s.start <= offset < s.end), said
        )
        # "according to the union, the company said it would not …": the union gives the account
        return reporter.party, True, False, said.verb in self.context.lexicon.stances.accusing

    def _is_person(self, said: Said) -> bool:
        """Return whether somebody with a name or a trade is quoted, not a paper."""
        words = said.speaker.split()
        return any(w in self.context.read.people or w.lower() in self.context.lexicon.roles.outsiders for w in words)

    def issues(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the evidence of issues that begins between two offsets, one for each group, process left out."""
        return _between(self.context.evidence, start, end)

    def objects(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the same of the object of a stance, which ordinary words may name too."""
        return _between(self.context.objects, start, end)


def _between(evidence: list[tuple[int, int, str]], start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the first words of each group that begin between two offsets."""
    found: dict[str, tuple[int, int, str]] = {}
    for at in range(bisect_left(evidence, (start, 0, "")), len(evidence)):
        first, last, slug = evidence[at]
        if first >= end:
            break
        group = slug.split(".")[0]
        if group not in _PROCESS and group not in found:
            found[group] = (first, last, slug)
    return list(found.values())
