"""References of an account that name nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.references import kind_of_ids
from trucewatch.core.spans import Span


def dangling(account: Account) -> set[tuple[str, str, str]]:
    """Holder, field and id of every reference to an actor, meeting, instrument, incident or count that is not there.

    A statement's group is named, not referred to; a statement that a difference is about is.
    """
    ids = {
        "actor": {one.id for one in account.actors},
        "meeting": {one.id for one in account.meetings},
        "instrument": {one.id for one in account.instruments},
        "incident": {one.id for one in account.incidents},
        "count": {count.id for one in account.incidents for count in one.counts},
        "statement": {one.id for one in account.statements} | {one.same_as for one in account.statements},
    }
    return {
        (type(holder).__name__, field, name)
        for holder, field, kind, name in references_in(account)
        if kind in ids and name not in ids[kind]
    }


def references_in(value: object) -> Iterator[tuple[msgspec.Struct, str, str, str]]:
    """Every id in a field that holds ids, however deep: its holder, field, the kind of fact, and itself."""
    if isinstance(value, msgspec.Struct) and not isinstance(value, Span):
        for field in value.__struct_fields__:
            held = getattr(value, field)
            kind = kind_of_ids(value, field)
            if kind is None:
                yield from references_in(held)
            elif held is not None:
                for name in held if isinstance(held, tuple) else (held,):
                    yield value, field, kind, name
    elif isinstance(value, tuple):
        for one in value:
            yield from references_in(one)
