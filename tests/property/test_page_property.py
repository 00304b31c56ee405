"""What must hold of the page for any items whatever: verbatim quotes, honest counts, no line without a source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from evidence import ALDRIC, AMPTP, CBNA, NDU, NOW, NTA, WGA, WINDOW, ZONE
from strikewatch.digest import compose, compose_calendar, compose_dossier, compose_ledger, compose_omissions
from strikewatch.disputes import gather
from strikewatch.model import (
    ActionTrack,
    Analysis,
    BargainingTrack,
    Digest,
    DigestSettings,
    Event,
    EventType,
    GroupBy,
    IssueFinding,
    Item,
    Judged,
    Position,
    Provenance,
    ResolutionTrack,
    Span,
    Stage,
    Stance,
    Tracks,
    Verdict,
    Voice,
    Watch,
)
from strikewatch.stories import fold

_SENTENCES = (
    "Nurses walked out at St Aldric on Monday.", "The WGA wants a minimum number of writers, and higher residuals.",
    "“We will meet,” said the AMPTP.", "No deal.", "The first talks since the strike began are set for Friday.",
    "Voters backed it by 94% on an 88% turnout.", "The deadline was moved to the 12th.", "It was called off.", "Ünïcode 🪧 on the line\nand a new line.",
)  # fmt: skip
_PARTIES = (WGA, AMPTP, CBNA, ALDRIC, NDU, NTA)
_NAMES = (*(party.name for party in _PARTIES), "narration", "Nobody We Know")
_VERDICTS: tuple[Verdict, ...] = ("dispute", "dispute", "dispute", *get_args(Verdict))
_SLUGS = ("wages", "staffing.ratios", "process", "technology", "other", "parking")


def _one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


@st.composite
def _spans(draw: st.DrawFn, body: str) -> Span:
    start = draw(st.integers(0, max(0, len(body) - 1)))
    end = draw(st.integers(start, len(body)))
    return Span(text=body[start:end], start=start, end=end)


@st.composite
def _events(draw: st.DrawFn, body: str) -> Event:
    words = draw(_spans(body))
    day = draw(st.none() | st.dates(dt.date(2023, 5, 1), dt.date(2023, 9, 30)))
    return Event(
        type=draw(_one_of(EventType)), date=day, text=words.text, start=words.start, end=words.end, computed=draw(st.booleans()),
        scheduled=draw(st.booleans()), asserted_by=draw(st.sampled_from(_NAMES)), time=draw(st.none() | st.just(dt.time(7))),
    )  # fmt: skip


@st.composite
def _positions(draw: st.DrawFn, body: str) -> Position:
    words = draw(_spans(body))
    return Position(
        party=draw(st.sampled_from(_NAMES)), stance=draw(_one_of(Stance)), issue=draw(st.sampled_from(_SLUGS)), quote=words.text,
        start=words.start, end=words.end, asserted_by=draw(st.sampled_from(_NAMES)), voice=draw(_one_of(Voice)), earlier=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def _judged(draw: st.DrawFn, number: int) -> Judged:
    text = " ".join(draw(st.lists(st.sampled_from(_SENTENCES), max_size=5)))
    when = NOW - dt.timedelta(hours=draw(st.integers(0, 400)))
    item = Item(
        id=f"{number:06x}", source=draw(st.sampled_from(("ledger", "echo", "wire"))), title=draw(st.sampled_from(("", "Nurses walk out", "Talks"))),
        text=text, published=draw(st.none() | st.just(when)), first_seen=draw(st.just(NOW) | st.just(when)), day_only=draw(st.booleans()),
    )  # fmt: skip
    body = item.body
    tracks = Tracks(
        action=draw(_one_of(ActionTrack)), bargaining=draw(_one_of(BargainingTrack)), resolution=draw(_one_of(ResolutionTrack))
    )
    slugs = draw(st.lists(st.sampled_from(_SLUGS), max_size=3, unique=True))
    analysis = Analysis(
        id=item.id, relevant=True, verdict=draw(st.sampled_from(_VERDICTS)), score=0.7,
        parties=tuple(draw(st.lists(st.sampled_from(_PARTIES), max_size=3, unique=True))), stage=draw(_one_of(Stage)), tracks=tracks,
        issues=tuple(IssueFinding(slug=slug, evidence=(draw(_spans(body)),)) for slug in slugs),
        events=tuple(draw(st.lists(_events(body), max_size=3))), positions=tuple(draw(st.lists(_positions(body), max_size=3))),
        provenance=draw(_one_of(Provenance)), lead=draw(st.none() | _spans(body)), passing=draw(st.booleans()),
        correction=draw(st.none() | _spans(body)), country=draw(st.sampled_from((None, "US", "GB"))), lookalike=draw(st.none() | st.just("air strike")),
    )  # fmt: skip
    return Judged(item=item, analysis=analysis)


@st.composite
def _sets(draw: st.DrawFn) -> list[Judged]:
    return [draw(_judged(number)) for number in range(draw(st.integers(0, 7)))]


_WATCH = (
    Watch(name="Writers", parties=("WGA", "AMPTP"), started=dt.date(2023, 5, 2)),
    Watch(name="Steel", parties=("Steelworkers",)),
)


def _page(judged: list[Judged], by: GroupBy = "issue", **options: Any) -> Digest:
    stories = fold(judged)
    disputes = gather(stories, watch=_WATCH, zone=ZONE, now=NOW)
    return compose(judged, stories, disputes, window=WINDOW, now=NOW, zone=ZONE, group_by=by, **options)


def _quotes(digest: Digest) -> Iterator[tuple[str, int]]:
    for group in digest.groups:
        for row in group.rows:
            for cell in (*row.union, *row.employer, *row.neutral):
                yield cell.quote, cell.ref
            if row.lead is not None:
                assert row.lead_ref is not None
                yield row.lead, row.lead_ref
    for note in (*digest.corrected, *digest.unverified, *digest.organising, *digest.labour):
        if note.quote is not None:
            assert note.ref is not None
            yield note.quote, note.ref


@settings(max_examples=100, deadline=None)
@given(_sets(), _one_of(GroupBy), st.integers(0, 3))
def test_the_page(judged: list[Judged], by: GroupBy, full: int) -> None:
    """Quotes stand verbatim in their items, counts reconcile, every line has a source, every source is cited once."""
    digest = _page(judged, by, settings=DigestSettings(full=full, include=("organising",)), too_old=2, unreadable=1)
    items = {one.item.id: one.item for one in judged}
    bodies = {reference.number: items[reference.item].body for reference in digest.references}
    assert [reference.number for reference in digest.references] == list(range(1, len(bodies) + 1))
    for quote, number in _quotes(digest):
        assert quote in bodies[number]
    assert digest.counts.reconciled()
    assert digest.counts.read == len(judged) + 3
    rows = [row for group in digest.groups for row in group.rows]
    cited = [change.refs for change in digest.changes] + [due.refs for due in (*digest.dates, *digest.later)]
    cited += [line.refs for line in digest.ledger] + [row.refs for row in rows]
    for refs in cited:
        assert refs
        assert set(refs) <= set(bodies)
    for note in (*digest.corrected, *digest.unverified, *digest.maybe_same, *digest.organising, *digest.labour):
        assert note.ref in bodies
    assert all(note.ref in bodies or note.text.endswith("no report yet") for note in digest.quiet)
    assert json.decode(json.encode(digest), type=Digest) == digest


@settings(max_examples=40, deadline=None)
@given(_sets(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(judged: list[Judged], chance: Any) -> None:
    """The same items in another order make the same page, byte for byte."""
    other = list(judged)
    chance.shuffle(other)
    assert json.encode(_page(judged)) == json.encode(_page(other))


@settings(max_examples=40, deadline=None)
@given(_sets())
def test_rumours_move_nothing(judged: list[Judged]) -> None:
    """No stage and no date of the page rests on a rumour or on anonymous word alone."""
    stories = fold(judged)
    for dispute in gather(stories, zone=ZONE, now=NOW):
        assert all(move.provenance < "P4" for move in dispute.moves)
        assert all(event.provenance < "P4" for event in dispute.events)
    assert sorted(one.item.id for story in stories for one in story.members) == sorted(one.item.id for one in judged)


@settings(max_examples=30, deadline=None)
@given(_sets())
def test_the_other_pages(judged: list[Judged]) -> None:
    """Ledger, calendar and dossier cite what they say; what was left out and what was kept are all that was read."""
    stories = fold(judged)
    disputes = gather(stories, watch=_WATCH, zone=ZONE, now=NOW)
    ledger, calendar = compose_ledger(disputes, now=NOW, zone=ZONE), compose_calendar(disputes, now=NOW, zone=ZONE)
    for page in (ledger, calendar):
        known = {reference.number for reference in page.references}
        assert all(line.refs and set(line.refs) <= known for line in page.lines)
    for dispute in disputes:
        dossier = compose_dossier(dispute, now=NOW, zone=ZONE)
        assert {one.item.id for story in dispute.stories for one in story.members} == {ref.item for ref in dossier.references}
    omissions = compose_omissions(judged, stories, now=NOW, zone=ZONE)
    assert len(omissions.items) + omissions.counts.kept == len(judged)
