"""What the cue phrases of an item say once look-alikes are cut out: by family, sentence by sentence, with offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from strikewatch.analysis.passage import Passage
from strikewatch.lexicon.cues import Cue, LookAlike, Social
from strikewatch.lexicon.match import Hit

# Longer than the look-alike they lie across, these hold: "called off the strike a day before" is no "strike a …".
_STRONG = frozenset(("action", "bargaining", "organising", "union_name", "union"))
_ACROSS = frozenset(("action", "bargaining"))
_NAMES = frozenset(("union_name", "union", "organising"))
_LONGEST = 150  # characters that a phrase can have
_ENOUGH = 200  # signals of a family: a longer text is decided by then, and costs no more
_AROUND = 400  # characters either side in which a look-alike's sentence is searched
_TAG = re.compile(r"#([\w\0]{2,60})")
_HANDLE = re.compile(r"(?<![\w\0])@([\w\0]{2,40})")
_CAPTION = -2  # the "sentence" of a caption; boilerplate and bylines have none

Raw = list[Hit[tuple[Cue, ...]]]
_Mask = tuple[LookAlike, int, int]


class Signal(NamedTuple):
    """A cue that stands, in its sentence."""

    family: str
    entry: str
    start: int
    end: int
    sentence: int


@dataclass(slots=True)
class Signals:
    """All signals of an item: by family in order of place, and the look-alikes that were cut out."""

    passage: Passage
    by_family: dict[str, list[Signal]] = field(default_factory=dict)
    masked: list[_Mask] = field(default_factory=list)

    def of(self, *families: str) -> list[Signal]:
        """Return the signals of the families."""
        return [s for family in families for s in self.by_family.get(family, ())]

    def words_between(self, start: int, end: int) -> int:
        """Return how many words stand between two offsets."""
        return len(self.passage.folded[start : min(end, start + _AROUND)].split()) if start < end else 0


def read(passage: Passage, raw: Raw, social: Social, named: Iterable[tuple[int, int, int]] = ()) -> Signals:
    """Sort the hits of the automaton into signals. Each place counts for the longest phrase of a family only.

    ``named`` are the places of bargaining issues, with their sentences.
    """
    placed = sorted(_placed(passage, raw), key=lambda p: (p.start, -p.end))
    signals = Signals(passage)
    masks = _standing(passage, placed)
    signals.masked = masks
    starts = [start for _, start, _ in masks]
    last: dict[str, Signal] = {}
    for cue, start, end, sentence in placed:
        if cue.look is not None or (masks and _cut(cue.family, start, end, masks, starts)):
            continue
        before = last.get(cue.family)
        if before is not None and start < before.end:
            continue
        signal = last[cue.family] = Signal(cue.family, cue.entry, start, end, sentence)
        heard = signals.by_family.setdefault(cue.family, [])
        if len(heard) < _ENOUGH:
            heard.append(signal)
    spans = [(start, end) for _, start, end in masks]
    issues = [Signal("named", "", *place) for place in named if not _inside(place, spans, starts)][:_ENOUGH]
    if issues:
        signals.by_family["named"] = issues
    for family, start, end in _formed(passage.folded, social):
        at = passage.sentence_at(start)
        if at is not None:
            signals.by_family.setdefault(family, []).append(Signal(family, family, start, end, at.index))
    return signals


def _inside(place: tuple[int, int, int], spans: list[tuple[int, int]], starts: list[int]) -> bool:
    """Tell whether a look-alike holds the place."""
    at = bisect_right(starts, place[0]) - 1
    return at >= 0 and place[0] < spans[at][1]


def _formed(folded: str, social: Social) -> Iterator[tuple[str, int, int]]:
    """Yield what is known by its form: hashtags, accounts of unions."""
    for match in _TAG.finditer(folded) if "#" in folded else ():
        tag = match[1].replace("\0", "")
        if social.is_labour(tag) or tag in social.union_tags:
            yield "hashtag" if social.is_labour(tag) else "handle", match.start(), match.end()
    if "@" in folded:
        yield from (("handle", m.start(), m.end()) for m in _HANDLE.finditer(folded) if social.is_union(m[1].replace("\0", "")))


class _Placed(NamedTuple):
    cue: Cue
    start: int
    end: int
    sentence: int


def _placed(passage: Passage, raw: Raw) -> Iterator[_Placed]:
    """Yield each cue with the sentence that it stands in; what stands in boilerplate, credits and bylines is dropped."""
    starts = [sentence.start for sentence in passage.sentences]
    for hit in raw:
        index = bisect_right(starts, hit.start) - 1
        if index < 0 or hit.start >= passage.sentences[index].end:
            excluded = passage.excluded_at(hit.start)
            if excluded is None or excluded.kind != "caption":
                continue
            index = _CAPTION
        elif hit.end > passage.sentences[index].end:  # no phrase runs from one sentence into the next
            continue
        for cue in hit.meaning:
            yield _Placed(cue, hit.start, hit.end, index)


def _standing(passage: Passage, placed: list[_Placed]) -> list[_Mask]:
    """Return the look-alikes that nothing flips, in order; of two that overlap the longer one."""
    masks = [p for p in placed if p.cue.look is not None]
    if not masks:
        return []
    firsts = [p.start for p in placed]
    by_sentence: dict[tuple[int, str], list[_Placed]] = {}
    for p in placed:
        by_sentence.setdefault((p.sentence, p.cue.family), []).append(p)
    kept: list[_Mask] = []
    starts: list[int] = []
    for mask in sorted(masks, key=lambda m: (m.start - m.end, m.start)):
        at = bisect_right(starts, mask.start)
        if (at and kept[at - 1][2] > mask.start) or (at < len(kept) and kept[at][1] < mask.end):
            continue
        near = placed[bisect_right(firsts, mask.start - _LONGEST) : bisect_right(firsts, mask.end)]
        if _overruled(mask, near) or _flips(passage, mask, by_sentence):
            continue
        assert mask.cue.look is not None
        kept.insert(at, (mask.cue.look, mask.start, mask.end))
        starts.insert(at, mask.start)
    return kept


def _overruled(mask: _Placed, near: list[_Placed]) -> bool:
    """Tell whether a longer strong cue holds the look-alike, or runs into it: "called off the strike" does, "strike hits" does not."""
    size = mask.end - mask.start
    return any(
        p.end - p.start > size and p.start < mask.end and mask.start < p.end
        and p.start <= mask.start
        and (p.cue.family in _ACROSS or (p.cue.family in _STRONG and mask.end <= p.end))
        for p in near
    )  # fmt: skip


def _flips(passage: Passage, mask: _Placed, by_sentence: dict[tuple[int, str], list[_Placed]]) -> bool:
    """Tell whether the sentence holds what makes the look-alike ours after all."""
    look, start, end, sentence = mask.cue.look, mask.start, mask.end, mask.sentence
    assert look is not None
    for family in look.families:
        if any(p.end <= start or end <= p.start for p in by_sentence.get((sentence, family), ())):
            return True
    if not look.words or sentence < 0:
        return False
    whole = passage.sentences[sentence]
    before = passage.folded[max(whole.start, start - _AROUND) : start]
    after = passage.folded[end : min(whole.end, end + _AROUND)]
    return any(_holds(f" {before} | {after} ", word) for word in look.words)


def _holds(text: str, word: str) -> bool:
    """Tell whether ``word`` stands in ``text`` as a whole word."""
    at = text.find(word)
    while at >= 0:
        if not text[at - 1].isalnum() and not text[at + len(word)].isalnum():
            return True
        at = text.find(word, at + 1)
    return False


def _cut(family: str, start: int, end: int, masks: list[_Mask], starts: list[int]) -> bool:
    """Tell whether a look-alike's words include the cue's; a union's name holds against one that it only lies across."""
    at = bisect_right(starts, start) - 1
    for _, s, e in masks[max(at, 0) : at + 2]:
        if start < e and s < end and ((s <= start and end <= e) or family not in _NAMES):
            return True
    return False
