"""What was said, as lines: utterances by speaker, and the meetings at which it was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from trucewatch.core.account import Account, Disagreement, Meeting, Statement
from trucewatch.show.provenance import Provenance
from trucewatch.show.rows import Cited, MeetingRow, SpeakerRow, StatementRow
from trucewatch.show.terms import cited_place, cited_time
from trucewatch.show.wording import MEETING_FORMS, NOT_STATED, listed, plain, quantity_words, when_words

QUOTATION_MARKS = '"“”„«»‘'
BARE_CUES = frozenset({"said", "says", "told", "tells", "according to", "has said", "had said", ":"})
MODES = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in the outlet’s words"}


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
    changed = misquotations(account)
    rows = []
    for number, (speaker, uttered) in enumerate(ranked, 1):
        uttered.sort(key=lambda entry: entry[0])
        rows.append(
            SpeakerRow(
                anchor=f"speaker-{number}",
                tells=() if speaker is None else (("actor", speaker),),
                name=known.actor(speaker, "Speaker not clear"),
                role=role_of(speaker, known),
                known=speaker is not None,
                statements=tuple(
                    statement_row(together, f"said-{number}-{place}", known, changed)
                    for place, (_, together) in enumerate(uttered, 1)
                ),
            )
        )
    return tuple(rows)


def misquotations(account: Account) -> dict[str, list[Disagreement]]:
    """Differences within quotation marks, by the statement that they are about."""
    found: dict[str, list[Disagreement]] = defaultdict(list)
    for one in account.disagreements:
        if one.kind == "misquotation" and one.about.kind == "statement":
            found[one.about.id].append(one)
    return found


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
    told = [plain(role) for role in actor.roles[:1] if role.strip()]
    if actor.of is not None:
        told.append(f"for {known.actor(actor.of)}")
    return "; ".join(told)


def statement_row(
    together: list[Statement], anchor: str, known: Provenance, changed: Mapping[str, Sequence[Disagreement]]
) -> StatementRow:
    """One utterance: the first of `together` gives the wording, all of them the outlets."""
    fullest = together[0]
    spans = known.in_order(span for statement in together for span in statement.content)
    channel = next((statement.channel for statement in together if statement.channel), None)
    through = next((statement.through for statement in together if statement.through), None)
    addressee = next((statement.addressee for statement in together if statement.addressee), None)
    said = next((statement.said for statement in together if statement.said.is_known), fullest.said)
    return StatementRow(
        anchor=anchor,
        tells=tuple(("statement", statement.id) for statement in together),
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
        misquoted=tuple(
            Cited(one.why, known.in_order(span for reading in one.readings for span in reading.evidence))
            for statement in together
            for one in changed.get(statement.id, ())
        ),
    )


def circumstances(row: StatementRow) -> Iterator[str]:
    """How it was said, as far as it is told: the mode, the channel, the day, to whom, who passed it on, the outlets."""
    yield row.mode
    if row.channel != NOT_STATED:
        yield f"channel: {row.channel}"
    if row.said != NOT_STATED:
        yield row.said
    if row.addressee:
        yield f"to {row.addressee}"
    if row.through:
        yield f"as {row.through} tells it"
    if len(row.outlets) > 1:
        yield f"in {len(row.outlets)} outlets"


def act(row: StatementRow) -> str:
    """The verb of indirect speech that opens without it, with its colon: "agreed: " before "to stop"; else nothing.

    Verbs that tell only that something was said are left out.
    """
    cue = (row.cue or "").casefold()
    if not cue or row.quoted or cue in BARE_CUES or cue in row.parts[0].casefold():
        return ""
    return f"{row.cue}: "


def meeting_rows(account: Account, known: Provenance) -> tuple[MeetingRow, ...]:
    """One line for each meeting, by day."""
    ordered = sorted(account.meetings, key=lambda meeting: (meeting.when.earliest or "9999", meeting.id))
    return tuple(meeting_row(meeting, f"meeting-{number}", known) for number, meeting in enumerate(ordered, 1))


def meeting_name(meeting: Meeting) -> str:
    """`call, 18 March 2025`: what it is called elsewhere on the page."""
    day = f", {when_words(meeting.when, with_basis=False)}" if meeting.when.is_known else ""
    return MEETING_FORMS[meeting.form] + day


def meeting_row(meeting: Meeting, anchor: str, known: Provenance) -> MeetingRow:
    """The line of a meeting; each reading of its length keeps its voice."""
    return MeetingRow(
        anchor=anchor,
        tells=(("meeting", meeting.id),),
        form=MEETING_FORMS[meeting.form],
        parties=listed(known.names(meeting.parties), none="parties that no report names"),
        when=cited_time(meeting.when, known, "day not stated"),
        place=cited_place(meeting.place, known),
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
