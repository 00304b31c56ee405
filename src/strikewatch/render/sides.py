"""One dispute within a group: what each side said, verbatim, side by side or one under the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from strikewatch.model import Cell, Reference, Row
from strikewatch.render import words
from strikewatch.render.layout import Line, Piece, Style, beside, cells, grid, indent, paragraph, say, wrap

_THREE = 96  # three columns of a quote each need 30 cells
_ROOM = 20  # cells below which a label stands above its statements, not beside


def block(row: Row, refs: Mapping[int, Reference], width: int, *, columns: bool, group_by: str) -> list[Line]:
    """Return a row of a group: the name with its stage, then the columns. An empty column says so: absence is news."""
    right = [*(piece for number in row.refs for piece in cite(number, refs, lead="")), say(f" {row.provenance}", "dim")]
    title = [say(row.status, "dim")] if group_by == "dispute" else [say(row.name, "name"), say(f": {row.status}", "dim")]
    page = beside(title, right, width, first=1)  # a group that is the dispute has its name already
    if row.lead:
        number = row.lead_ref if row.lead_ref is not None else next(iter(row.refs), 0)
        page += paragraph(say(f'"{row.lead}"'), *cite(number, refs), width=width, first=3)
    told = (*row.union, *row.employer, *row.neutral)
    if not told:
        return page if row.lead else [*page, *paragraph(say(words.NOTHING, "dim"), width=width, first=3)]
    tell = Teller(
        refs, issues=group_by != "issue", cited=len({cell.ref for cell in told} | set(row.refs)) > 1, heads=heads(row.name)
    )
    sides = (_told(row.union), _told(row.employer), _told(row.neutral))
    if columns:
        return page + side_by_side(sides, tell, width)
    return page + one_below_another(sides, words.sides(row.name), tell, width)


def heads(name: str) -> dict[str, str]:
    """Return whom the columns of a dispute are taken to quote."""
    return dict(zip(("union", "employer"), words.sides(name), strict=True))


def _told(side: Sequence[Cell]) -> list[Told]:
    return [Told(cell) for cell in side]


class Column(NamedTuple):
    """A column of a row: what the party itself says first, then what the other side tells of it."""

    kind: str
    name: str
    cells: tuple[Cell, ...]
    named: bool


def columns_of(row: Row) -> list[Column]:
    """Return the columns of a row, the neutral one only where somebody neutral speaks."""
    left, right = words.sides(row.name)
    columns = [("union", left, row.union), ("employer", right, row.employer)]
    columns += [("neutral", "Neutral", row.neutral)] if row.neutral else []
    found: list[Column] = []
    for kind, name, told in columns:
        ordered = tuple(sorted(told, key=lambda cell: cell.per is not None))
        found.append(Column(kind, name, ordered, named=named(told, name)))
    return found


def named(told: Sequence[Cell], name: str) -> bool:
    """Return whether the speakers in a column need their names: they are several, or not the one that the column is headed with."""
    return bool({cell.party for cell in told} - {name})


class Told(NamedTuple):
    """A statement as it is shown: in a dossier with its day, and struck through where a newer one has replaced it."""

    cell: Cell
    when: str = ""
    gone: bool = False


class Teller(NamedTuple):
    """How statements are told: with their issue where the group is none, with their own source where there are several.

    ``heads`` is whom the union's and the employer's column are taken to quote: others are named.
    """

    refs: Mapping[int, Reference]
    issues: bool
    cited: bool
    heads: Mapping[str, str]

    def column(self, told: Sequence[Told], width: int, style: Style) -> list[Line]:
        """Return the statements of one side, wrapped to ``width``; what the other side tells of it is indented below."""
        several = named([one.cell for one in told], self.heads.get(style, ""))
        lines: list[Line] = [] if told else wrap([say(words.NOTHING, "dim")], width)
        for one in sorted(told, key=lambda one: one.cell.per is not None):
            by = 2 if one.cell.per else 0
            lines += indent(wrap(self.statement(one, style, named=several), width - by, hang=2), by)
        return lines

    def statement(self, told: Told, style: Style, *, named: bool) -> list[Piece]:
        """Return one statement: who tells it where that is the other side, the stance, the words themselves."""
        cell = told.cell
        pieces = [say(f"{told.when} ", "dim")] if told.when else []
        pieces += [say("earlier: ", "dim")] if told.gone else []
        pieces += [say(f"per {cell.per}: ", "dim")] if cell.per else []
        pieces += [say(f"{cell.party} ", style)] if named else []
        pieces += [say(f"{words.issue(cell.issue)}: ", "dim")] if self.issues else []
        pieces += [say(f"{words.stance(cell)} ", style), say(f'"{cell.quote}"', "gone" if told.gone else "plain")]
        pieces += [say(f" (figure of {cell.per or cell.party})", "dim")] if cell.figure else []
        return [*pieces, *(cite(cell.ref, self.refs) if self.cited else [])]


def cite(number: int, refs: Mapping[int, Reference], *, lead: str = " ") -> list[Piece]:
    """Return "[3]" as a link to its item."""
    return [say(f"{lead}[{number}]", "dim", refs[number].url if number in refs else None)]


Sides = tuple[Sequence[Told], Sequence[Told], Sequence[Told]]


def side_by_side(sides: Sides, tell: Teller, width: int) -> list[Line]:
    """Return the columns next to each other, with a third where a mediator or fact-finder speaks and there is room for it."""
    union, employer, neutral = sides
    told: list[tuple[Sequence[Told], Style]] = [(union, "union"), (employer, "employer")]
    below = bool(neutral) and width < _THREE
    if neutral and not below:
        told.append((neutral, "neutral"))
    room = (width - 3 - 3 * (len(told) - 1)) // len(told)
    columns = [tell.column(side, room, style) for side, style in told]
    height = max(len(column) for column in columns)
    parts: list[list[Line]] = [columns[0]]
    widths = [room]
    for column in columns[1:]:
        parts += [[(Piece("|", "dim"),)] * height, column]
        widths += [1, room]
    page = indent(grid(parts, widths, gap=" "), 3)
    return page + (indent(_labelled("neutral", neutral, tell, (width - 3, 7), "neutral"), 3) if below else [])


def one_below_another(sides: Sides, names: tuple[str, str], tell: Teller, width: int) -> list[Line]:
    """Return the sides one under the other, each with its label in a narrow column."""
    union, employer, neutral = sides
    labels = [*names, "neutral"] if neutral else [*names]
    label = min(max(cells(say(name).text) for name in labels), max(8, width // 5))
    page = _labelled(names[0], union, tell, (width - 3, label), "union")
    page += _labelled(names[1], employer, tell, (width - 3, label), "employer")
    page += _labelled("neutral", neutral, tell, (width - 3, label), "neutral") if neutral else []
    return indent(page, 3)


def _labelled(name: str, told: Sequence[Told], tell: Teller, widths: tuple[int, int], style: Style) -> list[Line]:
    """Return a side with its label beside it, or above where too little room would be left."""
    width, label = widths
    room = width - label - 2
    if room < _ROOM:
        return [*wrap([say(name, style)], width), *indent(tell.column(told, width - 1, style), 1)]
    return grid([wrap([say(name, style)], label), tell.column(told, room, style)], [label, room])
