"""Sections that several pages share: dates, ledger, notes, sources, each line with the item that it stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from strikewatch.model import DatedLine, LedgerLine, Note, Reference
from strikewatch.render import labels, words
from strikewatch.render.layout import (
    Line,
    Piece,
    Style,
    beside,
    cells,
    grid,
    indent,
    paragraph,
    say,
    web,
    width_of,
    wrap,
)

COLUMNS = 78  # two columns of a quote each need 37 cells to read as sentences
WIDE = 96  # a ledger in columns needs 27 cells for the name of the dispute and its place
NARROW = 20  # cells below which what is due stands under its day
_ID = 8  # digits of an item's id that tell it from a million others, nearly always
References = Mapping[int, Reference]


def heading(label: str, width: int, *, aside: str = "", style: Style = "heading") -> list[Line]:
    """Return a section's heading with its explanation at the right margin."""
    return beside([say(label, style)], [say(aside, "dim")] if aside else [], width)


def marks(numbers: Iterable[int], refs: References, provenance: str | None = None) -> list[Piece]:
    """Return "[1][3] P1": the numbers lead to their items."""
    pieces = [say(f"[{number}]", "dim", refs[number].url if number in refs else None) for number in numbers]
    return [*pieces, say(f" {provenance}", "dim")] if provenance else pieces


def dated(lines: Sequence[DatedLine], refs: References, width: int, *, years: bool = False) -> list[Line]:
    """Return a line per date: day, hour, what and whose; ``years`` puts a line before the first date of each."""
    clock = max((width_of([say(words.when(line))]) for line in lines), default=0)
    page: list[Line] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if years and (before is None or before.date.year != line.date.year):
            page.append((Piece(f"  {line.date.year}", "dim"),))
        told = [say(words.due(line), "gone" if line.off else "alert" if line.bell else "plain")]
        if line.computed:
            told.append(say(" (c)", "mark"))
        right = marks(line.refs, refs, line.provenance)
        left = f"{words.day(line.date)[:3]} {line.date.day:>2} {words.day(line.date).split()[-1]}"
        room = width - 2 - 10 - 2 - (clock + 2 if clock else 0)
        rest = beside(told, right, room)
        if room < NARROW:
            page += paragraph(say(f"{left} {words.when(line)}"), width=width, first=2)
            page += beside(told, right, width, first=4, hang=6)
        elif clock:
            page += indent(grid([[(Piece(left),)], [(say(words.when(line)),)], rest], [10, clock, room]), 2)
        else:
            page += indent(grid([[(Piece(left),)], rest], [10, room]), 2)
    return page


def ledger(lines: Sequence[LedgerLine], refs: References, width: int, *, today: dt.date, ids: bool = False) -> list[Line]:
    """Return the ledger: a line per dispute in columns where there is room, with the numbers below; ``ids`` adds the id."""
    if not lines:
        return []
    page = heading("LEDGER", width)
    wide = width >= WIDE
    spare = max(0, width - WIDE)
    widths = [0, 9 + spare // 8, 20 + spare // 4, 6 + min(5, spare // 8), 20 + spare // 4, 6]
    widths[0] = width - 2 - 10 - sum(widths)
    if wide:
        titles = ("dispute", "size", "stage", "moved", "next", "")
        page += indent(grid([[(say(title, "dim"),)] for title in titles], widths), 2)
    for line in lines:
        name = [say(line.name, "name"), say(f", {words.place(line)}" if words.place(line) else "")]
        moved, upcoming = words.moved(line, today), words.upcoming(line, today)
        right = marks(line.refs, refs)
        if wide:
            facts = [name, [say(words.size(line))], [say(line.status)], [say(moved)], [say(upcoming)], right]
            page += indent(grid([wrap(fact, size) for fact, size in zip(facts, widths, strict=True)], widths), 2)
        else:
            told = [line.status, f"size {words.size(line)}", f"moved {moved}" if moved else ""]
            told.append(f"next {upcoming}" if upcoming else "")
            page += beside(name, right, width, first=2, hang=4)
            page += paragraph(say("; ".join(part for part in told if part)), width=width, first=4, hang=6)
        for extra in _below(line, ids=ids):
            page += paragraph(say(extra, "dim"), width=width, first=4, hang=6)
    return page


def _below(line: LedgerLine, *, ids: bool) -> list[str]:
    """Return what stands below a ledger line: the numbers as stated, the id, what it may be the same as."""
    extra = [*line.numbers]
    extra += [f"id {line.dispute}"] if ids else []
    return [*extra, f"may be the same as {', '.join(line.maybe_same)}"] if line.maybe_same else extra


def notes(label: str, lines: Iterable[Note], refs: References, width: int, aside: str = "") -> list[Line]:
    """Return a section of lines that are no findings, each with its source."""
    mark = "?" if label == "UNVERIFIED" else "-"
    page: list[Line] = []
    for note in lines:
        told = [Piece(f"{mark} "), say(note.text)]
        if note.quote:
            told += [Piece(": "), say(f'"{note.quote}"')]
        right = marks([note.ref] if note.ref is not None else [], refs, note.provenance)
        page += beside(told, right, width, first=2, hang=4)
    return [*heading(label, width, aside=aside), *page] if page else []


def source_list(lines: Iterable[Reference], zone: str, width: int, *, addresses: bool, ids: bool = False) -> list[Line]:
    """Return SOURCES: outlet, headline, time with zone, provenance, and the address, which is never broken or shortened.

    ``ids``: on pages whose numbers are not those of a digest the id of the item leads to it.
    """
    page: list[Line] = []
    for line in lines:
        told = [say(f"[{line.number}] ", "dim"), say(f"{line.outlet}: ", "name"), say(f'"{line.headline}"', link=line.url)]
        when = words.moment(line.when, zone, day_only=line.day_only) if line.when else "no date given"
        told.append(say(f", {when}; {line.provenance}, {labels.LADDER[line.provenance]}"))
        told.append(say(f"; {line.speaker}" if line.speaker else ""))
        told.append(say(f"; {words.spread(line)}" if words.spread(line) else ""))
        told.append(say(f"; {line.item[:_ID]}" if ids else ""))
        page += paragraph(*told, width=width, first=2, hang=6)
        for update in line.updates:
            page += paragraph(say(f"changed: {update}", "dim"), width=width, first=6, hang=8)
        if addresses and line.url:
            page += address(line.url, width)
    return [*heading("SOURCES", width, aside=f"in full: strikewatch show {'ID' if ids else 'NUMBER'}"), *page] if page else []


def address(url: str, width: int) -> list[Line]:
    """Return an address of the web on a line of its own, whole: broken it could neither be clicked nor copied."""
    link = web(url)
    if link is None:
        return paragraph(say(url, "dim"), width=width, first=6)
    return indent([(Piece(link, "dim", link),)], 6 if cells(link) <= width - 6 else 0)
