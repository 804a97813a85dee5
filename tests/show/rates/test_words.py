"""Counts and rates in words."""

from __future__ import annotations

import pytest

from trucewatch.core.monitored import Estimate, Tally
from trucewatch.show.rates.words import count_of, estimate_of, rate_of, short, versions_words


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (0.23333, "0.233"), (12.5, "12.5"), (1240, "1,240"), (0.00123, "0.00123"), (7, "7")]
)
def test_a_number_has_three_figures(value: float, words: str) -> None:
    assert short(value) == words


@pytest.mark.parametrize(
    ("estimate", "words"),
    [
        (Estimate(0.2, 0.2, 0.08, 0.5), "0.2 (0.08–0.5)"),
        (Estimate(0.2, 0.3, 0.08, 0.5), "0.2–0.3 (0.08–0.5)"),
        (Estimate(0.5, None, 0.1, None), "0.5 or more (0.1 or more)"),
        (Estimate(None, None, 0.4, None), "not defined (0.4 or more)"),
        (Estimate(None, 3.0, 0.0, 5.0), "up to 3 (0–5)"),
        (None, "no rate"),
    ],
)
def test_an_estimate_is_told_with_its_limits(estimate: Estimate | None, words: str) -> None:
    assert estimate_of(estimate) == words


def test_none_counted_on_days_that_nobody_covers_is_no_nought() -> None:
    untold = Tally(0, 0, 0, 0, None)
    assert (count_of(untold), rate_of(untold)) == ("–", "no day covered")
    assert count_of(Tally(0, 0, 10, 10, Estimate(0, 0, 0, 0.37))) == "0"
    assert (count_of(None), rate_of(None)) == ("–", "no end stated")
    assert (count_of(Tally(1, 2, 3, 3, None)), rate_of(Tally(1, 2, 3, 3, None))) == ("1–2", "no rate")


def test_versions_count_from_one_for_readers() -> None:
    assert versions_words((2, 0)) == "versions 1 and 3"
    assert versions_words((0,)) == "version 1"
