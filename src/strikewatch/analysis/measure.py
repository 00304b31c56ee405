"""How far apart the words of a sentence are: a token counts one, a comma three, a conjunction more, an insertion little."""

from __future__ import annotations

from strikewatch.analysis.passage import Passage
from strikewatch.analysis.when import Mention


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``: a word class, written as it reads."""
    return frozenset(text.split())


_CONNECTORS = {
    "that": 3, "which": 4, "who": 4, "whose": 4, "when": 5, "while": 5, "as": 4, "because": 5, "although": 5, "though": 5, "since": 5,
    "after": 5, "before": 5, "if": 5, "unless": 5, "whether": 5, "until": 4, "but": 6, "and": 2, "following": 4, "despite": 4, "said": 2,
}  # fmt: skip
# Prepositions as well: before a date they join, they do not part.
_ALSO_PREPOSITIONS = words("since after before until as following")
_RELATIVES = words("which who whose where whom")
_APPOSED = words("the a an now once")
_APPOSITION = 60  # characters
_INSIDE = 0.3  # of an insertion, which the sentence steps over


def measure(passage: Passage, tokens: list[tuple[int, int]], mentions: tuple[Mention, ...]) -> tuple[list[float], list[int]]:
    """Return for each token how far it is from the sentence's start, and whether it stands in an insertion (1) or not (0)."""
    folded = passage.folded
    dates = {mention.at for mention in mentions}
    costs: list[float] = []
    depths: list[int] = []
    total, last, depth, closer = 0.0, tokens[0][0] if tokens else 0, 0, ""
    for index, (start, end) in enumerate(tokens):
        gap, word = folded[last:start], folded[start:end]
        if gap != " ":  # a sign, which most words have none before
            if depth and closer in gap:
                depth, closer = 0, ""
            opened = "" if depth else _opens(folded, tokens, index, gap, word)
            if opened:
                depth, closer = 1, opened
        total += _INSIDE if depth else 1 + _gap(passage, gap, last, start)
        joins = word in _ALSO_PREPOSITIONS and any(following in dates for following, _ in tokens[index + 1 : index + 4])
        if word in _CONNECTORS and not joins and not depth:
            total += _CONNECTORS[word]
        costs.append(total)
        depths.append(depth)
        last = end
    return costs, depths


def _opens(folded: str, tokens: list[tuple[int, int]], index: int, gap: str, word: str) -> str:
    """Return what closes the insertion that opens before ``word``, "" if none does: ", which …," and "( … )"."""
    last = tokens[-1][1]
    if "(" in gap and ")" in folded[tokens[index][1] : last]:
        return ")"
    if "," in gap and word in _RELATIVES:
        comma = folded.find(", ", tokens[index][1], last)
        return "," if comma >= 0 else ""
    if "," in gap and word in _APPOSED:  # "the strike, the first in twenty years, began"
        comma = folded.find(", ", tokens[index][1], min(last, tokens[index][1] + _APPOSITION))
        return "," if comma >= 0 and not folded.startswith(("and ", "or ", "but "), comma + 2) else ""
    return ""


def _gap(passage: Passage, gap: str, last: int, start: int) -> float:
    """Return what the signs between two tokens add."""
    if len(gap) < 2:
        return 0
    if ";" in gap or ":" in gap:
        return 8
    if " -" in gap or "\u2014" in gap or "\u2013" in gap:
        return 6
    if "," in gap:
        # "in Anacortes, Washington, and Martinez, California": names in a row
        named = passage.body[start].isupper() and last and passage.body[passage.body.rfind(" ", 0, last) + 1].isupper()
        return 1 if named else 3
    return 2 if "(" in gap else 1 if '"' in gap else 0
