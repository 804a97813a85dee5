"""Words inside, beside and against names (`data/names.toml`)."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from trucewatch.core.account import ActorKind
from trucewatch.core.problems import BadTable
from trucewatch.know.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
)


def _classes() -> dict[str, frozenset[str]]:
    """The table, each class as a set. Raises BadTable for a class that is no row of words."""
    table = tomllib.loads((files("trucewatch.data") / "names.toml").read_text("utf-8"))
    for name, row in table.items():
        if not isinstance(row, str) or not row.split():
            raise BadTable(f"names.toml, {name}: write its words in one string, parted by blanks")
    return {name: frozenset(row.split()) for name, row in table.items()}


_TABLE = _classes()

PARTICLES = _TABLE["particles"]
CALENDAR = _TABLE["times"] | DAYS | MONTHS
NO_NAMES = _TABLE["openers"] | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS | CALENDAR
"""Words that, capital or not, are no part of a name."""
GIVEN = _TABLE["given"]
LABELS = _TABLE["labels"]
DESCRIBED = _TABLE["described"]
WRITINGS = _TABLE["writings"]
"""Nouns that "say" something and are nobody: signs, polls, records."""
_KINDS: tuple[tuple[ActorKind, frozenset[str]], ...] = (
    ("group", _TABLE["groups"]),
    ("military", _TABLE["forces"]),
    ("office", _TABLE["authorities"]),
    ("organisation", _TABLE["bodies"]),
)
HEADS = frozenset().union(*(words for _, words in _KINDS))
"""Last words of the names of organisations, armed groups and offices."""
NOT_PEOPLE = HEADS | _TABLE["not_people"]


def kind_of_head(word: str) -> ActorKind:
    """The kind of actor whose name ends with this lower-case word; an organisation where the word tells nothing."""
    return next((kind for kind, words in _KINDS if word in words), "organisation")
