"""Check the article that strikewatch was conceived from, beyond what the shared evaluation asks.

    .venv/bin/python benchmarks/seed_sides.py [../shared/seed]

Prints one line a point of its gold.json: every position on the right side with the right answer and teller, every quote with
its speaker, every trap avoided. Ends with 1 if a point does not hold; skipped where the folder is absent (it is not ours).
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from strikewatch import lexicon
from strikewatch.analysis import analyse
from strikewatch.model import Analysis, Item

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared" / "seed")
ANSWER = {
    "demands": "ask", "proposes": "ask", "opposes": "no", "rejects": "no", "refuses_to_negotiate": "no", "offers": "yes", "agrees": "yes",
}  # fmt: skip
SIDES = {"wga": "WGA", "wga-negcom": "WGA", "amptp": "AMPTP", "reporter": "narration"}


def main() -> int:
    if not (FOLDER / "gold.json").exists():
        print(f"skipped: no {FOLDER}")
        return 0
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    text = (FOLDER / "article.txt").read_text(encoding="utf-8")
    item = Item(id="seed", source="seed", text=text, published=dt.datetime(2023, 8, 1, tzinfo=dt.UTC))
    found = analyse(item, lexicon.load())
    points = [*positions(gold, found), *quotes(gold, found), *traps(found)]
    for holds, point in points:
        print("holds" if holds else "FAILS", point)
    print(f"{sum(h for h, _ in points)} of {len(points)} points hold")
    return 0 if all(h for h, _ in points) else 1


def positions(gold: dict[str, Any], found: Analysis) -> list[tuple[bool, str]]:
    abbr = {p.name: p.abbr for p in found.parties}
    said = {(abbr[p.party], p.issue.split(".")[0], ANSWER.get(p.stance, p.stance)): p for p in found.positions}
    points = []
    for wanted in gold["positions"]:
        key = (SIDES[wanted["party"]], wanted["issue"], ANSWER.get(wanted["stance"], wanted["stance"]))
        position = said.get(key)
        points.append((position is not None, f"{wanted['id']} {' '.join(key)}"))
        if position is not None and wanted["id"] in ("p1", "p10", "p11"):
            teller = abbr.get(position.asserted_by, position.asserted_by)
            points.append((teller == SIDES[wanted["asserted_by"]], f"{wanted['id']} told by {teller}"))
            points.append((position.voice == wanted["voice"], f"{wanted['id']} voice {position.voice}"))
    return points


def quotes(gold: dict[str, Any], found: Analysis) -> list[tuple[bool, str]]:
    abbr = {p.name: p.abbr for p in found.parties}
    points = []
    for wanted in gold["quotes"]:
        words = wanted["verbatim"]["text"].strip("“”")
        quote = next((q for q in found.quotes if q.text == words), None)
        points.append((quote is not None and abbr.get(quote.party or "") == SIDES[wanted["speaker"]], f"{wanted['id']} speaker"))
        points.append((quote is not None and quote.channel == wanted["channel"], f"{wanted['id']} channel"))
    return points


def traps(found: Analysis) -> list[tuple[bool, str]]:
    slugs = {i.slug.split(".")[0] for i in found.issues}
    own = [p for p in found.positions if p.stance == "refuses_to_negotiate" and p.asserted_by == p.party]
    words = [p.quote for p in found.positions] + [e.text for e in found.events] + [q.text for q in found.quotes]
    return [
        (found.provenance == "P1", f"a rumour inside a quote does not downgrade: {found.provenance}"),
        (not slugs & {"wages", "recognition", "retirement", "health-care"}, f"issues {sorted(slugs)}"),
        (not own, "no accusation in the accused party's cell"),
        (
            not any("ourtesy" in w or "date 2023" in w or "four other unions" in w for w in words),
            "no caption, credit or date line used",
        ),
        ({p.abbr for p in found.parties} == {"WGA", "AMPTP"}, f"parties {[p.abbr for p in found.parties]}"),
        (found.dispute == "us-wga-amptp-2023", f"dispute {found.dispute}"),
        (found.place == "Los Angeles", f"place {found.place}"),
        (
            any(q.value == 200 and q.claimed_by.startswith("Alliance") for p in found.positions for q in p.quantities),
            "200 % is the AMPTP's number",
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())
