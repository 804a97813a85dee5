"""What any screen needs of an account, in the order in which it is read: the rows of `rows.py`, no HTML."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import HARD_KINDS, Account, Disagreement, Reading
from trucewatch.core.spans import Span
from trucewatch.know.wording import COUNTED
from trucewatch.show.calendar import calendar_of
from trucewatch.show.chapters import accounts_by_story
from trucewatch.show.decided import decision_rows, judged_words, reviews_of, with_reviews
from trucewatch.show.drawn import Named
from trucewatch.show.grouping import ground_lines, process_lines
from trucewatch.show.incidents import incident_name, incident_rows
from trucewatch.show.named import homes_of
from trucewatch.show.provenance import Provenance
from trucewatch.show.record import meeting_name, meeting_rows, speaker_rows
from trucewatch.show.rows import (
    Cited,
    DisagreementRow,
    Figure,
    InstrumentRow,
    Ledger,
    ProblemRow,
    ReadingRow,
    SingleRow,
    SpeakerRow,
    anchored,
)
from trucewatch.show.terms import REACHED, REFUSED, instrument_rows, label_of, matrix_of
from trucewatch.show.timeline import timeline_of
from trucewatch.show.whereabouts import whereabouts_of
from trucewatch.show.wording import (
    DISAGREEMENTS,
    NOT_STATED,
    capitalised,
    counted,
    plain,
    range_words,
    when_words,
)

KIND_ORDER = ("conflict", "scope", "misquotation", "attribution", "update", "window", "promise_outcome", "rounding")
"""Kinds of disagreement as they are listed: those that cannot both stand first, then what changes a reading most."""


FIELDS: Mapping[str, str] = {
    "accused": "who is accused",
    "content": "wording",
    "lasted": "how long it lasted",
    "speaker": "who said it",
    "starts": "when it starts",
    "lasts": "how long it lasts",
    "expires": "when it ends",
    "happened": "when it happened",
    "when": "when it was",
}
"""What the fields of the account are called where reports differ on them."""


def ledger_of(account: Account) -> Ledger:
    """The account as lines, each with its evidence; nothing is left out and nothing is judged anew.

    An account of several stories has a chapter for each, with the same lines under other anchors.
    """
    known = Provenance(account)
    whole = ledger_of_part(account, known)
    parts = accounts_by_story(account)
    chapters = tuple(chapter_of(part, account, known, number) for number, part in enumerate(parts, 1))
    told = msgspec.structs.replace(
        whole,
        chapters=chapters,
        processes=process_lines(account, [story.id for part in parts for story in part.stories]),
        reports=tuple(known.report_row(report) for report in known.reports.values()),
        problems=problem_rows(account, known),
        judged=judged_words(account),
    )
    if not account.judgements:
        return told
    decisions = decision_rows(account, known, topics_of(account, known), homes_of(told))
    return msgspec.structs.replace(with_reviews(told, reviews_of(account)), decisions=decisions)


def chapter_of(part: Account, whole: Account, known: Provenance, number: int) -> Ledger:
    """The lines of one story, its anchors begun with `story-2-`; reports keep their numbers on the page."""
    ledger = ledger_of_part(part, known)
    prefix = f"story-{number}-"
    told = {report.id for report in part.reports}
    return msgspec.structs.replace(
        anchored(ledger, prefix),
        prefix=prefix,
        title=title_of(part) if part.stories else "Of no story",
        reports=tuple(known.report_row(report) for report in known.reports.values() if report.id in told),
        grounds=ground_lines(part, whole, known),
    )


def ledger_of_part(account: Account, known: Provenance) -> Ledger:
    """The lines of an account, reports and problems aside; `known` may know more reports than it has."""
    told_by = Counter(report.story for report in account.reports)
    instruments = instrument_rows(account, known)
    incidents = incident_rows(account, known)
    named = {row.id: Named(anchor=row.anchor, words=row.name) for row in incidents}
    named_by_day = {row.id: Named(anchor=row.anchor, words=row.by_day) for row in incidents}
    results = {row.id: row.assessments[0].result for row in incidents if row.assessments}
    disagreements = disagreement_rows(account, known)
    speakers = speaker_rows(account, known)
    singles, single_statements = single_rows(account, instruments, speakers, known)
    reached = tuple(row for row in instruments if row.status in REACHED)
    refused = tuple(row for row in instruments if row.status in REFUSED)
    unsettled = tuple(row for row in instruments if row.status not in REACHED | REFUSED)
    offered = tuple(row for row in unsettled if not row.is_demand)
    demanded = tuple(row for row in unsettled if row.is_demand)
    hard = sum(1 for row in disagreements if row.is_hard)
    by_id = {instrument.id: instrument for instrument in account.instruments}
    told = {incident.id: incident for incident in account.incidents}
    in_days = [(row.label, row.anchor, by_id[row.id]) for row in reached + refused + offered]
    return Ledger(
        title=title_of(account),
        dates=dates_of(account),
        stories=tuple(
            Cited(
                f"{plain(story.title) or story.id}: {when_words(story.when, with_basis=False)}, "
                f"{counted(told_by[story.id], 'report')}",
                known.in_order(story.when.evidence),
            )
            for story in account.stories
        ),
        figures=figures_of(account, known, len(reached), len(refused), hard),
        reached=reached,
        refused=refused,
        open=offered,
        demanded=demanded,
        matrix=matrix_of(reached + refused + offered + demanded),
        calendar=calendar_of(in_days),
        timeline=timeline_of(account, in_days, named, results, known),
        whereabouts=whereabouts_of([told[row.id] for row in incidents], named_by_day, known),
        disagreements=disagreements,
        incidents=incidents,
        meetings=meeting_rows(account, known),
        speakers=speakers,
        singles=singles,
        single_statements=single_statements,
        reports=(),
        problems=(),
        tool=plain(account.tool),
        built_from=plain(account.built_from),
    )


def outlets_named(account: Account) -> tuple[int, str]:
    """How many outlets the reports name, and the word for it: "outlets", or "outlets named" where some name none."""
    outlets = len({report.outlet for report in account.reports if report.outlet})
    word = "outlet" if outlets == 1 else "outlets"
    return outlets, word if all(report.outlet for report in account.reports) else f"{word} named"


def figures_of(account: Account, known: Provenance, reached: int, refused: int, hard: int) -> tuple[Figure, ...]:
    """What the account holds, in numbers."""
    outlets, of_outlets = outlets_named(account)
    independent = len({known.own_origin(report.id) for report in account.reports})
    incidents = len(account.incidents)
    return (
        Figure(len(account.reports), "report" if len(account.reports) == 1 else "reports", "reports"),
        Figure(outlets, of_outlets, "reports"),
        Figure(independent, "independent origin" + ("" if independent == 1 else "s"), "single"),
        Figure(reached, "agreed, in force or ordered", "agreed"),
        Figure(refused, "declined or expired", "agreed"),
        Figure(incidents, "incident reported" if incidents == 1 else "incidents reported", "incidents"),
        Figure(
            hard,
            "difference that cannot both stand" if hard == 1 else "differences that cannot both stand",
            "differences",
        ),
    )


def title_of(account: Account) -> str:
    """The title of the process, else of the story with most reports, else what is most written about."""
    for titled in (account.processes, account.stories):
        ranked = sorted(
            (thing for thing in titled if thing.title.strip()), key=lambda thing: (-weight(thing), thing.id)
        )
        if ranked:
            more = len(ranked) - 1
            return plain(ranked[0].title) + (f", and {more} more" if more else "")
    if account.instruments:
        main = max(account.instruments, key=lambda instrument: (len(instrument.evidence), instrument.id))
        return capitalised(label_of(main))
    return "Account of " + counted(len(account.reports), "report")


def weight(thing: object) -> int:
    """How much a process or story holds."""
    return len(getattr(thing, "stories", ())) + len(getattr(thing, "reports", ()))


def dates_of(account: Account) -> str:
    """`Published 18–20 March 2025; of 2 reports the day is not stated`."""
    days = sorted(
        day[:10]
        for report in account.reports
        for day in (report.published.earliest, report.published.latest)
        if day is not None
    )
    undated = sum(1 for report in account.reports if not report.published.is_known)
    if not days:
        return "Days of publication not stated"
    told = f"Published {range_words(days[0], days[-1])}"
    return told + (f"; for {counted(undated, 'report')} the day is not stated" if undated else "")


def disagreement_rows(account: Account, known: Provenance) -> tuple[DisagreementRow, ...]:
    """Typed differences, those that cannot both stand first."""
    topics = topics_of(account, known)

    def order(difference: Disagreement) -> tuple[bool, int, str]:
        place = KIND_ORDER.index(difference.kind) if difference.kind in KIND_ORDER else len(KIND_ORDER)
        return difference.kind not in HARD_KINDS, place, difference.id

    return tuple(
        DisagreementRow(
            anchor=f"difference-{number}",
            tells=(("disagreement", difference.id),),
            topic=topics.get((difference.about.kind, difference.about.id), difference.about.kind),
            field=field_words(difference.field),
            kind=DISAGREEMENTS[difference.kind],
            is_hard=difference.kind in HARD_KINDS,
            readings=reading_rows(difference.readings, known),
            why=plain(difference.why) or "why is not stated",
        )
        for number, difference in enumerate(sorted(account.disagreements, key=order), 1)
    )


def field_words(field: str) -> str:
    """`how long it lasted`, `number killed`; another field goes by its last part."""
    told = plain(field)
    kind, _, part = told.partition(".")
    if kind == "counts" and part:
        return f"number: {COUNTED.get(part, part.replace('_', ' '))}"
    last = told.rsplit(".", 1)[-1]
    return FIELDS.get(last, last.replace("_", " ")) or "field not stated"


def reading_rows(readings: Iterable[Reading], known: Provenance) -> tuple[ReadingRow, ...]:
    """The values that differ, each once with all who give it, in the order in which they were first met."""
    by_value: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_value[plain(reading.value) or NOT_STATED].append(reading)
    rows = []
    for value, alike in by_value.items():
        evidence = known.in_order(span for reading in alike for span in reading.evidence)
        named = {origin for reading in alike for origin in reading.origins}
        voices = dict.fromkeys(known.actor(reading.by, "the outlet") for reading in alike)
        origins = len(named) or len(known.origins_of(evidence))
        rows.append(ReadingRow(value, ", ".join(voices), counted(origins, "origin"), evidence))
    return tuple(rows)


def topics_of(account: Account, known: Provenance) -> dict[tuple[str, str], str]:
    """What each thing that a difference can be about is called."""
    topics: dict[tuple[str, str], str] = {}
    for instrument in account.instruments:
        topics["instrument", instrument.id] = label_of(instrument)
    for incident in account.incidents:
        topics["incident", incident.id] = incident_name(incident)
    for meeting in account.meetings:
        topics["meeting", meeting.id] = meeting_name(meeting)
    for statement in account.statements:
        topics["statement", statement.id] = f"words of {known.actor(statement.speaker, 'a speaker who is not clear')}"
    for actor in account.actors:
        topics["actor", actor.id] = known.actor(actor.id)
    for report in account.reports:
        topics["report", report.id] = f"report of {known.outlet(report.id)}"
    for one in account.disagreements:
        topics["disagreement", one.id] = (
            f"{topics.get((one.about.kind, one.about.id), one.about.kind)}, {field_words(one.field)}"
        )
    for test in account.assessments:
        tested = topics.get(("incident", test.incident), plain(test.incident))
        text = topics.get(("instrument", test.instrument), plain(test.instrument))
        topics["assessment", test.id] = f"{tested}, against {text}"
    return topics


def single_rows(
    account: Account, instruments: Sequence[InstrumentRow], speakers: Sequence[SpeakerRow], known: Provenance
) -> tuple[tuple[SingleRow, ...], tuple[int, int]]:
    """What one independent text alone carries, by that text; and of how many utterances that holds (of how many)."""
    found: list[tuple[str, str, str, tuple[Span, ...]]] = []

    def take(kind: str, words: str, evidence: tuple[Span, ...], origins: int | None) -> None:
        sources = known.origins_of(evidence)
        if (len(sources) if origins is None else origins) == 1:
            found.append((known.origin_name(sources[0]) if sources else "origin not stated", kind, words, evidence))

    for instrument in account.instruments:
        evidence = known.in_order(instrument.evidence)
        take("Instrument", label_of(instrument), evidence, instrument.support.origins if instrument.support else None)
    for meeting in account.meetings:
        origins = meeting.support.origins if meeting.support else None
        take("Meeting", meeting_name(meeting), known.in_order(meeting.evidence), origins)
    for incident in account.incidents:
        origins = incident.support.origins if incident.support else None
        take("Incident", incident_name(incident), known.in_order(incident.evidence), origins)
    for row in instruments:
        for position in row.positions:
            take("Position", f"{position.party}: {position.words}, {row.label}", position.evidence, None)
    found.sort(key=lambda entry: entry[0])
    singles = tuple(
        SingleRow(anchor=f"single-{number}", kind=kind, words=words, origin=origin, evidence=evidence)
        for number, (origin, kind, words, evidence) in enumerate(found, 1)
    )
    utterances = [known.origins_of(row.evidence) for speaker in speakers for row in speaker.statements]
    return singles, (sum(1 for origins in utterances if len(origins) == 1), len(utterances))


def problem_rows(account: Account, known: Provenance) -> tuple[ProblemRow, ...]:
    """What could not be read, in the account's order."""
    rows = []
    for number, problem in enumerate(account.problems, 1):
        at = problem.where
        rows.append(
            ProblemRow(
                anchor=f"problem-{number}",
                tells=(("problem", f"problem-{number}"),),
                stage=plain(problem.stage) or "stage not stated",
                what=plain(problem.what) or "not stated",
                where=known.outlet(at.report) if isinstance(at, Span) else place_of_problem(at, known),
                hint=plain(problem.hint) or "no hint",
                evidence=(at,) if isinstance(at, Span) else (),
            )
        )
    return tuple(rows)


def place_of_problem(where: str, known: Provenance) -> str:
    """A report's outlet where `where` is its id, else the file's name without its folder."""
    if where in known.reports:
        return known.outlet(where)
    return plain(where.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]) or "not stated"
