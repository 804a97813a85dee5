"""What the pages ask of a workspace. It is only read here; each question opens the file anew, so that none waits."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import closing
from pathlib import Path
from threading import Lock

import msgspec

from trucewatch.core.account import Account
from trucewatch.store import derived
from trucewatch.store.derived import Dossier
from trucewatch.store.glance import NotRead, not_read
from trucewatch.store.opened import opened_to_read, told
from trucewatch.store.search import Hit, search

MOST_HELD = 8
"""So many accounts are kept at hand."""


class Held(msgspec.Struct, frozen=True):
    """A dossier's account with its texts by report id."""

    dossier: Dossier
    account: Account
    texts: dict[str, str]


class Desk:
    """The workspace at `path`; raises StoreError where it cannot be read. Several threads may ask at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: OrderedDict[tuple[str, str], Held] = OrderedDict()
        self._lock = Lock()

    def dossiers(self) -> list[Dossier]:
        """All dossiers: those with an instrument first, then by their number of reports."""
        with told(self.path), closing(opened_to_read(self.path)) as connection:
            return derived.dossiers(connection)

    def not_read(self) -> list[NotRead]:
        """The reports in which nothing was looked for, with why."""
        with told(self.path), closing(opened_to_read(self.path)) as connection:
            return not_read(connection)

    def held(self, dossier: str) -> Held | None:
        """The account of a dossier as the store has it now; None where there is none."""
        with told(self.path), closing(opened_to_read(self.path)) as connection:
            made = connection.execute("SELECT built_from FROM accounts WHERE dossier = ?", (dossier,)).fetchone()
            if made is None:
                return None
            key = (dossier, made[0])
            with self._lock:
                if key in self._held:
                    self._held.move_to_end(key)
                    return self._held[key]
            account = derived.account_in(connection, dossier)
            about = next((one for one in derived.dossiers(connection) if one.id == dossier), None)
            if account is None or about is None:
                return None
            found = Held(about, account, derived.texts_of(connection, dossier))
        with self._lock:
            self._held[key] = found
            while len(self._held) > MOST_HELD:
                self._held.popitem(last=False)
        return found

    def search(self, words: str, kind: str | None, dossier: str | None) -> list[Hit]:
        """The best hits for words, best first."""
        with told(self.path), closing(opened_to_read(self.path)) as connection:
            return search(connection, words, kind, dossier)
