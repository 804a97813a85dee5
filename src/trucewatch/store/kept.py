"""The store as a memory: what was worked out stays in the file, under keys that name all it is a function of."""

from __future__ import annotations

import sqlite3

from trucewatch.core.memory import Kept


class KeptInStore:
    """A memory in the table `kept`. What is kept becomes lasting with the transaction around it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def recall(self, kind: Kept, key: str) -> bytes | None:
        """What was kept, or None."""
        row = self._connection.execute("SELECT value FROM kept WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return bytes(row[0]) if row else None

    def keep(self, kind: Kept, key: str, value: bytes) -> None:
        """Keep it."""
        self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (kind, key, value))
