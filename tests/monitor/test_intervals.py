"""Exact intervals against published tables and against the sums that define them."""

from __future__ import annotations

import math

import pytest

from trucewatch.monitor.intervals import beta_below, gamma_below, poisson_limits, ratio_limits, share_limits


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0.0, 3.689),
        (1, 0.0253, 5.572),
        (2, 0.242, 7.225),
        (5, 1.623, 11.668),
        (10, 4.795, 18.390),
        (20, 12.217, 30.888),
        (50, 37.111, 65.919),
        (100, 81.364, 121.627),
    ],
)
def test_limits_of_a_poisson_mean_are_those_of_the_published_table(count: int, low: float, high: float) -> None:
    assert poisson_limits(count) == pytest.approx((low, high), abs=6e-4)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 10, 0.0, 0.3085),
        (1, 10, 0.0025, 0.4450),
        (5, 10, 0.1871, 0.8129),
        (10, 10, 0.6915, 1.0),
        (3, 20, 0.0321, 0.3789),
    ],
)
def test_limits_of_a_share_are_those_of_the_published_table(
    successes: int, trials: int, low: float, high: float
) -> None:
    assert share_limits(successes, trials) == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize("count", [1, 3, 17, 60, 400])
def test_at_each_limit_the_tail_that_the_count_begins_holds_two_and_a_half_percent(count: int) -> None:
    def at_most(most: int, mean: float) -> float:
        return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(most + 1))

    low, high = poisson_limits(count)
    assert 1 - at_most(count - 1, low) == pytest.approx(0.025, abs=1e-9)
    assert at_most(count, high) == pytest.approx(0.025, abs=1e-9)


@pytest.mark.parametrize(("successes", "trials"), [(1, 7), (4, 9), (30, 200)])
def test_the_same_holds_for_a_share(successes: int, trials: int) -> None:
    def at_most(most: int, share: float) -> float:
        return math.fsum(math.comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(most + 1))

    low, high = share_limits(successes, trials)
    assert 1 - at_most(successes - 1, low) == pytest.approx(0.025, abs=1e-9)
    assert at_most(successes, high) == pytest.approx(0.025, abs=1e-9)


def test_large_counts_come_near_the_normal_interval() -> None:
    low, high = poisson_limits(1_000_000)
    assert low == pytest.approx(1_000_000 - 1960, abs=3)
    assert high == pytest.approx(1_000_000 + 1960, abs=5)


def test_distributions_stay_within_nought_and_one() -> None:
    for at in (0.0, 1e-9, 0.5, 1.0, 7.0, 1e6):
        assert 0 <= gamma_below(3, at) <= 1
        assert 0 <= beta_below(2, 5, at) <= 1


def test_a_ratio_of_rates_mirrors() -> None:
    low, high = ratio_limits(12, 30, 40, 60)
    other_low, other_high = ratio_limits(40, 60, 12, 30)
    assert high is not None and other_high is not None
    assert (low * other_high, high * other_low) == pytest.approx((1, 1))


def test_as_many_in_twice_the_days_is_half_the_rate() -> None:
    low, high = ratio_limits(500, 200, 500, 100)
    assert high is not None
    assert low < 0.5 < high


def test_nothing_before_leaves_the_ratio_without_an_upper_limit() -> None:
    assert ratio_limits(5, 10, 0, 10)[1] is None
    assert ratio_limits(0, 10, 0, 10) == (0, None)
