"""One dispute within a group: what each side said, verbatim, side by side or one under the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from strikewatch.model import Cell, Reference, Row
from strikewatch.render import words
from strikewatch.render.layout import Line, Piece, Style, beside, grid, indent, paragraph, say, wrap

_RIGHT = "| "  # before the employer's column, as in the trade's own two-column papers


def block(row: Row, refs: Mapping[int, Reference], width: int, *, columns: bool, group_by: str) -> list[Line]:
    """Return a row of a group: the name with its stage, then the columns. An empty column says so: absence is news."""
    page = beside([say(row.name, "name"), say(f": {row.status}", "dim")], _marks(row, refs), width, first=1)
    if row.lead:
        number = row.lead_ref if row.lead_ref is not None else (row.refs[0] if row.refs else 0)
        page += paragraph(say(f'"{row.lead}"'), *_number(number, refs), width=width, first=3)
    if not (row.union or row.employer or row.neutral):
        return [*page, *paragraph(say(words.NOTHING, "dim"), width=width, first=3)] if not row.lead else page
    issues = group_by != "issue"
    cited = len({cell.ref for cell in (*row.union, *row.employer, *row.neutral)} | set(row.refs)) > 1
    tell = _Teller(refs, issues=issues, cited=cited)
    return [*page, *(_columns(row, tell, width) if columns else _stacked(row, tell, width))]


class _Teller:
    """How cells are told in this row: with their issue, and with their own source where the row has several."""

    def __init__(self, refs: Mapping[int, Reference], *, issues: bool, cited: bool) -> None:
        self.refs, self.issues, self.cited = refs, issues, cited

    def column(self, told: Sequence[Cell], width: int, style: Style) -> list[Line]:
        """Return the cells of one side, wrapped to ``width``; what the other side tells of it is indented below."""
        if not told:
            return wrap([say(words.NOTHING, "dim")], width)
        named = len({cell.party for cell in told}) > 1
        own = [cell for cell in told if cell.per is None]
        lines: list[Line] = [] if own else wrap([say(words.NOTHING, "dim")], width)
        for cell in (*own, *(cell for cell in told if cell.per is not None)):
            by = 2 if cell.per else 0
            lines += indent(wrap(self.statement(cell, style, named=named), width - by, hang=2), by)
        return lines

    def statement(self, cell: Cell, style: Style, *, named: bool) -> list[Piece]:
        """Return one statement: who tells it where that is the other side, the stance, the words themselves."""
        pieces = [say(f"per {cell.per}: ", "dim")] if cell.per else []
        if named:
            pieces.append(say(f"{cell.party} ", style))
        if self.issues:
            pieces.append(say(f"{words.issue(cell.issue)}: ", "dim"))
        pieces += [say(f"{words.stance(cell)} ", style), say(f'"{cell.quote}"')]
        if cell.figure:
            pieces.append(say(f" (figure of {cell.per or cell.party})", "dim"))
        return [*pieces, *(_number(cell.ref, self.refs) if self.cited else [])]


def _columns(row: Row, tell: _Teller, width: int) -> list[Line]:
    """Return the sides next to each other, a third column where a mediator or fact-finder speaks."""
    sides: list[tuple[Sequence[Cell], Style]] = [(row.union, "union"), (row.employer, "employer")]
    if row.neutral:
        sides.append((row.neutral, "neutral"))
    room = (width - 3 - 3 * (len(sides) - 1)) // len(sides)
    columns = [tell.column(told, room, style) for told, style in sides]
    height = max(len(column) for column in columns)
    parts: list[list[Line]] = []
    widths: list[int] = []
    for number, column in enumerate(columns):
        if number:
            parts.append([(Piece(_RIGHT.strip(), "dim"),)] * height)
            widths.append(1)
        parts.append(column)
        widths.append(room)
    return indent(grid(parts, widths, gap=" "), 3)


def _stacked(row: Row, tell: _Teller, width: int) -> list[Line]:
    """Return the sides one under the other, each with its label in a narrow column."""
    left, right = words.sides(row.name)
    sides: list[tuple[str, Sequence[Cell], Style]] = [(left, row.union, "union"), (right, row.employer, "employer")]
    if row.neutral:
        sides.append(("neutral", row.neutral, "neutral"))
    label = min(max(len(name) for name, _, _ in sides), max(8, width // 5))
    page: list[Line] = []
    for name, told, style in sides:
        room = width - 3 - label - 2
        page += indent(grid([wrap([say(name, style)], label), tell.column(told, room, style)], [label, room]), 3)
    return page


def _marks(row: Row, refs: Mapping[int, Reference]) -> list[Piece]:
    return [piece for number in row.refs for piece in _number(number, refs, lead="")] + [say(f" {row.provenance}", "dim")]


def _number(number: int, refs: Mapping[int, Reference], *, lead: str = " ") -> list[Piece]:
    return [say(f"{lead}[{number}]", "dim", refs[number].url if number in refs else None)]
