"""Which fields of the account hold ids of facts, and of what kind; and all ids of actors exchanged at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import msgspec

from trucewatch.core.account import About, Account, Actor, Count, Incident, Statement, Support
from trucewatch.core.judgements import Judged
from trucewatch.core.spans import Span

Value = TypeVar("Value")
Named = Callable[[str], str]
"""The new id for an old one."""

ID_FIELDS: dict[str, str] = {
    "party": "actor",
    "reported_by": "actor",
    "by": "actor",
    "parties": "actor",
    "proposed_by": "actor",
    "mediators": "actor",
    "binds": "actor",
    "who": "actor",
    "accused": "actor",
    "alleged_by": "actor",
    "denied_by": "actor",
    "counted_by": "actor",
    "speaker": "actor",
    "addressee": "actor",
    "through": "actor",
    "voices": "actor",
    "leads_to": "instrument",
    "instrument": "instrument",
    "instruments": "instrument",
    "incident": "incident",
    "story": "story",
    "stories": "story",
    "report": "report",
    "reports": "report",
    "like": "report",
    "origins": "origin",
}
"""Fields that hold ids, and of what; `of`, `part_of` and `same_as` mean something else from kind to kind."""
ACTOR_FIELDS = frozenset(field for field, kind in ID_FIELDS.items() if kind == "actor")
"""Fields that hold ids of actors; so does `of` of an actor."""


def kind_of_ids(holder: msgspec.Struct, name: str) -> str | None:
    """Of what the ids in the field are; None where it holds none."""
    if isinstance(holder, Account | Judged):
        return None
    if isinstance(holder, Actor) and name == "of":
        return "actor"
    if isinstance(holder, Incident) and name == "part_of":
        return "incident"
    if isinstance(holder, Count) and name == "part_of":
        return "count"
    if isinstance(holder, Statement) and name == "same_as":
        return "statement"
    if isinstance(holder, About) and name == "id":
        return holder.kind
    if isinstance(holder, Support) and name == "origins":
        return None
    return ID_FIELDS.get(name)


def with_actors(value: Value, named: Named) -> Value:
    """`value` with every actor's id that it refers to exchanged by `named`; of several that become one the first stays.

    The very same value where nothing changes. `Actor.id` itself is left alone: it is the name, not a reference.
    """
    return cast(Value, _exchanged(value, named))


def _exchanged(value: object, named: Named) -> object:
    if isinstance(value, tuple):
        parts = tuple(_exchanged(part, named) for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not isinstance(value, msgspec.Struct) or isinstance(value, Span):
        return value
    changed: dict[str, object] = {}
    for field in value.__struct_fields__:
        old = getattr(value, field)
        new = _renamed(old, named) if kind_of_ids(value, field) == "actor" else _exchanged(old, named)
        if new is not old:
            changed[field] = new
    return msgspec.structs.replace(value, **changed) if changed else value


def _renamed(value: object, named: Named) -> object:
    """One id, several, or None."""
    if isinstance(value, tuple):
        new = tuple(dict.fromkeys(named(name) for name in value))
        return value if new == value else new
    if isinstance(value, str):
        new_name = named(value)
        return value if new_name == value else new_name
    return value
