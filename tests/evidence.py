"""Judged items made by hand: the evidence that stories, disputes and digests are tested on.

Outlets, towns and sentences are ours. Of the 2023 writers' dispute only facts are used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from strikewatch.model import (
    Analysis,
    Event,
    IssueFinding,
    Item,
    Judged,
    Party,
    Position,
    Provenance,
    Quantity,
    Quote,
    Span,
    Tracks,
    Window,
)
from strikewatch.text import slug

ZONE = "America/Los_Angeles"
PDT = dt.timezone(dt.timedelta(hours=-7))
NOW = dt.datetime(2023, 8, 1, 18, 0, tzinfo=PDT)
WINDOW = Window(start=NOW - dt.timedelta(hours=24), end=NOW, label="last 24 h")

WGA = Party(id="wga-us", name="Writers Guild of America", abbr="WGA", role="union", country="US", sector="film")
AMPTP = Party(
    id="amptp",
    name="Alliance of Motion Picture and Television Producers",
    abbr="AMPTP",
    role="employer-association",
    country="US",
    sector="film",
)
DGA = Party(id="dga-us", name="Directors Guild of America", abbr="DGA", role="union", country="US", sector="film")
CBNA = Party(id="cbna", name="Calder Bay Nurses Association", abbr="CBNA", role="union", country="US", sector="hospital")
ALDRIC = Party(id="st-aldric", name="St Aldric Health", role="employer", country="US", sector="hospital")
RBTA = Party(id="rbta", name="Rail and Bus Transport Alliance", abbr="RBTA", role="union", country="GB", sector="rail")
WESTMOOR = Party(id="westmoor", name="Westmoor Trains", role="employer", country="GB", sector="rail")
NDU = Party(id="ndu", name="Northgate Dockers Union", abbr="NDU", role="union", country="US", sector="port")
NTA = Party(
    id="nta", name="Northgate Terminals Association", abbr="NTA", role="employer-association", country="US", sector="port"
)
LFT = Party(id="lft", name="Lakeshore Federation of Teachers", abbr="LFT", role="union", country="US", sector="schools")
LAKESHORE = Party(id="lusd", name="Lakeshore Unified School District", role="employer", country="US", sector="schools")


def at(day: int, hour: int = 9, month: int = 8) -> dt.datetime:
    """Return an hour of the summer of 2023, Pacific time."""
    return dt.datetime(2023, month, day, hour, tzinfo=PDT)


def item(title: str, text: str = "", when: dt.datetime | None = None, **fields: Any) -> Item:
    """Return an item of the Lakeshore Ledger, or whatever ``fields`` say."""
    when = when or at(1)
    outlet = fields.pop("outlet", "Lakeshore Ledger")
    id_ = fields.pop("id", "") or f"{abs(hash_of(title + text + outlet + when.isoformat())):012x}"
    fields.setdefault("first_seen", when)
    return Item(id=id_, source=slug(outlet), outlet=outlet, title=title, text=text, published=when, **fields)


def hash_of(text: str) -> int:
    """Return a number of the text that is the same in every run."""
    import zlib

    return zlib.crc32(text.encode())


def span(of: Item, words: str) -> Span:
    """Return the words where they first stand in the item."""
    start = of.body.index(words)
    return Span(text=words, start=start, end=start + len(words))


def event(of: Item, kind: Any, words: str, date: dt.date | None, **fields: Any) -> Event:
    """Return an event told by these words."""
    found = span(of, words)
    return Event(type=kind, date=date, text=words, start=found.start, end=found.end, **fields)


def says(of: Item, party: Party, stance: Any, issue: str, quote: str, **fields: Any) -> Position:
    """Return a position of a party in these words; its own and indirect unless told otherwise."""
    found = span(of, quote)
    fields.setdefault("asserted_by", party.name)
    fields.setdefault("voice", "own_statement_indirect" if fields["asserted_by"] != "narration" else "narration")
    return Position(party=party.name, stance=stance, issue=issue, quote=quote, start=found.start, end=found.end, **fields)


def number(of: Item, words: str, value: float, unit: Any = "percent", **fields: Any) -> Quantity:
    """Return a quantity in these words."""
    found = span(of, words)
    return Quantity(value=value, unit=unit, text=words, start=found.start, end=found.end, **fields)


def judge(
    of: Item,
    parties: Sequence[Party] = (),
    *,
    issues: Iterable[tuple[str, str]] = (),
    provenance: Provenance = "P2",
    verdict: Any = "dispute",
    tracks: Tracks | None = None,
    **fields: Any,
) -> Judged:
    """Return the item as judged: relevant where it is a dispute, its id made of the first union and employer."""
    marked, earlier, edited = fields.pop("marked", False), fields.pop("earlier", None), fields.pop("edited", None)
    unions = [p for p in parties if p.role.startswith("union")]
    employers = [p for p in parties if p.role.startswith("employer")]
    if unions and employers and "dispute" not in fields:
        country = (unions[0].country or "xx").lower()
        sides = "-".join(slug(p.abbr or p.name) for p in (unions[0], employers[0]))
        fields["dispute"] = f"{country}-{sides}-{of.when.year}"
    analysis = Analysis(
        id=of.id,
        relevant=verdict == "dispute",
        verdict=verdict,
        score=0.9 if verdict == "dispute" else 0.1,
        parties=tuple(parties),
        issues=tuple(IssueFinding(slug=name, evidence=(span(of, words),)) for name, words in issues),
        provenance=provenance,
        tracks=tracks or Tracks(),
        **fields,
    )
    return Judged(item=of, analysis=analysis, marked=marked, earlier=earlier, edited=edited)


def writers() -> Judged:
    """Return the report of 1 August 2023: talks on Friday, the strike on since 2 May."""
    of = item(
        "Writers and studios to meet on Friday",
        "Negotiators of the Writers Guild of America and the studios will meet on Friday, the first talks since the strike began on "
        "May 2, the guild's committee told its members on Tuesday. The Alliance of Motion Picture and Television Producers asked for "
        "the meeting, the committee's e-mail said.\n\nThe WGA wants more residual pay for streaming shows with many viewers, and is "
        "calling for a minimum number of writers a show, higher foreign residuals, and rules that keep AI from writing scripts. "
        "The AMPTP has resisted mandatory staffing and guarantees of employment, and says the residuals asked for would raise rates "
        "by 200%. The WGA says the AMPTP refused to bargain over AI at all. The AMPTP says AI needs “much more discussion”.",
        at(1, 17),
        outlet="The Backlot",
    )
    told = WGA.name
    return judge(
        of,
        (WGA, AMPTP),
        provenance="P1",
        stage="on_strike",
        tracks=Tracks(action="on_strike", bargaining="talks_scheduled"),
        lead=span(of, "Negotiators of the Writers Guild of America and the studios will meet on Friday"),
        issues=[
            ("residuals.success-based", "residual pay"),
            ("staffing", "minimum number of writers"),
            ("technology", "AI"),
            ("job-security", "guarantees of employment"),
            ("process", "asked for the meeting"),
        ],
        events=(
            event(of, "talks_scheduled", "will meet on Friday", dt.date(2023, 8, 4), scheduled=True, asserted_by=told),
            event(of, "strike_begins", "the strike began on May 2", dt.date(2023, 5, 2)),
        ),
        positions=(
            says(of, AMPTP, "seeks_meeting", "process", "asked for the meeting", asserted_by=told, voice="opponent_report"),
            says(
                of,
                WGA,
                "demands",
                "residuals",
                "more residual pay for streaming shows with many viewers",
                asserted_by="narration",
            ),
            says(of, WGA, "demands", "staffing", "a minimum number of writers a show", asserted_by="narration"),
            says(of, WGA, "demands", "residuals", "higher foreign residuals", asserted_by="narration"),
            says(of, WGA, "demands", "technology", "rules that keep AI from writing scripts", asserted_by="narration"),
            says(of, AMPTP, "opposes", "staffing", "resisted mandatory staffing", asserted_by="narration"),
            says(of, AMPTP, "opposes", "job-security", "guarantees of employment", asserted_by="narration"),
            says(
                of,
                AMPTP,
                "opposes",
                "residuals",
                "the residuals asked for would raise rates by 200%",
                quantities=(number(of, "200%", 200),),
            ),
            says(
                of,
                AMPTP,
                "refuses_to_negotiate",
                "technology",
                "refused to bargain over AI at all",
                asserted_by=told,
                voice="opponent_allegation",
            ),
            says(of, AMPTP, "commits_to_discuss", "technology", "much more discussion", voice="own_statement_quoted"),
        ),
        quotes=(
            Quote(
                speaker=AMPTP.name,
                text="much more discussion",
                start=of.body.index("much more"),
                end=of.body.index("much more") + 20,
            ),
        ),
        place="Los Angeles",
    )
