"""How the cutters write their patterns: one alternative a line, each beside the phrase it must catch."""

from __future__ import annotations

import re

NAME = r"[A-Z][\w.'’&-]*(?:\s+(?:of\s+the\s+|of\s+|de\s+|van\s+|al-)?[A-Z][\w.'’&-]*){0,5}"
"""A name of up to six capitalised words."""


def any_of(*alternatives: str) -> re.Pattern[str]:
    """A pattern that matches any of the alternatives, whatever their letters' case."""
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE)


def words_of(phrases: frozenset[str] | tuple[str, ...]) -> str:
    """The phrases as one alternation, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
