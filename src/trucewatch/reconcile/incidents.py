"""Incidents: one by place and day, as far as form, target and accused allow it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from trucewatch.core.account import Accusation, AccusedStatus, Incident
from trucewatch.core.values import Relation, When, relate_targets
from trucewatch.reconcile.counts import pooled_counts
from trucewatch.reconcile.incident_numbers import (
    WIDE,
    are_numbers_apart,
    are_one_raid,
    are_one_tally,
    are_told_alike,
    are_totals_apart,
    is_tally,
    launched,
    rounded_numbers,
    shared_figures,
    telling_numbers,
)
from trucewatch.reconcile.incident_words import (
    are_like_forms,
    are_words_within,
    is_loss_alike,
    is_neighbour_told,
    is_place_told,
    is_same_wording,
)
from trucewatch.reconcile.match import (
    NEITHER,
    Verdict,
    apart,
    are_one_place,
    days_apart,
    gathered,
    likeness,
    place_words,
    plain,
    skeleton,
    word_set,
)
from trucewatch.reconcile.merge import (
    commonest,
    ids_of,
    nearest_place,
    nearest_targets,
    nearest_time,
    united,
    united_reads,
    votes_of,
)
from trucewatch.reconcile.parts import linked_counts
from trucewatch.reconcile.sides import Sides

OPEN_FORMS = frozenset({"unknown", "other", "explosion"})
"""Forms that say little of the weapon."""
TELLING_WORDS = 3
SAME_TARGET = 0.8
"""Target words so much alike name one target, where a report leaves the place out."""
NAMED_TARGET = 2
"""So many words name a target that one report gives a place, and another none: "desalination plant"."""
STATUSES: tuple[AccusedStatus, ...] = ("denied", "admitted", "claimed", "alleged", "undetermined")
"""What is known of an accusation, what says most first."""


def merged_incidents(
    incidents: Sequence[Incident], sides: Sides, origins_of: Callable[[Incident], frozenset[str]]
) -> list[tuple[Incident, tuple[Incident, ...]]]:
    """Each incident once, with those it was made of; `origins_of`: the texts that a report's incident comes from."""

    def verdict(incident: Incident, rival: Incident) -> Verdict:
        return are_one_incident(incident, rival, sides)

    groups = gathered(incidents, verdict, place_keys, fullness)
    return [(merged_incident(group, sides, votes_of(group, origins_of)), tuple(group)) for group in groups]


def place_keys(incident: Incident) -> Iterable[str]:
    """Incidents are held to those of a like place, number, target or opening, and tallies to tallies."""
    words = place_words(incident.place)
    numbers = [f"{count.of} {count.value.low}" for count in incident.counts]
    told = sorted(word_set(incident.evidence[0].exact), key=lambda word: (len(word), word)) if incident.evidence else []
    others = [" ".join(told[-3:]), *(f"target {path}" for path in incident.targets), "tally" * is_tally(incident)]
    others += [f"raid {day}" for day in days_of(incident.happened)] + ["raid"] if launched(incident) else []
    others += [f"{incident.form} {(incident.happened.earliest or '')[:10]}"] * is_one_day(incident)
    openings = {word for span in incident.evidence for word in re.findall(r"\b[A-Z][\w’'-]{2,}", span.exact)}
    named = () if words else [skeleton(plain(word)) for word in openings]
    return [*(skeleton(word) for word in words), *named, *numbers, *(other for other in others if other)]


def days_of(when: When) -> tuple[str, ...]:
    """The first and the last day of a time of two days at most, as a night has; () for a longer or an open one."""
    days = days_between(when.earliest, when.latest)
    return () if days is None or days > 1 else tuple(sorted({str(when.earliest)[:10], str(when.latest)[:10]}))


def days_between(earliest: str | None, latest: str | None) -> int | None:
    """How many days lie from one to the other; None where an end is open."""
    if earliest is None or latest is None:
        return None
    return (date.fromisoformat(latest[:10]) - date.fromisoformat(earliest[:10])).days


def fullness(incident: Incident) -> int:
    """How much is known of it."""
    return (
        2 * incident.happened.is_known
        + 2 * bool(incident.place.name)
        + (incident.form not in ("unknown", "other"))
        + (incident.accused is not None)
        + bool(incident.targets)
        + len(incident.counts)
    )


def are_one_incident(incident: Incident, rival: Incident, sides: Sides) -> Verdict:
    """The same place and day, with forms, targets and accused that can be one; else what tells them as one.

    Without a place it is the same words, the same target attacked by the same side, the same large number on the same
    day, or one side's tally of the other's breaches over the same days.
    """
    if any(span.overlaps(other) for span in incident.evidence for other in rival.evidence):
        if are_totals_apart(incident, rival):
            return apart("two tallies in one sentence")
        if incident.form == rival.form and are_one_place(incident.place, rival.place) is not False:
            return Verdict(True, 20, "read from the same words")
        return apart("told apart within one sentence")
    if incident.id == rival.part_of or rival.id == incident.part_of:
        return apart("one is a part of the other")
    gap = days_apart(incident.happened, rival.happened)
    if gap is not None and gap > 0:
        return apart(f"{gap} days apart")
    if gap == 0 and are_one_place(incident.place, rival.place) and shared_figures(incident, rival):
        return Verdict(True, 6, "the same place and day, and the same large number")
    if are_others_accused(incident, rival, sides):
        if are_rival_tales(incident, rival, gap, sides):
            return Verdict(True, 3, "the same day and form, and each side blames the other")
        return apart("other accused")
    if is_same_wording(incident, rival):
        return Verdict(True, 10, "told in the same words")
    if are_words_within(incident, rival):
        return Verdict(True, 8, "all words of one stand in the other, with the same number")
    if is_loss_alike(incident, rival) and gap != 0 and incident.form != rival.form:
        return NEITHER
    if gap == 0 and is_neighbour_told(incident, rival):
        return Verdict(True, 8, "the same day and numbers, and one names the place of the other")
    if is_tally(incident) and is_tally(rival):
        return are_one_tally(incident, rival, sides)
    if not are_like_forms(incident.form, rival.form) and not are_both_fire(incident, rival, sides):
        return apart("other forms")
    if is_told_apart(incident, rival):
        return apart("one report tells of two forms of attack")
    same_place = are_one_place(incident.place, rival.place)
    if same_place is False:
        return NEITHER if gap == 0 and is_loss_alike(incident, rival) else apart("other places")
    if are_targets_foreign(incident, rival):
        return apart("other targets")
    shared = telling_numbers(incident) & telling_numbers(rival) if not are_numbers_apart(incident, rival) else set()
    shared |= rounded_numbers(incident, rival)
    if not shared and is_own_loss(incident, rival, sides):
        return apart("told by the accused side, which names nobody")
    target = likeness(incident.target_text, rival.target_text)
    weight = 2 * (gap == 0) + 3 * bool(shared) + (incident.form == rival.form)
    is_wide = WIDE & {incident.place.precision, rival.place.precision}
    if same_place and (not is_wide or shared or (gap == 0 and target >= 0.5)):
        return Verdict(True, 4 + weight, "the same place" + " and day" * (gap == 0))
    if same_place and gap is None and target >= SAME_TARGET and are_targets_detailed(incident, rival):
        return Verdict(True, 2 + weight, "the same region and the same targets, told in detail")
    if not same_place and target >= SAME_TARGET and is_one_attacker(incident, rival, sides):
        return Verdict(True, 2 + weight, "the same target, attacked by the same side")
    is_named = len(word_set(incident.target_text) & word_set(rival.target_text)) >= NAMED_TARGET
    is_left_out = bool(incident.place.name) != bool(rival.place.name) or bool(shared)
    is_one_day = gap == 0 or (gap is None and is_named and is_left_out)
    if target >= SAME_TARGET and incident.form == rival.form and is_one_day:
        return Verdict(True, 2 + weight, "the same target on the same day, in the same way")
    if gap == 0 and is_place_told(incident, rival):
        return Verdict(True, 3 + weight, "the same day, and the place is named in its words")
    if gap in (0, None) and incident.form == rival.form and are_one_raid(incident, rival, is_dated=gap == 0):
        return Verdict(True, weight + 1, "raids of one night, and their counts can be one")
    if shared and gap == 0:
        return Verdict(True, weight, "the same number on the same day")
    if are_told_alike(incident, rival):
        return Verdict(True, weight + 2, "the same numbers, and nothing that differs")
    return NEITHER


def is_told_apart(incident: Incident, rival: Incident) -> bool:
    """Whether one report tells both, as attacks of two forms: it knows its own tale."""
    if incident.form == rival.form or OPEN_FORMS & {incident.form, rival.form}:
        return False
    return bool({span.report for span in incident.evidence} & {span.report for span in rival.evidence})


def is_own_loss(incident: Incident, rival: Incident, sides: Sides) -> bool:
    """Whether the side that is accused of one tells the other and says not who did it: it may be a loss of its own."""
    return any(
        charged.accused is not None
        and open_one.accused is None
        and sides.all_of(open_one.alleged_by) == {sides.of(charged.accused)}
        for charged, open_one in ((incident, rival), (rival, incident))
    )


def are_targets_foreign(incident: Incident, rival: Incident) -> bool:
    """Whether other kinds of things were hit; what one attack by one side hit may be told in two ways."""
    if not (incident.targets and rival.targets) or likeness(incident.target_text, rival.target_text) >= 0.5:
        return False
    if incident.form == rival.form and incident.accused and rival.accused:
        return False
    return relate_targets(incident.targets, rival.targets) is Relation.DISJOINT


def are_targets_detailed(incident: Incident, rival: Incident) -> bool:
    """Whether both name one target in so many words that a region hardly holds two: "railway power supply"."""
    shared = word_set(incident.target_text) & word_set(rival.target_text)
    return len(shared) >= TELLING_WORDS and not are_numbers_apart(incident, rival)


def is_one_attacker(incident: Incident, rival: Incident, sides: Sides) -> bool:
    """Whether one side is accused of one form of attack on one kind of target."""
    if incident.form != rival.form or not incident.targets or incident.targets != rival.targets:
        return False
    return sides.are_one(incident.accused, rival.accused)


def are_rival_tales(incident: Incident, rival: Incident, gap: int | None, sides: Sides) -> bool:
    """Whether each side tells of one deed that the other did it: the same form and day, and no two places.

    Where a report leaves the form open, the place must be the same and no region.
    """
    same_place = are_one_place(incident.place, rival.place)
    if gap != 0 or same_place is False or not are_like_forms(incident.form, rival.form):
        return False
    is_narrow = not WIDE & {incident.place.precision, rival.place.precision}
    is_open = incident.form != rival.form and "unknown" in (incident.form, rival.form)
    if is_open and not (same_place and is_narrow and not are_targets_foreign(incident, rival)):
        return False
    if not (incident.place.name or rival.place.name) or not is_one_day(incident) or not is_one_day(rival):
        return False
    tellers, rivals = sides.all_of(incident.alleged_by), sides.all_of(rival.alleged_by)
    return (sides.of(incident.accused or "") in rivals) or (sides.of(rival.accused or "") in tellers)


def is_one_day(incident: Incident) -> bool:
    """Whether the day is known."""
    first, last = incident.happened.earliest, incident.happened.latest
    return bool(first and last) and first[:10] == last[:10] if first and last else False


def are_others_accused(incident: Incident, rival: Incident, sides: Sides) -> bool:
    """Whether others are accused, so that it is another incident; where it is denied the accused may be disputed."""
    if incident.accused is None or rival.accused is None or sides.are_one(incident.accused, rival.accused):
        return False
    if not sides.are_rivals(incident.accused, rival.accused):
        return False
    heads = sides.all_of((incident.accused, rival.accused))
    return not heads & sides.all_of(incident.denied_by + rival.denied_by)


def are_both_fire(incident: Incident, rival: Incident, sides: Sides) -> bool:
    """Whether one side is said to have opened fire, which one report calls shelling and another shooting."""
    return {incident.form, rival.form} == {"shelling", "small_arms"} and sides.are_one(incident.accused, rival.accused)


def merged_incident(group: Sequence[Incident], sides: Sides, voters: Sequence[Incident]) -> Incident:
    """One incident of several; rival accusations are kept side by side. `voters`: each as often as it has votes."""
    lead = min(group, key=lambda incident: (incident.evidence, incident.id))
    forms = [incident.form for incident in voters if incident.form not in ("unknown", "other")]
    accused = sorted({incident.accused for incident in group if incident.accused})
    are_disputed = any(sides.are_rivals(one, other) for one in accused for other in accused)
    agreed = None if are_disputed else commonest(incident.accused for incident in voters if incident.accused)
    denied_by = ids_of(incident.denied_by for incident in group)
    statuses = {incident.accused_status for incident in group}
    status = next(status for status in STATUSES if status in statuses)
    return msgspec.structs.replace(
        lead,
        form=commonest(forms) or lead.form,
        happened=nearest_time([incident.happened for incident in group]),
        place=nearest_place([incident.place for incident in group]),
        targets=nearest_targets(incident.targets for incident in group),
        target_text=next((incident.target_text for incident in group if incident.target_text), ""),
        accused=agreed,
        accused_status="undetermined" if are_disputed and status != "denied" else status,
        alleged_by=sides.told_apart(ids_of(incident.alleged_by for incident in group)),
        denied_by=denied_by,
        counts=linked_counts(pooled_counts([count for incident in group for count in incident.counts], sides), sides),
        evidence=united(incident.evidence for incident in group),
        accusations=pooled_accusations(group, are_disputed),
        means=next((incident.means for incident in group if incident.means), None),
        part_of=next((incident.part_of for incident in group if incident.part_of), None),
        verification=next((incident.verification for incident in group if incident.verification), None),
        read=united_reads(group),
    )


def pooled_accusations(group: Sequence[Incident], are_rivals: bool) -> tuple[Accusation, ...]:
    """Who lays it on whom, each once; made from the incidents' own fields where reports name rival sides."""
    accusations = [accusation for incident in group for accusation in incident.accusations]
    if are_rivals:
        accusations += [
            Accusation(incident.accused, by, incident.accused_status, incident.evidence)
            for incident in group
            if incident.accused
            for by in incident.alleged_by
        ]
    pooled: dict[tuple[str, str, str], list[Accusation]] = {}
    for accusation in accusations:
        pooled.setdefault((accusation.accused or "", accusation.by, accusation.status), []).append(accusation)
    return tuple(
        msgspec.structs.replace(same[0], evidence=united(one.evidence for one in same))
        for _, same in sorted(pooled.items())
    )


def is_told_of_another_day(incident: Incident, rival: Incident, sides: Sides) -> bool:
    """Whether one teller's deed at one place is told of two days in a row by two reports: one of them has it wrong."""
    if {span.report for span in incident.evidence} & {span.report for span in rival.evidence}:
        return False
    if not set(incident.alleged_by) & set(rival.alleged_by) or is_tally(incident) or is_tally(rival):
        return False
    if days_apart(incident.happened, rival.happened) != 1 or not (is_one_day(incident) and is_one_day(rival)):
        return False
    if WIDE & {incident.place.precision, rival.place.precision} or not are_one_place(incident.place, rival.place):
        return False
    return are_like_forms(incident.form, rival.form) and not are_others_accused(incident, rival, sides)
