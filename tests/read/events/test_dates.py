"""Dates as tables write them."""

from __future__ import annotations

import pytest

from trucewatch.read.events.dates import NO_DATE, TWO_READINGS, Days, days_in, widened


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04"),
        ("2031-5-4", "2031-05-04", "2031-05-04"),
        ("2031-05-04 00:00:00.000", "2031-05-04", "2031-05-04"),
        ("2031-05-04 18:30", "2031-05-04T18:30:00", "2031-05-04T18:30:00"),
        ("2031-05-04T18:30:00+0300", "2031-05-04T18:30:00+03:00", "2031-05-04T18:30:00+03:00"),
        ("2031-05-04T18:30Z", "2031-05-04T18:30:00+00:00", "2031-05-04T18:30:00+00:00"),
        ("2031/05/04", "2031-05-04", "2031-05-04"),
        ("04 May 2031", "2031-05-04", "2031-05-04"),
        ("4-May-2031", "2031-05-04", "2031-05-04"),
        ("May 4, 2031", "2031-05-04", "2031-05-04"),
        ("14/05/2031", "2031-05-14", "2031-05-14"),
        ("05/14/2031", "2031-05-14", "2031-05-14"),
        ("5/5/2031", "2031-05-05", "2031-05-05"),
        ("04.05.2031", "2031-05-04", "2031-05-04"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("February 2031", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_a_cell_names_days(words: str, first: str, last: str) -> None:
    assert days_in(words, day_first=None) == Days(first, last)


def test_day_and_month_that_could_be_either_are_two_readings_until_somebody_says() -> None:
    assert days_in("04/05/2031", day_first=None) == TWO_READINGS
    assert days_in("04/05/2031", day_first=True) == Days("2031-05-04", "2031-05-04")
    assert days_in("04/05/2031", day_first=False) == Days("2031-04-05", "2031-04-05")


@pytest.mark.parametrize(
    "words", ["31/02/2031", "2031-13-01", "yesterday", "45781", "2031-05-04 25:10", "0000-01-01", "4/5/31"]
)
def test_what_no_calendar_has_is_no_date(words: str) -> None:
    assert days_in(words, day_first=True) == NO_DATE


DAY = Days("2031-05-15", "2031-05-15")


@pytest.mark.parametrize(
    ("kind", "code", "first", "last"),
    [
        ("acled", "1", "2031-05-15", "2031-05-15"),
        ("acled", "2", "2031-05-09", "2031-05-21"),
        ("acled", "3", "2031-05-01", "2031-05-31"),
        ("ged", "1", "2031-05-15", "2031-05-15"),
        ("ged", "2", "2031-05-09", "2031-05-21"),
        ("ged", "4", "2031-05-01", "2031-05-31"),
        ("ged", "5", "2031-01-01", "2031-12-31"),
        ("ged", "9", "2031-05-15", "2031-05-15"),
        ("mapping", "3", "2031-05-15", "2031-05-15"),
    ],
)
def test_a_precision_opens_the_days_that_it_leaves(kind: str, code: str, first: str, last: str) -> None:
    assert widened(DAY, code, kind) == Days(first, last)  # type: ignore[arg-type]


def test_days_that_a_table_states_itself_stay() -> None:
    week = Days("2031-05-12", "2031-05-18")
    assert widened(week, "3", "ged") == week
