"""The digest as lines: the page of the terminal and of the plain text, section by section.

From ``COLUMNS`` cells on, the sides of a dispute stand side by side; below that, as in the text part of the mail, one under the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from strikewatch.model import DatedLine, Digest, LedgerLine, Note, Reference
from strikewatch.render import labels, words
from strikewatch.render.layout import (
    BLANK,
    Line,
    Piece,
    Style,
    beside,
    cells,
    grid,
    indent,
    paragraph,
    rule,
    say,
    web,
    width_of,
    wrap,
)
from strikewatch.render.sides import block

COLUMNS = 78  # two columns of a quote each need 37 cells to read as sentences
WIDE = 96  # a ledger in columns needs 27 cells for the name of the dispute and its place
_NARROW = 20  # cells below which what is due stands under its day
References = Mapping[int, Reference]


def digest_lines(digest: Digest, *, width: int, addresses: bool) -> list[Line]:
    """Return the whole digest; ``addresses`` prints each source's address in full, as where links cannot be followed."""
    refs = {reference.number: reference for reference in digest.references}
    sections: tuple[Callable[[], list[Line]], ...] = (
        lambda: _top(digest, refs, width),
        lambda: changes(digest, refs, width),
        lambda: dates(digest.dates, digest.later, refs, width),
        lambda: notes("CORRECTED", digest.corrected, refs, width),
        lambda: _groups(digest, refs, width),
        lambda: ledger(digest.ledger, refs, width),
        lambda: notes("UNVERIFIED", digest.unverified, refs, width, "not counted above, no stage changed"),
        lambda: notes("POSSIBLY THE SAME DISPUTE", digest.maybe_same, refs, width, "decide: strikewatch mark --same"),
        lambda: notes("QUIET", digest.quiet, refs, width, "watched disputes without news"),
        lambda: notes("ORGANISING", digest.organising, refs, width),
        lambda: notes("OTHER LABOUR NEWS", digest.labour, refs, width),
        lambda: _off_beat(digest, width),
        lambda: coverage(digest, width),
        lambda: _dropped(digest, width),
        lambda: source_list(digest.references, digest.zone, width, addresses=addresses),
    )
    lines = header(digest, width)
    for section in sections:
        if found := section():
            lines += [BLANK, *found]
    return [*lines, rule(width, "=")]


def header(digest: Digest, width: int) -> list[Line]:
    """Return the banner: the moment, the window, honest counts, and each source that failed."""
    parts = [words.moment(digest.now, digest.zone), digest.window.label]
    parts += [f"edition {digest.edition}"] if digest.edition else []
    title = [say("STRIKEWATCH ", "title"), say(" | ".join(parts))]
    lines = [rule(width, "="), *paragraph(*title, width=width, hang=2)]
    counted = f"{words.counted(digest)}; {words.sources(digest)}"
    lines += paragraph(say(counted), width=width, hang=2)
    for failure in digest.failures:
        since = f" (since {words.moment(failure.since, digest.zone, year=False)})" if failure.since else ""
        lines += paragraph(say(f"failed: {failure.name}: {failure.message}{since}", "alert"), width=width, hang=2)
    return [*lines, rule(width, "=")]


def heading(label: str, width: int, *, aside: str = "", style: Style = "heading") -> list[Line]:
    """Return a section's heading with its explanation at the right margin."""
    return beside([say(label, style)], [say(aside, "dim")] if aside else [], width)


def marks(numbers: Iterable[int], refs: References, provenance: str | None = None) -> list[Piece]:
    """Return "[1][3] P1": the numbers lead to their items."""
    pieces = [say(f"[{number}]", "dim", refs[number].url if number in refs else None) for number in numbers]
    return [*pieces, say(f" {provenance}", "dim")] if provenance else pieces


def _top(digest: Digest, refs: References, width: int) -> list[Line]:
    if not digest.top:
        return []
    return paragraph(say(f"{digest.top} ", "name"), *marks(words.leading(digest), refs), width=width)


def changes(digest: Digest, refs: References, width: int) -> list[Line]:
    """Return WHAT CHANGED: a line each, the name in a column of its own where there is room."""
    lines = digest.changes
    if not lines:
        return []
    page = heading("WHAT CHANGED", width, aside=f"since edition {digest.since_edition}" if digest.since_edition else "")
    names = [say(line.name, "name") for line in lines]
    column = max(cells(name.text) for name in names) if width >= COLUMNS else 0
    for line, name in zip(lines, names, strict=True):
        told = [say(words.change(line), "alert" if line.odd or line.status == "denied" else "plain")]
        if backing := words.backing(line):
            told += [Piece("  "), say(f"({backing})", "dim")]
        right = marks(line.refs, refs, line.provenance)
        if 0 < column <= width // 3:
            rest = beside(told, right, width - column - 6, hang=2)
            page += grid([[(Piece("  *"),)], [(name,)], rest], [3, column, width - column - 6], gap=" ")
        else:
            page += beside([Piece("* "), name, Piece(": "), *told], right, width, first=2, hang=4)
    return page


def dates(near: Sequence[DatedLine], later: Sequence[DatedLine], refs: References, width: int) -> list[Line]:
    """Return DATES: a line each for the next 14 days, those after them in one paragraph."""
    if not near and not later:
        return []
    computed = any(line.computed for line in (*near, *later))
    page = heading("DATES", width, aside="next 14 days" + ("; (c) = computed, not stated" if computed else ""))
    page += dated(near, refs, width)
    if later:
        told: list[Piece] = [say("later: ", "dim")]
        for number, line in enumerate(later):
            mark = " (c)" if line.computed else ""
            told += [say(f"{'; ' if number else ''}{words.day(line.date, weekday=False)} {words.due(line)}{mark} ")]
            told += marks(line.refs, refs)
        page += paragraph(*told, width=width, first=2, hang=4)
    return page


def dated(lines: Sequence[DatedLine], refs: References, width: int, *, years: bool = False) -> list[Line]:
    """Return a line per date: day, hour, what and whose; ``years`` puts a line before the first date of each."""
    clock = max((width_of([say(words.when(line))]) for line in lines), default=0)
    page: list[Line] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if years and (before is None or before.date.year != line.date.year):
            page.append((Piece(f"  {line.date.year}", "dim"),))
        told = [say(words.due(line), "alert" if line.bell else "plain")]
        if line.computed:
            told.append(say(" (c)", "mark"))
        right = marks(line.refs, refs, line.provenance)
        left = f"{words.day(line.date)[:3]} {line.date.day:>2} {words.day(line.date).split()[-1]}"
        room = width - 2 - 10 - 2 - (clock + 2 if clock else 0)
        rest = beside(told, right, room)
        if room < _NARROW:
            page += paragraph(say(f"{left} {words.when(line)}"), width=width, first=2)
            page += beside(told, right, width, first=4, hang=6)
        elif clock:
            page += indent(grid([[(Piece(left),)], [(say(words.when(line)),)], rest], [10, clock, room]), 2)
        else:
            page += indent(grid([[(Piece(left),)], rest], [10, room]), 2)
    return page


def _groups(digest: Digest, refs: References, width: int) -> list[Line]:
    """Return the core: each group that moved, with its disputes and what each side said."""
    if not digest.groups and not digest.quiet_issues:
        return []
    aside = "left: union   right: employer" if width >= COLUMNS else ""
    page = heading(f"BY {digest.group_by.upper()}", width, aside=aside)
    page.append(rule(width))
    for number, group in enumerate(digest.groups):
        if number:
            page.append(BLANK)
        count = [say(words.many(group.disputes, "dispute"), "dim")] if group.disputes else []
        page += beside([say(group.label.upper(), "heading")], count, width)
        for row in group.rows:
            page += block(row, refs, width, columns=width >= COLUMNS, group_by=digest.group_by)
        if group.brief:
            page += paragraph(say(f"also: {'; '.join(group.brief)}", "dim"), width=width, first=1, hang=3)
    if digest.quiet_issues:
        page += [BLANK, *paragraph(say(f"quiet: {words.quiet(digest)}", "dim"), width=width, hang=2)]
    return page


def ledger(lines: Sequence[LedgerLine], refs: References, width: int, *, ids: bool = False) -> list[Line]:
    """Return the ledger: a line per dispute in columns where there is room, with the numbers below; ``ids`` adds the id."""
    if not lines:
        return []
    page = heading("LEDGER", width)
    wide = width >= WIDE
    spare = max(0, width - WIDE)
    widths = [0, 9 + spare // 6, 20 + spare // 4, 6, 20 + spare // 4, 6]
    widths[0] = width - 2 - 10 - sum(widths)
    if wide:
        titles = ("dispute", "size", "stage", "moved", "next", "")
        page += indent(grid([[(say(title, "dim"),)] for title in titles], widths), 2)
    for line in lines:
        name = [say(line.name, "name"), say(f", {words.place(line)}" if words.place(line) else "")]
        moved = words.day(line.last_move, weekday=False) if line.last_move else ""
        right = marks(line.refs, refs)
        if wide:
            facts = [name, [say(words.size(line))], [say(line.status)], [say(moved)], [say(words.upcoming(line))], right]
            page += indent(grid([wrap(fact, size) for fact, size in zip(facts, widths, strict=True)], widths), 2)
        else:
            told = [line.status, f"size {words.size(line)}", f"moved {moved}" if moved else ""]
            told.append(f"next {words.upcoming(line)}" if line.next_date else "")
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


def _off_beat(digest: Digest, width: int) -> list[Line]:
    return paragraph(say(f"Outside the beat: {digest.off_beat}", "dim"), width=width, hang=2) if digest.off_beat else []


def coverage(digest: Digest, width: int) -> list[Line]:
    """Return a sparkline per issue: kept items a day, oldest first."""
    rows = [(words.issue(slug), counts) for slug, counts in digest.coverage if any(counts)]
    if not rows:
        return []
    page = heading("COVERAGE", width, aside="kept items a day, 30 days to today")
    spare = width - 2 - 30 - 2 - 6
    column = min(max(cells(say(label).text) for label, _ in rows), max(1, spare))
    for label, counts in rows:
        chart = words.spark(counts[-max(1, width - 12) :])
        total = f"{sum(counts):>4,}"
        if spare < _NARROW:
            page += [*paragraph(say(label), width=width, first=2), (Piece("  "), Piece(chart, "chart"), Piece(f"  {total}"))]
            continue
        parts: list[list[Line]] = [wrap([say(label)], column), [(Piece(chart, "chart"),)], [(Piece(total),)]]
        page += indent(grid(parts, [column, len(chart), 4]), 2)
    return page


def _dropped(digest: Digest, width: int) -> list[Line]:
    """Return where the rest of what was read went: the identity of the counts, and the look-alikes by name."""
    total = digest.counts.read - digest.counts.kept
    page = heading(f"DROPPED {total:,}", width, aside="reasons: strikewatch dropped")
    page += paragraph(say(words.balance(digest.counts)), width=width, first=2, hang=4)
    for verdict, parts in words.dropped(digest.dropped):
        page += paragraph(say(f"{verdict}: {parts}", "dim"), width=width, first=2, hang=4)
    return page


def source_list(lines: Iterable[Reference], zone: str, width: int, *, addresses: bool) -> list[Line]:
    """Return SOURCES: outlet, headline, time with zone, provenance, and the address, which is never broken or shortened."""
    page: list[Line] = []
    for line in lines:
        told = [say(f"[{line.number}] ", "dim"), say(f"{line.outlet}: ", "name"), say(f'"{line.headline}"', link=line.url)]
        when = words.moment(line.when, zone, day_only=line.day_only) if line.when else "no date given"
        told.append(say(f", {when}; {line.provenance}, {labels.LADDER[line.provenance]}"))
        told.append(say(f"; {line.speaker}" if line.speaker else ""))
        told.append(say(f"; {words.spread(line)}" if words.spread(line) else ""))
        page += paragraph(*told, width=width, first=2, hang=6)
        for update in line.updates:
            page += paragraph(say(f"changed: {update}", "dim"), width=width, first=6, hang=8)
        if addresses and line.url:
            page += address(line.url, width)
    return [*heading("SOURCES", width, aside="in full: strikewatch show NUMBER"), *page] if page else []


def address(url: str, width: int) -> list[Line]:
    """Return an address of the web on a line of its own, whole: broken it could neither be clicked nor copied."""
    link = web(url)
    if link is None:
        return paragraph(say(url, "dim"), width=width, first=6)
    return indent([(Piece(link, "dim", link),)], 6 if cells(link) <= width - 6 else 0)
