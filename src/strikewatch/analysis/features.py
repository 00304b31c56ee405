"""What an item is weighed by: each feature a rule that an editor can read, with the words that it saw."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis.signals import Signal, Signals

# name → strength, and the signal that showed it
Features = dict[str, tuple[float, Signal]]
_Rule = tuple[str, float, Signal]
_Here = dict[str, list[Signal]]
_FORMS = {"before": "{}>strike", "after": "strike>{}", "off": "strike..{}"}

_UNION = ("union", "union_name", "handle")
_PARTY = ("union", "union_name", "handle", "worker")
_MOVES = (
    "walkout", "absence", "return", "stoppage", "halt", "running", "shutout", "lockout", "season", "picket", "outside", "protest", "solidarity", "spurning",
)  # fmt: skip
# What these do counts only right after the name of who does it: "dockers return", "the federation to close schools".
_DEEDS = ("back", "closing", "laying", "refusing")
_DEED_REACH = 2  # "the labour federation in Nepal to close schools"
# What counts with a sports league as it does with a union.
_LEAGUE = ("lockout", "talks", "season")
# What makes more of each other anywhere in a post: its sentences are short.
_POST_PAIRS = (("outside", ("demand", "over", "named")), ("outside", ("spurning",)), ("spurning", _UNION))
_VIGIL_PAIRS = (("named", "issue"), _UNION, ("outside",))
_QUARRELS = ("dispute", "disputes", "row", "stoppage*", "stalemate", "standoff", "stand off")
# Beside these, layoffs and wages are what the dispute is about, not other labour news.
_DISPUTE = ("action", "bargaining", "strike", "walkout", "lockout", "picket")
_BARGAINING = ("rights", "talks", "meeting", "deal", "concession", "over", "ballot", "demand", "dispute")
_EMPLOYER = ("workplaces", "bosses", "names")
_BESIDE = (("union", _UNION), ("worker", ("worker",)), ("employer", _EMPLOYER))
_CONTEXTS = (
    "war", "sport_play", "disaster", "diplomacy", "business", "person_deal", "fasting", "history", "politics", "law", "insolvency", "mishap", "captivity", "household", "career",
)  # fmt: skip
# What weighs differently in a post: politicians greet unions, riders curse strikes.
_POST = (
    "strike", "union", "union_name", "worker", "talks", "meeting", "deal", "rights", "named", "demand", "solidarity", "politics", "law", "diplomacy",
)  # fmt: skip
# A worker group up to this many words before a strike word is its subject: "nurses at two hospitals to strike"
_SUBJECT_REACH = 4
# "strikes a long-sought licensing deal": the verb with its object
_DEAL_REACH = 4


def features(signals: Signals) -> Features:
    """Return every feature of the item."""
    found: Features = {}
    for name, strength, signal in _all(signals):
        if name not in found or strength > found[name][0]:
            found[name] = (strength, signal)
    return found


def _all(signals: Signals) -> Iterator[_Rule]:
    front = _front(signals)
    sentences = _by_sentence(signals)
    labour = () if any(f in signals.by_family for f in _DISPUTE) else ("labour",)
    for family in ("action", "bargaining", "rights", "union", "union_name", "worker", "organising", *labour):
        yield from _places(family, signals.by_family.get(family, []), front)
    for index, here in sentences.items():
        place = "caption" if index < 0 else "front" if index <= front else "rest"
        yield from _together(here, place)
        yield from _strikes(signals, here, place)
        yield from _quarrels(signals, here)
        yield from _lasting(here)
        yield from _deeds(signals, here)
    yield from _posted(signals)
    beside = _beside(signals)
    bare = _bare(signals.of("strike"), signals.of("action"))
    for context in _CONTEXTS:
        hits = signals.by_family.get(context)
        if hits:
            yield f"{beside}{context}", min(len(hits), 3) / 3, hits[0]
            if bare:
                yield f"strike/{context}", 1.0, hits[0]
    for family in ("hashtag", "handle"):
        if family in signals.by_family:
            yield family, 1.0, signals.by_family[family][0]
    if signals.passage.item.kind == "tweet":
        yield from ((f"post/{family}", 1.0, signals.by_family[family][0]) for family in _POST if family in signals.by_family)
    if signals.masked:
        look, start, end = signals.masked[0]
        yield "look-alike", min(len(signals.masked), 3) / 3, Signal("lookalike", look.name, start, end, 0)


def _beside(signals: Signals) -> str:
    """Return what a word of another field stands beside: the strongest of ours in the item."""
    for name, families in (("action/", ("action",)), ("union/", _UNION), ("bargaining/", ("bargaining",))):
        if any(f in signals.by_family for f in families):
            return name
    return ""


def _front(signals: Signals) -> int:
    """Return the last sentence of the front: the headline, and the first sentence of the text; a post is all front."""
    sentences = signals.passage.sentences
    if signals.passage.item.kind == "tweet":
        return len(sentences)
    return sum(1 for s in sentences[:3] if s.headline)


def _places(family: str, hits: list[Signal], front: int) -> Iterator[_Rule]:
    """Yield where a family stands: in front, later, in a caption; and whether it comes again."""
    for hit in hits:
        if hit.sentence < 0:
            yield f"{family}.caption", 1.0, hit
        else:
            yield f"{family}.{'front' if hit.sentence <= front else 'rest'}", 1.0, hit
    if len(hits) > 1:
        yield f"{family}.again", min(len(hits) - 1, 3) / 3, hits[1]


def _by_sentence(signals: Signals) -> dict[int, _Here]:
    sentences: dict[int, _Here] = {}
    for family, hits in signals.by_family.items():
        for hit in hits:
            sentences.setdefault(hit.sentence, {}).setdefault(family, []).append(hit)
    return sentences


def _together(here: _Here, place: str) -> Iterator[_Rule]:
    """Yield what stands together in one sentence: two of the three signals of the domain (8.3)."""
    union = next((here[f][0] for f in _UNION if f in here), None)
    side = "union" if union is not None else "worker" if "worker" in here else None
    for move in _MOVES:
        if move in here:
            beside = f"+{side}" if side else "+employer" if any(f in here for f in _EMPLOYER) else ".alone"
            yield f"{move}{beside}", 1.0, here[move][0]
    if "league" in here:
        yield from ((f"{family}+league", 1.0, here[family][0]) for family in _LEAGUE if family in here)
    said = [f for f in _BARGAINING if f in here]
    if side is not None:
        yield from _with_side(here, side, said, place)
    elif len(said) > 1 and "issue" in here and any(f in here for f in _EMPLOYER):
        yield "several+employer+issue", min(len(said) - 1, 3) / 3, here[said[1]][0]


def _with_side(here: _Here, side: str, said: list[str], place: str) -> Iterator[_Rule]:
    """Yield what stands beside a union or a worker group."""
    for strong in ("action", "bargaining"):
        if strong in here:
            yield f"{strong}+party.{place}", 1.0, here[strong][0]
    topic = next((here[f][0] for f in ("named", "issue") if f in here), None)
    for family in said:
        yield f"{family}+{side}", 1.0, here[family][0]
        if topic is not None:
            yield f"{family}+{side}+issue", 1.0, topic
    for family in ("named", "issue"):
        if family in here:
            yield f"{family}+{side}", 1.0, here[family][0]
    if "ballot" in said and ("deal" in said or "concession" in said):
        yield f"decides+{side}", 1.0, here["ballot"][0]
    if len(said) > 1:
        yield f"several+{side}", min(len(said) - 1, 3) / 3, here[said[1]][0]


def _quarrels(signals: Signals, here: _Here) -> Iterator[_Rule]:
    """Yield "shearers dispute", "pilots' row", "dispute with its draymen": a trade right before the word, or soon after it."""
    for quarrel in [*here.get("dispute", ()), *here.get("stoppage", ())]:
        if quarrel.entry not in _QUARRELS:
            continue
        for worker in here.get("worker", ()):
            if worker.end <= quarrel.start and signals.words_between(worker.end, quarrel.start) <= 1:
                yield "worker>dispute", 1.0, quarrel
            elif quarrel.end <= worker.start and signals.words_between(quarrel.end, worker.start) <= 3:
                yield "dispute>worker", 1.0, quarrel


def _lasting(here: _Here) -> Iterator[_Rule]:
    """Yield "bin dispute enters sixth month": how long a quarrel of a trade, a service or an employer goes on."""
    beside = next((name for name, families in _BESIDE if any(f in here for f in families)), None)
    if "lasting" in here and "dispute" in here and beside is not None:
        yield f"lasting+{beside}", 1.0, here["lasting"][0]


def _deeds(signals: Signals, here: _Here) -> Iterator[_Rule]:
    """Yield "dockers return", "the UGTT to shut down buses": a deed right after those who do it."""
    for deed in _DEEDS:
        for done in here.get(deed, ()):
            for side, families, reach in (("union", _UNION, _DEED_REACH), ("worker", ("worker",), 0)):
                parties = [s for f in families for s in here.get(f, ())]
                if any(s.end <= done.start and signals.words_between(s.end, done.start) <= reach for s in parties):
                    yield f"{side}>{deed}", 1.0, done
                    if "running" in here:
                        yield f"{side}>{deed}+running", 1.0, here["running"][0]


def _posted(signals: Signals) -> Iterator[_Rule]:
    """Yield what the sentences of a post say together: a visit and what it is for, signs of a vigil at a gate."""
    if signals.passage.item.kind != "tweet":
        return
    families = signals.by_family
    for sign, beside in _POST_PAIRS:
        if sign in families and any(f in families for f in beside):
            yield f"{sign}..{beside[0]}", 1.0, families[sign][0]
    if "vigil" not in families:
        return
    first, signs = families["vigil"][0], signals.of("vigil", "tally")
    yield "vigil", 1.0, first
    if len(signs) > 1:  # one is anybody's
        yield "vigil.again", min(len(signs) - 1, 3) / 3, first
        yield from ((f"vigil..{beside[0]}", 1.0, first) for beside in _VIGIL_PAIRS if any(f in families for f in beside))


def _bare(strikes: list[Signal], longer: list[Signal]) -> list[Signal]:
    """Return the strike words that are no part of a longer cue."""
    return [s for s in strikes if not any(c.start <= s.start and s.end <= c.end for c in longer)]


def _strikes(signals: Signals, here: _Here, place: str) -> Iterator[_Rule]:
    """Yield what surrounds each bare strike word."""
    if "strike" not in here:
        return
    parties = [s for f in _PARTY for s in here.get(f, ())]
    employers = [s for f in _EMPLOYER for s in here.get(f, ())]
    longer = [s for f in ("action", "organising", "union") for s in here.get(f, ())]
    for strike in _bare(here["strike"], longer):
        yield f"word.{strike.entry}", 1.0, strike
        if any(strike.end <= d.start and signals.words_between(strike.end, d.start) <= _DEAL_REACH for d in here.get("deal", ())):
            yield "strike>deal", 1.0, strike
        side = _side(signals, strike, parties, _SUBJECT_REACH, 2)
        if strike.entry == "struck":  # a verb only: its subject decides
            if side == "before":
                yield "party>struck", 1.0, strike
            continue
        if side is not None:
            yield f"{_FORMS[side].format('party')}.{place}", 1.0, strike
        beside = _side(signals, strike, employers, 0, 3)
        if beside is not None:
            yield _FORMS[beside].format("employer"), 1.0, strike
        if "issue" in here:
            yield "strike..issue", 1.0, strike
        if "talks" in here or "deal" in here:
            yield "strike..talks", 1.0, strike
        yield from _article(signals, strike)


def _side(signals: Signals, strike: Signal, others: list[Signal], before: int, after: int) -> str | None:
    """Return where one of the others stands: up to so many words before the strike word, or after it, or further off."""
    if any(o.end <= strike.start and signals.words_between(o.end, strike.start) <= before for o in others):
        return "before"
    if any(strike.end <= o.start and signals.words_between(strike.end, o.start) <= after for o in others):
        return "after"
    return "off" if others else None


def _article(signals: Signals, strike: Signal) -> Iterator[_Rule]:
    """Yield how the word stands in its phrase: "the strike", "a strike", at the head of the text."""
    before = signals.passage.folded[max(0, strike.start - 12) : strike.start].split()
    if before and before[-1] in ("the", "this", "their", "our", "your", "my"):
        yield "the.strike", 1.0, strike
    if before and before[-1] in ("a", "an", "another"):
        yield "a.strike", 1.0, strike
    if strike.start <= 1:
        yield "strike.opens", 1.0, strike
