"""Names of one side in a row: "contracts covering A, B and C" covers all three, "rivals such as A and B" makes both bystanders."""

from __future__ import annotations

import re

from strikewatch.analysis.body import UNIONS, Body
from strikewatch.analysis.passage import Passage

# What stands between two names of a row, a ticker and a legal form included: "Vesk Inc. ( VSK.N ) and Orlin".
_BETWEEN = re.compile(
    r"(?: (?:Inc|Co|Corp|Ltd|Plc))?\.?(?:['\u2019]s)?(?: ?\([^()]{1,16}\)| [A-Z]{1,6}\.[A-Z]{1,3})?(?:,| and| or|, and| &)(?: the)? "
)
_REACH = 40
_LONGEST = 12

Span = tuple[int, int]
Rows = dict[Span, tuple[Span, ...]]


def find(passage: Passage, bodies: list[Body]) -> Rows:
    """Return for each mention of a body of a sure name the mentions of its row, itself included."""
    found: Rows = {}
    for side in (True, False):
        spans = sorted({span for body in bodies if body.sure and (body.role in UNIONS) is side for span in body.spans})
        row: list[Span] = []
        for span in spans:
            if row and (
                len(row) == _LONGEST or not _BETWEEN.fullmatch(passage.body[row[-1][1] : min(span[0], row[-1][1] + _REACH)])
            ):
                found |= dict.fromkeys(row, tuple(row))
                row = []
            row.append(span)
        found |= dict.fromkeys(row, tuple(row))
    return found
