"""The days that a source can tell of: none happened on a day that nobody watched is no finding."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import pairwise

from trucewatch.core.account import Account
from trucewatch.monitor.instants import parse
from trucewatch.monitor.rates import Coverage
from trucewatch.monitor.windows import Run

SHORTEST_GAP = 7
"""Days; a shorter silence is nothing to wonder at."""
EXPECTED = 0.001
"""A silence is a gap where fewer such runs than this are to be expected."""


def rows_cover(days: AbstractSet[int], touched: AbstractSet[int]) -> Coverage:
    """From the first to the last of `days`, without runs of days far too long to be silent by chance.

    `days` are those of rows of any kind with a known day; `touched` are those that some row may be of.
    With a share p of days without a row, n p^g runs of g silent days are to be expected in n days; where that is below
    EXPECTED the table may just as well have stopped, so the run is a gap.
    """
    if not days:
        return Coverage(1, 0)
    first, last = min(days), max(days)
    ordered = sorted({first, last, *(day for day in touched if first < day < last)})
    length = last - first + 1
    silent = 1 - len(ordered) / length
    gaps: list[Run] = []
    for day, following in pairwise(ordered):
        quiet = following - day - 1
        if quiet >= SHORTEST_GAP and length * silent**quiet < EXPECTED:
            gaps.append((day + 1, following))
    return Coverage(first, last, gaps=tuple(gaps))


def reported_days(account: Account, story: str | None) -> frozenset[int]:
    """The days that a report can tell of: the day on which it was published, and the day before.

    `story` None: of all reports. A report whose day is not known covers none.
    """
    found: set[int] = set()
    for report in account.reports:
        if story is not None and report.story != story:
            continue
        first, last = parse(report.published.earliest), parse(report.published.latest)
        if first is not None and last is not None and first.toordinal() == last.toordinal():
            found |= {first.toordinal() - 1, first.toordinal()}
    return frozenset(found)


def coverage_of(days: frozenset[int]) -> Coverage:
    """Named days, of which a phase needs all."""
    return Coverage(min(days, default=1), max(days, default=0), days, is_strict=True)
