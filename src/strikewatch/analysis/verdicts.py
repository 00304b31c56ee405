"""A side's scorn for what the other has put on the table: "the offer was an insult" rejects it."""

from __future__ import annotations

from collections.abc import Iterator

from strikewatch.analysis import extent, objects
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.stances import Claim
from strikewatch.analysis.words import Word, bag
from strikewatch.model import Stance

_TABLED = bag(
    "award increase rise raise improvement offered offering offer offers proposal proposals demand demands claim package increase"
)
_SCORNED = bag("offer offers proposal proposals")
_GIVING = bag("offer offers offering offered")
_CALLING = bag("called calls described branded slammed blasted dubbed labelled labeled termed")
_ARGUING = bag("argued argues argue arguing complained complains contends contended contend claims claimed claim warned")
_HARMS = bag(
    "cut cuts cutting hurt hurts harm harms lose losing lost increased erode erodes undermine undermines gutted slash slashed reduce reduces less worse loss losses unfair threaten threatens jeopardise jeopardize unsafe burden eliminate eliminates destroy destroys weaken weakens fewer poverty unpaid"
)
_DANGERS = bag("unsafe dangerous")
# Said plainly, only these are a complaint for sure.
_WOUNDS = bag(
    "forced exploited overworked exhausted understaffed unpaid hurt harm jeopardise jeopardize undermine endanger erode"
)
_FORESEEN = bag("would could will")
# A side's own promise is no complaint.
_PLEDGES = bag("offer offered proposed propose agreed accept we if unless not no without strike")
# What an employer fears of a demand.
_BURDENS = bag("closures closure flexibility unworkable unaffordable bankrupt uncompetitive burden ruin cripple costs cost")
_BEING = bag("is was are were be as looks seems amounts represents remains s 's")
_NEAR = 20  # characters from an article to the issue's words
# What is argued at length is no one position.
_LONGEST = 30
_REST = 12  # words of a quotation behind its scorn
_ASKED = bag("how whether what where when if")
_ITSELF = bag("it we they")
_DUE = bag("must should need needs")
_DUTIES = bag("go strike wait vote decide talks table meet negotiate return")
_SHUT = (
    "no money to pay", "no money for", "not up for negotiation", "not up for discussion", "not negotiable", "non-negotiable", "no more money for",
    "off the table", "out of the question", "cannot go any higher", "cannot go beyond", "can't go beyond", "not go beyond", "no plans to reopen talks", "no plans to resume talks", "can't go any higher", "cannot go further",
)  # fmt: skip
_STRUGGLES = bag("strike fight dispute vote walkout struggle this action stoppage it")
_SORROWS = bag(
    "fatigue cuts cut losses exhaustion understaffing overwork exploitation closure closures outsourcing greed poverty"
)
_UNIONS = ("union", "union-federation")


def find(clause: Clausework) -> Iterator[Claim]:
    """Yield the verdicts of a sentence: scorn for an offer, a complaint, what holds a deal up."""
    yield from _scorn(clause)
    yield from _complaints(clause)
    yield from _obstacles(clause)
    yield from _commitments(clause)
    yield from _musts(clause)
    yield from _closed(clause)
    yield from _aims(clause)


def _scorn(clause: Clausework) -> Iterator[Claim]:
    """Yield the rejection that a sentence expresses, if one side speaks it and the issue is known."""
    words = clause.words
    for hit in clause.frames:
        if hit.meaning.kind != "scorn":
            continue
        at = clause.word_at(hit.start)
        tabled = next((i for i in range(at - 1, max(-1, at - 16), -1) if words[i].low in _TABLED), None)
        if tabled is None:  # "4 percent is not enough"
            tabled = next((i for i in range(at - 1, max(-1, at - 5), -1) if words[i].low in ("percent", "cent", "%")), None)
        scorned = next((i for i in range(at + 1, min(len(words), at + 4)) if words[i].low in _SCORNED), None)
        called = next((i for i in range(at - 1, max(-1, at - 16), -1) if words[i].low in _CALLING), None)
        given = words[max(0, at - 2) : at]
        said_of = tabled is not None and (
            called is not None or _judges(words, tabled, at) or any(w.low in _GIVING for w in given)
        )
        tabled = tabled if said_of else scorned  # "an insulting offer"
        first = tabled if tabled is not None else called
        if first is None:
            continue
        by, said, quoted, _ = clause.speaker(words[first].start)
        caller = clause.subject(called) if called is not None else None
        if caller is not None and not quoted:
            by, said = caller.party, True
        asked = tabled is not None and words[tabled].low in ("demand", "demands", "claim")
        if not said or by is None or by.role == "agency" or (asked and by.role in _UNIONS):
            continue
        offered = tabled is not None and not asked and words[tabled].low not in ("proposal", "proposals", "package")
        if offered and by.role not in _UNIONS:
            continue
        issue = _scorned(clause, first, hit.end, offered=offered, asked=asked)
        if issue is not None:
            start = next((w.start for w in words[max(0, first - 4) : first] if w.low in ("the", "a", "an")), words[first].start)
            start = start if said_of else _presented(clause, start)
            start, end = extent.trim(clause.context.passage.body, start, _past_scorn(clause, hit.end, words[first].end))
            stance: Stance = "rejects" if tabled is not None else "opposes"
            yield Claim(party=by, stance=stance, issue=issue, start=start, end=end, by=by, quoted=quoted)
            return


def _presented(clause: Clausework, noun: int) -> int:
    """Return where an "insulting offer" is told from: with who made it, where that is what somebody says."""
    said = next((s for s in clause.said if s.start <= noun < s.end), None)
    near = said is not None and len(clause.context.passage.body[said.start : noun].split()) <= _REST
    return said.start if said is not None and near else noun


def _past_scorn(clause: Clausework, end: int, noun: int) -> int:
    """Return where scorn ends: with its noun ("an insulting offer"), or with the quotation that it opens if that is short."""
    inside = next(((s, e) for s, e in clause.context.quoted if s <= end < e), None)
    short = inside is not None and len(clause.context.passage.body[end : inside[1]].split()) <= _REST
    return max(noun, inside[1] if inside is not None and short else end)


def _judges(words: list[Word], first: int, at: int) -> bool:
    """Return whether what stands between a thing and the scorn says what it is: "the offer was an insult"."""
    return any(w.low in _BEING for w in words[first + 1 : at]) or any(
        w.low in ("does", "did", "falls", "fell") for w in words[first : at + 2]
    )


def _scorned(clause: Clausework, first: int, end: int, *, offered: bool, asked: bool) -> str | None:
    """Return the issue of what is scorned: what its words name, pay for an offer or a demand, else what the item is about."""
    low = clause.words[max(0, first - 6)].start
    named = [issue for _, _, issue in clause.objects(low, end)]
    paid = next((issue for issue in named if issue.split(".")[0] == "wages"), None)
    if (offered or asked) and (paid or (not named and clause.context.has("wages"))):
        return paid or "wages"
    return named[0] if named else _pay_or_only(clause)


def _complaints(clause: Clausework) -> Iterator[Claim]:
    """Yield what a side argues against: "has argued the plan vastly increased costs", "says fixed ratios would cost jobs"."""
    body = clause.context.passage.body
    for said in clause.said:
        if said.party is None or said.party.role == "agency":
            continue
        inside = [w for w in clause.words if said.start <= w.start < said.end]
        lows = {w.low for w in inside}
        if len(inside) > _LONGEST or not _harms(said.verb, lows, union=said.party.role in _UNIONS):
            continue
        named = clause.objects(said.start, said.end)
        # a union tells what is harmed, an employer what does the harm
        union = said.party.role in _UNIONS
        harmful = named[-1:] if union else [n for n in named if not _BURDENS.intersection(_lows(clause, *n[:2]))][:1]
        for _, _, issue in harmful:
            start, end = extent.trim(body, said.start, said.end)
            yield Claim(party=said.party, stance="opposes", issue=issue, start=start, end=end, by=said.party, accused=False)


def _lows(clause: Clausework, start: int, end: int) -> set[str]:
    return {w.low for w in clause.words if start <= w.start < end}


def _harms(verb: str, lows: set[str], *, union: bool) -> bool:
    """Return whether what is said is a complaint: a harm that is argued, a wound, or a loss that "would" come."""
    if lows & _PLEDGES:
        return False
    foreseen = bool(lows & _FORESEEN)
    if union:
        return bool(lows & (_HARMS if verb in _ARGUING or foreseen else _WOUNDS)) or bool(lows & _DANGERS and lows & _BEING)
    return foreseen and bool(lows & _BURDENS)


def _obstacles(clause: Clausework) -> Iterator[Claim]:
    """Yield the union's opposition where a loss is what holds a deal up: "the closure was the main sticking point"."""
    words = clause.words
    for at, word in enumerate(words):
        if word.low not in ("obstacle", "obstacles", "hurdle") and not (
            word.low in ("point", "points", "block") and words[at - 1].low in ("sticking", "stumbling")
        ):
            continue
        verb = next(
            (i for i in range(at, max(-1, at - 9), -1) if words[i].low in ("is", "was", "been", "are", "were", "be")), None
        )
        if verb is None or not clause.context.read.unions:
            continue
        start = clause.sentence.start if len(words) <= _LONGEST else extent.clause_start(clause, verb)
        if not any(w.low in clause.context.lexicon.stances.losses for w in words if start <= w.start < words[verb].start):
            continue
        for _, _, issue in clause.issues(start, words[verb].start):
            by, said, quoted, _ = clause.speaker(start)
            if not said or by is not None:
                yield Claim(
                    party=clause.context.read.unions[0],
                    stance="opposes",
                    issue=issue,
                    start=start,
                    end=word.end,
                    by=by,
                    quoted=quoted,
                )


def _commitments(clause: Clausework) -> Iterator[Claim]:
    """Yield a side's readiness to talk about an issue: between yes and no."""
    body = clause.context.passage.body
    hits = [h for h in clause.frames if h.meaning.stance == "commits_to_discuss"]
    if not hits:
        return
    hit = hits[-1]
    by, said, quoted, _ = clause.speaker(hit.start)
    subject = clause.subject(clause.word_at(hit.start))
    party = by or (subject.party if subject is not None else None)
    if party is None or (said and by is None):
        return
    floor = clause.context.passage.sentences[max(0, clause.sentence.index - 1)].start
    issues = clause.issues(hit.start, clause.sentence.end)
    named = any(w.low in ("issue", "matter", "subject") for w in clause.words)
    issue = issues[0][2] if issues else clause.context.issue_before(hit.start, floor) if named else None
    if issue is not None:
        start, end = extent.trim(body, clause.sentence.start, max(hit.end, clause.sentence.end - 1))
        if len(body[start:end].split()) > _LONGEST:
            start = hit.start
        yield Claim(party=party, stance="commits_to_discuss", issue=issue, start=start, end=end, by=by, quoted=quoted)


def _musts(clause: Clausework) -> Iterator[Claim]:
    """Yield what a side says must be done: "pensions must be protected", "they need to restore our pensions", the union said."""
    words, body = clause.words, clause.context.passage.body
    for at in range(1, len(words) - 1):
        low, following = words[at].low, words[at + 1].low
        if low not in _DUE or {w.low for w in words[max(0, at - 4) : at]} & _ASKED:
            continue
        if low in ("must", "should") and following == "be":
            floor, stop = words[max(0, at - 6)].start, extent.closing(clause, at + 1, "demands")
        elif (low in ("need", "needs") and following == "to") or low == "must":
            floor, stop = words[at].start, extent.closing(clause, at + 1, "demands")
        else:
            continue
        by, said, quoted, _ = clause.speaker(words[at].start)
        issues = clause.objects(floor, stop)
        if (
            not said
            or by is None
            or (by.role not in _UNIONS and words[at - 1].low in _ITSELF)  # "it must keep cash": no more than a reason
            or not issues
            or by.role == "agency"
            or {w.low for w in words if floor <= w.start < stop} & _DUTIES
        ):
            continue
        start = max(words[max(0, at - 6)].start, min(issues[0][0], words[at].start))
        first = next((w.start for w in reversed(words[:at]) if w.start < start and w.low in ("the", "our", "their")), start)
        end = extent.closing(clause, at + 1, "demands")
        begin, end = extent.trim(body, first if start - first < _NEAR else start, end)
        yield Claim(party=by, stance="demands", issue=issues[0][2], start=begin, end=end, by=by, quoted=quoted)


def _closed(clause: Clausework) -> Iterator[Claim]:
    """Yield what a side will not hear of: "pensions are not up for negotiation", "there is no more money for wages"."""
    folded, body = clause.context.passage.folded, clause.context.passage.body
    for words in _SHUT:
        at = folded.find(words, clause.sentence.start, clause.sentence.end)
        if at < 0:
            continue
        by, said, quoted, _ = clause.speaker(at)
        start = extent.clause_start(clause, clause.word_at(at))
        teller = next((s for s in clause.said if s.start <= at < s.end), None)
        start = max(start, teller.start if teller is not None else start)
        end = extent.closing(clause, clause.word_at(at + len(words) - 1), "rejects")
        floor = clause.context.passage.sentences[max(0, clause.sentence.index - 2)].start
        before = clause.context.issue_before(start, floor)
        issues = objects.named(clause, "rejects", start, end) or ([(start, end, before)] if before is not None else [])
        if said and by is not None and by.role != "agency" and issues:
            begin, end = extent.trim(body, start, end)
            yield Claim(party=by, stance="rejects", issue=issues[0][2], start=begin, end=end, by=by, quoted=quoted)
            return


def _aims(clause: Clausework) -> Iterator[Claim]:
    """Yield what a union says that its dispute is about: "this strike is about safety"; a loss it opposes, the rest it asks for."""
    words, body = clause.words, clause.context.passage.body
    for at in range(1, len(words) - 2):
        if words[at + 1].low != "about" or words[at].low not in ("is", "was", "isn't"):
            continue
        by, said, quoted, _ = clause.speaker(words[at].start)
        about = any(w.low in _STRUGGLES for w in words[max(0, at - 5) : at])
        if not said or by is None or by.role not in _UNIONS or not about:
            continue
        end = extent.closing(clause, at + 1, "demands")
        begin = words[max(0, at - 2)].start
        for _, _, issue in clause.objects(words[at + 1].end, end):
            lost = any(w.low in _SORROWS for w in words if words[at].start < w.start < end)
            start, stop = extent.trim(body, begin, end)
            yield Claim(
                party=by, stance="opposes" if lost else "demands", issue=issue, start=start, end=stop, by=by, quoted=quoted
            )  # fmt: skip


def _pay_or_only(clause: Clausework) -> str | None:
    """Return the issue of an unnamed offer: the item's only one, or the one just before."""
    floor = clause.context.passage.sentences[max(0, clause.sentence.index - 2)].start
    return clause.context.only_issue() or clause.context.issue_before(clause.sentence.start, floor)
