"""Whether each dispute of the labelled articles is one.

    .venv/bin/python benchmarks/disputes.py [ARTICLES.jsonl]

Reads the articles (default ../shared/eval/dev-articles.jsonl; skipped when absent), judges, folds and gathers them, and prints the
disputes with their articles. Which articles belong together is taken from the labels: within
five months, the same union, and the same employer (by the names that the annotator gave) or an association for one of its members.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

from strikewatch import analysis, lexicon
from strikewatch.disputes import gather
from strikewatch.model import Item, Judged
from strikewatch.names import fold as plain
from strikewatch.stories import fold

_IDLE = dt.timedelta(days=153)


def _day(row: dict[str, Any]) -> dt.datetime:
    return dt.datetime.fromisoformat(row["published"]).replace(tzinfo=dt.UTC)


def _names(row: dict[str, Any], side: str) -> set[str]:
    parties = [party for party in row["gold"]["parties"] if party["role"].startswith(side)]
    return {plain(name) for party in parties for name in (party["name"], party["abbr"]) if name}


def _first(row: dict[str, Any], side: str) -> set[str]:
    """Return the names of the main party of a side: annotators name it first."""
    party = next((party for party in row["gold"]["parties"] if party["role"].startswith(side)), None)
    return {plain(name) for name in (party["name"], party["abbr"]) if name} if party else set()


def _together(one: dict[str, Any], other: dict[str, Any]) -> bool:
    close = abs(_day(one) - _day(other)) <= _IDLE
    union = bool(_first(one, "union") & _first(other, "union"))
    employer = bool(_names(one, "employer") & _names(other, "employer")) or _association(one, other)
    return close and union and employer


def _association(*rows: dict[str, Any]) -> bool:
    """Return whether a strike against an association is in one of two articles: the other may name a member of it."""
    return any(party["role"] == "employer-association" for row in rows for party in row["gold"]["parties"])


def main() -> None:
    path = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared/eval/dev-articles.jsonl")
    if not path.exists():
        print(f"skipped: no {path}")
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    words = lexicon.load()
    judged = []
    for row in rows:
        item = Item(
            id=row["id"][:12], source="eval", title=row["title"], text=row["text"], published=_day(row), first_seen=_day(row), day_only=True
        )  # fmt: skip
        judged.append(Judged(item=item, analysis=analysis.analyse(item, words)))
    disputes = gather(fold(judged), now=max(one.item.when for one in judged))
    home = {one.item.id: dispute.id for dispute in disputes for story in dispute.stories for one in story.members}
    for dispute in sorted(disputes, key=lambda d: d.id):
        print(
            f"{dispute.id}: {dispute.name}, {dispute.stage}"
            + (f" (maybe {', '.join(dispute.maybe_same)})" if dispute.maybe_same else "")
        )
        for story in dispute.stories:
            for one in story.members:
                print(f"    {one.item.when:%Y-%m-%d} {one.item.title}")
    right = wrong = missed = 0
    for one, other in combinations(rows, 2):
        joined = home.get(one["id"][:12], one["id"]) == home.get(other["id"][:12], other["id"])
        if _together(one, other):
            right, missed = right + joined, missed + (not joined)
        elif joined:
            wrong += 1
            print(f"wrongly joined: {one['title']} / {other['title']}")
    print(f"{len(rows)} articles, {len(disputes)} disputes, {len(home)} articles placed")
    print(f"pairs of one dispute: {right} joined, {missed} missed; of two: {wrong} wrongly joined")


if __name__ == "__main__":
    main()
