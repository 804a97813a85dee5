"""What two mentions of time say together: "from 4 to 22 January", "today until next Sunday", "a week before Easter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from trucewatch.lang.days import Days, day_of
from trucewatch.lang.wide.counted_readers import counted_day
from trucewatch.lang.wide.mentions import Mention
from trucewatch.lang.wide.written import MONTH, NUMBER, UNIT, WEEKDAY, amount, got, unit_name

_OPENS = re.compile(r"\b(?P<word>from|between|in)\s(?:the\s)?$", re.IGNORECASE)
_JOINS = re.compile(r"\s?(?:[-–—~]|to|until|till|through|thru|and)\s?(?:the\s)?", re.IGNORECASE)
_COUNTS = re.compile(r"\s(?P<anchor>before|after|from)\s(?:the\s)?", re.IGNORECASE)
_LENGTH = re.compile(rf"\b{NUMBER}[\s-](?:more\s)?{UNIT}$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_MONTH_NAME = re.compile(rf"\b{MONTH}", re.IGNORECASE)
_WEEKDAY_NAME = re.compile(rf"\b{WEEKDAY}", re.IGNORECASE)
_NUMBER = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAY_BEFORE = re.compile(
    rf"(?<![\w/.,-]){_NUMBER}\s?(?:[-–—]|to|until|till|through|(?<=\s)and)\s?(?:the\s)?$", re.IGNORECASE
)
_DAY_BEHIND = re.compile(rf"\s?(?:[-–—]|to|until|till|through)\s?(?:the\s)?{_NUMBER}(?![\w:/-])", re.IGNORECASE)


class Stretch(msgspec.Struct, frozen=True):
    """The words `start`..`end` name a time from `first` to `last`; `days`: the first day of each; None: not known."""

    start: int
    end: int
    first: Mention
    last: Mention
    days: Days | None


def stretches(text: str, mentions: tuple[Mention, ...]) -> Iterator[Mention | Stretch]:
    """The mentions in order, two that are joined as one stretch; "and" joins only behind "between".

    A length counted from a named day ("two weeks before 13 May") is one mention with the day that counting gives.
    """
    number = 0
    while number < len(mentions):
        first = mentions[number]
        last = mentions[number + 1] if number + 1 < len(mentions) else None
        made = None if last is None else counted_from(text, first, last) or joined(text, first, last)
        number += 1 if made is None else 2
        made = made or within_month(text, first)
        yield first if made is None else made


def within_month(text: str, day: Mention) -> Stretch | None:
    """The stretch of a day and another of its month, which is a bare number: 4 to 22 January, November 19-20."""
    if day.kind != "date" or day.days is None or day.days[0] != day.days[1] or "T" in day.value:
        return None
    if not any(letter.isalpha() for letter in text[day.start : day.end]):
        return None
    before = _DAY_BEFORE.search(text, max(0, day.start - 24), day.start)
    other = before or _DAY_BEHIND.match(text, day.end)
    if other is None:
        return None
    named = day.days[0]
    reached = day_of(named.year, named.month, int(other["day"]))
    if reached is None or reached == named or (reached < named) != (before is not None):
        return None
    bare = Mention(other.start("day"), other.end("day"), "date", reached.isoformat(), (reached, reached))
    first, last = (bare, day) if before else (day, bare)
    opening = _OPENS.search(text, max(0, first.start - 14), first.start)
    start = opening.start() if opening and opening["word"].lower() != "in" else first.start
    return Stretch(start, last.end, first, last, (min(reached, named), max(reached, named)))


def counted_from(text: str, length: Mention, day: Mention) -> Mention | None:
    """The day that "two weeks before" and a named day give; None where they are not that."""
    joint = _COUNTS.fullmatch(text, length.end, day.start)
    if joint is None or length.kind != "duration" or day.days is None or day.days[0] != day.days[1]:
        return None
    said = _LENGTH.search(text, length.start, length.end)
    number = amount(said) if said else None
    if said is None or number is None:
        return None
    sign = -1 if joint["anchor"].lower() == "before" else 1
    reached = counted_day(day.days[0], number, unit_name(got(said, "unit")), sign)
    if reached is None:
        return None
    return Mention(length.start, day.end, "date", reached.isoformat(), (reached, reached), reached)


def joined(text: str, first: Mention, last: Mention) -> Stretch | None:
    """The stretch that two mentions make; None where no word joins them."""
    joint = _JOINS.fullmatch(text, first.end, last.start)
    if joint is None or "duration" in (first.kind, last.kind):
        return None
    opening = _OPENS.search(text, max(0, first.start - 14), first.start)
    word = opening["word"].lower() if opening else ""
    if "and" in joint.group().lower() and word != "between":
        return None
    days = in_order(text, first, last)
    return Stretch(opening.start() if opening and word != "in" else first.start, last.end, first, last, days)


def in_order(text: str, first: Mention, last: Mention) -> Days | None:
    """The first day of each; where one has no year, its year is such that they follow: 25 October to 25 January.

    "now" is the day of publication; from Monday to Friday is the Friday behind that Monday.
    """
    begin, end = _begins(first), _begins(last)
    if begin is None or end is None:
        return None
    lacks_year, last_lacks = (
        _YEAR.search(text, one.start, one.end) is None and _MONTH_NAME.search(text, one.start, one.end) is not None
        for one in (first, last)
    )
    try:
        if lacks_year and not last_lacks and _YEAR.search(text, last.start, last.end):
            begin = begin.replace(year=end.year)
            begin = begin if begin <= end else begin.replace(year=end.year - 1)
        elif begin > end and _WEEKDAY_NAME.fullmatch(text, last.start, last.end):
            end = date.fromordinal(begin.toordinal() + (end.weekday() - begin.weekday()) % 7)
        elif begin > end and (last_lacks or "/" in text[last.start : last.end]):
            end = end.replace(year=begin.year)
            end = end if begin <= end else end.replace(year=begin.year + 1)
    except (ValueError, OverflowError):  # 29 February, the calendar's end
        return None
    return begin, end


def _begins(mention: Mention) -> date | None:
    """Its first day, or the day that it counts to."""
    return mention.days[0] if mention.days else mention.counted
