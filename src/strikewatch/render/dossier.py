"""The dossier of a dispute: positions per issue over time, numbers, timeline, quotes; nothing that was said is ever deleted."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import NamedTuple

from strikewatch.model import Cell, Dispute, Dossier, HeldPosition, Party, Provenance, Reference
from strikewatch.model.labels import STAGES
from strikewatch.render import words
from strikewatch.render.sides import Sides, Told

Numbered = dict[str, Reference]  # by item id
_COLUMNS = {"union": 0, "employer": 1}  # the third is for mediators, and for whoever else a report lets speak


def cited(dossier: Dossier) -> Numbered:
    """Return the references of a dossier by item: every item of its evidence has one."""
    return {reference.item: reference for reference in dossier.references}


def facts(dossier: Dossier) -> list[str]:
    """Return what is known of the dispute as a whole, a sentence each in fixed patterns."""
    dispute = dossier.dispute
    today = words.today(dossier)
    where = ", ".join(part for part in (dispute.place, dispute.country, dispute.sector) if part)
    day = dispute.day(today)
    stage = STAGES[dispute.stage] + (f", day {day} (calendar days, the first is day 1)" if day else "")
    tracks = dispute.tracks
    told = [
        " v ".join(", ".join(full_name(party) for party in side) for side in (dispute.unions, dispute.employers) if side),
        ", ".join(full_name(party) for party in dispute.agencies),
        where,
        stage,
        f"began {words.day(dispute.started, year=True)}" if dispute.started else "",
        f"ended {words.day(dispute.ended, year=True)}" if dispute.ended else "",
        "; ".join(f"{name}: {words.track(getattr(tracks, name))}" for name in ("action", "bargaining", "resolution")),
        f"last word {words.moment(dispute.last_word, dossier.zone)}" if dispute.last_word else "",
        f"watched as {dispute.watched}" if dispute.watched else "",
        f"may be the same as {', '.join(dispute.maybe_same)}: decide with strikewatch mark --same" if dispute.maybe_same else "",
    ]
    return [fact for fact in told if fact]


def full_name(party: Party) -> str:
    """Return "Writers Guild of America (WGA)"."""
    return f"{party.name} ({party.abbr})" if party.abbr and party.abbr != party.name else party.name


def by_issue(dispute: Dispute, numbered: Numbered) -> list[tuple[str, Sides]]:
    """Return the positions per issue group in its columns, oldest first, issues with most evidence first."""
    order = {slug: place for place, slug in enumerate(dispute.issues)}
    held = sorted(
        dispute.positions,
        key=lambda one: (order.get(group_of(one), len(order)), group_of(one), one.item.when, one.position.start),
    )
    found: list[tuple[str, Sides]] = []
    for slug, group in groupby(held, key=group_of):
        sides: tuple[list[Told], list[Told], list[Told]] = ([], [], [])
        for one in group:
            sides[_COLUMNS.get(one.side or "", 2)].append(_told(one, dispute, numbered))
        found.append((slug, sides))
    return found


def group_of(held: HeldPosition) -> str:
    """Return the issue group of a position, without its sub-issue."""
    return held.position.issue.partition(".")[0]


def short_name(name: str, dispute: Dispute) -> str:
    """Return the abbreviation of a party of the dispute, else ``name`` as it is."""
    parties = (*dispute.unions, *dispute.employers, *dispute.agencies)
    return next((party.abbr for party in parties if party.abbr and party.name == name), name)


def _told(held: HeldPosition, dispute: Dispute, numbered: Numbered) -> Told:
    position = held.position
    cell = Cell(
        party=held.called,
        stance=position.stance,
        issue=position.issue,
        quote=position.quote,
        ref=numbered[held.item.id].number,
        provenance=held.provenance,
        voice=position.voice,
        per=held.per,
        figure=bool(position.quantities),
        hedge=position.hedge,
    )
    when = numbered[held.item.id].when
    return Told(cell, when=words.near(when, dispute.last_word or when) if when else "", gone=held.superseded)


class Number(NamedTuple):
    """A number as one source gives it."""

    day: dt.date
    what: str
    said: str
    whose: str
    ref: int
    provenance: Provenance


def numbers(dispute: Dispute, numbered: Numbered) -> list[Number]:
    """Return claims, offers, sizes and votes as stated, so that those that differ stand side by side."""
    found: list[Number] = []
    for figure in sorted(dispute.figures, key=lambda one: (one.what, one.issue or "", one.day)):
        claimant = figure.quantity.claimed_by
        whose = "as reported" if claimant == "narration" else f"per {short_name(claimant, dispute)}"
        what = f"{figure.what}, {words.issue(figure.issue)}" if figure.issue else figure.what
        ref = numbered[figure.item.id].number
        found.append(Number(figure.day, what, figure.quantity.text, whose, ref, figure.provenance))
    return found


class Happening(NamedTuple):
    """A line of the timeline: an event or a change of stage, with the words that say so."""

    day: str  # ISO
    what: str
    said: str
    ref: int
    provenance: Provenance


def happenings(dispute: Dispute, numbered: Numbered) -> list[Happening]:
    """Return the timeline, oldest first."""
    found: list[Happening] = []
    for one in dispute.events:
        if one.event.date is not None:
            extra = [one.event.note] if one.event.note else []
            extra += ["computed"] if one.event.computed else []
            extra += [one.status] if one.status != "stated" else []
            extra += [f"was {words.near(one.was, one.event.date)}"] if one.was else []
            what = words.event(one.event.type) + (f" ({'; '.join(extra)})" if extra else "")
            found.append(
                Happening(one.event.date.isoformat(), what, one.event.text, numbered[one.item.id].number, one.provenance)
            )
    for move in dispute.moves:
        what = f"stage: {STAGES[move.before]} to {STAGES[move.after]}"
        what += " (unusual jump: check before use)" if move.odd else ""
        said = move.words.text if move.words else ""
        found.append(Happening(move.day.isoformat(), what, said, numbered[move.item.id].number, move.provenance))
    return sorted(found)


def quote_sheet(dispute: Dispute, numbered: Numbered) -> list[tuple[str, str, str, int]]:
    """Return every quote once, in the order of its items: (speaker, channel, words, reference)."""
    found: list[tuple[str, str, str, int]] = []
    seen: set[str] = set()
    judged = [one for story in dispute.stories for one in story.members]
    for one in sorted(judged, key=lambda one: numbered[one.item.id].number):
        for quote in one.analysis.quotes:
            if quote.text not in seen:
                seen.add(quote.text)
                channel = words.track(quote.channel)
                found.append((quote.speaker, channel, quote.text, numbered[one.item.id].number))
    return found
