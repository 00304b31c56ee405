"""The demo week through the whole pipeline, in every form, at fixed width and clock.

To accept a change, look at what changed, then write the files again:

    STRIKEWATCH_GOLDEN=write pytest tests/flow/test_demo_forms.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from strikewatch import config, lexicon, pipeline, render
from strikewatch.cli.demo import NOW
from strikewatch.model import Change, DatedLine, Digest, LedgerLine
from strikewatch.store import Store

GOLDEN = Path(__file__).parents[1] / "golden" / "demo"
WRITE = os.environ.get("STRIKEWATCH_GOLDEN") == "write"
FORMS: dict[str, Callable[[Digest], str]] = {
    "terminal-80.txt": lambda digest: render.terminal(digest, width=80),
    "terminal-100.txt": lambda digest: render.terminal(digest, width=100),
    "terminal-160.txt": lambda digest: render.terminal(digest, width=160),
    "terminal.ansi": lambda digest: render.terminal(digest, width=100, color=True, links=True),
    "mail.txt": lambda digest: render.text(digest, width=72),
    "mail.html": render.mail_html,
    "page.html": render.html,
    "digest.md": render.markdown,
    "digest.json": render.json,
    "ledger.csv": lambda digest: render.csv(digest.ledger),
    "dates.ics": lambda digest: render.ics((*digest.dates, *digest.later), now=digest.now, references=digest.references).decode(),
}


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """Compose the digest of the sample week, once."""
    home = tmp_path_factory.mktemp("demo")
    with as_file(files("strikewatch") / "demo") as folder:
        settings = config.load(folder / "config.toml", data_dir=home)
        store = Store.open(settings.store)
        try:
            list(pipeline.pull(settings, store, now=NOW))
            loaded = lexicon.load(settings.lexicon)
            return pipeline.compose(settings, store, loaded, now=NOW, span=pipeline.Span()).digest
        finally:
            store.close()


@pytest.mark.parametrize("name", FORMS)
def test_demo_is_as_it_was_looked_at(name: str, digest: Digest) -> None:
    """The sample week is the same bytes in every form, on any machine, in any zone."""
    found = FORMS[name](digest)
    if WRITE:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_bytes(found.encode())
    assert (GOLDEN / name).read_bytes().decode() == found


def test_demo_counts_reconcile(digest: Digest) -> None:
    """Every item that was read is somewhere, and every number that is cited is among the sources."""
    assert digest.counts.reconciled()
    known = {reference.number for reference in digest.references}
    lines: list[Change | DatedLine | LedgerLine] = [*digest.changes, *digest.dates, *digest.later, *digest.ledger]
    assert all(line.refs for line in lines)
    cited = {number for line in lines for number in line.refs}
    rows = [row for group in digest.groups for row in group.rows]
    cited |= {cell.ref for row in rows for cell in (*row.union, *row.employer, *row.neutral)}
    assert cited <= known
