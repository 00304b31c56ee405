"""What the forms promise, beside their looks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from itertools import pairwise
from typing import Any

import html5lib
import icalendar
import jsonschema
import pytest
from msgspec import structs
from wcwidth import wcswidth

from samples import DATES, DIGEST, DISPUTE, DOSSIER, JUDGED, LATER, LEDGER, NOW, REFERENCES, VIEWS, ZONE
from strikewatch import render
from strikewatch.lexicon import issue_slugs
from strikewatch.model import Change, Counts, DatedLine, Digest, Dossier, Found, Hit, Ledger, LedgerLine, Reference, Row, Window
from strikewatch.model.labels import ISSUES, STAGES
from strikewatch.render import View, charts, labels, words
from strikewatch.render.layout import Piece, beside, say, web, width_of, wrap
from strikewatch.render.paint import STYLES, paint
from strikewatch.render.shown import paragraphs

EMPTY = Digest(
    now=NOW, zone=ZONE, window=Window(start=NOW - dt.timedelta(days=1), end=NOW, label="last 24 h"), counts=Counts()
)  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [20, 40, 72, 78, 80, 95, 96, 100, 160])
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    """Lines fit, in cells; only an address stands whole, since broken it could not be followed."""
    for line in render.terminal(VIEWS[name], width=width).splitlines():
        assert wcswidth(line) <= width or re.fullmatch(r"https?://\S+", line.strip())


@pytest.mark.parametrize("name", VIEWS)
def test_text_is_the_terminal_without_colour_or_links(name: str) -> None:
    """Colour is a layer: taken off, what is left is the plain text."""
    painted = render.terminal(VIEWS[name], width=100, color=True, links=False)
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == render.text(VIEWS[name], width=100)


@pytest.mark.parametrize("name", VIEWS)
def test_no_escape_sequence_when_told(name: str) -> None:
    """Without colour and links nothing but text is printed."""
    assert "\x1b" not in render.terminal(VIEWS[name], color=False, links=False)


def test_links_lead_to_the_items_and_leave_their_addresses_out() -> None:
    """Where links are supported the headline carries the address, which is not printed again."""
    page = render.terminal(DIGEST, links=True)
    assert "\x1b]8;id=" in page
    assert "\nhttps://" not in page.replace("      https://", "\nhttps://")


def test_wide_and_combining_characters_stay_aligned() -> None:
    """Columns are measured in cells: the bar between the sides stands in one place in all lines of a row."""
    row = DIGEST.groups[0].rows[0]
    cell = structs.replace(row.union[0], quote="賃上げを求める " * 12 + "e\u0301e\u0301 👍 " * 9)
    wide = structs.replace(row, union=(cell,))
    group = structs.replace(DIGEST.groups[0], rows=(wide,))
    page = render.text(structs.replace(DIGEST, groups=(group,)), width=100)
    bars = {
        wcswidth(line[: line.index(" | ")])
        for line in page.splitlines()
        if " | " in line and not line.startswith(("STRIKE", "BY"))
    }
    assert len(bars) == 1


@pytest.mark.parametrize("style", [style for style in STYLES.values() if "color" in style])
def test_colours_read_on_dark_and_on_light(style: str) -> None:
    """Each colour has a contrast of at least 4:1 on black and on white."""
    from rich.color import Color
    from rich.style import Style

    color = Style.parse(style).color or Color.parse("black")
    parts = [value / 255 for value in color.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    assert 1.05 / (light + 0.05) >= 4
    assert (light + 0.05) / 0.05 >= 4


def test_rich_markup_is_literal() -> None:
    """What looks like markup of ours is shown as it is."""
    page = paint([(say("[bold red]x[/] :smile: [link=file:///etc]y[/link]", "name"),)], color=True, links=True)
    assert "[bold red]x[/] :smile: [link=file:///etc]y[/link]" in page


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/x?y=1&z=2#n", "https://a.example/x?y=1&z=2#n"),
        ("HTTP://a.example/", "http://a.example/"),
        ("https://a.example/\x1b]8;;b\x1b\\", "https://a.example/%1B]8;;b%1B%5C"),
        ('https://a.example/"<é>', "https://a.example/%22%3C%C3%A9%3E"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("//a.example/x", None),
        ("https:///x", None),
        ("https://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, link: str | None) -> None:
    """Any other scheme is shown as text; what is left is printable ASCII."""
    assert web(address) == link


@pytest.mark.parametrize("name", render.PUBLISHED)
def test_json_keeps_its_schema(name: str) -> None:
    """What is printed as JSON is valid by the schema that is published for it."""
    record = JUDGED.analysis if name == "analysis" else VIEWS[name]
    jsonschema.validate(json.loads(render.json(record)), json.loads(render.json_schema(name)))


def test_every_line_of_the_digest_has_its_source() -> None:
    """Changes, dates and ledger lines each end with the number of an item that SOURCES lists."""
    page = render.text(DIGEST, width=160).splitlines()
    lines: list[Change | DatedLine | LedgerLine] = [*DIGEST.changes, *DIGEST.dates, *DIGEST.ledger]
    for line in lines:
        assert any(line.name in shown and f"[{line.refs[0]}]" in shown for shown in page)
    for reference in REFERENCES:
        assert any(shown.strip() == reference.url for shown in page)


def test_all_of_a_digest_is_told_in_every_form() -> None:
    """No form leaves a quote, a failed source or a count out."""
    pages = (render.text(DIGEST, width=400), render.markdown(DIGEST), render.html(DIGEST), render.mail_html(DIGEST))
    quotes = [cell.quote for group in DIGEST.groups for row in group.rows for cell in (*row.union, *row.employer, *row.neutral)]
    for page in pages:
        for words_ in (*quotes, "calderbaypost", "63 read = 9 kept", "per WGA", "no position found", "(c)"):
            assert words_ in page


@pytest.mark.parametrize("form", [render.text, render.markdown, render.html, render.mail_html])
def test_an_empty_digest_is_still_a_page(form: object) -> None:
    """A day without news has a header and its counts, and no empty headings."""
    page = form(EMPTY)  # type: ignore[operator]  # the four are functions of a digest
    assert "0 items read" in page
    assert "what changed" not in page.lower()
    assert not re.search(r"(LEDGER|>Ledger<|# Ledger)", page)


@pytest.mark.parametrize("digest", [DIGEST, EMPTY, structs.replace(DIGEST, group_by="day")])
def test_html_is_valid(digest: Digest) -> None:
    """The page and the mail parse without a single error, and nest as they should."""
    for page in (render.html(digest), render.mail_html(digest), render.html(DOSSIER)):
        html5lib.HTMLParser(strict=True).parse(page)


def test_html_has_one_heading_and_steps_down_by_one() -> None:
    """One h1; no level is left out on the way down."""
    for page in (render.html(DIGEST), render.mail_html(DIGEST), render.html(DOSSIER)):
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_html_asks_for_nothing_remote() -> None:
    """No script, no image, no font, no style from elsewhere; the page forbids them too."""
    for page in (render.html(DIGEST), render.mail_html(DIGEST), render.html(DOSSIER)):
        assert not re.search(r"<(script|img|iframe|link|object|embed|form|video|audio|base)\b|url\(|@import|\ssrc=", page)
    assert "default-src 'none'" in render.html(DIGEST)


def test_anchors_of_the_page_lead_somewhere() -> None:
    """Each link within the page has its target."""
    for page in (render.html(DIGEST), render.html(DOSSIER)):
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_ics_is_read_back() -> None:
    """A calendar program reads what we meant: uid, moment in UTC, whole days, computed and denied ones marked."""
    denied = structs.replace(DATES[0], status="denied", uid="x@strikewatch")
    odd_zone = structs.replace(DATES[0], zone="Nowhere/Town", uid="y@strikewatch")
    no_zone = structs.replace(DATES[0], zone=None, uid="z@strikewatch")
    raw = render.ics((*DATES, *LATER, denied, odd_zone, no_zone), now=NOW, references=REFERENCES)
    events: dict[str, Any] = {str(event["uid"]): event for event in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    assert len(events) == len(DATES) + len(LATER) + 3
    assert events[DATES[0].uid]["dtstart"].dt == dt.datetime(2023, 8, 3, 21, tzinfo=dt.UTC)
    assert events[DATES[1].uid]["dtstart"].dt == dt.date(2023, 8, 4)
    assert events[DATES[1].uid]["dtend"].dt == dt.date(2023, 8, 5)
    assert str(events[LATER[1].uid]["summary"]) == "(c) strike ends, RBTA v Westmoor"
    assert str(events[LATER[1].uid]["status"]) == "TENTATIVE"
    assert str(events["x@strikewatch"]["status"]) == "CANCELLED"
    for uid in ("y@strikewatch", "z@strikewatch"):
        assert events[uid]["dtstart"].dt == dt.datetime(2023, 8, 3, 14)  # noqa: DTZ001 - the clock on the wall there
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_csv_has_the_columns_of_the_listing() -> None:
    """The header is fixed, what is unknown is empty, a local's number has its own column."""
    local = structs.replace(LEDGER[0], unions=("Dockers' Union Local 417", "Clerks' Union Local 9"), place="Northgate, Ohio")
    abroad = structs.replace(LEDGER[1], country="GB", place="Hull, England")
    rows = list(csv.DictReader(io.StringIO(render.csv((local, abroad, *LEDGER)))))
    assert (rows[0]["local"], rows[0]["states"], rows[0]["areas"], rows[0]["workdays"]) == ("417; 9", "Ohio", "Northgate", "")
    assert (rows[1]["states"], rows[1]["areas"]) == ("", "Hull, England")
    assert "country GB" in rows[1]["notes"]
    assert rows[2]["begin"] == "2023-05-02"


def test_csv_cells_are_no_formulas_unless_raw() -> None:
    """A name that a spreadsheet would run gets an apostrophe; ``raw`` leaves it."""
    line = LedgerLine(dispute="x", name="x", stage="none", status="x", employers=("=cmd|' /C calc'!A0",))
    assert "'=cmd|" in render.csv((line,))
    assert "'=cmd|" not in render.csv((line,), raw=True)


def test_markdown_shows_outside_text_as_it_is() -> None:
    """Nothing from outside formats, links or is HTML."""
    note = structs.replace(DIGEST.unverified[0], text="<b>*x*</b> [y](javascript:z) `c` &lt; R&D | #1 _u_", quote=None, ref=None)
    page = render.markdown(structs.replace(DIGEST, unverified=(note,)))
    assert r"\<b\>\*x\*\</b\> \[y\](javascript:z) \`c\` \&lt; R\&D \| #1 \_u\_" in page


def test_markdown_names_a_foreign_address_without_linking_it() -> None:
    """An address that is none of the web stands as text; grouped by another key, statements name their issue."""
    sources = (structs.replace(REFERENCES[0], url="file:///etc/passwd"), structs.replace(REFERENCES[1], url=None, when=None))
    page = render.markdown(structs.replace(DIGEST, references=sources, group_by="source"))
    assert "file:///etc/passwd" in page
    assert "<file:" not in page
    assert "no date given" in page
    assert "residuals: streaming: demands" in page


def test_dossier_strikes_older_positions_through_and_keeps_them() -> None:
    """An offer that was topped stays, marked; what an opponent tells is told as such."""
    page = render.text(VIEWS["dossier"], width=160)
    assert 'earlier: offers "7 per cent over three years"' in page
    assert 'per NDU: counters "9 per cent over three years"' in page
    assert "\x1b[9;38;5;243m" in render.terminal(VIEWS["dossier"], color=True)


def test_dossier_of_little_knowledge_is_still_a_page() -> None:
    """A dispute known by name only has a header and no empty sections."""
    bare = structs.replace(
        DISPUTE, unions=(), employers=(), stories=(), moves=(), events=(), positions=(), figures=(), place=None
    )
    page = render.text(Dossier(now=NOW, zone=ZONE, dispute=bare))
    assert "NDU v NTA" in page
    assert "POSITIONS" not in page


def test_dossier_tells_an_odd_move_a_mediator_and_a_day() -> None:
    """An impossible jump is marked, a third party has a column, a running action its day, an event its note."""
    mediator = structs.replace(
        DISPUTE.positions[1],
        side="agency",
        called="Mediator",
        position=structs.replace(DISPUTE.positions[1].position, party="Mediator", asserted_by="narration"),
    )
    event = structs.replace(
        DISPUTE.events[0], event=structs.replace(DISPUTE.events[0].event, note="by post", computed=True),
        status="moved", was=dt.date(2023, 7, 30),
    )  # fmt: skip
    dispute = structs.replace(
        DISPUTE, positions=(mediator,), moves=(structs.replace(DISPUTE.moves[0], odd=True, words=None),), events=(event,),
        started=dt.date(2023, 7, 31), ended=dt.date(2023, 8, 20), agencies=(structs.replace(DISPUTE.unions[0], name="Board", abbr="Board"),),
    )  # fmt: skip
    page = render.text(structs.replace(VIEWS["dossier"], dispute=dispute), width=100)
    narrow = render.text(structs.replace(VIEWS["dossier"], dispute=dispute), width=60)
    for told in ("unusual jump", "day 2 (calendar days", "ended Sun 20 Aug 2023", "by post; computed; moved; was 30 Jul"):
        assert told in page
    assert "proposes" in page
    assert "neutral" in narrow


def test_shown_marks_cues_where_they_stand() -> None:
    """The text is whole, its cues in brackets; spans out of range harm nothing."""
    wild = structs.replace(JUDGED.analysis.events[0], start=-5, end=10**9)
    analysis = structs.replace(JUDGED.analysis, events=(wild,))
    told = "".join(text for block in paragraphs(JUDGED.item, analysis) for text, _ in block)
    assert told == JUDGED.item.body.replace("\n", "")
    assert "[served notice]" in render.text(VIEWS["shown"])


def test_shown_says_why_an_item_was_dropped() -> None:
    """Verdict, look-alike, the user's mark and what it was folded into are told in one line."""
    analysis = structs.replace(JUDGED.analysis, relevant=False, verdict="look-alike", lookalike="air strike")
    judged = structs.replace(JUDGED, analysis=analysis, marked=True, item=structs.replace(JUDGED.item, url=None, published=None))
    view = structs.replace(VIEWS["shown"], judged=judged, why="below the line", folded_into="abc123")
    page = render.text(view, width=200)
    assert "dropped: look-alike (your mark); look-alike: air strike; below the line" in page
    assert "folded into abc123" in page
    assert "no date given" in page


def test_found_marks_matches_and_ignores_impossible_ones() -> None:
    """Matches stand in angles; marks that overlap or leave the snippet are left out."""
    hit = Hit(
        item=structs.replace(JUDGED.item, title="", published=None),
        snippet="a strike on Saturday",
        marks=((2, 8), (4, 9), (12, 90)),
    )
    page = render.text(Found(now=NOW, zone=ZONE, query="strike", hits=(hit,)))
    assert "a >strike< on Saturday" in page
    assert "1 item for strike" in page


@pytest.mark.parametrize("name", ["ledger", "calendar"])
def test_an_empty_listing_says_so(name: str) -> None:
    """An empty listing is a sentence, not an empty page."""
    assert len(render.text(structs.replace(VIEWS[name], lines=()))) > 10


def test_group_by_other_keys_names_the_issue_and_brings_every_case() -> None:
    """Statements that are not grouped by issue name it; rows without a statement or a lead say so."""
    rows = (
        structs.replace(DIGEST.groups[1].rows[0], neutral=()),
        Row(dispute="x", name="A and B", stage="talks", status="talks", refs=(), provenance="P3"),
        Row(dispute="y", name="C", stage="talks", status="talks", refs=(9,), provenance="P3", lead="They met."),
    )
    group = structs.replace(DIGEST.groups[0], label="Mon 31 Jul", rows=rows, disputes=0)
    digest = structs.replace(DIGEST, group_by="day", groups=(group,), failures=(structs.replace(DIGEST.failures[0], since=None),))
    for page in (render.text(digest, width=100), render.markdown(digest), render.html(digest), render.mail_html(digest)):
        assert "residuals: foreign:" in page
        assert "no position found" in page
        assert "They met." in page


@pytest.mark.parametrize("name", ["ledger", "calendar", "dossier"])
def test_a_listing_leads_to_its_items_by_id(name: str) -> None:
    """A number belongs to the last digest: other pages name the item itself."""
    page = render.text(VIEWS[name], width=100)
    assert "strikewatch show ID" in page
    assert "strikewatch show NUMBER" not in page
    assert (JUDGED.item.id if name == "dossier" else REFERENCES[0].item)[:8] in page
    assert "strikewatch show NUMBER" in render.text(DIGEST, width=100)


def test_a_group_without_a_dispute_in_full_has_no_heading() -> None:
    """What moved only by name stands in one line, not under headings with nothing below."""
    brief = structs.replace(DIGEST.groups[0], key="retirement", label="Pensions & retirement", rows=(), brief=("A v B", "C v D"))
    digest = structs.replace(DIGEST, groups=(DIGEST.groups[0], brief))
    for page in (render.text(digest, width=100), render.markdown(digest), render.html(digest), render.mail_html(digest)):
        assert "lso moved: pensions (A v B, C v D)" in page
        assert "PENSIONS & RETIREMENT" not in page
        assert "Pensions &amp; retirement" not in page


def test_a_dispute_that_is_its_group_is_named_once() -> None:
    """Grouped by dispute the heading is the name."""
    row = DIGEST.groups[0].rows[0]
    group = structs.replace(DIGEST.groups[0], key=row.dispute, label=row.name, rows=(row,), brief=(), disputes=1)
    digest = structs.replace(DIGEST, group_by="dispute", groups=(group,), changes=(), dates=(), later=(), ledger=(), top=None)
    for page in (render.text(digest, width=100), render.markdown(digest), render.html(digest), render.mail_html(digest)):
        assert page.upper().count(row.name.upper()) == 1


def test_a_name_is_told_from_what_happened() -> None:
    """The line A v B: confirmed: strike began cannot be read as B confirming it, in a column or out of it."""
    for width in (60, 100):
        assert "WGA v AMPTP: " in " ".join(render.text(DIGEST, width=width).split())


def test_two_parties_on_a_side_are_named() -> None:
    """Where several employers speak, each statement says whose it is."""
    row = DIGEST.groups[0].rows[0]
    other = structs.replace(row.employer[0], party="Northfilm", quote="nothing of the kind")
    group = structs.replace(DIGEST.groups[0], rows=(structs.replace(row, employer=(*row.employer, other)),))
    for page in (
        render.text(structs.replace(DIGEST, groups=(group,)), width=160),
        render.markdown(structs.replace(DIGEST, groups=(group,))),
    ):
        assert "Northfilm" in page


def test_timeline_needs_two_days() -> None:
    """One day is no line; the bar of an action that goes on ends today."""
    bare = structs.replace(DISPUTE, started=None, ended=None)
    assert charts.timeline(bare, [], [], NOW.date()) is None
    running = structs.replace(DISPUTE, started=dt.date(2023, 7, 22), ended=None)
    line = charts.timeline(running, [dt.date(2023, 7, 22)], [dt.date(2023, 8, 11)], NOW.date())
    assert line is not None
    assert (line.start, line.width, line.today, line.due) == (0.0, 50.0, 50.0, (100.0,))


def test_dossier_page_names_parties_where_several_speak() -> None:
    """Two employers in a column are told apart; a dispute of which little is known is still a page."""
    other = structs.replace(
        DISPUTE.positions[1],
        called="Tugs Ltd",
        position=structs.replace(DISPUTE.positions[1].position, party="Tugs Ltd", issue="wages"),
    )
    employers = (*DISPUTE.employers, structs.replace(DISPUTE.employers[0], id="tugs", name="Tugs Ltd", abbr=None))
    dispute = structs.replace(DISPUTE, positions=(*DISPUTE.positions, other), employers=employers, started=dt.date(2023, 7, 20))
    page = render.html(structs.replace(DOSSIER, dispute=dispute))
    assert "<b>Tugs Ltd</b>" in page
    assert "<b>NTA</b>" in page
    bare = structs.replace(
        DISPUTE, unions=(), employers=(), stories=(), moves=(), events=(), positions=(), figures=(), place=None
    )
    assert "Positions" not in render.html(structs.replace(DOSSIER, dispute=bare, dates=()))


@pytest.mark.parametrize(
    ("line", "label"),
    [
        (LEDGER[0], "WGA v AMPTP: action from Tue 2 May on; last move Tue 1 Aug; due 4 Aug talks"),
        (LedgerLine(dispute="x", name="X", stage="none", status="none"), "X: no dates"),
    ],
)
def test_strip_is_told_in_words(line: LedgerLine, label: str) -> None:
    """A picture has its words for those who cannot see it, and nothing stands outside it."""
    strip = charts.strip(line, NOW.date())
    assert strip.label == label
    assert 0 <= strip.start <= strip.start + strip.width <= 100


def test_strip_leaves_out_what_is_beyond_it() -> None:
    """An action that is over before the strip begins has no bar; a date beyond it no mark."""
    line = structs.replace(LEDGER[1], began=dt.date(2022, 1, 1), ended=dt.date(2022, 2, 1), next_date=dt.date(2024, 1, 1))
    strip = charts.strip(line, NOW.date())
    assert (strip.width, strip.due) == (0.0, None)


def test_words_of_dates_and_zones() -> None:
    """Dates are English whatever the locale; a zone without letters shows its distance; a bare day is not moved."""
    when = dt.datetime(2023, 8, 1, 0, 30, tzinfo=dt.UTC)
    assert words.moment(when, "America/Sao_Paulo") == "Mon 31 Jul 2023, 21:30 UTC-03"
    assert words.moment(when, "America/Los_Angeles", day_only=True) == "Tue 1 Aug 2023"
    assert words.moment(when, "No/Where") == "Tue 1 Aug 2023, 00:30 UTC"
    assert words.day(dt.date(2024, 2, 29), year=True) == "Thu 29 Feb 2024"


def test_due_names_what_moved() -> None:
    """A date that moved without its old day, or is denied, says so."""
    line = DatedLine(date=dt.date(2023, 8, 4), what="talks", dispute="x", name="A v B", uid="u", status="moved")
    assert words.due(line) == "talks, A v B (moved)"
    assert words.due(structs.replace(line, status="denied", ambiguous=True)) == "talks, A v B (denied; day uncertain)"


def test_sparkline_tells_nothing_from_little() -> None:
    """A day without an item is a dot; the tallest day is a full block."""
    assert words.spark((0, 1, 50, 100)) == ".▁▄█"
    assert words.spark((0, 0)) == ".."
    assert words.spark(()) == ""


def test_wrap_breaks_words_that_are_wider_than_a_line() -> None:
    """A word wider than a line is cut between characters, never inside one."""
    lines = wrap([say("x" * 25 + " 漢字漢字漢字 e\u0301" + "e\u0301" * 12)], 10, hang=2)
    assert all(width_of(line) <= 10 for line in lines)
    assert "".join(piece.text.strip() for line in lines for piece in line).count("e\u0301") == 13


def test_beside_gives_up_the_margin_where_there_is_no_room() -> None:
    """A margin note that would take half the line follows the text instead."""
    lines = beside([say("text")], [Piece("a very long note")], 20)
    assert "".join(piece.text for line in lines for piece in line).startswith("text a very")


def test_a_view_is_at_least_twenty_cells_wide() -> None:
    """A width that nothing fits into is taken as twenty."""
    assert render.text(DIGEST, width=3) == render.text(DIGEST, width=20)


def test_every_closed_list_has_its_words() -> None:
    """Each stance, stage, verdict, provenance and issue has a label."""
    from typing import get_args

    from strikewatch.model import Provenance, Stage, Stance, Verdict

    for kind, known in (
        (Stance, labels.STANCES),
        (Stage, STAGES),
        (Verdict, labels.VERDICTS),
        (Provenance, labels.LADDER),
    ):
        assert set(get_args(kind)) == set(known)
    assert set(issue_slugs()) == set(ISSUES)


def test_a_reference_without_an_address_or_a_date_is_told_without() -> None:
    """What is not known is said to be so, and an address that is none of the web is shown as text."""
    odd = Reference(number=1, item="a", outlet="X", headline="Y", url="javascript:alert(1)")
    view: View = Ledger(now=NOW, zone=ZONE, lines=LEDGER[:1], references=(odd,))
    for page in (render.text(view), render.terminal(view, links=True)):
        assert "no date given" in page
    assert "javascript:alert(1)" in render.text(view)
    page = render.html(structs.replace(DIGEST, references=(odd,)))
    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


def test_marks_do_not_climb_over_the_lines_around() -> None:
    """A heap of combining marks is cut to what a language needs; accents stay."""
    assert say("S" + "\u0301" * 90 + "o" + "\u0323\u0302").text == "S" + "\u0301" * 4 + "o\u0323\u0302"


def test_a_day_of_another_year_has_its_year() -> None:
    """Old and far days are not taken for days of this year, in any form."""
    line = structs.replace(LEDGER[0], last_move=dt.date(2021, 3, 4), next_date=dt.date(2024, 1, 2))
    digest = structs.replace(DIGEST, ledger=(line,), later=(structs.replace(LATER[0], date=dt.date(2024, 2, 3)),))
    for page in (render.text(digest, width=160), render.markdown(digest), render.html(digest), render.mail_html(digest)):
        flat = " ".join(page.split())
        assert re.search(r"4 Mar\b.{0,80}\b2021", flat)
        assert "2 Jan 2024" in flat
    for page in (render.text(digest, width=160), render.html(digest), render.mail_html(digest)):
        assert "3 Feb 2024" in page
