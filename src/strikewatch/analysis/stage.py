"""Where a dispute stands after an item: three tracks (domain 3.1) and the one label that is shown.

What the item opens with decides; what it retells does not. A lockout is never a strike, a vote to strike never a walkout, and
nothing that only rumour or anonymous sources tell moves anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from strikewatch.analysis.durations import SO_FAR
from strikewatch.analysis.frames import Frame
from strikewatch.analysis.members import is_by_members
from strikewatch.analysis.mood import mood_of_noun
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.telling import Telling, is_retold, tell
from strikewatch.analysis.tracks import tracks_of
from strikewatch.lexicon import Lexicon
from strikewatch.model import Event, Provenance, Span, Stage, Tracks

_UNVERIFIED = frozenset({"P4", "P5"})
_HEAD = 3  # sentences: the headline and the first two; what the first two of them say goes before
_SHORT_LIVED = re.compile(
    r"\b(?:one|two|1|2)[ -]day|\bday[ -]long|\b(?:\d{1,2}|one|two|three|four|six|eight|twelve)[ -]hour|\bwarning strike|\bpartial strike"
)
_THESE = frozenset({"the", "their", "its", "all", "these", "those", "rolling", "our"})
_INDEFINITE = frozenset({"a", "an", "another", "previous", "earlier", "similar", "last"})
_OVER = frozenset({"strike_end", "strike_off", "lockout_end", "return_to_work"})
_BARE = 0.3  # that of a noun alone
_PLAIN = 0.9  # the weight of plain words; nouns alone only hint
_UNDER_WAY: frozenset[Stage] = frozenset({"on_strike", "locked_out", "action_short"})
# What only the opening can tell: further down these are retold, or another dispute's.
_OF_THE_OPENING: frozenset[Stage] = frozenset({"talks", "ratified", "rejected", "tentative_agreement"})
# First that the opening tells, from the most final to the least.
_ORDER: tuple[Stage, ...] = (
    "ratified", "tentative_agreement", "arbitration", "ended", "suspended", "locked_out", "on_strike", "action_short", "noticed", "authorised",
    "rejected", "talks",
)  # fmt: skip
# After a noun: "strike vote", "lockout looms".
_FEARED = (
    " threat", " vote", " ballot", " plan", " call", " fear", " warning", " date", " action ballot", " authori", " mandate", " loom", " avert", " avoided",
    " possible", " likely", " could ", " may ", " might ",
)  # fmt: skip
_DONE: dict[str, Stage] = {
    "deal": "tentative_agreement", "strike_begin": "on_strike", "go_on_strike": "on_strike", "stay_away": "on_strike", "strike_expand": "on_strike",
    "strike_goes_on": "on_strike", "strike_extend": "on_strike", "strike_end": "ended", "return_to_work": "ended", "strike_off": "suspended", "strike_averted": "suspended",
    "strike_called": "noticed", "action_named": "noticed", "authorised": "authorised", "lock_out": "locked_out", "lockout_begin": "locked_out",
    "lockout_goes_on": "locked_out", "lockout_end": "ended", "short_begin": "action_short", "short_goes_on": "action_short", "refuse_work": "action_short", "short_end": "ended",
    "arbitration": "arbitration", "talks": "talks", "meet": "talks", "talks_resume": "talks", "talks_broke": "talks", "talks_called": "talks",
    "mediation": "talks", "deal_extension": "talks", "expiry": "talks", "offer": "talks", "rejected": "talks", "cooling_begins": "talks",
    "cooling": "talks",
}  # fmt: skip
_AHEAD: dict[str, Stage] = {
    "action_named": "noticed", "stay_away": "noticed", "strike_begin": "noticed", "go_on_strike": "noticed", "strike_called": "noticed", "strike_expand": "on_strike", "strike_goes_on": "on_strike",
    "return_to_work": "ended", "strike_end": "ended", "strike_off": "suspended", "short_begin": "noticed", "short_goes_on": "action_short", "refuse_work": "noticed", "lock_out": "noticed",
    "lockout_begin": "noticed", "talks": "talks", "meet": "talks", "talks_resume": "talks", "talks_called": "talks", "expiry": "talks",
    "mediation": "talks", "ballot": "talks", "authorised": "talks", "arbitration": "arbitration", "cooling": "talks",
}  # fmt: skip
_STATES: dict[str, Stage] = {
    "on_strike": "on_strike",
    "locked_out": "locked_out",
    "in_talks": "talks",
    "no_contract": "talks",
    "far_apart": "talks",
    "tentative": "tentative_agreement",
    "over": "ended",
}
# In the present tense of a body: "when the strike ends" it is still on; "workers are striking", but "workers begin a strike on Tuesday".
_NOW: dict[str, Stage | None] = {
    "strike_end": "on_strike", "return_to_work": None, "lockout_end": "locked_out", "short_end": "action_short", "authorised": "authorised",
    "go_on_strike": "on_strike",
}  # fmt: skip
# Of what may be: a threat is a matter of talks, and only a strike that is on can spread.
_MAYBE: dict[str, Stage] = {
    "strike_threat": "talks", "strike_begin": "talks", "go_on_strike": "talks", "lock_out": "talks", "lockout_begin": "talks",
    "strike_called": "talks", "strike_expand": "on_strike",
}  # fmt: skip
_NOUNS: dict[str, Stage] = {
    "strike": "on_strike",
    "lockout": "locked_out",
    "short": "action_short",
    "deadline": "noticed",
    "talks": "talks",
}


class Sign(NamedTuple):
    """Words that speak for a stage, and how much: 1 in plain words, less for a noun alone."""

    stage: Stage
    start: int
    end: int
    sentence: int
    weight: float
    frame: Frame | None = None


def judge(
    passage: Passage, events: tuple[Event, ...], provenance: Provenance, lexicon: Lexicon, *, passing: bool = False
) -> tuple[Stage, Tracks, tuple[Span, ...]]:
    """Return the stage that ``passage`` tells of, the three tracks, and the words that say so.

    In a story of something else (``passing``) a bare noun tells nothing: "it blamed a strike" may be any strike, and long over.
    """
    if provenance in _UNVERIFIED:
        return "none", Tracks(), ()
    tellings = tell(passage, lexicon.stages)
    events = tuple(event for event in events if not event.cancelled)
    ahead = [e for e in events if e.scheduled and e.type in ("strike_begins", "action_scheduled")]
    past = [e for e in events if e.type == "strike_begins" and e.date and passage.base and (passage.base - e.date).days > 1]
    signs = [sign for telling in tellings for sign in _signs(passage, telling, past, ahead)]
    if passing:
        signs = [s for s in signs if s.frame is not None or s.weight > _BARE or passage.sentences[s.sentence].headline]
    label = _label(signs)
    if label in ("none", "talks") and any(_is_dated_action(passage, e) for e in events):
        label = "noticed"
    words = tuple(passage.span(s.start, s.end) for s in sorted(signs, key=lambda s: -s.weight) if s.stage == label)[:5]
    told = {sign.stage for sign in signs if sign.weight >= _PLAIN}
    return label, tracks_of(label, told, tellings, events), words


def _signs(passage: Passage, telling: Telling, past: list[Event], ahead: list[Event]) -> Iterator[Sign]:
    """Yield what one sentence says of the stage. What is retold from earlier years says nothing."""
    index = telling.sentence.index
    if is_retold(passage, telling):
        return
    text = passage.folded[telling.sentence.start : telling.sentence.end]
    framed: list[tuple[int, int]] = []
    for frame in telling.frames:
        framed += [frame.verb, frame.noun] if frame.noun else [frame.verb]
        stage = _of_frame(frame, text, headline=telling.sentence.headline)
        if stage is not None and not (stage == "ended" and index >= _HEAD and _is_another(telling, frame)):
            # "have already held a one-day strike on March 21": it is over by itself
            over = stage == "on_strike" and _SHORT_LIVED.search(text) and _tells(frame, past)
            if (
                stage == "on_strike" and frame.kind in ("strike_begin", "go_on_strike") and _tells(frame, ahead)
            ):  # "a strike starting on June 17"
                stage = "noticed"
            yield Sign(stage, frame.start, frame.end, index, 0.3 if over else 1.0, frame)
    so_far = SO_FAR.search(passage.folded, telling.sentence.start, telling.sentence.end)
    if so_far is not None and index < _HEAD and not any(f.kind in _OVER and f.mood == "done" for f in telling.frames):
        stage = "locked_out" if "lock" in so_far[0] else "on_strike"
        yield Sign(stage, so_far.start(), so_far.end(), index, _PLAIN)
    for state in telling.states:
        if state.name in _STATES and state.mood in ("done", "now"):
            framed.append((state.start, state.end))
            weight = 0.4 if state.name in ("tentative", "over") else 0.9
            yield Sign(_STATES[state.name], state.start, state.end, index, weight)
    for start, end, name in telling.nouns:
        if name in _NOUNS and not any(a <= start and end <= b for a, b in framed) and _is_real(telling, name, start, end):
            # An owners' word: where the opening names a lockout, there is one.
            yield Sign(_NOUNS[name], start, end, index, _PLAIN if name == "lockout" and index < _HEAD else _BARE)


def _is_another(telling: Telling, frame: Frame) -> bool:
    """Tell whether what ended is a strike that the story has not spoken of: "A strike in July ended", "miners ended a long strike"."""
    if frame.noun is None:
        return False
    at = telling.token(frame.noun[0])
    before = telling.words[at - 1] if at else ""
    if telling.folded.endswith("s", frame.noun[0], frame.noun[1]) and before not in _THESE:
        return True  # "Stoppages at gold mines were settled"
    return bool(_INDEFINITE.intersection(telling.words[max(0, at - 3) : at]))


def _is_real(telling: Telling, name: str, start: int, end: int) -> bool:
    """Tell whether a noun names something that there is. A deadline is one of a strike only where a strike is spoken of."""
    if name == "deadline":
        actions = any(other in ("strike", "lockout") for *_, other in telling.nouns) or any(
            f.kind in _MAYBE for f in telling.frames
        )
        return actions or "strike" in telling.folded[start:end]
    return mood_of_noun(telling, start) == "now" and not _is_feared(telling, start, end)


def _is_dated_action(passage: Passage, event: Event) -> bool:
    """Tell whether the opening names the day of an action to come: "could strike as early as Sunday"."""
    sentence = passage.sentence_at(event.start)
    if sentence is None or sentence.index >= _HEAD or not event.scheduled or event.precision == "bound":
        return False
    spoken = "strike" in passage.folded[sentence.start : sentence.end]  # else the term is one of talks
    return event.type in ("strike_begins", "action_scheduled") or (event.type == "strike_deadline" and spoken)


def _tells(frame: Frame, events: list[Event]) -> bool:
    """Tell whether the frame tells one of the events."""
    return any(event.start <= frame.start and frame.end <= event.end for event in events)


def _is_feared(telling: Telling, start: int, end: int) -> bool:
    """Tell whether a noun is only feared or talked of: "the possibility of the first strike", "strike threat", "strike vote"."""
    if telling.folded.startswith(_FEARED, end):
        return True
    return any(
        name in ("hypothetical", "negated") and at < start and telling.distance(at, start) <= 6 for at, _, name in telling.moods
    )


def _of_frame(frame: Frame, text: str, *, headline: bool) -> Stage | None:
    """Return the stage that a frame tells of in a sentence ``text``."""
    kind, stage = frame.kind, None
    if frame.mood == "not":
        stage = None
    elif kind in ("accepted", "rejected", "ballot"):
        stage = _of_answer(frame, text)
    elif frame.mood == "maybe" or kind == "strike_threat":
        stage = _MAYBE.get(kind)
    elif frame.mood == "done":
        stage = _DONE.get(kind)
    elif frame.mood == "now":
        stage = _NOW.get(kind, _AHEAD.get(kind, _DONE.get(kind)))
    elif kind == "strike_end" and frame.noun is not None and frame.noun < frame.verb and not headline:
        stage = "on_strike"  # "the strike is due to end on Friday": till then it is on
    else:
        stage = _AHEAD.get(kind)
    return stage


def _of_answer(frame: Frame, text: str) -> Stage | None:
    """Return the stage of a yes, a no or a vote. Without members or a vote a yes is the deal itself, and a no a stance."""
    members = is_by_members(text)
    if frame.mood == "done" and frame.kind == "accepted":
        return "ratified" if members else "tentative_agreement"
    if frame.mood == "done" and frame.kind == "rejected":
        return "rejected" if members else "talks"
    if frame.mood == "done" or frame.kind == "rejected" or frame.noun_class not in ("deal", "contract", "offer", "approval"):
        return "talks" if frame.kind == "ballot" and frame.mood != "maybe" else None
    put = frame.noun_class in ("deal", "approval") or "tentative" in text or "ratif" in text
    return "tentative_agreement" if put and frame.mood != "maybe" else "talks"


def _label(signs: list[Sign]) -> Stage:
    """Return what the opening says plainly; where that names no action, what the body says, then what nouns hint at."""
    opening = [s for s in signs if s.sentence < _HEAD]
    threats = [s.sentence for s in opening if s.stage == "talks" and s.frame is not None and s.frame.kind in _MAYBE]
    if threats:
        # What is threatened is not under way because a noun names it, unless the headline does.
        signs = [s for s in signs if s.weight >= _PLAIN or s.stage not in _UNDER_WAY or s.sentence < min(threats)]
    label = _first_of([s for s in opening if s.weight >= _PLAIN and s.sentence < _HEAD - 1])
    if label in (None, "talks"):
        label = _first_of([s for s in opening if s.weight >= _PLAIN]) or label
    if label in (None, "talks"):
        hinted = _first_of([s for s in signs if s.sentence < _HEAD])
        body = _first_of([s for s in signs if s.weight >= _PLAIN and s.stage not in _OF_THE_OPENING])
        if label == "talks" and body == "ended":
            body = None  # an earlier strike: the story is that they talk, or no longer do
        if body in ("on_strike", "locked_out") or (hinted in _UNDER_WAY and body in ("ended", "noticed", "authorised")):
            label = body
        else:
            label = hinted if hinted not in (None, "talks") else body or hinted
    over = any(s.stage == "ended" and s.frame is not None and s.frame.mood == "done" for s in signs)
    return "ended" if label == "on_strike" and over else label or "none"


def _first_of(signs: list[Sign]) -> Stage | None:
    told = {sign.stage for sign in signs}
    if "tentative_agreement" in told and _is_over(signs):
        told.discard("tentative_agreement")
    return next((stage for stage in _ORDER if stage in told), None)


def _is_over(signs: list[Sign]) -> bool:
    """Tell whether those who struck are back, or the strike has ended and nothing waits for a vote."""
    done = [s.frame for s in signs if s.stage == "ended" and s.frame is not None and s.frame.mood == "done"]
    waits = any(s.weight < 0.9 and s.stage == "tentative_agreement" for s in signs) or any(
        s.frame and s.frame.kind in ("accepted", "ballot") for s in signs
    )
    return any(f.kind == "return_to_work" or (f.kind == "strike_end" and not f.hanging and not waits) for f in done)
