"""A value that a person gives, held to the field's own type: what it names is there, what it says can be."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin

import msgspec

from trucewatch.core.account import Account, Actor, Expiry
from trucewatch.core.judgements import JudgedKind
from trucewatch.core.problems import InputError
from trucewatch.core.references import kind_of_ids
from trucewatch.core.spans import Span
from trucewatch.core.values import TARGET_PATHS, UNKNOWN_TIME, Place, Quantity, Scope, When
from trucewatch.judge.facts import Thing, one_called
from trucewatch.judge.fields import amendable, held_by, hints_of

PATHS = frozenset({"targets", "excluded"})
"""Fields that hold paths of the tree of targets."""
NO_PLACE = {"country": None, "lat": None, "lon": None, "precision": "unknown"}
"""What is known of a place of which only the name is given."""


def checked(account: Account, kind: JudgedKind, was: Thing, field: str, value: Any, rests_on: Sequence[Span]) -> Any:
    """`value` (as in the account's JSON) as the field of `was`, with `rests_on` as its evidence.

    A fact is named by its id, or an actor by a name that only one actor of the account bears. A time may be an ISO 8601
    date, a place its name, a number just that in the unit it had. Raises InputError that says what would be right.
    """
    if field.partition(".")[0] not in amendable(kind):
        raise InputError(f"{field!r} of {one_called(kind)} cannot be amended; these can: {', '.join(amendable(kind))}.")
    holder, name = held_by(was, field)
    if holder is None or name not in hints_of(type(holder)) or (holder is not was and name == "evidence"):
        raise InputError(f"{one_called(kind)} has no {field!r} here. Amend {field.partition('.')[0]!r} as a whole.")
    hint = hints_of(type(holder))[name]
    try:
        named = with_ids(account, holder, name, full(hint, getattr(holder, name), value))
        made = msgspec.convert(with_evidence(named, rests_on), hint)
    except msgspec.ValidationError as error:
        raise InputError(f"{value!r} is no {field} of {one_called(kind)}: {error}. {right_value(hint)}") from error
    if name in ("of", "part_of") and made is not None and made == getattr(was, "id", None):
        raise InputError(f"{one_called(kind)} cannot be {name.replace('_', ' ')} itself.")
    if (trouble := trouble_with(name, made)) is not None:
        raise InputError(f"{value!r} is no {field} of {one_called(kind)}: {trouble}.")
    return made


def is_optional(hint: Any) -> bool:
    """Whether a field of this type may be None."""
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def full(hint: Any, held: Any, value: Any) -> Any:
    """A value in the account's shape, where a person gave its short form."""
    inner = {one for one in get_args(hint) if one is not type(None)} if is_optional(hint) else {hint}
    if When in inner and isinstance(value, str):
        return {"earliest": value, "latest": value, "basis": "stated"}
    if When in inner and value is None and not is_optional(hint):
        return msgspec.to_builtins(UNKNOWN_TIME)
    if Place in inner and isinstance(value, str):
        return {"name": value, **NO_PLACE}
    if Place in inner and isinstance(value, dict):
        return {**NO_PLACE, **value}
    if When in inner and isinstance(value, dict):
        return {"earliest": None, "latest": None, "basis": "stated", **value}
    if Quantity in inner and isinstance(value, int | float) and not isinstance(value, bool):
        unit = held.unit if isinstance(held, Quantity) else ""
        return {"low": value, "high": value, "unit": unit, "hedge": None}
    if any(get_origin(one) is tuple for one in inner) and isinstance(value, str):
        return [value]
    return value


def with_ids(account: Account, holder: Thing, name: str, value: Any) -> Any:
    """A value whose facts, however deep, are named by their ids in the account. Raises InputError for one unknown."""
    kind = kind_of_ids(holder, name)
    if kind is not None:
        if isinstance(value, list | tuple):
            return [id_of(account, kind, one, name) for one in value]
        return value if value is None else id_of(account, kind, value, name)
    if name == "scope" and isinstance(value, dict) and isinstance(value.get("binds"), list | tuple):
        binds = [id_of(account, "actor", one, "binds") for one in value["binds"]]
        return {**value, "binds": binds}
    if name == "verification" and isinstance(value, dict) and value.get("by") is not None:
        return {**value, "by": id_of(account, "actor", value["by"], "by")}
    return value


def id_of(account: Account, kind: str, name: Any, field: str) -> str:
    """The id of what a person names: an id, or for an actor a name that it alone bears. Raises InputError."""
    held: Any = {"actor": account.actors, "instrument": account.instruments, "incident": account.incidents}.get(
        kind, ()
    )
    if kind == "count":
        held = [count for incident in account.incidents for count in incident.counts]
    if any(one.id == name for one in held):
        return str(name)
    bearers = [one.id for one in account.actors if bears(one, str(name))] if kind == "actor" else []
    if len(bearers) == 1:
        return bearers[0]
    if len(bearers) > 1:
        raise InputError(
            f"{len(bearers)} actors bear the name {name!r}: name the {field} by its id: {', '.join(bearers)}."
        )
    raise InputError(f"the account has no {kind} {name!r} for {field}. Name one of its own, by id or by name.")


def bears(actor: Actor, name: str) -> bool:
    """Whether the actor is called so, capitals aside."""
    return name.casefold() in {known.casefold() for known in (actor.name, *actor.names)}


def with_evidence(value: Any, rests_on: Sequence[Span]) -> Any:
    """A time, place or finding in plain form with the characters it rests on; other values hold none."""
    if isinstance(value, dict):
        made = {name: with_evidence(held, rests_on) for name, held in value.items() if name != "evidence"}
        return {**made, "evidence": msgspec.to_builtins(tuple(rests_on))} if has_evidence(made) else made
    if isinstance(value, list | tuple):
        return [with_evidence(one, rests_on) for one in value]
    return value


def has_evidence(value: dict[str, Any]) -> bool:
    """Whether a plain value is a time, a place or a verification, which name their characters."""
    return "basis" in value or "precision" in value or "stance" in value


def trouble_with(name: str, value: Any) -> str | None:
    """Why a value of the right shape still is none, in words; None where it is one."""
    if name in PATHS:
        wrong = [path for path in value if path not in TARGET_PATHS]
        return f"{wrong[0]!r} is not in the tree of targets ({', '.join(TARGET_PATHS)})" if wrong else None
    if name == "at" or (isinstance(value, str) and name in ("earliest", "latest")):
        return None if is_iso(value) else f"{value!r} is no date of ISO 8601"
    if isinstance(value, When):
        return trouble_with_time(value)
    if name == "expires":
        return next((why for one in value if isinstance(one, Expiry) and (why := trouble_with("at", one.at))), None)
    if isinstance(value, Quantity) and value.low is not None and value.high is not None and value.low > value.high:
        return "its low end lies above its high end"
    if isinstance(value, Scope):
        return trouble_with("targets", value.targets) or trouble_with("excluded", value.excluded)
    return None


def trouble_with_time(when: When) -> str | None:
    """Why a time is none: an end that is no date, or ends the wrong way round."""
    for end in (when.earliest, when.latest):
        if end is not None and not is_iso(end):
            return f"{end!r} is no date of ISO 8601, as 2031-05-04 or 2031-05-04T16:00:00+02:00"
    if when.earliest is not None and when.latest is not None and when.earliest[:10] > when.latest[:10]:
        return "it ends before it begins"
    return None


def is_iso(text: str) -> bool:
    """Whether it is a date, or a date and time, of ISO 8601."""
    try:
        if len(text) == len("2031-05-04"):
            date.fromisoformat(text)
        else:
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def right_value(hint: Any) -> str:
    """What would be right, in a sentence."""
    words = sorted(set(words_of(hint)))
    return f"It is one of: {', '.join(words)}." if words else "Give it as the account's JSON has it."


def words_of(hint: Any) -> Iterator[str]:
    """The words of a closed vocabulary, however deep in a type."""
    for inner in get_args(hint):
        if isinstance(inner, str):
            yield inner
        elif inner is not type(None):
            yield from words_of(inner)
