"""What rests on the characters of a text: for every span of an account the facts that cite it, and in which field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.changes import FactKind
from trucewatch.core.spans import Span


class Resting(msgspec.Struct, frozen=True):
    """A fact that cites a span: its kind and id, and the account's name of the field that was read from it."""

    kind: FactKind
    id: str
    field: str


Rests = Mapping[str, Mapping[Span, tuple[Resting, ...]]]
"""Report id -> the spans in its text -> what rests on each, once each, in the order of the account."""


def resting_in(account: Account) -> Rests:
    """What rests on every span that a fact of the account cites; a report's own dates count as facts of it."""
    found: dict[str, dict[Span, dict[Resting, None]]] = defaultdict(dict)
    for kind, facts in (
        ("incident", account.incidents),
        ("instrument", account.instruments),
        ("statement", account.statements),
        ("meeting", account.meetings),
        ("disagreement", account.disagreements),
        ("report", account.reports),
        ("assessment", account.assessments),
        ("actor", account.actors),
    ):
        for fact in facts:
            for field in fact.__struct_fields__:
                for told, span in cited(getattr(fact, field), field):
                    resting = Resting(kind, fact.id, told)  # type: ignore[arg-type]  # the names above are kinds
                    found[span.report].setdefault(span, {})[resting] = None
    return {report: {span: tuple(spans[span]) for span in sorted(spans)} for report, spans in found.items()}


def cited(value: object, field: str) -> Iterator[tuple[str, Span]]:
    """Every span in a value with the field that it is of; the entries of `read` name theirs."""
    if isinstance(value, Span):
        yield field, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name != "support":
                yield from cited(getattr(value, name), field)
    elif isinstance(value, tuple):
        for part in value:
            yield from cited(part, field)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from cited(part, str(name))
