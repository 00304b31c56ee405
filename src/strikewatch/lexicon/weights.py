"""The weights of the rules of relevance, as training left them."""

from __future__ import annotations

from importlib import resources
from typing import Any

import msgspec

from strikewatch.model import Record


class Weights(Record, frozen=True, kw_only=True):
    """What each rule adds to the log-odds. ``measured`` are the figures of cross-validation at training."""

    bias: float
    weights: dict[str, float]
    measured: dict[str, Any]

    def of(self, rule: str) -> float:
        """Return the weight of ``rule``, 0 for one that training never met."""
        return self.weights.get(rule, 0.0)


def load() -> Weights:
    """Read ``weights.json``."""
    return msgspec.json.decode((resources.files("strikewatch.lexicon") / "weights.json").read_bytes(), type=Weights)
