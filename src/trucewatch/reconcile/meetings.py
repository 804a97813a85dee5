"""Meetings: one by form, parties and day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from trucewatch.core.account import Lasted, Meeting, MeetingStatus
from trucewatch.core.values import Quantity
from trucewatch.reconcile.match import NEITHER, Verdict, apart, are_one_place, days_apart, gathered, opening
from trucewatch.reconcile.merge import (
    commonest,
    ids_of,
    nearest_place,
    nearest_time,
    united,
    united_reads,
    votes_of,
)
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.terms import DAYS

FACE_TO_FACE = frozenset({"talks", "visit", "summit", "other"})
"""Forms that reports take for one another; a call and a press conference are never one of them."""
WIDE = frozenset({"region", "country"})
"""Precisions of places in which two meetings may be two."""
SAME_WORDS = 8
"""The weight of being told in the same words: a copy joins its source before anything else."""


def merged_meetings(
    meetings: Sequence[Meeting], sides: Sides, origins_of: Callable[[Meeting], frozenset[str]]
) -> list[tuple[Meeting, tuple[Meeting, ...]]]:
    """Each meeting once, with those it was made of; `origins_of`: the texts that a report's meeting comes from."""

    def verdict(meeting: Meeting, rival: Meeting) -> Verdict:
        return are_one_meeting(meeting, rival, sides)

    groups = gathered(meetings, verdict, form_keys, fullness)
    return [(merged_meeting(group, votes_of(group, origins_of)), tuple(group)) for group in groups]


def form_keys(meeting: Meeting) -> Iterable[str]:
    """Meetings are held to those of a like form."""
    return ("face to face" if meeting.form in FACE_TO_FACE else meeting.form,)


def fullness(meeting: Meeting) -> int:
    """How much is known of it."""
    return 2 * len(meeting.parties) + 2 * meeting.when.is_known + (meeting.place is not None) + bool(meeting.lasted)


def are_one_meeting(meeting: Meeting, rival: Meeting, sides: Sides) -> Verdict:
    """The same sides on the same day; where a day is open, the same sides; where nobody is named, place and day."""
    gap = days_apart(meeting.when, rival.when)
    if {meeting.status, rival.status} == {"planned", "held"} and gap != 0:
        return apart("one is planned, one was held")
    if gap is not None and gap > 1:
        return apart(f"{gap} days apart")
    here, there = sides.all_of(meeting.parties), sides.all_of(rival.parties)
    if here and there and not (here <= there or there <= here):
        return apart("other parties")
    shared = len(here & there)
    if meeting.place and rival.place and are_one_place(meeting.place, rival.place) is False:
        may_lie_within = "unknown" in (meeting.place.precision, rival.place.precision)
        if not (may_lie_within and shared and are_as_long(meeting, rival)):
            return apart("other places")
        if shared < len(here | there):
            return NEITHER  # one name may be of a town and the other of its country
    if shared >= 2 or (shared == 1 and gap == 0):
        told_alike = SAME_WORDS * (opening(meeting) == opening(rival))
        return Verdict(
            True, 2 * shared + 2 * (gap == 0) + told_alike, f"{shared} sides in common" + " on one day" * (gap == 0)
        )
    if shared and gap is None and are_told_alike(meeting, rival):
        return Verdict(True, 1, "a side in common, and one town or nearly one length")
    if (
        not (here and there)
        and gap == 0
        and meeting.place
        and rival.place
        and are_one_place(meeting.place, rival.place)
    ):
        return Verdict(True, 2, "one place and day, and one of them names nobody")
    return NEITHER


def are_told_alike(meeting: Meeting, rival: Meeting) -> bool:
    """Whether two meetings of which one is undated were in one town or house, or lasted nearly as long."""
    are_exact = all(one is not None and one.precision not in WIDE for one in (meeting.place, rival.place))
    if meeting.place and rival.place and are_exact and are_one_place(meeting.place, rival.place):
        return True
    return are_as_long(meeting, rival)


def are_as_long(meeting: Meeting, rival: Meeting) -> bool:
    """Whether a length of the one is nearly one of the other's."""
    return any(are_near(one.value, other.value) for one in meeting.lasted for other in rival.lasted)


def are_near(length: Quantity, rival: Quantity) -> bool:
    """Whether two lengths lie within a third of each other: "14 hours" and "16 hours", "a week" and "nine days"."""
    if length.low is None or rival.low is None or not {length.unit, rival.unit} <= set(DAYS):
        return False
    mine, other = length.low * DAYS[length.unit], rival.low * DAYS[rival.unit]
    return abs(mine - other) <= max(mine, other) / 3


def merged_meeting(group: Sequence[Meeting], voters: Sequence[Meeting]) -> Meeting:
    """One meeting of several; two lengths stay two readings. `voters`: each as often as it has votes."""
    lead = min(group, key=lambda meeting: (meeting.evidence, meeting.id))
    forms = [meeting.form for meeting in voters if meeting.form != "other"]
    places = [meeting.place for meeting in group if meeting.place is not None]
    statuses: set[MeetingStatus] = {meeting.status for meeting in group}
    return msgspec.structs.replace(
        lead,
        form=commonest(forms) or "other",
        parties=ids_of(meeting.parties for meeting in group),
        when=nearest_time([meeting.when for meeting in group]),
        place=nearest_place(places) if places else None,
        lasted=pooled_lengths([lasted for meeting in group for lasted in meeting.lasted]),
        status=next((told for told in ("cancelled", "held") if told in statuses), lead.status),
        evidence=united(meeting.evidence for meeting in group),
        read=united_reads(group),
    )


def pooled_lengths(lengths: Iterable[Lasted]) -> tuple[Lasted, ...]:
    """The readings of how long it took, each once with the evidence of all that give it."""
    pooled: dict[tuple[object, ...], list[Lasted]] = {}
    for lasted in lengths:
        value = lasted.value
        pooled.setdefault((value.low, value.high, value.unit, value.hedge, lasted.by), []).append(lasted)
    made = [msgspec.structs.replace(same[0], evidence=united(one.evidence for one in same)) for same in pooled.values()]
    return tuple(sorted(made, key=lambda lasted: lasted.evidence))
