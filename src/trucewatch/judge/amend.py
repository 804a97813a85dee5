"""A field of a fact as a person says it is, with the characters it was read from or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from trucewatch.core.account import Account, Assessment, Fact, Reason, Version, result_of
from trucewatch.core.judgements import Judgement
from trucewatch.core.problems import InputError
from trucewatch.core.spans import Span
from trucewatch.core.values import Place, When
from trucewatch.judge.anchors import Ground
from trucewatch.judge.checking import checked
from trucewatch.judge.facts import Spot, Thing, called, thing_at, with_thing
from trucewatch.judge.fields import held_by, replaced_in
from trucewatch.judge.unite import both
from trucewatch.judge.words import field_in_words, names_of, plain

OF_THE_TERM = frozenset({"starts", "lasts"})
"""Fields of a version that its ends are counted from."""


def amended(ground: Ground, account: Account, spot: Spot, judgement: Judgement, is_ended: bool = False) -> Account:
    """The account with the field at `spot` as the judgement says.

    `ground`: where what the value names is looked for. `is_ended`: whether a person has said when a version ends; else
    ends that were counted from another start or length are left open. Raises InputError where the value cannot stand.
    """
    was: Any = thing_at(account, spot)
    field, rests_on = judgement.field or "", ground.spans_of(judgement.rests_on)
    value = checked(account, spot.kind, was, field, names_now(ground, judgement), rests_on)
    made = replaced_in(was, field, value)
    top = field.partition(".")[0]
    holder, _ = held_by(made, field)
    if holder is not made and isinstance(holder, When | Place):
        made = replaced_in(made, f"{field.rpartition('.')[0]}.evidence", rests_on)
    if isinstance(made, Fact):
        made = with_read(made, top, rests_on, is_whole=top == field)
    elif isinstance(made, Assessment):
        made = with_reason(made, field, judgement, rests_on)
    elif rests_on and "evidence" in made.__struct_fields__:
        made = replaced_in(made, "evidence", both(getattr(made, "evidence", ()), rests_on))
    if isinstance(made, Version) and top in OF_THE_TERM and not is_ended:
        made = msgspec.structs.replace(made, expires=())
    return with_thing(account, spot, made)


def with_read(fact: Thing, field: str, rests_on: tuple[Span, ...], *, is_whole: bool) -> Thing:
    """The fact with the characters of a field; with none where the judgement alone stands for all of it."""
    read: dict[str, tuple[Span, ...]] = dict(getattr(fact, "read", {}))
    if rests_on:
        read[field] = rests_on
    elif is_whole:
        read.pop(field, None)
    return msgspec.structs.replace(fact, read=read)


def with_reason(test: Assessment, field: str, judgement: Judgement, rests_on: tuple[Span, ...]) -> Assessment:
    """The test with what its answers come to now, and who said so as one of its reasons."""
    answer = field_in_words(test, field, {})
    says = f"By the judgement of {judgement.by}, the answer to “{plain(field)}” is {answer}."
    return msgspec.structs.replace(
        test,
        result=result_of(test.in_scope, test.in_time, test.by_bound_party),
        reasons=(*test.reasons, Reason(f"{says} {judgement.why}".strip(), rests_on)),
    )


def names_now(ground: Ground, judgement: Judgement) -> Any:
    """The value with today's ids of what it names. Raises InputError where something of it is not there."""
    ids: dict[str, str] = {}
    for name, anchor in judgement.named.items():
        spot = ground.place(anchor).spot
        if spot is None:
            known = anchor.known_by.get("name") or anchor.known_by.get("label") or name
            raise InputError(f"the {called(anchor.kind)} {known!r} that it names is not found here")
        ids[name] = spot.fact if spot.part is None else thing_at(ground.account, spot).id
    return with_new_ids(judgement.value, ids)


def with_new_ids(value: Any, ids: Mapping[str, str]) -> Any:
    """A plain value with other ids."""
    if isinstance(value, dict):
        return {name: with_new_ids(held, ids) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [with_new_ids(one, ids) for one in value]
    return ids.get(value, value) if isinstance(value, str) else value


def told_amendment(before: Account, after: Account, spot: Spot, field: str) -> str:
    """What was said and what is said now, in a sentence."""
    was, now = (field_in_words(thing_at(account, spot), field, names_of(account)) for account in (before, after))
    told = f"{plain(field.replace('.', ' '))[:1].upper()}{plain(field.replace('.', ' '))[1:]} is {now}"
    told += "." if was == now else f"; it was read as {was}."
    one, other = (thing_at(account, spot) for account in (before, after))
    if isinstance(one, Version) and one.expires and not other.expires and field.partition(".")[0] in OF_THE_TERM:
        told += " When it ends is open: its ends were counted from what it was."
    return told
