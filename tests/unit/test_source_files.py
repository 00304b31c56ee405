"""Feeds on this machine."""

import datetime as dt
import gzip
import os
from pathlib import Path

import pytest

from strikewatch.model import Answer, Document, Failed, Source, Unchanged, Visit
from strikewatch.sources import files

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


def read(path: str | Path, visit: Visit = Visit(), **source: int) -> list[Answer]:  # noqa: B008 - frozen
    return list(files.read(Source(name="local", path=str(path), **source), visit, now=NOW))  # type: ignore[arg-type]  # max_bytes only


def test_a_file_and_again(tmp_path: Path) -> None:
    """A file is a document; the same file again is unchanged; a changed one a document again."""
    path = tmp_path / "a.xml"
    path.write_bytes(b"<rss/>")
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.body == b"<rss/>"
    visit = Visit(validators=document.validators)
    assert isinstance(read(path, visit)[0], Unchanged)
    path.write_bytes(b"<rss></rss>")
    assert isinstance(read(path, visit)[0], Document)


def test_a_pattern(tmp_path: Path) -> None:
    """A pattern names several files, in order; a file with that very name goes before the pattern."""
    for name in ("b.xml", "a.xml"):
        (tmp_path / name).write_text(name)
    bodies = [answer.body for answer in read(tmp_path / "*.xml") if isinstance(answer, Document)]
    assert bodies == [b"a.xml", b"b.xml"]
    (tmp_path / "[x].xml").write_text("itself")
    assert [answer.body for answer in read(tmp_path / "[x].xml") if isinstance(answer, Document)] == [b"itself"]


def test_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``~`` is the user's home; a user that does not exist is a missing file."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "f.xml").write_text("x")
    assert isinstance(read("~/f.xml")[0], Document)
    assert isinstance(read("~nobody-of-that-name/f.xml")[0], Failed)


def test_packed(tmp_path: Path) -> None:
    """F9: a gzip file is unpacked, with the same limit."""
    path = tmp_path / "a.xml.gz"
    path.write_bytes(gzip.compress(b"<rss/>"))
    assert [answer.body for answer in read(path) if isinstance(answer, Document)] == [b"<rss/>"]
    path.write_bytes(gzip.compress(bytes(2000)))
    assert [answer.kind for answer in read(path, max_bytes=1000) if isinstance(answer, Failed)] == ["too-large"]


def test_what_is_not_read(tmp_path: Path) -> None:
    """Folders, FIFOs, devices, the missing, the too large and the forbidden: a line each, and nothing hangs."""
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "large").write_bytes(bytes(11))
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name, kind in {"fifo": "file", ".": "file", "large": "too-large", "dangling": "file", "missing": "file"}.items():
        (answer,) = read(tmp_path / name, max_bytes=10)
        assert isinstance(answer, Failed)
        assert (answer.kind, bool(answer.hint)) == (kind, True)
    assert isinstance(read("/dev/zero")[0], Failed)
    assert isinstance(read("a\0b")[0], Failed)


def test_one_bad_file_of_a_pattern(tmp_path: Path) -> None:
    """The others are read; the failure is told each time."""
    (tmp_path / "a.xml").write_text("x")
    (tmp_path / "b.xml").symlink_to(tmp_path / "nowhere")
    first = read(tmp_path / "*.xml")
    assert [type(answer) for answer in first] == [Failed, Document]
