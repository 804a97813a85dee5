"""Accounts that differ from the sample in one known way."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from sample import GAZETTE_REPORT, SAMPLE
from trucewatch.core.account import Account, Incident, Instrument, decode, encode
from trucewatch.core.changes import Comparison, FactChange
from trucewatch.core.spans import Span

Thing = TypeVar("Thing")
replaced = msgspec.structs.replace


def with_fact(account: Account, kind: str, fact_id: str, **fields: Any) -> Account:
    """`account` with other fields in one of its facts."""
    facts = tuple(replaced(fact, **fields) if fact.id == fact_id else fact for fact in getattr(account, kind))
    return replaced(account, **{kind: facts})


def without(account: Account, kind: str, *ids: str) -> Account:
    """`account` without some facts; what refers to them stays."""
    return replaced(account, **{kind: tuple(fact for fact in getattr(account, kind) if fact.id not in ids)})


def truce(account: Account) -> Instrument:
    """The harbour truce of the sample."""
    return next(one for one in account.instruments if one.id == "truce")


def raid(account: Account) -> Incident:
    """The raid of the sample."""
    return next(one for one in account.incidents if one.id == "raid")


def renamed(account: Account, *ids: str) -> Account:
    """`account` with other ids for some facts, and in all that refers to them."""
    content = encode(account)
    for fact_id in ids:
        content = content.replace(f'"{fact_id}"'.encode(), f'"{fact_id}-moved"'.encode())
    return decode(content)


def with_a_copy(account: Account = SAMPLE) -> Account:
    """`account` with the Gazette's report once more, as an outlet that prints it again would have it."""
    copy = replaced(GAZETTE_REPORT, id="r-copy", outlet="Second Gazette", path="second.txt", sha256="0" * 64)
    told = replaced(
        echoed(account, GAZETTE_REPORT.id, copy.id),
        reports=(*account.reports, copy),
        origins=tuple(
            replaced(origin, reports=(*origin.reports, copy.id)) if GAZETTE_REPORT.id in origin.reports else origin
            for origin in account.origins
        ),
    )
    statements = []
    for own in account.statements:
        if own.content[0].report == GAZETTE_REPORT.id:
            group = own.same_as or own.id
            statements += [
                replaced(own, same_as=group),
                replaced(own, id=f"{own.id}-copy", content=moved(own.content, copy.id), same_as=group),
            ]
        else:
            statements.append(own)
    return replaced(told, statements=tuple(statements), problems=account.problems)


def moved(spans: tuple[Span, ...], report: str) -> tuple[Span, ...]:
    """The same characters in another report."""
    return tuple(replaced(span, report=report) for span in spans)


def echoed(value: Thing, report: str, copy: str) -> Thing:
    """`value` with each list of spans holding those of `report` also in `copy`."""
    told: Any = value
    if isinstance(told, tuple) and told and all(isinstance(part, Span) for part in told):
        return told + moved(tuple(span for span in told if span.report == report), copy)  # type: ignore[return-value]
    if isinstance(told, tuple):
        return tuple(echoed(part, report, copy) for part in told)  # type: ignore[return-value]
    if isinstance(told, dict):
        return {key: echoed(held, report, copy) for key, held in told.items()}  # type: ignore[return-value]
    if isinstance(told, msgspec.Struct) and not isinstance(told, Span):
        return replaced(told, **{name: echoed(getattr(told, name), report, copy) for name in told.__struct_fields__})
    return value


def became(found: Comparison, kind: str, new: str | None = None, old: str | None = None) -> FactChange:
    """What became of the one fact of a kind with this new or old id."""
    named = [
        fact for fact in found.facts if fact.kind == kind and (fact.new == new if new is not None else fact.old == old)
    ]
    assert len(named) == 1, named
    return named[0]
