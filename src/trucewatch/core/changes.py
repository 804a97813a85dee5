"""What differs between two accounts, as values (format `trucewatch-diff/1`).

"Old" and "new" are the order in which a reader named the accounts, nothing more. Spans of an old value lie in texts
of the old account, spans of a new one in texts of the new.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from trucewatch.core.account import (
    Account,
    Accusation,
    Condition,
    Count,
    Expiry,
    Lasted,
    Monitoring,
    Obligation,
    Position,
    Reading,
    Verification,
    Version,
)
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span
from trucewatch.core.values import Place, Quantity, Scope, When

FORMAT = "trucewatch-diff/1"

FactKind = Literal[
    "report",
    "instrument",
    "disagreement",
    "incident",
    "assessment",
    "meeting",
    "statement",
    "actor",
    "story",
    "process",
    "origin",
    "problem",
]
"""The kinds in the order in which a reader wants them."""
KINDS: tuple[FactKind, ...] = get_args(FactKind)
Listed = msgspec.Struct
"""Anything that a list of the account holds."""
How = Literal["added", "gone", "changed", "evidence", "same"]
FieldHow = Literal["added", "removed", "changed"]

Part = (
    Position
    | Version
    | Condition
    | Obligation
    | Monitoring
    | Count
    | Accusation
    | Verification
    | Lasted
    | Reading
    | Expiry
)
Value = Part | When | Quantity | Place | Scope | str | bool | float | tuple[str, ...] | None
"""What a field or a part of a fact holds; actors and other facts go by the ids of their own account."""


class Change(msgspec.Struct, frozen=True):
    """One value of a fact that is not as it was. `field` is the account's; each part of a list is a change of its own.

    `within`: the fields of a part that differ, dotted. `relation`: how a new number or scope stands to the old
    (`narrower`, `wider`, `overlaps`, `disjoint`); None where nothing can be said.
    """

    field: str
    how: FieldHow
    old: Value
    new: Value
    within: tuple[str, ...] = ()
    relation: str | None = None
    old_evidence: tuple[Span, ...] = ()
    new_evidence: tuple[Span, ...] = ()


class FactChange(msgspec.Struct, frozen=True):
    """What became of one fact. Each fact of both accounts stands in exactly one of these.

    `old` and `new` are its ids, None where the account has none. `why`: why the two were taken for one, in a sentence.
    `changes`: values that differ. `gained` and `lost`: what it rests on only now, or no longer. `origins`: how many
    independent texts carried it, and do now; None where an account does not say. `kin`: ids in the other account of
    facts that rest on the same characters as one that was added or is gone. `copy_of`: the id, in its own account, of
    a fact of which one that was added or is gone says nothing else.
    """

    kind: FactKind
    how: How
    old: str | None
    new: str | None
    why: str
    changes: tuple[Change, ...] = ()
    gained: tuple[Span, ...] = ()
    lost: tuple[Span, ...] = ()
    origins: tuple[int, int] | None = None
    kin: tuple[str, ...] = ()
    copy_of: str | None = None


class Side(msgspec.Struct, frozen=True):
    """One of the two accounts: the program that made it, and the hash over all that it is a function of."""

    tool: str
    built_from: str
    reports: int


class Comparison(msgspec.Struct, frozen=True):
    """Two accounts held beside each other."""

    format: str
    old: Side
    new: Side
    facts: tuple[FactChange, ...]

    @property
    def differs(self) -> bool:
        """Whether any fact differs, be it only in what it rests on; another version of the program alone is none."""
        return any(fact.how != "same" for fact in self.facts)


def facts_of(account: Account, kind: FactKind) -> Sequence[Listed]:
    """The account's list of a kind."""
    lists: dict[FactKind, Sequence[Listed]] = {
        "report": account.reports,
        "instrument": account.instruments,
        "disagreement": account.disagreements,
        "incident": account.incidents,
        "assessment": account.assessments,
        "meeting": account.meetings,
        "statement": account.statements,
        "actor": account.actors,
        "story": account.stories,
        "process": account.processes,
        "origin": account.origins,
        "problem": account.problems,
    }
    return lists[kind]


def id_of(fact: Listed, place: int) -> str:
    """The fact's id; a problem has none and goes by its place in the list from 0, told from 1: `problem-3`."""
    return f"problem-{place + 1}" if isinstance(fact, Problem) else str(getattr(fact, "id", ""))
