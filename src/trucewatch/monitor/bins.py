"""Events by day, week or month, for a drawing: as fine as the stretch of time allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trucewatch.core.monitored import Bin, TermRates
from trucewatch.monitor.rates import Bag, Coverage

STEPS = (1, 7, 28, 91, 364)
"""Days of a bin: the first that gives no more than MOST_BINS."""
MOST_BINS = 130


def bins_of(bag: Bag, terms: Sequence[TermRates], coverage: Coverage) -> tuple[tuple[Bin, ...], int]:
    """Events of known days by bin, over the phases of all texts, else over all days that are covered.

    An event that may lie in two bins is in none; the number of those is given beside. Nothing where nothing is known.
    """
    first, last = _stretch(bag, terms, coverage)
    if last < first:
        return (), 0
    step = next((step for step in STEPS if (last - first + 1) / step <= MOST_BINS), STEPS[-1])
    bins = [{"yes": 0, "no": 0, "unclear": 0} for _ in range(first, last + 1, step)]
    undrawn = 0
    for (start, end, answer, _), number in bag.items():
        place, until = int(start - first) // step, int(end - 1e-9 - first) // step
        if start >= first and place == until and place < len(bins):
            bins[place][answer] += number
        elif end > first and start < last + 1:
            undrawn += number
    found = tuple(
        Bin(date.fromordinal(first + step * number).isoformat(), step, found["yes"], found["no"], found["unclear"])
        for number, found in enumerate(bins)
    )
    return found, undrawn


def _stretch(bag: Bag, terms: Sequence[TermRates], coverage: Coverage) -> tuple[int, int]:
    """First and last day to draw."""
    windows = [window for term in terms for window in term.windows]
    if windows:
        ends = [window.after_to or window.ends for window in windows]
        first = min(date.fromisoformat(window.before_from[:10]).toordinal() for window in windows)
        last = max(
            coverage.last if end is None else date.fromisoformat(end[:10]).toordinal() - (len(end) == 10)
            for end in ends
        )
        return first, max(last, first)
    days = [(int(start), int(end - 1e-9)) for start, end, _, _ in bag]
    return min((start for start, _ in days), default=1), max((end for _, end in days), default=0)
