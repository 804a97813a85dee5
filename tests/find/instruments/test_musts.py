"""Conditions without a conjunction: who has to be there."""

from __future__ import annotations

import pytest

from truces import conditions

TALKS = "Aruna and Belmar agreed to begin peace talks. "


@pytest.mark.parametrize(
    "condition",
    [
        "negotiating without the League is pointless",
        "talks without Cadel are unacceptable",
        "a settlement without the League was unthinkable",
    ],
)
def test_without_whom_it_makes_no_sense(condition: str) -> None:
    assert conditions(f"{TALKS}Ilva Torrin said {condition}.") == [("aruna", condition)]


@pytest.mark.parametrize(
    "remark",
    [
        "negotiating without the League is not pointless",
        "a settlement without the League was never impossible",
    ],
)
def test_what_is_not_pointless_sets_nothing(remark: str) -> None:
    assert conditions(f"{TALKS}Ilva Torrin said {remark}.") == []


@pytest.mark.parametrize(
    "remark", ["a harvest without rain is impossible", "a life without school talks was unacceptable"]
)
def test_life_without_something_is_no_matter_of_a_truce(remark: str) -> None:
    assert conditions(f"{TALKS}Ilva Torrin said {remark}.") == []


def test_pointless_talks_are_no_condition_where_nobody_is_left_out() -> None:
    assert conditions(f"{TALKS}Ilva Torrin said negotiating with the League is pointless.") == []
