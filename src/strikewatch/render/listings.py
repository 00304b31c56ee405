"""The short listings as lines: ledger, calendar, what was dropped, what a search found."""

from __future__ import annotations

from strikewatch.model import Calendar, Found, Hit, Ledger, Omissions
from strikewatch.render import labels, words
from strikewatch.render.cite import headline
from strikewatch.render.layout import BLANK, Line, Piece, beside, paragraph, say
from strikewatch.render.sections import address, dated, heading, ledger, source_list


def ledger_lines(view: Ledger, *, width: int, addresses: bool) -> list[Line]:
    """Return the ledger with the id of each dispute, and its sources."""
    if not view.lines:
        return paragraph(say("No disputes yet: strikewatch pull"), width=width)
    refs = {reference.number: reference for reference in view.references}
    page = ledger(view.lines, refs, width, today=words.today(view), ids=True)
    return [*page, *_sources(view, width, addresses=addresses)]


def calendar_lines(view: Calendar, *, width: int, addresses: bool) -> list[Line]:
    """Return what is due, with its years."""
    if not view.lines:
        return paragraph(say("Nothing is due."), width=width)
    refs = {reference.number: reference for reference in view.references}
    page = heading("CALENDAR", width, aside="(c) = computed, not stated")
    page += dated(view.lines, refs, width, years=True)
    return [*page, *_sources(view, width, addresses=addresses)]


def _sources(view: Ledger | Calendar, width: int, *, addresses: bool) -> list[Line]:
    found = source_list(view.references, view.zone, width, addresses=addresses, ids=True)
    return [BLANK, *found] if found else []


def omission_lines(view: Omissions, *, width: int) -> list[Line]:
    """Return what was left out: the counts first, then a line per item with its reason."""
    total = view.counts.read - view.counts.kept
    page = heading(f"DROPPED {total:,}", width, aside="take one back: strikewatch mark ID keep")
    page += paragraph(say(words.balance(view.counts)), width=width, first=2, hang=4)
    for one in view.items:
        item = one.item
        told = [say(f"{item.id[:8]} ", "dim"), say(headline(item), link=item.url), say(f" ({item.by})", "dim")]
        why = f"{labels.VERDICTS[one.verdict]}: {one.why}" if one.why else labels.VERDICTS[one.verdict]
        page += beside(told, [say(f"{one.score:.2f}", "dim")], width, first=2, hang=4)
        page += paragraph(say(why, "dim"), width=width, first=4, hang=6)
    return page


def found_lines(view: Found, *, width: int, addresses: bool) -> list[Line]:
    """Return what a search found: outlet, day and headline, then the words around with the matches marked."""
    total = max(view.total, len(view.hits))
    shown = f", {len(view.hits):,} shown" if len(view.hits) < total else ""
    page = heading(f"{words.many(total, 'item')} for {view.query}{shown}", width)
    for hit in view.hits:
        item = hit.item
        when = words.moment(item.published, view.zone, day_only=True) if item.published else "no date given"
        right = [say(labels.VERDICTS[hit.verdict], "dim")] if hit.verdict else []
        told = [say(f"{item.id[:8]} ", "dim"), say(headline(item), "name", item.url), say(f", {item.by}, {when}", "dim")]
        page += beside(told, right, width, first=2, hang=4)
        page += paragraph(*_snippet(hit), width=width, first=4)
        page += paragraph(say(f"dispute {hit.dispute}", "dim"), width=width, first=4) if hit.dispute else []
        page += address(item.url, width) if addresses and item.url else []
    return page


def _snippet(hit: Hit) -> list[Piece]:
    """Return the words around a match, the match itself marked (and in >angles< where there is no colour)."""
    pieces: list[Piece] = []
    done = 0
    for start, end in sorted(hit.marks):
        if done <= start < end <= len(hit.snippet):
            pieces += [say(hit.snippet[done:start]), say(f">{hit.snippet[start:end]}<", "mark")]
            done = end
    return [*pieces, say(hit.snippet[done:])]
