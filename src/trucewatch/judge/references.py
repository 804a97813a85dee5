"""What names a fact goes along with it: references renamed where it is one with another, dropped where it is gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.references import kind_of_ids
from trucewatch.core.spans import Span
from trucewatch.judge.checking import is_optional
from trucewatch.judge.fields import hints_of

Struct = TypeVar("Struct", bound=msgspec.Struct)
Names = Mapping[str, str | None]
"""New ids by old ones; None = the fact is gone. An id that is not named stays."""
FACTS = ("processes", "actors", "statements", "meetings", "instruments", "incidents", "disagreements", "assessments")
"""The lists of an account whose members name facts."""


def with_references(account: Account, kind: str, names: Names) -> Account:
    """The account with other names in all that refers to facts of a kind; the facts' own ids stay.

    What cannot stand without the fact it names (a party's position, an accusation, a test, a difference about it) goes
    where that is gone; other fields say that nobody is known. Two that become equal by it are one.
    """
    changed = {}
    for name in FACTS:
        before = getattr(account, name)
        after = tuple(made for fact in before if (made := renamed(fact, kind, names)) is not None)
        if after != before:
            changed[name] = after
    return msgspec.structs.replace(account, **changed) if changed else account


def renamed(holder: Struct, kind: str, names: Names) -> Struct | None:
    """A fact or part with other names for what it refers to; None where it cannot stand without one that is gone."""
    changed: dict[str, Any] = {}
    for field in holder.__struct_fields__:
        held = getattr(holder, field)
        if isinstance(held, Span | str) or held is None:
            made = renamed_id(holder, field, held, kind, names)
        elif isinstance(held, tuple):
            is_named = kind_of_ids(holder, field) == kind
            new = [names.get(one, one) if is_named else inside(one, kind, names) for one in held]
            made = held if new == list(held) else once(new)
        else:
            made = inside(held, kind, names)
        if made is None and held is not None and not is_optional(hints_of(type(holder))[field]):
            return None
        if made != held:
            changed[field] = made
    return msgspec.structs.replace(holder, **changed) if changed else holder


def renamed_id(holder: msgspec.Struct, field: str, held: Any, kind: str, names: Names) -> Any:
    """What a field that holds one id, or something else, holds then; nothing acts for itself or is part of itself."""
    if not isinstance(held, str) or kind_of_ids(holder, field) != kind:
        return held
    new = names.get(held, held)
    return None if field in ("of", "part_of") and new is not None and new == getattr(holder, "id", None) else new


def once(values: list[Any]) -> tuple[Any, ...]:
    """The values that are not None, each once, in order."""
    found: list[Any] = []
    for value in values:
        if value is not None and value not in found:
            found.append(value)
    return tuple(found)


def inside(value: Any, kind: str, names: Names) -> Any:
    """A struct with other names in it; anything else as it is."""
    return renamed(value, kind, names) if isinstance(value, msgspec.Struct) and not isinstance(value, Span) else value
