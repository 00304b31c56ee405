"""What is kept of a morning's feeds that are hardly ever about strikes: the entries of ../shared/feeds/real.tar.gz.

    python benchmarks/base_rate.py

Reads every file with our own parser, judges each item once, and lists all that are kept, with score and words; prints how many items
fell under each verdict. "skipped" where the archive is absent.
"""

from __future__ import annotations

import collections
import datetime as dt
import sys
import tarfile
from pathlib import Path

from strikewatch import analysis, lexicon, parse
from strikewatch.errors import SourceError
from strikewatch.model import Document, Item, Source

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "feeds" / "real.tar.gz"
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def items() -> dict[str, Item]:
    """Return the items of all files, each once."""
    found: dict[str, Item] = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            document = Document(source=Source(name=member.name, path=member.name), body=file.read(), fetched_at=NOW)
            try:
                batch = parse.read(document)
            except SourceError:
                continue
            found.update((item.id, item) for item in batch.items)
    return found


def main() -> int:
    if not ARCHIVE.exists():
        print(f"base_rate: skipped, no {ARCHIVE.name}")
        return 0
    words = lexicon.load()
    verdicts: collections.Counter[str] = collections.Counter()
    for item in items().values():
        judged = analysis.analyse(item, words)
        verdicts[judged.verdict] += 1
        if judged.relevant:
            because = ", ".join(f"{reason.rule} {reason.text!r}" for reason in judged.reasons[:4])
            print(f"kept {judged.score:.2f}  {item.source}: {item.title or item.text[:80]}\n     {because}")
    print(f"{verdicts.total()} items: {dict(verdicts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
