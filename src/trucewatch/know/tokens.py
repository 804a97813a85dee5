"""Abbreviations, prefixes and joined words by which words are cut (`data/tokens.toml`)."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from trucewatch.core.problems import BadTable
from trucewatch.know.tables import table, texts


@cache
def abbreviations() -> frozenset[str]:
    """Short forms, as they are written, without the full stop that belongs to them inside a sentence."""
    rows = table("tokens", "abbreviations")
    return frozenset(
        short
        for row, words in rows.items()
        if row != "before_numbers"
        for short in texts("tokens", "abbreviations", row, words)
    )


def alternatives(section: str, row: str) -> str:
    """A row of the table as alternatives of a pattern, the longest first. Raises BadTable where it is missing."""
    rows = table("tokens", section)
    if row not in rows:
        raise BadTable(f"tokens.toml [{section}] has no row {row}; install trucewatch again")
    words = texts("tokens", section, row, rows[row])
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def joined() -> dict[str, tuple[int, ...]]:
    """Lower-case word -> where the words that it joins begin and end: "cannot" -> (0, 3, 6)."""
    rows = table("tokens", "joined")
    return {
        word.replace("|", ""): tuple(accumulate((len(part) for part in word.split("|")), initial=0))
        for row, words in rows.items()
        for word in texts("tokens", "joined", row, words)
    }
