"""Closed classes of words, from `data/reading.toml`."""

from __future__ import annotations

from functools import cache

from trucewatch.core.problems import BadTable
from trucewatch.know.tables import table, texts


@cache
def words(section: str, row: str) -> frozenset[str]:
    """The words of that row, in lower case. Raises BadTable where the table does not have it."""
    rows = table("reading", section)
    if row not in rows:
        raise BadTable(f"reading.toml [{section}] has no row {row}; install trucewatch again")
    return frozenset(texts("reading", section, row, rows[row]))
