"""The workers' side where the item gives its union no name: "the union", "the dockers' union", "the nurses"."""

from __future__ import annotations

from collections import Counter

from strikewatch.analysis.body import Body
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word, bag
from strikewatch.lexicon.roles import Roles

_HEADS = frozenset(("union", "federation", "association", "guild"))
_KINDS = frozenset(("trade", "labor", "labour"))
_ADJECTIVES = bag(
    "the a an their its our his main largest biggest national local of by for and with from that said says to at when which powerful"
    " influential striking rival two three many some both all"
)
_OWNED = 10  # characters that "'s labour" takes
# What a group does when it is a side: only then it counts as one.
_DEEDS = bag(
    "strike struck strikes striking voted vote walked demand demanded demanding want wanted stopped rejected reject threatened staged"
)


def find(passage: Passage, sentences: list[list[Word]], employers: list[Body], roles: Roles) -> list[Body]:
    """Return one body for the workers' side, or none: a union by its trade, by its employer, or the trade itself."""
    trades: dict[str, list[tuple[int, int]]] = {}
    plain: list[tuple[int, int]] = []
    for words in sentences:
        for at, word in enumerate(words):
            if word.low in _HEADS and not word.capital:
                trade = _trade(words, at, roles)
                if trade is None and word.low != "union":
                    continue
                if trade is None:
                    plain.append((word.start, word.end))
                else:
                    trades.setdefault(passage.body[words[trade].start : word.end], []).append((words[trade].start, word.end))
    if trades:
        name = max(trades, key=lambda t: len(trades[t]))
        return [Body(name=name, role="union", spans=[span for spans in trades.values() for span in spans] + plain)]
    if plain and employers:
        owner = _owner(passage, plain, employers)
        return [Body(name=f"{owner.abbr or owner.name} union", role="union", spans=plain)]
    return _group(sentences, employers, roles)


def _trade(words: list[Word], at: int, roles: Roles) -> int | None:
    """Return where the trade before the word "union" begins: "dockers' union", "train drivers' union"."""
    first = at
    while first and words[first - 1].low in _KINDS:
        first -= 1
    if not first or words[first - 1].low.rstrip("'") not in roles.workers | {
        "worker",
        "teacher",
        "pilot",
        "driver",
        "nurse",
        "player",
    }:
        return None
    first -= 1
    if first and words[first - 1].text.isalpha() and words[first - 1].text.islower() and words[first - 1].low not in _ADJECTIVES:
        first -= 1
    return first


def _owner(passage: Passage, plain: list[tuple[int, int]], employers: list[Body]) -> Body:
    """Return the employer that the text calls the union by, "Vesk's labour union", else the one with the largest part."""
    for start, _ in plain:
        for body in employers:
            if any(
                0 <= start - end <= _OWNED and passage.body[end:start].strip("\u2019's ") in ("", *_KINDS)
                for _, end in body.spans
            ):
                return body
    return employers[0]


def _group(sentences: list[list[Word]], employers: list[Body], roles: Roles) -> list[Body]:
    """Return the trade that acts as a side in an item that knows no union at all: "the nurses"."""
    counts: Counter[str] = Counter()
    spans: dict[str, list[tuple[int, int]]] = {}
    for words in sentences:
        for at, word in enumerate(words[:-1]):
            named = word.low.endswith(("s", "men")) and word.low in roles.workers
            if named and word.low not in roles.plain_workers and not word.possessive and not word.capital:
                spans.setdefault(word.low, []).append((word.start, word.end))
                counts[word.low] += any(w.low in _DEEDS for w in words[at + 1 : at + 12])
    trade = next((t for t, n in counts.most_common(1) if n >= 1), None)
    if trade is None:
        return []
    name = f"{employers[0].abbr or employers[0].name} {trade}" if employers else trade
    return [Body(name=name, role="union", spans=spans[trade], aliases=(trade,), sure=False)]
