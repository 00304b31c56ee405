"""Every form of every view, whole, at fixed width and clock.

To accept a changed form, look at it, then write the files again:

    STRIKEWATCH_GOLDEN=write pytest tests/unit/test_render_golden.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from samples import DATES, DIGEST, DOSSIER, LATER, LEDGER, NOW, REFERENCES, VIEWS
from strikewatch import render

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
WRITE = os.environ.get("STRIKEWATCH_GOLDEN") == "write"

FORMS: dict[str, Callable[[], str]] = {
    "digest.ansi": lambda: render.terminal(DIGEST, width=100, color=True, links=True),
    "digest.md": lambda: render.markdown(DIGEST),
    "digest.html": lambda: render.html(DIGEST),
    "dossier.html": lambda: render.html(DOSSIER),
    "mail.html": lambda: render.mail_html(DIGEST),
    "ledger.csv": lambda: render.csv(LEDGER),
    "calendar.ics": lambda: render.ics((*DATES, *LATER), now=NOW, references=REFERENCES).decode(),
    "dossier.ansi": lambda: render.terminal(VIEWS["dossier"], width=100, color=True, links=False),
}
for _name, _view in VIEWS.items():
    for _width in (80, 100, 160):
        FORMS[f"{_name}-{_width}.txt"] = lambda view=_view, width=_width: render.terminal(view, width=width)  # type: ignore[misc]  # mypy sees no default of a lambda
    FORMS[f"{_name}-mail.txt"] = lambda view=_view: render.text(view)  # type: ignore[misc]  # as above
    FORMS[f"{_name}.json"] = lambda view=_view: render.json(view)  # type: ignore[misc]  # as above
SCHEMAS = {name: ROOT / "docs" / "schema" / f"{name}.schema.json" for name in render.PUBLISHED}


def _compare(path: Path, found: str) -> None:
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found


@pytest.mark.parametrize("name", FORMS)
def test_form_is_as_it_was_looked_at(name: str) -> None:
    """A form is the same bytes for the same record, on any machine, in any zone."""
    _compare(GOLDEN / name, FORMS[name]())


@pytest.mark.parametrize("name", SCHEMAS)
def test_published_schema_is_current(name: str) -> None:
    """What docs/schema says of the JSON is what the records are."""
    _compare(SCHEMAS[name], render.json_schema(name))


@pytest.mark.skipif(WRITE, reason="the files are being written")
def test_no_golden_file_is_left_over() -> None:
    """Each golden file belongs to a form."""
    assert {path.name for path in GOLDEN.iterdir() if path.is_file()} == set(FORMS)
