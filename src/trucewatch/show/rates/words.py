"""Counts, rates and windows in words."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.monitored import Estimate, Line, SourceRates, Tally, Window
from trucewatch.show.wording import counted, listed, moment_words, plain

NOT_CLAIMED = "no rate"
COLUMNS: dict[str | None, str] = {
    "acled": "ACLED’s columns",
    "ged": "UCDP GED’s columns",
    "mapping": "columns as named",
}


def range_of(low: float, high: float) -> str:
    """`7`, `7–9`."""
    return short(low) if short(low) == short(high) else f"{short(low)}–{short(high)}"


def short(value: float) -> str:
    """Three figures at most: `0.233`, `12.5`, `1,240`."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def count_of(tally: Tally | None) -> str:
    """`7–9`; a dash for a phase that there is not, and for one of which the source can tell nothing."""
    if tally is None or is_untold(tally):
        return "–"
    return range_of(tally.count_low, tally.count_high)


def deaths_of(tally: Tally | None) -> str:
    """`12–15 deaths told`; "" where the source gives none."""
    if tally is None or tally.deaths_low is None or tally.deaths_high is None or is_untold(tally):
        return ""
    return f"{range_of(tally.deaths_low, tally.deaths_high)} deaths told"


def is_untold(tally: Tally) -> bool:
    """Whether no day of a phase is covered and nothing of it was told all the same: none counted is not none."""
    return tally.days_high == 0 and tally.count_high == 0


def estimate_of(estimate: Estimate | None) -> str:
    """`0.233 (0.094–0.481)`, `0.2–0.3 (0.08–0.52)`; with `or more` where nothing bounds it."""
    if estimate is None:
        return NOT_CLAIMED
    above = " or more" if estimate.upper is None else f"–{short(estimate.upper)}"
    limits = f"({short(estimate.lower)}{above})"
    if estimate.low is None:
        told = "not defined" if estimate.high is None else f"up to {short(estimate.high)}"
    else:
        told = f"{short(estimate.low)} or more" if estimate.high is None else range_of(estimate.low, estimate.high)
    return f"{told} {limits}"


def ratio_of(line: Line) -> str:
    """The ratio, or that there is none."""
    return "no ratio" if line.ratio is None else estimate_of(line.ratio)


def rate_of(tally: Tally | None) -> str:
    """`0.233 (0.094–0.481) a day`, or why there is none."""
    if tally is None:
        return "no end stated"
    if tally.rate is None:
        return "no day covered" if tally.days_high == 0 else NOT_CLAIMED
    return f"{estimate_of(tally.rate)} a day"


def window_words(window: Window) -> str:
    """`18 March 2025 to 17 April 2025 (the start plus the length)`; the last day is not of it."""
    ends = "no end stated" if window.ends is None else f"up to {moment_words(window.ends)}"
    return f"from {moment_words(window.starts)} {ends} ({plain(window.rule)})"


def source_words(source: SourceRates) -> str:
    """`Of 120 rows 96 events were counted; 1 May 2031 to 4 June 2031, 35 days covered.`."""
    what = "row" if source.kind == "table" else "report"
    told = f"{counted(source.rows, what)}, {counted(source.events, 'event')} counted"
    if source.first_day is None or source.last_day is None:
        return f"{told}; no day is covered."
    first, last = moment_words(source.first_day), moment_words(source.last_day)
    return f"{told}; {counted(source.covered_days, 'day')} covered between {first} and {last}."


def versions_words(versions: Sequence[int]) -> str:
    """`version 1`, `versions 1 and 3`: counted from 1 for readers."""
    numbers = listed(str(number + 1) for number in sorted(versions))
    return f"version {numbers}" if len(versions) == 1 else f"versions {numbers}"


def is_empty(line: Line) -> bool:
    """Whether a line has no event in any phase."""
    tallies = [line.before, line.during, *([line.after] if line.after is not None else [])]
    return not any(tally.count_high for tally in tallies)
