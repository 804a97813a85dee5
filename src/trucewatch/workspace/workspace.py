"""A workspace on disk: made, opened, closed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from trucewatch.core.problems import DamagedStore, NoStore
from trucewatch.store.logs import heads_beside, write_heads
from trucewatch.store.opened import create, is_database, opened, told, writing
from trucewatch.store.verify import faults_of, faults_of_derived


class Workspace:
    """The store at `path`, open. Use it in a `with`; raises StoreError where it cannot be used (`store.opened`)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection: sqlite3.Connection = opened(path)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is lost by not doing so."""
        self.connection.close()

    def seal(self) -> None:
        """Write the heads of the logs beside the store, one writer at a time. Raises NoStore where that cannot be."""
        try:
            with told(self.path), writing(self.connection):
                write_heads(self.connection, self.path)
        except OSError as error:
            raise NoStore(f"cannot write {heads_beside(self.path)}: {error}; the reports are kept") from error

    def faults(self, exported: Path | None = None) -> list[str]:
        """What is not as it was written (`store.verify`); empty where all is."""
        with told(self.path):
            return faults_of(self.connection, self.path, exported) + faults_of_derived(self.connection)

    def check(self) -> None:
        """Raises DamagedStore, naming the faults, where there are any."""
        if faults := self.faults():
            raise DamagedStore(f"{self.path}: {'; '.join(faults[:5])}")


def is_workspace(path: Path) -> bool:
    """Whether a store lies at `path`, as far as its first bytes tell; False where nothing can be read there."""
    return is_database(path)


def made(path: Path) -> Workspace:
    """A new, empty workspace at `path`. Raises NoStore where something lies there."""
    create(path)
    return Workspace(path)
