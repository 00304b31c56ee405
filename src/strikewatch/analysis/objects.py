"""What the object of a stance is about where its words need a second look: amounts, meetings, losses, what is left out."""

from __future__ import annotations

import itertools

from strikewatch.analysis import extent, quantities
from strikewatch.analysis.clausework import Clausework
from strikewatch.analysis.words import bag
from strikewatch.model import Stance

PAID = ("offers", "demands", "proposes", "counters", "rejects", "agrees", "concedes")
_OF_MONEY = ("wages", "residuals")
_LARGE = 1e6  # a sum that is nobody's pay
# What else is counted in percent or money.
_COUNTED = bag(
    "profit profits revenue revenues sales output production ballot vote voted turnout stake shares market fund invest save saving savings deficit budget earnings"
)
_OFFERED = bag("offer offers")
_RAISES = bag("lift boost raise raises rise rises increase increases hike")
_NO = ("rejects", "opposes", "refuses_to_negotiate")
# An object of these without an issue of its own is about what the item is about.
_ABOUT = bag("offer offers proposal proposals deal contract agreement pact package plan plans demand demands terms accord")
_TABLED = bag("offer offers proposal proposals demand demands plan plans")  # a bare "contract" may be of anything
_NOUN_REACH = 6  # words from a verb to the noun of its object
_TALKS = bag(
    "talks negotiations dispute disagreement meeting meetings arbitration mediation walkout vote ballot strike strikes discussions return impasse deadlock resolution fight row"
)
_CHANGES = bag(
    "plan plans planned reform reforms changes change austerity privatisation privatization outsourcing restructuring proposed proposal proposals measures measure law bill decision dismissal sacking firing refusal lack shortage poor unpaid unsafe delays failure use transfer merger sale loss losses threat increase rise raising attacks imposition low excessive non-payment"
)
_TAKING = bag(
    "premiums co-payments copayments cutting closing freezing ending eliminating reducing outsourcing scrapping replacing"
)
_SPOKEN_OF = bag(
    "information data documents details allegation allegations accusation accusations suggestion suggestions charge charges"
)
_HEAD = 4  # words at the head of an object
_OLD = bag("last previous earlier old prior expired")
_BETTER = bag("improvement improvements better extra additional limit limits shorter panel committee commission")
_GONE = bag("lost cut closed axed eliminated shed scrapped moved outsourced")
_GONE_REACH = 6  # words from what is spared to what does not befall it
_LOSSES = bag("layoff lay-off redundancie redundancy closure cut")
# These name their issue where nothing beside them does.
_HINTS = ("hire", "recruit", "recruitment", "shift", "shifts", "an hour", "per hour", "money")
_PEOPLE = bag("who whose whom")
_AT_WORK = bag("on every each per during")
_DETAILS = bag("details specifics particulars figures rumours rumors")
_OWN = ("wages", "retirement", "job-security")
_CUTTING = bag("cut reduce freeze slash lower eliminate cap")
_CLOSE = 20  # characters from the start of an object to its issue
_TOPIC = 7  # words of "On …," at the head of a sentence
_AFTER = bag("down within on in at as last and")
_UPON = bag("over on about outside")
_ISSUE = bag("issue matter it subject question")


def named(clause: Clausework, stance: Stance, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the issues of an object: those that its words name, pay where an amount stands alone, else what it means without a name."""
    found = _without_asides(clause, clause.objects(start, end), (start, end))
    if stance in PAID and not any(issue.split(".")[0] in _OF_MONEY for _, _, issue in found):
        paid = _amount(clause, start, end, [f for f in found if f[2].split(".")[0] != "tiers-status"])
        # "$25 an hour for part-timers" is their pay
        found = [*paid, *(f for f in found if not paid or f[2].split(".")[0] != "tiers-status")]
    if clause.context.main_issue() == "residuals":  # money is what a work's use earns
        found = [(first, stop, "residuals" if issue == "wages" else issue) for first, stop, issue in found]
    return found or implied(clause, stance, start, end)


def _without_asides(clause: Clausework, found: list[tuple[int, int, str]], whole: tuple[int, int]) -> list[tuple[int, int, str]]:
    """Return one issue for each part of the list: what stands behind it is only whom or what it is for ("pensions for new hires")."""
    kept: list[tuple[int, int, str]] = []
    for one in sorted(f for f in found if not _is_time_of_work(clause, *f[:2])):
        low, high = extent.item(clause, whole, one[:2])
        if _PEOPLE.intersection(w.low for w in clause.words_from(low, 3)):
            continue  # "cleaners, most of whom earn the minimum wage, …"
        before = kept[-1] if kept and low <= kept[-1][0] < high and kept[-1][1] <= one[0] else None
        if before is None or without(clause, before[1], *one[:2]) is not None:
            kept.append(one)
        elif _yields(clause, before, one):
            kept[-1] = one
    tiers = any(f[2].startswith("tiers-status") for f in kept) and takes(clause, *whole)
    return [f for f in kept if not (tiers and f[2].split(".")[0] == "wages")]


def _yields(clause: Clausework, before: tuple[int, int, str], one: tuple[int, int, str]) -> bool:
    """Return whether the first issue of a part is none beside the second: "new hires will pay more for pensions", "overtime pay"."""
    groups = before[2].split(".")[0], one[2].split(".")[0]
    if "tiers-status" in groups:
        return groups[0] == "tiers-status" and groups[1] != "wages"
    if groups[1] == "common-good":
        return False
    folded = clause.context.passage.folded
    if folded[before[0] : before[1]].startswith("clos") and groups[1] in ("retirement", "health-care"):
        return True  # "to close its pension scheme to new staff"
    hints = folded[before[0] : before[1]].endswith(_HINTS) and not folded[one[0] : one[1]].endswith(_HINTS)
    return hints or not folded[before[1] : one[0]].strip(" -")


def _is_time_of_work(clause: Clausework, start: int, end: int) -> bool:
    """Return whether a shift is only when or where somebody works: "more porters on night shifts", "a nurse on every shift"."""
    if not clause.context.passage.folded[start:end].rstrip("s").endswith("shift"):
        return False
    at = clause.word_at(start)
    return not _AT_WORK.isdisjoint(w.low for w in clause.words[max(0, at - 3) : at])


def _amount(clause: Clausework, start: int, end: int, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the first percentage or sum of an object that stands in no other issue's part of the list: it is pay."""
    lows = {w.low for w in clause.words if start <= w.start < end}
    if lows & _COUNTED:
        return []
    of_use = clause.context.has("residuals") and not clause.context.has("wages")
    paid = clause.context.pays or bool(lows & (_RAISES | _OFFERED))
    for amount in quantities.find(clause.context.passage.body, start, end, ""):
        hourly = amount.period in ("hour", "month", "year")
        large = amount.unit == "currency" and amount.value >= _LARGE and bool(found)
        by = clause.words[max(0, clause.word_at(amount.start) - 1)].low
        margin = by in ("by", "with") and not lows & _RAISES  # "ratified the deal by 81 percent"
        if amount.unit not in ("percent", "currency") or not (paid or hourly) or large or margin:
            continue
        low, high = extent.item(clause, (start, end), (amount.start, amount.end))
        if not any(low <= first < high for first, _, _ in found):
            return [(amount.start, amount.end, "residuals" if of_use else "wages")]
    return []


def is_loss(clause: Clausework, start: int, end: int) -> bool:
    """Return whether something is taken away, or feared, between two offsets."""
    losses = clause.context.lexicon.stances.losses | _CHANGES
    if any(issue.split(".")[0] == "wages" for _, _, issue in clause.objects(start, end)):
        losses = losses - _RAISES  # "a dispute over this year's wage increase"
    return any(w.low in losses or w.low.endswith(("-cutting", "-cuts")) for w in clause.words if start <= w.start < end)


def takes(clause: Clausework, start: int, end: int) -> bool:
    """Return whether an object takes something from the workers: cuts, closures, a freeze."""
    taken = clause.context.lexicon.stances.losses | _TAKING
    return any(w.low in taken for w in clause.words if start <= w.start < end)


def takes_from_own(clause: Clausework, start: int, found: list[tuple[int, int, str]]) -> bool:
    """Return whether an object begins with a cut in pay, pensions or jobs: no union asks for that."""
    issue = next((f[2].split(".")[0] for f in found), "")
    head = [w.low for w in clause.words_from(start, 2)]
    return issue in _OWN and not _CUTTING.isdisjoint(head) and found[0][0] - start < _CLOSE


def is_no_issue(clause: Clausework, stance: Stance, start: int, end: int) -> bool:
    """Return whether an object only speaks of an issue: a claim that is denied, figures withheld, an old contract's terms."""
    inside = [w.low for w in clause.words if start <= w.start < end]
    if stance in _NO and (
        not _SPOKEN_OF.isdisjoint(inside[:_HEAD]) or (len(inside) > 1 and "that" in inside and "claim" in inside)
    ):
        return True
    old = any(one in _OLD and two in _ABOUT for one, two in itertools.pairwise(inside))
    return old and stance in ("agrees", "concedes")


def betters(clause: Clausework, start: int, end: int) -> bool:
    """Return whether an object is to the workers' good whatever it is about: improvements, limits, a joint panel."""
    return any(w.low in _BETTER for w in clause.words if start <= w.start < end)


def about_talks(clause: Clausework, start: int, issue: int) -> bool:
    """Return whether the object is a meeting, a dispute or its end, and the issue only what that is about."""
    return any(w.low in _TALKS for w in clause.words if start <= w.start < issue)


def implied(clause: Clausework, stance: Stance, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the issue that an object means without naming it: "the issue", "the offer", a meeting."""
    lows = {w.low for w in clause.words if start <= w.start < end}
    issue = None
    if stance == "seeks_meeting":
        issue = "process.meeting"
    elif stance == "refuses_to_negotiate" and (lows & _DETAILS or _is_to_press(clause, start)):
        return []  # "declined to discuss specifics" is no answer to anybody
    elif stance == "refuses_to_negotiate" and not lows & _ISSUE and _opens_with(clause, start, end, _UPON, 1):
        issue = "process.refusal"  # "would not negotiate over the new depot": about that, not pay
    elif stance == "refuses_to_negotiate" or ((lows & _ISSUE or _is_same(clause, start, end)) and stance in _NO):
        floor = clause.context.passage.sentences[max(0, clause.sentence.index - 1)].start
        unnamed = stance == "refuses_to_negotiate" and not lows & _ISSUE
        issue = _main_issue(clause) if unnamed else clause.context.issue_before(start, floor)
        if issue is None and stance == "refuses_to_negotiate":
            issue = "process.refusal"
    elif stance == "rejects" and _opens_with(clause, start, end, _TABLED):
        told = any(w.low in ("which", "that", "including") for w in clause.words if end <= w.start <= end + 8)
        content = clause.objects(end, clause.sentence.end) if told else []
        issue = clause.context.only_issue() or (content[0][2] if content else _told_before(clause, start))
    if issue is None and (stance in PAID or stance in _NO):
        issue = _topic(clause)
    return [(start, end, issue)] if issue is not None else []


def _topic(clause: Clausework) -> str | None:
    """Return the issue that opens a sentence: "On working hours, the board has offered every second Saturday"."""
    words = clause.words
    comma = next((i for i, w in enumerate(words[:_TOPIC]) if w.text == ","), 0)
    issues = clause.objects(words[0].end, words[comma].start) if comma and words[0].low == "on" else []
    return issues[0][2] if issues else None


def _is_same(clause: Clausework, start: int, end: int) -> bool:
    """Return whether the answer is to what was told just before: "has refused to do so", "turned that down"."""
    inside = [w.low for w in clause.words if start <= w.start < end]
    bare = inside[:1] in (["that"], ["this"]) and (len(inside) == 1 or inside[1] in _AFTER)
    last = clause.word_at(start - 1)
    return bare or (last > 0 and clause.words[last - 1].low == "do" and clause.words[last].low in ("so", "that"))


def _is_to_press(clause: Clausework, start: int) -> bool:
    """Return whether a side only keeps silent: "declined to discuss its proposals"."""
    at = clause.word_at(start - 1)
    return any(w.low.startswith("declin") for w in clause.words[max(0, at - 3) : at])


def _opens_with(clause: Clausework, start: int, end: int, nouns: frozenset[str], reach: int = _NOUN_REACH) -> bool:
    """Return whether one of the nouns is the object, not a word of what is said of it."""
    inside = [w.low for w in clause.words if start <= w.start < end]
    return not nouns.isdisjoint(inside[:reach])


def _main_issue(clause: Clausework) -> str | None:
    """Return what a refusal to talk is about: pay where the item names it, as nearly every dispute is about that."""
    return "wages" if clause.context.has("wages") else clause.context.main_issue()


def _told_before(clause: Clausework, start: int) -> str | None:
    """Return the issue of "the offer", "that proposal" in the words just before: pay, if it was one of them."""
    floor = clause.context.passage.sentences[max(0, clause.sentence.index - 1)].start
    told = clause.objects(floor, start)
    offered = any(w.low in ("offer", "offers") for w in clause.words if start <= w.start)
    paid = next((issue for _, _, issue in told if issue.split(".")[0] == "wages"), None) if offered else None
    return paid or (told[0][2] if len(told) == 1 else None)


def is_refused(clause: Clausework, start: int, end: int) -> bool:
    """Return whether a noun of refusing to bargain stands between two offsets."""
    return any(
        h.meaning.stance == "refuses_to_negotiate" and h.meaning.kind == "noun" and start <= h.start < end for h in clause.frames
    )


def without(clause: Clausework, start: int, issue: int, stop: int) -> int | None:
    """Return where "with no …" or "would not contain …" begins, if an offer leaves the issue out; "no layoffs" is a gain."""
    words = clause.words
    at = clause.word_at(issue)
    if any(
        w.low.rstrip("s") in _LOSSES or w.low in clause.context.lexicon.stances.losses for w in words if issue <= w.start < stop
    ):
        return None
    if any(w.low in _GONE for w in clause.words_from(issue, _GONE_REACH)):
        return None  # "guarantees that no permanent jobs will be lost"
    for step in range(at - 1, max(-1, at - 4), -1):
        if words[step].start < start:
            break
        if words[step].low in ("no", "not", "without", "excluding") and words[step + 1].low != "more":
            lead = step - 1 if words[step - 1].low in ("with", "would", "does", "did", "will", "had", "has") else step
            return words[lead].start
    return None
