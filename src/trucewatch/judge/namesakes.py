"""One actor made two by its mentions: what names only the moved mentions speaks of the other from now on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from trucewatch.core.account import Account, Actor, Fact
from trucewatch.core.references import kind_of_ids
from trucewatch.core.spans import Span
from trucewatch.core.values import Scope
from trucewatch.judge.facts import PARTS, Spot, thing_at, with_thing
from trucewatch.judge.parting import Cut, parted
from trucewatch.judge.unite import Moves

HOLDERS = ("statements", "meetings", "instruments", "incidents")
"""The facts that name actors, and say by which characters."""
PART_FIELDS = frozenset(field for _, field in PARTS.values()) | {"verification"}


def parted_actor(account: Account, fact: str, where: Cut) -> tuple[Account, Moves, str]:
    """The account with the actor in two, where its parts stand now (it has none), and the other's id.

    The other is named as its mentions do, the commonest first. Its kind is that of the first; it acts for nobody and
    holds no office until somebody says so.
    """
    account, moves, name = parted(account, "actor", fact, where)
    first, other = (thing_at(account, Spot("actor", one)) for one in (fact, name))
    account = with_thing(account, Spot("actor", fact), named_by(first))
    account = with_thing(account, Spot("actor", name), msgspec.structs.replace(named_by(other), of=None, roles=()))
    changed = {
        holders: tuple(following(one, fact, name, where) for one in getattr(account, holders)) for holders in HOLDERS
    }
    return msgspec.structs.replace(account, **changed), moves, name


def named_by(actor: Actor) -> Actor:
    """The actor under names that its mentions show, as far as they show any."""
    seen = Counter(" ".join(span.exact.split()) for span in actor.mentions)
    forms = tuple(form for form, _ in sorted(seen.items(), key=lambda item: (-item[1], -len(item[0]), item[0])))
    known = {actor.name, *actor.names}
    names = tuple(form for form in forms if form in known) or forms[:1]
    name = actor.name if actor.name in names else names[0] if names else actor.name
    return msgspec.structs.replace(actor, name=name, names=tuple(dict.fromkeys((name, *names))))


def following(holder: Any, old: str, new: str, where: Cut) -> Any:
    """A fact or part in which each field that is told by the other's mentions alone names the other."""
    changed: dict[str, Any] = {}
    for field in holder.__struct_fields__:
        held = getattr(holder, field)
        if field in PART_FIELDS and isinstance(held, msgspec.Struct):
            changed[field] = following(held, old, new, where)
        elif field in PART_FIELDS and isinstance(held, tuple) and all(isinstance(one, msgspec.Struct) for one in held):
            changed[field] = tuple(following(part, old, new, where) for part in held)
        elif isinstance(held, Scope) and is_told_by_other(holder.evidence, where):
            changed[field] = msgspec.structs.replace(held, binds=swapped(held.binds, old, new))
        elif kind_of_ids(holder, field) == "actor" and is_told_by_other(telling(holder, field), where):
            changed[field] = swapped(held, old, new)
    return msgspec.structs.replace(holder, **changed) if changed else holder


def telling(holder: Any, field: str) -> Sequence[Span]:
    """The characters that tell a field: of a fact or count those it was read from, of another part all of its own."""
    spans: Sequence[Span] = holder.read.get(field, ()) if isinstance(holder, Fact) else holder.evidence
    return spans


def swapped(held: Any, old: str, new: str) -> Any:
    """One or several ids with the new in the place of the old."""
    if isinstance(held, tuple):
        return tuple(new if one == old else one for one in held)
    return new if held == old else held


def is_told_by_other(spans: Sequence[Span], where: Cut) -> bool:
    """Whether characters meet mentions of the other actor and none of the first."""
    meets = [any(span.overlaps(own) for span in spans for own in part) for part in (where.first, where.other)]
    return meets == [False, True]
