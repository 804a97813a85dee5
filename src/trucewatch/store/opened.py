"""A store made, opened and checked: what is no store, or is newer or damaged, is left as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trucewatch.core.problems import BusyStore, DamagedStore, NewerStore, NoStore
from trucewatch.store.schema import APPLICATION_ID, DERIVED, DERIVED_NAMES, LOGS, MIGRATIONS, VERSION

WAIT_SECONDS = 30.0
"""So long one writer waits for another."""


def create(path: Path) -> None:
    """Make an empty store at `path`. Raises NoStore where something lies there already or nothing can be written."""
    if path.exists():
        raise NoStore(f"{path} exists already: name a new file, or use it as it is")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connected(path)
    except (OSError, sqlite3.Error) as error:
        raise NoStore(f"cannot make {path}: {error}") from error
    with connection:
        connection.executescript(
            f"BEGIN; {LOGS} {DERIVED}PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; COMMIT;"
        )
    connection.close()


def opened(path: Path) -> sqlite3.Connection:
    """The store at `path`, of this version.

    Raises NoStore where there is none, NewerStore where a later version of the program made it, DamagedStore where it
    cannot be read, BusyStore where another program holds it. Nothing is written before that is known.
    """
    if not path.is_file():
        raise NoStore(f"there is no workspace at {path}: make one with `trucewatch init {path}`")
    with told(path):
        probe = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)
        try:
            made_by = probe.execute("PRAGMA application_id").fetchone()[0]
            version = probe.execute("PRAGMA user_version").fetchone()[0]
            names = {row[0] for row in probe.execute("SELECT name FROM sqlite_schema")}
        finally:
            probe.close()
    if made_by != APPLICATION_ID:
        raise NoStore(f"{path} is no workspace of trucewatch; it was left untouched")
    if version > VERSION:
        raise NewerStore(
            f"{path} has format {version}, this version reads up to {VERSION}: install a newer trucewatch; "
            "the file was left untouched"
        )
    if not {"report_log", "contents", "judgement_log", "heads"} <= names:
        raise DamagedStore(f"{path} lacks tables; restore a backup (`trucewatch restore`); it was left untouched")
    with told(path):
        connection = _connected(path)
        for old in range(version, VERSION):
            connection.executescript(f"BEGIN; {MIGRATIONS[old]} PRAGMA user_version = {old + 1}; COMMIT;")
    return connection


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise BusyStore(f"{path} is being written by another program for too long: try again") from error
        raise DamagedStore(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedStore(f"{path} is damaged ({error}): restore a backup; it was left untouched") from error


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that begins as a writer; all of it is on the disk when it ends, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def drop_derived(connection: sqlite3.Connection, keep_memory: bool = False) -> None:
    """Throw away all that is derived and lay its tables anew; with `keep_memory` what was worked out is kept."""
    rows = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if name.startswith("rows_")
    ]
    kept = {"kept"} if keep_memory else set()
    for name in (*rows, *DERIVED_NAMES):
        if name not in kept:
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')
    for statement in DERIVED.split(";\n"):
        made = statement.strip()
        if made and not any(made.startswith(f"CREATE TABLE {name} ") for name in kept):
            connection.execute(made)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
