"""Numbers that two reports give differently for one thing, in sentences that tell the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import About, Disagreement, DisagreementKind
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import Quantity, Relation, relate_ranges
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions
from trucewatch.reconcile.differ_numbers import figure
from trucewatch.reconcile.parallel import Line, Lines, stem
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.roundings import is_rounding_of
from trucewatch.reconcile.terms import DAYS
from trucewatch.reconcile.toll_words import are_some_of_all

KILLED = re.compile(r"\b(?:kill\w*|dead|died|deaths?|murder\w*|bodies|lives|toll)\b", re.IGNORECASE)
INJURED = re.compile(r"\b(?:injur\w*|wound\w*|hurt)\b", re.IGNORECASE)
PERSONS = (
    "people person civilian civilians resident residents man men woman women child children soldier soldiers "
    "fighter fighters worker workers staff villager villagers passenger passengers police officer officers "
    "bodies "
)
PEOPLE = frozenset(PERSONS.split())
NEAR = 24
"""Characters around a number within which a word says what became of those counted."""
NEAR_COPY = 0.7
"""Sentences so much alike are one text, in which the number is all that may differ."""
RUNNING = re.compile(
    r"\b(?:so far|by now|has now|have now|now (?:counts?|lists?|stands?)|to date|since)\b", re.IGNORECASE
)
"""A number in a sentence with one of these goes on."""
LARGEST_RATIO = 12.0
"""Numbers further apart are of different things."""


class Counted(msgspec.Struct, frozen=True):
    """A number with what it counts: "killed", "injured", or the stem of the noun."""

    thing: str
    value: Quantity
    span: Span
    line: Line


def telling_disagreements(
    pages: Mapping[str, Page], lines: Lines, reader: Reader, known: Sequence[Disagreement]
) -> list[Disagreement]:
    """One for each thing that sentences of two reports count differently; those that `known` holds aside."""
    told: dict[tuple[str, int], list[Counted]] = {}
    for report in sorted(pages):
        for line in lines.of(report):
            told[line.report, line.number] = list(counted_in(pages[report], line)) if line.words else []
    found: list[Disagreement] = []
    for report in sorted(pages):
        for line in lines.of(report):
            for rival in lines.parallels(line):
                if (line.report, line.number) < (rival.report, rival.number):
                    pair = told[line.report, line.number], told[rival.report, rival.number]
                    found += compared(*pair, lines.likeness(line, rival), reader)
    shown = [[span for reading in one.readings for span in reading.evidence] for one in known]
    return [one for one in united(found) if not any(is_shown(one, spans) for spans in shown)]


def is_shown(one: Disagreement, spans: Sequence[Span]) -> bool:
    """Whether another disagreement has a word of each of its readings."""
    return all(any(span.overlaps(other) for span in reading.evidence for other in spans) for reading in one.readings)


def counted_in(page: Page, line: Line) -> Iterable[Counted]:
    """The numbers of a sentence, without those that only order or measure."""
    for one in quantity_expressions(page.text, line.sentence.start, line.sentence.end):
        thing = thing_of(page, line, one)
        if thing and one.value.low is not None:
            yield Counted(thing, one.value, page.span(one.start, one.end), line)


def thing_of(page: Page, line: Line, one: QuantityExpression) -> str:
    """What a number counts; empty where no noun says it."""
    noun = page.text[one.noun_start : one.noun_end].split()
    head = noun[-1].casefold() if noun else ""
    before = page.text[max(line.sentence.start, one.start - NEAR) : one.start]
    after = page.text[one.end : min(line.sentence.end, one.end + NEAR)]
    if head in PEOPLE or not head or KILLED.search(head) or INJURED.search(head):
        near = page.text[one.start : one.end]
        for name, pattern in (("killed", KILLED), ("injured", INJURED)):
            if pattern.search(near) or (
                re.search(r"(?:kill|wound|injur|murder)\w*\s(?:\w+\s)?$", before) and pattern.search(before)
            ):
                return name
        ahead = re.split(r"[,;.]|\band\b", after)[0]
        for name, pattern in (("killed", KILLED), ("injured", INJURED)):
            if pattern.search(ahead):
                return name
    return stem(head) if head and head not in DAYS else ""


def compared(own: Sequence[Counted], others: Sequence[Counted], alike: float, reader: Reader) -> Iterable[Disagreement]:
    """The numbers of two sentences that count one thing and cannot both be right."""
    for thing in sorted({one.thing for one in own} & {one.thing for one in others}):
        mine, theirs = ([one for one in side if one.thing == thing] for side in (own, others))
        if len(mine) != 1 or len(theirs) != 1:
            continue
        kind = kind_of(mine[0], theirs[0], alike, reader)
        if kind is not None:
            yield made(mine[0], theirs[0], *kind, reader)


def kind_of(one: Counted, other: Counted, alike: float, reader: Reader) -> tuple[DisagreementKind, str] | None:
    """How two numbers for one thing differ; None where both can stand."""
    if is_rounding_of(one.value, other.value) or is_rounding_of(other.value, one.value):
        return None
    low, rival = one.value.low or 0.0, other.value.low or 0.0
    if relate_ranges(one.value.low, one.value.high, other.value.low, other.value.high) is not Relation.DISJOINT:
        return None
    if alike < NEAR_COPY and not (low and rival and 1 / LARGEST_RATIO <= low / rival <= LARGEST_RATIO):
        return None
    words = [each.span.exact.casefold().split() for each in by_value(one, other)]
    if one.thing == "killed" and are_some_of_all(*words):
        return None
    first, second = sorted((one, other), key=lambda each: reader.told_on([each.span]) or "")
    days = [reader.told_on([each.span]) for each in (first, second)]
    is_later = None not in days and days[0] != days[1] and (second.value.low or 0) > (first.value.high or 0)
    if is_later and (one.thing in ("killed", "injured") or RUNNING.search(reader.sentence_of(second.span))):
        return "update", f"the higher count was told later, on {days[1]}."
    return "conflict", "both cannot be right."


def by_value(one: Counted, other: Counted) -> list[Counted]:
    """The lower number, then the higher."""
    return sorted((one, other), key=lambda each: each.value.low or 0.0)


def made(one: Counted, other: Counted, kind: DisagreementKind, why: str, reader: Reader) -> Disagreement:
    """The two numbers side by side."""
    readings = [reader.reading(figure(each.value), None, [each.span]) for each in (one, other)]
    lead = min((one, other), key=lambda each: each.span)
    says = f"“{one.span.exact}” and “{other.span.exact}”: {why}"
    return disagreement(
        About("report", lead.line.report),
        f"counts.{one.thing}" if one.thing in ("killed", "injured") else "number",
        kind,
        readings,
        says,
    )


def united(found: Sequence[Disagreement]) -> list[Disagreement]:
    """The disagreements, those of one thing that share a number as one."""
    groups: list[list[Disagreement]] = []
    for one in found:
        spans = {span for reading in one.readings for span in reading.evidence}
        home = next(
            (
                group
                for group in groups
                if (group[0].kind, group[0].field) == (one.kind, one.field)
                and any(span in spans for each in group for reading in each.readings for span in reading.evidence)
            ),
            None,
        )
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [
        disagreement(
            group[0].about,
            group[0].field,
            group[0].kind,
            list(dict.fromkeys(r for one in group for r in one.readings)),
            group[0].why,
        )
        for group in groups
    ]
