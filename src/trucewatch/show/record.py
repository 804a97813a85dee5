"""What was said and what is said to have happened, as lines: statements by speaker, meetings, incidents."""

from __future__ import annotations

from collections import defaultdict

from trucewatch.core.account import Account, Accusation, Assessment, Incident, Meeting, Statement
from trucewatch.core.spans import Span
from trucewatch.show.provenance import Provenance
from trucewatch.show.rows import AssessmentRow, Cited, IncidentRow, MeetingRow, SpeakerRow, StatementRow
from trucewatch.show.terms import cited_time, label_of
from trucewatch.show.wording import (
    ANSWERS,
    INCIDENT_FORMS,
    MEETING_FORMS,
    NOT_STATED,
    RESULTS,
    VERIFICATIONS,
    count_words,
    listed,
    place_words,
    plain,
    quantity_words,
    target_words,
    when_words,
)

QUOTATION_MARKS = '"“”„«»‘'
MODES = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in the outlet’s words"}
ACCUSED_STATUSES = {
    "claimed": "claimed",
    "alleged": "alleged",
    "admitted": "admitted",
    "denied": "denied",
    "undetermined": "not determined",
}


def speaker_rows(account: Account, known: Provenance) -> tuple[SpeakerRow, ...]:
    """Speakers with their utterances, who said most first; utterances whose speaker is not clear come last."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in account.statements:
        groups[statement.same_as or statement.id].append(statement)
    by_speaker: dict[str | None, list[tuple[tuple[object, ...], list[Statement]]]] = defaultdict(list)
    for together in groups.values():
        together.sort(key=lambda statement: (-fullness(statement), statement.id))
        speaker = next((statement.speaker for statement in together if statement.speaker is not None), None)
        first = known.in_order(span for statement in together for span in statement.content)[:1]
        said = min((s.said.earliest for s in together if s.said.earliest), default="9999")
        order = (said, *((known.number(first[0].report), first[0].start) if first else (0, 0)), together[0].id)
        by_speaker[speaker].append((order, together))
    ranked = sorted(
        by_speaker.items(), key=lambda entry: (entry[0] is None, -len(entry[1]), known.actor(entry[0]), entry[0] or "")
    )
    rows = []
    for number, (speaker, uttered) in enumerate(ranked, 1):
        uttered.sort(key=lambda entry: entry[0])
        rows.append(
            SpeakerRow(
                anchor=f"speaker-{number}",
                name=known.actor(speaker, "Speaker not clear"),
                role=role_of(speaker, known),
                known=speaker is not None,
                statements=tuple(
                    statement_row(together, f"said-{number}-{place}", known)
                    for place, (_, together) in enumerate(uttered, 1)
                ),
            )
        )
    return tuple(rows)


def fullness(statement: Statement) -> int:
    """How many characters of wording a statement holds; a quotation outweighs a paraphrase of any length."""
    return sum(len(span.exact) for span in statement.content) + (1_000_000 if statement.mode == "direct" else 0)


def is_quotation(statement: Statement) -> bool:
    """Whether all its words are the speaker's: a partly quoted clause shows its quotation marks by itself."""
    if statement.mode == "mixed":
        return not any(mark in span.exact for span in statement.content for mark in QUOTATION_MARKS)
    return statement.mode == "direct"


def role_of(speaker: str | None, known: Provenance) -> str:
    """`president; for Velda`, as far as it is known; else nothing."""
    actor = known.actors.get(speaker or "")
    if actor is None:
        return ""
    told = [plain(role) for role in actor.roles[:2] if role.strip()]
    if actor.of is not None:
        told.append(f"for {known.actor(actor.of)}")
    return "; ".join(told)


def statement_row(together: list[Statement], anchor: str, known: Provenance) -> StatementRow:
    """One utterance: the first of `together` gives the wording, all of them the outlets."""
    fullest = together[0]
    spans = known.in_order(span for statement in together for span in statement.content)
    channel = next((statement.channel for statement in together if statement.channel), None)
    through = next((statement.through for statement in together if statement.through), None)
    addressee = next((statement.addressee for statement in together if statement.addressee), None)
    said = next((statement.said for statement in together if statement.said.is_known), fullest.said)
    return StatementRow(
        anchor=anchor,
        parts=tuple(plain(span.exact) for span in fullest.content) or (NOT_STATED,),
        quoted=is_quotation(fullest),
        mode=MODES[fullest.mode],
        cue=plain(fullest.cue.exact) if fullest.cue else None,
        channel=plain(channel or "") or NOT_STATED,
        addressee=known.actor(addressee) if addressee else None,
        through=known.actor(through) if through else None,
        said=when_words(said),
        outlets=known.outlets_of(spans),
        evidence=spans,
    )


def meeting_rows(account: Account, known: Provenance) -> tuple[MeetingRow, ...]:
    """One line for each meeting, by day."""
    ordered = sorted(account.meetings, key=lambda meeting: (meeting.when.earliest or "9999", meeting.id))
    return tuple(meeting_row(meeting, f"meeting-{number}", known) for number, meeting in enumerate(ordered, 1))


def meeting_row(meeting: Meeting, anchor: str, known: Provenance) -> MeetingRow:
    """The line of a meeting; each reading of its length keeps its voice."""
    return MeetingRow(
        anchor=anchor,
        form=MEETING_FORMS[meeting.form],
        parties=listed(known.names(meeting.parties)),
        when=cited_time(meeting.when, known),
        place=Cited(place_words(meeting.place), known.in_order(meeting.place.evidence) if meeting.place else ()),
        lasted=tuple(
            Cited(
                f"{quantity_words(reading.value)}, by {known.actor(reading.by, 'the outlets')}",
                known.in_order(reading.evidence),
            )
            for reading in meeting.lasted
        ),
        status=meeting.status,
        evidence=known.in_order(meeting.evidence),
    )


def incident_rows(account: Account, known: Provenance) -> tuple[IncidentRow, ...]:
    """One line for each incident, by day; those without a day last."""
    ordered = sorted(
        account.incidents,
        key=lambda incident: (incident.happened.earliest or incident.happened.latest or "9999", incident.id),
    )
    held: dict[str, list[Assessment]] = defaultdict(list)
    for assessment in account.assessments:
        held[assessment.incident].append(assessment)
    labels = {instrument.id: label_of(instrument) for instrument in account.instruments}
    texts = {
        (instrument.id, number): f"text of {known.actor(version.by)}" if version.by else "the outlets’ words"
        for instrument in account.instruments
        for number, version in enumerate(instrument.versions)
    }
    names = {incident.id: incident_name(incident) for incident in ordered}
    return tuple(
        incident_row(incident, f"incident-{number}", held[incident.id], labels, texts, names, known)
        for number, incident in enumerate(ordered, 1)
    )


def incident_name(incident: Incident) -> str:
    """`drone attack, Karsa, 12 June 2024`: what it is called elsewhere on the page."""
    when = when_words(incident.happened, with_basis=False)
    return ", ".join(
        part for part in (INCIDENT_FORMS[incident.form], place_words(incident.place), when) if part != NOT_STATED
    )


def incident_row(
    incident: Incident,
    anchor: str,
    assessments: list[Assessment],
    labels: dict[str, str],
    texts: dict[tuple[str, int], str],
    names: dict[str, str],
    known: Provenance,
) -> IncidentRow:
    """The line of an incident: an allegation stays one, with who makes it."""
    evidence = known.in_order(incident.evidence)
    checked = incident.verification
    support = incident.support
    return IncidentRow(
        anchor=anchor,
        form=INCIDENT_FORMS[incident.form],
        when=cited_time(incident.happened, known),
        place=Cited(place_words(incident.place), known.in_order(incident.place.evidence)),
        target=plain(incident.target_text) or NOT_STATED,
        target_words=listed(map(target_words, incident.targets)),
        means=plain(incident.means) if incident.means else None,
        status=ACCUSED_STATUSES[incident.accused_status],
        says=says_of(incident, known),
        counts=tuple(
            Cited(
                f"{count_words(count)}: by {known.actor(count.counted_by, 'the outlets')}"
                + (f", {when_words(count.window)}" if count.window and count.window.is_known else ""),
                known.in_order(count.evidence),
            )
            for count in incident.counts
        ),
        verification=Cited(
            VERIFICATIONS[checked.stance] + (f" ({known.actor(checked.by)})" if checked.by else ""),
            known.in_order(checked.evidence),
        )
        if checked
        else None,
        assessments=tuple(
            AssessmentRow(
                anchor=f"{anchor}-{number}",
                instrument=labels.get(assessment.instrument, plain(assessment.instrument)),
                version=texts.get((assessment.instrument, assessment.version), f"version {assessment.version + 1}"),
                in_scope=ANSWERS[assessment.in_scope],
                in_time=ANSWERS[assessment.in_time],
                by_bound_party=ANSWERS[assessment.by_bound_party],
                result=assessment.result,
                words=RESULTS[assessment.result],
                reasons=tuple(
                    Cited(plain(reason.says), known.in_order(reason.evidence)) for reason in assessment.reasons
                ),
            )
            for number, assessment in enumerate(assessments, 1)
        ),
        part_of=names.get(incident.part_of, plain(incident.part_of)) if incident.part_of else None,
        carried=known.carried(evidence, support.origins if support else None, support.voices if support else ()),
        evidence=evidence,
    )


def says_of(incident: Incident, known: Provenance) -> tuple[Cited, ...]:
    """Who lays it on whom, and who denies it, one sentence each. `accused` None is said aloud."""
    accused, by = known.actor(incident.accused, ""), known.names(incident.alleged_by)
    detailed = [accusation_of(accusation, known) for accusation in incident.accusations]
    spans: tuple[Span, ...] = known.in_order(incident.read.get("accused", ()))
    lines: list[Cited] = []
    if not accused and not detailed:
        lines.append(Cited("Nobody is accused by name" + (f"; reported by {listed(by)}" if by else "")))
    elif not accused and len({accusation.accused for accusation in incident.accusations}) > 1:
        lines.append(Cited("The sides accuse each other"))
    elif accused and not detailed:
        if incident.accused_status == "admitted":
            words = f"{accused} admits it" + (f"; alleged by {listed(by)}" if by else "")
        elif incident.accused_status == "claimed" and (not by or accused in by):
            words = f"{accused} claims it"
        else:
            words = f"{accused} is accused by {listed(by, 'somebody who is not named')}"
        lines.append(Cited(words, spans))
    lines.extend(detailed)
    if incident.denied_by:
        lines.append(
            Cited(
                f"Denied by {listed(known.names(incident.denied_by))}",
                known.in_order(incident.read.get("denied_by", ())),
            )
        )
    return tuple(lines)


def accusation_of(accusation: Accusation, known: Provenance) -> Cited:
    """`Velda accuses Orsk (denied)`."""
    accused, by = known.actor(accusation.accused, "nobody by name"), known.actor(accusation.by)
    if accusation.accused == accusation.by and accusation.status in ("claimed", "admitted"):
        words = f"{by} {'admits' if accusation.status == 'admitted' else 'claims'} it"
    else:
        words = f"{by} accuses {accused} ({ACCUSED_STATUSES[accusation.status]})"
    return Cited(words, known.in_order(accusation.evidence))
