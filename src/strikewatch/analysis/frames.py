"""What a sentence says happened: verbs with the nouns that they act on, and whether it is done, ahead, possible or denied.

Everything is linear in the length of the text: no parsing, but distances (``measure.py``). A verb takes the noun that is nearest,
of those that make a frame with it (``lexicon/stages.toml``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from strikewatch.analysis.measure import words
from strikewatch.analysis.mood import Mood, Reading, mood_of_noun, mood_of_verb
from strikewatch.analysis.pairs import APART, REACH, Noun, burdened, pairs_of
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.stages import Cue, Form, Stages
from strikewatch.model import Record

if TYPE_CHECKING:
    from strikewatch.analysis.telling import Telling

# What a vote to do it comes to: a vote for a strike is no strike.
_VOTED = {"strike_begin": "authorised", "strike_called": "authorised"}
_ENDED = frozenset({"strike_end", "strike_off", "return_to_work", "lockout_end"})
_ANSWERS = frozenset({"accepted", "rejected", "authorised"})
_PUT_TO_VOTE = frozenset({"deal", "contract", "offer", "terms"})
_ACTIONS = frozenset({"strike", "lockout", "short"})
_ADJECTIVAL: dict[str, Mood] = {"schedule": "ahead", "threaten": "maybe", "propose": "maybe", "suspend": "not"}
VERB_OR_NOUN = words(
    "strike strikes striking vote ballot offer lockout march rally picket halt end contract deal stop ballots votes offers deals contracts"
)
# What stands before such a word when it is a verb.
VERBAL = words("to will would could may might can should must not did shall they we workers members")
# Verbs whose bare form is a noun as often: they need their subject right before them.
_NOUNS_TOO = words(
    "start stage launch plan call set open close halt stop lift delay offer table post present face risk back ballot strike walk return"
    " report ground hit spread schedule rule order file issue count stall lock bar work end finish shut poll cast get put come drop win"
)
_OUTCOME = ("result ", "results ", "outcome ")
_NEED_A_DATE = frozenset({
    "name", "names", "named", "we walk", "go back", "goes back", "went back", "gone back", "going back", "walk off", "walked off",
    "is over", "was over",
})  # fmt: skip
# A term runs out whatever becomes of it; a strike or a meeting that "had been planned" is off or long past.
_RUNS_OUT = frozenset({"expiry", "mandate_expires", "cooling"})
# Who may stand right before a verb in its bare form.
_PLURALS = words("and who which they we staff people crew police")
_ARTICLES = words("the a an its their")
_OF_A_VOTE = words("to on for against in down yes no by")
_DETERMINERS = words("the a an its their this that any his her our no of in by for on from another")
_SUBJECT = 60  # characters before a verb, where its subject stands
_PART = re.compile(r"\b(?:some(?! (?:of the )?[\d])|a few|several|a handful|a minority|part) [^,.;]*\Z")
_VOTES = re.compile(r"\bvot(?:e|es|ed|ing|ers)\b|\bballot")  # to oppose an offer is a stance, unless it is done by vote
_Hit = Hit[tuple[Cue, ...]]


class Frame(Record, frozen=True, kw_only=True):
    """A kind of thing that happens (``lexicon/stages.toml``), where its words stand, and in which mood."""

    kind: str
    start: int
    end: int
    verb: tuple[int, int]
    noun: tuple[int, int] | None = None
    noun_class: str = ""
    verb_class: str = ""
    mood: Mood
    hanging: bool = False  # a participle that hangs on the clause before it: ", ending the strike"


def build(telling: Telling, hits: list[_Hit], stages: Stages) -> tuple[Frame, ...]:
    """Return the frames of a sentence, in order of their verbs."""
    found: list[Frame] = []
    at, reach = -1, -1
    for hit in hits:
        cues = [c for c in hit.meaning if c.kind in ("verb", "alone")]
        if not cues or hit.start == at or hit.start < reach or not _acts(telling, hit, {c.form for c in cues}):
            continue
        frame = _frame(telling, hit, cues, stages, found)
        if frame is not None and frame.kind == "return_to_work" and _is_partial(telling, hit.start):
            frame = replace(frame, kind="partly_back")
        if frame is not None and not _is_told(frame, found):
            vote = _voted(telling, hit, {c.form for c in cues}, found)
            if vote is not None and frame.kind in _ENDED:  # "voted to end the strike": a vote, and what it came to
                found[-1] = replace(vote, kind="ballot", noun=frame.noun)
            elif vote is not None and frame.kind in _ANSWERS:  # "voted to reject the offer": one thing
                frame = replace(frame, start=vote.verb[0], verb=vote.verb)
                found.pop()
            found.append(frame)
            at, reach = hit.start, hit.end if cues[0].kind == "alone" else -1
    return tuple(found)


def _is_partial(telling: Telling, verb: int) -> bool:
    """Tell whether not all are back: "some crews in the north went back on Monday" (but "some 900 workers" are nearly 900)."""
    clause = telling.folded[max(telling.sentence.start, verb - _SUBJECT) : verb]
    return _PART.search(clause) is not None


def _is_told(frame: Frame, earlier: list[Frame]) -> bool:
    """Tell whether a frame adds nothing: "called them to a meeting" is no meeting too, what is resumed is no longer suspended."""
    if frame.kind == "meet":
        return any(f.noun is not None and f.noun[0] <= frame.verb[0] < f.noun[1] for f in earlier)
    return frame.kind == "strike_off" and any(f.verb_class == "resume" and f.noun == frame.noun for f in earlier)


def _acts(telling: Telling, hit: _Hit, forms: set[Form]) -> bool:
    """Tell whether a word that may be a verb is one: not after an article, not "strike" as a noun."""
    word = telling.folded[hit.start : hit.end]
    if word in _NEED_A_DATE:  # "serve notice, name Saturday", "the strike was over on Saturday"
        return telling.opens_a_date(hit.end)
    if telling.folded.endswith(_OUTCOME, telling.sentence.start, hit.start):  # "results announced on Sunday showed"
        return False
    if word in ("starting", "beginning") and telling.opens_a_date(hit.end):  # "starting on January 2" is a preposition
        return False
    if word.startswith(("start", "beg")) and telling.folded.startswith(" to ", hit.end):  # "started to crumble" is no start
        return False
    return _is_verb(telling, hit, word, forms)


def _is_verb(telling: Telling, hit: _Hit, word: str, forms: set[Form]) -> bool:
    """Tell by the word before it whether ``word`` is a verb."""
    first = bisect_left(telling.starts, hit.start)
    before = telling.words[first - 1] if 0 < first < len(telling.words) else ""
    if word in VERB_OR_NOUN:
        return before in VERBAL or (_takes_object(telling, hit) and _ends_insertion_or_plural(telling, hit, before))
    if forms == {"third"} and before == "that":  # "a period that ends on"
        return True
    if forms & {"past", "ing"}:
        return before not in ("the", "a", "an") or "past" not in forms
    if forms == {"base"} and word.split(maxsplit=1)[0] in _NOUNS_TOO and not telling.sentence.headline:
        return before in VERBAL or _ends_insertion_or_plural(telling, hit, before)
    return before not in _DETERMINERS or " " in word


def _takes_object(telling: Telling, hit: _Hit) -> bool:
    """Tell by what follows: "doctors end a strike", "crews vote overwhelmingly to strike", but "the teachers vote is close"."""
    at = telling.token(hit.end - 1) + 1
    follows = telling.words[at] if at < len(telling.words) else ""
    if telling.folded.startswith(("vote", "ballot"), hit.start):
        return follows in _OF_A_VOTE or follows.endswith("ly")
    near = telling.starts[min(at + 3, len(telling.starts) - 1)] if follows else hit.end
    names = telling.sentence.headline and any(hit.end <= noun[0] <= near for noun in telling.nouns)
    return follows in _ARTICLES or (names and not telling.folded.startswith("strike", hit.start))


def _ends_insertion_or_plural(telling: Telling, hit: _Hit, before: str) -> bool:
    """Tell whether the words right before a bare form can be its subject: "doctors", "staff", "…, who want more,"."""
    plural = before in _PLURALS or (before.endswith("s") and not before.endswith("'s"))
    return plural or "," in telling.folded[max(0, hit.start - 2) : hit.start]


def _frame(telling: Telling, hit: _Hit, cues: list[Cue], stages: Stages, earlier: list[Frame]) -> Frame | None:
    forms = {c.form for c in cues}
    reading = mood_of_verb(telling, hit.start, forms, earlier)
    voted = _voted(telling, hit, forms, earlier)
    alone = next((c for c in cues if c.kind == "alone"), None)
    if alone is not None and not (alone.name == "go_on_strike" and reading.passive):  # "a deal was struck"
        return _alone(hit, alone.name, reading, voted)
    found = pairs_of(telling, hit, cues, stages, reading)
    pair = min(found, key=lambda p: burdened(telling, hit, p, earlier), default=None)
    verb = (hit.start, hit.end)
    if pair is None or (
        pair.verb == "oppose" and not _VOTES.search(telling.folded, telling.sentence.start, telling.sentence.end)
    ):
        if not any(c.name == "vote" for c in cues):
            return None
        return Frame(kind="ballot", start=hit.start, end=hit.end, verb=verb, verb_class="vote", mood=reading.mood)
    kind, mood = pair.kind, reading.mood
    feared = any(f.kind == "strike_averted" and f.noun == pair.noun[:2] and f.mood == "maybe" for f in earlier)
    # "a bid to avert the strike set for Friday": it is set all the same
    spoken_of = "now" if feared or pair.verb == "avert" else mood_of_noun(telling, pair.noun[0])
    if spoken_of == "not" or (spoken_of == "maybe" and mood == "done" and pair.noun[2] in _ACTIONS):
        mood = spoken_of  # "renewing the possibility of a strike"
    elif pair.verb in _ADJECTIVAL and "participle" in forms and _is_adjective(telling, hit, pair.noun):
        kind, mood = ("strike_begin" if pair.noun[2] == "strike" else kind), _ADJECTIVAL[pair.verb]
    if kind == "ballot" and pair.noun[2] in _PUT_TO_VOTE:
        kind = _answer(telling.folded[hit.end : pair.noun[0]])
    if voted is not None:
        kind, mood = _VOTED.get(kind, kind), voted.mood
    if reading.bygone and (
        pair.verb == "schedule" or "to" in telling.words[max(0, telling.token(hit.start) - 2) : telling.token(hit.start)]
    ):
        mood = "done" if kind in _RUNS_OUT else "not"
    if kind == "strike_begin" and mood == "not" and pair.verb == "hold" and pair.noun[0] < hit.start:
        kind, mood = "strike_off", "done"  # "the strike will not go ahead"
    hanging = forms == {"ing"} and bool(earlier) and "," in telling.folded[hit.start - 2 : hit.start]
    return Frame(
        kind=kind, start=min(hit.start, pair.noun[0]), end=max(hit.end, pair.noun[1]), verb=verb, noun=pair.noun[:2],
        noun_class=pair.noun[2], verb_class=pair.verb, mood=mood, hanging=hanging,
    )  # fmt: skip


def _answer(between: str) -> str:
    """Return what a vote on a deal said: "voted 71 percent in favour of the deal"."""
    if "in favor" in between or "in favour" in between:
        return "accepted"
    return "rejected" if " against " in between else "ballot"


def _alone(hit: _Hit, kind: str, reading: Reading, voted: Frame | None) -> Frame | None:
    """Return the frame of a phrase that says it alone: "walked off the job"."""
    if voted is not None and kind == "go_on_strike":
        refused = reading.mood == "not"  # "voted not to strike"
        return Frame(
            kind="ballot" if refused else "authorised", start=voted.verb[0], end=hit.end, verb=voted.verb, mood=voted.mood
        )
    if kind == "meet" and reading.passive:  # "until its demands are met"
        return None
    return Frame(kind=kind, start=hit.start, end=hit.end, verb=(hit.start, hit.end), mood=reading.mood)


def _voted(telling: Telling, hit: _Hit, forms: set[Form], earlier: list[Frame]) -> Frame | None:
    """Return the vote that a verb says the outcome of: "voted on Thursday to accept", "voted 94 percent in favour of authorizing"."""
    at = bisect_left(telling.starts, hit.start)
    if not earlier or earlier[-1].verb_class != "vote" or not at:
        return None
    follows = ("base" in forms and telling.words[at - 1] == "to") or ("ing" in forms and telling.words[at - 1] == "of")
    voted = earlier[-1].verb[1]
    if any(voted <= noun[0] < hit.start and noun[2] != "vote" for noun in telling.nouns):  # "voted for a deal to end the strike"
        return None
    return earlier[-1] if follows and telling.distance(earlier[-1].verb[0], hit.start) <= REACH else None


def _is_adjective(telling: Telling, hit: _Hit, noun: Noun) -> bool:
    """Tell whether a participle describes its noun: "a planned strike"."""
    first = bisect_left(telling.starts, hit.start)
    before = telling.words[first - 1] if first else "the"
    return telling.token(noun[0]) == first + 1 and (before in _DETERMINERS or before in APART)
