"""The versions of the store's file. Append only: a file that a user has was made by one of these."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from importlib import resources

# "swat" in ASCII, in the header of every store (bytes 68 to 71): tells our files from other programs'.
APPLICATION_ID = 0x73776174

# MIGRATIONS[n] brings a file of version n + 1 to version n + 2. schema.sql is always the newest version, whole.
MIGRATIONS: tuple[str, ...] = ()


def newest(migrations: Sequence[str] = MIGRATIONS) -> int:
    """Return the version that this program reads and writes."""
    return len(migrations) + 1


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script one by one: ``executescript`` would commit behind our back."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def bring_up(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Make a new file a store, or an older store a current one, in one transaction with the version that says so.

    The version is read again inside the transaction: another run may have been quicker.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            scripts = [resources.files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")]
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        else:
            scripts = list(migrations[version - 1 :])
        for script in scripts:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {newest(migrations)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
