"""The digest as lines: the page of the terminal and of the plain text, section by section.

From ``COLUMNS`` cells on, the sides of a dispute stand side by side; below that, as in the text part of the mail, one under the other.
"""

from __future__ import annotations

from collections.abc import Callable

from strikewatch.model import Digest
from strikewatch.render import words
from strikewatch.render.layout import (
    BLANK,
    Line,
    Piece,
    beside,
    cells,
    grid,
    indent,
    paragraph,
    rule,
    say,
    wrap,
)
from strikewatch.render.sections import COLUMNS, NARROW, References, dated, heading, ledger, marks, notes, source_list
from strikewatch.render.sides import block


def digest_lines(digest: Digest, *, width: int, addresses: bool) -> list[Line]:
    """Return the whole digest; ``addresses`` prints each source's address in full, as where links cannot be followed."""
    refs = {reference.number: reference for reference in digest.references}
    sections: tuple[Callable[[], list[Line]], ...] = (
        lambda: _top(digest, refs, width),
        lambda: changes(digest, refs, width),
        lambda: dates(digest, refs, width),
        lambda: notes("CORRECTED", digest.corrected, refs, width),
        lambda: _groups(digest, refs, width),
        lambda: ledger(digest.ledger, refs, width, today=words.today(digest)),
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
    names = [say(f"{line.name}:", "name") for line in lines]
    column = max(cells(name.text) for name in names) if width >= COLUMNS else 0
    for line, name in zip(lines, names, strict=True):
        told = [say(words.change(line), "alert" if line.odd or line.status in {"denied", "called off"} else "plain")]
        if backing := words.backing(line):
            told += [Piece("  "), say(f"({backing})", "dim")]
        right = marks(line.refs, refs, line.provenance)
        if 0 < column <= width // 3:
            rest = beside(told, right, width - column - 6, hang=2)
            page += grid([[(Piece("  *"),)], [(name,)], rest], [3, column, width - column - 6], gap=" ")
        else:
            page += beside([Piece("* "), name, Piece(" "), *told], right, width, first=2, hang=4)
    return page


def dates(digest: Digest, refs: References, width: int) -> list[Line]:
    """Return DATES: a line each for the next 14 days, those after them in one paragraph."""
    near, later, today = digest.dates, digest.later, words.today(digest)
    if not near and not later:
        return []
    computed = any(line.computed for line in (*near, *later))
    page = heading("DATES", width, aside="next 14 days" + ("; (c) = computed, not stated" if computed else ""))
    page += dated(near, refs, width)
    if later:
        told: list[Piece] = [say("later: ", "dim")]
        for number, line in enumerate(later):
            mark = " (c)" if line.computed else ""
            told += [say(f"{'; ' if number else ''}{words.near(line.date, today)} {words.due(line)}{mark} ")]
            told += marks(line.refs, refs)
        page += paragraph(*told, width=width, first=2, hang=4)
    return page


def _groups(digest: Digest, refs: References, width: int) -> list[Line]:
    """Return the core: each group that moved, with its disputes and what each side said."""
    if not digest.groups and not digest.quiet_issues:
        return []
    aside = "left: union | right: employer" if width >= COLUMNS else ""
    page = heading(f"BY {digest.group_by.upper()}", width, aside=aside)
    page.append(rule(width))
    for number, group in enumerate(group for group in digest.groups if group.rows):
        if number:
            page.append(BLANK)
        count = [say(words.many(group.disputes, "dispute"), "dim")] if group.disputes else []
        page += beside([say(group.label.upper(), "heading")], count, width)
        for row in group.rows:
            page += block(row, refs, width, columns=width >= COLUMNS, group_by=digest.group_by)
        if group.brief:
            page += paragraph(say(f"also: {'; '.join(group.brief)}", "dim"), width=width, first=1, hang=3)
    if also := words.also_moved(digest):
        page += [BLANK, *paragraph(say(f"also moved: {also}", "dim"), width=width, hang=2)]
    if digest.quiet_issues:
        page += [BLANK, *paragraph(say(f"quiet: {words.quiet(digest)}", "dim"), width=width, hang=2)]
    return page


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
        if spare < NARROW:
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
