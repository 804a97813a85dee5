"""The numbers as one CSV table: a row for each source, text, window, line and phase (its form: `show/tables.py`)."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.core.monitored import Estimate, Line, Monitored, SourceRates, Tally, TermRates
from trucewatch.show.tables import Cell, csv_text, joined
from trucewatch.show.wording import plain

RATE_COLUMNS: tuple[str, ...] = (
    "source",
    "instrument",
    "instrument_label",
    "versions",
    "window",
    "starts",
    "ends",
    "split",
    "value",
    "name",
    "phase",
    "count_low",
    "count_high",
    "days_low",
    "days_high",
    "deaths_low",
    "deaths_high",
    "rate_low",
    "rate_high",
    "rate_lower",
    "rate_upper",
    "ratio_low",
    "ratio_high",
    "ratio_lower",
    "ratio_upper",
)
"""`window`: "all" for the range over every defensible start and end, else its number from 1. `phase`: before, during,
after. `rate_lower`, `rate_upper`: limits of the 95 % interval; `ratio_*`: rate during by rate before, on the rows of
the phase during."""

NO_ESTIMATE = (None, None, None, None)


def rates_csv(monitored: Monitored) -> str:
    """The table, headed, with the byte-order mark."""
    rows = (row for source in monitored.sources for term in source.terms for row in _term(source, term))
    return csv_text(RATE_COLUMNS, rows)


def _term(source: SourceRates, term: TermRates) -> Iterator[tuple[Cell, ...]]:
    """The rows of one text: the range first, then each window."""
    about = (source.name, term.instrument, plain(term.label), joined(str(number) for number in term.versions))
    for line in term.lines:
        yield from _line(line, (*about, "all", None, None))
    for number, window in enumerate(term.windows, 1):
        for line in window.lines:
            yield from _line(line, (*about, str(number), window.starts, window.ends))


def _line(line: Line, about: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """A row for each phase."""
    named = (line.split, line.value, plain(line.name))
    for phase, tally in (("before", line.before), ("during", line.during), ("after", line.after)):
        if tally is not None:
            yield (*about, *named, phase, *_tally(tally), *_four(line.ratio if phase == "during" else None))


def _tally(tally: Tally) -> tuple[Cell, ...]:
    counts = (tally.count_low, tally.count_high, tally.days_low, tally.days_high)
    return *counts, tally.deaths_low, tally.deaths_high, *_four(tally.rate)


def _four(estimate: Estimate | None) -> tuple[Cell, ...]:
    """The numbers of an estimate, to six figures."""
    if estimate is None:
        return NO_ESTIMATE
    told = (estimate.low, estimate.high, estimate.lower, estimate.upper)
    return tuple(None if value is None else float(f"{value:.6g}") for value in told)
