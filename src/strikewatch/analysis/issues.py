"""Which bargaining issues an item names, each with the words that name it (domain 2)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from strikewatch.analysis.passage import Passage, Sentence
from strikewatch.analysis.signals import Signals
from strikewatch.lexicon.issues import IssueCue, Issues
from strikewatch.lexicon.match import Hit
from strikewatch.model import IssueFinding, Position, Span

# Evidence shown for one issue: more tells an editor nothing new.
_MOST_EVIDENCE = 6
# Words before and after a weak cue in which a demand or an offer must stand.
_BEFORE, _AFTER = 5, 2
# What a sentence must hold for an issue named in it to be one of the dispute.
_DISPUTE = (
    "action", "bargaining", "union", "union_name", "worker", "walkout", "lockout", "picket", "strike", "stoppage", "protest", "talks", "deal",
    "demand", "dispute", "ballot", "organising", "absence", "lasting", "closing", "vigil", "outside", "spurning",
)  # fmt: skip

# Groups whose words tell of bargaining wherever they stand; an assault, a budget or a curriculum may be anybody's.
_BARGAINED = frozenset((
    "wages", "residuals", "tiers-status", "health-care", "retirement", "staffing", "job-security", "hours-scheduling", "leave", "recognition",
    "process",
))  # fmt: skip
_MARKS = "\"'.,;:()!?"


# Characters between "compensation" and the reuse that it is for.
_PAID_FOR = 90


class Named(NamedTuple):
    """An issue cue that stands in the prose, in its sentence."""

    cue: IssueCue
    start: int
    end: int
    sentence: int


def find(signals: Signals, cues: list[Named], issues: Issues) -> tuple[IssueFinding, ...]:
    """Return the issues of the item's prose, in the order of the taxonomy. ``cues`` are its ``standing`` ones.

    An issue is one of the dispute if its sentence, or the one before or after, speaks of workers, a union or a dispute; a weak
    cue must stand in such a sentence, next to a demand, an offer or a dispute.
    """
    passage = signals.passage
    ours = {s.sentence for s in signals.of(*_DISPUTE)}
    near = ours | {n + 1 for n in ours} | {n - 1 for n in ours}
    named = [f for f in cues if (f.sentence in ours and _framed(passage, issues, f) if f.cue.weak else f.sentence in near)]
    reuse = sorted(f.start for f in named if f.cue.group == "residuals")
    named = [f for f in named if not _taken(f, reuse)]
    by_slug: dict[str, list[Named]] = {}
    for found in sorted(named, key=lambda f: f.start):
        by_slug.setdefault(found.cue.slug, []).append(found)
    for slug in list(by_slug):  # a weak cue of the group itself belongs to its named sub-issue, if there is one
        if all(f.cue.weak for f in by_slug[slug]) and any(s.startswith(f"{slug}.") for s in by_slug):
            del by_slug[slug]
    order = {slug: place for place, slug in enumerate(issues.groups)}
    return tuple(
        IssueFinding(slug=slug, evidence=tuple(_evidence(passage, found)))
        for slug, found in sorted(by_slug.items(), key=lambda pair: (order.get(pair[0].split(".")[0], 99), pair[1][0].start))
    )


def with_positions(found: tuple[IssueFinding, ...], positions: tuple[Position, ...], issues: Issues) -> tuple[IssueFinding, ...]:
    """Return the issues with those that only a side's position names, with its words: "has offered 4 percent" is one of pay."""
    groups = {one.slug.split(".")[0] for one in found}
    added: dict[str, list[Span]] = {}
    for position in positions:
        if position.issue.split(".")[0] not in groups:
            added.setdefault(position.issue, []).append(Span(text=position.quote, start=position.start, end=position.end))
    order = {slug: place for place, slug in enumerate(issues.groups)}
    every = [*found, *(IssueFinding(slug=slug, evidence=tuple(spans[:_MOST_EVIDENCE])) for slug, spans in added.items())]
    return tuple(sorted(every, key=lambda one: order.get(one.slug.split(".")[0], 99)))


def _taken(one: Named, reuse: list[int]) -> bool:
    """Tell whether pay is paid for what another group has: "compensation for work on the Web" is residuals, not wages."""
    if one.cue.group != "wages" or not one.cue.weak:
        return False
    at = bisect_right(reuse, one.start - _PAID_FOR)
    return at < len(reuse) and reuse[at] < one.start + _PAID_FOR


def standing(passage: Passage, issues: Issues) -> list[Named]:
    """Return the cues that stand in the prose: the longest at each place, without those that a ``not`` phrase cuts out."""
    return list(_standing(passage, issues))


def telling(cues: list[Named]) -> list[tuple[int, int, int]]:
    """Return the places of those ``cues`` that speak for a dispute, each with its sentence."""
    return [(n.start, n.end, n.sentence) for n in cues if not n.cue.weak and n.cue.group in _BARGAINED]


def _standing(passage: Passage, issues: Issues) -> Iterator[Named]:
    """Yield the cues that stand in the prose: the longest at each place, without those that a ``not`` phrase cuts out."""
    starts = [s.start for s in passage.sentences]
    hits: list[tuple[int, Hit[tuple[IssueCue, ...]]]] = []
    for hit in sorted(issues.find(passage.folded, passage.body), key=lambda h: (h.start, -h.end)):
        index = bisect_right(starts, hit.start) - 1
        if index >= 0 and hit.end <= passage.sentences[index].end:
            hits.append((index, hit))
    cuts = _cuts([hit for _, hit in hits])
    last: dict[str, int] = {}
    reach = 0
    for index, hit in hits:
        inside = hit.end <= reach
        for cue in hit.meaning:
            if cue.cut or hit.start < last.get(cue.group, 0) or _cut(cue, hit, cuts.get(cue.group, ())):
                continue
            if inside and cue.weak:  # "sick pay": the longer phrase of another group has the word
                continue
            last[cue.group] = hit.end
            yield Named(cue, hit.start, hit.end, index)
        if any(not cue.weak for cue in hit.meaning):
            reach = max(reach, hit.end)


def _cuts(hits: list[Hit[tuple[IssueCue, ...]]]) -> dict[str, list[tuple[int, int]]]:
    cuts: dict[str, list[tuple[int, int]]] = {}
    for hit in hits:
        for cue in hit.meaning:
            if cue.cut:
                cuts.setdefault(cue.group, []).append((hit.start, hit.end))
    return cuts


def _cut(cue: IssueCue, hit: Hit[tuple[IssueCue, ...]], cuts: list[tuple[int, int]] | tuple[()]) -> bool:
    """Tell whether a ``not`` phrase of the group holds the cue. A longer named cue holds against a shorter one."""
    at = bisect_right(cuts, (hit.start, 1 << 62)) - 1 if cuts else -1
    for start, end in cuts[max(0, at - 1) : at + 2] if cuts else ():
        if start < hit.end and hit.start < end and (cue.weak or end - start >= hit.end - hit.start):
            return True
    return False


def _framed(passage: Passage, issues: Issues, found: Named) -> bool:
    """Tell whether a demand, an offer or a dispute stands near the weak cue, in its sentence."""
    sentence: Sentence = passage.sentences[found.sentence]
    before = passage.folded[max(sentence.start, found.start - 60) : found.start].split()[-_BEFORE:]
    after = passage.folded[found.end : min(sentence.end, found.end + 30)].split()[:_AFTER]
    return issues.framed([w.strip(_MARKS) for w in before], [w.strip(_MARKS) for w in after])


def _evidence(passage: Passage, found: list[Named]) -> Iterator[Span]:
    seen: set[str] = set()
    for one in found:
        words = passage.folded[one.start : one.end]
        if words not in seen and len(seen) < _MOST_EVIDENCE:
            seen.add(words)
            yield passage.span(one.start, one.end)
