"""Exact intervals for counts: Garwood (1936) for a Poisson mean, Clopper and Pearson (1934) for a share.

Limits are quantiles of the gamma and beta distributions, found by halving an interval; both functions are computed by
series and continued fractions (Abramowitz and Stegun 6.5.29, 6.5.31, 26.5.8), so counts may be large.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from trucewatch.core.monitored import CONFIDENCE

STEPS = 200
"""Halvings at most; the answer stands long before."""
MOST_TERMS = 100_000
SMALL = 1e-300
CLOSE = 1e-14


def poisson_limits(count: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Garwood's limits of the mean of which `count` was seen: 0 gives 0 and 3.689, 10 gives 4.795 and 18.390."""
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else gamma_quantile(count, tail)
    return low, gamma_quantile(count + 1, 1 - tail)


def share_limits(successes: int, trials: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Clopper and Pearson's limits of a share: 0 of 10 gives 0 and 0.3085; none of none gives 0 and 1."""
    tail = (1 - confidence) / 2
    failures = trials - successes
    low = 0.0 if successes == 0 else beta_quantile(successes, failures + 1, tail)
    high = 1.0 if failures == 0 else beta_quantile(successes + 1, failures, 1 - tail)
    return low, high


def ratio_limits(
    count: int, days: float, rival: int, rival_days: float, confidence: float = CONFIDENCE
) -> tuple[float, float | None]:
    """Limits of the ratio of two Poisson rates: given their sum, `count` is a binomial share of it.

    `days` and `rival_days` are above 0. An upper limit of None: nothing bounds it, for the rival count is 0 or near.
    """
    low, high = share_limits(count, count + rival, confidence)
    exposure = rival_days / days
    return low / (1 - low) * exposure, None if high >= 1 else high / (1 - high) * exposure


def gamma_quantile(shape: float, share: float) -> float:
    """Where the gamma distribution of scale 1 has `share` of its mass below; half a chi-square quantile."""
    high = shape + 10 * math.sqrt(shape) + 50
    return _halved(lambda at: gamma_below(shape, at), share, 0.0, high)


def beta_quantile(first: float, second: float, share: float) -> float:
    """Where the beta distribution has `share` of its mass below."""
    return _halved(lambda at: beta_below(first, second, at), share, 0.0, 1.0)


def _halved(rising: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where a rising function has the value `wanted`."""
    for _ in range(STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if rising(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def gamma_below(shape: float, at: float) -> float:
    """The share of the gamma distribution of scale 1 that lies below `at`."""
    if at <= 0:
        return 0.0
    front = math.exp(shape * math.log(at) - at - math.lgamma(shape))
    if at < shape + 1:
        term = total = 1 / shape
        for step in range(1, MOST_TERMS):
            term *= at / (shape + step)
            total += term
            if term < total * CLOSE:
                break
        return front * total
    # The continued fraction of the upper tail, by Lentz's method.
    below = at + 1 - shape
    fraction = inverse = 1 / (below or SMALL)
    above = 1 / SMALL
    for step in range(1, MOST_TERMS):
        factor = -step * (step - shape)
        below += 2
        inverse = 1 / (factor * inverse + below or SMALL)
        above = below + factor / above or SMALL
        change = inverse * above
        fraction *= change
        if abs(change - 1) < CLOSE:
            break
    return 1 - front * fraction


def beta_below(first: float, second: float, at: float) -> float:
    """The share of the beta distribution that lies below `at`."""
    if at <= 0 or at >= 1:
        return float(at >= 1)
    front = math.exp(
        math.lgamma(first + second)
        - math.lgamma(first)
        - math.lgamma(second)
        + first * math.log(at)
        + second * math.log1p(-at)
    )
    if at < (first + 1) / (first + second + 2):
        return front * _beta_fraction(first, second, at) / first
    return 1 - front * _beta_fraction(second, first, 1 - at) / second


def _beta_fraction(first: float, second: float, at: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    above = 1.0
    below = 1 / (1 - (first + second) * at / (first + 1) or SMALL)
    fraction = below
    for step in range(1, MOST_TERMS):
        even = step * (second - step) * at / ((first + 2 * step - 1) * (first + 2 * step))
        odd = -(first + step) * (first + second + step) * at / ((first + 2 * step) * (first + 2 * step + 1))
        change = 1.0
        for factor in (even, odd):
            below = 1 / (1 + factor * below or SMALL)
            above = 1 + factor / above or SMALL
            change = below * above
            fraction *= change
        if abs(change - 1) < CLOSE:
            break
    return fraction
