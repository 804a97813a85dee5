"""What every line of a screen is made of: words with what they were read from, and a name to link to."""

from __future__ import annotations

import msgspec

from trucewatch.core.spans import Span


class Cited(msgspec.Struct, frozen=True):
    """Words, and what they were read from."""

    words: str
    evidence: tuple[Span, ...] = ()


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line that can be linked to."""

    anchor: str
