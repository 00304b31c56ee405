"""Is an item about industrial action or bargaining? Rules weighed by logistic regression, each with the words it saw."""

from __future__ import annotations

import math

from strikewatch.analysis.features import Features, features
from strikewatch.analysis.signals import Signals
from strikewatch.lexicon.weights import Weights
from strikewatch.model import Reason, Record, Verdict

# What makes a dispute of an organising drive.
_DISPUTE = ("action", "bargaining", "strike", "lockout", "picket", "walkout", "talks")
# Without any of these an item tells of workers and their lot, not of a dispute (two of three signals, domain 8.3).
_MOVES = (
    "action", "bargaining", "strike", "walkout", "lockout", "picket", "stoppage", "absence", "shutout", "return", "back", "lasting", "closing", "laying", "refusing", "season", "vigil", "spurning", "protest", "rights", "talks", "meeting", "deal",
    "concession", "over", "ballot", "demand", "dispute", "hashtag", "solidarity",
)  # fmt: skip
# A dispute told only below the front, at this many cues or fewer, is mentioned in another story.
_PASSING_CUES = 2
_PASSING_FACTOR = 0.8  # lowers the score of an item that only mentions a dispute, never below the line


class Relevance(Record, frozen=True, kw_only=True):
    """The verdict with its reasons, strongest first."""

    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...] = ()
    lookalike: str | None = None
    passing: bool = False


def judge(signals: Signals, weights: Weights) -> Relevance:
    """Weigh what the signals of an item say."""
    found = features(signals)
    odds = weights.bias + (weights.of("tweet") if signals.passage.item.kind == "tweet" else 0.0)
    odds += sum(weights.of(name) * strength for name, (strength, _) in found.items())
    score = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    verdict = _verdict(signals, score)
    passing = verdict == "dispute" and _passing(signals, found)
    if passing:
        score = 0.5 + (score - 0.5) * _PASSING_FACTOR
    elif verdict != "dispute":
        score = min(score, 0.49)
    return Relevance(
        verdict=verdict,
        score=round(score, 4),
        reasons=_reasons(signals, found, weights),
        lookalike=signals.masked[0][0].name if signals.masked and verdict != "dispute" else None,
        passing=passing,
    )


def _verdict(signals: Signals, score: float) -> Verdict:
    families = signals.by_family
    if "organising" in families and not any(f in families for f in _DISPUTE):
        return "organising"
    if score >= 0.5 and any(f in families for f in _MOVES):
        return "dispute"
    if "organising" in families:
        return "organising"
    if signals.masked and not any(f in families for f in ("labour", "union", "union_name")):
        return "look-alike"
    if "labour" in families or "union" in families or "union_name" in families or ("worker" in families and "issue" in families):
        return "labour"
    return "look-alike" if signals.masked else "off-topic"


def _passing(signals: Signals, found: Features) -> bool:
    """Tell whether the front says nothing of the dispute and the rest little: a strike mentioned in another story."""
    if len(signals.passage.sentences) < 3:
        return False
    fronts = ("action.front", "bargaining.front", "party>strike.front", "strike>party.front", "strike..party.front")
    if any(name in found for name in fronts):
        return False
    cues = signals.of("action", "bargaining", "strike")
    return len({c.sentence for c in cues}) <= _PASSING_CUES and not any(c.sentence == 0 for c in cues)


def _reasons(signals: Signals, found: Features, weights: Weights) -> tuple[Reason, ...]:
    """Return the rules that moved the score, each with its words, the heaviest first."""
    body = signals.passage.body
    reasons = [
        Reason(rule=name, text=body[s.start : s.end], start=s.start, end=s.end, weight=weight)
        for name, (strength, s) in found.items()
        if (weight := round(weights.of(name) * strength, 2))
    ]
    return tuple(sorted(reasons, key=lambda r: (-abs(r.weight), r.start))[:12])
