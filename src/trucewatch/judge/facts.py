"""What can be judged: each kind of fact and of part, where it stands in an account and which characters it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from trucewatch.core.account import Account, Actor, Disagreement, Statement
from trucewatch.core.judgements import JudgedKind
from trucewatch.core.spans import Span

Thing = msgspec.Struct
"""A fact of an account, or a part of one."""

LISTS: dict[JudgedKind, str] = {
    "actor": "actors",
    "statement": "statements",
    "meeting": "meetings",
    "instrument": "instruments",
    "incident": "incidents",
    "disagreement": "disagreements",
    "assessment": "assessments",
}
"""The kinds that are facts, and the list of the account that each stands in."""
PARTS: dict[JudgedKind, tuple[JudgedKind, str]] = {
    "version": ("instrument", "versions"),
    "position": ("instrument", "positions"),
    "condition": ("instrument", "conditions"),
    "obligation": ("instrument", "obligations"),
    "monitoring": ("instrument", "monitoring"),
    "count": ("incident", "counts"),
    "accusation": ("incident", "accusations"),
    "lasted": ("meeting", "lasted"),
}
"""The kinds that are parts, the kind of fact that holds each, and in which of its fields."""
VERDICT_KINDS: frozenset[JudgedKind] = frozenset({"disagreement", "assessment"})
"""What is made from facts: judged after them, when it has been made anew."""
NAMES: dict[JudgedKind, str] = {
    "monitoring": "clause on monitoring",
    "lasted": "length of a meeting",
    "disagreement": "difference between reports",
    "assessment": "test of an allegation",
    "version": "version of a text",
}
"""What a reader calls a kind, where it is not the kind's own word."""


class Spot(msgspec.Struct, frozen=True):
    """Where something stands in one account: the fact's id and, for a part of it, the part's place in its list."""

    kind: JudgedKind
    fact: str
    part: int | None = None


def called(kind: JudgedKind) -> str:
    """The kind in a reader's words."""
    return NAMES.get(kind, kind)


def one_called(kind: JudgedKind) -> str:
    """The kind in a reader's words with its article."""
    return f"{'an' if called(kind)[0] in 'aeio' else 'a'} {called(kind)}"


def fact_kind(kind: JudgedKind) -> JudgedKind:
    """The kind of the fact that holds such a thing; a fact's own kind."""
    return PARTS[kind][0] if kind in PARTS else kind


def facts_of(account: Account, kind: JudgedKind) -> Sequence[Any]:
    """All facts of a kind; for a kind of part the facts that hold such parts."""
    facts: Sequence[Any] = getattr(account, LISTS[fact_kind(kind)])
    return facts


def things_of(account: Account, kind: JudgedKind) -> Iterator[tuple[Spot, Any]]:
    """Everything of a kind with where it stands."""
    for fact in facts_of(account, kind):
        if kind in LISTS:
            yield Spot(kind, fact.id), fact
        else:
            for place, part in enumerate(getattr(fact, PARTS[kind][1])):
                yield Spot(kind, fact.id, place), part


def fact_at(account: Account, spot: Spot) -> Any:
    """The fact at a spot, or that holds the part there; None where it is not in the account."""
    return next((fact for fact in facts_of(account, spot.kind) if fact.id == spot.fact), None)


def thing_at(account: Account, spot: Spot) -> Any:
    """The fact or part at a spot; None where it is not in the account."""
    fact = fact_at(account, spot)
    if fact is None or spot.kind in LISTS:
        return fact if spot.part is None else None
    parts = getattr(fact, PARTS[spot.kind][1])
    return parts[spot.part] if spot.part is not None and 0 <= spot.part < len(parts) else None


def with_thing(account: Account, spot: Spot, thing: Thing | None) -> Account:
    """The account with `thing` at the spot, or with nothing there where it is None; others that name it stay."""
    name = LISTS[fact_kind(spot.kind)]
    facts = []
    for fact in getattr(account, name):
        if fact.id != spot.fact:
            facts.append(fact)
        elif spot.kind in LISTS:
            facts += [thing] if thing is not None else []
        else:
            field = PARTS[spot.kind][1]
            parts = list(getattr(fact, field))
            parts[spot.part : (spot.part or 0) + 1] = [thing] if thing is not None else []
            facts.append(msgspec.structs.replace(fact, **{field: tuple(parts)}))
    return msgspec.structs.replace(account, **{name: tuple(facts)})


def evidence_field(thing: Thing) -> str | None:
    """The field that holds the characters a thing rests on; None for one that rests on those of its readings."""
    if isinstance(thing, Statement):
        return "content"
    if isinstance(thing, Actor):
        return "mentions"
    return "evidence" if "evidence" in thing.__struct_fields__ else None


def evidence_of(thing: Thing) -> tuple[Span, ...]:
    """The characters that a fact or part rests on; an assessment has none of its own."""
    if isinstance(thing, Disagreement):
        return tuple(sorted({span for reading in thing.readings for span in reading.evidence}))
    field = evidence_field(thing)
    held: tuple[Span, ...] = getattr(thing, field) if field else ()
    return held
