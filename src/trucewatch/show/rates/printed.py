"""Counts and rates in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.core.monitored import Monitored, SourceRates, Tally
from trucewatch.show.rates.together import Together, together
from trucewatch.show.rates.words import COLUMNS, count_of, deaths_of, rate_of, ratio_of, source_words, window_words
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
        printer.heading(f"{'What the reports tell' if source.kind == 'reports' else plain(source.name)}{columns}")
        printer.line(source_words(source))
        printer.none_of(source.terms, "The account has no text whose scope can be tested.")
        for table in together(source.terms):
            print_table(table, printer)
        print_cautions(source, printer)
    printer.console.print()
    printer.line(monitored.method, "italic")


def print_table(table: Together, printer: Printer) -> None:
    """Texts that held on the same days: their days, their lines, what those cannot show."""
    printer.console.print()
    printer.line(table.label, "bold")
    for window in table.windows[:WINDOWS]:
        printer.line(window_words(window), indent=2)
    if len(table.windows) > WINDOWS:
        printer.line(f"and {counted(len(table.windows) - WINDOWS, 'more reading')}", indent=2)
    if table.windows:
        rows = [
            (
                capitalised(plain(line.name)),
                *(cell(one) for one in (line.before, line.during, line.after)),
                ratio_of(line),
            )
            for line in table.lines
        ]
        printer.table(("Events (95 % interval)", "Before", "During", "After", "During by before"), rows)
    for caution in table.cautions:
        printer.line(f"- {caution.says}", indent=2)


def cell(tally: Tally | None) -> str:
    """Count, rate, and deaths where there are any."""
    return "\n".join(filter(None, (count_of(tally), rate_of(tally), deaths_of(tally))))


def print_cautions(source: SourceRates, printer: Printer) -> None:
    """What holds for all numbers of a source, and the rows that could not be read."""
    printer.console.print()
    for caution in source.cautions:
        printer.line(f"- {caution.says}")
    for problem in source.problems[:PROBLEMS]:
        printer.line(f"{capitalised(problem.what)} ({problem.hint})")
    if len(source.problems) > PROBLEMS:
        printer.line(f"and {counted(len(source.problems) - PROBLEMS, 'more problem')}: monitor.json lists them")
