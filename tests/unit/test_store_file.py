"""The store's file: made, recognised, brought up to date, refused, and its failures put into words."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from stored import NOW, analysis, cut, digest, fetched, item, source
from strikewatch.errors import CannotAccess, CannotCreate, StrikewatchError, TryLater
from strikewatch.model import Delivery
from strikewatch.store import Store, file, migrations


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "strikewatch.sqlite"
    with Store.open(place) as store:
        store.save([fetched(item("a"), item("b"))], NOW)
        store.judge_with("one")
        store.save_analyses([(analysis(item("a")), False)])
    return place


def _edition(store: Store) -> Any:
    return store.begin_edition(digest(), cut(store), kind="mail", items=[], forms={"text": b"x"}, recipients=["a@x"])


# Every method of the store, with arguments that make it do its work; the walk below fails if one is missing.
CALLS: dict[str, Callable[[Store], Any]] = {
    "visits": lambda s: s.visits([source()]),
    "save": lambda s: s.save([fetched(item("c"))], NOW),
    "add": lambda s: s.add(source(), [item("c")], NOW),
    "health": lambda s: s.health(),
    "judge_with": lambda s: s.judge_with("two"),
    "unjudged": lambda s: s.unjudged(10),
    "waiting": lambda s: s.waiting(cut(s)),
    "save_analyses": lambda s: s.save_analyses([(analysis(item("b")), False)]),
    "judged": lambda s: s.judged(cut(s)),
    "too_old": lambda s: s.too_old(cut(s)),
    "unreadable": lambda s: s.unreadable(cut(s)),
    "by_dispute": lambda s: s.by_dispute(["us-cbna-st-aldric-2023"], newest=9, first=1),
    "disputes": lambda s: s.disputes(),
    "settled": lambda s: s.settled(),
    "next_edition": lambda s: s.next_edition(NOW.date()),
    "begin_edition": _edition,
    "record": lambda s: s.record(_EDITION, [Delivery(recipient="a@x", state="accepted", answer="250")], NOW),
    "outbox": lambda s: s.outbox(_EDITION),
    "unsent": lambda s: s.unsent(),
    "editions": lambda s: s.editions(),
    "edition": lambda s: s.edition("1"),
    "last_edition": lambda s: s.last_edition(),
    "editions_of": lambda s: s.editions_of(item("a").id),
    "mark": lambda s: s.mark("keep", now=NOW, item=item("a").id),
    "undo": lambda s: s.undo(now=NOW),
    "marks": lambda s: s.marks(),
    "marked_items": lambda s: s.marked_items(),
    "items": lambda s: s.items([item("a").id]),
    "remember_references": lambda s: s.remember_references([(1, item("a").id)]),
    "find": lambda s: s.find(item("a").id),
    "search": lambda s: s.search("ballot"),
    "index": lambda s: s.index(),
    "arrived": lambda s: s.arrived(),
    "first_date": lambda s: s.first_date(),
    "first_arrival": lambda s: s.first_arrival(),
    "check": lambda s: s.check(),
}
WRITING = {
    "save", "add", "judge_with", "save_analyses", "begin_edition", "record", "mark", "undo", "remember_references", "index",
}  # fmt: skip


class _Edition:
    number = 1


_EDITION: Any = _Edition()


def test_the_walk_below_knows_every_method() -> None:
    """A method that is added to the store must be walked over broken files too."""
    public = {name for name in dir(Store) if not name.startswith("_")} - {"open", "close", "writable"}
    assert public == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_a_locked_file_is_a_matter_of_time(path: Path, name: str) -> None:
    """While another run commits, every method either works or says to try later; none breaks otherwise."""
    with Store.open(path, patience=0.0) as store:
        edition = _edition(store)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(TryLater, match="another run") as caught:
                CALLS[name](store)
            assert caught.value.hint
        finally:
            other.close()
        assert edition.number == 1
        CALLS[name](store)


@pytest.mark.parametrize("name", sorted(set(CALLS) - WRITING - {"search"}))
def test_reading_goes_on_while_another_run_writes(path: Path, name: str) -> None:
    """A run that has begun to write hinders no reader before it commits."""
    with Store.open(path, patience=0.0) as store:
        _edition(store)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        CALLS[name](store)
        other.close()


@pytest.mark.parametrize("name", sorted(WRITING))
def test_a_full_disk_loses_nothing(path: Path, name: str) -> None:
    """Where the file cannot grow a method says so, and what was stored stays; it works again when there is room."""
    with Store.open(path) as store:
        _edition(store)
        before = store.arrived()
        many = [item(f"n{i}", text="word " * 5_000) for i in range(50)]
        connection = store._db._connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CannotCreate, match="no room") as caught:
            store.save([fetched(*many)], NOW)
        assert caught.value.hint
        assert store.arrived() == before
        assert store.check() == ()
        with suppress(CannotCreate):  # a small change may fit into pages that are there
            CALLS[name](store)
        assert store.check() == ()
        connection.execute("PRAGMA max_page_count = 1000000")
        CALLS[name](store)
        assert store.save([fetched(*many)], NOW)[0].new == 50


@pytest.mark.parametrize("name", CALLS)
def test_damage_that_only_a_query_meets_is_put_into_words(path: Path, name: str) -> None:
    """Pages overwritten behind our back end in one sentence that says how to restore, or are not met at all."""
    with Store.open(path) as store:
        _edition(store)
        size = path.stat().st_size
        with path.open("r+b") as raw:
            raw.seek(8192)
            raw.write(b"\xa5" * (size - 8192))
        error = _error(lambda: CALLS[name](store))
        assert error is None or (isinstance(error, CannotAccess) and "damaged" in str(error) and "backup" in (error.hint or ""))


def _error(call: Callable[[], object]) -> StrikewatchError | None:
    try:
        call()
    except StrikewatchError as error:
        return error
    return None


def _refused(path: Path, match: str) -> CannotAccess:
    """Open ``path``; return the error, having seen that neither bytes nor time of the file changed and nothing came beside it."""
    before, beside = (path.read_bytes(), path.stat().st_mtime_ns), sorted(path.parent.iterdir())
    with pytest.raises(CannotAccess, match=match) as caught:
        Store.open(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(path.parent.iterdir()) == beside
    assert caught.value.source == str(path)
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"this is no database\n" * 300,
        lambda b: bytes(len(b)),
        lambda b: bytes(100) + b[100:],
        lambda b: b"SQLite format 4\0" + b[16:],
        lambda b: b[:60],
        lambda b: b[:4096],
        lambda b: b[: len(b) // 2],
        lambda b: b[:4096] + bytes(4096) + b[8192:],
        lambda b: b[:18] + b"\x09\x09" + b[20:],
    ],
    ids=["text", "zeros", "header-gone", "magic", "cut-header", "one-page", "half", "page-2-gone", "format-9"],
)
def test_a_damaged_file_is_refused_untouched(path: Path, spoil: Callable[[bytes], bytes]) -> None:
    """The sentence says what to do, and not a byte is written."""
    path.write_bytes(spoil(path.read_bytes()))
    error = _refused(path, "damaged|not a store")
    assert "backup" in (error.hint or "")


def test_a_newer_file_is_refused_untouched(path: Path) -> None:
    """A store of a later version is left to the program that knows it."""
    raw = bytearray(path.read_bytes())
    raw[60:64] = struct.pack(">I", 9999)
    path.write_bytes(bytes(raw))
    assert "update strikewatch" in (_refused(path, "newer strikewatch").hint or "")


def test_a_foreign_database_is_refused_untouched(tmp_path: Path) -> None:
    """Another program's database is not ours to touch, even with a hot journal beside it."""
    place = tmp_path / "places.sqlite"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE places (id)")
        other.execute("PRAGMA user_version = 77")
    other.close()
    (tmp_path / "places.sqlite-journal").write_bytes(os.urandom(4096))
    _refused(place, "another program")


def test_a_missing_table_is_damage(path: Path) -> None:
    """A store without one of its tables is refused, and the table is named."""
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE outbox")
    other.close()
    _refused(path, "outbox missing")


def test_a_folder_and_a_device_are_no_store(tmp_path: Path) -> None:
    """What is no regular file is refused in words, and never read."""
    with pytest.raises(CannotAccess, match="a folder"):
        Store.open(tmp_path)
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with pytest.raises(CannotAccess, match="not a regular file"):
        Store.open(fifo)


def test_a_new_store_is_for_its_user_alone(tmp_path: Path) -> None:
    """Folder and file are made without rights for others; an empty file is taken as new."""
    place = tmp_path / "a" / "b" / "strikewatch.sqlite"
    Store.open(place).close()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert list(place.parent.iterdir()) == [place]
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    with Store.open(empty) as store:
        assert store.arrived() == 0


def test_no_store_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    """A command that only reads says how a store comes to be, and leaves no file."""
    with pytest.raises(CannotAccess, match="no store yet") as caught:
        Store.open(tmp_path / "s.sqlite", create=False)
    assert "pull" in (caught.value.hint or "")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_made(tmp_path: Path) -> None:
    """A file where the folder should be is told as such."""
    (tmp_path / "data").touch()
    with pytest.raises((CannotCreate, CannotAccess)) as caught:
        Store.open(tmp_path / "data" / "s.sqlite")
    assert "--data-dir" in (caught.value.hint or "") or "permissions" in (caught.value.hint or "")


def test_a_read_only_store_is_read_and_says_so_when_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Searching and showing work; writing is refused in words.

    What ``os.access`` says is put in its mouth: root may write anywhere.
    """
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = path.read_bytes()
    with Store.open(path) as store:
        assert not store.writable
        assert store.judged(cut(store))
        assert store.search("ballot") == ((), 0)  # nothing is indexed yet, and nothing can be
        store.remember_references([(1, item("a").id)])
        with pytest.raises(CannotAccess, match="cannot be written"):
            store.mark("keep", now=NOW, item=item("a").id)
    assert path.read_bytes() == before


def test_older_files_are_brought_up_in_one_transaction(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step from the file's version is applied, in order; a step that fails leaves the file as it was."""
    good = ("ALTER TABLE sources ADD COLUMN colour TEXT; -- a; b\n", "UPDATE sources SET colour = 'red';")
    bad = (*good, "CREATE TABLE more (id);\nCREATE TABLE sources (id);")
    before = path.read_bytes()
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrations.bring_up(connection, bad)
    assert path.read_bytes() == before
    migrations.bring_up(connection, good)
    assert connection.execute("SELECT DISTINCT colour FROM sources").fetchall() == [("red",)]
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    migrations.bring_up(connection, good)  # another run was quicker: nothing is left to do
    connection.close()
    monkeypatch.setattr(file, "newest", lambda: 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", good)
    Store.open(path).close()


def test_a_migration_runs_when_an_older_store_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening is all that an update asks of the user."""
    steps = ("CREATE TABLE extra (id);",)
    monkeypatch.setattr(file, "newest", lambda: 2)
    monkeypatch.setattr(file, "bring_up", lambda connection: migrations.bring_up(connection, steps))
    with Store.open(path) as store:
        assert store.arrived() == 2
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    raw.close()


@pytest.fixture
def sealed(path: Path) -> Iterator[Path]:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path.chmod(0)
    yield path
    path.chmod(0o600)


def test_a_file_that_may_not_be_read(sealed: Path) -> None:
    """Missing permissions are told as such."""
    with pytest.raises(CannotAccess, match="cannot be read"):
        Store.open(sealed)


@pytest.mark.parametrize("beside", ["-journal", "-wal", "-shm"])
def test_junk_beside_the_file_does_no_harm(path: Path, beside: str) -> None:
    """Left-overs that are no journal of this file change nothing in it."""
    path.with_name(path.name + beside).write_bytes(os.urandom(8192))
    copy = path.read_bytes()
    with Store.open(path) as store:
        assert store.arrived() == 2
        assert store.check() == ()
    assert path.read_bytes() == copy


def test_check_finds_what_opening_cannot(path: Path) -> None:
    """The doctor's look reads every page."""
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO aliases VALUES (1, 4711)")
    raw.close()
    with Store.open(path) as store:
        assert any("aliases" in line for line in store.check())


def test_a_bug_keeps_its_traceback(path: Path) -> None:
    """Only what the world does wrong is put into words."""
    with Store.open(path) as store, pytest.raises(sqlite3.OperationalError), store._db.reading() as connection:
        connection.execute("SELECT nonsense FROM items")


def test_text_that_is_no_utf8_is_damage(path: Path) -> None:
    """sqlite3 raises without a code where a stored text cannot be decoded."""
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE items SET title = CAST(x'ff61' AS TEXT)")
    raw.close()
    with Store.open(path) as store, pytest.raises(CannotAccess, match="damaged"):
        store.items([item("a").id])


def test_a_copy_is_a_store(path: Path, tmp_path: Path) -> None:
    """One file is all there is: a plain copy is a backup."""
    assert list(path.parent.iterdir()) == [path]
    copy = shutil.copy(path, tmp_path / "backup.sqlite")
    with Store.open(Path(copy)) as store:
        assert store.arrived() == 2


def test_a_store_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends while a store is being made leaves nothing under its name; the next run begins anew."""

    def die(_connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "s.sqlite"
    with monkeypatch.context() as patch:
        patch.setattr("strikewatch.store.file.bring_up", die)
        with pytest.raises(KeyboardInterrupt):
            Store.open(path)
    assert list(tmp_path.iterdir()) == []
    path.touch()  # an empty file of that name gives way
    with Store.open(path) as store:
        assert store.check() == ()
