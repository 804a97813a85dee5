"""What an expression that names days means, counted from a known day: one reader a way of writing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import msgspec

from trucewatch.core.values import Basis
from trucewatch.lang.days import (
    MONTHS,
    WEEKDAYS,
    Days,
    around,
    day_of,
    last_such,
    month_of,
    narrowed,
    nearest,
    next_such,
    one,
    orthodox_easter,
    shifted,
    span_of,
    weekday_from,
    western_easter,
    year_of,
)
from trucewatch.lang.numerals import ONES, TENS
from trucewatch.lang.tense import Direction, direction_at


class Reading(msgspec.Struct, frozen=True):
    """What a date is read against: the text between `floor` and `ceiling`; the days that it may count from, or None."""

    text: str
    floor: int
    ceiling: int
    base: Days | None

    def direction(self, match: re.Match[str]) -> Direction:
        """Where the verbs around the match say that it lies."""
        return direction_at(self.text, match.start(), match.end(), self.floor, self.ceiling)

    def counted(self, days_from: Callable[[date], Days | None]) -> Days | None:
        """What `days_from` gives for the day counted from, as a range where that is one; None where it is not known."""
        if self.base is None:
            return None
        first, last = days_from(self.base[0]), days_from(self.base[1])
        return None if first is None or last is None else (min(first[0], last[0]), max(first[1], last[1]))


class Named(msgspec.Struct, frozen=True):
    """The words `start`..`end` name `days` (None = not known); `is_window` where more than one day was meant.

    `offset_days`: how far they lie from a day that the words right behind them may name ("two days after").
    """

    start: int
    end: int
    days: Days | None
    basis: Basis
    is_window: bool = False
    offset_days: int | None = None


Reader = Callable[[re.Match[str], Reading], Named | None]


def named(match: re.Match[str], days: Days | None, basis: Basis, *, is_window: bool = False) -> Named:
    """The whole match as a Named; without days its basis is unknown."""
    return Named(match.start(), match.end(), days, basis if days else "unknown", is_window)


def month_number(words: str) -> int:
    """1 to 12."""
    return MONTHS[words.lower().rstrip(".")]


def weekday_number(words: str) -> int:
    """0 for Monday to 6 for Sunday."""
    lowered = words.lower().rstrip(".")
    return WEEKDAYS["wed" if lowered == "weds" else lowered if lowered in WEEKDAYS else lowered.rstrip("s")]


def read_iso(match: re.Match[str], reading: Reading) -> Named | None:
    """2025-03-18"""
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return named(match, one(day), "stated") if day else None


def read_numeric(match: re.Match[str], reading: Reading) -> Named | None:
    """18.03.2025; 18/03/2025 and 03/18/2025, but 03/04/2025 is left open."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["sign"] == ".":
        day = day_of(year, second, first)
        return named(match, one(day), "stated") if day else None
    readings = {found for found in (day_of(year, second, first), day_of(year, first, second)) if found}
    if not readings:
        return None
    return named(match, one(readings.pop()) if len(readings) == 1 else None, "stated")


def read_days(match: re.Match[str], reading: Reading) -> Named | None:
    """18 March 2025, March 18, the 18th of March, 18-19 March, 28 February to 2 March."""
    words = match.groupdict()
    first_month = month_number(words["month"])
    last_month = month_number(words["month2"]) if words.get("month2") else first_month
    first_day, last_day = int(words["day"]), int(words["day2"] or words["day"])
    if last_month == first_month and last_day < first_day:
        return None

    def days_in(year: int) -> Days | None:
        first = day_of(year, first_month, first_day)
        last = day_of(year + (last_month < first_month), last_month, last_day)
        return None if first is None or last is None else (first, last)

    several = words.get("day2") is not None
    if words["year_near"]:
        return named(match, reading.counted(year_near(words["year_near"], days_in)), "relative", is_window=several)
    if words["year"]:
        days = days_in(int(words["year"]) - (last_month < first_month))
        return named(match, days, "stated", is_window=several) if days else None
    if days_in(2024) is None:
        return None
    return named(match, dated(reading, match, days_in), "stated", is_window=several)


def year_near(which: str, days_in: Callable[[int], Days | None]) -> Callable[[date], Days | None]:
    """The days in last, this or next year."""
    step = {"last": -1, "this": 0, "next": 1}[which]
    return lambda base: days_in(base.year + step)


def dated(reading: Reading, match: re.Match[str], days_in: Callable[[int], Days | None]) -> Days | None:
    """The days in the year that is meant, counted from the day of publication."""
    direction = reading.direction(match)
    return reading.counted(lambda base: nearest(base, direction, days_in))


def read_day_of_month(match: re.Match[str], reading: Reading) -> Named | None:
    """on the 13th: the last one up to the day counted from, or the next where the verbs around say so."""
    day, direction = int(match["day"]), reading.direction(match)

    def near(base: date) -> Days | None:
        months = [month_of(base.year, base.month + step) for step in ((0, 1) if direction == "future" else (0, -1, -2))]
        such = [found for month in months if month and (found := day_of(month[0].year, month[0].month, day))]
        return one(next((at for at in such if (at >= base if direction == "future" else at <= base)), None))

    return named(match, reading.counted(near), "relative")


def read_month(match: re.Match[str], reading: Reading) -> Named | None:
    """March 2024, mid-April, the end of May 2024, last September, in June."""
    words = match.groupdict()
    number, part = month_number(words["month"]), (words.get("when") or "").lower()

    def days_in(year: int) -> Days | None:
        return narrowed(month_of(year, number), part)

    if words["year"]:
        return named(match, days_in(int(words["year"])), "stated", is_window=True)
    if words.get("year_near"):
        return named(match, reading.counted(year_near(words["year_near"], days_in)), "relative", is_window=True)
    if part == "last":
        return named(match, reading.counted(lambda base: last_such(base, days_in)), "relative", is_window=True)
    if part == "next":
        return named(match, reading.counted(lambda base: next_such(base, days_in)), "relative", is_window=True)
    if part == "this":
        return named(match, reading.counted(lambda base: days_in(base.year)), "relative", is_window=True)
    return named(match, dated(reading, match, days_in), "relative", is_window=True)


def read_year(match: re.Match[str], reading: Reading) -> Named | None:
    """in 2022, the 2022 invasion, early 2024, 2014-15."""
    words = match.groupdict()
    first = narrowed(year_of(int(words["year"])), (words.get("when") or "").lower())
    if first is None:
        return None
    if words.get("last"):
        last = year_of(int(words["last"]) if len(words["last"]) == 4 else int(words["year"][:2] + words["last"]))
        return named(match, (first[0], last[1]), "stated", is_window=True) if last and last > first else None
    return named(match, first, "stated", is_window=True)


def read_decade(match: re.Match[str], reading: Reading) -> Named | None:
    """the 1990s"""
    first, last = day_of(int(match["year"]), 1, 1), day_of(int(match["year"]) + 9, 12, 31)
    return None if first is None or last is None else named(match, (first, last), "stated", is_window=True)


def read_weekday(match: re.Match[str], reading: Reading) -> Named | None:
    """on Tuesday, last Tuesday, next Sunday, Friday night: see `weekday_from`."""
    if match["weekday"].lower() in ("sun", "sat", "wed", "mon", "thu") and not (match["which"] or match["part"]):
        return None  # the short forms are words or names as well, unless a date follows
    which = (match["which"] or "").lower()
    weekday, direction = weekday_number(match["weekday"]), reading.direction(match)
    if match["week"]:
        step = 7 * {"last": -1, "this": 0, "next": 1}[match["week"]]
        of_week = reading.counted(lambda base: one(shifted(base, weekday - base.weekday() + step)))
        return named(match, of_week, "weekday")
    return named(match, reading.counted(lambda base: weekday_from(base, weekday, which, direction)), "weekday")


NEAR_DAYS: dict[str, tuple[int, int]] = {
    "today": (0, 0),
    "tonight": (0, 0),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
    "last night": (-1, 0),
    "overnight": (-1, 0),
    "the day before yesterday": (-2, -2),
    "the day after tomorrow": (2, 2),
}


def read_near_day(match: re.Match[str], reading: Reading) -> Named | None:
    """today, yesterday evening, tonight, overnight (the night to the day of publication)."""
    words = re.sub(r"\s+", " ", match["words"].lower()).removeprefix("earlier ").removeprefix("later ")
    first, last = NEAR_DAYS[words]
    basis: Basis = "publication" if first == last == 0 else "relative"
    return named(match, reading.counted(lambda base: span_of(base, first, last)), basis, is_window=first != last)


def read_near_period(match: re.Match[str], reading: Reading) -> Named | None:
    """last week, this month, next year; earlier this month ends, later this week begins with the day of publication."""
    which, unit, side = match["which"].lower(), match["unit"].lower(), (match["side"] or "").lower()
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which]

    def days_from(base: date) -> Days | None:
        if unit == "weekend":
            first = shifted(base, 5 - base.weekday() + 7 * step)
            return None if first is None else span_of(first, 0, 1)
        if unit == "week":
            monday = shifted(base, -base.weekday() + 7 * step)
            days = None if monday is None else span_of(monday, 0, 6)
        else:
            days = month_of(base.year, base.month + step) if unit == "month" else year_of(base.year + step)
        if days is None or step:
            return days
        return (days[0], base) if side == "earlier" else (base, days[1]) if side == "later" else days

    return named(match, reading.counted(days_from), "relative", is_window=True)


COUNTED_UNITS: dict[str, tuple[float, int]] = {
    "minute": (0, 0),
    "hour": (1 / 24, 0),
    "day": (1, 0),
    "night": (1, 0),
    "week": (7, 3),
    "fortnight": (14, 3),
    "month": (30.44, 15),
    "year": (365.25, 183),
    "decade": (3652.5, 1826),
}
"""Days in one, and how many days off a round number of them may be."""


def read_ago(match: re.Match[str], reading: Reading) -> Named | None:
    """three days ago; a year ago gives a window. Counted from another event (two days later) it stays open."""
    words, unit = match["number"].lower(), match["unit"].lower()
    anchor = match["anchor"].lower()
    if words.endswith(("few", "several")):
        return named(match, None, "unknown")
    if anchor != "ago":
        in_days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
        sign = {"after": 1, "before": -1}.get(anchor)
        offset = None if in_days is None or sign is None else sign * in_days * count_of(words)
        return Named(match.start(), match.end(), None, "unknown", offset_days=offset)
    number = count_of(words)
    length, margin = COUNTED_UNITS[unit]
    if unit == "hour":
        days = reading.counted(lambda base: span_of(base, -(int(number * length) + 1), -int(number * length)))
        return named(match, days, "relative", is_window=True)
    days = reading.counted(lambda base: around(shifted(base, -round(number * length)), margin))
    return named(match, days, "relative", is_window=margin > 0)


def count_of(words: str) -> int:
    """The number that `_NUMBER` read; "a couple of" is 2."""
    if words.isdigit():
        return int(words)
    if "couple" in words:
        return 2
    return ONES.get(words, TENS.get(words, 1))


def read_past_span(match: re.Match[str], reading: Reading) -> Named | None:
    """over the past five days, in the last 24 hours."""
    length, _ = COUNTED_UNITS[match["unit"].lower()]
    back = max(1, round(count_of(match["number"].lower()) * length)) if match["number"] else max(1, round(length))
    return named(match, reading.counted(lambda base: span_of(base, -back, 0)), "relative", is_window=True)


def read_open(match: re.Match[str], reading: Reading) -> Named | None:
    """the previous day, the next day, the following week: counted from an event that is not known here."""
    return named(match, None, "unknown")


FEASTS: dict[str, int] = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7}
"""Days from Easter Sunday."""
FIXED_FEASTS: dict[str, tuple[int, int]] = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}


def read_feast(match: re.Match[str], reading: Reading) -> Named | None:
    """Easter Sunday, Christmas Day. Where East and West keep it on two days and no church is named, it is left open."""
    words = re.sub(r"\s+", " ", match["feast"].lower()).replace("’", "'")
    church = (match["church"] or "").lower()

    def days_in(year: int) -> Days | None:
        if words in FIXED_FEASTS:
            month, day = FIXED_FEASTS[words]
            feast = day_of(year, month, day)
            return one(shifted(feast, 13) if church == "orthodox" and month == 12 and day < 26 and feast else feast)
        if not 1900 <= year < 2100:
            return None
        west, east = western_easter(year), orthodox_easter(year)
        if church:
            return one(shifted(east if church == "orthodox" else west, FEASTS[words]))
        return one(shifted(west, FEASTS[words])) if west == east else None

    if match["year_near"]:
        return named(match, reading.counted(year_near(match["year_near"], days_in)), "relative")
    if match["year"]:
        return named(match, days_in(int(match["year"])), "stated")
    return named(match, dated(reading, match, days_in), "relative")
