"""Days, months and feasts of the calendar: counting from a known day, without reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from trucewatch.lang.tense import Direction

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


FAR_DAYS = 300
"""A day without a year is not so far off where the same day of another year is near."""


def one(day: date | None) -> Days | None:
    """That day alone."""
    return None if day is None else (day, day)


def around(day: date | None, margin: int) -> Days | None:
    """The days up to `margin` from `day`."""
    if day is None:
        return None
    first, last = shifted(day, -margin), shifted(day, margin)
    return None if first is None or last is None else (first, last)


def nearest(
    base: date, direction: Direction, days_in: Callable[[int], Days | None], grace_days: int = 31
) -> Days | None:
    """The days of the year that is meant where none is said: the last past ones, or those ahead in the future tense.

    Days at most `grace_days` ahead are taken before such as are most of a year gone, whatever the verb (a truce agreed
    on 14 June "from 20 June" begins next week), and the other way round ("planned for 24 April, it left on 16 May").
    """
    candidates = [days for year in (base.year - 1, base.year, base.year + 1) if (days := days_in(year))]
    past = [days for days in candidates if days[0] <= base]
    ahead = [days for days in candidates if days[1] >= base]
    if not past or not ahead:
        return past[-1] if past else ahead[0] if ahead else None
    gone, coming = (base - past[-1][1]).days, (ahead[0][0] - base).days
    if coming <= grace_days and gone > FAR_DAYS:
        return ahead[0]
    if gone <= 2 * grace_days and coming > FAR_DAYS:
        return past[-1]
    return ahead[0] if direction == "future" else past[-1]


def last_such(base: date, days_in: Callable[[int], Days | None]) -> Days | None:
    """The latest such days that are over."""
    past = [days for year in (base.year - 1, base.year) if (days := days_in(year)) and days[1] < base]
    return past[-1] if past else None


def next_such(base: date, days_in: Callable[[int], Days | None]) -> Days | None:
    """The first such days that have not begun."""
    return next((days for year in (base.year, base.year + 1) if (days := days_in(year)) and days[0] > base), None)


def narrowed(days: Days | None, part: str) -> Days | None:
    """The part of a month or year that early, mid or late names: about a third of it."""
    if days is None:
        return None
    third = ((days[1] - days[0]).days + 1) // 3
    if part.startswith(("early", "beginning", "start")):
        return days[0], days[0] + timedelta(days=third)
    if part.startswith(("mid", "middle")):
        return days[0] + timedelta(days=third), days[1] - timedelta(days=third)
    if part.startswith(("late", "end")):
        return days[1] - timedelta(days=third), days[1]
    return days


def weekday_from(base: date, weekday: int, which: str, direction: Direction) -> Days | None:
    """The days that a weekday may mean, said on `base`.

    Alone it is the last one up to `base` or, in the future tense, the next one from it. "last" is the one of the week
    before (said on a Wednesday, last Tuesday is eight days back), "next" the one of the week after; where this week's
    lies four days off or more, speakers differ and both are given.
    """
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if which == "past":
        return one(shifted(base, -(back or 7)))
    if which in ("last", "previous"):
        of_last_week = base.weekday() - weekday + 7
        nearest_gone = back or 7
        if nearest_gone == of_last_week or nearest_gone < 4:
            return one(shifted(base, -of_last_week))
        return span_of(base, -of_last_week, -nearest_gone)
    if which == "next":
        of_next_week = weekday - base.weekday() + 7
        nearest_ahead = ahead or 7
        if nearest_ahead == of_next_week or nearest_ahead < 4:
            return one(shifted(base, of_next_week))
        return span_of(base, nearest_ahead, of_next_week)
    if which in ("coming", "following"):
        return one(shifted(base, ahead or 7))
    if direction == "future":
        return one(shifted(base, ahead))
    if direction == "either" and back:
        # "was due to end on Sunday" may be gone or to come; the day that is much nearer is taken.
        if abs(ahead - back) < 3:
            return None
        return one(shifted(base, ahead if ahead < back else -back))
    return one(shifted(base, -back))


def span_of(base: date, first: int, last: int) -> Days | None:
    """From `first` to `last` days after `base`."""
    start, end = shifted(base, first), shifted(base, last)
    return None if start is None or end is None else (start, end)
