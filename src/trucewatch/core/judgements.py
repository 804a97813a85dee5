"""What people decide about an account: verdicts that hold on to characters and fields, never to ids.

A judgement is a value; who stored it, and after which other, is the log's to say (`Logged`). What became of it in one
account is a `Judged`: applied, overtaken by a later one, undone, or orphaned because what it holds on to is not there.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from trucewatch.core.spans import Span

Verb = Literal["keep", "reject", "amend", "same", "different", "undo"]
JudgedKind = Literal[
    "actor",
    "statement",
    "meeting",
    "instrument",
    "version",
    "position",
    "condition",
    "obligation",
    "monitoring",
    "incident",
    "count",
    "accusation",
    "lasted",
    "disagreement",
    "assessment",
]
"""What can be judged: the facts of the account, and the parts of facts that have evidence of their own."""
State = Literal["applied", "overtaken", "undone", "orphaned"]

MARGIN = 32
"""So many characters before and after a mark are kept with it, to find its place again in a text that moved."""


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a report is known by besides its bytes, so that it is found again where its text was revised."""

    outlet: str | None = None
    file: str | None = None
    title: str | None = None
    url: str | None = None


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """Characters of a report that a judgement holds on to, half-open in code points of the report's text then.

    `sha256` is of the report's bytes; `before` and `after` are up to MARGIN characters around `exact`.
    """

    report: str
    sha256: str
    start: int
    end: int
    exact: str
    before: str
    after: str
    source: Source = Source()


class Anchor(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is judged: a kind, the characters it rests on, and what tells it from others on the same characters.

    `known_by`: such fields as its form, stance or party's name as they stood when it was judged, in words. `told_by`:
    those of them that told it from others on some of the same characters: without them it is not the same. In all
    else a fact of the same characters may differ and is still found where it is the only one.
    `of`: for an assessment the version and the incident that it holds together; it has no marks of its own.
    """

    kind: JudgedKind
    marks: tuple[Mark, ...]
    known_by: dict[str, str] = {}
    told_by: tuple[str, ...] = ()
    of: tuple[Anchor, ...] = ()


class Judgement(msgspec.Struct, frozen=True, omit_defaults=True):
    """One decision of one person.

    `about` is None for an undo only, which names by `undoes` the id of an earlier judgement. `other`: the second of two
    that are the same, or the characters of one fact that belong to a different one. `field` and `value` (as in the
    account's JSON, without evidence) are those of an amend, `field` dotted inside another (`scope.targets`); `was` is
    what the account said. `named`: the facts that `value` names, by the ids it names them by, so that they are found
    where ids have changed. `rests_on`: characters that the amended value was read from, where the person named any.
    `at`: ISO 8601 with offset. `why`: the person's words, may be empty.
    """

    verb: Verb
    by: str
    at: str
    about: Anchor | None = None
    other: Anchor | None = None
    field: str | None = None
    value: Any = None
    was: Any = None
    named: dict[str, Anchor] = {}
    rests_on: tuple[Mark, ...] = ()
    undoes: str | None = None
    why: str = ""


class Logged(msgspec.Struct, frozen=True):
    """A judgement in its log: `number` from 1, `id` = the SHA-256 over the one before and this, in hexadecimal."""

    number: int
    id: str
    judgement: Judgement


class Judged(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a judgement in one account.

    `fact`: the id there of what was judged, None where it is not (any more) in the account; for a part of a fact the id
    of the fact that holds it. `says` tells a reader in a sentence what was done, or why nothing was. `evidence`: the
    marks as they lie in the texts now; empty where none is found. `changed`: the fields of `known_by` that read
    otherwise now than when it was judged, and not by a judgement: whoever judged has not seen them so.
    """

    id: str
    verb: Verb
    by: str
    at: str
    state: State
    says: str
    kind: JudgedKind | None = None
    fact: str | None = None
    field: str | None = None
    why: str = ""
    evidence: tuple[Span, ...] = ()
    changed: tuple[str, ...] = ()
