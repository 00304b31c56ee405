"""A digest made by hand: four invented disputes and the facts of the 2023 writers' dispute.

Outlets and sentences are ours; bodies that exist are given no words of direct speech.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import structs

from strikewatch.model import (
    Analysis,
    Calendar,
    Cell,
    Change,
    Counts,
    DatedEvent,
    DatedLine,
    Digest,
    Dispute,
    Dossier,
    Dropped,
    Event,
    Figure,
    Found,
    Group,
    HeldPosition,
    Hit,
    IssueFinding,
    Item,
    Judged,
    Ledger,
    LedgerLine,
    Note,
    Omissions,
    Omitted,
    Party,
    Position,
    Quantity,
    Quote,
    Reason,
    Reference,
    Row,
    Shown,
    SourceFailure,
    Span,
    StageMove,
    Story,
    Tracks,
    Window,
)
from strikewatch.render import View

ZONE = "America/Los_Angeles"
PACIFIC = ZoneInfo(ZONE)
NOW = dt.datetime(2023, 8, 1, 18, 0, tzinfo=PACIFIC)
WGA, CBNA, LFT, NDU, RBTA = (
    "us-wga-amptp-2023", "us-cbna-st-aldric-2023", "us-lft-lakeshore-2023", "us-ndu-nta-2023", "gb-rbta-westmoor-2023",
)  # fmt: skip

REFERENCES = (
    Reference(
        number=1, item="3fa9c2d1", outlet="The Backlot", headline="Writers and studios to meet Friday, union tells members",
        url="https://backlot.example/2023/08/01/writers-studios-meet", when=dt.datetime(2023, 8, 1, 17, 20, tzinfo=PACIFIC),
        provenance="P1", speaker="e-mail of the union to its members", also=("Harbour Post", "Calder Bay Courier"),
        outlets=7, independent=3, updates=('headline was "Writers and studios to talk"',),
    ),
    Reference(
        number=2, item="77b01e5a", outlet="CBNA", headline="Tentative agreement reached with St Aldric Health",
        url="https://cbna.example/news/tentative-agreement", when=dt.datetime(2023, 7, 31, 21, 5, tzinfo=PACIFIC),
        provenance="P1",
    ),
    Reference(
        number=3, item="0c4de9f2", outlet="Lakeshore Ledger", headline="Lakeshore teachers vote to authorise a strike",
        url="https://ledger.example/schools/lakeshore-teachers-vote?edition=evening&section=schools",
        when=dt.datetime(2023, 8, 1, 16, 40, tzinfo=PACIFIC), provenance="P2", speaker="union spokesman R. Imani",
    ),
    Reference(
        number=4, item="91aa20bb", outlet="Northgate Port Board", headline="Filing 23-0417: notice of work stoppage",
        url="https://portboard.example/filings/23-0417", when=dt.datetime(2023, 8, 1, tzinfo=PACIFIC), day_only=True,
        provenance="P0",
    ),
    Reference(
        number=5, item="d20c63e7", outlet="RBTA", headline="Westmoor members vote for action; dates named",
        url="https://rbta.example/release/westmoor", when=dt.datetime(2023, 8, 1, 13, 0, tzinfo=ZoneInfo("Europe/London")),
        provenance="P1",
    ),
    Reference(
        number=6, item="e5e1f00d", outlet="@dunmore_nights", headline="whole night shift walking at 6 tomorrow",
        url="https://social.example/@dunmore_nights/110815", when=dt.datetime(2023, 8, 1, 17, 52, tzinfo=PACIFIC),
        provenance="P5",
    ),
)  # fmt: skip

CHANGES = (
    Change(
        dispute=WGA, name="WGA v AMPTP", kind="talks_set", text="talks set Fri 4 Aug, first since 2 May", per="WGA",
        refs=(1,), provenance="P1", outlets=7, independent=3, no_comment="no employer comment found in 7 items",
    ),
    Change(
        dispute=CBNA, name="CBNA v St Aldric", kind="agreed",
        text="tentative agreement after 12 days; members vote to Wed 9 Aug", refs=(2,), provenance="P1",
    ),
    Change(
        dispute=LFT, name="LFT v Lakeshore", kind="voted", text="strike authorised, 94% yes on 88% turnout; no strike date set",
        refs=(3,), provenance="P2", status="confirmed",
    ),
    Change(
        dispute=NDU, name="NDU v NTA", kind="noticed", text="72-hour notice served, naming Sat 5 Aug 07:00",
        refs=(4,), provenance="P0",
    ),
    Change(
        dispute=RBTA, name="RBTA v Westmoor", kind="voted",
        text="ballot passed, 81% yes on 63% turnout; strikes named for 17 and 19 Aug", refs=(5,), provenance="P1", odd=True,
    ),
)  # fmt: skip

DATES = (
    DatedLine(
        date=dt.date(2023, 8, 3), time=dt.time(14), zone=ZONE, abbreviation="PDT", what="hearing", dispute=NDU, name="NDU v NTA",
        note="application to bar the stoppage", refs=(4,), provenance="P0", uid="91aa20bb-hearing@strikewatch",
        place="Northgate",
    ),
    DatedLine(
        date=dt.date(2023, 8, 4), what="talks", dispute=WGA, name="WGA v AMPTP", note="day 95", refs=(1,), provenance="P1",
        uid="us-wga-amptp-2023-talks-1@strikewatch", status="confirmed",
    ),
    DatedLine(
        date=dt.date(2023, 8, 5), time=dt.time(7), zone=ZONE, abbreviation="PDT", what="strike begins", dispute=NDU,
        name="NDU v NTA", bell=True, refs=(4,), provenance="P0", uid="us-ndu-nta-2023-strike-1@strikewatch",
    ),
    DatedLine(
        date=dt.date(2023, 8, 9), time=dt.time(20), zone=ZONE, abbreviation="PDT", what="ratification vote closes", dispute=CBNA,
        name="CBNA v St Aldric", refs=(2,), provenance="P1", uid="us-cbna-st-aldric-2023-ratification-1@strikewatch",
        status="moved", was=dt.date(2023, 8, 8),
    ),
    DatedLine(
        date=dt.date(2023, 8, 14), time=dt.time(0, 1), zone="Europe/London", abbreviation="BST", what="overtime ban begins",
        dispute=RBTA, name="RBTA v Westmoor", refs=(5,), provenance="P1", uid="gb-rbta-westmoor-2023-ban-1@strikewatch",
    ),
)  # fmt: skip

LATER = (
    DatedLine(
        date=dt.date(2023, 8, 17), what="strike", dispute=RBTA, name="RBTA v Westmoor", note="24 h", refs=(5,), provenance="P1",
        uid="gb-rbta-westmoor-2023-strike-1@strikewatch", bell=True,
    ),
    DatedLine(
        date=dt.date(2023, 8, 18), time=dt.time(0), zone="Europe/London", abbreviation="BST", what="strike ends", dispute=RBTA,
        name="RBTA v Westmoor", computed=True, refs=(5,), provenance="P1", uid="gb-rbta-westmoor-2023-strike-1-end@strikewatch",
    ),
    DatedLine(
        date=dt.date(2023, 8, 28), what="contract expires", dispute=LFT, name="LFT v Lakeshore", refs=(3,), provenance="P2",
        uid="us-lft-lakeshore-2023-expiry@strikewatch", ambiguous=True,
    ),
)  # fmt: skip


def _cell(party: str, stance: str, issue: str, quote: str, ref: int, **more: Any) -> Cell:
    facts = {"provenance": REFERENCES[ref - 1].provenance, "voice": "own_statement_quoted", **more}
    return Cell(party=party, stance=stance, issue=issue, quote=quote, ref=ref, **facts)  # type: ignore[arg-type]  # literals by name


STAFFING = Group(
    key="staffing",
    label="Staffing, minimums & workload",
    disputes=3,
    rows=(
        Row(
            dispute=WGA, name="WGA v AMPTP", stage="on_strike", status="on strike, day 92", refs=(1,), provenance="P1",
            union=(_cell("WGA", "demands", "staffing", "a minimum number of writers in each room", 1, voice="own_statement_indirect"),),
            employer=(_cell("AMPTP", "opposes", "staffing", "mandatory staffing levels", 1, voice="own_statement_indirect"),),
        ),
        Row(
            dispute=CBNA, name="CBNA v St Aldric", stage="tentative_agreement", status="tentative agreement, vote to 9 Aug",
            refs=(2,), provenance="P1",
            union=(_cell("CBNA", "agrees", "staffing", "one nurse to four patients on medical-surgical floors", 2, figure=True),),
            employer=(_cell("St Aldric", "agrees", "staffing", "phased in by January 2025", 2, figure=True),),
            neutral=(_cell("State Mediation Board", "proposes", "staffing", "a joint count at the start of each shift", 2),),
        ),
        Row(
            dispute=LFT, name="LFT v Lakeshore", stage="authorised", status="strike authorised", refs=(3,), provenance="P2",
            union=(_cell("LFT", "demands", "staffing", "a hard cap of 28 in every class", 3, figure=True),),
            employer=(_cell("Lakeshore", "offers", "staffing", "class-size committees", 3, hedge="may"),),
        ),
    ),
)  # fmt: skip

RESIDUALS = Group(
    key="residuals",
    label="Residuals & revenue share",
    disputes=1,
    rows=(
        Row(
            dispute=WGA, name="WGA v AMPTP", stage="on_strike", status="on strike, day 92", refs=(1,), provenance="P1",
            union=(
                _cell("WGA", "demands", "residuals.streaming", "streaming residuals tied to viewership", 1, voice="own_statement_indirect"),
                _cell("WGA", "demands", "residuals.foreign", "higher foreign streaming residuals", 1, voice="own_statement_indirect"),
            ),
            employer=(
                _cell(
                    "AMPTP", "opposes", "residuals", "a rise of 200 per cent by its own count", 1, figure=True,
                    voice="own_statement_indirect",
                ),
            ),
        ),
    ),
)  # fmt: skip

TECHNOLOGY = Group(
    key="technology",
    label="AI, automation & surveillance",
    disputes=3,
    rows=(
        Row(
            dispute=WGA, name="WGA v AMPTP", stage="on_strike", status="on strike, day 92", refs=(1, 3), provenance="P1",
            union=(_cell("WGA", "demands", "technology", "limits on scripts written by AI", 1, voice="own_statement_indirect"),),
            employer=(
                _cell("AMPTP", "commits_to_discuss", "technology", "further talks about AI", 3, voice="own_statement_indirect"),
                _cell("AMPTP", "refuses_to_negotiate", "technology", "declined to bargain over AI", 1, per="WGA", voice="opponent_report"),
            ),
        ),
        Row(
            dispute=NDU, name="NDU v NTA", stage="noticed", status="notice served", refs=(4,), provenance="P0",
            union=(_cell("NDU", "demands", "technology", "no remote-control cranes in the term of this contract", 4),),
        ),
        Row(
            dispute=RBTA, name="RBTA v Westmoor", stage="noticed", status="strike dates named", refs=(5,), provenance="P1",
            lead="Ticket machines are to replace staff at nine stations.", lead_ref=5,
        ),
    ),
    brief=("QuickCart, Dunmore [6]",),
)  # fmt: skip

LEDGER = (
    LedgerLine(
        dispute=WGA, name="WGA v AMPTP", unions=("Writers Guild of America",), acronyms=("WGA",),
        employers=("Alliance of Motion Picture and Television Producers",), country="US", place="Los Angeles",
        sector="film and TV", stage="on_strike", status="on strike, day 92; talks set", day=92, began=dt.date(2023, 5, 2),
        last_move=dt.date(2023, 8, 1), next_date=dt.date(2023, 8, 4), next_what="talks",
        issues=("residuals", "staffing", "technology"), refs=(1,), watched="Hollywood writers",
    ),
    LedgerLine(
        dispute=CBNA, name="CBNA v St Aldric", unions=("Calder Bay Nurses Association",), employers=("St Aldric Health",),
        country="US", place="Calder Bay", sector="hospital", size=1150, sizes=("1,150 (CBNA)", "900 (St Aldric)"),
        stage="tentative_agreement", status="tentative agreement, voting", began=dt.date(2023, 7, 19),
        ended=dt.date(2023, 7, 31), last_move=dt.date(2023, 7, 31), next_date=dt.date(2023, 8, 9), next_what="vote closes",
        numbers=("wages: claim 12% (CBNA, 20 Jul), latest offer 9% (St Aldric, 28 Jul), gap 3 points [2]",),
        issues=("staffing", "wages"), refs=(2,),
    ),
    LedgerLine(
        dispute=LFT, name="LFT v Lakeshore", unions=("Lakeshore Federation of Teachers",),
        employers=("Lakeshore Unified School District",), country="US", place="Lakeshore", sector="schools", size=2400,
        stage="authorised", status="strike authorised", last_move=dt.date(2023, 8, 1), next_date=dt.date(2023, 8, 28),
        next_what="contract expires", issues=("staffing",), refs=(3,),
    ),
    LedgerLine(
        dispute=NDU, name="NDU v NTA", unions=("Northgate Dockers' Union",), employers=("Northgate Terminals Association",),
        country="US", place="Northgate", sector="port", size=640, stage="noticed", status="notice served",
        last_move=dt.date(2023, 8, 1), next_date=dt.date(2023, 8, 3), next_what="hearing", issues=("technology",), refs=(4,),
        maybe_same=("us-ndu-harbourside-2023",),
    ),
    LedgerLine(
        dispute=RBTA, name="RBTA v Westmoor", unions=("Rail and Bus Transport Alliance",), employers=("Westmoor Trains",),
        country="GB", sector="rail", size=3900, stage="noticed", status="strike dates named", last_move=dt.date(2023, 8, 1),
        next_date=dt.date(2023, 8, 14), next_what="overtime ban begins", issues=("technology",), refs=(5,),
    ),
)  # fmt: skip


def _bump(*days: int) -> tuple[int, ...]:
    return (0,) * (30 - len(days)) + days


DIGEST = Digest(
    edition="2023-08-01",
    now=NOW,
    zone=ZONE,
    window=Window(start=NOW - dt.timedelta(days=1), end=NOW, label="last 24 h"),
    counts=Counts(
        read=63, kept=9, lookalike=31, labour=4, organising=1, off_topic=12, duplicate=2, other_language=3, too_old=1,
    ),
    disputes=6,
    sources_ok=14,
    failures=(
        SourceFailure(
            name="calderbaypost", message="no answer within 30 s; try `strikewatch sources check calderbaypost`",
            since=dt.datetime(2023, 8, 1, 9, 10, tzinfo=PACIFIC), failures=4,
        ),
    ),
    since_edition="2023-07-31",
    top="WGA v AMPTP: talks set Fri 4 Aug, first since 2 May (per WGA)",
    changes=CHANGES,
    dates=DATES,
    later=LATER,
    groups=(STAFFING, RESIDUALS, TECHNOLOGY),
    quiet_issues=("wages", "retirement", "leave"),
    ledger=LEDGER,
    corrected=(
        Note(text="Lakeshore Ledger on LFT v Lakeshore", quote="An earlier version gave the turnout as 78%.", ref=3, provenance="P3"),
    ),
    unverified=(
        Note(
            text="QuickCart Fulfilment, Dunmore; one post, unlisted account",
            quote="whole night shift walking at 6 tomorrow, 38 degrees in there", ref=6, provenance="P5",
        ),
    ),
    maybe_same=(Note(text="NDU v NTA and NDU v Harbourside: same union, same week", ref=4, provenance="P0"),),
    quiet=(Note(text="Hollywood actors: no word for 6 days"),),
    off_beat="3 disputes in AU, IN and ZA",
    organising=(Note(text="Calder Bay librarians file for an election", ref=3, provenance="P3"),),
    dropped=(
        Dropped(verdict="look-alike", what="air strike", count=9),
        Dropped(verdict="look-alike", what="strike a deal", count=6),
        Dropped(verdict="look-alike", what="trade talks", count=5),
        Dropped(verdict="look-alike", what="other", count=11),
        Dropped(verdict="off-topic", what="", count=12),
    ),
    references=REFERENCES,
    coverage=(
        ("staffing", _bump(1, 0, 2, 3, 1, 0, 0, 4, 2, 5, 3)),
        ("residuals", _bump(2, 1, 1, 0, 0, 0, 1, 0, 3)),
        ("technology", _bump(1, 4)),
    ),
)  # fmt: skip


def _judged() -> Judged:
    """Return an item of an invented port dispute, judged by hand; offsets are looked up, so that they are right."""
    item = Item(
        id="91aa20bb", source="port-board", outlet="Northgate Courier", title="Dockers name Saturday for a strike",
        text=(
            "The Northgate Dockers' Union served notice on Tuesday of a strike from Saturday.\n\n"
            '"No remote-control cranes in the term of this contract," said its president, Ada Moss. '
            "The terminals offered 9 per cent over three years, up from 7 per cent.\n\n"
            "Readers may strike a pose at the museum."
        ),
        url="https://courier.example/dockers-name-saturday", author="Jo Field",
        published=dt.datetime(2023, 8, 1, 12, 30, tzinfo=PACIFIC), tier="press",
    )  # fmt: skip

    def span(words: str) -> dict[str, Any]:
        start = item.body.index(words)
        return {"start": start, "end": start + len(words)}

    cranes = "No remote-control cranes in the term of this contract"
    union = Party(id="ndu", name="Northgate Dockers' Union", abbr="NDU", role="union", country="US")
    employer = Party(id="nta", name="Northgate Terminals Association", abbr="NTA", role="employer-association", country="US")
    analysis = Analysis(
        id=item.id, relevant=True, verdict="dispute", score=0.97,
        reasons=(Reason(rule="cue.notice-of-a-strike", text="served notice", weight=2.1, **span("served notice")),),
        parties=(union, employer), dispute=NDU, stage="noticed", tracks=Tracks(action="noticed"),
        issues=(
            IssueFinding(slug="technology", evidence=(Span(text="remote-control cranes", **span("remote-control cranes")),)),
            IssueFinding(slug="wages", evidence=(Span(text="9 per cent", **span("9 per cent")),)),
        ),
        events=(
            Event(type="strike_notice_served", date=dt.date(2023, 8, 1), text="served notice on Tuesday",
                  **span("served notice on Tuesday")),
            Event(type="strike_begins", date=dt.date(2023, 8, 5), text="a strike from Saturday", scheduled=True,
                  **span("a strike from Saturday")),
        ),
        positions=(
            Position(party=union.name, stance="demands", issue="technology", quote=cranes, asserted_by=union.name,
                     voice="own_statement_quoted", **span(cranes)),
        ),
        quotes=(Quote(speaker="Ada Moss", text=cranes, channel="press", **span(cranes)),),
        provenance="P2", stage_evidence=(Span(text="served notice", **span("served notice")),),
    )  # fmt: skip
    return Judged(item=item, analysis=analysis)


JUDGED = _judged()
_EARLIER = Item(
    id="5be11c07", source="nta", outlet="Northgate Terminals Association", title="Our offer to the dockers", party="NTA",
    text="The Association offers 7 per cent over three years. A joint technology panel would look at new cranes.",
    url="https://nta.example/offer", published=dt.datetime(2023, 7, 25, tzinfo=PACIFIC), day_only=True, tier="official",
)  # fmt: skip


def _held(item: Item, party: str, stance: str, issue: str, quote: str, **more: Any) -> HeldPosition:
    start = item.body.index(quote)
    facts = {"asserted_by": party, "voice": "own_statement_indirect", **more}
    superseded = bool(facts.pop("superseded", False))
    position = Position(party=party, stance=stance, issue=issue, quote=quote, start=start, end=start + len(quote), **facts)  # type: ignore[arg-type]  # literals by name
    return HeldPosition(
        item=item, provenance="P1" if item is _EARLIER else "P2", position=position, superseded=superseded, side="employer",
        called="NTA", per="NDU" if position.voice == "opponent_report" else None,
    )  # fmt: skip


def _percent(item: Item, words: str, value: float) -> Quantity:
    start = item.body.index(words)
    claimant = "Northgate Terminals Association"
    return Quantity(value=value, unit="percent", text=words, start=start, end=start + len(words), claimed_by=claimant)


_UNION, _EMPLOYER = JUDGED.analysis.parties
_OLD, _NEW = _percent(_EARLIER, "7 per cent over three years", 7.0), _percent(JUDGED.item, "9 per cent over three years", 9.0)
DISPUTE = Dispute(
    id=NDU, name="NDU v NTA", unions=(_UNION,), employers=(_EMPLOYER,), country="US", place="Northgate", sector="port",
    zone=ZONE, tracks=Tracks(action="noticed", bargaining="talking"), stage="noticed",
    stories=(
        Story(lead=Judged(item=_EARLIER, analysis=Analysis(
            id=_EARLIER.id, relevant=True, verdict="dispute", score=0.9, provenance="P1"))),
        Story(lead=JUDGED),
    ),
    moves=(
        StageMove(item=JUDGED.item, provenance="P2", day=dt.date(2023, 8, 1), before="talks", after="noticed",
                  words=JUDGED.analysis.stage_evidence[0]),
    ),
    events=tuple(DatedEvent(item=JUDGED.item, provenance="P2", event=event) for event in JUDGED.analysis.events),
    positions=(
        _held(_EARLIER, _EMPLOYER.name, "offers", "wages", "7 per cent over three years", quantities=(_OLD,), superseded=True),
        _held(_EARLIER, _EMPLOYER.name, "proposes", "technology", "A joint technology panel"),
        HeldPosition(
            item=JUDGED.item, provenance="P2", position=JUDGED.analysis.positions[0], side="union", called="NDU"),
        _held(JUDGED.item, _EMPLOYER.name, "counters", "wages", "9 per cent over three years", quantities=(_NEW,),
              asserted_by=_UNION.name, voice="opponent_report"),
    ),
    figures=(
        Figure(item=_EARLIER, provenance="P1", what="offer", issue="wages", quantity=_OLD, day=dt.date(2023, 7, 25)),
        Figure(item=JUDGED.item, provenance="P2", what="offer", issue="wages", quantity=_NEW, day=dt.date(2023, 8, 1)),
    ),
    issues=("technology", "wages"), maybe_same=("us-ndu-harbourside-2023",), watched="the port",
    last_word=dt.datetime(2023, 8, 1, 12, 30, tzinfo=PACIFIC),
)  # fmt: skip

_DECOY = Item(
    id="c0ffee11", source="world", outlet="World Wire", title="Air strike hits a depot", text="Officials gave no figures.",
    url="https://wire.example/depot", published=NOW,
)  # fmt: skip
_SNIPPET = "notice on Tuesday of a strike from Saturday"
DOSSIER = Dossier(
    now=NOW, zone=ZONE, dispute=DISPUTE,
    dates=tuple(structs.replace(line, refs=(2,)) for line in (DATES[0], DATES[2])),
    references=(
        Reference(number=1, item=_EARLIER.id, outlet=_EARLIER.by, headline=_EARLIER.title, url=_EARLIER.url,
                  when=_EARLIER.published, day_only=True, provenance="P1"),
        Reference(number=2, item=JUDGED.item.id, outlet=JUDGED.item.by, headline=JUDGED.item.title, url=JUDGED.item.url,
                  when=JUDGED.item.published, provenance="P2"),
    ),
)  # fmt: skip
VIEWS: dict[str, View] = {
    "digest": DIGEST,
    "ledger": Ledger(now=NOW, zone=ZONE, lines=LEDGER, references=REFERENCES),
    "calendar": Calendar(now=NOW, zone=ZONE, lines=(*DATES, *LATER), references=REFERENCES),
    "dossier": DOSSIER,
    "shown": Shown(now=NOW, zone=ZONE, judged=JUDGED, dispute=NDU, editions=("2023-08-01",)),
    "omissions": Omissions(
        now=NOW, zone=ZONE, counts=DIGEST.counts,
        items=(Omitted(item=_DECOY, verdict="look-alike", why="air strike", score=0.08),),
    ),
    "found": Found(
        now=NOW, zone=ZONE, query="strike saturday", total=7,
        hits=(Hit(item=JUDGED.item, snippet=_SNIPPET, marks=((23, 29), (35, 43)), verdict="dispute", dispute=NDU),),
    ),
}  # fmt: skip
