"""Dates as tables write them, and the days that a coded precision leaves open."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

import msgspec

from trucewatch.lang.days import MONTHS
from trucewatch.read.events.columns import ColumnsKind

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ ,-]+(\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_MONTH_ALONE = re.compile(r"(\d{4})-(\d{1,2})|([A-Za-z]{3,9}) (\d{4})")
_YEAR_ALONE = re.compile(r"(\d{4})")


class Days(msgspec.Struct, frozen=True):
    """First and last day or moment, ISO 8601, both included; equal for one day."""

    first: str
    last: str


TWO_READINGS = "the date has two readings (day or month first)"
NO_DATE = "the date is no date"


def days_in(words: str, *, day_first: bool | None) -> Days | str:
    """The days that a cell names, else why it names none: "2024-03" is the whole month, "3/4/2024" needs `day_first`.

    A time of 00:00 is taken for a day without an hour, as tables that know no hour write it.
    """
    text = words.strip()
    try:
        return _read(text, day_first)
    except (ValueError, KeyError):
        return NO_DATE


def _read(text: str, day_first: bool | None) -> Days | str:
    """The same; raises ValueError or KeyError for a day that no calendar has."""
    if match := _ISO.fullmatch(text):
        day = date(*map(int, match.group(1, 2, 3))).isoformat()
        hour, minute, zone = match.group(4), match.group(5), match.group(6)
        if hour is None or (int(hour), int(minute)) == (0, 0):
            return Days(day, day)
        if int(hour) > 23 or int(minute) > 59:
            return NO_DATE
        offset = "" if zone is None else "+00:00" if zone in ("Z", "UTC") else f"{zone[:3]}:{zone[-2:]}"
        moment = f"{day}T{int(hour):02}:{minute}:00{offset}"
        return Days(moment, moment)
    if match := _YEAR_FIRST.fullmatch(text):
        return _one(date(*map(int, match.groups())))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." or first > 12 or first == second:
            return _one(date(year, second, first))
        if second > 12:
            return _one(date(year, first, second))
        if day_first is None:
            return TWO_READINGS
        return _one(date(year, second, first) if day_first else date(year, first, second))
    if match := _DAY_MONTH.fullmatch(text):
        return _one(date(int(match[3]), MONTHS[match[2].casefold()], int(match[1])))
    if match := _MONTH_DAY.fullmatch(text):
        return _one(date(int(match[3]), MONTHS[match[1].casefold()], int(match[2])))
    if match := _MONTH_ALONE.fullmatch(text):
        year, month = (int(match[1]), int(match[2])) if match[1] else (int(match[4]), MONTHS[match[3].casefold()])
        return Days(date(year, month, 1).isoformat(), date(year, month, monthrange(year, month)[1]).isoformat())
    if match := _YEAR_ALONE.fullmatch(text):
        return Days(date(int(text), 1, 1).isoformat(), date(int(text), 12, 31).isoformat())
    return NO_DATE


def _one(day: date) -> Days:
    return Days(day.isoformat(), day.isoformat())


def widened(days: Days, precision: str, kind: ColumnsKind) -> Days:
    """The days that a precision code leaves open; a code that is not known changes nothing.

    ACLED: 2 is a week, of which the table names one day, so six days on either side; 3 the month. UCDP GED states first
    and last day; where it states one with a code above 1, 2 and 3 are read as a week, 4 month, 5 year.
    """
    code = precision.strip().removesuffix(".0")
    first, last = date.fromisoformat(days.first[:10]), date.fromisoformat(days.last[:10])
    if kind == "mapping" or first != last or code not in {"2", "3", "4", "5"}:
        return days
    if code == "2" or (kind == "ged" and code == "3"):
        return Days((first - timedelta(days=6)).isoformat(), (last + timedelta(days=6)).isoformat())
    if code == "3" or (kind == "ged" and code == "4"):
        end = monthrange(first.year, first.month)[1]
        return Days(first.replace(day=1).isoformat(), last.replace(day=end).isoformat())
    if kind == "ged":
        return Days(date(first.year, 1, 1).isoformat(), date(last.year, 12, 31).isoformat())
    return days
