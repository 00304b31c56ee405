"""The three tracks of a dispute (domain 3.1): what is done, how they talk, how it may be resolved."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from strikewatch.analysis.frames import Frame
from strikewatch.analysis.telling import Telling
from strikewatch.model import ActionTrack, BargainingTrack, Event, ResolutionTrack, Stage, Tracks

_NEAR = 9  # sentences: what stands further down is background to how they talk
_ACTIONS: tuple[ActionTrack, ...] = ("locked_out", "suspended", "on_strike", "action_short", "noticed", "authorised")
_RESOLUTIONS: tuple[tuple[str, ResolutionTrack], ...] = (
    ("injunction", "injunction"), ("cooling_begins", "cooling_off"), ("cooling", "cooling_off"), ("arbitration", "arbitration"), ("mediation", "mediation"),
)  # fmt: skip
_TALKING = frozenset({"talks", "meet", "talks_resume", "mediation", "offer"})
_TO_TALK = frozenset({"talks_called", "talks_resume", "meet", "talks"})


def tracks_of(label: Stage, told: AbstractSet[Stage], tellings: tuple[Telling, ...], events: tuple[Event, ...]) -> Tracks:
    """Return the tracks of an item with this label, that tells of these stages in plain words."""
    return Tracks(
        action=_action(label, told), bargaining=_bargaining(label, tellings, events), resolution=_resolution(label, tellings)
    )


def _action(label: Stage, told: AbstractSet[Stage]) -> ActionTrack:
    if label in ("ended", "ratified"):
        return "none"
    shown = {label} if label in _ACTIONS else told
    return next((action for action in _ACTIONS if action in shown), "none")


def _bargaining(label: Stage, tellings: tuple[Telling, ...], events: tuple[Event, ...]) -> BargainingTrack:
    if label in ("tentative_agreement", "ratified"):
        return "tentative_agreement"
    frames = [f for t in tellings if t.sentence.index <= _NEAR for f in t.frames]
    states = [s for t in tellings for s in t.states if s.mood != "not"]
    dated = any(e.type == "talks_scheduled" and e.scheduled for e in events)
    track: BargainingTrack = "not_started"
    if dated or any(f.kind in _TO_TALK and f.mood == "ahead" for f in frames):
        track = "talks_scheduled"
    elif any(f.kind == "talks_broke" and f.mood == "done" for f in frames):
        track = "broken_off"
    elif any(s.name == "far_apart" for s in states):
        track = "stalled"
    elif (
        label == "talks"
        or any(s.name == "in_talks" for s in states)
        or any(f.kind in _TALKING and f.mood in ("done", "now") for f in frames)
    ):
        track = "talking"
    return track


def _resolution(label: Stage, tellings: tuple[Telling, ...]) -> ResolutionTrack:
    if label in ("ratified", "rejected"):
        return "ratified" if label == "ratified" else "rejected"
    frames = [f for t in tellings for f in t.frames if f.mood != "not"]
    if label == "tentative_agreement" and _awaits_vote(frames, tellings):
        return "ratification_vote"
    told = {f.kind for f in frames if f.mood != "maybe"}
    return next((track for kind, track in _RESOLUTIONS if kind in told), "none")


def _awaits_vote(frames: list[Frame], tellings: tuple[Telling, ...]) -> bool:
    votes = any(f.kind in ("accepted", "ballot") and f.mood != "done" for f in frames)
    return votes or any(s.name == "subject_to" for t in tellings for s in t.states)
