"""Two facts of a kind made one: what either rests on and holds, and of single values the first's unless it has none."""

from __future__ import annotations

from typing import Any

import msgspec

from trucewatch.core.account import Account, Support
from trucewatch.core.judgements import JudgedKind
from trucewatch.core.spans import Span
from trucewatch.core.values import Place, When
from trucewatch.judge.facts import PARTS, Spot, Thing, evidence_field, thing_at, with_thing
from trucewatch.judge.fields import plain_value
from trucewatch.judge.references import with_references

NO_ANSWER = frozenset({"unknown", "other", "undetermined"})
"""Words by which a field says that nothing certain is known."""
TOGETHER: dict[str, str] = {"accused_status": "accused"}
"""Fields that speak of another: whose value is taken, theirs is."""
Moves = dict[Spot, Spot]
"""Where what stood at a spot stands now; what is not named stays."""


def united(account: Account, kind: JudgedKind, first: str, second: str) -> tuple[Account, Moves]:
    """The account with the second fact in the first, which keeps its id; all that named the second names the first.

    The number of origins is the greater of the two, a floor, since both may come from one text; voices are those of
    both. Differences about either stay.
    """
    one, other = (thing_at(account, Spot(kind, name)) for name in (first, second))
    made, moves = one_of(kind, one, other)
    account = with_thing(with_thing(account, Spot(kind, second), None), Spot(kind, first), made)
    counts = {
        old.id: made.counts[moves[Spot("count", second, place)].part].id
        for place, old in enumerate(getattr(other, "counts", ()))
        if old.id is not None
    }
    return with_references(with_references(account, kind, {second: first}), "count", counts), moves


def one_of(kind: JudgedKind, one: Any, other: Any) -> tuple[Any, Moves]:
    """The united fact, and where the second's parts stand in it."""
    moves: Moves = {Spot(kind, other.id): Spot(kind, one.id)}
    part_kinds = {field: part for part, (holder, field) in PARTS.items() if holder == kind}
    changed: dict[str, Any] = {}
    taken: set[str] = set()
    for field in one.__struct_fields__:
        held, rival = getattr(one, field), getattr(other, field)
        if field in part_kinds:
            changed[field], places = both_parts(held, rival)
            for old, new in enumerate(places):
                moves[Spot(part_kinds[field], other.id, old)] = Spot(part_kinds[field], one.id, new)
        elif isinstance(held, tuple):
            changed[field] = both(held, rival)
        elif field in ("id", "read", "support") or field in TOGETHER or (field == "accused" and is_mutual(one)):
            continue
        elif is_unknown(held) and not is_unknown(rival):
            changed[field] = rival
            taken.add(field)
    for field, led in TOGETHER.items():
        if led in taken and hasattr(one, field):
            changed[field] = getattr(other, field)
            taken.add(field)
    changed["read"] = both_read(one, other, changed, taken)
    changed["support"] = both_supports(one.support, other.support)
    changed |= without_itself(one, other, changed)
    return msgspec.structs.replace(one, **changed), moves


def without_itself(one: Any, other: Any, changed: dict[str, Any]) -> dict[str, Any]:
    """The fields by which a united fact would act for itself, be part of itself or lead to itself, without that."""
    made: dict[str, Any] = {}
    for field in ("of", "part_of"):
        if changed.get(field, getattr(one, field, None)) in (one.id, other.id):
            made[field] = None
    if "leads_to" in changed:
        made["leads_to"] = tuple(name for name in changed["leads_to"] if name not in (one.id, other.id))
    return made


def is_mutual(incident: Any) -> bool:
    """Whether sides accuse each other of an incident: then that nobody is accused is an answer, not a gap."""
    return len({one.accused for one in incident.accusations}) > 1


def is_unknown(value: Any) -> bool:
    """Whether a value says nothing certain."""
    if isinstance(value, When):
        return not value.is_known
    if isinstance(value, Place):
        return not value.name
    return value is None or value == "" or (isinstance(value, str) and value in NO_ANSWER)


def both(held: tuple[Any, ...], rival: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values of both, each once; characters in their order, others the first's before the second's."""
    made = [*held, *(one for one in rival if one not in held)]
    return tuple(sorted(made)) if made and all(isinstance(one, Span) for one in made) else tuple(made)


def both_parts(held: tuple[Thing, ...], rival: tuple[Thing, ...]) -> tuple[tuple[Thing, ...], list[int]]:
    """The parts of both, those that say the same once with the characters of both; and the places of the second's."""
    made, places = list(held), []
    for part in rival:
        same = [place for place, own in enumerate(made) if bare(own) == bare(part)]
        if same:
            field = evidence_field(part) or "evidence"
            spans = both(getattr(made[same[0]], field), getattr(part, field))
            made[same[0]] = msgspec.structs.replace(made[same[0]], **{field: spans})
            places.append(same[0])
        else:
            made.append(part)
            places.append(len(made) - 1)
    return tuple(made), places


def bare(part: Thing) -> Any:
    """What a part says, without the characters it was read from and its own id."""
    plain = plain_value(part)
    plain.pop("id", None)
    return plain


def both_read(one: Any, other: Any, changed: dict[str, Any], taken: set[str]) -> dict[str, tuple[Span, ...]]:
    """The characters of each field: of both where both say it or it is a list, else of the fact whose value stands."""
    made = dict(one.read)
    for field, spans in other.read.items():
        value = changed.get(field, getattr(one, field, None))
        if field in taken:
            made[field] = spans
        elif isinstance(value, tuple) or plain_value(value) == plain_value(getattr(other, field, None)):
            made[field] = both(made.get(field, ()), spans)
    return dict(sorted(made.items()))


def both_supports(one: Support | None, other: Support | None) -> Support | None:
    """What is sure of both: the greater number of origins, the voices of either; None where neither says."""
    if one is None or other is None:
        return one or other
    return Support(max(one.origins, other.origins), tuple(sorted({*one.voices, *other.voices})))
