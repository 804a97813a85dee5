"""Where the types of the account name an actor: the one list of it, and all such names exchanged at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import msgspec

from trucewatch.core.account import (
    About,
    Accusation,
    Actor,
    Condition,
    Count,
    Disagreement,
    Incident,
    Instrument,
    Lasted,
    Meeting,
    Monitoring,
    Obligation,
    Position,
    Process,
    Reading,
    Statement,
    Support,
    Verification,
    Version,
)
from trucewatch.core.spans import Span
from trucewatch.core.values import Scope

NAMED_IN: dict[type[msgspec.Struct], tuple[str, ...]] = {
    Actor: ("of",),
    Statement: ("speaker", "addressee", "through"),
    Meeting: ("parties",),
    Lasted: ("by",),
    Instrument: ("parties", "proposed_by", "mediators"),
    Version: ("by",),
    Scope: ("binds",),
    Position: ("party", "reported_by"),
    Condition: ("by",),
    Obligation: ("who",),
    Monitoring: ("by",),
    Incident: ("accused", "alleged_by", "denied_by"),
    Accusation: ("accused", "by"),
    Verification: ("by",),
    Count: ("counted_by",),
    Support: ("voices",),
    Reading: ("by",),
    Process: ("parties",),
    Disagreement: (),
}
"""Type -> its fields that hold an actor's id, or several. Beside them an About of an actor names one."""

Value = TypeVar("Value")
Named = Callable[[str], str]


def with_actors(value: Value, named: Named) -> Value:
    """`value` with every actor's id in it exchanged by `named`; of several that become one the first is kept.

    The very same value where nothing changes. `Actor.id` itself is left alone: it is the name, not a reference.
    """
    return cast(Value, _exchanged(value, named))


def _exchanged(value: object, named: Named) -> object:
    if isinstance(value, tuple):
        parts = tuple(_exchanged(part, named) for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not isinstance(value, msgspec.Struct) or isinstance(value, Span):
        return value
    if isinstance(value, About):
        return About(value.kind, named(value.id)) if value.kind == "actor" else value
    changed: dict[str, object] = {}
    for field in value.__struct_fields__:
        old = getattr(value, field)
        new = _renamed(old, named) if field in NAMED_IN.get(type(value), ()) else _exchanged(old, named)
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
