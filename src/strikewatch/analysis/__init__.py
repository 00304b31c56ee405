"""Judge one item: pure, with the words that decided."""

from __future__ import annotations

from strikewatch.analysis import (
    backing,
    dispute,
    events,
    issues,
    parties,
    passage,
    positions,
    provenance,
    quotes,
    relevance,
    setting,
    signals,
    stage,
)
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.relevance import Relevance
from strikewatch.analysis.signals import Signals
from strikewatch.lexicon import Lexicon
from strikewatch.model import Analysis, Item, Span

__all__ = ["analyse"]

_CORRECTIONS = (
    "correction:", "corrections:", "corrects ", "(corrects ", "corrected-", "corrected:", "correction -", "editor's note: an earlier", "an earlier version of this", "a previous version of this",
    "this article was amended", "this article has been corrected", "this story has been corrected", "this story corrects", "clarification:",
)  # fmt: skip


def analyse(item: Item, lexicon: Lexicon) -> Analysis:
    """Judge ``item`` by ``lexicon``. An item that no cue concerns costs one pass of the automaton."""
    body = item.body
    folded = passage.fold(body)
    if lexicon.languages.is_other(folded, item.language):
        return Analysis(id=item.id, relevant=False, verdict="other-language", score=0.0)
    raw = lexicon.cues.find(folded, body)
    if not lexicon.cues.concern(raw) and "#" not in folded:
        look = lexicon.cues.look_alike(raw)
        return Analysis(id=item.id, relevant=False, verdict="look-alike" if look else "off-topic", score=0.0, lookalike=look)
    read = passage.read(item, body, folded)
    named = issues.standing(read, lexicon.issues)
    heard = signals.read(read, raw, lexicon.cues.social, issues.telling(named))
    judged = relevance.judge(heard, lexicon.weights)
    if judged.verdict != "dispute":
        return Analysis(
            id=item.id,
            relevant=False,
            verdict=judged.verdict,
            score=judged.score,
            reasons=judged.reasons,
            lookalike=judged.lookalike,
        )
    return _whole(heard, named, judged, lexicon)


def _whole(heard: Signals, cues: list[issues.Named], judged: Relevance, lexicon: Lexicon) -> Analysis:
    """Judge all of an item that tells of a dispute."""
    read = heard.passage
    sides = parties.find(read, lexicon)
    said = quotes.find(read, sides, lexicon)
    named = issues.find(heard, cues, lexicon.issues)
    held = positions.find(read, sides, named, said, lexicon)
    named = backing.backed(issues.with_positions(named, held, lexicon.issues), cues, held, read)
    dated = events.find(read, sides, lexicon)
    origin = provenance.judge(read, sides, said, lexicon)
    label, tracks, words = stage.judge(read, dated, origin, lexicon, passing=judged.passing)
    return Analysis(
        id=read.item.id,
        relevant=True,
        verdict="dispute",
        score=judged.score,
        reasons=judged.reasons,
        parties=sides,
        dispute=dispute.identify(sides, read, dated),
        stage=label,
        tracks=tracks,
        issues=named,
        events=dated,
        positions=held,
        quotes=said,
        provenance=origin,
        lead=_lead(read),
        stage_evidence=words,
        place=setting.place(read, lexicon),
        country=next((p.country for p in sides if p.country), None),
        sector=setting.sector(sides),
        size=setting.size(read, lexicon),
        passing=judged.passing,
        correction=_correction(read),
    )


def _correction(read: Passage) -> Span | None:
    """Return the sentence that takes something back, by the words that papers open it with: the text's before the headline's."""
    told = [s for s in read.sentences if read.folded.startswith(_CORRECTIONS, s.start)]
    found = min(told, key=lambda s: (s.headline, s.start), default=None)
    return read.span(found.start, found.end) if found else None


def _lead(read: Passage) -> Span | None:
    """Return the sentence that tells the story: the first of the prose, the headline where there is no other."""
    prose = next((s for s in read.sentences if not s.headline), None) or next(iter(read.sentences), None)
    return read.span(prose.start, prose.end) if prose else None
