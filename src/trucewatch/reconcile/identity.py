"""Ids that stay the same for the same input: made from the characters a fact rests on, not the order of reports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from trucewatch.core.account import Fact, Incident, Instrument, Meeting, Statement
from trucewatch.core.spans import Span

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

    Finders number their facts within one report, so a local id means something only beside its report.
    """
    ordered = sorted(
        ((report, number, fact) for report, own in facts.items() for number, fact in enumerate(own) if kind_word(fact)),
        key=lambda row: (kind_word(row[2]) or "", first_place(row[2]), row[0], row[1]),
    )
    taken: set[str] = set()
    names: dict[tuple[str, str, str], str] = {}
    for report, _, fact in ordered:
        word = kind_word(fact) or ""
        names[(word, report, local_id(fact))] = fresh_id(word, first_place(fact), taken)
    return tuple(with_names(fact, report, names) for report, _, fact in ordered)


def local_id(fact: Fact) -> str:
    """The id that the finder gave."""
    return fact.id if isinstance(fact, Statement | Meeting | Instrument | Incident) else ""


def with_names(fact: Fact, report: str, names: Mapping[tuple[str, str, str], str]) -> Fact:
    """`fact` of `report` with its own id and those it refers to replaced; a reference to nothing is dropped."""
    own = names[(kind_word(fact) or "", report, local_id(fact))]
    if isinstance(fact, Statement):
        group = names.get(("statement", report, fact.same_as)) if fact.same_as else None
        return msgspec.structs.replace(fact, id=own, same_as=group)
    if isinstance(fact, Instrument):
        leads = tuple(
            sorted({names[key] for local in fact.leads_to if (key := ("instrument", report, local)) in names})
        )
        return msgspec.structs.replace(fact, id=own, leads_to=leads)
    if isinstance(fact, Incident):
        whole = names.get(("incident", report, fact.part_of)) if fact.part_of else None
        return msgspec.structs.replace(fact, id=own, part_of=whole)
    return msgspec.structs.replace(fact, id=own) if isinstance(fact, Meeting) else fact
