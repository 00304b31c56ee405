"""Who answers a deal: those who would work under it, or only those who speak for them."""

from __future__ import annotations

import re

# The body that says yes or no to a deal: without one of these an acceptance or refusal is only a stance. Workers are the body
# where no union speaks for them ("unions representing 900 workers rejected the offer").
_BODY = re.compile(
    r"\b(?:members?|membership|voted|votes?|voting|voters|ballots?|by (?:\w+ )?[\d.]+ ?(?:percent|per cent|%)|majority|ratif\w{1,8}|rank and file)"
)
_WORKERS = re.compile(r"\b(?:workers|employees|staff|nurses|teachers|pilots|drivers|miners|strikers)\b")
_SPOKEN_FOR = 40  # characters


def is_by_members(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether those who would work under a deal answer it in ``text[start:end]``."""
    last = len(text) if end is None else end
    workers = _WORKERS.search(text, start, last)
    represented = workers is not None and "represent" in text[max(start, workers.start() - _SPOKEN_FOR) : workers.start()]
    return (workers is not None and not represented) or _BODY.search(text, start, last) is not None
