"""Whose words a report is: an agency's text in ten papers is one source."""

from __future__ import annotations

import re

from strikewatch.model import Item

# Agencies that papers print under their own name, by the credit that they ask for.
_AGENCIES = (
    "Reuters", "Associated Press", "AP", "AFP", "Agence France-Presse", "PA", "PA Media", "Press Association", "UPI", "Bloomberg",
    "dpa", "Canadian Press", "AAP", "PTI", "IANS", "ANI", "EFE", "Xinhua", "Kyodo", "ANSA", "Yonhap", "TASS", "States Newsroom",
)  # fmt: skip
_ONE = {"AP": "Associated Press", "AFP": "Agence France-Presse", "PA": "Press Association", "PA Media": "Press Association"}
_NAMES = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
# "LONDON (Reuters) - ", "(AP) — ": in the dateline. Elsewhere brackets hold tickers and abbreviations.
_DATELINE = re.compile(rf"\(({_NAMES})\) ?[-\u2013\u2014]")
_CREDIT = re.compile(rf"(?:Copyright (?:©|\(c\))? ?\d{{0,4}},? ?(?:The )?|©\s?\d{{0,4}} ?(?:The )?|Source: )({_NAMES})\b")
_REPORTING = re.compile(r"\((?:Additional )?[Rr]eporting by [^)]*[Ee]diting by", re.DOTALL)
_HEAD = 300  # characters that hold the dateline


def agency(item: Item) -> str | None:
    """Return the agency whose text this is, as its byline, dateline or credit says; None for the outlet's own."""
    by = next((name for name in _AGENCIES if item.author and re.search(rf"\b{re.escape(name)}\b", item.author)), None)
    found = _DATELINE.search(item.text[:_HEAD]) or _CREDIT.search(item.text[-_HEAD:])
    name = by or (found[1] if found else None) or ("Reuters" if _REPORTING.search(item.text[-_HEAD:]) else None)
    return _ONE.get(name, name) if name else None
