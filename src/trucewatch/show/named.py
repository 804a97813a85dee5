"""Where facts of the account stand on the page: the anchor of the first line that tells each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from trucewatch.core.changes import FactKind
from trucewatch.core.spans import Span
from trucewatch.show.row import Row
from trucewatch.show.rows import Ledger

Homes = Mapping[tuple[FactKind, str], str]
"""Kind and id of a fact -> the anchor of its line."""


def homes_of(ledger: Ledger) -> Homes:
    """Every fact that has a line, with its anchor; in a page of chapters only their lines and the common ones are."""
    shown = (ledger.chapters, ledger.reports, ledger.problems) if ledger.chapters else ledger
    found: dict[tuple[FactKind, str], str] = {}
    for row in rows_in(shown):
        for fact in row.tells:
            found.setdefault(fact, row.anchor)
    return found


def rows_in(shown: object) -> Iterator[Row]:
    """Every line, in the order shown."""
    if isinstance(shown, tuple):
        for part in shown:
            yield from rows_in(part)
    elif isinstance(shown, msgspec.Struct) and not isinstance(shown, Span):
        if isinstance(shown, Row):
            yield shown
        for field in shown.__struct_fields__:
            yield from rows_in(getattr(shown, field))
