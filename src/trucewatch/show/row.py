"""What every line of a screen is made of: words with what they were read from, a name to link to, who reviewed it."""

from __future__ import annotations

import msgspec

from trucewatch.core.changes import FactKind
from trucewatch.core.judgements import State
from trucewatch.core.spans import Span


class Cited(msgspec.Struct, frozen=True):
    """Words, and what they were read from."""

    words: str
    evidence: tuple[Span, ...] = ()


class Review(msgspec.Struct, frozen=True):
    """A person's decision on what a line tells, in a few words; `decision` is the anchor of its own line."""

    words: str
    decision: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line that can be linked to. `tells`: the facts of the account that it tells, by kind and id."""

    anchor: str
    tells: tuple[tuple[FactKind, str], ...] = ()
    reviews: tuple[Review, ...] = ()


class DecisionRow(Row, frozen=True, kw_only=True):
    """One decision: what was done (`done`), to `what`, by whom, when, why in that person's words (may be empty).

    `home`: the anchor of the line that it is on; None where none tells it. `quoted`: what it held on to, where no
    passage is left.
    """

    done: str
    what: str
    home: str | None
    by: str
    at: str
    why: str
    says: str
    state: State
    state_words: str
    evidence: tuple[Span, ...]
    quoted: tuple[str, ...]

    @property
    def is_orphaned(self) -> bool:
        """Whether what it was about is not found."""
        return self.state == "orphaned"
