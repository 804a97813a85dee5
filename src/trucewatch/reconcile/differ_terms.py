"""Where reports differ over texts: start, length, end and scope, and who stands where."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from trucewatch.core.account import (
    CEASEFIRES,
    About,
    Disagreement,
    DisagreementKind,
    Instrument,
    Position,
    Reading,
    Version,
)
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import Relation, relate_targets
from trucewatch.know.wording import targets_named
from trucewatch.lang.quantities import quantity_expressions
from trucewatch.reconcile.differ_numbers import figure
from trucewatch.reconcile.match import days_apart, do_meet, moment
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.terms import length_days

ACCEPTS = frozenset({"accepts", "accepts_in_part"})
NEAR_LENGTHS = 0.1
"""Lengths within a tenth are one length, rounded: two months and 60 days."""
OWN_HALT = re.compile(
    r"\b(?:of (?:its|their|his|our) own accord|on (?:its|their|his|my|our) (?:own )?order|unilateral(?:ly)?"
    r"|(?:my|our) (?:own )?halt"
    r"|a halt of (?:its|their|his) own)\b",
    re.IGNORECASE,
)
"""Must catch "halted its fire of its own accord": a second halt, which may begin on another day."""
WHOLLY = re.compile(
    r"\b(?:all|any|every|everything|complete|full|total|comprehensive|general|whole|entire|hostilities|nationwide|broader?)\b",
    re.IGNORECASE,
)
"""Only with one of these a text says that it covers everything; a bare "truce" leaves it open."""
OF_TRUCE = re.compile(
    r"\b(?:truces?|cease-?fires?|halt|pause|moratorium|armistice|last(?:s|ed|ing)?|in force|for|over)\b", re.IGNORECASE
)
"""In a sentence with one of these a length may be the truce's."""
LONGEST_SENTENCE = 1500
Shown = Callable[[Version], str | None]
"""What a version says of one field, for a reader; None where it leaves it open."""


def term_disagreements(instrument: Instrument, pages: Mapping[str, Page], reader: Reader) -> list[Disagreement]:
    """Start, length, end and scope in which versions of one instrument cannot both stand."""
    found = rounded_lengths(instrument, pages, reader)
    about = About("instrument", instrument.id)
    for field, shown, are_rivals, kind, noun in FIELDS:
        stated = [version for version in instrument.versions if shown(version) is not None]
        rivals = [pair for pair in combinations(stated, 2) if are_rivals(*pair)]
        concerned = [version for version in stated if any(version in pair for pair in rivals)]
        readings = [
            reader.reading(shown(version) or "", version.by, evidence_for(instrument, version, field, pages))
            for version in concerned
        ]
        are_two_copies = field == "starts" and all(version.by is None for version in concerned)
        if len(readings) > 1 and (are_two_copies or has_two_sources(readings)):
            values = " and ".join(f"“{value}”" for value in sorted({reading.value for reading in readings}))
            why = f"{noun} is given as {values}."
            if field == "starts" and any(is_own_halt(span, pages) for reading in readings for span in reading.evidence):
                found.append(
                    disagreement(about, "versions.starts", "window", readings, f"{why} One is of a side's own halt.")
                )
                continue
            found.append(disagreement(about, f"versions.{field}", kind, readings, why))
    return found


def is_own_halt(span: Span, pages: Mapping[str, Page]) -> bool:
    """Whether the sentence of a start tells of a halt that one side calls by itself, beside the truce of both."""
    page = pages.get(span.report)
    sentence = page.sentence_at(span.start) if page else None
    return page is not None and sentence is not None and bool(OWN_HALT.search(page.text, sentence.start, sentence.end))


def rounded_lengths(instrument: Instrument, pages: Mapping[str, Page], reader: Reader) -> list[Disagreement]:
    """Months that another report counts in days: two months and 60 days are one length, rounded; one month is 30."""
    if instrument.form not in CEASEFIRES:
        return []
    lengths = [length_days(version.lasts) for version in instrument.versions]
    reports = sorted({span.report for version in instrument.versions for span in version.evidence})
    for length in lengths:
        told: dict[tuple[str, bool], list[Span]] = {}
        for report in reports if length else ():
            for value, span in lengths_told(pages.get(report), length or (0.0, 0.0), 1 + NEAR_LENGTHS):
                told.setdefault((value, value.endswith("months")), []).append(span)
        names = {name for name, is_months in told if is_months and not name.startswith("1 ")}
        others = {name for name, is_months in told if not is_months}
        if names and others and len({span.report for spans in told.values() for span in spans}) > 1:
            readings = [
                reader.reading(name, None, spans) for (name, _), spans in sorted(told.items()) if name in names | others
            ]
            values = " and ".join(f"“{reading.value}”" for reading in readings)
            why = f"The length is given as {values}: one rounds the other."
            return [disagreement(About("instrument", instrument.id), "versions.lasts", "rounding", readings, why)]
    return []


def lengths_told(page: Page | None, length: tuple[float, float], near: float) -> list[tuple[str, Span]]:
    """Where a page tells a length of a truce that is `length` or nearly so, with its number and unit."""
    found: list[tuple[str, Span]] = []
    for sentence in page.sentences if page else ():
        if page is None or sentence.end - sentence.start > LONGEST_SENTENCE:
            continue
        for one in quantity_expressions(page.text, sentence.start, sentence.end):
            days = length_days(one.value)
            if days is not None and days[0] <= near * length[1] and length[0] <= near * days[1]:
                is_of_truce = OF_TRUCE.search(page.text, sentence.start, sentence.end) is not None
                if is_of_truce:
                    unit = one.value.unit.rstrip("s")
                    found.append((f"{figure(one.value)} {unit}s", page.span(one.start, one.end)))
    return found


def evidence_for(instrument: Instrument, version: Version, field: str, pages: Mapping[str, Page]) -> tuple[Span, ...]:
    """The characters that a version's field was read from, else those of the version."""
    if field == "starts" and version.starts.evidence:
        return version.starts.evidence
    reports = {span.report for span in version.evidence}
    length = length_days(version.lasts) if field == "lasts" else None
    if length is not None:
        told = [span for report in sorted(reports) for _, span in lengths_told(pages.get(report), length, 1.0)]
        if told:
            return tuple(told)
    return tuple(span for span in instrument.read.get(field, ()) if span.report in reports) or version.evidence


def has_two_sources(readings: Sequence[Reading]) -> bool:
    """Whether two readings are of two named speakers, or of two reports: one text is not held against itself."""
    return any(
        (one.by != other.by and one.by and other.by)
        or not {span.report for span in one.evidence} & {span.report for span in other.evidence}
        for one, other in combinations(readings, 2)
        if one.value != other.value
    )


def start_of(version: Version) -> str | None:
    """When the version starts, where it is known to the day."""
    starts = version.starts
    if starts.earliest is None or starts.latest is None or starts.earliest[:10] != starts.latest[:10]:
        return None
    return starts.earliest


def start_apart(version: Version, rival: Version) -> bool:
    """Whether two starts cannot be one: other instants, or other days; one instant in two zones is one start."""
    first, second = moment(version.starts.earliest or ""), moment(rival.starts.earliest or "")
    if first is not None and second is not None:
        return do_meet(version.starts, rival.starts) is False
    return (days_apart(version.starts, rival.starts) or 0) > 0


def length_of(version: Version) -> str | None:
    """How long the version holds."""
    return f"{figure(version.lasts)} {version.lasts.unit}" if length_days(version.lasts) and version.lasts else None


def length_apart(version: Version, rival: Version) -> bool:
    """Whether two lengths differ by more than rounding."""
    mine, other = length_days(version.lasts), length_days(rival.lasts)
    if mine is None or other is None:
        return False
    return mine[0] > other[1] * (1 + NEAR_LENGTHS) or other[0] > mine[1] * (1 + NEAR_LENGTHS)


def end_of(version: Version) -> str | None:
    """When the version ends."""
    return " or ".join(expiry.at for expiry in version.expires) or None


def end_apart(version: Version, rival: Version) -> bool:
    """Whether no end that one allows is one that the other allows; ends within a day are counting rules."""
    return not {expiry.at[:10] for expiry in version.expires} & {expiry.at[:10] for expiry in rival.expires}


def targets_of(version: Version) -> str | None:
    """What the version covers; None where a bare word for a truce is all that says so."""
    if version.scope.targets == ("all",) and not any(WHOLLY.search(span.exact) for span in version.evidence):
        return None
    return targets_named(version.scope.targets) or None


def targets_apart(version: Version, rival: Version) -> bool:
    """Whether one text covers kinds of targets that the other does not."""
    return relate_targets(version.scope.targets, rival.scope.targets) is not Relation.SAME


FIELDS: tuple[tuple[str, Shown, Callable[[Version, Version], bool], DisagreementKind, str], ...] = (
    ("starts", start_of, start_apart, "conflict", "The start"),
    ("lasts", length_of, length_apart, "conflict", "The length"),
    ("expires", end_of, end_apart, "conflict", "The end"),
    ("scope", targets_of, targets_apart, "scope", "What is covered"),
)
"""Each field: what a version says of it, whether two cannot both stand, the kind of disagreement, its name."""


def position_disagreements(instrument: Instrument, sides: Sides, reader: Reader) -> list[Disagreement]:
    """Parties that accept by one account and decline by another; who sets conditions may be told of as doing either."""
    found: list[Disagreement] = []
    for party in sorted({position.party for position in instrument.positions}):
        own = [position for position in instrument.positions if position.party == party]
        yes = [position for position in own if position.stance in ACCEPTS]
        no = [position for position in own if position.stance == "declines"]
        if yes and no and not reports_of(yes) & reports_of(no):
            readings = [
                reader.reading(one.stance.replace("_", " "), one.reported_by, one.evidence) for one in (*yes, *no)
            ]
            why = f"{sides.name(party)} accepts {instrument.label or 'it'} by one account and declines it by another."
            found.append(disagreement(About("instrument", instrument.id), "positions", "conflict", readings, why))
    return found


def reports_of(positions: Sequence[Position]) -> set[str]:
    """The reports that tell of positions: one report that tells of both tells a development, or is misread."""
    return {span.report for position in positions for span in position.evidence}
