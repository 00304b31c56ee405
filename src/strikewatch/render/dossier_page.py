"""The dossier as lines."""

from __future__ import annotations

from strikewatch.model import Dispute, Dossier
from strikewatch.render import words
from strikewatch.render.dossier import Numbered, by_issue, cited, facts, happenings, numbers, quote_sheet
from strikewatch.render.layout import BLANK, Line, Piece, beside, paragraph, rule, say
from strikewatch.render.sections import COLUMNS, References, dated, heading, marks, source_list
from strikewatch.render.sides import Teller, heads, one_below_another, side_by_side


def dossier_lines(dossier: Dossier, *, width: int, addresses: bool) -> list[Line]:
    """Return the whole dossier as lines."""
    dispute = dossier.dispute
    numbered = cited(dossier)
    refs = {reference.number: reference for reference in numbered.values()}
    sections = (
        _dates(dossier, refs, width),
        _positions(dispute, numbered, width),
        _numbers(dispute, numbered, refs, width),
        _timeline(dispute, numbered, refs, width),
        _quotes(dispute, numbered, refs, width),
        source_list(dossier.references, dossier.zone, width, addresses=addresses, ids=True),
    )
    lines = [rule(width, "="), *_header(dossier, width), rule(width, "=")]
    for section in sections:
        if section:
            lines += [BLANK, *section]
    return [*lines, rule(width, "=")]


def _header(dossier: Dossier, width: int) -> list[Line]:
    first, *rest = facts(dossier)
    page = beside([say(dossier.dispute.name, "title")], [say(dossier.dispute.id, "dim")], width)
    page += paragraph(say(first), width=width, hang=2)
    for fact in rest:
        page += paragraph(say(fact, "dim"), width=width, hang=2)
    return page


def _dates(dossier: Dossier, refs: References, width: int) -> list[Line]:
    page = dated(dossier.dates, refs, width)
    return [*heading("AHEAD", width, aside="(c) = computed, not stated"), *page] if page else []


def _positions(dispute: Dispute, numbered: Numbered, width: int) -> list[Line]:
    refs = {reference.number: reference for reference in numbered.values()}
    page: list[Line] = []
    for slug, sides in by_issue(dispute, numbered):
        page += paragraph(say(words.issue(slug).upper(), "heading"), width=width, first=1)
        tell = Teller(refs, issues=False, cited=True, heads=heads(dispute.name))
        if width >= COLUMNS:
            page += side_by_side(sides, tell, width)
        else:
            page += one_below_another(sides, words.sides(dispute.name), tell, width)
    aside = "left: union | right: employer" if width >= COLUMNS else ""
    return [*heading("POSITIONS", width, aside=aside), *page] if page else []


def _numbers(dispute: Dispute, numbered: Numbered, refs: References, width: int) -> list[Line]:
    page: list[Line] = []
    for one in numbers(dispute, numbered):
        told = [say(f"{words.day(one.day, year=True)}  {one.what}: "), say(f'"{one.said}"'), say(f" ({one.whose})", "dim")]
        page += beside(told, marks([one.ref], refs, one.provenance), width, first=2, hang=4)
    return [*heading("NUMBERS", width, aside="as stated, side by side"), *page] if page else []


def _timeline(dispute: Dispute, numbered: Numbered, refs: References, width: int) -> list[Line]:
    page: list[Line] = []
    for day, what, said, ref, provenance in happenings(dispute, numbered):
        told = [say(f"{day} ", "dim"), say(what)]
        told += [Piece(": "), say(f'"{said}"', "dim")] if said else []
        page += beside(told, marks([ref], refs, provenance), width, first=2, hang=13)
    return [*heading("TIMELINE", width), *page] if page else []


def _quotes(dispute: Dispute, numbered: Numbered, refs: References, width: int) -> list[Line]:
    page: list[Line] = []
    for speaker, channel, said, ref in quote_sheet(dispute, numbered):
        told = [say(f"{speaker}", "name"), say(f" ({channel}): ", "dim"), say(f'"{said}"')]
        page += beside(told, marks([ref], refs), width, first=2, hang=4)
    return [*heading("QUOTES", width, aside="verbatim, once each"), *page] if page else []
