"""Ids that stay the same for the same input: made from the characters a fact rests on, not the order of reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from trucewatch.core.account import Fact, Incident, Instrument, Meeting, Statement
from trucewatch.core.spans import Span

AnyFact = TypeVar("AnyFact", bound=Fact)
Key = tuple[str, str, str]
"""Kind, report and local id of a fact."""
Named = Callable[[str, str], str | None]
"""The new id for a kind and an old id; None where there is no such fact."""
KINDS: tuple[tuple[type[Fact], str], ...] = (
    (Statement, "statement"),
    (Meeting, "meeting"),
    (Instrument, "instrument"),
    (Incident, "incident"),
)
"""The kinds of facts that are merged, with the word that their ids begin with."""


def evidence_of(fact: Fact) -> tuple[Span, ...]:
    """The characters that `fact` rests on as a whole; empty for a kind that is not merged."""
    if isinstance(fact, Statement):
        return fact.content
    if isinstance(fact, Meeting | Instrument | Incident):
        return fact.evidence
    return ()


def first_place(fact: Fact) -> tuple[str, int, int]:
    """Report, start and end of the first character run of `fact`: facts are ordered and named by it."""
    spans = evidence_of(fact)
    return min(((span.report, span.start, span.end) for span in spans), default=("", 0, 0))


def kind_word(fact: Fact) -> str | None:
    """The word that ids of this kind of fact begin with; None for a kind that is not merged."""
    return next((word for kind, word in KINDS if isinstance(fact, kind)), None)


def fresh_id(word: str, place: tuple[str, int, int], taken: set[str]) -> str:
    """`word` with eight hexadecimal digits of the SHA-1 of `place`; a second fact of one place gets other digits."""
    turn = 0
    while True:
        digest = hashlib.sha1(f"{word} {place[0]} {place[1]} {place[2]} {turn}".encode(), usedforsecurity=False)
        chosen = f"{word}-{digest.hexdigest()[:8]}"
        if chosen not in taken:
            taken.add(chosen)
            return chosen
        turn += 1


def renamed(facts: Mapping[str, tuple[Fact, ...]]) -> tuple[Fact, ...]:
    """The facts of all reports (by report id) in stable order under ids of the whole account, references carried along.

    Finders number their facts within one report, so a local id means something only beside its report; where two facts
    of a report have one local id, references go to the first.
    """
    ordered = sorted(
        ((report, number, fact) for report, own in facts.items() for number, fact in enumerate(own) if kind_word(fact)),
        key=lambda row: (kind_word(row[2]) or "", first_place(row[2]), row[0], row[1]),
    )
    taken: set[str] = set()
    names: dict[Key, str] = {}
    own_names: list[str] = []
    for report, _, fact in ordered:
        word = kind_word(fact) or ""
        own_names.append(fresh_id(word, first_place(fact), taken))
        names.setdefault((word, report, local_id(fact)), own_names[-1])

    def named_in(report: str) -> Named:
        return lambda word, local: names.get((word, report, local))

    return tuple(
        with_names(fact, own, named_in(report)) for (report, _, fact), own in zip(ordered, own_names, strict=True)
    )


def local_id(fact: Fact) -> str:
    """The id that the finder gave."""
    return fact.id if isinstance(fact, Statement | Meeting | Instrument | Incident) else ""


def with_names(fact: AnyFact, own: str, named: Named) -> AnyFact:
    """`fact` under the id `own`, with those it refers to as `named` says; one to nothing or to itself is dropped."""
    if isinstance(fact, Statement):
        group = named("statement", fact.same_as) if fact.same_as else None
        return msgspec.structs.replace(fact, id=own, same_as=group)
    if isinstance(fact, Instrument):
        leads = {named("instrument", name) for name in fact.leads_to} - {None, own}
        return msgspec.structs.replace(fact, id=own, leads_to=tuple(sorted(name for name in leads if name)))
    if isinstance(fact, Incident):
        whole = named("incident", fact.part_of) if fact.part_of else None
        return msgspec.structs.replace(fact, id=own, part_of=whole if whole != own else None)
    return msgspec.structs.replace(fact, id=own) if isinstance(fact, Meeting) else fact
