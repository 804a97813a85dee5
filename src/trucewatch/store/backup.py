"""A store copied while it is in use, and brought back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from trucewatch.core.problems import DamagedStore, NoStore
from trucewatch.store.logs import write_heads
from trucewatch.store.opened import draft_of, ensure_free, opened, opened_to_read, publish, told, version_of
from trucewatch.store.verify import faults_of


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Write a whole copy of the store to `target` with its heads beside; others may go on writing meanwhile.

    Raises NoStore where something lies at `target` already or it cannot be written.
    """
    ensure_free(target)
    draft = draft_of(target)
    try:
        _copy(connection, draft, target)
        with told(target), closing(sqlite3.connect(draft.resolve(), isolation_level=None)) as copy:
            write_heads(copy, target)
        publish(draft, target)
    except OSError as error:
        raise NoStore(f"cannot write {target}: {error}") from error


def restore(backup: Path, target: Path) -> None:
    """Make a store at `target` of a backup that verifies; the backup is only read.

    Raises NoStore where something lies at `target`, DamagedStore, naming the faults, where the backup does not verify.
    """
    ensure_free(target)
    version_of(backup)
    draft = draft_of(target)
    try:
        with told(backup), closing(opened_to_read(backup)) as source:
            _copy(source, draft, backup)
        with closing(opened(draft)) as copy:
            if faults := faults_of(copy, backup):
                raise DamagedStore(f"{backup} does not verify: {'; '.join(faults[:5])}")
            write_heads(copy, target)
        publish(draft, target)
    except OSError as error:
        raise NoStore(f"cannot write {target}: {error}") from error
    finally:
        draft.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, draft: Path, named: Path) -> None:
    """All of the store in the file `draft`, which is one file when it ends; errors name `named`."""
    draft.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", "-wal", "-shm", "-journal"):
        draft.with_name(draft.name + ending).unlink(missing_ok=True)
    with told(named), closing(sqlite3.connect(draft.resolve(), isolation_level=None)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
