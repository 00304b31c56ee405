"""By issue: in each group the disputes that moved, in each dispute what either side says, verbatim."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from strikewatch.digest.calendar import ahead
from strikewatch.digest.phrases import day, label, rank, status
from strikewatch.digest.scene import Scene, best, verbatim
from strikewatch.model import Cell, Change, Dispute, Group, HeldPosition, Judged, Row, Span
from strikewatch.model.labels import ISSUES

_UNSOUND = frozenset({"anonymous", "rumour"})
_STOPS = (". ", "? ", "! ", "\n", ".” ", "?” ")
# What parts the members of a list; ", particularly …" goes on with what it says more of.
_JOINT = re.compile(
    r"(?:, and|, or|;| and|,)(?! (?:particularly|notably|especially|mainly|including|such as|saying|which|who|but)\b) "
)
_READABLE = 4  # words: fewer say what is meant, not what is asked
_LONG = 320  # characters: a longer stretch is no sentence but a list
_CELLS = 6  # statements of a side that a row shows; a dossier shows all


class _Part(NamedTuple):
    """What a dispute brings to one group: its positions there, and its reports."""

    key: str
    dispute: Dispute
    held: Sequence[HeldPosition]
    reports: Sequence[Judged]


def order(scene: Scene, changes: Sequence[Change]) -> list[Dispute]:
    """Return the active disputes as a page ranks them: those that the desk watches, those that changed, then by nearest date, size, name."""
    changed = {change.dispute for change in changes}

    def key(dispute: Dispute) -> tuple[bool, bool, dt.date, float, str]:
        due = ahead(dispute, scene.today)
        sizes = [figure.quantity.value for figure in dispute.figures if figure.what == "size"]
        nearest = due[0].event.date if due and due[0].event.date else dt.date.max
        return (not dispute.watched, dispute.id not in changed, nearest, -max(sizes, default=0), dispute.name)

    return sorted(scene.active, key=key)


def compose(scene: Scene, ranked: Sequence[Dispute], only: Sequence[str]) -> tuple[Group, ...]:
    """Return the groups of the page, ``only`` some issues where asked. At most ``settings.full`` disputes stand in full."""
    full = {dispute.id for dispute in ranked[: scene.settings.full]}
    by = {"issue": _issues, "dispute": _own, "source": _sources, "day": _days}[scene.group_by]
    found: dict[str, list[_Part]] = defaultdict(list)
    for dispute in ranked:
        for part in by(scene, dispute):
            found[part.key].append(part)
    shown: set[str] = set()
    wanted = {slug.partition(".")[0] for slug in only}
    groups = []
    for key in sorted(found, key=_sorter(scene, found)):
        if scene.group_by == "issue" and wanted and key not in wanted:
            continue
        rows = [_row(scene, part, shown) for part in found[key] if part.dispute.id in full]
        names = tuple(part.dispute.name for part in found[key] if part.dispute.id not in full)
        groups.append(Group(key=key, label=_label(scene, key), rows=tuple(rows), brief=names, disputes=len(found[key])))
    return tuple(groups)


def _sorter(scene: Scene, found: dict[str, list[_Part]]) -> Callable[[str], tuple[object, ...]]:
    if scene.group_by == "issue":
        return lambda key: (key in {"process", "other"}, -len(found[key]), rank(key), key)
    if scene.group_by == "day":
        return lambda key: (-dt.date.fromisoformat(key).toordinal(),)
    if scene.group_by == "source":
        return lambda key: (-sum(len(part.reports) for part in found[key]), key)
    places = {key: index for index, key in enumerate(found)}
    return lambda key: (places[key],)


def _label(scene: Scene, key: str) -> str:
    if scene.group_by == "issue":
        return label(key)
    if scene.group_by == "day":
        return day(dt.date.fromisoformat(key))
    if scene.group_by == "dispute":
        return next((dispute.name for dispute in scene.disputes if dispute.id == key), key)
    return key


def _current(scene: Scene, dispute: Dispute) -> list[HeldPosition]:
    """Return the positions that fresh reports bring, and that stand."""
    news = {one.item.id for one in scene.news(dispute)}
    return [
        held
        for held in dispute.positions
        if held.item.id in news
        and not held.superseded
        and not held.position.earlier
        and held.position.voice not in _UNSOUND
        and held.side is not None
        and not _takes_back(held, scene.told[held.item.id])
    ]


def _takes_back(held: HeldPosition, report: Judged) -> bool:
    """Return whether a position is read from the words of a correction: "demands 12%, not 15%" demands nothing."""
    words = report.analysis.correction
    return words is not None and words.start <= held.position.start < words.end


def _issues(scene: Scene, dispute: Dispute) -> list[_Part]:
    """Return the parts of a dispute by issue. "Process" stands only where nothing of substance does (domain 2.2 e)."""
    held, reports = _current(scene, dispute), scene.news(dispute)
    parts: dict[str, tuple[list[HeldPosition], list[Judged]]] = defaultdict(lambda: ([], []))
    for one in held:
        parts[one.position.issue.partition(".")[0]][0].append(one)
    for report in reports:
        for slug in {found.slug.partition(".")[0] for found in report.analysis.issues} or {"other"}:
            parts[slug][1].append(report)
    substance = [slug for slug in parts if slug not in {"process", "other"}]
    slugs = substance or (["process"] if "process" in parts else ["other"])
    return [_Part(slug, dispute, *parts[slug]) for slug in slugs]


def _own(scene: Scene, dispute: Dispute) -> list[_Part]:
    return [_Part(dispute.id, dispute, _current(scene, dispute), scene.news(dispute))]


def _sources(scene: Scene, dispute: Dispute) -> list[_Part]:
    return _split(scene, dispute, lambda one: one.item.by)


def _days(scene: Scene, dispute: Dispute) -> list[_Part]:
    return _split(scene, dispute, lambda one: scene.day(one.item).isoformat())


def _split(scene: Scene, dispute: Dispute, key: Callable[[Judged], str]) -> list[_Part]:
    reports: dict[str, list[Judged]] = defaultdict(list)
    for report in scene.news(dispute):
        reports[key(report)].append(report)
    held: dict[str, list[HeldPosition]] = defaultdict(list)
    for one in _current(scene, dispute):
        held[key(scene.told[one.item.id])].append(one)
    return [_Part(name, dispute, held[name], found) for name, found in reports.items()]


def _row(scene: Scene, part: _Part, shown: set[str]) -> Row:
    """Return the row of a dispute in a group. Its words stand once on the page: ``shown`` grows by the items led with."""
    _, dispute, held, reports = part
    cells: dict[str, list[Cell]] = {"union": [], "employer": [], "agency": []}
    for one in held:
        if one.side is not None and len(cells[one.side]) < _CELLS:
            cells[one.side].append(_cell(scene, part, one))
    lead, source = None, None
    if not any(cells.values()):
        report = max(
            reports, key=lambda one: (one.analysis.provenance == best(r.analysis.provenance for r in reports), one.item.when)
        )
        lead, source = _words(part.key, report, shown) or None, report
    refs = {cell.ref for column in cells.values() for cell in column} | ({scene.cite(source.item)} if source else set())
    return Row(
        dispute=dispute.id,
        name=dispute.name,
        stage=dispute.stage,
        status=status(dispute, scene.today),
        refs=tuple(sorted(refs)),
        provenance=best([one.provenance for one in held] or [one.analysis.provenance for one in reports]),
        union=tuple(cells["union"]),
        employer=tuple(cells["employer"]),
        neutral=tuple(cells["agency"]),
        lead=lead,
        lead_ref=scene.cite(source.item) if source and lead else None,
    )


def _words(key: str, report: Judged, shown: set[str]) -> str:
    """Return the words that a row without positions shows: the sentence that names the issue, else the item's lead.

    A sentence stands once on the page; after that only the words of it that name the issue do.
    """
    evidence = [found.evidence[0] for found in report.analysis.issues if found.slug.partition(".")[0] == key and found.evidence]
    sentence = _sentence(report, evidence[0]) if evidence else verbatim(report)
    if sentence in shown and evidence:
        return evidence[0].text
    shown.add(sentence)
    return sentence


def _sentence(report: Judged, words: Span) -> str:
    """Return the sentence around some words of an item, verbatim; the words alone where it runs too long."""
    body = report.item.body
    starts = [body.rfind(stop, 0, words.start) + len(stop) for stop in _STOPS if body.rfind(stop, 0, words.start) >= 0]
    ends = [body.find(stop, words.end) + len(stop.rstrip()) for stop in _STOPS if body.find(stop, words.end) >= 0]
    start, lead = max(starts, default=0), report.analysis.lead
    if lead is not None and start <= lead.start <= words.start:
        start = lead.start  # after the date line
    sentence = body[start : min(ends, default=len(body))].strip()
    return sentence if len(sentence) <= _LONG else words.text


def _cell(scene: Scene, part: _Part, held: HeldPosition) -> Cell:
    position, dispute = held.position, part.dispute
    return Cell(
        party=held.called,
        stance=position.stance,
        issue=position.issue,
        quote=_member(dispute, held, scene.told[held.item.id]),
        ref=scene.cite(held.item),
        provenance=held.provenance,
        voice=position.voice,
        per=held.per,
        figure=bool(position.quantities),
        hedge=position.hedge,
    )


def _member(dispute: Dispute, held: HeldPosition, report: Judged) -> str:
    """Return the words of a position; of a list that makes several positions, the member that names its issue."""
    position = held.position
    key = position.issue.partition(".")[0]
    lists = {
        other.position.issue.partition(".")[0]
        for other in dispute.positions
        if (other.item.id, other.position.start, other.position.end) == (held.item.id, position.start, position.end)
    }
    if len(lists) < 2:
        return position.quote
    for found in report.analysis.issues:
        for span in found.evidence:
            if found.slug.partition(".")[0] == key and position.start <= span.start and span.end <= position.end:
                return _conjunct(position.quote, span.start - position.start, span.end - position.start)
    return position.quote


def _conjunct(quote: str, start: int, end: int) -> str:
    """Return the member of a list that holds ``quote[start:end]``; all of the quote where that is too little to be read alone."""
    joints = list(_JOINT.finditer(quote))
    first = max((joint.end() for joint in joints if joint.end() <= start), default=0)
    last = min((joint.start() for joint in joints if joint.start() >= end), default=len(quote))
    member = quote[first:last].strip()
    return member if len(member.split()) >= _READABLE else quote


def quiet(groups: Iterable[Group]) -> tuple[str, ...]:
    """Return the issue groups of which nothing was read, in the order of the taxonomy."""
    moved = {group.key for group in groups}
    return tuple(slug for slug in ISSUES if slug not in moved and slug not in {"process", "other"})
