"""The digest as Markdown (CommonMark, with GitHub's tables). Outside text is escaped: it can neither format nor link nor be HTML."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from strikewatch.model import Change, DatedLine, Digest, Group, LedgerLine, Note, Reference, Row
from strikewatch.render import words
from strikewatch.render.layout import web
from strikewatch.render.sides import columns_of
from strikewatch.text import for_terminal

# What formats, links or is HTML inside a line; "&" only where it could begin an entity, "$" because GitHub reads mathematics.
_SYNTAX = re.compile(r"([\\`*_\[\]<>|~$]|&(?=[#\w]))")


def markdown(digest: Digest) -> str:
    """Return the digest as Markdown; ``[3]`` in it leads to the item, by the definitions at its end."""
    sections = (
        _header(digest),
        _section("What changed", map(_change, digest.changes), _since(digest)),
        _section("Dates", map(_dated, (*digest.dates, *digest.later))),
        _section("Corrected", map(_note, digest.corrected)),
        _groups(digest),
        _ledger(digest.ledger, words.today(digest)),
        _section("Unverified", map(_note, digest.unverified), "Not counted above, no stage changed."),
        _section("Possibly the same dispute", map(_note, digest.maybe_same), "Decide: `strikewatch mark --same`."),
        _section("Quiet", map(_note, digest.quiet), "Watched disputes without news."),
        _section("Organising", map(_note, digest.organising)),
        _section("Other labour news", map(_note, digest.labour)),
        [f"Outside the beat: {plain(digest.off_beat)}"] if digest.off_beat else [],
        _section(
            "Coverage",
            (
                f"{plain(words.issue(slug))}: `{words.spark(counts)}` {sum(counts):,}"
                for slug, counts in digest.coverage
                if any(counts)
            ),
        ),
        _dropped(digest),
        _section("Sources", (_source(line, digest.zone) for line in digest.references)),
        [f"[{line.number}]: <{address}>" for line in digest.references if (address := web(line.url))],
    )
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def plain(text: object) -> str:
    """Return outside text so that Markdown shows it as it is, on one line."""
    return _SYNTAX.sub(r"\\\1", for_terminal(str(text)))


def _cite(numbers: Iterable[int], provenance: str | None = None) -> str:
    marks = " ".join(f"[{number}]" for number in numbers)
    return f"{marks} {provenance}" if provenance else marks


def _section(label: str, lines: Iterable[str], aside: str = "") -> list[str]:
    """Return a section as a list, nothing where it has no lines."""
    told = [f"- {line}" for line in lines]
    return [f"## {label}", "", *([aside, ""] if aside else []), *told] if told else []


def _header(digest: Digest) -> list[str]:
    edition = f", edition {plain(digest.edition)}" if digest.edition else ""
    page = [
        f"# Strikewatch, {words.moment(digest.now, digest.zone)}",
        "",
        f"{words.counted(digest)}, {plain(digest.window.label)}{edition}; {words.sources(digest)}.",
    ]
    for failure in digest.failures:
        since = f" (since {words.moment(failure.since, digest.zone, year=False)})" if failure.since else ""
        page += ["", f"**Failed: {plain(failure.name)}**: {plain(failure.message)}{since}"]
    return [*page, "", f"**{plain(digest.top)}** {_cite(words.leading(digest))}".rstrip()] if digest.top else page


def _since(digest: Digest) -> str:
    return f"Since edition {plain(digest.since_edition)}." if digest.since_edition else ""


def _change(line: Change) -> str:
    backing = words.backing(line)
    extra = f" ({plain(backing)})" if backing else ""
    return f"**{plain(line.name)}**: {plain(words.change(line))}{extra} {_cite(line.refs, line.provenance)}"


def _dated(line: DatedLine) -> str:
    hour = f", {plain(words.when(line))}" if line.time is not None else ""
    due = plain(words.due(line))
    due = f"~~{due}~~" if line.off else f"**{due}**" if line.bell else due
    mark = " (c)" if line.computed else ""
    return f"{words.day(line.date)}{hour}: {due}{mark} {_cite(line.refs, line.provenance)}"


def _note(line: Note) -> str:
    quote = f": “{plain(line.quote)}”" if line.quote else ""
    source = f" {_cite([line.ref], line.provenance)}" if line.ref is not None else ""
    return f"{plain(line.text)}{quote}{source}"


def _groups(digest: Digest) -> list[str]:
    if not digest.groups and not digest.quiet_issues:
        return []
    page = [f"## By {digest.group_by}"]
    for group in (group for group in digest.groups if group.rows):
        page += ["", *_group(group, issues=digest.group_by != "issue", named=digest.group_by != "dispute")]
    if also := words.also_moved(digest):
        page += ["", f"Also moved: {plain(also)}"]
    if digest.quiet_issues:
        page += ["", f"Quiet: {plain(words.quiet(digest))}"]
    return page


def _group(group: Group, *, issues: bool, named: bool) -> list[str]:
    page = [f"### {plain(group.label)}"]
    for row in group.rows:
        name = f"**{plain(row.name)}**: " if named else ""
        page += ["", f"{name}{plain(row.status)} {_cite(row.refs, row.provenance)}", ""]
        page += [f"- {line}" for line in _statements(row, issues=issues)]
    return [*page, "", f"Also: {plain('; '.join(group.brief))}"] if group.brief else page


def _statements(row: Row, *, issues: bool) -> list[str]:
    """Return what each side said, a line each; a side that said nothing is told so."""
    found = [f"“{plain(row.lead)}” {_cite([row.refs[0] if row.lead_ref is None else row.lead_ref])}"] if row.lead else []
    if not (row.union or row.employer or row.neutral):
        return found or [words.NOTHING]
    for column in columns_of(row):
        if not column.cells:
            found.append(f"*{plain(column.name)}*: {words.NOTHING}")
        for cell in column.cells:
            per = f"per {plain(cell.per)}: " if cell.per else ""
            issue = f"{plain(words.issue(cell.issue))}: " if issues else ""
            figure = f" (figure of {plain(cell.per or cell.party)})" if cell.figure else ""
            who = plain(cell.party if column.named else column.name)
            found.append(f"*{who}*: {per}{issue}{plain(words.stance(cell))} “{plain(cell.quote)}”{figure} {_cite([cell.ref])}")
    return found


def _ledger(lines: tuple[LedgerLine, ...], today: dt.date) -> list[str]:
    if not lines:
        return []
    page = ["## Ledger", "", "| Dispute | Size | Stage | Moved | Next | Source |", "|---|---|---|---|---|---|"]
    for line in lines:
        name = f"**{plain(line.name)}**" + (f", {plain(words.place(line))}" if words.place(line) else "")
        name += "".join(f"<br>{plain(number)}" for number in line.numbers)
        moved, upcoming = words.moved(line, today), words.upcoming(line, today)
        facts = (name, plain(words.size(line)), plain(line.status), moved, plain(upcoming), _cite(line.refs))
        page.append(f"| {' | '.join(facts)} |")
    return page


def _dropped(digest: Digest) -> list[str]:
    page = ["## Dropped", "", f"{words.balance(digest.counts)}."]
    for verdict, parts in words.dropped(digest.dropped):
        page += ["", f"- {plain(verdict)}: {plain(parts)}"]
    return page


def _source(line: Reference, zone: str) -> str:
    when = words.moment(line.when, zone, day_only=line.day_only) if line.when else "no date given"
    extra = [line.speaker or "", words.spread(line), *(f"changed: {update}" for update in line.updates)]
    told = "".join(f"; {plain(part)}" for part in extra if part)
    address = web(line.url)
    shown = f" <{address}>" if address else f" {plain(line.url)}" if line.url else ""
    return f"\\[{line.number}\\] **{plain(line.outlet)}**: {plain(line.headline)}, {when}; {line.provenance}{told}{shown}"
