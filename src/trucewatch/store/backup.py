"""A store copied while it is in use, and brought back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from trucewatch.core.problems import DamagedStore, NoStore
from trucewatch.store.logs import heads_beside, write_heads
from trucewatch.store.opened import opened, told
from trucewatch.store.verify import faults_of


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Write a whole copy of the store to `target` with its heads beside; others may go on writing meanwhile.

    Raises NoStore where something lies at `target` already or it cannot be written.
    """
    if target.exists():
        raise NoStore(f"{target} exists already: name a new file for the backup")
    draft = target.with_name(target.name + ".new")
    try:
        draft.unlink(missing_ok=True)
        with told(target):
            copy = sqlite3.connect(draft)
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            write_heads(copy, target)
            copy.close()
        draft.replace(target)
    except OSError as error:
        raise NoStore(f"cannot write {target}: {error}") from error


def restore(backup: Path, target: Path) -> None:
    """Make a store at `target` of a backup that verifies.

    Raises NoStore where something lies at `target`, DamagedStore, naming the faults, where the backup does not verify.
    """
    if target.exists():
        raise NoStore(f"{target} exists already: name a new file, or move the old one aside")
    source = opened(backup)
    try:
        if faults := faults_of(source, backup):
            raise DamagedStore(f"{backup} does not verify: {'; '.join(faults[:5])}")
        back_up(source, target)
    finally:
        source.close()
    if not heads_beside(target).is_file():
        raise DamagedStore(f"{target} was not written whole")
