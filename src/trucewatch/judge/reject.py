"""A fact taken out with what hangs on it."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.judge.facts import PARTS, Spot, evidence_of, fact_at, thing_at, with_thing
from trucewatch.judge.references import FACTS, with_references
from trucewatch.judge.utterances import out_of_group

FEWEST_READINGS = 2
"""A difference of fewer is none."""


def rejected(account: Account, spot: Spot) -> tuple[Account, str]:
    """The account without what stands at `spot`, and in a sentence what went with it.

    Of a fact: tests of it and differences about it; who named it names nobody, or goes where it cannot stand so. Of a
    part: the readings of a difference that rest on nothing else of its fact; a difference of one reading is none.
    """
    return rejected_part(account, spot) if spot.kind in PARTS else rejected_fact(account, spot)


def rejected_fact(account: Account, spot: Spot) -> tuple[Account, str]:
    """The account without a fact, and what went with it."""
    if spot.kind == "statement":
        account = out_of_group(account, spot.fact)
    counts = [count.id for count in getattr(fact_at(account, spot), "counts", ())]
    bare = with_thing(account, spot, None)
    less = with_references(bare, spot.kind, {spot.fact: None})
    less = with_references(less, "count", {name: None for name in counts if name is not None})
    return less, told_loss(bare, less)


def told_loss(before: Account, after: Account) -> str:
    """What went and what changed with a fact that was taken out, in a sentence."""
    gone = [
        f"{number} {word if number == 1 else f'{word}s'}"
        for name, word in (("assessments", "test"), ("disagreements", "difference"))
        if (number := len(getattr(before, name)) - len(getattr(after, name)))
    ]
    moved = 0
    for name in FACTS:
        here = {one.id: one for one in getattr(after, name)}
        moved += sum(one.id in here and here[one.id] != one for one in getattr(before, name))
    told = "Taken out" + (f", with {' and '.join(gone)} of it" if gone else "")
    return told + (
        f"; {moved} {'fact no longer names' if moved == 1 else 'facts no longer name'} it." if moved else "."
    )


def rejected_part(account: Account, spot: Spot) -> tuple[Account, str]:
    """The account without a part of a fact, and what went with it."""
    part, field = thing_at(account, spot), PARTS[spot.kind][1]
    less = with_thing(account, spot, None)
    name = getattr(part, "id", None)
    if name is not None:
        less = with_references(less, "count", {name: None})
    left = {span for other in getattr(fact_at(less, spot), field) for span in evidence_of(other)}
    alone = {span for span in evidence_of(part) if span not in left}
    differences = []
    for one in less.disagreements:
        if (one.about.kind, one.about.id) == (PARTS[spot.kind][0], spot.fact):
            readings = tuple(reading for reading in one.readings if not rests_on_only(reading.evidence, alone))
            if len(readings) < min(FEWEST_READINGS, len(one.readings)):
                continue
            one = msgspec.structs.replace(one, readings=readings) if len(readings) < len(one.readings) else one
        differences.append(one)
    gone = len(less.disagreements) - len(differences)
    told = f"Taken out, with {gone} {'difference' if gone == 1 else 'differences'} of it." if gone else "Taken out."
    return msgspec.structs.replace(less, disagreements=tuple(differences)), told


def rests_on_only(evidence: tuple[Span, ...], spans: set[Span]) -> bool:
    """Whether a reading rests on these characters and no others."""
    return bool(evidence) and all(span in spans for span in evidence)
