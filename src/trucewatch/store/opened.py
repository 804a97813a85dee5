"""A store made, opened and checked: what is no store, or is newer or damaged, is left as it is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from trucewatch.core.problems import BusyStore, DamagedStore, NewerStore, NoStore
from trucewatch.store.logs import heads_beside, heads_in, write_heads
from trucewatch.store.schema import APPLICATION_ID, DERIVED, DERIVED_NAMES, LOGS, MIGRATIONS, VERSION, statements

FIRST_BYTES = b"SQLite format 3\0"
"""How a database of SQLite begins (sqlite.org/fileformat2.html, 1.3)."""
WAIT_SECONDS = 30.0
"""So long one writer waits for another."""
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_OUTSIDE = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
"""What the disk or the system refuses: the store itself is sound, as far as anybody knows."""


def create(path: Path) -> None:
    """Make an empty store at `path`. Raises NoStore where something lies there already or nothing can be written.

    It is made beside and put there whole, after its heads: no stop leaves half a store, or one without its heads.
    """
    ensure_free(path)
    if any(number for number, _ in heads_in(heads_beside(path)).values()):
        raise NoStore(f"{heads_beside(path)} tells of another workspace that was here: move it away")
    draft = draft_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with told(path), closing(sqlite3.connect(draft.resolve(), isolation_level=None)) as connection:
            with writing(connection):
                for statement in statements(LOGS + DERIVED):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
            write_heads(connection, path)
        publish(draft, path)
    except OSError as error:
        raise NoStore(f"cannot make {path}: {error}") from error


def draft_of(path: Path) -> Path:
    """Where a store is made before it is put at `path`: a name of this program's own, so that two do not meet."""
    return path.with_name(f"{path.name}.{os.getpid()}.new")


def publish(draft: Path, path: Path) -> None:
    """Put a whole store at `path`. Raises NoStore where another program has put one there meanwhile, OSError."""
    try:
        os.link(draft, path)
    except FileExistsError as error:
        raise NoStore(f"{path} exists already: another program has just made it") from error
    except OSError:  # a disk without links
        ensure_free(path)
        draft.replace(path)
        return
    finally:
        draft.unlink(missing_ok=True)


def ensure_free(path: Path) -> None:
    """Raises NoStore where a store cannot be put at `path`: something lies there, or what an older one left.

    SQLite would write the log of an older store into the new one.
    """
    if path.exists():
        raise NoStore(f"{path} exists already: name a new file, or move it away")
    for ending in ("-wal", "-journal"):
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise NoStore(f"{beside} is left of another workspace and may hold its last reports: move it away")


def opened(path: Path) -> sqlite3.Connection:
    """The store at `path`, of this version, to read and to write.

    Raises NoStore where there is none, NewerStore where a later version of the program made it, DamagedStore where it
    cannot be read, BusyStore where another program holds it. Nothing is written before that is known.
    """
    version = version_of(path)
    with told(path):
        connection = _connected(path)
        try:
            if version < VERSION:
                migrate(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            connection.close()
            raise
    return connection


def version_of(path: Path) -> int:
    """The version of the store at `path`, which is only read. Raises as `opened` does."""
    if not path.is_file():
        raise NoStore(f"there is no workspace at {path}: make one with `trucewatch init {path}`")
    if path.stat().st_size and not is_database(path) and not heads_beside(path).exists():
        raise NoStore(f"{path} is no workspace of trucewatch; it was left untouched")
    with told(path), closing(opened_to_read(path)) as probe:
        made_by = probe.execute("PRAGMA application_id").fetchone()[0]
        version = int(probe.execute("PRAGMA user_version").fetchone()[0])
        names = {row[0] for row in probe.execute("SELECT name FROM sqlite_schema")}
    if made_by != APPLICATION_ID:
        raise NoStore(f"{path} is no workspace of trucewatch; it was left untouched")
    if version > VERSION:
        raise NewerStore(
            f"{path} has format {version}, this version reads up to {VERSION}: install a newer trucewatch; "
            "the file was left untouched"
        )
    if not {"report_log", "contents", "judgement_log", "heads", "visits"} <= names:
        raise DamagedStore(f"{path} lacks tables; restore a backup (`trucewatch restore`); it was left untouched")
    return version


def is_database(path: Path) -> bool:
    """Whether a database of SQLite lies at `path`, as far as its first bytes tell; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            return path.is_file() and file.read(len(FIRST_BYTES)) == FIRST_BYTES
    except (OSError, ValueError):
        return False


def opened_to_read(path: Path) -> sqlite3.Connection:
    """The file at `path`, for reading only. Raises SQLite's errors.

    What a program that was killed had half written is taken back first, which is all that is ever written here.
    """
    address = path.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        connection = sqlite3.connect(f"{address}?mode=rw", uri=True, timeout=WAIT_SECONDS, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
    return connection


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a store to this version, in one step: its logs by MIGRATIONS, what is derived laid anew and empty.

    Raises DamagedStore where that fails; the store is left as it was.
    """
    try:
        with writing(connection):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            for old in range(version, VERSION):
                for statement in statements(MIGRATIONS[old]):
                    connection.execute(statement)
            if version < VERSION:
                drop_derived(connection)
                connection.execute(f"PRAGMA user_version = {VERSION}")
    except (sqlite3.Error, KeyError, ValueError) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY | _OUTSIDE:
            raise
        raise DamagedStore(
            f"{path} could not be brought to format {VERSION} ({error}); it was left untouched"
        ) from error


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            raise BusyStore(f"{path} is being written by another program for too long: try again") from error
        if code == sqlite3.SQLITE_READONLY:
            raise NoStore(
                f"{path} lies where nothing can be written: `trucewatch restore {path} NEW` brings it elsewhere"
            ) from error
        if code in _OUTSIDE:
            raise NoStore(f"{path} cannot be used ({error}): is the disk full, or is the file not yours?") from error
        if "no such table" in str(error) or "no such column" in str(error):
            raise DamagedStore(f"{path} lacks what is derived ({error}): run `trucewatch rebuild {path}`") from error
        raise DamagedStore(f"{path} is damaged ({error}): restore a backup; it was left untouched") from error


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that begins as a writer; all of it is on the disk when it ends, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def at_one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read within is of one moment, whoever writes meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


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
    for statement in statements(DERIVED):
        if not any(statement.startswith(f"CREATE TABLE {name} ") for name in kept):
            connection.execute(statement)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path.resolve(), timeout=WAIT_SECONDS, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
