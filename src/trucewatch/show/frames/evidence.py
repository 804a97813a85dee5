"""The frame of evidence: every span of the account, with the fact, part and field that was read from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.show.frames.columns import Frame, one_of, text, whole, worked_out

FactKind = Literal[
    "process",
    "report",
    "origin",
    "story",
    "actor",
    "statement",
    "meeting",
    "instrument",
    "incident",
    "disagreement",
    "assessment",
    "problem",
    "judgement",
]
LISTS: dict[str, FactKind] = {
    "processes": "process",
    "reports": "report",
    "origins": "origin",
    "stories": "story",
    "actors": "actor",
    "statements": "statement",
    "meetings": "meeting",
    "instruments": "instrument",
    "incidents": "incident",
    "disagreements": "disagreement",
    "assessments": "assessment",
    "problems": "problem",
    "judgements": "judgement",
}
"""The account's lists, and what is in each."""


class Cited(msgspec.Struct, frozen=True):
    """A span, and what was read from it: a fact, in it a part with its number, of that a field."""

    kind: FactKind
    fact: str | None
    part: str | None
    number: int | None
    field: str
    span: Span


def cited(account: Account) -> Iterator[Cited]:
    """Every span of the account, in its order; one that a field names twice (as its value's and its own) comes once."""
    for name, kind in LISTS.items():
        for index, fact in enumerate(getattr(account, name)):
            named = getattr(fact, "id", None)
            own = []
            for path, span in _spans(fact, ()):
                part, number, field = _placed(path)
                own.append(Cited(kind, named, part, index if named is None else number, field, span))
            yield from dict.fromkeys(own)


Step = str | int


def _spans(value: object, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Span]]:
    """The spans in the value, each with the fields and numbers that lead to it."""
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _spans(inner, (*path, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _spans(inner, path if isinstance(inner, Span) else (*path, index))


def _placed(path: tuple[Step, ...]) -> tuple[str | None, int | None, str]:
    """Part, its number, and field: `versions`, 1, `starts` of ("versions", 1, "starts", "evidence")."""
    part, number = None, None
    if len(path) > 1 and isinstance(path[1], int):
        part, number, path = str(path[0]), path[1], path[2:]
    if path[0] == "read" and len(path) > 1:
        path = path[1:]
    inner = path[:-1] if len(path) > 1 and path[-1] == "evidence" else path
    return part, number, ".".join(map(str, inner))


EVIDENCE = Frame(
    "evidence",
    "one run of characters that something was read from",
    cited,
    (
        one_of("kind", FactKind, "of which kind the fact is"),
        text("fact", "id of the fact; `<NA>` = it has none (a problem)"),
        text("part", "the list of the fact that the part is in, such as `versions`; `<NA>` = the fact itself"),
        whole("number", "which part of that list, from 0 (of a problem: its place in the account)"),
        text("field", "the field that was read from it; `evidence` = the fact or part as a whole"),
        text("report", "id of the report", "span.report"),
        worked_out(
            "origin",
            "string",
            "id of the origin that wrote them, for counting independent texts; `report ...` where none is listed",
            lambda one, known: known.origin_of(one.span),
        ),
        whole("start", "the first code point in the report's text", "span.start"),
        whole("end", "the code point after the last", "span.end"),
        text("exact", "the characters: `text[start:end]`", "span.exact"),
    ),
)
