"""What is said to have happened, as lines: an allegation stays one, held against each version of the terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.core.account import Account, Accusation, Assessment, Count, Incident
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.show.drawn import Named
from trucewatch.show.provenance import Provenance
from trucewatch.show.rows import AssessmentRow, Cited, IncidentRow
from trucewatch.show.terms import cited_place, cited_time, label_of
from trucewatch.show.wording import (
    ANSWERS,
    INCIDENT_FORMS,
    NOT_STATED,
    RESULTS,
    VERIFICATIONS,
    count_words,
    listed,
    place_words,
    plain,
    target_words,
    when_words,
)

ACCUSED_STATUSES = {
    "claimed": "claimed",
    "alleged": "alleged",
    "admitted": "admitted",
    "denied": "denied",
    "undetermined": "not determined",
}
NO_DAY = "day not stated"
RESULT_ORDER = ("inside", "unclear", "outside")
Texts = Mapping[tuple[str, int], str | None]
"""Whose text a version of an instrument is; None = the outlets' own words."""


def incident_rows(account: Account, known: Provenance) -> tuple[IncidentRow, ...]:
    """One line for each incident, by day; those without a day last, parts of a wave after the whole."""
    ordered = in_waves(
        sorted(
            account.incidents,
            key=lambda incident: (incident.happened.earliest or incident.happened.latest or "9999", incident.id),
        )
    )
    held: dict[str, list[Assessment]] = defaultdict(list)
    for assessment in account.assessments:
        held[assessment.incident].append(assessment)
    labels = {instrument.id: label_of(instrument) for instrument in account.instruments}
    texts = {
        (instrument.id, number): known.actor(version.by) if version.by else None
        for instrument in account.instruments
        for number, version in enumerate(instrument.versions)
    }
    named = {
        incident.id: Named(anchor=f"incident-{number}", words=incident_name(incident))
        for number, incident in enumerate(ordered, 1)
    }
    return tuple(
        incident_row(
            incident,
            assessment_rows(held[incident.id], named[incident.id].anchor, labels, texts, known),
            named,
            tuple(named[part.id] for part in ordered if part.part_of == incident.id != part.id),
            known,
        )
        for incident in ordered
    )


def in_waves(incidents: Sequence[Incident]) -> list[Incident]:
    """The incidents in their order, but each after that of which it is a part; rings of parts stay where they are."""
    listed_ids = {incident.id for incident in incidents}
    parts: dict[str | None, list[Incident]] = defaultdict(list)
    for incident in incidents:
        parts[incident.part_of if incident.part_of in listed_ids else None].append(incident)
    found: dict[str, Incident] = {}
    ahead = [*reversed(incidents), *reversed(parts[None])]
    while ahead:
        incident = ahead.pop()
        if incident.id not in found:
            found[incident.id] = incident
            ahead.extend(reversed(parts[incident.id]))
    return list(found.values())


def incident_name(incident: Incident) -> str:
    """`drone attack, Harn, 12 June 2031`: what it is called elsewhere on the page."""
    when = when_words(incident.happened, with_basis=False)
    return ", ".join(
        part for part in (INCIDENT_FORMS[incident.form], place_words(incident.place), when) if part != NOT_STATED
    )


def incident_row(
    incident: Incident,
    assessments: tuple[AssessmentRow, ...],
    named: Mapping[str, Named],
    parts: tuple[Named, ...],
    known: Provenance,
) -> IncidentRow:
    """The line of an incident; `named` leads to each incident, `parts` to its parts."""
    evidence = known.in_order(incident.evidence)
    checked, support = incident.verification, incident.support
    form = INCIDENT_FORMS[incident.form]
    return IncidentRow(
        anchor=named[incident.id].anchor,
        tells=(("incident", incident.id),),
        id=incident.id,
        name=named[incident.id].words,
        by_day=f"{form}, {when_words(incident.happened, with_basis=False) if incident.happened.is_known else NO_DAY}",
        is_laid=incident.accused is not None or bool(incident.accusations),
        form=form,
        when=cited_time(incident.happened, known, NO_DAY),
        place=cited_place(incident.place, known),
        target=Cited(target_of(incident), known.in_order(incident.read.get("targets", ()))),
        means=plain(incident.means) if incident.means and plain(incident.means).lower() not in form else None,
        status=ACCUSED_STATUSES[incident.accused_status],
        says=says_of(incident, known),
        counts=tuple(
            Cited(counted_words(count, incident.happened, known), known.in_order(count.evidence))
            for count in incident.counts
        ),
        verification=Cited(
            VERIFICATIONS[checked.stance] + (f" ({known.actor(checked.by)})" if checked.by else ""),
            known.in_order(checked.evidence),
        )
        if checked
        else None,
        assessments=assessments,
        part_of=named.get(incident.part_of or ""),
        parts=parts,
        carried=known.carried(evidence, support.origins if support else None, support.voices if support else ()),
        evidence=evidence,
    )


def target_of(incident: Incident) -> str:
    """`a grain terminal (ports)`: the report's words and the class of target."""
    classes = listed(map(target_words, incident.targets), "")
    words = plain(incident.target_text)
    if words and classes:
        return f"{words} ({classes})"
    return words or classes or NOT_STATED


def counted_words(count: Count, happened: When, known: Provenance) -> str:
    """`2 killed: by the port master`, with the window where it is another than the incident's own time."""
    told = f"{count_words(count)}: by {known.actor(count.counted_by, 'the outlets')}"
    window = count.window
    if (
        window is None
        or not window.is_known
        or (window.earliest, window.latest) == (happened.earliest, happened.latest)
    ):
        return told
    return f"{told}, {when_words(window)}"


def assessment_rows(
    assessments: Sequence[Assessment], anchor: str, labels: Mapping[str, str], texts: Texts, known: Provenance
) -> tuple[AssessmentRow, ...]:
    """The tests of one allegation: versions with the same answers in one line, what falls under the terms first."""
    alike: dict[tuple[str, ...], list[Assessment]] = defaultdict(list)
    for test in assessments:
        alike[test.result, test.instrument, test.in_scope, test.in_time, test.by_bound_party].append(test)
    ordered = sorted(alike.items(), key=lambda entry: RESULT_ORDER.index(entry[0][0]))
    rows = []
    for number, ((result, instrument, in_scope, in_time, by_bound_party), tests) in enumerate(ordered, 1):
        reasons: dict[str, list[Span]] = {}
        for reason in (reason for test in tests for reason in test.reasons):
            reasons.setdefault(plain(reason.says), []).extend(reason.evidence)
        rows.append(
            AssessmentRow(
                anchor=f"{anchor}-{number}",
                tells=tuple(("assessment", test.id) for test in tests),
                instrument=labels.get(instrument, plain(instrument)),
                version=version_words(tests, texts),
                is_one_of_several=(instrument, 1) in texts,
                in_scope=ANSWERS[in_scope],
                in_time=ANSWERS[in_time],
                by_bound_party=ANSWERS[by_bound_party],
                result=result,
                words=RESULTS[result],
                reasons=tuple(Cited(says, known.in_order(spans)) for says, spans in reasons.items()),
            )
        )
    return tuple(rows)


def version_words(tests: Iterable[Assessment], texts: Texts) -> str:
    """`the outlets’ words and the texts of Ilmar and Doss`."""
    told: list[str] = []
    named: dict[str, None] = {}
    for test in tests:
        if (test.instrument, test.version) not in texts:
            told.append(f"version {test.version + 1}")
        elif (name := texts[test.instrument, test.version]) is not None:
            named[name] = None
        elif "the outlets’ words" not in told:
            told.append("the outlets’ words")
    if named:
        told.append(f"the {'text' if len(named) == 1 else 'texts'} of {listed(named)}")
    return listed(told)


def says_of(incident: Incident, known: Provenance) -> tuple[Cited, ...]:
    """Who lays it on whom, and who denies it, one sentence each. `accused` None is said aloud."""
    accused, by = known.actor(incident.accused, ""), known.names(incident.alleged_by)
    detailed = [accusation_of(accusation, known) for accusation in incident.accusations]
    spans = known.in_order(incident.read.get("accused") or incident.evidence)
    lines: list[Cited] = []
    if not accused and not detailed:
        lines.append(Cited("Nobody is accused by name" + (f"; reported by {listed(by)}" if by else ""), spans))
    elif not accused and len({accusation.accused for accusation in incident.accusations}) > 1:
        lines.append(Cited("The sides accuse each other", spans))
    elif accused and not detailed:
        if incident.accused_status == "admitted":
            words = f"Admitted by {accused}" + (f"; alleged by {listed(by)}" if by else "")
        elif incident.accused_status == "claimed" and (not by or accused in by):
            words = f"Claimed by {accused}"
        else:
            words = f"Accused by {listed(by, 'somebody who is not named')}: {accused}"
        lines.append(Cited(words, spans))
    lines.extend(detailed)
    if incident.denied_by:
        lines.append(
            Cited(
                f"Denied by {listed(known.names(incident.denied_by))}",
                known.in_order(incident.read.get("denied_by") or incident.evidence),
            )
        )
    return tuple(lines)


def accusation_of(accusation: Accusation, known: Provenance) -> Cited:
    """`Accused by Velda: Orsk (denied)`."""
    accused, by = known.actor(accusation.accused, "nobody by name"), known.actor(accusation.by)
    if accusation.accused == accusation.by and accusation.status in ("claimed", "admitted"):
        words = f"{'Admitted' if accusation.status == 'admitted' else 'Claimed'} by {by}"
    else:
        words = f"Accused by {by}: {accused} ({ACCUSED_STATUSES[accusation.status]})"
    return Cited(words, known.in_order(accusation.evidence))
