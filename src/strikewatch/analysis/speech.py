"""What is said, and by whom: stretches in quotation marks, and the clauses that a verb of saying governs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from strikewatch.analysis import clauses
from strikewatch.analysis.actors import Actor
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.referents import Referents
from strikewatch.analysis.words import Word, bag
from strikewatch.model import Item, Party

_OPEN, _CLOSE = "\u201c\u00ab", "\u201d\u00bb"
_MARKS = re.compile(f'["{_OPEN}{_CLOSE}]')
_REPOST = re.compile(r"RT @(\w{1,30}):")
_NOUN_BEFORE = bag("the its their his her a an of these those such that's legal")
_NOT_NAMES = bag("reuters monday tuesday wednesday thursday friday saturday sunday in on at late earlier that by")
_WHEN = bag(
    "on in late early monday tuesday wednesday thursday friday saturday sunday a statement earlier yesterday today its website"
)
_SPEAKERS = bag(
    "analyst analysts officials spokesman spokeswoman he she they sources insiders source people the email e-mail letter memo statement"
    " message memorandum note bulletin newsletter release report documents document ministry minister police"
)
_RELATIVE = bag("which that who")
_FINITE = bag("has have had was were is are will would")
_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb')


class Said(NamedTuple):
    """Words that somebody says. ``party`` is None for an outsider; ``at`` is the verb's place, ``first`` the speaker's."""

    start: int
    end: int
    party: Party | None
    speaker: str
    verb: str
    at: int
    first: int


def reposted(item: Item) -> str | None:
    """Return whose words a post repeats: its source says so, or it opens with "RT @…:"."""
    match = _REPOST.match(item.text) if item.kind == "tweet" else None
    return item.retweet_of or (f"@{match.group(1)}" if match else None)


def quoted(passage: Passage) -> list[tuple[int, int]]:
    """Return the stretches in double quotation marks, without the marks; one left open ends with its paragraph."""
    if not _MARKS.search(passage.body):
        return []
    found: list[tuple[int, int]] = []
    opened: int | None = None
    paragraph, end_of_paragraph = -1, 0
    for sentence in passage.sentences:
        if sentence.paragraph != paragraph:
            if opened is not None:
                found.append((opened, end_of_paragraph))
            opened, paragraph = None, sentence.paragraph
        end_of_paragraph = sentence.end
        for mark in _MARKS.finditer(passage.body, sentence.start, sentence.end):
            at, char = mark.start(), mark.group()
            if char in _OPEN or (char == '"' and opened is None):
                opened = at + 1
            elif opened is not None and (char in _CLOSE or char == '"'):
                if at > opened:
                    found.append((opened, at))
                opened = None
    if opened is not None and opened < end_of_paragraph:
        found.append((opened, end_of_paragraph))
    return [(s, e) for s, e in found if passage.body[s:e].strip()]


@lru_cache(maxsize=2)
def sayings(referents: Referents, saying: frozenset[str], titles: frozenset[str]) -> list[list[Said]]:
    """Return who says what in each sentence: quotes, provenance and positions ask for the same in turn, and change nothing."""
    inside = quoted(referents.passage)
    return [attributions(referents, index, inside, saying, titles) for index in range(len(referents.words))]


def attributions(
    referents: Referents, index: int, inside: list[tuple[int, int]], saying: frozenset[str], titles: frozenset[str]
) -> list[Said]:
    """Return who says what in a sentence, outside its quotation marks."""
    words, actors = referents.words[index], referents.actors[index]
    found: list[Said] = []
    for at, word in enumerate(words):
        if word.low in saying and not any(s <= word.start < e for s, e in inside):
            said = _by_verb(words, actors, at, saying, titles)
        elif word.low == "according" and at + 2 < len(words) and words[at + 1].low == "to":
            said = _according(words, actors, at)
        else:
            continue
        if said is not None:
            found.append(said)
    return found


def asserter(said: list[Said], offset: int) -> Said | None:
    """Return the innermost saying that covers ``offset``."""
    over = [s for s in said if s.start <= offset < s.end]
    return min(over, key=lambda s: s.end - s.start) if over else None


def _by_verb(words: list[Word], actors: list[Actor], at: int, saying: frozenset[str], titles: frozenset[str]) -> Said | None:
    """Return what a verb of saying covers: the clause after it, or the one before in "…, the union said"."""
    if (at and words[at - 1].low in _NOUN_BEFORE) or (words[at].low.startswith("insist") and _goes_on(words, at, "on")):
        return None
    before = words[at - 1].text if at else ""
    if (before == "," and not words[at].low.endswith("ing")) or before in _QUOTES:
        return _inverted(words, actors, at) if _inverts(words, actors, at) else _apposed(words, actors, at)
    actor = clauses.subject(words, actors, at, saying, titles)
    if actor is None:
        return _outsider(words, at)
    first = _start(words, actor.first)
    name = _name(words, actor)
    if words[first].low in _RELATIVE and actor.kind == "pronoun":  # "wants longer shifts, which it says are needed"
        return Said(words[at].end, words[-1].end, actor.party, name, words[at].low, at, actor.first)
    if (
        not words[at].low.endswith("ing")
        and first
        and (words[first - 1].text == "," or words[first - 1].text in _QUOTES)
        and first > 3
        and _trails(words, actors, at)
    ):
        return Said(words[0].start, words[first].start, actor.party, name, words[at].low, at, actor.first)
    return Said(words[at].end, words[-1].end, actor.party, name, words[at].low, at, actor.first)


def _goes_on(words: list[Word], at: int, low: str) -> bool:
    """Return whether a word follows the one at ``at``."""
    return at + 1 < len(words) and words[at + 1].low == low


def _inverts(words: list[Word], actors: list[Actor], at: int) -> bool:
    """Return whether the speaker follows the verb: "…, said Ana Roe", "…, said the union"."""
    if at + 1 >= len(words) or words[at].low == "told" or words[at + 1].low in _NOT_NAMES:
        return False
    if words[at - 1].text in _QUOTES and words[at + 1].low in ("a", "an", "one", "the"):
        return True
    actor = next((a for a in actors if a.first == at + 1), None)
    if actor is not None and actor.last + 1 < len(words) and words[actor.last + 1].low in _FINITE:
        return False  # "the union, which …, says members are tired"
    if words[at + 1].capital or (actor is not None and actor.kind != "pronoun"):
        return True
    person = next(
        (a for a in actors if at + 1 < a.first <= at + 4 and a.kind == "person"), None
    )  # "said managing director Ana Roe"
    return person is not None and all(w.text.isalpha() and w.low not in _NOUN_BEFORE for w in words[at + 1 : person.first])


def _apposed(words: list[Word], actors: list[Actor], at: int) -> Said | None:
    """Return the saying of "…, Ana Roe, president of the union, said on Monday": the speaker stands before an apposition."""
    floor = max((i for i in range(at) if words[i].text in _QUOTES), default=-1)
    near = [a for a in actors if floor < a.first < at and a.kind != "owner"]
    actor = next((a for a in near if a.kind == "person"), near[0] if near else None)
    if actor is None:
        return _outsider(words, at - 1) if at > 1 else None
    start = _start(words, actor.first)
    if floor >= 0 or (start > 3 and words[start - 1].text == "," and _trails(words, actors, at)):
        return Said(words[0].start, words[start].start, actor.party, _name(words, actor), words[at].low, at, actor.first)
    return Said(words[at].end, words[-1].end, actor.party, _name(words, actor), words[at].low, at, actor.first)


def _inverted(words: list[Word], actors: list[Actor], at: int) -> Said | None:
    """Return the saying of "…, said Ana Roe, president of the union": what stands before it."""
    actor = next((a for a in actors if at < a.first <= at + 4), None)
    if actor is not None and actor.kind == "person" and actor.party is None:
        return Said(words[0].start, words[at].start, None, _name(words, actor), words[at].low, at, actor.first)
    if actor is not None:
        return Said(words[0].start, words[at].start, actor.party, _name(words, actor), words[at].low, at, actor.first)
    stop = next((i for i in range(at + 1, min(len(words), at + 6)) if not words[i].text[0].isalnum()), min(len(words), at + 5))
    return Said(words[0].start, words[at].start, None, " ".join(w.text for w in words[at + 1 : stop]), words[at].low, at, at + 1)


def _outsider(words: list[Word], at: int) -> Said | None:
    """Return the saying of one who is no party: an analyst, a minister, another paper."""
    first = at
    while first and (words[first - 1].capital or words[first - 1].low in _SPEAKERS):
        first -= 1
    if first == at:
        return None
    speaker = " ".join(w.text for w in words[first:at])
    if first and words[first - 1].low in ("a", "an", "one"):
        first -= 1
    if first and (words[first - 1].text in _QUOTES or (first > 3 and words[first - 1].text == ",")):
        return Said(words[0].start, words[first].start, None, speaker, words[at].low, at, first)
    return Said(words[at].end, words[-1].end, None, speaker, words[at].low, at, first)


def _trails(words: list[Word], actors: list[Actor], at: int) -> bool:
    """Return whether nothing said follows the verb: "… said in a statement on Friday." ends its sentence."""
    rest = words[at + 1 :]
    if not rest or rest[0].text in ",.":
        return True
    comma = next((i for i, w in enumerate(rest) if w.text == ","), len(rest))
    if comma < len(rest) and comma <= 6 and {w.low for w in rest[:comma]} <= _WHEN:
        return True  # "…, it said on Wednesday, averting a strike"
    if len(rest) > 16 or rest[0].low in ("that", "it", "the", "they", "he", "she", "its", "there", "no", "we"):
        return False
    acting = (a for a in actors if a.first > at and a.last + 1 < len(words))
    return not any(w.low == "that" for w in rest) and not any(words[a.last + 1].low in _FINITE for a in acting)


def _according(words: list[Word], actors: list[Actor], at: int) -> Said | None:
    """Return the saying of "according to": what stands before it, or after the comma that closes it."""
    actor = next((a for a in actors if at + 1 < a.first <= at + 10 and _writes(words, at + 1, a)), None)
    stop = next((i for i in range(at + 2, len(words)) if words[i].text in ",;"), len(words))
    if actor is None or actor.first >= stop:
        name = " ".join(w.text for w in words[at + 2 : min(stop, at + 6)])
        party: Party | None = None
    else:
        name, party = _name(words, actor), actor.party
    if at and words[at - 1].text == "," and stop < len(words) and any(a.first in (stop + 1, stop + 2) for a in actors):
        return Said(
            words[0].start, words[-1].end, party, name, "according", at, at
        )  # "when, according to the union, Vesk said …"
    if at <= 2 and stop < len(words):
        return Said(words[stop].end, words[-1].end, party, name, "according", at, at)
    return Said(words[0].start, words[at].start, party, name, "according", at, at)


def _writes(words: list[Word], to: int, actor: Actor) -> bool:
    """Return whether the actor is the source itself or its author, not whom it was sent to."""
    at = actor.first - 1
    while at > to and (words[at].low in ("the", "its", "their", "a", "an") or words[at].capital):
        at -= 1
    return at <= to or words[at].low in ("from", "by", "for", "of", "at") or not words[at].text.isalpha()


def _start(words: list[Word], first: int) -> int:
    """Return where the noun phrase of an actor begins: its articles, adjectives and offices taken in."""
    while first and (words[first - 1].text[0].isalnum() and words[first - 1].low not in ("and", "but", "that", "said", "says")):
        first -= 1
    return first


def _name(words: list[Word], actor: Actor) -> str:
    return " ".join(w.text for w in words[actor.first : actor.last + 1])
