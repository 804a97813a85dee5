"""Dates in news prose, moved by a number of days: what stands where, and what stands there afterwards.

A month without a day moves as its fifteenth does, a year alone as its first of July; a day without a year is taken in
the year in which it lies nearest to the day the report is of. Days of the week stay right where the shift is a whole
number of weeks. Hours, seasons, feasts and days of other calendars do not move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FULL = "|".join(f"{name}|{name.upper()}" for name in MONTHS)
SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?"
MONTH = rf"(?P<month>{FULL}|{SHORT})"
YEAR = r"(?P<year>(?:199|20[0-3])\d)"
COMMA_YEAR = rf"(?:(?P<comma>,? ){YEAR})?"
DAY, LAST = (rf"(?P<{which}>[12]\d|3[01]|0?[1-9])" for which in ("day", "last"))
TO = r"(?P<to> ?[–-] ?| to | and )"
NO_CLOCK = r"(?!\d|[:.]\d)"
BEGIN, END = r"(?<![\w$€£])(?<!\d[.,:])", r"(?!\w|[.,:]\d| ?GMT)"
FORMS = {
    "iso": re.compile(rf"{BEGIN}(?P<year>\d{{4}})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    "dotted": re.compile(rf"{BEGIN}(?P<day>\d\d)\.(?P<number>\d\d)\.(?P<year>\d{{4}}){END}"),
    "day first": re.compile(rf"{BEGIN}{DAY}(?:{TO}{LAST})? {MONTH}{COMMA_YEAR}{END}"),
    "month first": re.compile(rf"{BEGIN}{MONTH} {DAY}{NO_CLOCK}(?:{TO}{LAST}{NO_CLOCK})?{COMMA_YEAR}{END}"),
    "month": re.compile(rf"{BEGIN}(?P<month>{FULL}){COMMA_YEAR}{END}"),
    "year": re.compile(rf"{BEGIN}{YEAR}{END}"),
}
OTHER_WORDS = re.compile(r"(?:March|May)$", re.IGNORECASE)
"""Months that are words or names too: alone they are months only after a word of time."""
OF_TIME = re.compile(
    r"\b(?:in|since|last|until|till|by|of|late|early|mid|this|next|from|the|before|after)[ -]$", re.IGNORECASE
)
MID_MONTH, MID_YEAR = 15, (7, 1)

Edit = tuple[int, int, str]


def moved_dates(text: str, shift: timedelta, near: date) -> Iterator[Edit]:
    """The characters of each date of `text` and what to write instead; forms may overlap, the longest is right."""
    for name, form in FORMS.items():
        for found in form.finditer(text):
            alone = name == "month" and not found["year"] and OTHER_WORDS.match(found[0])
            if not alone or OF_TIME.search(text, 0, found.start()):
                yield found.start(), found.end(), written(name, found, shift, near)


def written(name: str, found: re.Match[str], shift: timedelta, near: date) -> str:
    """The date that `found` tells, moved by `shift` and written in the same form."""
    told = found.groupdict()
    if name == "year":
        return str((date(int(told["year"]), *MID_YEAR) + shift).year)
    number = int(told["number"]) if "number" in told else month_number(told["month"])
    day = int(told["day"]) if told.get("day") else MID_MONTH
    first = (date(int(told["year"]), number, day) if told.get("year") else nearest(number, day, near)) + shift
    if name == "iso":
        return first.isoformat()
    if name == "dotted":
        return f"{first:%d.%m.%Y}"
    year = f"{told['comma']}{first.year}" if told.get("year") else ""
    if name == "month":
        return month_name(first, told["month"]) + year
    if not told.get("last"):
        return dated(name, first, told) + year
    last = first + timedelta(days=int(told["last"]) - day)
    if (last.year, last.month) != (first.year, first.month):
        return f"{dated(name, first, told)} to {dated(name, last, told)}{year}"
    days = f"{first.day}{told['to']}{last.day}"
    return (
        f"{days} {month_name(first, told['month'])}{year}"
        if name == "day first"
        else f"{month_name(first, told['month'])} {days}{year}"
    )


def dated(name: str, day: date, told: dict[str, str | None]) -> str:
    """Day and month in the order of the form, the day with a nought before it where the old one had one."""
    number = f"{day:%d}" if (told["day"] or "").startswith("0") else str(day.day)
    month = month_name(day, told["month"] or "")
    return f"{number} {month}" if name == "day first" else f"{month} {number}"


def month_number(name: str) -> int:
    """March, MARCH, Mar and Mar. are the third."""
    return next(place for place, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower())


def month_name(day: date, like: str) -> str:
    """The month of `day`, short or in capitals as `like` is."""
    full = like.capitalize() in MONTHS
    name = MONTHS[day.month - 1] if full else MONTHS[day.month - 1][:3] + ("." if like.endswith(".") else "")
    return name.upper() if like.isupper() else name


def nearest(month: int, day: int, near: date) -> date:
    """The day in the year in which it lies nearest to `near`."""
    return min((date(near.year + years, month, day) for years in (-1, 0, 1)), key=lambda when: abs(when - near))
