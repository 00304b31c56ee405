"""A side that the item gives no name: "the union", "the dockers' union", "the nurses"; "the companies", "the council"."""

from __future__ import annotations

import re
from collections import Counter

from strikewatch.analysis.body import Body
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word, bag, bare
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.places import Place
from strikewatch.lexicon.roles import Roles

_HEADS = frozenset(("union", "federation", "association", "guild"))
_KINDS = frozenset(("trade", "labor", "labour"))
_ADJECTIVES = bag(
    "the a an their its our his main largest biggest national local of by for and with from that said says to at when which powerful"
    " influential striking rival two three many some both all"
)
_NUMBERED = re.compile(r"\b(?:Union|Sindicato)\s(?:No\.?|N[°º]|Number)\s?\d{1,2}\b")
_MONTHS = bag("january february march april may june july august september october november december")
# Before a trade these name it more closely.
_QUALIFIERS = bag(
    "bus train tram truck lorry taxi tanker delivery refuse bin rubbish garbage baggage school university college junior resident senior"
    " airline airport ferry railway rail metro subway hotel postal warehouse flight bank prison court dairy coal gold copper"
)
_REACH = 30  # characters from "staff at" to the employer's name
_OWNED = 10  # characters that "'s labour" takes
# What a group does when it is a side: only then it counts as one.
_DEEDS = bag(
    "strike struck strikes striking voted vote walked demand demanded demanding want wanted stopped rejected reject threatened staged"
)

_EMPLOYERS = bag(
    "company companies employers owners management airline airlines council city county ministry department university district studios"
    " operators hospital hospitals railways railroads ports mines clubs league"
)
_MINISTRIES = bag("health education transport interior defence finance city county school")
_PUBLIC = bag("council city county district hospital hospitals university")
# What only the other side of the table does.
_ANSWERS = bag("offered offer offers offering proposed proposes rejected rejects refused refuses locked imposed")


def find(
    passage: Passage, sentences: list[list[Word]], employers: list[Body], places: list[Hit[Place]], roles: Roles
) -> list[Body]:
    """Return one body for the workers' side, or none: a union by its trade, by its employer, or the trade itself.

    Its name carries the employer, or else the place, so that the strikes of one trade in two towns stay apart.
    """
    trades, plain = _unions(passage, sentences, roles)
    numbered = [match.span() for match in _NUMBERED.finditer(passage.body)]
    if numbered and employers:  # in the Andes a mine's unions have numbers
        start, end = numbered[0]
        return [Body(name=f"{employers[0].name} {passage.body[start:end]}", role="union", spans=numbered + plain)]
    if trades:
        name = max(trades, key=lambda t: len(trades[t]))
        spans = [span for found in trades.values() for span in found] + plain
        where = None if employers else _where(passage, sentences, places)
        return [Body(name=f"{name}, {where}" if where else name, role="union", spans=spans, aliases=(name,))]
    group = _group(sentences, roles) or (_staff(sentences, employers) if not plain else None)
    owner = _owner(passage, plain, employers)
    if plain and employers and (owner is not None or group is None):
        owner = owner or employers[0]
        return [Body(name=f"{owner.abbr or owner.name} union", role="union", spans=plain)]
    if group is None:
        return []
    trade, spans = group
    where = _where(passage, sentences, places) if not employers else None
    name = f"{employers[0].abbr or employers[0].name} {trade}" if employers else f"{trade}, {where}" if where else trade
    return [Body(name=name, role="union", spans=spans + plain, aliases=(trade,), sure=False)]


def _unions(
    passage: Passage, sentences: list[list[Word]], roles: Roles
) -> tuple[dict[str, list[tuple[int, int]]], list[tuple[int, int]]]:
    """Return the unions called by their trade, and where else "union" stands."""
    trades: dict[str, list[tuple[int, int]]] = {}
    plain: list[tuple[int, int]] = []
    for words in sentences:
        for at, word in enumerate(words):
            if word.low not in _HEADS or word.capital:
                continue
            trade = _trade(words, at, roles)
            if trade is not None:
                trades.setdefault(passage.body[words[trade].start : word.end], []).append((words[trade].start, word.end))
            elif word.low == "union":
                plain.append((word.start, word.end))
    return trades, plain


def _where(passage: Passage, sentences: list[list[Word]], places: list[Hit[Place]]) -> str | None:
    """Return the town of the date line, else the first that stands behind an "in", else the first place known."""
    if passage.dateline_place:
        return passage.dateline_place.title() if passage.dateline_place.isupper() else passage.dateline_place
    for words in sentences[:3]:
        for at in range(1, len(words)):
            of = words[at - 1].low == "of" and words[at - 2].low in (
                "port",
                "city",
                "town",
                "county",
                "state",
                "province",
                "island",
            )
            if words[at].capital and (of or words[at - 1].low == "in") and words[at].low not in _MONTHS:
                end = at + 1
                while end < min(len(words), at + 3) and words[end].capital:
                    end += 1
                return " ".join(bare(w) for w in words[at:end])
    return next((hit.meaning.text for hit in places), None)


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
    if (
        first
        and words[first - 1].text.isalpha()
        and (words[first - 1].text.islower() or first == 1)
        and words[first - 1].low not in _ADJECTIVES
    ):
        first -= 1
    return first


def _owner(passage: Passage, plain: list[tuple[int, int]], employers: list[Body]) -> Body | None:
    """Return the employer that the text calls the union by: "Vesk's labour union"."""
    for start, _ in plain:
        for body in employers:
            if any(
                0 <= start - end <= _OWNED and passage.body[end:start].strip("\u2019's ") in ("", *_KINDS)
                for _, end in body.spans
            ):
                return body
    return None


def _group(sentences: list[list[Word]], roles: Roles) -> tuple[str, list[tuple[int, int]]] | None:
    """Return the trade that acts as a side in an item that names no union, and where it stands: "the nurses", "bus drivers"."""
    counts: Counter[str] = Counter()
    spans: dict[str, list[tuple[int, int]]] = {}
    names: dict[str, str] = {}
    for words in sentences:
        for at, word in enumerate(words[:-1]):
            named = word.low.endswith(("s", "men")) and word.low in roles.workers and (not word.capital or at <= 1)
            if not named or word.low in roles.plain_workers or word.possessive:
                continue
            first = at - 1 if at and words[at - 1].low in _QUALIFIERS else at
            names.setdefault(word.low, " ".join(w.low for w in words[first : at + 1]))
            spans.setdefault(word.low, []).append((words[first].start, word.end))
            counts[word.low] += any(w.low in _DEEDS for w in words[at + 1 : at + 12])
    trade = next((t for t, n in counts.most_common(1) if n >= 1), None)
    return (names[trade], spans[trade]) if trade is not None else None


def _staff(sentences: list[list[Word]], employers: list[Body]) -> tuple[str, list[tuple[int, int]]] | None:
    """Return the staff of an employer that acts as a side: "Staff at Vesk have voted …"."""
    if not employers:
        return None
    found = [
        word
        for words in sentences
        for at, word in enumerate(words[:-2])
        if word.low in ("staff", "workers", "employees")
        and words[at + 1].low in ("at", "of", "for")
        and any(0 < start - word.end < _REACH for start, _ in employers[0].spans)
        and any(w.low in _DEEDS for w in words[at + 1 : at + 12])
    ]
    return (found[0].low, [(word.start, word.end) for word in found]) if found else None


def employer(passage: Passage, sentences: list[list[Word]], places: list[Hit[Place]]) -> list[Body]:
    """Return one body for the employers' side, or none: "the companies", "the health ministry", if it acts as one.

    A public body carries its place, as unnamed workers do.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    names: dict[str, str] = {}
    acts: Counter[str] = Counter()
    for words in sentences:
        for at in range(1, len(words) - 1):
            word = words[at]
            first = at - 1 if words[at - 1].low in _MINISTRIES else at
            known = word.low in _EMPLOYERS and not word.capital and not word.possessive
            if known and first and words[first - 1].low in ("the", "its", "their"):
                spans.setdefault(word.low, []).append((words[first].start, word.end))
                named = passage.body[words[first].start : word.end]
                names[word.low] = max(names.get(word.low, ""), named, key=len)
                acts[word.low] += any(w.low in _ANSWERS for w in words[at + 1 : at + 4])
    head = next((noun for noun, deeds in acts.most_common(1) if deeds), None)
    if head is None:
        return []
    where = _where(passage, sentences, places) if head in _PUBLIC else None
    name = f"{names[head]}, {where}" if where else names[head]
    return [Body(name=name, role="employer", spans=spans[head], aliases=(names[head],), sure=False)]
