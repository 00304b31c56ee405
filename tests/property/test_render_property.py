"""Whatever stands in the strings of a record, every form stays harmless and whole."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from typing import Any

import icalendar
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec import structs
from wcwidth import wcswidth

from samples import DIGEST, DOSSIER, NOW, VIEWS
from strikewatch import render
from strikewatch.model import Record
from strikewatch.text import INVISIBLE

HOSTILE = (
    "\x1b[2J\x1b]52;c;ZXZpbA==\x07", "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\", "\x9b31m\x90q\x9c", "a\rb\x08\x08c\x00d",
    "\u202eevil\u202c \u2066x", "z\u200bw\u200dj\ufeff", "[bold red]x[/] [/nothing] :smile:", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "javascript:alert(1)", "</style></title></q></table>",
    "{{ 7 * 7 }}{% raw %}", "&lt;b&gt;&#x3c;", "a\r\nBcc: x@y.example\r\n\r\nb", "=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1",
    "`x` *y* _z_ | [l](javascript:x) # h", "漢字かな交じり文" * 9, "e\u0301\u0302\u0303" * 30, "👩‍👩‍👧🇬🇧❤️", "x" * 300, "", " ", "\n\n",
    "\ufdd0\uffff\U0001fffe", "\u2028\u2029\x85", "https://ok.example/\x1b]8;;x\x1b\\", "data:text/html,x", "file:///etc/passwd",
    "https://[::1", "END:VEVENT\r\nBEGIN:VALARM", "\ud800x".encode("utf-8", "replace").decode(),
)  # fmt: skip
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
ACTIVE = {
    "script", "img", "iframe", "object", "embed", "form", "input", "button", "link", "base", "video", "audio", "frame", "math", "image",
    "use", "foreignobject", "animate", "set",
}  # fmt: skip


@cache
def kinds_of(record: type[Record]) -> dict[str, Any]:
    """Return the declared type of each field of a record."""
    info = msgspec.inspect.type_info(record)
    assert isinstance(info, msgspec.inspect.StructType)
    return {field.name: field.type for field in info.fields}


def spoil(value: Any, kind: Any, change: Callable[[str], str]) -> Any:
    """Return ``value`` with every free string in it changed; what is of a closed list, a number or a date stays."""
    if isinstance(value, Record):
        return structs.replace(
            value, **{name: spoil(getattr(value, name), sort, change) for name, sort in kinds_of(type(value)).items()}
        )
    if isinstance(value, tuple):
        inner = getattr(kind, "item_type", None)
        kinds: list[Any] = [inner] * len(value) if inner is not None else list(getattr(kind, "item_types", ()))
        return tuple(spoil(one, sort, change) for one, sort in zip(value, kinds, strict=True))
    if isinstance(value, str):
        choices: tuple[Any, ...] = getattr(kind, "types", (kind,))
        return change(value) if any(isinstance(one, msgspec.inspect.StrType) for one in choices) else value
    return value


@st.composite
def spoilt(draw: st.DrawFn, name: str) -> Any:
    """Return a view with drawn strings; the same string everywhere becomes the same other one, so that ids still meet."""
    pool = draw(st.lists(TEXT, min_size=1, max_size=12))
    choose = random.Random(draw(st.integers(0, 2**32)))
    known: dict[str, str] = {}
    return spoil(VIEWS[name], None, lambda word: known.setdefault(word, choose.choice(pool)))


class Tags(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def test_spoil_reaches_every_free_string() -> None:
    """The test itself: no sample string survives, and closed lists do."""
    page = render.json(spoil(DIGEST, None, lambda _: "Q"))
    assert "WGA" not in page
    assert "tentative_agreement" in page


@pytest.mark.parametrize("name", VIEWS)
@settings(max_examples=25, deadline=None)  # each draws a whole page, on a machine that may be busy
@given(data=st.data(), width=st.sampled_from([20, 72, 80, 100]))
def test_terminal_and_text_hold_printable_text_only(name: str, data: st.DataObject, width: int) -> None:
    """No control, no escape, nothing invisible reaches a terminal, and no line is wider than it."""
    view = data.draw(spoilt(name))
    painted = render.terminal(view, width=width, color=True, links=True)
    bare = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;(?:id=[0-9a-f]+;https?://[!-~]+|;)\x1b\\", "", painted)
    for page in (bare, render.text(view, width=width)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", page)
        assert not INVISIBLE.search(page)
        for line in page.split("\n"):
            assert 0 <= wcswidth(line) <= width or re.fullmatch(r"https?://[!-~]+", line.strip())


@settings(max_examples=25, deadline=None)  # each draws a whole page, on a machine that may be busy
@given(digest=spoilt("digest"), dossier=spoilt("dossier"))
def test_html_holds_no_active_content(digest: Any, dossier: Any) -> None:
    """Elements and attributes are ours alone, links lead to the web or within the page."""
    pages = (
        (render.html(digest), render.html(DIGEST)),
        (render.mail_html(digest), render.mail_html(DIGEST)),
        (render.html(dossier), render.html(DOSSIER)),
    )
    for page, model in pages:
        tags, expected = Tags(), Tags()
        tags.feed(page)
        expected.feed(model)
        for tag, attrs in tags.found:
            assert tag not in ACTIVE
            for key, value in attrs:
                assert not key.startswith("on")
                if key == "href":
                    assert re.match(r"https?://|#", value or "")
        assert {tag for tag, _ in tags.found} <= {tag for tag, _ in expected.found}
        known = {key for _, attrs in expected.found for key, _ in attrs}
        assert {key for _, attrs in tags.found for key, _ in attrs} <= known


def shape(page: str) -> tuple[int, list[str], list[str]]:
    """Return what a Markdown reader makes of ``page``: its headings, its HTML, where its links lead."""
    found = MarkdownIt("commonmark").enable("table").parse(page)
    flat = [inner for token in found for inner in (token, *(token.children or ()))]
    markup = [token.content for token in flat if token.type in {"html_block", "html_inline"}]
    links = [str(token.attrs["href"]) for token in flat if token.type == "link_open"]
    images = [str(token.attrs["src"]) for token in flat if token.type == "image"]
    return sum(token.type == "heading_open" for token in flat), markup, [*links, *images]


@settings(max_examples=25, deadline=None)  # each draws a whole page, on a machine that may be busy
@given(digest=spoilt("digest"))
def test_markdown_is_formatted_by_us_alone(digest: Any) -> None:
    """Outside text adds no heading, no HTML, and no link but to the web."""
    headings, markup, links = shape(render.markdown(digest))
    assert headings == shape(render.markdown(DIGEST))[0]
    assert set(markup) <= {"<br>"}
    assert all(re.match(r"https?://", link) for link in links)


@settings(max_examples=25, deadline=None)  # each draws a whole page, on a machine that may be busy
@given(digest=spoilt("digest"))
def test_calendar_and_table_are_read_back_whole(digest: Any) -> None:
    """Nothing from outside adds an event, a property line, a row or a formula."""
    lines = (*digest.dates, *digest.later)
    calendar = icalendar.Calendar.from_ical(render.ics(lines, now=NOW, references=digest.references))
    assert len(calendar.walk("VEVENT")) == len(lines)
    assert not calendar.walk("VALARM")
    rows = list(csv.reader(io.StringIO(render.csv(digest.ledger))))
    assert len(rows) == len(digest.ledger) + 1
    assert not any(cell[:1] in {"=", "+", "-", "@", "\t", "\r"} for row in rows for cell in row if cell)


@pytest.mark.parametrize("name", VIEWS)
@settings(max_examples=25, deadline=None)  # each draws a whole page, on a machine that may be busy
@given(data=st.data())
def test_json_is_read_back_as_it_was(name: str, data: st.DataObject) -> None:
    """JSON keeps every character."""
    view = data.draw(spoilt(name))
    assert msgspec.json.decode(render.json(view), type=type(view)) == view
