"""Files: whole or not at all, never waited for, named by patterns."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from strikewatch import files


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    """Nothing else is left in the folder."""
    file = tmp_path / "page.html"
    file.write_bytes(b"old")
    file.chmod(0o640)
    files.write(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is written."""
    (tmp_path / "real").mkdir()
    link = tmp_path / "page.html"
    link.symlink_to(tmp_path / "real" / "page.html")
    files.write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real" / "page.html").read_bytes() == b"new"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    """And stays a pipe; so does a device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    files.write(pipe, b"new")
    reader.join()
    assert read == [b"new"]
    assert pipe.is_fifo()


def test_what_cannot_be_written_leaves_no_part(tmp_path: Path) -> None:
    """A folder stands in the way."""
    folder = tmp_path / "page.html"
    folder.mkdir()
    with pytest.raises(OSError):  # noqa: PT011 - whichever the system gives
        files.write(folder, b"new")
    with pytest.raises(OSError):  # noqa: PT011
        files.replace(folder, b"new", part=tmp_path / "part")
    assert list(tmp_path.iterdir()) == [folder]


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    """A pipe without a writer holds nobody; a link is followed where that was asked."""
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe")
    with files.open_regular(tmp_path / "link") as stream:
        assert stream.read() == b"x"
    for name, follow in (("pipe", True), (".", True), ("link", False)):
        with pytest.raises(files.NotRegular):
            files.open_regular(tmp_path / name, follow=follow)
    with pytest.raises(FileNotFoundError):
        files.open_regular(tmp_path / "none")


def test_expand_knows_home_and_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sorted; a path without wildcards, or that is there as it is written, stands for itself."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("b.zip", "a.zip", "x[1].js"):
        (tmp_path / name).write_bytes(b"")
    assert files.expand("~/*.zip") == (tmp_path / "a.zip", tmp_path / "b.zip")
    assert files.expand("~/x[1].js") == (tmp_path / "x[1].js",)
    assert files.expand("~/none.zip") == (tmp_path / "none.zip",)
    assert files.expand("~/none*") == ()
