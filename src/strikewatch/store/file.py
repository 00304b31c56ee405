"""The store's file: told from others before SQLite may touch it, opened, brought up to date, and its failures put into words.

Rollback journal, not WAL: it can be read in a read-only folder, it leaves one file, and the SQLite 3.40 that Debian ships
has a fault that loses writes when a write-ahead log is reset. A run writes few, large transactions, so nothing is lost by it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from strikewatch.errors import CannotAccess, CannotCreate, StrikewatchError, TryLater
from strikewatch.store.migrations import APPLICATION_ID, bring_up, newest

# Seconds that a command waits for another run's transaction: the longest takes about one.
PATIENCE = 5.0
_MAGIC = b"SQLite format 3\0"
_CACHE_KIB = 32 * 1024  # an import touches the id index at random: it should stay in memory
_RESTORE = "put a backup copy in its place, or move the file away and run `strikewatch pull` to begin a new store"
_TABLES = (
    "sources", "unreadable", "items", "revisions", "aliases", "words", "lexicons", "analyses", "unjudged", "editions",
    "edition_items", "forms", "outbox", "marks", "last_references", "state",
)  # fmt: skip


class Database:
    """An open store file. ``reading`` and ``writing`` are the only ways in: they turn SQLite's failures into ours."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take an open connection in autocommit mode."""
        self._connection = connection
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for queries."""
        try:
            yield self._connection
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise explain(error, self.path) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection in a transaction: all of it is stored, or, whatever happens, nothing."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @property
    def writable(self) -> bool:
        """Whether this user may change the file, and make the journal beside it that a change needs."""
        return os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def open_file(path: Path, *, create: bool, patience: float = PATIENCE) -> Database:
    """Open the store at ``path``; make it if there is none and ``create``.

    A file that is not a store, is of a newer version or is damaged is refused without a byte of it changed.
    """
    if _version(path) == 0:
        if not create:
            raise CannotAccess("there is no store yet", source=str(path), hint="`strikewatch pull` makes one")
        _make(path)
    database = _connect(path, patience)
    try:
        with database.reading() as connection:
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            connection.execute("PRAGMA temp_store = MEMORY")
            (version,) = connection.execute(
                "PRAGMA user_version"
            ).fetchone()  # what the header says before a recovery may not last
            if version < newest():
                bring_up(connection)
            _look_for_damage(connection, path)
    except BaseException:
        database.close()
        raise
    return database


def _connect(path: Path, patience: float) -> Database:
    mode = "rw" if os.access(path, os.W_OK) else "ro"
    address = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    return Database(connection, path)


def _version(path: Path) -> int:
    """Return the version of the store at ``path``, 0 for none or an empty file, read from its header by ourselves."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
            raise CannotAccess(f"this is {what}, not a store", source=str(path), hint="choose another place with --data-dir")
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise CannotAccess(
            f"the store cannot be read ({error.strerror})",
            source=str(path),
            hint="check the permissions of the file and its folder",
        ) from error
    if not header:
        return 0
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise CannotAccess("this file is not a store, or it is damaged", source=str(path), hint=_RESTORE)
    version, application = struct.unpack(">I4xI", header[60:72])
    if application != APPLICATION_ID:
        raise CannotAccess(
            "this is a database of another program",
            source=str(path),
            hint="nothing in it was changed; choose another place with --data-dir",
        )
    if version > newest():
        raise CannotAccess(
            f"this store was made by a newer strikewatch (version {version}, we know {newest()})",
            source=str(path),
            hint="nothing in it was changed; update strikewatch, or choose another place with --data-dir",
        )
    return int(version)


def _make(path: Path) -> None:
    """Make an empty store and its folder, for the user alone: what a desk reads is its own business.

    It is made under another name and then moved: a run that is killed meanwhile leaves no half of a store behind.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(part, os.O_CREAT | os.O_RDWR | os.O_TRUNC | os.O_CLOEXEC, 0o600))
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            bring_up(connection)
        _name(part, path)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except OSError as error:
        raise CannotCreate(
            f"the store cannot be made ({error.strerror})",
            source=str(path),
            hint="check the permissions and the room on the disk, or choose another place with --data-dir",
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _name(part: Path, path: Path) -> None:
    """Give a new store its name, unless another run was quicker; an empty file of that name gives way."""
    try:
        os.link(part, path)
    except FileExistsError:
        if path.stat().st_size == 0:
            part.replace(path)
    except OSError:  # a file system without hard links
        part.replace(path)


def _look_for_damage(connection: sqlite3.Connection, path: Path) -> None:
    """Read the first page of every table: cheap, and what a torn copy or a lost sector most often shows in.

    ``doctor`` reads the whole file; damage that only a query meets is refused there in the same words.
    """
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    missing = [table for table in _TABLES if table not in there]
    if missing:
        raise CannotAccess(f"the store is damaged: {', '.join(missing)} missing", source=str(path), hint=_RESTORE)
    for table in _TABLES:
        connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()


def explain(error: Exception, path: Path) -> Exception:
    """Return what the world did to the store as an error of ours; a mistake of ours comes back as it is."""
    code = getattr(error, "sqlite_errorcode", None)
    place = str(path)
    primary = None if code is None else code & 0xFF  # extended codes: the low byte is the kind
    known: dict[int, StrikewatchError] = {
        sqlite3.SQLITE_BUSY: TryLater("another run is writing to the store", source=place, hint="try again in a minute"),
        sqlite3.SQLITE_FULL: CannotCreate(
            "no room left for the store", source=place, hint="free some space and run it again: nothing stored is lost"
        ),
        sqlite3.SQLITE_READONLY: CannotAccess(
            "the store cannot be written", source=place, hint="check the permissions of the file and its folder"
        ),
        sqlite3.SQLITE_CANTOPEN: CannotAccess(
            "the store cannot be opened for this", source=place, hint="check the permissions of the file and its folder"
        ),
        sqlite3.SQLITE_PERM: CannotAccess("the store may not be used", source=place, hint="check the permissions of the file"),
        sqlite3.SQLITE_IOERR: CannotAccess(
            f"the disk failed while the store was in use ({error})", source=place, hint="check the disk; nothing stored is lost"
        ),
        sqlite3.SQLITE_CORRUPT: CannotAccess(f"the store is damaged ({error})", source=place, hint=_RESTORE),
        sqlite3.SQLITE_NOTADB: CannotAccess("this file is not a store, or it is damaged", source=place, hint=_RESTORE),
    }
    known[sqlite3.SQLITE_LOCKED] = known[sqlite3.SQLITE_BUSY]
    # Text that is no UTF-8 any more: sqlite3 raises without a code.
    undecodable = isinstance(error, UnicodeDecodeError) or (code is None and "decode" in str(error).lower())
    if undecodable:
        return known[sqlite3.SQLITE_CORRUPT]
    return error if primary is None else known.get(primary, error)
