"""The ledger as CSV in the columns of the monthly listing of the US Bureau of Labor Statistics; what is not known stays empty."""

from __future__ import annotations

import csv as writer
import io
import re
from collections.abc import Iterable

from strikewatch.model import LedgerLine
from strikewatch.text import for_cell, for_terminal

COLUMNS = (
    "employers", "states", "areas", "ownership", "naics", "union", "acronym", "local", "begin", "end", "workers", "workdays",
    "days idle", "notes",
)  # fmt: skip
_LOCAL = re.compile(r"\b(?:Local|Lodge|District|Branch)s? (\d[\w-]*)")


def csv(lines: Iterable[LedgerLine], *, raw: bool = False) -> str:
    """Return ``lines`` with a header. Cells that a spreadsheet would run get an apostrophe, unless ``raw``."""
    out = io.StringIO()
    table = writer.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for line in lines:
        table.writerow([for_terminal(cell) if raw else for_cell(for_terminal(cell)) for cell in _row(line)])
    return out.getvalue()


def _row(line: LedgerLine) -> tuple[str, ...]:
    """Return the cells of a dispute. Ownership, NAICS, workdays and days idle are counts of the Bureau's own: never ours."""
    area, _, state = (line.place or "").partition(", ")
    notes = [f"{line.status} ({line.dispute})", *line.numbers]
    notes += [f"workers as stated: {'; '.join(line.sizes)}"] if len(line.sizes) > 1 else []
    notes += [f"country {line.country}"] if line.country and line.country != "US" else []
    locals_ = [number for union in line.unions for number in _LOCAL.findall(union)]
    return (
        "; ".join(line.employers),
        state if line.country == "US" else "",
        area if line.country == "US" else line.place or "",
        "",
        "",
        "; ".join(line.unions),
        "; ".join(line.acronyms),
        "; ".join(locals_),
        line.began.isoformat() if line.began else "",
        line.ended.isoformat() if line.ended else "",
        str(line.size) if line.size is not None else "",
        "",
        "",
        "; ".join(notes),
    )
