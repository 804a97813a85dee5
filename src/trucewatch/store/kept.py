"""The store as a memory: what was worked out stays in the file, under keys that name all it is a function of."""

from __future__ import annotations

import hashlib
import sqlite3

from trucewatch.core.memory import Kept

CHECK_BYTES = 16
"""Of the hash that stands before each value: one that is damaged, or stands under another key, is not believed."""


class KeptInStore:
    """A memory in the table `kept`. What is kept becomes lasting with the transaction around it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def recall(self, kind: Kept, key: str) -> bytes | None:
        """What was kept; None where nothing was, or where it is damaged."""
        row = self._connection.execute("SELECT value FROM kept WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        if row is None or not isinstance(row[0], bytes):
            return None
        check, value = row[0][:CHECK_BYTES], row[0][CHECK_BYTES:]
        return value if check == _check(kind, key, value) else None

    def keep(self, kind: Kept, key: str, value: bytes) -> None:
        """Keep it."""
        self._connection.execute(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (kind, key, _check(kind, key, value) + value)
        )


def _check(kind: Kept, key: str, value: bytes) -> bytes:
    return hashlib.blake2b(f"{kind} {key} ".encode() + value, digest_size=CHECK_BYTES).digest()
