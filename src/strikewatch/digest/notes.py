"""Lines that are no findings: corrected, unverified, perhaps the same, quiet, off the beat, organising and labour news."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from strikewatch.digest.scene import Scene, newest, verbatim
from strikewatch.model import Dispute, Item, Judged, Note, Verdict
from strikewatch.text import one_line

# A watched dispute is called quiet from the second day without a word.
_QUIET = dt.timedelta(days=2)
_LONG = 320  # characters: what takes something back says it in a few sentences
_NAMED = 5  # disputes off the beat that are named, the largest countries first


def corrected(scene: Scene) -> tuple[Note, ...]:
    """Return what articles took back, and how edited ones changed: those of the window, and older ones that were edited in it."""
    found = []
    for story in scene.stories:
        for one in story.members:
            if one.item.id not in scene.fresh and not _edited(scene, one):
                continue
            changes = "; ".join(story.changes(one.item.id))
            if one.analysis.correction is not None:
                words = f"{one.item.by} corrects its report" + (f": {changes}" if changes else "")
                shown = _taken_back(one)
                found.append(_note(scene, one, words, None if shown and one_line(shown) in changes else shown))
            elif changes:
                found.append(_note(scene, one, f"{one.item.by} edited its report: {changes}", None))
    return tuple(found)


def _edited(scene: Scene, one: Judged) -> bool:
    """Return whether a report of a dispute was edited in the window."""
    if one.edited is None or one.analysis.verdict != "dispute":
        return False
    return scene.window.start < one.edited <= scene.window.end and one.item.id not in scene.copies


def _taken_back(one: Judged) -> str | None:
    """Return the words that take something back. Where they only say that something was, so does what follows in the paragraph."""
    span, body, title = one.analysis.correction, one.item.body, len(one.item.title)
    if span is None or (span.start > title and not span.text.casefold().startswith("this ")):
        return span.text if span else None
    start = span.start if span.start > title else title + 1
    paragraph = body[start:].partition("\n")[0]
    if len(paragraph) > _LONG:
        paragraph = paragraph[: paragraph.rfind(". ", 0, _LONG) + 1]
    return paragraph.strip() or span.text


def unverified(scene: Scene) -> tuple[Note, ...]:
    """Return what stands on anonymous word or on posts that nobody vouches for. Nothing else on the page rests on it."""
    found = []
    for story in scene.stories:
        lead = story.lead
        if lead.analysis.provenance not in {"P4", "P5"} or lead.item.id not in scene.fresh:
            continue
        if lead.analysis.provenance == "P5":
            number = f"{len(story.members)} posts" if len(story.members) > 1 else "one post"
            words = f"{_account(lead.item)}: {number}, unlisted account, no union or company confirmation"
        else:
            words = f"{lead.item.by}: anonymous sources only"
        issues = sorted({issue.slug.partition(".")[0] for issue in lead.analysis.issues} - {"process", "other"})
        found.append(_note(scene, lead, words + (f"; would be {', '.join(issues)}" if issues else ""), verbatim(lead)))
    return tuple(found)


def _account(item: Item) -> str:
    """Return whose post it is: "@somebody", with the list or feed that it came by."""
    handle = f"@{item.author.removeprefix('@')}" if item.author else item.by
    return item.by if handle in item.by else f"{handle} ({item.by})"


def _note(scene: Scene, one: Judged, text: str, quote: str | None) -> Note:
    return Note(text=text, quote=quote, ref=scene.cite(one.item), provenance=one.analysis.provenance)


def perhaps_same(scene: Scene) -> tuple[Note, ...]:
    """Return the pairs of disputes that may be one, for the user to decide once."""
    names = {dispute.id: dispute.name for dispute in scene.disputes}
    found = []
    told: set[frozenset[str]] = set()
    for dispute in (*scene.active, *scene.elsewhere):
        for other in dispute.maybe_same:
            if other in names and frozenset((dispute.id, other)) not in told:
                told.add(frozenset((dispute.id, other)))
                words = f"{dispute.name} may be {names[other]}: strikewatch mark --same {dispute.id} {other} (or --different)"
                found.append(_note(scene, newest(dispute), words, None))
    return tuple(found)


def quiet(scene: Scene) -> tuple[Note, ...]:
    """Return the watched disputes without a word, with the number of days."""
    found = []
    for dispute in scene.disputes:
        if not dispute.watched or scene.news(dispute) or dispute.stage in {"ended", "ratified"}:
            continue
        if dispute.last_word is None:
            found.append(Note(text=f"{dispute.watched}: no report yet"))
        elif scene.now - dispute.last_word >= _QUIET:
            number = (scene.today - scene.local(dispute.last_word).date()).days
            found.append(_note(scene, newest(dispute), f"{dispute.watched}: no word for {number} days", None))
    return tuple(found)


def off_beat(scene: Scene) -> str | None:
    """Return the line on disputes outside the desk's countries and sectors: "5 elsewhere (GB 3, FR 2): …"."""
    others: Sequence[Dispute] = scene.elsewhere
    if not others:
        return None
    countries = Counter(dispute.country or "n/s" for dispute in others).most_common()
    names = [dispute.name for dispute in others[:_NAMED]]
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"{len(others)} off your beat ({', '.join(f'{c} {n}' for c, n in countries)}): {', '.join(names)}{more}"


def other_news(scene: Scene, verdict: Verdict) -> tuple[Note, ...]:
    """Return the organising or labour news of the window, where `[digest] include` asks for it."""
    if verdict not in scene.settings.include:
        return ()
    found = [one for one in scene.judged if one.analysis.verdict == verdict and one.item.id not in scene.copies]
    return tuple(_note(scene, one, one.item.by, verbatim(one)) for one in sorted(found, key=lambda o: o.item.when, reverse=True))
