"""The parts of a fact (positions, versions, counts ...) held to those of its partner: which moved, came or went."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import product

import msgspec

from trucewatch.compare.bare import Bare, fields_of
from trucewatch.compare.pairing import Score, only_ones, paired
from trucewatch.core.account import (
    Accusation,
    Condition,
    Count,
    Expiry,
    Lasted,
    Monitoring,
    Obligation,
    Position,
    Reading,
    Version,
)
from trucewatch.core.changes import Change, Value
from trucewatch.core.spans import Span
from trucewatch.core.values import Quantity, Scope, relate_quantities, relate_targets

MUST: dict[type, tuple[str, ...]] = {
    Position: ("party",),
    Version: ("by",),
    Condition: ("by",),
    Obligation: ("who",),
    Monitoring: (),
    Count: ("of", "of_text", "outcome"),
    Accusation: ("accused",),
    Lasted: (),
    Reading: ("by",),
    Expiry: ("rule",),
}
"""What two parts must share to be one that changed; parts of other kinds are only ever the same or not."""
SPEAKS: dict[type, tuple[str, ...]] = {
    Position: ("stance", "reported_by", "said"),
    Version: ("scope", "starts", "lasts"),
    Count: ("value", "counted_by", "window"),
    Accusation: ("by",),
    Lasted: ("by", "value"),
    Obligation: ("what",),
    Condition: ("text",),
    Monitoring: ("by", "text"),
    Reading: ("value",),
}
"""What speaks for one of several; the first of them makes two parts one of which only who or what differs."""


def changed_parts(field: str, olds: Sequence[object], news: Sequence[object], old: Bare, new: Bare) -> list[Change]:
    """A change for each part that only one of the two lists has, or that changed; order does not matter."""
    return [
        made
        for one, other in part_pairs(olds, news, old, new)
        if (made := change(field, None if one is None else olds[one], None if other is None else news[other], old, new))
        is not None
    ]


def part_pairs(
    olds: Sequence[object], news: Sequence[object], old: Bare, new: Bare
) -> list[tuple[int | None, int | None]]:
    """Places in both lists that belong together; None where a part has no partner. Each part stands there once.

    Two belong together that are equal, or share what they must and rest on the same characters or agree in what speaks
    for them; or that rest on the same characters and say the same of somebody else. Of what is left, those that are
    the only ones of their sort on each side.
    """
    alike = paired(
        product(range(len(olds)), range(len(news))),
        lambda one, other: likeness_of(olds[one], news[other], old, new),
        [evidence_name(part) for part in olds],
        [evidence_name(part) for part in news],
    )
    left = [place for place in range(len(olds)) if place not in alike]
    free = [place for place in range(len(news)) if place not in set(alike.values())]
    alike |= only_ones(
        [(sort_of(olds[place], old), place) for place in left],
        [(sort_of(news[place], new), place) for place in free],
    )
    taken = set(alike.values())
    pairs: list[tuple[int | None, int | None]] = [(place, alike.get(place)) for place in range(len(olds))]
    return pairs + [(None, place) for place in range(len(news)) if place not in taken]


def sort_of(part: object, bare: Bare) -> Hashable | None:
    """What two parts must share to be one that changed; None for a kind whose parts do not change."""
    needed = MUST.get(type(part))
    if needed is None or not isinstance(part, msgspec.Struct):
        return None
    return (type(part).__name__, *(bare.field(part, name) for name in needed))


def likeness_of(one: object, other: object, old: Bare, new: Bare) -> Score | None:
    """How much speaks for two parts being one, equal ones first; None where nothing does, or their sorts differ."""
    if old(one) == new(other):
        return (1, old.names.likeness(evidence_of(one), evidence_of(other)), 0)
    sort, rival_sort = sort_of(one, old), sort_of(other, new)
    if sort is None or rival_sort is None or type(one) is not type(other):
        return None
    shared = old.names.likeness(evidence_of(one), evidence_of(other))
    if sort != rival_sort:
        says_the_same = (
            isinstance(one, msgspec.Struct)
            and isinstance(other, msgspec.Struct)
            and all(old.field(one, name) == new.field(other, name) for name in SPEAKS.get(type(one), ())[:1])
        )
        return (0, 0, shared) if shared and says_the_same else None
    agreeing = agreement(one, other, old, new)
    return (0, 1 + agreeing, shared) if shared or agreeing else None


def agreement(one: object, other: object, old: Bare, new: Bare) -> int:
    """In how many of the fields that speak for two parts they agree."""
    if not isinstance(one, msgspec.Struct) or not isinstance(other, msgspec.Struct):
        return 0
    return sum(old.field(one, name) == new.field(other, name) for name in SPEAKS.get(type(one), ()))


def change(field: str, one: object, other: object, old: Bare, new: Bare) -> Change | None:
    """What differs between two values of a field (None = it has none); None where nothing does."""
    if one is None and other is None:
        return None
    if one is not None and other is not None and old(one) == new(other):
        return None
    return Change(
        field,
        "added" if one is None else "removed" if other is None else "changed",
        as_value(one),
        as_value(other),
        within=differing_within(one, other, old, new),
        relation=relation_of(one, other),
        old_evidence=evidence_of(one),
        new_evidence=evidence_of(other),
    )


def as_value(value: object) -> Value:
    """The value as the account holds it."""
    return value  # type: ignore[return-value]


def differing_within(one: object, other: object, old: Bare, new: Bare, prefix: str = "") -> tuple[str, ...]:
    """The fields in which two structs of one kind differ; inside a scope, `scope.targets`."""
    if not isinstance(one, msgspec.Struct) or not isinstance(other, msgspec.Struct) or type(one) is not type(other):
        return ()
    found: list[str] = []
    for name in fields_of(one, False):
        if old.field(one, name) == new.field(other, name):
            continue
        held, rival = getattr(one, name), getattr(other, name)
        deeper = differing_within(held, rival, old, new, f"{name}.") if isinstance(held, Scope) else ()
        found += deeper or (prefix + name,)
    return tuple(found)


def relation_of(one: object, other: object) -> str | None:
    """How the new number or scope stands to the old; None where it has none, or they are of different units."""
    held, rival = measure_of(one), measure_of(other)
    if isinstance(held, Quantity) and isinstance(rival, Quantity):
        found = relate_quantities(rival, held)
    elif isinstance(held, Scope) and isinstance(rival, Scope) and held.targets and rival.targets:
        found = relate_targets(rival.targets, held.targets)
    else:
        return None
    return None if found is None or found.value == "same" else found.value


def measure_of(value: object) -> Quantity | Scope | None:
    """The number or the scope that a part holds."""
    if isinstance(value, Quantity | Scope):
        return value
    if isinstance(value, Count | Lasted):
        return value.value
    return value.scope if isinstance(value, Version) else None


def evidence_of(value: object) -> tuple[Span, ...]:
    """The characters that a value names as its own; a reading of a value without any has none."""
    held = getattr(value, "evidence", ())
    return held if isinstance(held, tuple) else ()


def evidence_name(part: object) -> str:
    """A part's first characters: breaks ties the same way whichever account is the old one."""
    first = min(evidence_of(part), default=None)
    return f"{first.exact} {first.start} {part!r}" if first is not None else repr(part)
