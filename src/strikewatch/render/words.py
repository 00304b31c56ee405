"""The fixed words of the page: dates, labels and sentence patterns. Nothing here is written by a model or guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from strikewatch.dates import day as day  # noqa: PLC0414 - the words of a day are among the words of a page
from strikewatch.model import Cell, Change, Counts, DatedLine, Digest, Dropped, LedgerLine, Reference, View
from strikewatch.model.labels import ISSUES
from strikewatch.render import labels

# We cannot know that nothing was said, only that we found nothing.
NOTHING = "no position found"


def local(when: dt.datetime, zone: str) -> dt.datetime:
    """Return ``when`` in ``zone``, or as it stands where there is no such zone."""
    try:
        return when.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return when


def near(date: dt.date, today: dt.date, *, weekday: bool = False) -> str:
    """Return "4 Aug", with the year where it is not the one of ``today``."""
    return day(date, year=date.year != today.year, weekday=weekday)


def hour(when: dt.datetime) -> str:
    """Return "18:00 PDT"; a zone without letters shows its distance from UTC."""
    name = when.tzname() or ""
    name = f"UTC{name}" if name[:1] in {"+", "-"} else name
    return f"{when:%H:%M} {name}".strip()


def moment(when: dt.datetime, zone: str, *, day_only: bool = False, year: bool = True) -> str:
    """Return "Tue 1 Aug 2023, 18:00 PDT", or the day alone where the hour is not known."""
    # A bare day has no zone to be moved to: moved, it could become the day before.
    here = when if day_only else local(when, zone)
    return day(here, year=year) if day_only else f"{day(here, year=year)}, {hour(here)}"


def many(number: int, one: str, several: str | None = None) -> str:
    """Return "1 dispute" or "3 disputes"; thousands get a comma."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def issue(slug: str) -> str:
    """Return the short name of an issue: "AI and automation", or "pay: cost of living" for a sub-issue."""
    group, _, sub = slug.partition(".")
    name = ISSUES[group].short if group in ISSUES else group.replace("-", " ")
    return f"{name}: {sub.replace('-', ' ')}" if sub else name


def quiet(digest: Digest) -> str:
    """Return the issues that nothing was said on, by their short names."""
    return ", ".join(issue(slug) for slug in digest.quiet_issues)


def also_moved(digest: Digest) -> str:
    """Return the groups of which no dispute stands in full, with those that moved in them: "pensions (VC v Lufthansa)"."""
    brief = [group for group in digest.groups if not group.rows]
    labels_ = [issue(group.key) if digest.group_by == "issue" else group.label for group in brief]
    return "; ".join(f"{label} ({', '.join(group.brief)})" for label, group in zip(labels_, brief, strict=True))


def today(view: Digest | View) -> dt.date:
    """Return the day on which a view is made, in its zone."""
    return local(view.now, view.zone).date()


def event(kind: str) -> str:
    """Return the name of a type of event: "strike notice served"."""
    return labels.EVENTS.get(kind, kind.replace("_", " "))


def track(name: str) -> str:
    """Return a track's state in words: "talks scheduled"."""
    return name.replace("_", " ")


def counted(digest: Digest) -> str:
    """Return "62 items read, 9 kept, 6 disputes"."""
    counts = digest.counts
    return f"{many(counts.read, 'item')} read, {counts.kept:,} kept, {many(digest.disputes, 'dispute')}"


def whereabouts(counts: Counts) -> list[tuple[str, int]]:
    """Return where every item that was not kept went, by name; parts that are nil are left out."""
    parts = [
        ("look-alike", "look-alikes", counts.lookalike),
        ("other labour news", "other labour news", counts.labour),
        ("organising", "organising", counts.organising),
        ("off-topic", "off-topic", counts.off_topic),
        ("duplicate", "duplicates", counts.duplicate),
        ("other language", "other language", counts.other_language),
        ("too old", "too old", counts.too_old),
        ("unreadable", "unreadable", counts.unreadable),
    ]
    return [(one if number == 1 else several, number) for one, several, number in parts if number]


def balance(counts: Counts) -> str:
    """Return the identity that must hold: "62 read = 9 kept + 31 look-alikes + …"."""
    parts = [("kept", counts.kept), *whereabouts(counts)]
    return f"{counts.read:,} read = " + " + ".join(f"{number:,} {name}" for name, number in parts)


def dropped(entries: Iterable[Dropped]) -> list[tuple[str, str]]:
    """Return what was left out by verdict: ("look-alike", "air strike 9, trade talks 5")."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        if entry.what:  # the count alone stands in the balance already
            found.setdefault(entry.verdict, []).append(f"{entry.what} {entry.count:,}")
    return [(verdict, ", ".join(parts)) for verdict, parts in found.items()]


def sources(digest: Digest) -> str:
    """Return "14 sources ok, 1 failed"."""
    failed = len(digest.failures)
    return f"{many(digest.sources_ok, 'source')} ok, {failed:,} failed"


def change(line: Change) -> str:
    """Return what changed, with whose word it stands on: "talks set Fri 4 Aug (per WGA)"."""
    words = line.text if line.status == "new" else f"{line.status}: {line.text}"
    return f"{words} (per {line.per})" if line.per else words


def leading(digest: Digest) -> tuple[int, ...]:
    """Return the sources of the top line: those of the change that it repeats."""
    top = digest.top or ""
    return next((line.refs for line in digest.changes if top.startswith(line.name) and line.text in top), ())


def backing(line: Change) -> str:
    """Return how widely it is reported, and whether the other side was heard: "7 outlets, 3 independent"."""
    parts = [] if line.outlets < 2 else [f"{line.outlets} outlets, {line.independent} independent"]
    if line.no_comment:
        parts.append(line.no_comment)
    if line.odd:
        parts.append("unusual jump of stages: check before use")
    return "; ".join(parts)


def when(line: DatedLine) -> str:
    """Return the hour of a date: "14:00 PDT", or nothing."""
    if line.time is None:
        return ""
    return f"{line.time:%H:%M} {line.abbreviation or ''}".strip()


def due(line: DatedLine) -> str:
    """Return what is due and for whom: "talks, WGA v AMPTP (day 95)"."""
    words = f"{line.what}, {line.name}"
    extra = [line.note] if line.note else []
    if line.place:
        extra.append(line.place)
    if line.status == "moved":
        extra.append(f"moved from {day(line.was)}" if line.was else "moved")
    elif line.status != "stated":
        extra.append(line.status)
    if line.ambiguous:
        extra.append("day uncertain")
    return f"{words} ({'; '.join(extra)})" if extra else words


def stance(cell: Cell) -> str:
    """Return "demands", with the hedge that the source used: "offers (may)"."""
    return f"{labels.STANCES[cell.stance]} ({cell.hedge})" if cell.hedge else labels.STANCES[cell.stance]


def sides(name: str) -> tuple[str, str]:
    """Return what to call the two columns of a dispute named "WGA v AMPTP"."""
    left, found, right = name.partition(" v ")
    return (left, right) if found and " v " not in right else ("union", "employer")


def size(line: LedgerLine) -> str:
    """Return the workers involved, every claim where sources disagree, "n/s" where none says."""
    if len(line.sizes) > 1:
        return " / ".join(line.sizes)
    return f"{line.size:,}" if line.size is not None else "n/s"


def place(line: LedgerLine) -> str:
    """Return "Los Angeles, US, film and TV": what is known of where and what."""
    return ", ".join(part for part in (line.place, line.country, line.sector) if part)


def upcoming(line: LedgerLine, today: dt.date) -> str:
    """Return "4 Aug talks", or nothing."""
    if line.next_date is None:
        return ""
    return f"{near(line.next_date, today)} {line.next_what or ''}".strip()


def moved(line: LedgerLine, today: dt.date) -> str:
    """Return the day of the last move: "1 Aug", or nothing."""
    return near(line.last_move, today) if line.last_move else ""


def spread(reference: Reference) -> str:
    """Return where else it stands: "also in X, Y; 7 outlets, 3 independent"."""
    parts = [f"also in {', '.join(reference.also)}"] if reference.also else []
    if reference.outlets > 1:
        parts.append(f"{reference.outlets} outlets, {reference.independent} independent")
    return "; ".join(parts)


def spark(counts: tuple[int, ...]) -> str:
    """Return a sparkline in block characters; nothing is a dot on the ground line, so that a zero is seen to be one."""
    top = max(counts, default=0)
    blocks = "▁▂▃▄▅▆▇█"
    return "".join("." if not n or not top else blocks[min(7, (n * 8 - 1) // top)] for n in counts)
