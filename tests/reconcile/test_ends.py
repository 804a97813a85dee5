"""Of several ends those that a text states are surest, and one that counting gives to the hour is the nearest."""

from __future__ import annotations

from trucewatch.core.account import Expiry
from trucewatch.core.ends import surest_ends

TOLD = Expiry("2031-05-09", "told as “until 9 May”")
COUNTED = Expiry("2031-05-10", "the start plus the length, counted in days of 24 hours")
HOUR = Expiry("2031-05-09T18:00:00+03:00", "the hour of the start plus the length, counted in hours of 24 to a day")


def test_what_is_told_leaves_no_count_of_days_beside_it() -> None:
    assert surest_ends([COUNTED, TOLD, TOLD]) == (TOLD,)
    assert surest_ends([COUNTED]) == (COUNTED,)


def test_the_hour_of_the_day_told_is_nearer_than_the_day() -> None:
    assert surest_ends([TOLD, COUNTED, HOUR]) == (HOUR,)


def test_ends_meet_as_far_as_both_are_told() -> None:
    assert TOLD.meets(HOUR)
    assert HOUR.meets(TOLD)
    assert not TOLD.meets(COUNTED)
    assert not HOUR.meets(Expiry("2031-05-09T20:00", "told as “until 8 p.m. on 9 May”"))
    assert not COUNTED.meets(Expiry("2031-05-10T18:00", "the hour of the start plus the length"))
