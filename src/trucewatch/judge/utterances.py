"""Statements that a person says are one utterance, or are not: they change groups, each stays as it was read."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from trucewatch.core.account import Account


def in_one_group(account: Account, first: str, second: str) -> Account:
    """The account with two statements, by their ids, and all of their groups, in one group."""
    groups = {one.id: one.same_as for one in account.statements}
    chosen = groups[first] or groups[second] or first
    merged = {group for group in (groups[first], groups[second]) if group is not None}
    return with_groups(
        account, {one: chosen for one, group in groups.items() if one in (first, second) or group in merged}
    )


def out_of_group(account: Account, statement: str) -> Account:
    """The account with a statement in no group; a group of one is none, one named for it is named for its next."""
    groups = {one.id: one.same_as for one in account.statements}
    group = groups.get(statement)
    if group is None:
        return account
    left = [one for one in groups if groups[one] == group and one != statement]
    name = None if len(left) < 2 else left[0] if group == statement else group
    return with_groups(account, {statement: None, **dict.fromkeys(left, name)})


def with_groups(account: Account, groups: Mapping[str, str | None]) -> Account:
    """The account with other groups for some of its statements."""
    made = [
        msgspec.structs.replace(one, same_as=groups[one.id]) if one.id in groups else one for one in account.statements
    ]
    return msgspec.structs.replace(account, statements=tuple(made))
