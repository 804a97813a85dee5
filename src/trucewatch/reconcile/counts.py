"""Counts: one by what was counted, outcome, number, counter and window. Two windows stay two readings."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trucewatch.core.account import Count
from trucewatch.reconcile.match import do_meet
from trucewatch.reconcile.merge import commonest, nearest_time, united, united_reads
from trucewatch.reconcile.sides import Sides


def pooled_counts(counts: Iterable[Count], sides: Sides) -> tuple[Count, ...]:
    """The counts, each once with the evidence of all that give it; the outlet's own is joined to a named counter's."""
    groups: list[list[Count]] = []
    for count in sorted(counts, key=lambda count: (count.counted_by is None, count.evidence)):
        home = next((group for group in groups if all(are_one_count(count, other, sides) for other in group)), None)
        if home is None:
            groups.append([count])
        else:
            home.append(count)
    pooled = [merged_count(group, sides) for group in groups]
    became = {old.id: new.id for new, group in zip(pooled, groups, strict=True) for old in group}
    linked = [
        msgspec.structs.replace(count, part_of=became.get(count.part_of)) if count.part_of else count
        for count in pooled
    ]
    return tuple(sorted(linked, key=lambda count: count.evidence))


def are_one_count(count: Count, rival: Count, sides: Sides) -> bool:
    """Whether both give one number for one thing, by one counter, in windows that may be one."""
    if (count.of, count.of_text, count.outcome) != (rival.of, rival.of_text, rival.outcome):
        return False
    if (count.value.low, count.value.high) != (rival.value.low, rival.value.high):
        return False
    if count.window and rival.window and do_meet(count.window, rival.window) is False:
        return False
    if count.counted_by is None or rival.counted_by is None or sides.are_one(count.counted_by, rival.counted_by):
        return True
    return sides.are_named_alike(count.counted_by, rival.counted_by)


def merged_count(group: list[Count], sides: Sides) -> Count:
    """One count of several that are one."""
    lead = min(group, key=lambda count: count.evidence)
    named = [count.counted_by for count in group if count.counted_by is not None]
    windows = [count.window for count in group if count.window is not None]
    return msgspec.structs.replace(
        lead,
        counted_by=commonest(name for name in named if name in sides.told_apart(named)),
        window=nearest_time(windows) if windows else None,
        cumulative=any(count.cumulative for count in group),
        evidence=united(count.evidence for count in group),
        read=united_reads(group),
    )
