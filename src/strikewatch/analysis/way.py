"""Do the words that hold a date look back or ahead? The rules for weekdays and for days without a year hang on it."""

from __future__ import annotations

from typing import Final

from strikewatch.analysis.claims import Claim
from strikewatch.analysis.frames import Frame
from strikewatch.analysis.mood import mood_of_noun
from strikewatch.analysis.resolve import Way
from strikewatch.analysis.telling import Telling
from strikewatch.analysis.when import Mention

UNTIL = frozenset({"until", "till", "through", "to"})
TERMS = frozenset({"by", "until", "till", "from", "starting", "beginning"})
_LENGTHENED = frozenset({"strike_off", "strike_extend", "deal_extension", "talks_extended", "stay_away"})
_TILL, _LASTING = frozenset({"until", "till"}), frozenset({"go_on_strike", "strike_begin", "state on_strike", "state locked_out"})
_CALLS = frozenset({"strike_called", "authorised", "talks_called", "ballot"})
_OF_IT = (" of the ", " of its ", " of their ")
_IS_ON = (" is ", " are ", " will be ", " comes ", " come ", " falls ")  # "the first walkout is on Thursday"
_MODIFIED: Final[dict[str, Way]] = {
    "last": "past", "past": "past", "this past": "past", "next": "future", "coming": "future", "this coming": "future",
}  # fmt: skip


def looks_ahead(tellings: tuple[Telling, ...]) -> bool:
    """Tell whether the action that the item opens with is still to come."""
    head = [
        f
        for t in tellings[:3]
        for f in t.frames
        if f.kind in ("strike_begin", "go_on_strike", "strike_called") and f.mood != "not"
    ]
    return bool(head) and head[0].mood in ("ahead", "maybe")


def way_of(telling: Telling, claim: Claim, mention: Mention, *, ahead: bool, begun: bool = False) -> Way:
    """Return which way the claim looks. ``ahead`` is whether the item's own action is to come, ``begun`` whether it is on. None leaves it to the date."""
    stated = _inherent(mention) or _of_preposition(telling, claim, mention)
    if stated is not None:
        return stated
    if claim.frame is not None:
        return _of_frame(telling, claim, claim.frame, mention, begun=begun and not ahead)
    return _of_words(telling, claim, mention, ahead=ahead)


def _of_preposition(telling: Telling, claim: Claim, mention: Mention) -> Way:
    """Return which way the words right before a date look, for what they stand by: "extended until Friday", "withdrawn for Friday"."""
    first = not any(other.start < mention.start for other in telling.mentions)
    if (
        is_term(claim, mention)
        or (claim.kind in _LENGTHENED and mention.lead in UNTIL)
        or (claim.kind in _LASTING and mention.lead in _TILL and first)
        or (claim.kind == "strike_off" and mention.lead == "for")
        or (claim.kind == "called_off" and mention.lead != "since")
    ):
        return "future"
    # "had threatened to walk out if Monday's round failed"
    return "past" if mention.possessive and "had" in telling.words[: telling.token(mention.start)] else None


def _inherent(mention: Mention) -> Way:
    """Return the way that the words themselves look: "yesterday", "next week", "two days ago"."""
    if mention.kind in ("week", "weekday"):
        return _MODIFIED.get(mention.modifier)
    if mention.kind in ("offset", "ago") and mention.steps:
        return "past" if mention.steps < 0 else "future"
    return "past" if mention.modifier in ("overnight", "this morning") else None


def is_term(claim: Claim, mention: Mention) -> bool:
    """Tell whether a date sets a term: "to reach a deal by Friday", "until Monday to improve its offer", "if talks fail by Sunday"."""
    if mention.lead in ("until", "till") and claim.kind in ("offer", "deal", "talks"):
        return True
    return mention.lead in ("by", "before") and claim.kind in ("deal", "offer", "talks_broke") and claim.mood != "done"


def _of_frame(telling: Telling, claim: Claim, frame: Frame, mention: Mention, *, begun: bool) -> Way:
    if claim.kind == "action_named":
        return "future"
    if claim.kind in _CALLS and _is_of_action(telling, frame, mention):
        # "had first called a stoppage from Monday", where they are out
        return "past" if begun and "had" in telling.words[: telling.token(frame.verb[0])] else "future"
    if claim.kind == "impact" and any(f.mood == "ahead" for f in telling.frames):
        return "future"  # "was cancelling flights on Monday for a planned strike"
    if claim.mood != "done":
        return "future"
    # "voted to strike on March 24": ahead or behind, whichever is near; nothing of the future is told as done.
    return None if claim.kind in ("strike_called", "authorised") and mention.kind == "day" else "past"


def _is_of_action(telling: Telling, frame: Frame, mention: Mention) -> bool:
    """Tell whether the date is that of the action, not of the call or vote: "called a strike for Monday", "a deadline of Friday"."""
    asks = frame.verb_class in ("schedule", "reach", "invite") or frame.noun_class == "sides"
    if asks and frame.noun_class != "deadline" and frame.end <= mention.start:
        return True
    if frame.noun_class in ("meeting", "talks") and frame.verb[0] < (frame.noun or frame.verb)[0] < mention.start:
        return True
    between = telling.folded[frame.end : mention.start]
    return mention.lead in ("for", "from", "starting", "beginning") or (
        between.startswith((" of ", " for ")) and not between.startswith(_OF_IT)  # "gave notice of the stoppage on Monday"
    )


def _of_words(telling: Telling, claim: Claim, mention: Mention, *, ahead: bool) -> Way:
    """Return which way a date beside a noun or a state looks."""
    if claim.kind == "noun deadline":
        passed = any(f.kind in ("deadline_passed", "lock_out") and f.mood == "done" for f in telling.frames)
        return "past" if passed else "future"
    if (
        mood_of_noun(telling, claim.start) == "ahead"
        or claim.kind in ("state subject_to", "state must_by", "state has_until", "state truce_until")
        or mention.lead in TERMS
        or telling.folded[claim.end : mention.start].startswith(_IS_ON)
    ):
        return "future"
    if mention.lead == "since" or (claim.kind == "state in_talks" and claim.mood == "done"):
        return "past"
    near = min(telling.frames, key=lambda f: telling.distance(f.verb[0], mention.start), default=None)
    headline = telling.sentence.headline and mention.possessive  # "… due to Monday's strike"
    if near is not None and near.mood == "done" and not headline:
        return "past"
    if near is not None and near.mood in ("ahead", "maybe"):
        return "future"
    says = any(name == "future" and telling.distance(at, mention.start) < 10 for at, _, name in telling.moods)
    return "future" if says or (ahead and headline) else "past"
