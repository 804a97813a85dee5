"""Days, months and feasts of the calendar: counting, without reading."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}

Days = tuple[date, date]
"""The first and the last day, both included."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date | None:
    """`day` moved by `days`, or None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_of(year: int, month: int) -> Days | None:
    """The days of a month; `month` may run over the year's ends (13 = January of the next)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = day_of(year, month, 1)
    following = day_of(year + month // 12, month % 12 + 1, 1)
    if first is None or following is None:
        return None
    return first, following - timedelta(days=1)


def year_of(year: int) -> Days | None:
    """The days of a year."""
    first, last = day_of(year, 1, 1), day_of(year, 12, 31)
    return None if first is None or last is None else (first, last)


def western_easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (the computus of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian computus (Meeus), as a Gregorian day; right from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
