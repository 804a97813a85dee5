"""Passages that reports share: the same words, verbatim or slightly edited."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.core.page import Page
from trucewatch.core.spans import Span


class Passage(msgspec.Struct, frozen=True):
    """One text that stands in several reports; `spans` in order of report and offset."""

    spans: tuple[Span, ...]


def shared_passages(pages: Sequence[Page]) -> tuple[Passage, ...]:
    """The passages that at least two of `pages` share; quotations of one speaker are no copies."""
    return ()
