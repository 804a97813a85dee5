"""One matter, told once: disagreements that rest on the same words are one; one without characters is none."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.account import Disagreement, Reading
from trucewatch.reconcile.readings import disagreement

DEEDS = frozenset({"accused", "happened", "claim", "account"})
"""Fields that ask who did what, or whether it was done."""
DENIALS = ("not ", "denied: ")
"""How the value of a reading begins that only denies."""


def matters(found: Sequence[Disagreement]) -> list[Disagreement]:
    """`found`, those of one matter as one, and only those with two readings that name their characters."""
    groups: list[list[Disagreement]] = []
    for one in filter(stands, found):
        homes = [group for group in groups if any(are_one_matter(one, other) for other in group)]
        for home in homes[1:]:
            homes[0].extend(home)
            groups.remove(home)
        if homes:
            homes[0].append(one)
        else:
            groups.append([one])
    return [as_one(group) if len(group) > 1 else group[0] for group in groups]


def stands(one: Disagreement) -> bool:
    """Whether each of two readings or more names characters: a value that cannot point at its words is not made."""
    return len(one.readings) > 1 and all(reading.evidence for reading in one.readings)


def are_one_matter(one: Disagreement, other: Disagreement) -> bool:
    """Whether two disagreements are of one deed, or of one count: a reading of each rests on the same words.

    A denial alone tells no deed, as it may be of several: "the ministry denies both".
    """
    if one.field in DEEDS and other.field in DEEDS and not (is_of_day(one) or is_of_day(other)):
        return any(
            not (is_denial(reading) and is_denial(rival)) and overlaps(reading, rival)
            for reading in one.readings
            for rival in other.readings
        )
    if (one.kind, one.field) != (other.kind, other.field) or not one.field.startswith(("counts.", "number")):
        return False
    shared = {reading.value for reading in one.readings} & {reading.value for reading in other.readings}
    return len(shared) > 1 or any(overlaps(a, b) for a in one.readings for b in other.readings)


def is_of_day(one: Disagreement) -> bool:
    """Whether it asks only on which day a deed was done."""
    return one.field == "happened" and all(reading.value[:4].isdigit() for reading in one.readings)


def is_denial(reading: Reading) -> bool:
    """Whether a reading says only that it was not so."""
    return reading.value.startswith(DENIALS)


def overlaps(reading: Reading, rival: Reading) -> bool:
    """Whether two readings share characters."""
    return any(span.overlaps(other) for span in reading.evidence for other in rival.evidence)


def as_one(group: Sequence[Disagreement]) -> Disagreement:
    """The disagreements of one matter as one; where one says that nothing of the kind happened, it is a conflict."""
    lead = group[0]
    kind = "conflict" if any(one.kind == "conflict" for one in group) else lead.kind
    readings: list[Reading] = []
    for reading in (reading for one in group for reading in one.readings):
        if not any(reading.by == own.by and reading.value == own.value and overlaps(reading, own) for own in readings):
            readings.append(reading)
    return disagreement(lead.about, lead.field, kind, readings, lead.why)
