"""The account in a terminal: report text is text, whatever it looks like to the terminal or to rich."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from trucewatch.core.account import HARD_KINDS, Account
from trucewatch.core.spans import Span
from trucewatch.show.chapters import accounts_by_story
from trucewatch.show.ledger import ledger_of, outlets_named, title_of
from trucewatch.show.provenance import Provenance
from trucewatch.show.record import act, circumstances
from trucewatch.show.rows import InstrumentRow, Ledger, PositionRow, ReportRow, Row
from trucewatch.show.terms import REACHED, REFUSED, label_of
from trucewatch.show.wording import (
    INSTRUMENT_STATUSES,
    NOT_STATED,
    STANCES,
    UNPRINTABLE,
    capitalised,
    counted,
    listed,
    shortened,
)

if TYPE_CHECKING:
    from rich.console import Console

SUMMARY_INSTRUMENTS = 5
"""So many instruments are named at the end of a run."""

SUMMARY_STORIES = 12
"""So many stories are named there, where there are several."""

VERSIONS_ABREAST = 3
"""A terminal is too narrow for more versions side by side."""

UTTERANCE_WORDS = 40
"""So many words of an utterance are printed."""

UTTERANCES = 8
"""So many utterances of a speaker are printed; the brief has them all."""


def summary_lines(account: Account) -> list[str]:
    """The end of a run in a few plain lines: what was read, what was agreed or not, what does not fit together."""
    known = Provenance(account)
    outlets, of_outlets = outlets_named(account)
    lines = [
        title_of(account),
        f"{counted(len(account.reports), 'report')}, {outlets} {of_outlets}, "
        f"{counted(known.independent(), 'independent origin')}; {counted(len(account.statements), 'statement')}, "
        f"{counted(len(account.meetings), 'meeting')}, {counted(len(account.instruments), 'instrument')}, "
        f"{counted(len(account.incidents), 'incident')}",
    ]
    parts = accounts_by_story(account)
    for part in parts[:SUMMARY_STORIES]:
        title = title_of(part) if part.stories else "of no story"
        lines.append(
            f"  {title}: {counted(len(part.reports), 'report')}, {counted(len(part.instruments), 'instrument')}"
        )
    if len(parts) > SUMMARY_STORIES:
        lines.append(f"  and {counted(len(parts) - SUMMARY_STORIES, 'more story', 'more stories')}")
    lines += [] if parts else instrument_lines(account, known)
    hard = sum(1 for difference in account.disagreements if difference.kind in HARD_KINDS)
    soft = len(account.disagreements) - hard
    lines.append(f"{counted(hard, 'difference')} that cannot both stand, {soft} that can")
    results = Counter(assessment.result for assessment in account.assessments)
    if results:
        lines.append(
            f"Allegations held against terms: {results['inside']} fall under them, "
            f"{results['outside']} do not, {results['unclear']} unclear"
        )
    unread = sum(1 for report in account.reports if report.unread)
    if unread:
        lines.append(f"{counted(unread, 'report')} not read")
    if account.problems:
        lines.append(f"{counted(len(account.problems), 'problem')}: listed in the account and at the end of the brief")
    return [UNPRINTABLE.sub("\ufffd", line) for line in lines]


def instrument_lines(account: Account, known: Provenance) -> list[str]:
    """The first instruments, those agreed first, with where the parties stand."""
    lines: list[str] = []
    ranked = sorted(
        account.instruments,
        key=lambda instrument: 0 if instrument.status in REACHED else 1 if instrument.status in REFUSED else 2,
    )
    for instrument in ranked[:SUMMARY_INSTRUMENTS]:
        stances: dict[str, dict[str, None]] = {}
        for position in instrument.positions:
            stances.setdefault(known.actor(position.party), {})[STANCES[position.stance]] = None
        parties = "; ".join(f"{party} {listed(words)}" for party, words in stances.items())
        told = f" ({parties})" if parties else ""
        lines.append(f"  {label_of(instrument)}: {INSTRUMENT_STATUSES[instrument.status]}{told}")
    if len(ranked) > SUMMARY_INSTRUMENTS:
        lines.append(f"  and {counted(len(ranked) - SUMMARY_INSTRUMENTS, 'more instrument')}")
    if not ranked:
        lines.append("  No agreement, proposal, order or demand was found.")
    return lines


def print_account(account: Account, console: Console) -> None:
    """Print what the brief holds, shorter, with outlet and offsets of the evidence."""
    ledger = ledger_of(account)
    printer = Printer(console, ledger.reports)
    printer.title(ledger.title)
    printer.line(ledger.dates)
    for number, chapter in enumerate(ledger.chapters, 1):
        outlets = ", ".join(dict.fromkeys(row.outlet for row in chapter.reports))
        printer.line(f"{number}  {chapter.title}: {chapter.dates} ({outlets or 'no report'})")
    for process in ledger.processes:
        printer.line(f"One process: {process}")
    for number, part in enumerate(ledger.parts, 1):
        if ledger.chapters:
            printer.console.print()
            printer.title(f"{number}  {part.title}")
        printer.line(", ".join(f"{figure.number} {figure.of}" for figure in part.figures))
        print_instruments(part, printer)
        print_positions(part, printer)
        print_differences(part, printer)
        print_incidents(part, printer)
        print_statements(part, printer)
    print_decisions(ledger, printer)
    printer.heading("Reports")
    for report in ledger.reports:
        unread = f"; not read: {report.unread}" if report.unread else ""
        printer.line(f"{report.number}  {report.outlet}: {report.title}; published {report.published.words}{unread}")
    printer.heading("Problems")
    for problem in ledger.problems:
        printer.line(f"{capitalised(problem.what)} ({problem.where}): {problem.hint}")
    printer.none_of(ledger.problems, "No problem was met.")


class Printer:
    """Prints text as it stands: no markup, no escape sequences, no highlighting."""

    def __init__(self, console: Console, reports: Iterable[ReportRow]) -> None:
        self.console = console
        self.numbers = {row.report: str(row.number) for row in reports}

    def line(self, words: str, style: str = "", indent: int = 0) -> None:
        """One line, wrapped under its indent."""
        from rich.padding import Padding
        from rich.text import Text

        text = Text(UNPRINTABLE.sub("\ufffd", words), style=style)
        self.console.print(Padding(text, (0, 0, 0, indent)), highlight=False)

    def title(self, words: str) -> None:
        """The account's title."""
        self.line(words, "bold")

    def heading(self, words: str) -> None:
        """A section's heading, after an empty line."""
        self.console.print()
        self.line(words, "bold underline")

    def none_of(self, rows: tuple[object, ...], words: str) -> None:
        """Say that nothing was found where there are no rows."""
        if not rows:
            self.line(words, "italic")

    def table(self, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """A table of plain text."""
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for column in columns:
            table.add_column(Text(UNPRINTABLE.sub("\ufffd", column)), overflow="fold")
        for row in rows:
            table.add_row(*(Text(UNPRINTABLE.sub("\ufffd", cell)) for cell in row))
        self.console.print(table, highlight=False)

    def reviews(self, row: Row, indent: int = 2) -> None:
        """Who reviewed what the line tells; nothing where nobody did."""
        if row.reviews:
            self.line("; ".join(review.words for review in row.reviews), "italic", indent)

    def evidence(self, spans: Iterable[Span]) -> str:
        """The numbers of the reports, as in the brief: ` [1, 3]`."""
        numbers = dict.fromkeys(self.numbers.get(span.report, "?") for span in spans)
        return f" [{', '.join(numbers)}]" if numbers else ""


def print_instruments(ledger: Ledger, printer: Printer) -> None:
    """What was agreed and what was not, with the terms of each version."""
    printer.heading("What was agreed, and what was not")
    printer.none_of(ledger.instruments, "No agreement, proposal, order or demand was found.")
    for row in ledger.instruments:
        printer.line(f"{capitalised(row.label)}: {row.status_words}{printer.evidence(row.evidence)}", "bold")
        printer.reviews(row)
        printer.line(f"{row.kind}; parties: {row.parties}; {row.carried}", indent=2)
        print_terms(row, printer)


def print_terms(row: InstrumentRow, printer: Printer) -> None:
    """Two or three versions side by side; else a line for each, with the terms that it states."""
    if 1 < len(row.versions) <= VERSIONS_ABREAST:
        printer.table(
            ("Term", *(version.words for version in row.versions)),
            [(term.name, *(cited.words for cited in term.values)) for term in row.terms],
        )
    else:
        for number, version in enumerate(row.versions):
            stated = [(term.name.lower(), term.values[number].words) for term in row.terms]
            told = "; ".join(f"{name}: {words}" for name, words in stated if words != NOT_STATED)
            printer.line(f"{version.words}: {told or 'no terms stated'}", indent=2)
    for condition in row.conditions:
        printer.line(f"condition, {condition.words}{printer.evidence(condition.evidence)}", indent=2)


def print_positions(ledger: Ledger, printer: Printer) -> None:
    """The matrix of parties and instruments."""
    printer.heading("Who stands where")
    printer.none_of(ledger.matrix.rows, "No party’s position was found.")
    if ledger.matrix.rows:
        printer.table(
            ("On", *ledger.matrix.parties),
            [
                (
                    row.label,
                    *(
                        "\n".join(f"{alike[0].words}{printer.evidence(evidence_of(alike))}" for alike in cell)
                        or "none found"
                        for cell in row.cells
                    ),
                )
                for row in ledger.matrix.rows
            ],
        )


def evidence_of(positions: Iterable[PositionRow]) -> tuple[Span, ...]:
    """What all the positions were read from."""
    return tuple(span for position in positions for span in position.evidence)


def print_differences(ledger: Ledger, printer: Printer) -> None:
    """Typed differences, those that cannot both stand first."""
    printer.heading("Where the reports differ")
    printer.none_of(ledger.disagreements, "No difference was found.")
    for row in ledger.disagreements:
        stand = "cannot both stand" if row.is_hard else "can both stand"
        printer.line(f"{row.topic}, {row.field} ({row.kind}, {stand}): {row.why}")
        for reading in row.readings:
            printer.line(f"{reading.value}: {reading.by}{printer.evidence(reading.evidence)}", indent=2)
        printer.reviews(row)


def print_incidents(ledger: Ledger, printer: Printer) -> None:
    """Incidents as reported and alleged."""
    printer.heading("Incidents, as reported and alleged")
    printer.none_of(ledger.incidents, "No incident was found.")
    for row in ledger.incidents:
        status = f" ({row.status})" if row.is_laid else ""
        printer.line(f"{row.when.words}, {row.place.words}: {row.form}{status}{printer.evidence(row.evidence)}", "bold")
        printer.reviews(row)
        if row.part_of:
            printer.line(f"part of {row.part_of.words}", indent=2)
        for line in (*row.says, *row.counts, *((row.verification,) if row.verification else ())):
            printer.line(f"{line.words}{printer.evidence(line.evidence)}", indent=2)
        for test in row.assessments:
            printer.line(
                f"against {test.instrument} ({test.version}): scope {test.in_scope}, time {test.in_time}, "
                f"bound party {test.by_bound_party}: {test.words}",
                indent=2,
            )


def print_statements(ledger: Ledger, printer: Printer) -> None:
    """Utterances by speaker, the first of each."""
    printer.heading("Who said what")
    printer.none_of(ledger.speakers, "No statement was found.")
    for speaker in ledger.speakers:
        printer.line(f"{speaker.name}" + (f" ({speaker.role})" if speaker.role else ""), "bold")
        printer.reviews(speaker)
        for row in speaker.statements[:UTTERANCES]:
            words = shortened(" … ".join(row.parts), UTTERANCE_WORDS)
            quoted = f"“{words}”" if row.quoted else act(row) + words
            printer.line(f"{quoted} ({'; '.join(circumstances(row))}){printer.evidence(row.evidence)}", indent=2)
            for line in row.misquoted:
                printer.line(f"{line.words}{printer.evidence(line.evidence)}", "italic", indent=3)
            printer.reviews(row, 3)
        if len(speaker.statements) > UTTERANCES:
            printer.line(f"and {len(speaker.statements) - UTTERANCES} more", "italic", indent=2)


def print_decisions(ledger: Ledger, printer: Printer) -> None:
    """What people decided, what is orphaned first; nothing where nobody decided anything."""
    if not ledger.decisions:
        return
    printer.heading("What people decided")
    for row in ledger.decisions:
        state = "" if row.state == "applied" else f" ({row.state_words})"
        what = f", {row.what}" if row.what else ""
        printer.line(f"{capitalised(row.done)}{what}{state}{printer.evidence(row.evidence)}", "bold")
        printer.line(f"{row.by}, {row.at}. {row.says}", indent=2)
        if row.why:
            printer.line(f"why: {row.why}", indent=2)
        for words in row.quoted:
            printer.line(f"it held on to: “{shortened(words, UTTERANCE_WORDS)}”", indent=2)
