"""Where reports differ over numbers. A vaguer number that leaves room for the other is no disagreement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from trucewatch.core.account import About, Count, Disagreement, DisagreementKind, Incident, Lasted, Meeting
from trucewatch.core.values import Quantity, Relation, relate_ranges
from trucewatch.know.wording import thing_counted
from trucewatch.reconcile.match import do_meet
from trucewatch.reconcile.parallel import stem
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.roundings import is_rounding_of
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.terms import DAYS
from trucewatch.reconcile.toll_words import are_some_of_all

OTHER_MEASURE = 3.0
"""Lengths so many times apart are not of one thing."""
MUCH_MORE = 1.3
"""Nobody says "more than" of a number so many times as large."""
TIMES_OF = re.compile(r"(?:bouts?|instances?|cases?|acts?|episodes?|exchanges?) of ", re.IGNORECASE)
RISEN = re.compile(
    r"\bthan (?:was )?(?:first|earlier|initially|previously|originally)\b|\b(?:of the|the) (?:wounded|injured)\b"
    r"|\bdied of (?:his|her|their) (?:wounds|injuries)\b|\bdied in hospital\b|\b(?:ha[sd] )?(?:risen|rose|climbed)\b"
    r"|\braised\b|\bunder the rubble\b|\bstill being counted\b",
    re.IGNORECASE,
)
"""With one of these a later toll says itself that it has gone up."""
TOLLS = frozenset({"killed", "injured"})
OPEN_HEDGES = ("more than", "over", "above", "less than", "under", "fewer than")
"""Hedges that exclude the number they name."""
DEAD_OR_HURT = re.compile(r"\b(?:killed|dead) (?:or|and/or) (?:wounded|injured|hurt)\b|\bcasualt", re.IGNORECASE)
"""The number is of both together."""


def count_disagreements(incident: Incident, sides: Sides, reader: Reader) -> list[Disagreement]:
    """Counts of one thing in one incident that differ: for each kind of difference one, with all counts concerned."""
    found: list[Disagreement] = []
    for measure in measures(incident.counts):
        clashes: dict[DisagreementKind, dict[int, str]] = {}
        for place, rival_place in combinations(range(len(measure)), 2):
            verdict = relation_of(measure[place], measure[rival_place], sides, reader)
            if verdict is not None:
                kind, why = verdict
                clashes.setdefault(kind, {}).update({place: why, rival_place: why})
        for kind, concerned in sorted(clashes.items()):
            counts = [measure[place] for place in sorted(concerned)]
            readings = [reader.reading(figure(one.value), one.counted_by, one.evidence) for one in counts]
            thing = thing_counted(counts[0].of, counts[0].outcome, counts[0].of_text)
            values = " and ".join(dict.fromkeys(reading.value for reading in readings))
            says = f"{values} {thing}: {concerned[min(concerned)]}"
            field = f"counts.{counts[0].of}"
            found.append(disagreement(About("incident", incident.id), field, kind, readings, says))
    return found


def measures(counts: Sequence[Count]) -> list[list[Count]]:
    """The counts by what they measure; left out where one report gives several numbers of it: they are of parts."""
    by_thing: dict[tuple[str, str, str], list[Count]] = {}
    for count in counts:
        if count.of != "other" or count.of_text:
            by_thing.setdefault((count.of, thing_named(count.of_text), count.outcome or ""), []).append(count)
    return [
        measure
        for _, measure in sorted(by_thing.items())
        if not any(are_parts(count, rival) for count, rival in combinations(measure, 2))
    ]


def thing_named(text: str | None) -> str:
    """What is counted, by its last word: "bouts of shelling" and "shellings" are one; "" where no words say it."""
    match = TIMES_OF.match(text or "")
    return stem((text or "")[match.end() if match else 0 :].casefold()) if text else ""


def are_parts(count: Count, rival: Count) -> bool:
    """Whether one counter gives both numbers in one report for the same time: then they are of different things."""
    if count.counted_by != rival.counted_by or (count.window and rival.window and count.window != rival.window):
        return False
    if relate_ranges(count.value.low, count.value.high, rival.value.low, rival.value.high) is not Relation.DISJOINT:
        return False
    return bool({span.report for span in count.evidence} & {span.report for span in rival.evidence})


def relation_of(count: Count, rival: Count, sides: Sides, reader: Reader) -> tuple[DisagreementKind, str] | None:
    """How two counts of one thing differ, and why; None where both can stand without a word."""
    relation = relate_ranges(count.value.low, count.value.high, rival.value.low, rival.value.high)
    if is_part_of_toll(count, rival, reader):
        return None
    if is_rounding_of(count.value, rival.value) or is_rounding_of(rival.value, count.value):
        return "rounding", "one rounds the other."
    if relation is not Relation.DISJOINT:
        if is_passed(count, rival, sides):
            return "update", "the count went on."
        if are_of_two_times(count, rival) and is_far_above_bound(count, rival):
            return "window", "they are counts of different times."
        if has_toll_risen(count, rival, reader):
            return "update", "the toll went up."
        return None
    if (
        count.window
        and rival.window
        and (count.window.earliest, count.window.latest)
        != (
            rival.window.earliest,
            rival.window.latest,
        )
    ):
        if do_meet(count.window, rival.window) is False:
            return "window", "they are counts of different times."
        first, second = sorted((count, rival), key=lambda one: one.window.latest or "" if one.window else "")
        if is_more(second.value, first.value):
            return "update", "the later count is the higher one."
        return "window", "they are counts of different times."
    if count.of in TOLLS and says_it_rose(count, rival, reader):
        return "update", "the toll went up."
    is_one_counter = sides.are_one(count.counted_by, rival.counted_by)
    is_unsigned = count.counted_by is None or rival.counted_by is None
    if count.cumulative and rival.cumulative and is_unsigned:
        return "update", "the count went on."
    if (count.cumulative or rival.cumulative) and is_one_counter:
        return "update", "the count went on."
    if is_one_counter or (count.counted_by is None and rival.counted_by is None):
        first, second = sorted((count, rival), key=lambda one: reader.told_on(one.evidence) or "")
        dates = [reader.told_on(one.evidence) for one in (first, second)]
        if None not in dates and dates[0] != dates[1] and is_more(second.value, first.value):
            return "update", f"the higher count was told later, on {dates[1]}."
    return "conflict", "both cannot be right."


def is_part_of_toll(count: Count, rival: Count, reader: Reader) -> bool:
    """Whether the lower of two tolls is of some of those whom the higher counts: three children of seven people, the
    dead of "eleven killed or wounded".
    """
    if count.of not in TOLLS or count.of != rival.of:
        return False
    low, high = sorted((count, rival), key=lambda one: one.value.low or 0.0)
    if any(DEAD_OR_HURT.search(reader.sentence_of(span)) for span in high.evidence):
        return not any(DEAD_OR_HURT.search(reader.sentence_of(span)) for span in low.evidence)
    words = [[word for span in one.evidence for word in span.exact.casefold().split()] for one in (low, high)]
    return are_some_of_all(*words)


def are_of_two_times(count: Count, rival: Count) -> bool:
    """Whether both say what time they are of, and it is not the same."""
    if count.window is None or rival.window is None:
        return False
    return (count.window.earliest, count.window.latest) != (rival.window.earliest, rival.window.latest)


def is_far_above_bound(count: Count, rival: Count) -> bool:
    """Whether one says "more than 40" and the other a number that nobody would call so."""
    ends = [(one.value.low, one.value.high, other.value.low) for one, other in ((count, rival), (rival, count))]
    return any(low and high is None and other and other > MUCH_MORE * low for low, high, other in ends)


def has_toll_risen(count: Count, rival: Count, reader: Reader) -> bool:
    """Whether a report of a later day tells more dead or hurt than "at least 88"."""
    if count.of not in TOLLS or count.value.low is None or rival.value.low is None:
        return False
    dates = [reader.told_on(one.evidence) for one in (count, rival)]
    if None in dates or dates[0] == dates[1]:
        return False
    first, second = sorted((count, rival), key=lambda one: reader.told_on(one.evidence) or "")
    is_open = first.value.high is None
    return is_open and (second.value.low or 0) > (first.value.low or 0)


def says_it_rose(count: Count, rival: Count, reader: Reader) -> bool:
    """Whether the sentence of the higher toll says that it has gone up: "five, one more than first counted"."""
    low, high = sorted((count, rival), key=lambda one: one.value.low or 0.0)
    days = [reader.told_on(one.evidence) for one in (low, high)]
    is_earlier = None not in days and (days[1] or "") < (days[0] or "")
    return not is_earlier and any(RISEN.search(reader.sentence_of(span)) for span in high.evidence)


def is_passed(count: Count, rival: Count, sides: Sides) -> bool:
    """Whether one counter's running count has gone far past "more than 600", which was said of an earlier hour."""
    if not (count.cumulative and rival.cumulative and sides.are_one(count.counted_by, rival.counted_by)):
        return False
    return is_far_above_bound(count, rival)


def is_more(value: Quantity, other: Quantity) -> bool:
    """Whether a value lies above another that it does not meet."""
    return (value.low or 0) > (other.high if other.high is not None else float("inf"))


def figure(value: Quantity) -> str:
    """The number for a reader, with its hedge: "more than 40"; numbers without a hedge as they are."""
    hedge = value.hedge.strip() if value.hedge else ""
    low, high = value.low, value.high
    if hedge in OPEN_HEDGES[:3] and low is not None:
        whole = low - 1 if high is None and low == int(low) and value.unit not in DAYS else low
        return f"{hedge} {whole:g}"
    is_below = hedge in ("almost", "nearly", "less than", "up to") or low is None
    shown = high if is_below and high is not None else low
    if hedge and shown is not None:
        return f"{hedge} {shown:,g}"
    if low is not None and high is not None and low != high:
        return f"{low:,g} to {high:,g}"
    return f"{shown:,g}" if shown is not None else "an unknown number"


def length_disagreements(meeting: Meeting, reader: Reader) -> list[Disagreement]:
    """The lengths of one meeting that cannot both be right, as one disagreement over all of its readings."""
    clashes = [pair for pair in combinations(meeting.lasted, 2) if are_apart(*pair)]
    if not clashes:
        return []
    concerned = sorted({lasted.evidence for pair in clashes for lasted in pair})
    readings = [
        reader.reading(length(lasted), lasted.by, lasted.evidence)
        for lasted in meeting.lasted
        if lasted.evidence in concerned
    ]
    why = f"The {meeting.form.replace('_', ' ')} cannot have lasted {' and '.join(length(one) for one in clashes[0])}."
    return [disagreement(About("meeting", meeting.id), "lasted", "conflict", readings, why)]


def are_apart(lasted: Lasted, rival: Lasted) -> bool:
    """Whether two lengths cannot be one; "almost two" and "more than two" exclude each other at two."""
    mine, other = in_days(lasted.value), in_days(rival.value)
    if mine is None or other is None or is_other_measure(mine, other):
        return False
    if relate_ranges(*mine, *other) is Relation.DISJOINT:
        return True
    touches = (mine[0] is not None and mine[0] == other[1]) or (other[0] is not None and other[0] == mine[1])
    is_open = lasted.value.hedge in OPEN_HEDGES or rival.value.hedge in OPEN_HEDGES
    return bool(touches and is_open and mine != other)


def is_other_measure(mine: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    """Whether one is so many times the other that it is the length of something else: a session of the talks."""
    shorter, longer = sorted((mine[0] or mine[1] or 0.0, other[0] or other[1] or 0.0))
    return longer > OTHER_MEASURE * shorter


def in_days(value: Quantity) -> tuple[float | None, float | None] | None:
    """The bounds of a length in days; None for what is no time."""
    unit = value.unit if value.unit in DAYS else value.unit + "s"
    if unit not in DAYS:
        return None
    slack = 0.5 if is_coarse(value) else 0.0
    low, high = (None if end is None else round(end * DAYS[unit], 9) for end in (value.low, value.high))
    if slack:
        low, high = (low or 0.0) - slack * DAYS[unit], max(low or 0.0, high or 0.0) + slack * DAYS[unit]
    return low, high


def is_coarse(value: Quantity) -> bool:
    """Whether a length is hedged in a unit of days or longer: "just over a week" leaves half a week open."""
    return value.hedge is not None and value.unit.rstrip("s") in ("day", "week", "month", "year")


def length(lasted: Lasted) -> str:
    """A length for a reader."""
    return f"{figure(lasted.value)} {lasted.value.unit}"
