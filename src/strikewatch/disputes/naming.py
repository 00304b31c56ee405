"""What a dispute is called: its id, its name, and the bodies that take part."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from strikewatch.disputes.cases import Case, sides
from strikewatch.model import Party, Story
from strikewatch.names import alike, bare, called, of_side
from strikewatch.text import shorten, slug


def identify(case: Case, started: dt.date | None) -> str:
    """Return ``{country}-{union}-{employer}-{year of first event}`` (domain 1.2): stable while no older evidence comes."""
    if case.forced:
        return case.forced
    raw = [a.dispute for a in case.analyses if a.dispute and a.dispute[-4:].isdigit()]
    whole = [name for story, name in zip(case.stories, map(_raw, case.stories), strict=True) if name and all(sides(story))]
    years = [int(name[-4:]) for name in raw if int(name[-4:]) >= case.first.year - 1]
    year = min([*years, case.first.year, *([started.year] if started else [])])
    if raw:
        return f"{Counter(name.rpartition('-')[0] for name in whole or raw).most_common(1)[0][0]}-{year}"
    country = (case.usual("country") or "xx").lower()
    parties = [slug(called(party)) for party in (*case.unions[:2], *case.employers[:1])]
    parties = parties or [slug(case.usual("place") or ""), case.stories[0].lead.item.id[:6]]
    return "-".join(part for part in (country, *parties, str(year)) if part)


def _raw(story: Story) -> str | None:
    name = story.lead.analysis.dispute
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
    headline = lead.item.title or (lead.analysis.lead.text if lead.analysis.lead else lead.item.text)
    return " v ".join(part for part in (left, right) if part) or shorten(headline, 60) or f"item {lead.item.id}"
