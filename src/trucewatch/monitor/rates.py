"""Counts and rates before, during and after a text, each as a range over every defensible reading.

An event whose days lie within a phase is surely of it; one whose days only touch it may be. Rates are events a covered
day; limits are Garwood's (see `intervals.py`), the lower one of what is surely there, the upper one of what may be. The
ratio of two rates has the limits of Clopper and Pearson for a count given the sum of both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import get_args

import msgspec

from trucewatch.core.account import Answer
from trucewatch.core.monitored import Estimate, Line, Split, Tally
from trucewatch.monitor.intervals import gamma_below, poisson_limits, ratio_limits
from trucewatch.monitor.windows import Run

ANSWERS: tuple[Answer, ...] = get_args(Answer)
ANSWER_WORDS: Mapping[str, str] = {
    "yes": "under the text",
    "no": "not under the text",
    "unclear": "unclear whether under the text",
}
MOST_SIDES = 8
"""So many sides have a line of their own; the others share one."""
OTHERS = "others"
FEWEST_FOR_WAVES = 10
"""With fewer days or events nothing can be said of waves."""
SURE_OF_WAVES = 0.99

Key = tuple[float, float, Answer, str]
"""From, to, whether it falls under the text, the side."""
Bag = Mapping[Key, int]
"""How many events share a key."""


class Coverage(msgspec.Struct, frozen=True):
    """The days that a source can tell of: `first` to `last`, or the `days` named alone. With none, `last` < `first`.

    `gaps`: runs of days within that are not covered. `is_strict`: a rate is claimed only where every day of a phase is
    covered.
    """

    first: int
    last: int
    days: frozenset[int] | None = None
    is_strict: bool = False
    gaps: tuple[Run, ...] = ()

    def within(self, run: Run) -> float:
        """How many days of a run are covered."""
        if self.days is not None:
            return sum(overlap(run, (day, day + 1)) for day in self.days)
        return overlap(run, (self.first, self.last + 1)) - sum(overlap(run, gap) for gap in self.gaps)

    def claims(self, run: Run) -> bool:
        """Whether a rate can be told of a run."""
        covered = self.within(run)
        return covered > 0 and (not self.is_strict or covered >= run[1] - run[0] - 1e-9)


def overlap(run: Run, other: Run) -> float:
    """How many days two runs share."""
    return max(0.0, min(run[1], other[1]) - max(run[0], other[0]))


def lines_of(
    bag: Bag,
    before: Run,
    during: Run,
    after: Run | None,
    coverage: Coverage,
    sides: Sequence[tuple[str, str]],
    deaths: tuple[Bag, Bag] | None = None,
) -> tuple[Line, ...]:
    """A line for all events, one for each answer, one for each of `sides` (key, words); OTHERS gathers the rest."""
    named = {key for key, _ in sides}

    def line(split: Split, value: str, name: str, holds: Callable[[Key], bool]) -> Line:
        chosen = {key: number for key, number in bag.items() if holds(key)}
        tallies = [tally(chosen, run, coverage, deaths) for run in (before, during)]
        return Line(
            split=split,
            value=value,
            name=name,
            before=tallies[0],
            during=tallies[1],
            after=tally(chosen, after, coverage, deaths) if after is not None else None,
            ratio=ratio(tallies[1], tallies[0]),
        )

    def is_of(side: str) -> Callable[[Key], bool]:
        return lambda key: key[3] == side or (side == OTHERS and key[3] not in named)

    def answers(answer: Answer) -> Callable[[Key], bool]:
        return lambda key: key[2] == answer

    return (
        line("all", "all", "all events", lambda key: True),
        *(line("under_text", answer, ANSWER_WORDS[answer], answers(answer)) for answer in ANSWERS),
        *(line("side", key, words, is_of(key)) for key, words in sides),
    )


def tally(bag: Bag, run: Run, coverage: Coverage, deaths: tuple[Bag, Bag] | None = None) -> Tally:
    """The events of one phase and their rate; `deaths`: the lowest and highest numbers of them, by the same keys."""
    touching = [key for key in bag if overlap((key[0], key[1]), run) > 0]
    within = [key for key in touching if run[0] <= key[0] and key[1] <= run[1]]
    surely, maybe = sum(bag[key] for key in within), sum(bag[key] for key in touching)
    days = round(coverage.within(run), 6)
    rate = None
    if coverage.claims(run):
        rate = Estimate(surely / days, maybe / days, _limits(surely)[0] / days, _limits(maybe)[1] / days)
    if deaths is None:
        return Tally(surely, maybe, days, days, rate)
    low, high = deaths
    died = sum(low.get(key, 0) for key in within), sum(high.get(key, 0) for key in touching)
    return Tally(surely, maybe, days, days, rate, *died)


@cache
def _limits(count: int) -> tuple[float, float]:
    """Garwood's limits, worked out once a count."""
    return poisson_limits(count)


def ratio(tally: Tally, rival: Tally) -> Estimate | None:
    """The rate of one phase by that of another; None where either is not claimed."""
    if tally.rate is None or rival.rate is None:
        return None
    days, rival_days = tally.days_low, rival.days_low
    low, _ = ratio_limits(tally.count_low, days, rival.count_high, rival_days)
    _, high = ratio_limits(tally.count_high, days, rival.count_low, rival_days)
    return Estimate(
        tally.rate.low / rival.rate.high if rival.rate.high and tally.rate.low is not None else None,
        tally.rate.high / rival.rate.low if rival.rate.low and tally.rate.high is not None else None,
        low,
        high,
    )


def over_windows(readings: Sequence[Sequence[Line]]) -> tuple[Line, ...]:
    """The same lines in several readings of the days as one range each."""
    return tuple(_joined(lines) for lines in zip(*readings, strict=True))


def _joined(lines: Sequence[Line]) -> Line:
    """One line in every reading as one range."""
    after = [line.after for line in lines if line.after is not None]
    return msgspec.structs.replace(
        lines[0],
        before=_range([line.before for line in lines]),
        during=_range([line.during for line in lines]),
        after=_range(after) if after else None,
        ratio=_estimate([line.ratio for line in lines]),
    )


def _range(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        min(one.count_low for one in tallies),
        max(one.count_high for one in tallies),
        min(one.days_low for one in tallies),
        max(one.days_high for one in tallies),
        _estimate([one.rate for one in tallies]),
        min((one.deaths_low for one in tallies if one.deaths_low is not None), default=None),
        max((one.deaths_high for one in tallies if one.deaths_high is not None), default=None),
    )


def _estimate(estimates: Iterable[Estimate | None]) -> Estimate | None:
    """The widest range; None where one reading claims none, and open where one is open."""
    found = list(estimates)
    known = [one for one in found if one is not None]
    if not known or len(known) < len(found):
        return None
    lows, highs, uppers = [one.low for one in known], [one.high for one in known], [one.upper for one in known]
    return Estimate(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
        min(one.lower for one in known),
        None if None in uppers else max(upper for upper in uppers if upper is not None),
    )


def sides_counted(bag: Bag, runs: Sequence[Run], words: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """The sides with events in any of the runs, those with most first; past MOST_SIDES one line for the others."""
    totals: dict[str, int] = {}
    for key, number in bag.items():
        if any(overlap((key[0], key[1]), run) > 0 for run in runs):
            totals[key[3]] = totals.get(key[3], 0) + number
    ranked = sorted(totals, key=lambda side: (-totals[side], side))
    if len(ranked) <= MOST_SIDES:
        return tuple((side, words(side)) for side in ranked)
    return (*((side, words(side)) for side in ranked[: MOST_SIDES - 1]), (OTHERS, "others"))


def waves(bag: Bag, run: Run, coverage: Coverage) -> float | None:
    """How many times more the days of a run differ than chance lets them; None where chance is enough.

    The index of dispersion of events of one day (variance by mean), tested against chi-square at 99 %.
    """
    first, last = math.ceil(run[0]), math.floor(run[1])
    days = round(coverage.within((first, last)))
    per_day: dict[int, int] = {}
    for key, number in bag.items():
        day = int(key[0])
        if first <= day < last and key[1] <= day + 1 and coverage.within((day, day + 1)):
            per_day[day] = per_day.get(day, 0) + number
    total = sum(per_day.values())
    if days < FEWEST_FOR_WAVES or total < FEWEST_FOR_WAVES:
        return None
    mean = total / days
    spread = sum(count**2 for count in per_day.values()) / mean - total
    if gamma_below((days - 1) / 2, spread / 2) < SURE_OF_WAVES:
        return None
    return spread / (days - 1)
