"""One item with its evidence marked, and why it was kept or dropped."""

from __future__ import annotations

from itertools import pairwise

from strikewatch.model import Analysis, Item, Shown
from strikewatch.model.labels import STAGES
from strikewatch.render import labels, words
from strikewatch.render.cite import headline
from strikewatch.render.layout import BLANK, Line, Piece, Style, paragraph, rule, say
from strikewatch.render.sections import address, heading

Marked = list[
    tuple[str, str]
]  # (words, mark): "" plain, "cue" what made it relevant, "said" a position or quote, "dated" an event


def shown_lines(shown: Shown, *, width: int) -> list[Line]:
    """Return the item, its text with the cues in [brackets], and everything that was read in it."""
    item, analysis = shown.judged.item, shown.judged.analysis
    page = [rule(width, "="), *paragraph(say(headline(item), "title"), width=width)]
    page += paragraph(say(byline(shown), "dim"), width=width)
    page += address(item.url, width) if item.url else []
    page += [*paragraph(say(verdict(shown), "mark"), width=width), rule(width, "="), BLANK]
    styles: dict[str, Style] = {"": "plain", "cue": "mark", "said": "union", "dated": "good"}
    for block in paragraphs(item, analysis):
        if block == [(item.title, "")]:
            continue  # the headline stands above already
        pieces = [_bracketed(text, mark, styles[mark]) for text, mark in block]
        page += [*paragraph(*pieces, width=width), BLANK]
    for label, lines in findings(analysis):
        page += heading(label, width)
        for line in lines:
            page += paragraph(say(line), width=width, first=2, hang=4)
    return [*page, rule(width, "=")]


def _bracketed(text: str, mark: str, style: Style) -> Piece:
    return say(f"[{text.strip()}]" if mark == "cue" else text, style)


def byline(shown: Shown) -> str:
    """Return where the item comes from: outlet, author, time, source and tier, id."""
    item = shown.judged.item
    when = words.moment(item.published, shown.zone, day_only=item.day_only) if item.published else "no date given"
    author = f"by {item.author}" if item.author and item.kind == "news" else ""
    parts = (item.by, author, when, f"source {item.source} ({item.tier})", f"id {item.id}")
    return ", ".join(part for part in parts if part)


def verdict(shown: Shown) -> str:
    """Return the verdict and what became of the item, in one sentence each."""
    analysis = shown.judged.analysis
    by = "your mark" if shown.judged.marked else f"score {analysis.score:.2f}, 0.50 is the line"
    parts = [f"{'kept' if analysis.relevant else 'dropped'}: {labels.VERDICTS[analysis.verdict]} ({by})"]
    parts += [f"look-alike: {analysis.lookalike}"] if analysis.lookalike else []
    parts += [shown.why] if shown.why else []
    parts += [f"evidence for {shown.dispute}"] if shown.dispute else []
    parts += [f"folded into {shown.folded_into}"] if shown.folded_into else []
    parts += [f"in edition {', '.join(shown.editions)}"] if shown.editions else []
    return "; ".join(parts)


def paragraphs(item: Item, analysis: Analysis) -> list[Marked]:
    """Return the text of ``item`` in its paragraphs, cut where a mark begins or ends; a cue outranks what it stands in."""
    ranks = {"said": 1, "dated": 2, "cue": 3}
    spans = [(position.start, position.end, "said") for position in analysis.positions]
    spans += [(quote.start, quote.end, "said") for quote in analysis.quotes]
    spans += [(event.start, event.end, "dated") for event in analysis.events]
    spans += [(reason.start, reason.end, "cue") for reason in analysis.reasons]
    spans += [(span.start, span.end, "cue") for span in analysis.stage_evidence]
    body = item.body
    edges = sorted({0, len(body), *(min(max(edge, 0), len(body)) for start, end, _ in spans for edge in (start, end))})
    found: list[Marked] = [[]]
    for start, end in pairwise(edges):
        over = [kind for first, last, kind in spans if first <= start and end <= last]
        mark = max(over, key=ranks.__getitem__, default="")
        for place, part in enumerate(body[start:end].split("\n")):
            if place:
                found.append([])
            if part.strip():
                found[-1].append((part, mark))
    return [block for block in found if block]


def findings(analysis: Analysis) -> list[tuple[str, list[str]]]:
    """Return what was read in the item, by section, a line each; sections without a finding are left out."""
    sections = [
        ("WHY", [f'{one.weight:+.2f}  {one.rule}: "{one.text}"' for one in analysis.reasons]),
        ("PARTIES", [f"{one.role}: {one.name}" for one in analysis.parties]),
        ("STAGE", [f"{STAGES[analysis.stage]}; provenance {analysis.provenance}, {labels.LADDER[analysis.provenance]}"]),
        (
            "ISSUES",
            [f"{words.issue(one.slug)}: " + ", ".join(f'"{span.text}"' for span in one.evidence) for one in analysis.issues],
        ),
        ("EVENTS", [f'{one.date or "no day"}  {words.event(one.type)}: "{one.text}"' for one in analysis.events]),
        (
            "POSITIONS",
            [
                f'{one.party} {labels.STANCES[one.stance]}, {words.issue(one.issue)}: "{one.quote}" (told by {one.asserted_by})'
                for one in analysis.positions
            ],
        ),
        ("QUOTES", [f'{one.speaker} ({words.track(one.channel)}): "{one.text}"' for one in analysis.quotes]),
    ]
    return [(label, lines) for label, lines in sections if lines]
