"""What of all changes a reader wants first: new contradictions, positions that moved, what falls under terms."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.core.account import HARD_KINDS, Assessment, Disagreement, Incident, Position
from trucewatch.core.changes import Change, Comparison, FactChange, FieldHow
from trucewatch.show.changes.change_lines import change_lines
from trucewatch.show.changes.fact_lines import alone_line, fact_now
from trucewatch.show.changes.sheet import Line, said
from trucewatch.show.changes.sides import Pages

MOVES: tuple[FieldHow, ...] = ("changed", "added", "removed")
"""In which order moves are told."""


class Telling(msgspec.Struct, frozen=True):
    """The lines of one class of changes; `more` = how many of the class are not among them."""

    title: str
    lines: tuple[Line, ...]
    more: int


def telling_of(found: Comparison, pages: Pages, most: int) -> tuple[Telling, ...]:
    """The classes in the order of their weight, up to `most` lines each; a class of nothing is left out."""
    classes = (
        ("New differences that cannot both stand", list(new_contradictions(found, pages))),
        ("Positions that are new, moved or gone", list(moved_positions(found, pages))),
        ("New texts", list(new_texts(found, pages))),
        ("Allegations that fall under terms", list(inside_terms(found, pages))),
    )
    return tuple(Telling(title, tuple(lines[:most]), max(0, len(lines) - most)) for title, lines in classes if lines)


def new_contradictions(found: Comparison, pages: Pages) -> Iterator[Line]:
    """Differences of which both sides cannot stand, with their readings."""
    for fact in found.facts:
        if fact.kind == "disagreement" and fact.how == "added" and not fact.copy_of:
            own = pages.new.facts["disagreement"].get(fact.new or "")
            if isinstance(own, Disagreement) and own.kind in HARD_KINDS:
                yield alone_line(fact, pages)


def moved_positions(found: Comparison, pages: Pages) -> Iterator[Line]:
    """Texts whose status or whose parties' stances moved: first what turned, then what came, then what went."""
    moves = [
        (MOVES.index(change.how), fact, change)
        for fact in found.facts
        if fact.kind == "instrument" and fact.how == "changed"
        for change in fact.changes
        if change.field == "status" or is_move(change)
    ]
    for _, fact, change in sorted(moves, key=lambda move: move[0]):
        name = pages.new.name("instrument", fact.new or "")
        for line in change_lines(fact, change, pages):
            first = msgspec.structs.replace(line.pieces[0], words=f"{name}: {line.pieces[0].words}")
            yield Line(line.mark, (first, *line.pieces[1:]), line.under, fact_now(fact))


def is_move(change: Change) -> bool:
    """Whether a party stands elsewhere, or is newly or no longer said to stand anywhere."""
    if change.field != "positions":
        return False
    if isinstance(change.old, Position) and isinstance(change.new, Position):
        return change.old.stance != change.new.stance
    return True


def new_texts(found: Comparison, pages: Pages) -> Iterator[Line]:
    """Agreements, orders, proposals and demands that were not there."""
    for fact in found.facts:
        if fact.kind == "instrument" and fact.how == "added" and not fact.copy_of:
            yield alone_line(fact, pages)


def inside_terms(found: Comparison, pages: Pages) -> Iterator[Line]:
    """Incidents that fall under the terms of a text, and did not before or were not there."""
    incidents = {fact.new: fact for fact in found.facts if fact.kind == "incident" and fact.new}
    told: set[str] = set()
    for test in newly_inside(found, pages):
        fact = incidents.get(test.incident)
        if fact is None or test.incident in told or fact.copy_of:
            continue
        told.add(test.incident)
        text = pages.new.name("instrument", test.instrument)
        name = pages.new.name("incident", test.incident)
        if fact.how == "added":
            yield Line("+", (said(f"{name}: falls under the terms of {text}", fact.gained),), (), fact_now(fact))
        else:
            own = pages.new.facts["incident"].get(test.incident)
            evidence = own.evidence if isinstance(own, Incident) else ()
            yield Line("~", (said(f"{name}: falls under the terms of {text} now", evidence),), (), fact_now(fact))


def newly_inside(found: Comparison, pages: Pages) -> Iterator[Assessment]:
    """The tests that say so only now."""
    for fact in found.facts:
        if fact.kind == "assessment" and (fact.how == "added" or turned_inside(fact)):
            test = pages.new.facts["assessment"].get(fact.new or "")
            if isinstance(test, Assessment) and test.result == "inside":
                yield test


def turned_inside(fact: FactChange) -> bool:
    """Whether the result of a test is another than it was."""
    return fact.how == "changed" and any(change.field == "result" for change in fact.changes)
