"""The closed word classes of English, in lower case (`data/function_words.toml`)."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from trucewatch.core.problems import BadTable


def _classes() -> dict[str, frozenset[str]]:
    """The table, each class as a set. Raises BadTable for a class that is no row of words."""
    table: dict[str, Any] = tomllib.loads((files("trucewatch.data") / "function_words.toml").read_text("utf-8"))
    for name, row in table.items():
        if not isinstance(row, str) or not row.split():
            raise BadTable(f"function_words.toml, {name}: write its words in one string, parted by blanks")
    return {name: frozenset(row.split()) for name, row in table.items()}


_TABLE = _classes()

AUXILIARIES = _TABLE["auxiliaries"]
BE = _TABLE["be"]
MODALS = _TABLE["modals"]
NEGATIONS = _TABLE["negations"]
PREPOSITIONS = _TABLE["prepositions"]
CONJUNCTIONS = _TABLE["conjunctions"]
ARTICLES = _TABLE["articles"]
DETERMINERS = _TABLE["determiners"]
ADVERBS = _TABLE["adverbs"]
DAYS = _TABLE["days"]
MONTHS = _TABLE["months"]
PRONOUNS = frozenset({"he", "she", "it", "they"})
"""Those that a third person is spoken of with."""
