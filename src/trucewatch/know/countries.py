"""States and territories: names, adjectives, peoples, capitals (`data/countries.toml`)."""

from __future__ import annotations

from functools import cache

import msgspec

from trucewatch.know.tables import table, texts


class State(msgspec.Struct, frozen=True):
    """One row: ISO 3166-1 alpha-2 `code` (X. for our own) and `iso3`, of an entity of ours that of the state which
    claims it; the first of `capitals` is the seat today.
    """

    code: str
    iso3: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def states() -> dict[str, State]:
    """All states of the table by code."""
    found = {}
    for code, row in table("countries", "states").items():
        read = {
            key: texts("countries", "states", code, row.get(key, [])) for key in ("also", "adj", "people", "capital")
        }
        found[code] = State(
            code, row["iso3"], row["name"], (row["name"], *read["also"]), read["adj"], read["people"], read["capital"]
        )
    return found


def country_name(code: str) -> str | None:
    """The English name for an alpha-2 code; None where the table lacks it."""
    state = states().get(code)
    return state.name if state else None
