"""Counts and rates of phases, as ranges."""

from __future__ import annotations

import random

import pytest

from trucewatch.core.monitored import Estimate, Line
from trucewatch.monitor.rates import (
    ANSWERS,
    MOST_SIDES,
    OTHERS,
    Coverage,
    Key,
    lines_of,
    over_windows,
    sides_counted,
    tally,
    waves,
)

ALL = Coverage(0, 999)


def on(day: float, days: float = 1, answer: str = "yes", side: str = "accused:north") -> Key:
    """An event of a day, or of some day of several."""
    return (day, day + days, answer, side)  # type: ignore[return-value]


def test_an_event_over_a_border_may_be_of_either_side_and_is_surely_of_none() -> None:
    bag = {on(9, 3): 1, on(12): 2}
    before, during = tally(bag, (0, 10), ALL), tally(bag, (10, 20), ALL)
    assert (before.count_low, before.count_high) == (0, 1)
    assert (during.count_low, during.count_high) == (2, 3)


def test_an_event_of_the_last_day_is_within_and_of_the_day_after_is_not() -> None:
    assert tally({on(9): 1, on(10): 1}, (0, 10), ALL).count_high == 1


def test_a_rate_is_of_covered_days_with_the_limits_of_its_count() -> None:
    made = tally({on(3): 10}, (0, 20), Coverage(0, 9))
    assert (made.days_low, made.days_high) == (10, 10)
    assert made.rate is not None
    assert (made.rate.low, made.rate.high) == (1, 1)
    assert (made.rate.lower, made.rate.upper) == pytest.approx((0.4795, 1.8390), abs=1e-4)


def test_limits_take_the_lower_of_what_is_sure_and_the_upper_of_what_may_be() -> None:
    made = tally({on(3): 5, on(9, 4): 5}, (0, 10), ALL)
    assert made.rate is not None
    assert (made.rate.low, made.rate.high) == (0.5, 1)
    assert (made.rate.lower, made.rate.upper) == pytest.approx((0.1623, 1.8390), abs=1e-4)


def test_deaths_are_summed_from_the_lowest_of_what_is_sure_to_the_highest_of_what_may_be() -> None:
    bag = {on(3): 2, on(9, 3): 1}
    made = tally(bag, (0, 10), ALL, ({on(3): 4, on(9, 3): 1}, {on(3): 6, on(9, 3): 9}))
    assert (made.deaths_low, made.deaths_high) == (4, 15)
    assert tally(bag, (0, 10), ALL).deaths_high is None


def test_reports_claim_a_rate_only_where_they_cover_every_day() -> None:
    some = Coverage(0, 9, frozenset(range(10)), is_strict=True)
    assert tally({on(3): 1}, (0, 10), some).rate is not None
    partly = tally({on(3): 1}, (0, 11), some)
    assert partly.rate is None
    assert partly.days_high == 10


def test_no_rate_is_claimed_of_days_in_a_gap() -> None:
    silent = Coverage(0, 99, gaps=((40, 60),))
    assert tally({}, (42, 50), silent).rate is None
    half = tally({on(32): 4}, (30, 50), silent)
    assert half.days_high == 10
    assert half.rate is not None and half.rate.high == 0.4


def lines(bag: dict[Key, int], start: float = 10, end: float = 20) -> dict[str, Line]:
    """The lines of a text that held from `start` to `end`, by name."""
    sides = sides_counted(bag, [(0, 40)], lambda side: side)
    made = lines_of(bag, (2 * start - end, start), (start, end), (end, 2 * end - start), ALL, sides)
    return {line.name: line for line in made}


def test_answers_and_sides_each_share_out_all_events() -> None:
    bag = {on(3): 4, on(12, answer="no"): 2, on(14, 1, "unclear", "nobody"): 3, on(25): 1}
    made = lines(bag).values()
    for split in ("under_text", "side"):
        for phase in ("before", "during", "after"):
            parts = [getattr(line, phase).count_low for line in made if line.split == split]
            (whole,) = (getattr(line, phase).count_low for line in made if line.split == "all")
            assert sum(parts) == whole


def test_a_ratio_is_the_rate_during_by_the_rate_before() -> None:
    ratio = lines({on(3): 8, on(12): 2})["all events"].ratio
    assert ratio is not None
    assert (ratio.low, ratio.high) == (0.25, 0.25)
    assert ratio.upper is not None
    assert ratio.lower < 0.25 < ratio.upper


def test_nothing_before_leaves_a_ratio_undefined_with_its_lower_limit() -> None:
    ratio = lines({on(12): 5})["all events"].ratio
    assert ratio is not None
    assert (ratio.low, ratio.high, ratio.upper) == (None, None, None)
    assert ratio.lower > 0


def test_over_several_readings_every_number_is_its_widest_range() -> None:
    bag = {on(3): 4, on(12): 2, on(20): 3}
    short, long = list(lines(bag, 10, 20).values()), list(lines(bag, 10, 21).values())
    joined = over_windows([short, long])[0]
    assert (joined.during.count_low, joined.during.count_high) == (2, 5)
    assert (joined.during.days_low, joined.during.days_high) == (10, 11)
    rates = [line.during.rate for line in (short[0], long[0])]
    assert joined.during.rate == Estimate(
        min(rate.low or 0 for rate in rates if rate),
        max(rate.high or 0 for rate in rates if rate),
        min(rate.lower for rate in rates if rate),
        max(rate.upper or 0 for rate in rates if rate),
    )


def test_past_so_many_sides_the_others_share_a_line() -> None:
    bag = {on(12, side=f"accused:{number}"): number + 1 for number in range(MOST_SIDES + 3)}
    sides = sides_counted(bag, [(10, 20)], lambda side: side)
    assert len(sides) == MOST_SIDES
    assert sides[-1][0] == OTHERS
    made = lines_of(bag, (0, 10), (10, 20), None, ALL, sides)
    assert sum(line.during.count_low for line in made if line.split == "side") == sum(bag.values())


def test_every_answer_has_its_line_even_where_nothing_fell_to_it() -> None:
    assert [line.value for line in lines({}).values() if line.split == "under_text"] == list(ANSWERS)


def test_raids_in_waves_are_told_and_events_by_chance_are_not() -> None:
    dice = random.Random(7)
    even = {on(day): 1 + (dice.random() < 0.5) for day in range(60)}
    nights = {on(day): 12 for day in range(0, 60, 6)}
    assert waves(even, (0, 60), ALL) is None
    told = waves(nights, (0, 60), ALL)
    assert told is not None and told > 5


def test_days_in_a_gap_make_no_wave() -> None:
    even = {on(day): 8 for day in range(30)}
    assert waves(even, (0, 60), Coverage(0, 59, gaps=((30, 60),))) is None
    assert waves(even, (0, 60), ALL) is not None


def test_of_few_days_or_events_nothing_is_said_of_waves() -> None:
    assert waves({on(3): 50}, (0, 5), ALL) is None
    assert waves({on(3): 5}, (0, 60), ALL) is None
