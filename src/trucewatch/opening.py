"""`trucewatch.open`: an account on disk or a workspace, opened for Python."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from trucewatch.core.problems import InputError
from trucewatch.deliver import load
from trucewatch.show.frames.accounts import Held
from trucewatch.show.frames.opened import Opened
from trucewatch.store import derived
from trucewatch.store.opened import is_database, told
from trucewatch.workspace.workspace import Workspace


def opened(path: str | os.PathLike[str], dossier: str | None = None) -> Opened:
    """What lies at `path`: see `trucewatch.open`."""
    place = Path(path)
    if is_database(place):
        with Workspace(place) as workspace, told(place):
            workspace.connection.execute("BEGIN")  # all is read as it stood at one moment, whoever writes meanwhile
            return Opened(tuple(held_in(workspace.connection, place, dossier)), of_workspace=True)
    account, texts = load(place)
    if dossier is not None:
        raise InputError(f"{place} is no workspace, it has no dossiers: leave out {dossier!r}")
    return Opened((Held(account, texts),))


def held_in(connection: sqlite3.Connection, path: Path, dossier: str | None) -> list[Held]:
    """The accounts of the dossiers that have one, in the workspace's order; of the named one alone.

    Raises InputError where there is none of that name, or it has no account yet.
    """
    known = derived.dossiers(connection)
    if dossier is not None and dossier not in {one.id for one in known}:
        raise InputError(f"{path} has no dossier {dossier!r}; it has {', '.join(one.id for one in known) or 'none'}")
    found = []
    for one in known:
        if dossier in (None, one.id) and (account := derived.account_in(connection, one.id)) is not None:
            found.append(Held(account, derived.texts_of(connection, one.id), one.id, one.stale))
    if dossier is not None and not found:
        raise InputError(f"{dossier} has no account yet: run `trucewatch sync {path}`")
    return found
