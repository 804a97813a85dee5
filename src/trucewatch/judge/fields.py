"""Which fields of which kind a person can amend, and where a dotted field lies."""

from __future__ import annotations

from functools import cache
from typing import Any, get_type_hints

import msgspec

from trucewatch.core import account as account_types
from trucewatch.core.judgements import JudgedKind
from trucewatch.judge.facts import PARTS, Thing

KEPT = frozenset(
    {
        "id",
        "read",
        "support",
        "evidence",
        "mentions",
        "content",
        "cue",
        "same_as",
        "names",
        "reasons",
        "readings",
        "about",
    }
)
"""Fields that are no claim, or that other verbs change: names and characters, groups of statements."""
FIXED: dict[JudgedKind, frozenset[str]] = {
    "assessment": frozenset({"instrument", "version", "incident", "result"}),
    "disagreement": frozenset({"field"}),
}
"""Fields that say what is tested or differs, and a result that follows from three answers."""


def amendable(kind: JudgedKind) -> tuple[str, ...]:
    """The fields of a kind that a person can amend; those of a scope, place, time or number also dotted."""
    parts = {field for holder, field in PARTS.values() if holder == kind}
    kept = KEPT | parts | FIXED.get(kind, frozenset())
    return tuple(name for name in struct_of(kind).__struct_fields__ if name not in kept)


@cache
def struct_of(kind: JudgedKind) -> type[Thing]:
    """The type of the account that a kind is."""
    found: type[Thing] = getattr(account_types, kind.capitalize())
    return found


@cache
def hints_of(struct: type[Thing]) -> dict[str, Any]:
    """The types of a struct's fields."""
    return get_type_hints(struct)


def held_by(was: Thing, field: str) -> tuple[Thing | None, str]:
    """The struct that a dotted field lies in, and its own name there; None where the way leads through nothing."""
    holder: Any = was
    *way, name = field.split(".")
    for step in way:
        holder = getattr(holder, step, None)
        if not isinstance(holder, msgspec.Struct):
            return None, name
    return holder, name


def replaced_in(was: Thing, field: str, value: Any) -> Thing:
    """`was` with another value in a field that may be dotted."""
    first, _, rest = field.partition(".")
    if rest:
        value = replaced_in(getattr(was, first), rest, value)
    return msgspec.structs.replace(was, **{first: value})


def plain_value(value: Any) -> Any:
    """A value as the account's JSON has it, without its characters: offsets mean nothing in a later text."""
    made = msgspec.to_builtins(value)
    return without_evidence(made)


def without_evidence(value: Any) -> Any:
    """Plain lists and dicts without what is under `evidence`, `read` and `support`."""
    if isinstance(value, dict):
        kept = {name: held for name, held in value.items() if name not in ("evidence", "read", "support")}
        return {name: without_evidence(held) for name, held in kept.items()}
    return [without_evidence(one) for one in value] if isinstance(value, list | tuple) else value
