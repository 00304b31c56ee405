"""What a paper holds: a deal's gifts the employer agrees to, its losses the union concedes; an offer's are offered, a demand's demanded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from strikewatch.analysis import extent, holders, objects
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.extent import Stretch
from strikewatch.analysis.stances import Claim
from strikewatch.analysis.words import bag
from strikewatch.model import Party, Stance

# Without one of these in the item's opening the "contract" may be the old one, or an offer.
_REACHED = (
    "reach", "agreed", "ratif", "approv", "accept", "settle", "tentative", "sealed", "signed", "clinch", "ends strike", "end strike",
    "struck a deal",
)  # fmt: skip
_NOT_YET = bag("proposed expired expires previous current existing old last could might rejected")
_REFUSED = bag("rejected proposed")
_STRUCK = bag("reached negotiated brokered struck")
_OFFERS = bag("offer offers proposal proposals")
_DEMANDS = bag("demands demand claim claims")
_LOST = bag("fall drop shrink down forgo forego lose contribute eliminated reduced frozen waive")
_COSTS = bag("premiums premium costs share")  # what workers "will pay" themselves
_HEAD = 16  # characters at the head of the terms whose loss all of them share: "lower wages and benefits"
_TAIL = 12  # and behind the issue's words: "wage cuts across the board"
_UNDER = 14  # words that "under the four-year deal reached on Friday," may take
_PARTING = bag("can could under it as than after before")
_GOES_ON = bag("with between reached signed announced agreed made by from for that which at on of in offered and due to")
_SMALL = bag("also would will have not")
_COPULAS = bag("is are was were")
# What "the offer was …" goes on with if it tells the content, not a judgement.
_CONTENT = bag("a an for to the more higher better increased that worth")
_PROMISED = bag("will 'll would")
_GAINS = bag("get receive see earn rise increase grow have gain be go win climb stay remain take fall drop shrink")
_GIFTS = bag(
    "hire invest build keep raise pay add create recognise recognize provide fund restore end drop contribute cover maintain"
    " increase guarantee reinstate rehire"
)
_WAGES = bag("wages pay salaries wage salary pensions premiums benefits contributions")
_NEWCOMERS = bag("hires recruits starters hired retirees")
_UNIONS = ("union", "union-federation")


class Paper(NamedTuple):
    """A paper's noun by its word, what kind of paper it is, and whose."""

    at: int
    kind: str  # "deal", "offer", "demand"
    party: Party | None  # of an offer or a demand


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield what the papers of a sentence hold, and what a deal told of before brings."""
    for at, word in enumerate(clause.words):
        paper = _paper(clause, at, word.low)
        if paper is None:
            continue
        yield from _figured(clause, paper)
        begin = _contents(clause, at)
        if begin is not None:
            yield from _held(clause, paper, clause.words[at].start, begin)
            for start, last in _further(clause, begin):
                yield from _held(clause, paper, start, last)
        comma = _closes_under(clause, at)
        if comma is not None:
            yield from _held(clause, paper, clause.words[comma].end, comma)
    yield from _promised(clause)


def _paper(clause: Clausework, at: int, low: str) -> Paper | None:
    """Return the paper that a word names: a deal that was reached, an offer or a demand of a side that is known."""
    read, stances = clause.context.read, clause.context.lexicon.stances
    if low in stances.deals:
        around = {w.low for w in clause.words[max(0, at - 4) : at]}
        if at and clause.words[at - 1].low in _REFUSED and len(read.employers) == 1:
            return Paper(at, "offer", read.employers[0])  # "the rejected contract called for …"
        old = around & _NOT_YET or clause.words[at].possessive or around & _OFFERS
        reached = _is_reached(clause) or any(w.low in _STRUCK for w in clause.words[at + 1 : at + 4])
        able = read.employers and read.unions and not old and reached
        return Paper(at, "deal", None) if able else None
    if low in _OFFERS:
        party = _maker(clause, at)
        if party is None and low == "proposal" and read.employers and read.unions and _is_reached(clause):
            return Paper(at, "deal", None)
        return Paper(at, "offer", party) if party is not None else None
    if low in _DEMANDS:
        owner = holders.holder(clause, at)
        party = owner.party if owner is not None else read.unions[0] if read.unions else None
        return Paper(at, "demand", party) if party is not None else None
    return None


def _maker(clause: Clausework, at: int) -> Party | None:
    """Return whose offer it is: its holder's, that of whoever made it, else the only employer's."""
    owner = holders.holder(clause, at)
    if owner is not None:
        return owner.party
    words, read = clause.words, clause.context.read
    source = next((a for a in clause.actors if at + 1 < a.first <= at + 4), None)
    if source is not None and words[at + 1].low in ("from", "by"):
        return source.party
    told = [h for h in clause.frames if h.meaning.kind == "verb" and h.end <= words[at].start]
    made = next((i for i in range(at - 1, max(-1, at - 6), -1) if words[i].low in _MADE), None)
    maker = clause.subject(made) if made is not None else None
    if maker is not None:
        return maker.party
    plain = made is None and not (told and told[-1].meaning.stance in ("proposes", "demands"))
    return read.employers[0] if plain and len(read.employers) == 1 and words[at].low in ("offer", "offers") else None


_MADE = bag("made makes tabled presented submitted unveiled put making")


def _figured(clause: Clausework, paper: Paper) -> Iterator[Claim]:
    """Yield an offer by the figure before its noun: "the operator's 4 per cent offer"."""
    owner = holders.holder(clause, paper.at) if paper.kind == "offer" else None
    if owner is None or owner.party is None or owner.kind != "owner" or owner.last + 1 >= paper.at:
        return
    start, end = clause.words[owner.last].end, clause.words[paper.at].start
    by, said, quoted, _ = clause.speaker(start)
    if said and by is None:
        return
    for _, _, issue in objects.named(clause, "offers", start, end):
        stance: Stance = "proposes" if owner.party.role in _UNIONS else "offers"
        begin, stop = clause.words[owner.first].start, clause.words[paper.at].end
        if any(c.isdigit() for c in clause.context.passage.body[start:end]):
            yield Claim(party=owner.party, stance=stance, issue=issue, start=begin, end=stop, by=by, quoted=quoted)


def _contents(clause: Clausework, at: int) -> int | None:
    """Return the last word before a paper's contents: the verb of "the contract includes …", "an offer, which included …"."""
    words = clause.words
    at = _past_made(clause, at)
    if at + 2 < len(words) and words[at + 1].text == "," and words[at + 2].low in ("a", "an"):
        return at + 1  # "its latest proposal, a raise of 3 percent, was …"
    if at + 2 < len(words) and words[at + 1].low in _COPULAS:
        figure = words[at + 2].text[0].isdigit() or words[at + 2].text in "$\u00a3\u20ac"
        return at + 1 if figure or words[at + 2].low in _CONTENT else None
    for hit in clause.frames:
        verb = clause.word_at(hit.start)
        if hit.meaning.kind in ("gives", "takes") and at < verb < at + _UNDER and _reaches(clause, at, verb):
            return clause.word_at(hit.end - 1)
    return None


def _further(clause: Clausework, last: int) -> Iterator[tuple[int, int]]:
    """Yield where the further verbs of the same paper begin, and their last word: "… and would have covered the shortfall"."""
    words = clause.words
    for hit in clause.frames:
        verb = clause.word_at(hit.start)
        if hit.meaning.kind not in ("gives", "takes") or verb <= last + 1:
            continue
        at = verb
        while at > last and words[at - 1].low in _SMALL:
            at -= 1
        if words[at - 1].low == "and":
            yield words[at].start, clause.word_at(hit.end - 1)


def _past_made(clause: Clausework, at: int) -> int:
    """Return the comma that closes "its offer, made on Friday, was …", the paper itself where there is no such aside."""
    words = clause.words
    if at + 3 >= len(words) or words[at + 1].text != "," or words[at + 2].low not in _MADE:
        return at
    return next((i for i in range(at + 3, min(len(words) - 1, at + _UNDER)) if words[i].text == ","), at)


def _reaches(clause: Clausework, at: int, verb: int) -> bool:
    """Return whether nothing parts the paper from the verb of which it is the subject."""
    aside = clause.words[verb - 1].text == ","  # "the pact, reached after talks with a mediator, includes"
    past = next((i for i in range(at + 1, verb) if clause.words[i].text == ","), verb) if aside else verb
    for step in range(at + 1, past):
        word = clause.words[step]
        if word.text in ";." or (word.text == "," and step < verb - 2) or word.low in _PARTING:
            return False
        if any(a.first == step and a.kind in ("name", "role", "workers", "person") for a in clause.actors):
            before = clause.words[step - 1].low
            return before in ("from", "by", "with", "the", "between", "for", "and")
    return True


def _closes_under(clause: Clausework, at: int) -> int | None:
    """Return the comma that closes "Under the deal, …"."""
    words = clause.words
    if not any(w.low == "under" for w in words[max(0, at - 6) : at]):
        return None
    if at + 1 < len(words) and words[at + 1].text != "," and words[at + 1].low not in _GOES_ON:
        return at  # "Under the four-year proposal wages will rise"
    return next((i for i in range(at + 1, min(len(words), at + _UNDER)) if words[i].text == ","), None)


def _held(clause: Clausework, paper: Paper, begin: int, last: int, first: int | None = None) -> Iterator[Claim]:
    """Yield what stands behind word ``last``, or from offset ``first`` on, for those to whom the paper gives it."""
    by, said, quoted, accused = clause.speaker(begin)
    if said and by is None:
        return
    stance: Stance = "demands" if paper.kind == "demand" else "agrees"
    end = extent.closing(clause, last, stance)
    start = clause.words[last].end if first is None else first
    for found, stop, issue in objects.named(clause, stance, start, end):
        party, answer = _taker(clause, paper, (start, end), (found, stop))
        if answer == "concedes" and _already_told(clause, paper.at):
            continue
        place = extent.quote(clause, Stretch(begin, max(begin, clause.words[last].start), end), (found, stop), alone=False)
        denied = objects.without(clause, begin, found, stop) if answer != "concedes" else None
        if {w.low for w in clause.words[max(0, last - 2) : last]} & {"not", "doesn't", "didn't"} and answer != "demands":
            denied = clause.words[last].start
        if denied is not None:
            place, answer = (denied, stop), "rejects"
        yield Claim(
            party=party, stance=answer, issue=issue, start=place[0], end=place[1], by=by, quoted=quoted, accused=accused,
            item=extent.item(clause, (start, end), (found, stop)),
        )  # fmt: skip


def _taker(clause: Clausework, paper: Paper, whole: tuple[int, int], issue: tuple[int, int]) -> tuple[Party, Stance]:
    """Return who holds a term: a demand's and an offer's side, of a deal the employer what it gives, the union what it takes."""
    if paper.party is not None:
        if paper.kind == "demand":
            return paper.party, "demands"
        taken = objects.takes(clause, *whole) and clause.words[paper.at].low not in ("offer", "offers")
        return paper.party, "proposes" if paper.party.role in _UNIONS else "demands" if taken else "offers"
    read = clause.context.read
    low, high = extent.item(clause, whole, issue)
    high = min(high, issue[1] + _TAIL)
    lost = _is_lost(clause, max(whole[0], low) - 12, high) or _is_lost(clause, whole[0] - 12, whole[0] + _HEAD)
    return (read.unions[0], "concedes") if lost else (read.employers[0], "agrees")


def _is_lost(clause: Clausework, start: int, end: int) -> bool:
    """Return whether the words between two offsets tell of a loss for the workers; "no layoffs" is a gain."""
    words = {w.low for w in clause.words if start <= w.start < end}
    losses = clause.context.lexicon.stances.losses | _LOST
    lost = (
        words & losses
        or {"pay", "more"} <= words
        or {"paid", "less"} <= words
        or {"earn", "less"} <= words
        or ("pay" in words and words & _COSTS)
    )
    return bool(lost) and not words & {"no", "not", "without", "excludes", "excluding", "ban", "end", "right"}


def _promised(clause: Clausework) -> Iterator[Claim]:
    """Yield what a reached deal brings, told without its noun: "Workers will get raises of …", "Vesk will hire …"."""
    words, read = clause.words, clause.context.read
    if not read.employers or not read.unions or not _is_reached(clause):
        return
    lows = {w.low for w in words}
    if lows & {"if", "unless", "could", "strike", "vote"} or lows & _OFFERS:
        return
    for at in range(1, len(words) - 2):
        if words[at].low not in _PROMISED:
            continue
        verb = at + 2 if words[at + 1].low in ("also", "not") else at + 1
        party = clause.subject(verb)
        workers = (party is not None and (party.kind == "workers" or party.party in read.unions)) or words[at - 1].low in _WAGES
        new = next(
            (i for i in range(max(0, at - 6), at - 1) if words[i].low in ("new", "those") and words[i + 1].low in _NEWCOMERS),
            None,
        )
        workers = workers or new is not None
        firm = party is not None and party.party in read.employers
        if party is not None and party.kind in ("name", "role") and words[verb].low == "pay":
            continue  # "the union will pay its officials itself"
        lost = words[verb].low == "be" and words[verb + 1].low in _LOST if verb + 1 < len(words) else False
        if words[at].low == "would" and not lost:
            continue
        if not (lost or (workers and words[verb].low in _GAINS | _LOST | {"pay"}) or (firm and words[verb].low in _GIFTS)):
            continue
        opener = at - 1 if words[at - 1].low in _WAGES else new if new is not None else at - 1 if party is None else party.first
        start = extent.opening(clause, party, verb) if party is not None and opener == party.first else words[opener].start
        claims = list(_held(clause, Paper(at, "deal", None), start, verb, start))
        if new is not None:  # those who come after are seldom better off
            claims = [replace(c, party=read.unions[0], stance="concedes") for c in claims]
            claims = [c for c in claims if c.issue.startswith("tiers-status")] or claims
        yield from claims
        return


def _is_reached(clause: Clausework) -> bool:
    """Return whether the item's headline or first sentences tell of a deal, or plain words of one stand before."""
    opening = clause.context.passage.sentences[:3]
    folded = clause.context.passage.folded
    past = opening[-1].end if opening else 0
    return clause.context.settled < clause.sentence.start or any(folded.find(word, 0, past) >= 0 for word in _REACHED)


def _already_told(clause: Clausework, head: int) -> bool:
    """Return whether the deal is what a side agrees to in this sentence: "the members ratified a contract that …"."""
    agreed = [h for h in clause.frames if h.meaning.stance == "agrees" and h.end <= clause.words[head].start]
    subject = clause.subject(clause.word_at(agreed[-1].start)) if agreed else None
    return subject is not None and subject.party is not None
