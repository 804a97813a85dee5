"""Words around the names of places, from `data/places.toml`."""

from __future__ import annotations

from functools import cache
from typing import cast, get_args

import msgspec

from trucewatch.core.problems import BadTable
from trucewatch.core.values import Precision
from trucewatch.know.tables import table, texts


class PlaceWords(msgspec.Struct, frozen=True):
    """The rows of the table; `classes` gives the precision that a word such as "district" lends to a name, `short` the
    full names of folded short ones ("w va").
    """

    prepositions: frozenset[str]
    weak: frozenset[str]
    struck: frozenset[str]
    pieces: frozenset[str]
    directions: frozenset[str]
    wide: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    waters: frozenset[str]
    facilities: frozenset[str]
    near_town: frozenset[str]
    holders: tuple[str, ...]
    never: frozenset[str]
    classes: dict[str, Precision]
    short: dict[str, str]


@cache
def place_words() -> PlaceWords:
    """The table, read once. Raises BadTable for a precision that is none."""
    rows = {name: texts("places", "places", name, row) for name, row in table("places", "places").items()}
    classes: dict[str, Precision] = {}
    for precision, words in table("places", "classes").items():
        if precision not in get_args(Precision):
            raise BadTable(f"places.toml [classes]: {precision!r} is no precision; take one of {get_args(Precision)}")
        classes.update(dict.fromkeys(texts("places", "classes", precision, words), cast(Precision, precision)))
    return PlaceWords(
        frozenset(rows["prepositions"]),
        frozenset(rows["weak"]),
        frozenset(rows["struck"]),
        frozenset(rows["pieces"]),
        frozenset(rows["directions"]),
        frozenset(rows["wide"]),
        frozenset(rows["particles"]),
        frozenset(rows["articles"]),
        frozenset(rows["waters"]),
        frozenset(rows["facilities"]),
        frozenset(rows["near_town"]),
        rows["holders"],
        frozenset(rows["never"]),
        classes,
        {name: str(full) for name, full in table("places", "short").items()},
    )
