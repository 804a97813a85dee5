"""Values of TIMEX3 and the days that they stand for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.lang.wide.periods import days_of_value, likely, moved, near, value_at


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2015-W53", date(2015, 12, 28), date(2016, 1, 3)),
        ("2024-W24-WE", date(2024, 6, 15), date(2024, 6, 16)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("2024-06-12TMO", date(2024, 6, 12), date(2024, 6, 12)),
    ],
)
def test_the_days_of_a_value(value: str, first: date, last: date) -> None:
    assert days_of_value(value) == (first, last)


@pytest.mark.parametrize("value", ["", "P3D", "PXY", "PRESENT_REF", "2024-13", "2023-W53", "2023-02-29"])
def test_what_has_no_days(value: str) -> None:
    assert days_of_value(value) is None


def test_a_month_away_from_its_last_day_is_a_last_day() -> None:
    assert moved(date(2024, 3, 31), "month", -1) == date(2024, 2, 29)
    assert moved(date(2024, 2, 29), "year", 1) == date(2025, 2, 28)
    assert near(date(2024, 3, 31), "month", -1) == "2024-02"


def test_much_the_nearer_time_is_meant_whatever_the_verb() -> None:
    january = [
        likely(date(2024, 12, 20), said, lambda year: days_of_value(f"{year}-01")) for said in ("past", "future")
    ]
    assert january == [days_of_value("2025-01")] * 2


@given(
    st.dates(date(1000, 2, 1), date(9000, 1, 1)), st.sampled_from(["day", "week", "month", "quarter", "year", "decade"])
)
def test_the_value_of_a_unit_holds_its_day(day: date, unit: str) -> None:
    days = days_of_value(value_at(day, unit))
    assert days is not None
    assert days[0] <= day <= days[1]
