"""Values of TIMEX3 for days, weeks, months, quarters, seasons and years, and the days that they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from trucewatch.lang.days import Days, day_of, month_of, shifted, year_of
from trucewatch.lang.tense import Direction

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that each begins with, by the meteorologists' calendar of the north."""
MUCH_NEARER = 4
"""A time that is so many times nearer is meant, whatever the verb."""
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)


def week_value(day: date) -> str:
    """The ISO week of the day: 2016-W45."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def value_at(day: date, unit: str) -> str:
    """The value of the `unit` that holds the day."""
    match unit:
        case "day" | "night":
            return day.isoformat()
        case "week":
            return week_value(day)
        case "weekend":
            return f"{week_value(day)}-WE"
        case "month":
            return f"{day.year:04d}-{day.month:02d}"
        case "quarter":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "decade":
            return f"{day.year // 10:03d}"
        case "century":
            return f"{day.year // 100:02d}"
        case _:
            return f"{day.year:04d}"


def moved(day: date, unit: str, number: int) -> date | None:
    """The day `number` units away; a day that the month lacks is its last. None outside the calendar."""
    in_days = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if in_days is not None:
        return shifted(day, in_days * number) if abs(number) < 10**6 else None
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months is None or abs(number) > 10**5:
        return None
    place = day.year * 12 + day.month - 1 + months * number
    if not 12 <= place < 9998 * 12:
        return None
    of_month = month_of(place // 12, place % 12 + 1)
    return None if of_month is None else min(of_month[1], of_month[0] + timedelta(days=day.day - 1))


def near(day: date, unit: str, step: int) -> str:
    """The value of the unit `step` after the one that holds the day; "" outside the calendar."""
    there = moved(day.replace(day=1) if unit in ("month", "quarter", "year", "decade", "century") else day, unit, step)
    return "" if there is None else value_at(there, unit)


def days_of_value(value: str) -> Days | None:
    """First and last day of a value with a year; None for durations and for what is not known.

    >>> days_of_value("2016-W45-WE")
    (datetime.date(2016, 11, 12), datetime.date(2016, 11, 13))
    """
    if value.isdigit() and len(value) in (2, 3):
        width = 10 ** (4 - len(value))
        return _from_to(day_of(int(value) * width or 1, 1, 1), day_of(int(value) * width + width - 1, 12, 31))
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    year = int(found["year"])
    if found["week"]:
        try:
            monday = date.fromisocalendar(year, int(found["week"]), 1)
        except ValueError:
            return None
        return _from_to(shifted(monday, 5 if found["weekend"] else 0), shifted(monday, 6))
    if found["quarter"]:
        return _months(year, 3 * int(found["quarter"]) - 2, 3)
    if found["half"]:
        return _months(year, 6 * int(found["half"]) - 5, 6)
    if found["season"]:
        return _months(year, SEASON_MONTH[found["season"]], 3)
    if found["day"]:
        day = day_of(year, int(found["month"]), int(found["day"]))
        return _from_to(day, day)
    return _months(year, int(found["month"]), 1) if found["month"] else year_of(year)


def _months(year: int, month: int, length: int) -> Days | None:
    """`length` months from that one; None where there is no such month."""
    first, last = (month_of(year, month), month_of(year, month + length - 1)) if 1 <= month <= 12 else (None, None)
    return None if first is None or last is None else (first[0], last[1])


def _from_to(first: date | None, last: date | None) -> Days | None:
    return None if first is None or last is None else (first, last)


def likely(base: date, direction: Direction, days_in: Callable[[int], Days | None]) -> Days | None:
    """The days of the year that is meant: much the nearer ones, else as the verbs say, else the past ones.

    `lang.days.nearest` is more careful; here a month is more often named for the near one, whatever the verb.
    """
    candidates = [days for year in (base.year - 1, base.year, base.year + 1) if (days := days_in(year))]
    past = [days for days in candidates if days[0] <= base]
    ahead = [days for days in candidates if days[0] > base]
    if not past or not ahead:
        return past[-1] if past else ahead[0] if ahead else None
    gone, coming = max(0, (base - past[-1][1]).days), (ahead[0][0] - base).days
    if coming * MUCH_NEARER <= gone:
        return ahead[0]
    return ahead[0] if direction == "future" and gone * MUCH_NEARER > coming else past[-1]


def part_of(days: Days | None, part: str, *, unit: str = "") -> Days | None:
    """The first, middle or last part: half of a period for early and late; of a year said as a number, a third."""
    if days is None or not part:
        return days
    first, last = days
    length = (last - first).days + 1
    share = length // 3 if unit == "third" else (length + 1) // 2 if length < 10 else length // 2
    if part == "early":
        return first, first + timedelta(days=share - 1)
    if part == "late":
        return first + timedelta(days=length - share), last
    margin = length // 6 if length < 10 else length // 4
    return first + timedelta(days=margin), last - timedelta(days=margin)
