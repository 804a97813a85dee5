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
_VERBS = frozenset({
    "was", "were", "is", "are", "has", "had", "have", "will", "would", "did", "does", "hit", "struck", "fell", "shot",
    "set", "broke", "blew", "came", "went", "took", "left", "began", "cut", "sank", "drove", "held", "told", "hurt",
    "lost",
})  # fmt: skip
"""Auxiliaries and the irregular verbs of attack; every word in -ed counts too."""
_REACH = 14
"""So many words after "and" are looked at for its verb."""
SPEECH = frozenset({
    "said", "says", "told", "reported", "reports", "announced", "claimed", "claims", "stated", "according", "added",
    "wrote", "writes",
})  # fmt: skip
"""Verbs and "according (to)" that only tell who says it."""


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
            if (lower == "," and _is_within_figures(line, number)) or _is_short_bracket(line, number):
                continue
            if first < number:
                found.append(Clause(first, number, opener))
                opener = ""
            first = number + 1
        elif lower in _OPENERS:
            if lower == "and" and number > first and not _has_verb(line, number + 1):
                continue
            if first < number:
                found.append(Clause(first, number, opener))
            first, opener = number, lower
    if first < len(line.words):
        found.append(Clause(first, len(line.words), opener))
    return _closed_over_insertions(line, found)


def _has_verb(line: Line, number: int) -> bool:
    """Whether a verb stands between word `number` and the next mark: "and killed two", not "and Tolm on Monday"."""
    for lower in line.lowers[number : number + _REACH]:
        if lower in _MARKS or lower in _OPENERS:
            return False
        if lower in _VERBS or lower in SPEECH or (lower.endswith("ed") and len(lower) > 4):
            return True
    return False


def _closed_over_insertions(line: Line, clauses: list[Clause]) -> tuple[Clause, ...]:
    """The clauses with those joined that "she said" between two commas parts: "Guns, she said, hit three houses"."""
    found: list[Clause] = []
    number = 0
    while number < len(clauses):
        clause = clauses[number]
        while number + 2 < len(clauses) and _is_insertion(line, clauses[number + 1]) and not clauses[number + 2].opener:
            clause = Clause(clause.first, clauses[number + 2].after, clause.opener)
            number += 2
        found.append(clause)
        number += 1
    return tuple(found)


def _is_insertion(line: Line, clause: Clause) -> bool:
    """Whether the clause is no more than "she said" or "the mayor says" between two commas."""
    short = clause.after - clause.first <= 4 and not clause.opener
    closed = clause.after < len(line.lowers) and line.lowers[clause.after] == "," == line.lowers[clause.first - 1]
    return short and closed and not SPEECH.isdisjoint(line.lowers[clause.first : clause.after])


def _is_short_bracket(line: Line, number: int) -> bool:
    """Whether the mark is a bracket around at most three words: "the Orrin Front (OF) shelled"."""
    if line.lowers[number] == "(":
        return ")" in line.lowers[number + 1 : number + 5]
    return line.lowers[number] == ")" and "(" in line.lowers[max(0, number - 4) : number]


def _is_within_figures(line: Line, comma: int) -> bool:
    """Whether the comma stands in a number."""
    if not 0 < comma < len(line.words) - 1:
        return False
    before, after = line.words[comma - 1], line.words[comma + 1]
    joined = before.end == line.words[comma].start and line.words[comma].end == after.start
    return joined and before.lower[-1:].isdigit() and after.lower[:1].isdigit()
