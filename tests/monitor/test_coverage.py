"""The days that a source can tell of."""

from __future__ import annotations

from datetime import date

from made_facts import day, frame, told
from trucewatch.core.values import When
from trucewatch.monitor.coverage import reported_days, rows_cover


def test_a_table_covers_from_its_first_day_to_its_last() -> None:
    made = rows_cover({10, 12, 30}, {10, 12, 30})
    assert (made.first, made.last, made.gaps) == (10, 30, ())


def test_a_month_of_silence_in_a_table_of_every_day_is_a_gap() -> None:
    days = {*range(100), *range(131, 300)}
    assert rows_cover(days, days).gaps == ((100, 131),)


def test_a_month_of_silence_in_a_table_of_a_few_events_is_none() -> None:
    days = {0, 25, 31, 70, 101, 150, 166, 190, 240, 300}
    assert rows_cover(days, days).gaps == ()


def test_five_silent_days_are_nothing_to_wonder_at() -> None:
    days = {*range(100), *range(105, 200)}
    assert rows_cover(days, days).gaps == ()


def test_a_row_that_may_be_of_a_silent_day_breaks_the_silence() -> None:
    days = {*range(100), *range(131, 300)}
    assert rows_cover(days, days | set(range(105, 128))).gaps == ()


def test_a_table_without_a_row_covers_nothing() -> None:
    assert rows_cover(set(), set()).within((0, 10_000)) == 0


def test_a_report_tells_of_its_day_and_the_day_before() -> None:
    account = frame(
        told("a", "<t>A truce.</t>", day("2031-05-05")),
        told("b", "<t>The truce.</t>", When("2031-05-08", "2031-05-09", "stated")),
        told("c", "<t>Truce.</t>"),
    )
    days = sorted(date.fromordinal(number).isoformat() for number in reported_days(account, None))
    assert days == ["2031-05-04", "2031-05-05"]
