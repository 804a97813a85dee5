"""Seats that speak for a state, bodies of states, known organisations (`data/` offices, bodies, organisations)."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from trucewatch.core.account import ActorKind
from trucewatch.core.problems import BadTable
from trucewatch.know.tables import table, texts


class Known(msgspec.Struct, frozen=True):
    """A name that everybody knows. `of`: a code of countries.toml, the name of another row, or None."""

    name: str
    kind: ActorKind
    names: tuple[str, ...]
    of: str | None
    adjectives: tuple[str, ...] = ()
    seat: str | None = None


class Body(msgspec.Struct, frozen=True):
    """A body that many states have; `words` are lower-case phrases for it, the usual one first."""

    name: str
    kind: ActorKind
    words: tuple[str, ...]


@cache
def offices() -> tuple[Known, ...]:
    """Seats of power and houses that speak, in the order of the table."""
    return tuple(_known("offices", name, row, "office") for name, row in table("offices", "offices").items())


@cache
def organisations() -> tuple[Known, ...]:
    """Organisations and armed groups, in the order of the table."""
    rows = table("organisations", "organisations")
    return tuple(_known("organisations", name, row, "organisation") for name, row in rows.items())


@cache
def bodies() -> tuple[Body, ...]:
    """Ministries, forces, parliaments and the like, in the order of the table."""
    return tuple(
        Body(name, _kind("bodies", name, row["kind"]), texts("bodies", "bodies", name, row["words"]))
        for name, row in table("bodies", "bodies").items()
    )


def _known(file: str, name: str, row: dict[str, Any], kind: str) -> Known:
    also = texts(file, file, name, row.get("also", []))
    adjectives = texts(file, file, name, row.get("adj", []))
    return Known(
        name, _kind(file, name, row.get("kind", kind)), (name, *also), row.get("of"), adjectives, row.get("seat")
    )


def _kind(file: str, row: str, value: object) -> ActorKind:
    try:
        kind: ActorKind = msgspec.convert(value, ActorKind)
    except msgspec.ValidationError as error:
        raise BadTable(f"{file}.toml {row}: {error}") from error
    return kind
