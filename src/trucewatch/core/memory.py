"""What was worked out before, so that it need not be again: asked for and given by value, with the same result."""

from __future__ import annotations

from typing import Literal, Protocol

Kept = Literal["sentence", "report", "actors", "stories", "story"]
"""What is worth keeping: the reader's view of a sentence, a report made ready, its own actors, which stories a pile of
reports holds, what a story tells."""


class Memory(Protocol):
    """Bytes by kind and key. The key names all that the bytes are a function of, so nothing kept is ever wrong."""

    def recall(self, kind: Kept, key: str) -> bytes | None:
        """What was kept, or None."""

    def keep(self, kind: Kept, key: str, value: bytes) -> None:
        """Keep `value`; a memory may forget it."""


class Forgetful:
    """Keeps nothing."""

    def recall(self, kind: Kept, key: str) -> bytes | None:
        """None."""
        return None

    def keep(self, kind: Kept, key: str, value: bytes) -> None:
        """Nothing."""


FORGETFUL = Forgetful()


class Remembering:
    """Keeps all, as long as it lives; `asked` and `known` count the questions and those that had an answer."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Kept, str], bytes] = {}
        self.asked = 0
        self.known = 0

    def recall(self, kind: Kept, key: str) -> bytes | None:
        """What was kept, or None."""
        found = self._kept.get((kind, key))
        self.asked += 1
        self.known += found is not None
        return found

    def keep(self, kind: Kept, key: str, value: bytes) -> None:
        """Keep it."""
        self._kept[kind, key] = value
