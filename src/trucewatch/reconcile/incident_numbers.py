"""What the counts of two incidents say about their being one: shared numbers, rounded ones, tallies of breaches."""

from __future__ import annotations

from trucewatch.core.account import Incident
from trucewatch.core.values import Quantity, Relation, relate_ranges
from trucewatch.reconcile.match import NEITHER, Verdict, apart
from trucewatch.reconcile.roundings import is_rounding_of
from trucewatch.reconcile.sides import Sides

Number = tuple[str, str, str, float]
"""What was counted, what became of it, in whose words, and how many."""
LARGE_NUMBER = 20
LEAST_SUM = 10
"""Two small numbers that agree must make so many: one killed and two hurt are told of many incidents."""
WIDE = frozenset({"country", "region"})


def exact_numbers(incident: Incident) -> set[Number]:
    """The counts without a hedge."""
    return {
        (count.of, count.outcome or "", count.of_text or "", count.value.low)
        for count in incident.counts
        if count.value.low and count.value.low == count.value.high and not count.value.hedge
    }


def telling_numbers(incident: Incident) -> set[Number]:
    """The exact counts that are large enough for two incidents hardly to share one."""
    return {number for number in exact_numbers(incident) if number[-1] >= LARGE_NUMBER}


def rounded_numbers(incident: Incident, rival: Incident) -> set[Number]:
    """The large numbers of one that a count of the other rounds: "nearly 200 drones" and 195 of them."""
    return {
        (count.of, count.outcome or "", count.of_text or "", count.value.low or 0.0)
        for count in incident.counts
        for other in rival.counts
        if (count.of, count.outcome) == (other.of, other.outcome)
        and (is_rounding_of(count.value, other.value) or is_rounding_of(other.value, count.value))
        and max(count.value.low or 0.0, other.value.low or 0.0) >= LARGE_NUMBER
    }


def shared_figures(incident: Incident, rival: Incident) -> bool:
    """Whether both give one large number for one thing, hedge and all: "at least 45 killed"."""

    def figures(one: Incident) -> set[tuple[str, str, float | None, float | None]]:
        return {
            (count.of, count.outcome or "", count.value.low, count.value.high)
            for count in one.counts
            if count.of != "other" and max(count.value.low or 0.0, count.value.high or 0.0) >= LARGE_NUMBER
        }

    return bool(figures(incident) & figures(rival))


def launched(incident: Incident) -> dict[str, Quantity]:
    """How many drones and missiles were launched, where it is told of a whole country or of no place: a raid."""
    if incident.place.name and incident.place.precision not in WIDE:
        return {}
    return {count.of: count.value for count in incident.counts if count.outcome == "launched" and not count.of_text}


def are_one_raid(incident: Incident, rival: Incident, *, is_dated: bool) -> bool:
    """Whether both count what was launched in raids, and one count leaves room for the other: "more than 40" and 137.

    `is_dated`: both nights are known, and meet; else the counts must lie near each other: "more than 110" and 117.
    """
    mine, others = launched(incident), launched(rival)
    both = mine.keys() & others.keys()
    if not both or are_numbers_apart(incident, rival):
        return False
    most = max(value.low or value.high or 0.0 for thing in both for value in (mine[thing], others[thing]))
    can_be_one = can_be_one_number if is_dated else are_near
    return most >= LARGE_NUMBER and all(can_be_one(mine[thing], others[thing]) for thing in both)


def can_be_one_number(value: Quantity, other: Quantity) -> bool:
    """Whether one rounds the other or leaves room for it."""
    if is_rounding_of(value, other) or is_rounding_of(other, value):
        return True
    return relate_ranges(value.low, value.high, other.low, other.high) is not Relation.DISJOINT


def are_near(value: Quantity, other: Quantity) -> bool:
    """Whether one is exact, and the other leaves room for it and names a number within a tenth of it."""
    if relate_ranges(value.low, value.high, other.low, other.high) is Relation.DISJOINT:
        return False
    ends = [one.low if one.low is not None else one.high or 0.0 for one in (value, other)]
    is_exact = any(one.low == one.high and not one.hedge for one in (value, other))
    return is_exact and max(ends) - min(ends) <= 0.1 * max(ends)


def are_numbers_apart(incident: Incident, rival: Incident) -> bool:
    """Whether both count one thing, and never give it one number."""
    mine, others = exact_numbers(incident), exact_numbers(rival)
    things = {number[:-1] for number in mine} & {number[:-1] for number in others}
    return any(not {n for n in mine if n[:-1] == thing} & {n for n in others if n[:-1] == thing} for thing in things)


def are_told_alike(incident: Incident, rival: Incident) -> bool:
    """Whether two exact counts of the same things agree, or one large one, and none contradicts.

    One report may leave out the place or the day; the count of one night's drones is still the same count.
    """
    if are_numbers_apart(incident, rival):
        return False
    shared = exact_numbers(incident) & exact_numbers(rival)
    return any(number[-1] >= LARGE_NUMBER for number in shared) or (
        len(shared) > 1 and sum(number[-1] for number in shared) >= LEAST_SUM
    )


def is_tally(incident: Incident) -> bool:
    """Whether it sums up breaches over a time, and is at no place of its own."""
    if incident.place.name and incident.place.precision not in WIDE:
        return False
    return any(
        count.of == "violations" or (count.cumulative and (count.of == "attacks" or count.of_text))
        for count in incident.counts
    )


def are_totals_apart(incident: Incident, rival: Incident) -> bool:
    """Whether both count breaches in all, and have no number in common."""
    totals, rivals = (
        {(count.value.low, count.value.high) for count in one.counts if count.of == "violations"}
        for one in (incident, rival)
    )
    return bool(totals and rivals) and not totals & rivals


def are_one_tally(incident: Incident, rival: Incident, sides: Sides) -> Verdict:
    """One side's tallies of the other's breaches over the same days, which it may have brought up to date."""
    if incident.accused is None or rival.accused is None:
        are_told_alike = telling_numbers(incident) & telling_numbers(rival) and not are_tellers_apart(
            incident, rival, sides
        )
        return Verdict(True, 4, "tallies with the same numbers") if are_told_alike else NEITHER
    tellers = [sides.all_of(one.alleged_by) for one in (incident, rival)]
    if tellers[0] and tellers[1] and not tellers[0] & tellers[1]:
        return apart("tallies of other counters")
    ends = [(incident.happened.earliest, rival.happened.earliest), (incident.happened.latest, rival.happened.latest)]
    if any(one and other and one[:10] != other[:10] for one, other in ends):
        return apart("tallies of other days")
    return Verdict(True, 5, "one side's tally of the other's breaches")


def are_tellers_apart(incident: Incident, rival: Incident, sides: Sides) -> bool:
    """Whether each is told by another side."""
    tellers, rivals = sides.all_of(incident.alleged_by), sides.all_of(rival.alleged_by)
    return bool(tellers and rivals and not tellers & rivals)
