"""The clauses of a sentence, cut at commas and conjunctions: a cheap stand-in until a parser gives the tree."""

from __future__ import annotations

import msgspec

from trucewatch.find.survey import Line

_MARKS = frozenset({",", ";", ":", "(", ")", "[", "]", "“", "”", '"', "—", "–", "…"})
_OPENERS = frozenset({
    "while", "but", "and", "whereas", "although", "though", "when", "where", "which", "that", "after", "before",
    "because",
})  # fmt: skip
"""Words that open a clause without a comma."""


class Clause(msgspec.Struct, frozen=True):
    """The words number `first`..`after` (half-open) of a line; `opener` is its conjunction, or ""."""

    first: int
    after: int
    opener: str = ""


def clauses_of(line: Line) -> tuple[Clause, ...]:
    """The clauses of `line`, in order; a comma between figures ("1,355") parts nothing."""
    found: list[Clause] = []
    first, opener = 0, ""
    for number, lower in enumerate(line.lowers):
        if lower in _MARKS:
            if lower == "," and _is_within_figures(line, number):
                continue
            if first < number:
                found.append(Clause(first, number, opener))
                opener = ""
            first = number + 1
        elif lower in _OPENERS:
            if first < number:
                found.append(Clause(first, number, opener))
            first, opener = number, lower
    if first < len(line.words):
        found.append(Clause(first, len(line.words), opener))
    return tuple(found)


def _is_within_figures(line: Line, comma: int) -> bool:
    """Whether the comma stands in a number."""
    if not 0 < comma < len(line.words) - 1:
        return False
    before, after = line.words[comma - 1], line.words[comma + 1]
    joined = before.end == line.words[comma].start and line.words[comma].end == after.start
    return joined and before.lower[-1:].isdigit() and after.lower[:1].isdigit()
