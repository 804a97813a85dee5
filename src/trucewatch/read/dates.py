"""Days written out in headings and datelines: "14 June 2031", "March 3, 2031", "2-4 May 2031", "Fri 9 Jan"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>(?:19|20)\d{{2}})"
_TO = r"\s?(?:-|–|—|to)\s?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # "13-15 June 2031", "30 June - 2 July 2031"
        rf"(?<![\d.]){_DAY.format('1')}(?:\s{_MONTH.format('1')})?{_TO}{_DAY.format('2')}\s{_MONTH.format('2')},?\s{_YEAR.format('')}(?!\d)",
        # "June 13-15, 2031"
        rf"{_MONTH.format('1')}\s{_DAY.format('1')}{_TO}(?:{_MONTH.format('2')}\s)?{_DAY.format('2')},?\s{_YEAR.format('')}(?!\d)",
        rf"(?<![\d.]){_DAY.format('')}[\s.-](?:of\s)?{_MONTH.format('')}(?:,?[\s-]{_YEAR.format('')})?(?![\w])",
        rf"{_MONTH.format('')}\s{_DAY.format('')}(?!\d|:)(?:,?\s{_YEAR.format('')})?(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<monthno>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<monthno>\d{1,2})\.(?P<year>(?:19|20)\d{2})(?!\d)",
        r"(?<![\d/])(?P<slash1>\d{1,2})/(?P<slash2>\d{1,2})/(?P<year>(?:19|20)\d{2})(?!\d)",
    )
)


class WrittenDay(msgspec.Struct, frozen=True, order=True):
    """The characters `start`..`end` name the days `first`..`last`; both None where the year is not written.

    `is_ambiguous`: "03/04/2031" is two days; `first` and `last` are then the earlier and the later reading.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    is_ambiguous: bool = False


def written_days(text: str, start: int = 0, end: int | None = None) -> tuple[WrittenDay, ...]:
    """The days written in `text[start:end]`, in order, those that no calendar has left out."""
    stop = len(text) if end is None else end
    found: list[WrittenDay] = []
    for form in _FORMS:
        for match in form.finditer(text, start, stop):
            if any(match.start() < day.end and day.start < match.end() for day in found):
                continue
            if (day := _day_of(match)) is not None:
                found.append(day)
    return tuple(sorted(found, key=lambda day: day.start))


def shifted(days: Iterable[WrittenDay], by: int) -> list[WrittenDay]:
    """The days of a line as offsets of the text: the line begins at `by`."""
    return [msgspec.structs.replace(day, start=day.start + by, end=day.end + by) for day in days]


def _day_of(match: re.Match[str]) -> WrittenDay | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    try:
        if "slash1" in parts:
            return _slashed(match, int(parts["slash1"]), int(parts["slash2"]), int(parts["year"]))
        year = (
            int(parts["year"]) if "year" in parts else 2000
        )  # a leap year: 29 February may be a day of the missing year
        if "day1" in parts:
            months = [_month(parts.get("month1") or parts["month2"]), _month(parts.get("month2") or parts["month1"])]
            first, last = date(year, months[0], int(parts["day1"])), date(year, months[1], int(parts["day2"]))
            if first > last:
                first = first.replace(year=year - 1)
        else:
            month = int(parts["monthno"]) if "monthno" in parts else _month(parts["month"])
            first = last = date(year, month, int(parts["day"]))
    except ValueError:
        return None
    if "year" not in parts:
        return WrittenDay(match.start(), match.end(), None, None)
    return WrittenDay(match.start(), match.end(), first, last)


def _slashed(match: re.Match[str], one: int, other: int, year: int) -> WrittenDay | None:
    """Both readings of "03/04/2031", or the only one that a calendar has."""
    days = sorted(
        {
            date(year, month, day)
            for day, month in ((one, other), (other, one))
            if (month <= 12 and day <= 28) or _is_day(year, month, day)
        }
    )
    if not days:
        return None
    return WrittenDay(match.start(), match.end(), days[0], days[-1], is_ambiguous=len(days) > 1)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].casefold()) + 1
