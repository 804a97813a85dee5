"""Values without their characters and under the new account's names, so that equal means equal."""

from __future__ import annotations

from collections.abc import Hashable

import msgspec

from trucewatch.compare.names import Names
from trucewatch.core.account import Assessment, Statement
from trucewatch.core.references import kind_of_ids
from trucewatch.core.spans import Span

UNCOMPARED = frozenset({"id", "read", "support", "evidence"})
"""Names and characters: what a thing is called and rests on, not what it says."""
BEHIND: dict[str, frozenset[str]] = {
    "Actor": frozenset({"mentions"}),
    "Assessment": frozenset({"reasons"}),
    "Disagreement": frozenset({"why"}),
    "Origin": frozenset({"reports", "spans", "why"}),
    "Process": frozenset({"stories", "instruments"}),
    "Reading": frozenset({"origins"}),
    "Statement": frozenset({"cue", "same_as"}),
    "Report": frozenset({"cuts"}),
    "Story": frozenset({"reports", "joined", "apart"}),
}
"""Fields that follow from the reports there are, or say what a value rests on; they weigh, they do not tell."""


class Bare:
    """Makes values comparable; `names` is None for the new account, whose names they already have."""

    def __init__(self, names: Names, *, is_old: bool) -> None:
        self.names = names
        self.is_old = is_old

    def __call__(self, value: object, *, whole: bool = False) -> Hashable:
        """`value` as tuples and sets; `whole`: with its characters, support and what follows from the reports."""
        if isinstance(value, Span):
            return self.names.old_key(value) if self.is_old else self.names.new_key(value)
        if isinstance(value, msgspec.Struct):
            return (type(value).__name__, *(self.field(value, name, whole=whole) for name in fields_of(value, whole)))
        if isinstance(value, dict):
            return tuple(sorted((key, self(held, whole=whole)) for key, held in value.items()))
        if isinstance(value, tuple):
            return frozenset(self(held, whole=whole) for held in value)
        return value if isinstance(value, Hashable) else repr(value)

    def field(self, holder: msgspec.Struct, name: str, *, whole: bool = False) -> tuple[str, Hashable]:
        """The field's name and its comparable value; ids are those of the new account."""
        held = getattr(holder, name)
        if isinstance(holder, Statement) and name == "content" and not whole:
            return name, tuple(" ".join(span.exact.split()) for span in held)
        if isinstance(holder, Assessment) and name == "version":
            moved = self.names.versions.get((holder.instrument, held), held)
            return name, moved if self.is_old else held
        kind = kind_of_ids(holder, name)
        if kind is None:
            return name, self(held, whole=whole)
        if kind == "count":
            return name, held is not None
        if held is None:
            return name, None
        named = self.names.named if self.is_old else self.names.as_new
        return name, frozenset(named(kind, one) for one in held) if isinstance(held, tuple) else named(kind, held)


def fields_of(value: msgspec.Struct, whole: bool) -> list[str]:
    """The names of the fields that are compared; with `whole` all but the id."""
    kind = type(value).__name__
    if whole:
        return [name for name in value.__struct_fields__ if name != "id"]
    return [name for name in value.__struct_fields__ if name not in UNCOMPARED | BEHIND.get(kind, frozenset())]
