"""Where a position's words begin and end: the shortest verbatim clause that carries it."""

from __future__ import annotations

from typing import NamedTuple

from strikewatch.analysis.actors import Actor
from strikewatch.analysis.clauses import leads_to_verb
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.words import Word, bag
from strikewatch.model import Party, Stance

# A quote is as long as a reader takes in at once.
_WORDS = 28
_OBJECT = 60
_FAR = 16
_LONG_NAME = 5  # words of a name that would be half of the quote
_YEAR = 4  # digits
_ASIDE = 14  # words of an aside within an object
_BEFORE_NAME = bag(
    "the its their a an about some nearly striking thousands hundreds of union unionized unionised more than almost around"
)
_NOT_NOUNS = bag(
    "and or but that of in at on to by from with for as said says after before while when if because against into over per than about where which who is are was were has have had will would not"
)
_CARRIERS = bag(
    "plan plans measures package deal contract proposal offer reforms law bill scheme programme program agreement formula"
)
# Nouns in "-ing": they go on with a list.
_NOUNS = bag("including training staffing housing outsourcing funding scheduling sourcing bargaining nursing working pricing")
_ENDS = bag("which who where whom whose but while although though because adding saying")


class Stretch(NamedTuple):
    """The object of a position, ``start`` to ``end``, and where its subject or verb begins."""

    begin: int
    start: int
    end: int


def opening(clause: Clausework, actor: Actor, verb: int) -> int:
    """Return where the quote may begin: at the subject if it is near the verb, else at the verb with what belongs to it."""
    words = clause.words
    aside = any(w.text == "," or w.low in ("which", "who") for w in words[actor.last + 1 : verb])
    if actor.last < verb and not aside:  # "opposes the closure and wants …": the first verb is another position's
        between = [h for h in clause.frames if words[actor.last].end < h.start and h.end < words[verb].start]
        aside = words[verb - 1].low in ("and", "but") and any(h.meaning.kind == "verb" for h in between)
        aside = aside or words[verb - 1].low == "of"  # "accused Vesk of refusing to …"
    long = actor.last - actor.first >= _LONG_NAME
    near = actor.last < verb <= actor.last + _FAR and not long
    if near and not aside and words[verb - 1].low not in ("which", "who", "that"):
        first = actor.first
        while first and words[first - 1].low in _BEFORE_NAME:
            first -= 1
        if actor.kind == "workers":
            for _ in range(3):
                if (
                    first
                    and words[first - 1].text.isalpha()
                    and words[first - 1].low not in _NOT_NOUNS
                    and not words[first - 1].low.endswith(("ing", "ed"))
                ):
                    first -= 1
        return words[first].start
    first = verb
    while first and words[first - 1].low in (
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "been",
        "also",
        "to",
        "will",
        "would",
        "not",
        "being",
    ):
        first -= 1
    return words[first].start


def clause_start(clause: Clausework, verb: int) -> int:
    """Return where the clause of a passive verb begins."""
    at = verb
    while at and clause.words[at - 1].text not in ',;:"\u201c' and clause.words[at - 1].low not in _ENDS:
        at -= 1
    return clause.words[at].start


def closing(clause: Clausework, last: int, stance: Stance) -> int:
    """Return the offset past the object of a verb that ends at word ``last``."""
    words = clause.words
    stops = {h.start for h in clause.frames if h.meaning.kind == "stop" and not _is_dated(words, clause.word_at(h.start))}
    others = {h.start for h in clause.frames if h.meaning.kind == "verb" and h.meaning.stance != stance}
    limit, past = min(len(words), last + 1 + _OBJECT), 0
    inside = next(((s, e) for s, e in clause.context.quoted if s <= words[last].start < e), None)
    relative = any(w.low in ("who", "which") for w in words[max(0, last - 3) : last])
    for at in range(last + 1, limit):
        word = words[at]
        if at < past:
            continue
        if (
            word.start in stops
            and word.low in ("which", "dubbed", "aimed", "designed")
            and any(w.low in _CARRIERS for w in words[last + 1 : at])
        ):
            continue
        if (
            word.start in stops
            or word.text in ";."
            or (word.text == ":" and not _inside_ratio(words, at))
            or (inside is not None and word.start >= inside[1])
        ):
            return words[at - 1].end
        if word.text == "," and (past := _past_aside(words, at)):
            continue
        if word.text == "," and (_comma_ends(clause, at) or (relative and not _list_goes_on(clause, at))):
            return words[at - 1].end
        if word.text in "-\u2013\u2014" and word.text == words[min(at + 1, len(words) - 1)].text:
            return words[at - 1].end
        if word.low in ("and", "but") and _verb_follows(clause, at, others):
            return words[at - 1].end
    return words[limit - 1].end


def _is_dated(words: list[Word], at: int) -> bool:
    """Return whether a "since" or "until" tells only a year, which is of the object: "workers hired since 1997"."""
    following = words[at + 1].text if at + 1 < len(words) else ""
    return following.isdigit() and len(following) == _YEAR


def _past_aside(words: list[Word], at: int) -> int:
    """Return the word past an aside within an object: "wants cleaners, most of whom are on short contracts, made permanent"; 0 for none."""
    if at + 1 >= len(words) or not {"who", "which", "whose", "whom"} & {w.low for w in words[at + 1 : at + 4]}:
        return 0
    close = next((i for i in range(at + 2, min(len(words) - 1, at + _ASIDE)) if words[i].text == ","), None)
    if close is None or not (words[close + 1].low.endswith("ed") or words[close + 1].low in ("made", "put", "brought")):
        return 0
    return close + 1


def _inside_ratio(words: list[Word], at: int) -> bool:
    """Return whether the colon parts two numbers: "1:4"."""
    return at + 1 < len(words) and words[at - 1].text.isdigit() and words[at + 1].text.isdigit()


def _comma_ends(clause: Clausework, at: int) -> bool:
    """Return whether a comma closes the object rather than parts a list."""
    words = clause.words
    if at + 1 >= len(words):
        return True
    following = words[at + 1]
    saying = clause.context.lexicon.stances.saying
    teller = next((i for i in range(at + 2, min(len(words), at + 9)) if words[i].low in saying), None)
    if teller is not None and not any(w.text in ',"\u201c' for w in words[at + 1 : teller]):
        return True  # "…, sources familiar with the talks said"
    if following.low in ("its", "their", "his") and any(
        w.low in clause.context.lexicon.roles.titles for w in words[at + 2 : at + 4]
    ):
        return True  # "…, its chief nurse, Ana Roe, said"
    participle = following.low.endswith("ing") and following.low not in _NOUNS
    if participle or following.low in _ENDS or following.low in _FINITE:
        return True
    start = at + 2 if following.low in ("and", "or") else at + 1
    actor = next((a for a in clause.actors if start <= a.first <= start + 3 and a.kind != "owner"), None)
    if actor is not None and actor.last + 1 < len(words):
        after = words[actor.last + 1]
        return after.low in clause.context.lexicon.stances.saying or after.low in _FINITE or after.low.endswith("ed")
    return following.low in ("said", "according", "a", "an") and following.low != "a" and not _list_goes_on(clause, at)


_FINITE = bag("has have had is are was were will would could may must does did says said")


def _list_goes_on(clause: Clausework, at: int) -> bool:
    """Return whether another comma or "and" follows soon, as in a list."""
    return any(w.text == "," or w.low == "and" for w in clause.words[at + 2 : at + 12])


def _verb_follows(clause: Clausework, at: int, others: set[int]) -> bool:
    """Return whether another verb of stance, or another subject with its verb, follows an "and"."""
    words = clause.words
    following = words[at + 1 : at + 4]
    if following and (
        following[0].low in clause.context.lexicon.stances.saying
        or following[0].low in _FINITE
        or following[0].start in others
        or (leads_to_verb(following[0]) and len(following) > 1 and following[1].start in others)
    ):
        return True
    actor = next((a for a in clause.actors if at < a.first <= at + 2 and a.kind != "owner"), None)
    return (
        actor is not None
        and actor.last + 1 < len(words)
        and (words[actor.last + 1].low in _FINITE or words[actor.last + 1].low in clause.context.lexicon.stances.saying)
    )


def quote(clause: Clausework, stretch: Stretch, issue: tuple[int, int], *, alone: bool) -> tuple[int, int]:
    """Return the stretch to quote: the whole clause if it is short, else the item of the list that names the issue."""
    body = clause.context.passage.body
    begin, start, end = min(stretch.begin, stretch.start), stretch.start, stretch.end
    near = _near(clause, begin, start)
    if len(body[begin:end].split()) > _WORDS >= len(body[near:end].split()):
        begin = near
    if len(body[begin:end].split()) <= _WORDS:
        return trim(body, begin, end)
    inside = [w for w in clause.words if start <= w.start < end]
    low = max((w.end for w in inside if w.end <= issue[0] and (w.text == "," or w.low == "and")), default=begin)
    following = next((e[0] for e in clause.issues(issue[1], end) if e[0] >= issue[1]), 0)
    parting = (w.start for w in inside if w.start >= issue[1] and (w.text == "," or (w.low == "and" and w.start < following)))
    high = min(parting, default=end)
    first = begin if alone or low == begin else low
    if len(body[first:high].split()) > _WORDS:
        first = max(first, min(start, issue[0]))
    high = min(high, _cut(body, first, max(issue[1], first), high))
    return trim(body, first, high)


def item(clause: Clausework, object_: tuple[int, int], issue: tuple[int, int]) -> tuple[int, int]:
    """Return the item of a list that names an issue: from the comma or "and" before it to the next."""
    inside = [w for w in clause.words if object_[0] <= w.start < object_[1] and (w.text == "," or w.low == "and")]
    low = max((w.end for w in inside if w.end <= issue[0]), default=object_[0])
    return low, min((w.start for w in inside if w.start >= issue[1]), default=object_[1])


def saying(clause: Clausework, party: Party, told: tuple[int, int]) -> int | None:
    """Return where "…, saying …" ends, if it follows the words quoted and holds a number: then the side itself gives it."""
    said = next((s for s in clause.said if s.verb in ("saying", "adding", "arguing") and 0 <= s.start - told[1] <= 12), None)
    if said is None or said.party is not party:
        return None
    body = clause.context.passage.body
    if len(body[told[0] : said.end].split()) > _WORDS or not any(c.isdigit() for c in body[said.start : said.end]):
        return None
    end = trim(body, said.start, said.end)[1]
    return end - 1 if body[end - 1] == "." else end


def _near(clause: Clausework, begin: int, start: int) -> int:
    """Return where the verb with its small words begins, for a subject too far from it."""
    told = next((h.start for h in clause.frames if h.meaning.kind == "verb" and h.start < start <= h.end), start - 1)
    at = clause.word_at(told)
    while at and clause.words[at].start > begin and clause.words[at - 1].low in _SMALL:
        at -= 1
    return max(begin, clause.words[at].start)


_SMALL = bag("has have had is are was were been also to will would not being be for against on")


def _cut(body: str, first: int, past: int, end: int) -> int:
    """Return where the quote ends when it is cut to its length, the issue's own words kept."""
    at, count = first, 0
    while at < end and count < _WORDS:
        following = body.find(" ", at + 1)
        if following < 0 or following > end:
            return end
        at, count = following, count + 1
    return max(at, past)


def trim(body: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without blanks and marks at its ends, a lone quotation mark included."""
    while start < end and body[start] in " ,;:\n\0":
        start += 1
    while end > start and body[end - 1] in " ,;:\n\0":
        end -= 1
    if end - start > 2 and body[end - 1] in '"\u201c' and body.count(body[end - 1], start, end) % 2:
        return trim(body, start, end - 1)
    if end - start > 2 and body[end - 1] == "." and (body[end - 2].islower() or body[end - 2].isdigit()) and body[end - 3] != ".":
        end -= 1
    return start, end
