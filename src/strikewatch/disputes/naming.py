"""What a dispute is called: its id, its name, and the bodies that take part."""

from __future__ import annotations

import datetime as dt
import re

from strikewatch.disputes.cases import Case
from strikewatch.disputes.report import principal
from strikewatch.model import Judged, Party
from strikewatch.names import alike, bare, called, of_side
from strikewatch.text import shorten, slug

# "Bus strike to go ahead - Harbour Herald"
_OUTLET = re.compile(r" [-|\u2013] (?:[A-Z][\w.&'\u2019]*(?: (?:of|the|and))?(?: |$)){1,6}$")


def identify(case: Case, started: dt.date | None) -> str:
    """Return ``{country}-{union}-{employer}-{year of first event}`` (domain 1.2), as the first report that names both sides has it.

    Later reports do not change it: what the user marked, and what a page printed, stays the same dispute.
    """
    if case.forced:
        return case.forced
    told = sorted(
        (one for story in case.stories for one in story.members if _raw(one)), key=lambda one: (one.item.when, one.item.id)
    )
    years = [int(name[-4:]) for one in told if (name := _raw(one)) and int(name[-4:]) >= case.first.year - 1]
    year = min([*years, case.first.year, *([started.year] if started else [])])
    first = next((one for one in told if all(principal(one.analysis, side) for side in ("union", "employer"))), None)
    if name := next((_raw(one) for one in (first, *told) if one), None):
        return f"{name.rpartition('-')[0]}-{year}"
    country = (case.usual("country") or "xx").lower()
    parties = [slug(called(party)) for party in (*case.unions[:2], *case.employers[:1])]
    parties = parties or [slug(case.usual("place") or ""), case.stories[0].lead.item.id[:6]]
    return "-".join(part for part in (country, *parties, str(year)) if part)


def _raw(one: Judged) -> str | None:
    name = one.analysis.dispute
    return name if name and name[-4:].isdigit() else None


def parties_of(case: Case, side: str) -> tuple[Party, ...]:
    """Return the bodies of a side: agencies all that acted; a union called after its employer where no other is known."""
    known = {"union": case.unions, "employer": case.employers}.get(side)
    if known:
        return tuple(known)
    found: list[Party] = []
    for analysis in case.analyses:
        for party in of_side(analysis.parties, side)[: 1 if side == "union" else None]:
            if not any(alike(party, known) for known in found):
                found.append(bare(party))
    return tuple(found)


def name_of(case: Case) -> str:
    """Return "WGA v AMPTP"; an association stands for its members, a side alone for itself, the headline where there is none."""
    left = ", ".join(called(party) for party in parties_of(case, "union")[:3])
    associations = [party for party in case.employers if party.role == "employer-association"]
    right = ", ".join(called(party) for party in (associations or case.employers)[:3])
    lead = case.stories[0].lead
    return " v ".join(part for part in (left, right) if part) or shorten(_headline(lead), 60) or f"item {lead.item.id}"


def _headline(one: Judged) -> str:
    """Return the headline of a report, or its first words; an aggregator's without the outlet that it adds."""
    title = _OUTLET.sub("", one.item.title) if one.item.tier == "aggregator" else one.item.title
    return title or (one.analysis.lead.text if one.analysis.lead else one.item.text)
