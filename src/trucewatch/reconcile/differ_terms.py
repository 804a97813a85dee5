"""Where reports differ over texts and deeds: start, length, end and scope, who stands where, who did it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from trucewatch.core.account import (
    CEASEFIRES,
    About,
    Accusation,
    Disagreement,
    DisagreementKind,
    Incident,
    Instrument,
    Position,
    Reading,
    Statement,
    Version,
)
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import Relation, relate_targets
from trucewatch.know.wording import targets_named
from trucewatch.lang.quantities import quantity_expressions
from trucewatch.reconcile.differ_numbers import figure
from trucewatch.reconcile.incidents import is_told_of_another_day
from trucewatch.reconcile.match import days_apart, do_meet, moment
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.terms import length_days

ACCEPTS = frozenset({"accepts", "accepts_in_part"})
NEAR_LENGTHS = 0.1
"""Lengths within a tenth are one length, rounded: two months and 60 days."""
DENIED_EVENT = re.compile(
    r"\b(?:no such|never happened|nothing (?:of the (?:kind|sort)|like it)|did not (?:happen|take place)"
    r"|not a (?:single|shot)|not one|has not|have not|had not|there (?:was|were|has been|have been) no"
    r"|no (?:attack|strike)s?)\b",
    re.IGNORECASE,
)
"""A denial of the deed, not of who did it: "there were no strikes that night", "has not fired a shot"."""
DENIES = re.compile(r"\bden(?:y|ies|ied)\b", re.IGNORECASE)
"""A sentence that denies accuses nobody: "the army denies that it struck the mill"."""
OWN_HALT = re.compile(
    r"\b(?:of (?:its|their|his|our) own accord|on (?:its|their|his|my|our) (?:own )?order|unilateral(?:ly)?|(?:my|our) (?:own )?halt"
    r"|a halt of (?:its|their|his) own)\b",
    re.IGNORECASE,
)
"""Must catch "will cease fire of their own accord": a second halt, which may begin on another day."""
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
NEAR_WORDS = 250
"""Characters after a denial within which a quotation of the denier belongs to it: a sentence or two."""
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
                found.append(disagreement(about, "versions.starts", "window", readings, f"{why} One is of a side's own halt."))
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


def deed_disagreements(
    incident: Incident, statements: Sequence[Statement], sides: Sides, reader: Reader
) -> list[Disagreement]:
    """Who did it, where sides accuse each other or the accused denies it; with what the denier is quoted as saying."""
    about = About("incident", incident.id)
    # "The army denies that it struck": nobody accuses itself.
    laid = [
        one
        for one in incident.accusations
        if one.accused and not is_of_itself(one, sides) and not all(DENIES.search(span.exact) for span in one.evidence)
    ]
    accused = sorted({one.accused for one in laid if one.accused})
    if any(sides.are_rivals(one, other) for one in accused for other in accused):
        readings = [reader.reading(sides.name(one.accused), one.by, one.evidence) for one in laid if one.accused]
        why = f"By one account it was {sides.name(accused[0])}, by another {' or '.join(map(sides.name, accused[1:]))}."
        return [disagreement(about, "accused", "attribution", readings, why)]
    denial = incident.read.get("denied_by", ())
    if incident.accused is None or not incident.denied_by or not denial:
        return []
    if all(span in denial for span in incident.read.get("accused", (None,))):
        return []  # only the denial tells that the side is accused: who accuses it is not told
    claim = tuple(span for span in incident.evidence if not any(span.overlaps(other) for other in denial))
    claim = claim or incident.read.get("accused", ())
    if not claim:
        return []
    name = sides.name(incident.accused)
    denial = (*denial, *words_after(denial, incident.denied_by, statements, sides))
    readings = [
        reader.reading(name, incident.alleged_by[0] if len(incident.alleged_by) == 1 else None, claim),
        reader.reading(f"not {name}", incident.denied_by[0] if len(incident.denied_by) == 1 else None, denial),
    ]
    deniers = " and ".join(sides.name(one) for one in incident.denied_by)
    if incident.accused_status == "claimed" or any(DENIED_EVENT.search(span.exact) for span in denial):
        why = f"By one account {name} did it, and by that of {deniers} nothing of the kind happened."
        return [disagreement(about, "happened", "conflict", readings, why)]
    return [disagreement(about, "accused", "attribution", readings, f"It is laid on {name}, and denied by {deniers}.")]


def is_of_itself(accusation: Accusation, sides: Sides) -> bool:
    """Whether a side is told to accuse itself, without owning up to it."""
    is_owned = accusation.status in ("claimed", "admitted")
    return not is_owned and sides.are_one(accusation.by, accusation.accused)


def day_disagreements(incidents: Sequence[Incident], sides: Sides, reader: Reader) -> list[Disagreement]:
    """Deeds that one speaker tells of, at one place, and that two reports lay on two days in a row."""
    found: list[Disagreement] = []
    for incident, rival in combinations(incidents, 2):
        if is_told_of_another_day(incident, rival, sides):
            readings = [
                reader.reading((one.happened.earliest or "")[:10], one.alleged_by[0], one.evidence)
                for one in (incident, rival)
            ]
            days = " and ".join(sorted(reading.value for reading in readings))
            why = f"What {sides.name(incident.alleged_by[0])} tells of {incident.place.name} is laid on {days}."
            found.append(disagreement(About("incident", incident.id), "happened", "conflict", readings, why))
    return found


def words_after(
    denial: Sequence[Span], deniers: Sequence[str], statements: Sequence[Statement], sides: Sides
) -> list[Span]:
    """What those who deny are quoted as saying right after the denial."""
    found: list[Span] = []
    for statement in statements:
        if statement.speaker is None or not any(sides.are_one(statement.speaker, denier) for denier in deniers):
            continue
        first = statement.content[0]
        if any(first.report == span.report and 0 <= first.start - span.end <= NEAR_WORDS for span in denial):
            found += statement.content
    return found


def united_by_denial(found: Sequence[Disagreement]) -> list[Disagreement]:
    """One disagreement for each denial: a side that denies several deeds in one sentence differs once."""
    by_denial: dict[tuple[str, tuple[Span, ...]], list[Disagreement]] = {}
    for one in found:
        denied = next((reading for reading in one.readings if reading.value.startswith("not ")), None)
        by_denial.setdefault((one.kind, denied.evidence if denied else ()), []).append(one)
    made: list[Disagreement] = []
    for (_, denial), same in by_denial.items():
        if not denial or len(same) == 1:
            made += same
            continue
        lead = min(same, key=lambda one: one.about.id)
        claims = [reading for one in same for reading in one.readings if not reading.value.startswith("not ")]
        denials = [reading for reading in lead.readings if reading.value.startswith("not ")]
        made.append(disagreement(lead.about, lead.field, lead.kind, [*dict.fromkeys(claims), *denials], lead.why))
    return made
