"""When a text held: every defensible start with every defensible end."""

from __future__ import annotations

import pytest

from made_facts import day, exactly, version
from trucewatch.core.account import Expiry
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.monitor.windows import Held, iso_of, phases, readings_of, run_of, zone_of_version


def told(
    *, starts: When = UNKNOWN_TIME, ends: tuple[str, ...] = (), rule: str = "as stated", lasts: int = 0
) -> list[str]:
    """The readings in words: "2031-05-04 to 2031-05-14"."""
    text = version(
        (),
        starts=starts,
        expires=tuple(Expiry(end, rule) for end in ends),
        lasts=exactly(lasts, "days") if lasts else None,
    )
    return [f"{iso_of(one.starts)} to {iso_of(one.ends) if one.ends else 'open'}" for one in readings_of(text)]


def test_an_end_with_its_hour_has_one_reading() -> None:
    assert told(starts=day("2031-05-04"), ends=("2031-05-14T18:00:00+03:00",)) == ["2031-05-04 to 2031-05-14T18:00"]


def test_beside_an_end_to_the_hour_whole_days_are_no_other_reading() -> None:
    ends = ("2031-05-14T18:00:00+03:00", "2031-05-14")
    assert told(starts=day("2031-05-04"), ends=ends) == ["2031-05-04 to 2031-05-14T18:00"]


def test_a_last_day_without_an_hour_is_counted_and_not_counted() -> None:
    assert told(starts=day("2031-05-04"), ends=("2031-05-14",)) == [
        "2031-05-04 to 2031-05-14",
        "2031-05-04 to 2031-05-15",
    ]


def test_a_rule_that_counts_the_last_day_leaves_one_reading() -> None:
    rule = "the last day runs to its end"
    assert told(starts=day("2031-05-04"), ends=("2031-05-14",), rule=rule) == ["2031-05-04 to 2031-05-15"]


def test_a_start_on_one_of_two_days_has_both() -> None:
    starts = When("2031-05-04", "2031-05-05", "stated")
    assert told(starts=starts, ends=("2031-05-14T00:00:00+00:00",)) == [
        "2031-05-04 to 2031-05-14",
        "2031-05-05 to 2031-05-14",
    ]


def test_start_and_length_give_an_end_where_none_is_stated() -> None:
    assert told(starts=day("2031-05-04"), lasts=10)[0] == "2031-05-04 to 2031-05-14"


def test_without_an_end_it_is_open_and_without_a_start_there_is_no_window() -> None:
    assert told(starts=day("2031-05-04")) == ["2031-05-04 to open"]
    assert told(ends=("2031-05-14",)) == []


def test_an_end_before_the_start_is_no_end() -> None:
    text = version((), starts=day("2031-05-04"), expires=(Expiry("2031-05-01T12:00:00+00:00", "as stated"),))
    (only,) = readings_of(text)
    assert only.ends is None
    assert "before the start" in only.rule


def test_phases_beside_a_text_are_as_long_as_it_unless_told_otherwise() -> None:
    held = Held(100.0, 110.0, "")
    assert phases(held, 500.0, None, None) == ((90.0, 100.0), (100.0, 110.0), (110.0, 120.0))
    assert phases(held, 500.0, 30, 5) == ((70.0, 100.0), (100.0, 110.0), (110.0, 115.0))


def test_a_text_without_an_end_is_counted_up_to_the_last_covered_day() -> None:
    assert phases(Held(100.0, None, ""), 130.0, None, None) == ((70.0, 100.0), (100.0, 130.0), None)
    assert phases(Held(100.0, None, ""), 90.0, None, None) == ((100.0, 100.0), (100.0, 100.0), None)


def test_hours_are_read_in_the_zone_of_the_text() -> None:
    text = version((), starts=When("2031-05-04T18:00:00+03:00", "2031-05-04T18:00:00+03:00", "stated"))
    zone = zone_of_version(text)
    moment = run_of(When("2031-05-04T16:30:00+00:00", "2031-05-04T16:30:00+00:00", "stated"), zone)
    assert moment is not None
    assert iso_of(moment[0]) == "2031-05-04T19:30"
    assert moment[0] > readings_of(text)[0].starts


@pytest.mark.parametrize(
    "when", [When("2031-05-04", None, "stated"), UNKNOWN_TIME, When("2031-05-05", "2031-05-04", "stated")]
)
def test_an_open_time_is_no_run_of_days(when: When) -> None:
    assert run_of(when, zone_of_version(version(()))) is None


def test_a_day_that_no_calendar_has_is_shown_as_its_first_or_last() -> None:
    assert iso_of(-5000.0) == "0001-01-01"
    assert iso_of(9e9).startswith("9999-12")


@pytest.mark.parametrize("edge", ["9999-12-31T23:59:00-12:00", "0001-01-01T00:00:00+14:00", "9999-12-31", "0001-01-01"])
def test_the_edges_of_the_calendar_are_no_crash(edge: str) -> None:
    starts = When("2031-05-04T18:00:00+03:00", edge, "stated")
    text = version((), starts=starts, expires=(Expiry(edge, "as stated"),))
    for one in readings_of(text):
        assert one.ends is None or one.starts < one.ends
        assert len(iso_of(one.starts)) in (10, 16)
