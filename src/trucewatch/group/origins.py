"""Who wrote a passage, and what counts as independent."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import Origin
from trucewatch.core.page import Page
from trucewatch.group.passages import Passage


def origins_of(pages: Sequence[Page], passages: Sequence[Passage]) -> tuple[Origin, ...]:
    """One origin for each report's own text, and one for each text that reports share."""
    return ()
