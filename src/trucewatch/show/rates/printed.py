"""Counts and rates in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.core.monitored import Monitored, SourceRates, TermRates
from trucewatch.show.rates.words import (
    COLUMNS,
    count_of,
    is_empty,
    rate_of,
    ratio_of,
    source_words,
    versions_words,
    window_words,
)
from trucewatch.show.terminal import Printer
from trucewatch.show.wording import capitalised, counted, plain

if TYPE_CHECKING:
    from rich.console import Console

WINDOWS = 4
"""So many readings of the days are told one by one."""
PROBLEMS = 10


def print_rates(monitored: Monitored, console: Console) -> None:
    """Every source with its texts; what the numbers cannot show stands under them."""
    printer = Printer(console, ())
    for source in monitored.sources:
        columns = f" ({COLUMNS[source.columns]})" if source.columns else ""
        printer.heading(f"{capitalised(plain(source.name))}{columns}")
        printer.line(source_words(source))
        printer.none_of(source.terms, "The account has no text whose scope can be tested.")
        for term in source.terms:
            print_term(term, printer)
        print_cautions(source, printer)
    printer.console.print()
    printer.line(monitored.method, "italic")


def print_term(term: TermRates, printer: Printer) -> None:
    """One text: its days, its lines, what they cannot show."""
    printer.console.print()
    printer.line(f"{capitalised(plain(term.label))}, {versions_words(term)}", "bold")
    for window in term.windows[:WINDOWS]:
        printer.line(window_words(window), indent=2)
    if len(term.windows) > WINDOWS:
        printer.line(f"and {counted(len(term.windows) - WINDOWS, 'more reading')}", indent=2)
    if term.windows:
        rows = []
        for line in term.lines:
            if line.split == "all" or not is_empty(line):
                cells = [f"{count_of(one)}\n{rate_of(one)}" for one in (line.before, line.during, line.after)]
                rows.append((line.name, *cells, ratio_of(line)))
        printer.table(("Events (95 % interval)", "Before", "During", "After", "During by before"), rows)
    for caution in term.cautions:
        printer.line(f"- {caution.says}", indent=2)


def print_cautions(source: SourceRates, printer: Printer) -> None:
    """What holds for all numbers of a source, and the rows that could not be read."""
    printer.console.print()
    for caution in source.cautions:
        printer.line(f"- {caution.says}")
    for problem in source.problems[:PROBLEMS]:
        printer.line(f"{capitalised(problem.what)}: {problem.hint}")
    if len(source.problems) > PROBLEMS:
        printer.line(f"and {counted(len(source.problems) - PROBLEMS, 'more problem')}: monitor.json lists them")
