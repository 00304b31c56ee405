"""A digest made by hand: four invented disputes and the facts of the 2023 writers' dispute. All quotes and outlets are ours."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from strikewatch.model import (
    Cell,
    Change,
    Counts,
    DatedLine,
    Digest,
    Dropped,
    Group,
    LedgerLine,
    Note,
    Reference,
    Row,
    SourceFailure,
    Window,
)

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


def _cell(party: str, stance: str, issue: str, quote: str, ref: int, **more: object) -> Cell:
    facts = {"provenance": REFERENCES[ref - 1].provenance, "voice": "own_statement_quoted", **more}
    return Cell(party=party, stance=stance, issue=issue, quote=quote, ref=ref, **facts)  # type: ignore[arg-type]  # literals by name


STAFFING = Group(
    key="staffing",
    label="Staffing, minimums & workload",
    disputes=3,
    rows=(
        Row(
            dispute=WGA, name="WGA v AMPTP", stage="on_strike", status="on strike, day 92", refs=(1,), provenance="P1",
            union=(_cell("WGA", "demands", "staffing", "a floor under the number of writers in every room", 1),),
            employer=(_cell("AMPTP", "opposes", "staffing", "a quota that would apply to shows that do not need one", 1),),
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
                _cell("WGA", "demands", "residuals.streaming", "a residual that grows with the audience", 1),
                _cell("WGA", "demands", "residuals.foreign", "a raise in what is paid for viewing abroad", 1),
            ),
            employer=(
                _cell(
                    "AMPTP", "opposes", "residuals", "would raise the rates by 200%", 1, figure=True,
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
            union=(_cell("WGA", "demands", "technology", "no script of ours is to be written or rewritten by a machine", 1),),
            employer=(
                _cell("AMPTP", "commits_to_discuss", "technology", "a longer talk, and we are ready to have it", 3),
                _cell("AMPTP", "refuses_to_negotiate", "technology", "would not even talk about it", 1, per="WGA"),
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
        dispute=WGA, name="WGA v AMPTP", unions=("Writers Guild of America",),
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
    quiet_issues=("Pay & wage increases", "Pensions & retirement", "Leave & time off"),
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
    ),
    references=REFERENCES,
    coverage=(
        ("Staffing, minimums & workload", _bump(1, 0, 2, 3, 1, 0, 0, 4, 2, 5, 3)),
        ("Residuals & revenue share", _bump(2, 1, 1, 0, 0, 0, 1, 0, 3)),
        ("AI, automation & surveillance", _bump(1, 4)),
    ),
)  # fmt: skip
