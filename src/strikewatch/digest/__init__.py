"""Compose the page: what changed, what is due, what each side says by issue, the ledger, and where every item went. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from strikewatch.digest import calendar, changes, counts, coverage, groups, ledger, notes
from strikewatch.digest.pages import compose_calendar, compose_dossier, compose_ledger, compose_omissions, explain
from strikewatch.digest.phrases import day
from strikewatch.digest.scene import Scene
from strikewatch.model import (
    Change,
    Counts,
    DatedLine,
    Digest,
    DigestSettings,
    Dispute,
    GroupBy,
    Judged,
    SourceFailure,
    Story,
    Window,
)

__all__ = ["compose", "compose_calendar", "compose_dossier", "compose_ledger", "compose_omissions", "explain"]


def compose(  # noqa: PLR0913 - one call a page, all by name: the pipeline hands over what it knows
    judged: Sequence[Judged],
    stories: Sequence[Story],
    disputes: Sequence[Dispute],
    *,
    window: Window,
    now: dt.datetime,
    zone: str,
    settings: DigestSettings | None = None,
    group_by: GroupBy | None = None,
    issues: Sequence[str] = (),
    only: Sequence[str] = (),
    sources_ok: int = 0,
    failures: Sequence[SourceFailure] = (),
    since_edition: str | None = None,
    previous: Digest | None = None,
    too_old: int = 0,
    unreadable: int = 0,
    edition: str | None = None,
) -> Digest:
    """Return the digest of a window.

    ``judged`` are the items of the window, of every verdict; ``stories`` and ``disputes`` are folded and gathered from these
    and from older evidence (ledger and "what changed" need it). ``previous`` is the last delivered digest. ``issues`` (slugs)
    and ``only`` (dispute ids) narrow the page, never the counts. ``too_old`` and ``unreadable`` count what is not in
    ``judged``. Every statement of the result stands in an item of its ``references``.
    """
    settings = settings or DigestSettings()
    wanted = [d for d in disputes if (not only or d.id in only) and (not issues or _touches(d, issues))]
    scene = Scene(
        judged=judged, stories=stories, disputes=wanted, window=window, now=now, zone=zone, settings=settings,
        group_by=group_by or settings.group_by, previous=previous,
    )  # fmt: skip
    return replace(
        _page(scene, issues),
        edition=edition,
        counts=counts.count(scene, too_old=too_old, unreadable=unreadable),
        sources_ok=sources_ok,
        failures=tuple(failures),
        since_edition=since_edition,
    )


def _page(scene: Scene, issues: Sequence[str]) -> Digest:
    """Return what stands on the page, in the order in which it cites: the numbers of the sources follow it."""
    changed = changes.find(scene)
    due, later = calendar.lines(scene, [d for d in scene.disputes if scene.on_beat(d) and ledger.is_open(scene, d)])
    ranked = groups.order(scene, changed)
    parts = groups.compose(scene, ranked, issues)
    return Digest(
        now=scene.local(scene.now),
        zone=scene.zone,
        window=scene.window,
        group_by=scene.group_by,
        counts=Counts(),
        disputes=len(scene.active) + len(scene.elsewhere),
        top=_top(changed, due),
        changes=changed,
        dates=due,
        later=later,
        groups=parts,
        quiet_issues=groups.quiet(parts) if scene.group_by == "issue" and not issues else (),
        corrected=notes.corrected(scene),
        ledger=ledger.lines(scene, ranked),
        unverified=notes.unverified(scene),
        maybe_same=notes.perhaps_same(scene),
        quiet=notes.quiet(scene),
        off_beat=notes.off_beat(scene),
        organising=notes.other_news(scene, "organising"),
        labour=notes.other_news(scene, "labour"),
        dropped=counts.dropped(scene),
        coverage=coverage.per_issue(scene),
        references=scene.references(),
    )


def _touches(dispute: Dispute, issues: Sequence[str]) -> bool:
    return bool({slug.partition(".")[0] for slug in issues} & set(dispute.issues))


def _top(changed: Sequence[Change], due: Sequence[DatedLine]) -> str | None:
    """Return the line that opens the mail: the heaviest change, else the nearest date. What is only confirmed is no news."""
    first = next((change for change in changed if change.status != "confirmed"), None)
    if first:
        undone = f"{first.status}: " if first.status in {"denied", "called off"} else ""
        told = f" (per {first.per})" if first.per else ""
        return f"{first.name}: {undone}{first.text}{told}"
    ahead = next((line for line in due if not line.off), None)
    return f"{ahead.name}: {ahead.what} {day(ahead.date)}" if ahead else None
