"""Events by day, week or month."""

from __future__ import annotations

from datetime import date

from trucewatch.monitor.bins import MOST_BINS, bins_of
from trucewatch.monitor.rates import Coverage, Key

MAY = date(2031, 5, 1).toordinal()


def on(day: int, days: int = 1) -> Key:
    """An event on a day of May, counted from 0, or on some day of several."""
    return (MAY + day, MAY + day + days, "yes", "accused:north")


def test_a_month_is_drawn_by_day() -> None:
    bins, undrawn = bins_of({on(0): 2, on(29): 1}, (), Coverage(MAY, MAY + 29))
    assert (len(bins), bins[0].days, bins[0].day, bins[0].yes, bins[-1].yes) == (30, 1, "2031-05-01", 2, 1)
    assert undrawn == 0


def test_two_years_are_drawn_by_week_and_nothing_is_lost() -> None:
    bag = {on(day): 1 for day in range(730)}
    bins, undrawn = bins_of(bag, (), Coverage(MAY, MAY + 729))
    assert bins[0].days == 7
    assert len(bins) <= MOST_BINS
    assert sum(one.yes for one in bins) + undrawn == 730


def test_an_event_that_may_be_of_two_bars_is_in_none_and_counted_beside() -> None:
    bins, undrawn = bins_of({on(3, 2): 4, on(9): 1}, (), Coverage(MAY, MAY + 9))
    assert sum(one.yes for one in bins) == 1
    assert undrawn == 4


def test_of_nothing_there_is_nothing() -> None:
    assert bins_of({}, (), Coverage(1, 0)) == ((), 0)
