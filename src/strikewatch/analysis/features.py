"""What an item is weighed by: each feature a rule that an editor can read, with the words that it saw."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis.signals import Signal, Signals

# name → strength, and the signal that showed it
Features = dict[str, tuple[float, Signal]]

_UNION = ("union", "union_name", "handle")
_PARTY = ("union", "union_name", "handle", "worker")
_MOVES = ("walkout", "return", "stoppage", "lockout", "picket", "protest", "solidarity")
_BARGAINING = ("rights", "talks", "deal", "concession", "over", "ballot", "demand", "dispute")
_EMPLOYER = ("workplaces", "bosses", "names")
_CONTEXTS = ("war", "sport_play", "disaster", "diplomacy", "business", "person_deal", "fasting", "history", "politics")
# What weighs differently in a post: politicians greet unions, riders curse strikes.
_POST = ("strike", "union", "union_name", "worker", "talks", "deal", "rights", "named")
# A worker group up to this many words before a strike word is its subject: "nurses at two hospitals to strike"
_SUBJECT_REACH = 4


def features(signals: Signals) -> Features:
    """Return every feature of the item."""
    found: Features = {}
    for name, strength, signal in _all(signals):
        if name not in found or strength > found[name][0]:
            found[name] = (strength, signal)
    return found


def _all(signals: Signals) -> Iterator[tuple[str, float, Signal]]:
    front = _front(signals)
    sentences = _by_sentence(signals)
    for family in ("action", "bargaining", "rights", "union", "union_name", "worker", "organising", "labour"):
        yield from _places(family, signals.of(family), front)
    for index, here in sentences.items():
        place = "caption" if index < 0 else "front" if index <= front else "rest"
        yield from _together(here, place)
        yield from _strikes(signals, here, place)
    beside = "action/" if "action" in signals.by_family else "union/" if any(f in signals.by_family for f in _UNION) else ""
    bare = _bare(signals.of("strike"), signals.of("action"))
    for context in _CONTEXTS:
        hits = signals.of(context)
        if hits:
            yield f"{beside}{context}", min(len(hits), 3) / 3, hits[0]
            if bare:
                yield f"strike/{context}", 1.0, hits[0]
    for family in ("hashtag", "handle"):
        if signals.of(family):
            yield family, 1.0, signals.of(family)[0]
    if signals.passage.item.kind == "tweet":
        yield from ((f"post/{family}", 1.0, signals.of(family)[0]) for family in _POST if family in signals.by_family)
    if signals.masked:
        look, start, end = signals.masked[0]
        yield "look-alike", min(len(signals.masked), 3) / 3, Signal("lookalike", look.name, start, end, 0)


def _front(signals: Signals) -> int:
    """Return the last sentence of the front: the headline, and the first sentence of the text; a post is all front."""
    sentences = signals.passage.sentences
    if signals.passage.item.kind == "tweet":
        return len(sentences)
    headline = sum(1 for s in sentences[:3] if s.headline)
    return headline if headline else 0


def _places(family: str, hits: list[Signal], front: int) -> Iterator[tuple[str, float, Signal]]:
    """Yield where a family stands: in front, later, in a caption; and whether it comes again."""
    for hit in hits:
        if hit.sentence < 0:
            yield f"{family}.caption", 1.0, hit
        else:
            yield f"{family}.{'front' if hit.sentence <= front else 'rest'}", 1.0, hit
    if len(hits) > 1:
        yield f"{family}.again", min(len(hits) - 1, 3) / 3, hits[1]


def _by_sentence(signals: Signals) -> dict[int, dict[str, list[Signal]]]:
    sentences: dict[int, dict[str, list[Signal]]] = {}
    for family, hits in signals.by_family.items():
        for hit in hits:
            sentences.setdefault(hit.sentence, {}).setdefault(family, []).append(hit)
    return sentences


def _together(here: dict[str, list[Signal]], place: str) -> Iterator[tuple[str, float, Signal]]:
    """Yield what stands together in one sentence: two of the three signals of the domain (8.3)."""
    union = next((here[f][0] for f in _UNION if f in here), None)
    side = "union" if union is not None else "worker" if "worker" in here else None
    for strong in ("action", "bargaining"):
        if strong in here and side is not None:
            yield f"{strong}+party.{place}", 1.0, here[strong][0]
    for move in _MOVES:
        if move not in here:
            continue
        if side is not None:
            yield f"{move}+{side}", 1.0, here[move][0]
        elif any(f in here for f in _EMPLOYER):
            yield f"{move}+employer", 1.0, here[move][0]
        else:
            yield f"{move}.alone", 1.0, here[move][0]
    if "lockout" in here and "league" in here:
        yield "lockout+league", 1.0, here["lockout"][0]
    topic = next((here[f][0] for f in ("named", "issue") if f in here), None)
    if "named" in here and side is not None:
        yield f"named+{side}", 1.0, here["named"][0]
    said = [f for f in _BARGAINING if f in here]
    for family in said:
        if side is not None:
            yield f"{family}+{side}", 1.0, here[family][0]
            if topic is not None:
                yield f"{family}+{side}+issue", 1.0, topic
    if len(said) > 1:
        if side is not None:
            yield f"several+{side}", min(len(said) - 1, 3) / 3, here[said[1]][0]
        elif any(f in here for f in _EMPLOYER) and "issue" in here:
            yield "several+employer+issue", min(len(said) - 1, 3) / 3, here[said[1]][0]
    if "issue" in here and side is not None:
        yield f"issue+{side}", 1.0, here["issue"][0]


def _bare(strikes: list[Signal], actions: list[Signal]) -> list[Signal]:
    """Return the strike words that are no part of a longer cue."""
    spans = [(a.start, a.end) for a in actions]
    return [s for s in strikes if not any(start <= s.start and s.end <= end for start, end in spans)]


def _strikes(signals: Signals, here: dict[str, list[Signal]], place: str) -> Iterator[tuple[str, float, Signal]]:
    """Yield what surrounds each bare strike word."""
    parties = [s for f in _PARTY for s in here.get(f, ())]
    employers = [s for f in _EMPLOYER for s in here.get(f, ())]
    for strike in _bare(here.get("strike", []), here.get("action", []) + here.get("organising", []) + here.get("union", [])):
        word = strike.entry
        yield f"word.{word}", 1.0, strike
        if word == "struck":
            if any(p.end <= strike.start and signals.words_between(p.end, strike.start) <= _SUBJECT_REACH for p in parties):
                yield "party>struck", 1.0, strike
            continue
        if any(p.end <= strike.start and signals.words_between(p.end, strike.start) <= _SUBJECT_REACH for p in parties):
            yield f"party>strike.{place}", 1.0, strike
        elif any(strike.end <= p.start and signals.words_between(strike.end, p.start) <= 2 for p in parties):
            yield f"strike>party.{place}", 1.0, strike
        elif parties:
            yield f"strike..party.{place}", 1.0, strike
        if any(e.end <= strike.start and signals.words_between(e.end, strike.start) == 0 for e in employers):
            yield "employer>strike", 1.0, strike
        elif any(strike.end <= e.start and signals.words_between(strike.end, e.start) <= 3 for e in employers):
            yield "strike>employer", 1.0, strike
        elif employers:
            yield "strike..employer", 1.0, strike
        if "issue" in here:
            yield "strike..issue", 1.0, strike
        if any(f in here for f in ("talks", "deal")):
            yield "strike..talks", 1.0, strike
        yield from _article(signals, strike)


def _article(signals: Signals, strike: Signal) -> Iterator[tuple[str, float, Signal]]:
    """Yield how the word stands in its phrase: "the strike", "a strike", at the head of the text."""
    before = signals.passage.folded[max(0, strike.start - 12) : strike.start].split()
    if before and before[-1] in ("the", "this", "their", "our", "your", "my"):
        yield "the.strike", 1.0, strike
    if before and before[-1] in ("a", "an", "another"):
        yield "a.strike", 1.0, strike
    if strike.start <= 1:
        yield "strike.opens", 1.0, strike
