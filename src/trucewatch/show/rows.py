"""What a screen shows, line by line: words for people, each with the characters it was read from. No HTML.

A `Row` has an `anchor`, the name of its line, so that a passage can lead back to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TypeVar, cast

import msgspec

from trucewatch.core.spans import Span
from trucewatch.show.drawn import Calendar, Named, Timeline, Whereabouts
from trucewatch.show.row import Cited as Cited
from trucewatch.show.row import DecisionRow as DecisionRow
from trucewatch.show.row import Row as Row
from trucewatch.show.wording import NOT_STATED


class Figure(msgspec.Struct, frozen=True):
    """A number of the summary, what it counts, and the section that lists it."""

    number: int
    of: str
    section: str


class Reason(msgspec.Struct, frozen=True):
    """Why something was cut, and how many characters."""

    why: str
    characters: int


class ReportRow(Row, frozen=True, kw_only=True):
    """One report. `number` is its name in the links of the page; `address` is a URL or a file name."""

    number: int
    report: str
    title: str
    outlet: str
    address: str
    byline: str
    published: Cited
    basis: str
    origins: tuple[str, ...]
    wire: str | None
    cut_characters: int
    cut_reasons: tuple[Reason, ...]
    unread: str | None
    language: str


class PositionRow(Row, frozen=True, kw_only=True):
    """Where a party stands on an instrument, and who says so. `stance` is the account's value, `words` ours."""

    party: str
    instrument: str
    stance: str
    words: str
    conditions: tuple[str, ...]
    said: str
    reporter: str
    evidence: tuple[Span, ...]


class Stand(msgspec.Struct, frozen=True):
    """A party with the stances (the account's value, our words) that are reported of it on one instrument."""

    party: str
    stances: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """`Velda accepts, demands`."""
        return f"{self.party} {', '.join(words for _, words in self.stances)}"


class Term(msgspec.Struct, frozen=True):
    """One kind of term in all versions of an instrument, in their order."""

    name: str
    values: tuple[Cited, ...]

    @property
    def differs(self) -> bool:
        """Whether two versions state it and do not say the same; one that is silent says nothing else."""
        return len({cited.words for cited in self.values} - {NOT_STATED}) > 1


class InstrumentRow(Row, frozen=True, kw_only=True):
    """What was agreed, ordered, proposed or refused. `versions` names the text of each column of `terms`."""

    id: str
    label: str
    kind: str
    is_demand: bool
    status: str
    status_words: str
    parties: str
    proposed_by: str
    mediators: str | None
    leads_to: tuple[str, ...]
    carried: str
    positions: tuple[PositionRow, ...]
    stands: tuple[Stand, ...]
    versions: tuple[Cited, ...]
    terms: tuple[Term, ...]
    conditions: tuple[Cited, ...]
    obligations: tuple[Cited, ...]
    monitoring: tuple[Cited, ...]
    evidence: tuple[Span, ...]

    @property
    def is_versioned(self) -> bool:
        """Whether there is more than one text of it."""
        return len(self.versions) > 1

    @property
    def has_terms(self) -> bool:
        """Whether anything is stated of what it covers, binds, when it starts or ends, or what hangs on it."""
        stated = any(cited.words != NOT_STATED for term in self.terms for cited in term.values)
        return bool(stated or self.conditions or self.obligations or self.monitoring)


class MatrixRow(Row, frozen=True, kw_only=True):
    """One instrument, and for each party of the matrix its positions by stance (none = none was found)."""

    label: str
    kind: str
    cells: tuple[tuple[tuple[PositionRow, ...], ...], ...]


class Matrix(msgspec.Struct, frozen=True):
    """Parties across, instruments down."""

    parties: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    without: tuple[str, ...]


class StatementRow(Row, frozen=True, kw_only=True):
    """One utterance in its fullest wording. `quoted` = the words are the speaker's; else they are the outlet's.

    `misquoted`: where outlets differ within the quotation marks, what the difference is.
    """

    parts: tuple[str, ...]
    quoted: bool
    mode: str
    cue: str | None
    channel: str
    addressee: str | None
    through: str | None
    said: str
    outlets: tuple[str, ...]
    evidence: tuple[Span, ...]
    misquoted: tuple[Cited, ...] = ()


class SpeakerRow(Row, frozen=True, kw_only=True):
    """Somebody with what is put on record of them; `known` is false for utterances whose speaker is not clear."""

    name: str
    role: str
    known: bool
    statements: tuple[StatementRow, ...]


class AssessmentRow(Row, frozen=True, kw_only=True):
    """An allegation held against versions of one text (`version` names them): three answers and what follows."""

    instrument: str
    version: str
    is_one_of_several: bool
    in_scope: str
    in_time: str
    by_bound_party: str
    result: str
    words: str
    reasons: tuple[Cited, ...]

    @property
    def name(self) -> str:
        """The instrument, with the versions meant where it has several."""
        return f"{self.instrument} ({self.version})" if self.is_one_of_several else self.instrument


class IncidentRow(Row, frozen=True, kw_only=True):
    """Something that is said to have happened. `says` = who accuses whom, and how far that stands.

    `name` = what it is called elsewhere on the page, `by_day` what it is called beside its place;
    `part_of` leads to the incident that it is a part of, `parts` to those that are parts of it. `is_laid` = somebody is
    accused, or takes it on himself.
    """

    id: str
    name: str
    by_day: str
    is_laid: bool
    form: str
    when: Cited
    place: Cited
    target: Cited
    means: str | None
    status: str
    says: tuple[Cited, ...]
    counts: tuple[Cited, ...]
    verification: Cited | None
    assessments: tuple[AssessmentRow, ...]
    part_of: Named | None
    parts: tuple[Named, ...]
    carried: str
    evidence: tuple[Span, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """What nothing is stated of, in words."""
        stated = {
            "target": self.target.words != NOT_STATED,
            "counts": bool(self.counts),
            "whether anybody checked it": self.verification is not None,
        }
        return tuple(name for name, is_stated in stated.items() if not is_stated)

    @property
    def results(self) -> tuple[tuple[AssessmentRow, ...], ...]:
        """The assessments with one result together."""
        return tuple(tuple(alike) for _, alike in groupby(self.assessments, key=lambda row: row.result))


class MeetingRow(Row, frozen=True, kw_only=True):
    """A call, talks, a visit; `lasted` = each reading of its length with who gives it."""

    form: str
    parties: str
    when: Cited
    place: Cited
    lasted: tuple[Cited, ...]
    status: str
    evidence: tuple[Span, ...]


class ReadingRow(msgspec.Struct, frozen=True):
    """One of the values that differ, who gives it (each voice once) and how many independent origins carry it."""

    value: str
    by: str
    origins: str
    evidence: tuple[Span, ...]


class DisagreementRow(Row, frozen=True, kw_only=True):
    """Readings that differ. `is_hard` = they cannot both stand."""

    topic: str
    field: str
    kind: str
    is_hard: bool
    readings: tuple[ReadingRow, ...]
    why: str


class SingleRow(Row, frozen=True, kw_only=True):
    """A line that only one independent text carries, and whose text that is."""

    kind: str
    words: str
    origin: str
    evidence: tuple[Span, ...]


class ProblemRow(Row, frozen=True, kw_only=True):
    """Something that could not be read, or could be read in two ways, and what a person can do."""

    stage: str
    what: str
    where: str
    hint: str
    evidence: tuple[Span, ...]


class Ledger(msgspec.Struct, frozen=True):
    """Everything that a screen shows, in the order in which it is read.

    `chapters`: one for each of several stories (empty for one story); `prefix` begins the anchors of a chapter.
    `processes`: which stories are one process; `grounds`, of a chapter: why its reports are one story.
    `judged` says how people had a hand in it.
    """

    title: str
    dates: str
    stories: tuple[Cited, ...]
    figures: tuple[Figure, ...]
    reached: tuple[InstrumentRow, ...]
    refused: tuple[InstrumentRow, ...]
    open: tuple[InstrumentRow, ...]
    demanded: tuple[InstrumentRow, ...]
    matrix: Matrix
    calendar: Calendar | None
    timeline: Timeline | None
    whereabouts: Whereabouts
    disagreements: tuple[DisagreementRow, ...]
    incidents: tuple[IncidentRow, ...]
    meetings: tuple[MeetingRow, ...]
    speakers: tuple[SpeakerRow, ...]
    singles: tuple[SingleRow, ...]
    single_statements: tuple[int, int]
    reports: tuple[ReportRow, ...]
    problems: tuple[ProblemRow, ...]
    tool: str
    built_from: str
    prefix: str = ""
    chapters: tuple[Ledger, ...] = ()
    processes: tuple[str, ...] = ()
    grounds: tuple[Cited, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    judged: str = ""

    @property
    def parts(self) -> tuple[Ledger, ...]:
        """What a screen goes through, one after the other: the chapters, or the ledger itself where it has none."""
        return self.chapters or (self,)

    @property
    def instruments(self) -> tuple[InstrumentRow, ...]:
        """All instruments: reached, refused, open, demanded."""
        return self.reached + self.refused + self.open + self.demanded


Shown = TypeVar("Shown")


def anchored(shown: Shown, prefix: str) -> Shown:
    """The same lines with `prefix` before their anchors."""
    if isinstance(shown, msgspec.Struct) and not isinstance(shown, Span):
        fields = {field: anchored(getattr(shown, field), prefix) for field in shown.__struct_fields__}
        if isinstance(shown, Row):
            fields["anchor"] = prefix + shown.anchor
        return msgspec.structs.replace(shown, **fields)
    if isinstance(shown, tuple):
        return cast(Shown, tuple(anchored(part, prefix) for part in shown))
    return shown


def cited_spans(shown: object, anchor: str = "") -> Iterator[tuple[Span, str]]:
    """Every span that `shown` cites, in the order shown, with the anchor of the line that cites it."""
    if isinstance(shown, Span):
        yield shown, anchor
    elif isinstance(shown, msgspec.Struct):
        anchor = shown.anchor if isinstance(shown, Row) else anchor
        for field in shown.__struct_fields__:
            yield from cited_spans(getattr(shown, field), anchor)
    elif isinstance(shown, tuple):
        for part in shown:
            yield from cited_spans(part, anchor)
