"""Counts that are parts of another: of the drones launched those shot down or lost; and parts above their whole."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.core.account import About, Count, Disagreement, Incident
from trucewatch.know.wording import thing_counted
from trucewatch.reconcile.differ_numbers import figure
from trucewatch.reconcile.match import do_meet
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides

FATES = ("shot_down", "lost", "hit", "in_air")
"""What became of weapons that were launched; no weapon has two of these."""


def linked_counts(counts: Sequence[Count], sides: Sides) -> tuple[Count, ...]:
    """The counts of an incident, what became of weapons as parts of the launched, where only one can be meant."""
    wholes = [count for count in counts if count.outcome == "launched" and count.id is not None]
    return tuple(_linked(count, wholes, sides) if count.outcome in FATES else count for count in counts)


def _linked(part: Count, wholes: Sequence[Count], sides: Sides) -> Count:
    """The part with its whole: the one that its own report gives beside it, or the only one by its counter."""
    if part.part_of is not None:
        return part
    fitting = [whole for whole in wholes if _may_hold(whole, part, sides)]
    reports = {span.report for span in part.evidence}
    beside = [whole for whole in fitting if reports & {span.report for span in whole.evidence}] or fitting
    return msgspec.structs.replace(part, part_of=beside[0].id) if len(beside) == 1 else part


def _may_hold(whole: Count, part: Count, sides: Sides) -> bool:
    """Whether both count one kind of weapon, by a counter and at a time that may be one."""
    if (whole.of, whole.of_text) != (part.of, part.of_text):
        return False
    if whole.window and part.window and do_meet(whole.window, part.window) is False:
        return False
    counters = (whole.counted_by, part.counted_by)
    return None in counters or sides.are_one(*counters)


def parts_disagreements(incident: Incident, reader: Reader) -> list[Disagreement]:
    """One for each whole whose parts are more than it: 24 launched, of which 20 were shot down and 9 lost.

    Of several counts of one fate the largest is taken, as they may hold one another; an open whole holds any part.
    """
    found: list[Disagreement] = []
    for whole in incident.counts:
        parts = _largest([count for count in incident.counts if count.part_of == whole.id and count.outcome in FATES])
        amount = sum(part.value.low or 0.0 for part in parts)
        if whole.id is None or whole.value.high is None or amount <= whole.value.high:
            continue
        shown = " + ".join(f"{figure(part.value)} {thing_counted(part.of, part.outcome)}" for part in parts)
        readings = [
            reader.reading(figure(whole.value), whole.counted_by, whole.evidence),
            *(reader.reading(figure(part.value), part.counted_by, part.evidence) for part in parts),
        ]
        thing = thing_counted(whole.of, whole.outcome)
        why = f"{figure(whole.value)} {thing}, but {shown}: the parts are more than the whole."
        found.append(disagreement(About("incident", incident.id), f"counts.{whole.of}", "arithmetic", readings, why))
    return found


def _largest(parts: Sequence[Count]) -> list[Count]:
    """The part with the highest lower bound of each fate, in the order of fates."""
    found: list[Count] = []
    for fate in FATES:
        own = [part for part in parts if part.outcome == fate]
        if own:
            found.append(max(own, key=lambda part: part.value.low or 0.0))
    return found
