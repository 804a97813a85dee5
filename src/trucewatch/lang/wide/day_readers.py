"""Days: full and partial dates, weekdays, today and yesterday."""

from __future__ import annotations

import re
from datetime import date

from trucewatch.lang.days import Days, day_of, one, shifted, weekday_from
from trucewatch.lang.wide.mentions import Mention, Rule, Wide, dated, lower, rule
from trucewatch.lang.wide.periods import likely, moved, near
from trucewatch.lang.wide.written import (
    DAY,
    MONTH,
    ORDINAL_WORD,
    WEEKDAY,
    YEAR,
    day_number,
    got,
    month_number,
    weekday_number,
    year_number,
)

_ON_WEEKDAY = rf"(?:{WEEKDAY},?\s?(?:the\s|\(|[-–])?)?"
_OF_YEAR = rf"(?:(?:\s?,?\s?|-)(?:of\s|in\s)?(?:{YEAR})|,\s?(?P<short>\d\d)(?!\d)|\s(?P<near>last|this|next)\syear)?"
_EARLY = r"(?:(?:early|late|later|earlier)\s(?:on\s)?)?"


def whole(day: date | None, match: re.Match[str]) -> Mention:
    """The match as that day; without a value where it is not known."""
    return dated(match, "" if day is None else day.isoformat())


def read_month_day(match: re.Match[str], wide: Wide) -> Mention | None:
    """March 18, 18th of March 1998, Jan first, tenth of September two thousand, Friday-Jun-15."""
    month, number = month_number(got(match, "month")), day_number(got(match, "day"))
    if not 1 <= number <= 31:
        return None
    if match["month"] in ("may", "march") and re.search(r"(?:may|march) [a-z]+$", match.group()):
        return None  # it may first, they march second
    if got(match, "year") or got(match, "short"):
        year = year_number(got(match, "year")) if got(match, "year") else full_year(got(match, "short"))
        day = day_of(year, month, number)
        return None if day is None else whole(day, match)
    if day_of(2024, month, number) is None:
        return None
    if wide.base is None:
        return dated(match, f"XXXX-{month:02d}-{number:02d}")
    if got(match, "near"):
        step = {"last": -1, "this": 0, "next": 1}[lower(match, "near")]
        return whole(day_of(wide.base.year + step, month, number), match)
    days = likely(wide.base, wide.direction(match), lambda year: one(day_of(year, month, number)))
    if days is None:  # 29 February: the last one that there was
        days = one(next((day for back in range(8) if (day := day_of(wide.base.year - back, month, number))), None))
    return whole(days[0] if days else None, match)


def full_year(short: str) -> int:
    """2016 for 16, 1989 for 89: two digits mean a year from 1950 to 2049."""
    return int(short) + (1900 if int(short) >= 50 else 2000) if len(short) < 3 else int(short)


def read_numeric(match: re.Match[str], wide: Wide) -> Mention | None:
    """2015-08-12, 2015.5.13, 02/22/2016, 21/04/16, 13.5.2015; the month comes first where both could be it."""
    if got(match, "sign0"):
        return (
            whole(day, match)
            if (day := day_of(*map(int, (got(match, "y"), got(match, "m"), got(match, "d")))))
            else None
        )
    first, second, year = int(got(match, "a")), int(got(match, "b")), full_year(got(match, "c"))
    day = day_of(year, first, second) or day_of(year, second, first)
    return None if day is None else whole(day, match)


def read_named_month(match: re.Match[str], wide: Wide) -> Mention | None:
    """2019-sep-1"""
    day = day_of(int(got(match, "y")), month_number(got(match, "month")), int(got(match, "d")))
    return None if day is None else whole(day, match)


def read_month_slash_day(match: re.Match[str], wide: Wide) -> Mention | None:
    """4/22, 22/04: with a weekday or "on" before it, in a text that says no fraction."""
    first, second = int(got(match, "a") or got(match, "a2")), int(got(match, "b"))
    month, number = (first, second) if day_of(2024, first, second) else (second, first)
    if day_of(2024, month, number) is None or wide.base is None:
        return None
    direction = wide.direction(match)
    days = likely(wide.base, direction, lambda year: one(day_of(year, month, number)))
    if days is None:
        days = one(next((day for back in range(8) if (day := day_of(wide.base.year - back, month, number))), None))
    return whole(days[0] if days else None, match)


def read_weekday(match: re.Match[str], wide: Wide) -> Mention | None:
    """Friday, last Sunday, this coming Monday, Friday next week, next week on Friday, the previous Friday."""
    words = got(match, "weekday").lower()
    which, week = lower(match, "which").removeprefix("the "), lower(match, "week") or lower(match, "week0")
    is_word = words in ("sun", "sat") or (len(words) == 3 and words != "tue" and match["weekday"][0].islower())
    if is_word and not (which or week):
        return None
    if words.endswith("days") and not which and not week:
        return Mention(match.start(), match.end(), "set", f"XXXX-WXX-{weekday_number(words) + 1}")
    if wide.base is None:
        return dated(match, "")
    weekday = weekday_number(words)
    if which in ("previous", "same", "that", "following") and wide.memory.day is not None:
        base = wide.memory.day
        if which in ("same", "that"):
            return whole(shifted(base, (weekday - base.weekday() + 3) % 7 - 3), match)
        days = weekday_from(base, weekday, "past" if which == "previous" else "coming", "past")
        return whole(days[0] if days else None, match)
    which = {"this past": "past", "this coming": "coming", "upcoming": "coming"}.get(which, which)
    if week or which == "this":
        step = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1}.get(week, 0)
        return whole(shifted(wide.base, weekday - wide.base.weekday() + 7 * step), match)
    if which == "last":
        back = (wide.base.weekday() - weekday) % 7 or 7
        return whole(shifted(wide.base, -back), match)
    if which == "next":
        return whole(shifted(wide.base, weekday - wide.base.weekday() + 7), match)
    direction = wide.direction(match)
    found = weekday_from(wide.base, weekday, which, "past" if direction == "either" else direction)
    return whole(found[0] if found else None, match)


NEAR_DAYS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tmrw": 1,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "the day after tomorrow": 2,
    "the day after tmrw": 2,
    "day after tomorrow": 2,
}


def read_near_day(match: re.Match[str], wide: Wide) -> Mention | None:
    """today, earlier yesterday, the day after tomorrow."""
    return whole(None if wide.base is None else shifted(wide.base, NEAR_DAYS[lower(match, "words")]), match)


def read_the_day(match: re.Match[str], wide: Wide) -> Mention | None:
    """the next day, that same day, the day before, last day: from the day named before, else the publication."""
    which = lower(match, "which").removeprefix("the ")
    base = wide.memory.day if which in ("next", "following", "previous", "same", "that", "before", "after") else None
    base = base or wide.base
    step = {"next": 1, "following": 1, "after": 1, "coming": 1, "last": -1, "past": -1, "previous": -1, "before": -1}
    return whole(None if base is None else shifted(base, step.get(which.removeprefix("that "), 0)), match)


def read_in_month(match: re.Match[str], wide: Wide) -> Mention | None:
    """the 20th of next month, the 27th, Thursday the 21st, the 25th of the month."""
    number = day_number(got(match, "day"))
    if wide.base is None or not 1 <= number <= 31:
        return None
    step = {"last": -1, "previous": -1, "next": 1}.get(lower(match, "which"), 0)
    first = moved(wide.base.replace(day=1), "month", step)
    day = None if first is None else day_of(first.year, first.month, number)
    if day is not None and not got(match, "which"):
        direction = wide.direction(match)
        back = moved(first, "month", -1) if first else None
        ahead = moved(first, "month", 1) if first else None
        if got(match, "weekday"):
            weekday = weekday_number(got(match, "weekday"))
            tried = [day, *(day_of(other.year, other.month, number) for other in (back, ahead) if other)]
            day = next((one_day for one_day in tried if one_day and one_day.weekday() == weekday), day)
        elif direction == "future" and day < wide.base and ahead:
            day = day_of(ahead.year, ahead.month, number)
        elif direction != "future" and day > wide.base and back:
            day = day_of(back.year, back.month, number)
    return None if day is None else whole(day, match)


def read_nth_weekday(match: re.Match[str], wide: Wide) -> Mention | None:
    """the first Friday of July, the second Monday of next month, third Tuesday."""
    if wide.base is None:
        return None
    number, weekday = day_number(got(match, "nth")), weekday_number(got(match, "weekday"))
    step = {"last": -1, "previous": -1, "next": 1}.get(lower(match, "which"), 0)

    def day_in(year: int, month: int) -> Days | None:
        first = day_of(year, month, 1)
        day = shifted(first, (weekday - first.weekday()) % 7 + 7 * (number - 1)) if first else None
        return one(day) if day and day.month == month else None

    if got(match, "month") and got(match, "year"):
        days = day_in(year_number(got(match, "year")), month_number(got(match, "month")))
    elif got(match, "month"):
        days = likely(wide.base, wide.direction(match), lambda year: day_in(year, month_number(got(match, "month"))))
    else:
        there = moved(wide.base.replace(day=1), "month", step)
        days = day_in(there.year, there.month) if there else None
    return None if days is None else whole(days[0], match)


def read_week_of_day(match: re.Match[str], wide: Wide) -> Mention | None:
    """the week of March 6, the week starting on 4 February, the week of the 18th."""
    inner = read_month_day(match, wide) if got(match, "month") else read_in_month(match, wide)
    if inner is None or inner.days is None:
        return None
    return dated(match, near(inner.days[0], "month" if lower(match, "unit") == "month" else "week", 0))


_WHICH = r"(?P<which>(?:this\s)?(?:past|coming)|upcoming|last|next|this|that|(?:the\s)?(?:previous|following|same))"
_DAY_MONTH = rf"{DAY}\.?[\s-]?(?:of\s)?{MONTH}"
_MONTH_DAY = rf"{MONTH}[,.]?[\s/-]?\s?(?:the\s)?{DAY}(?!\s?[ap]\.?m\b|:\d)"
DAY_RULES: list[Rule] = [
    rule(rf"(?:the\s)?{_ON_WEEKDAY}{_EARLY}{_DAY_MONTH}{_OF_YEAR}\)?", read_month_day),
    rule(rf"(?:{_WHICH}\s)?{_ON_WEEKDAY}{_EARLY}{_MONTH_DAY}{_OF_YEAR}\)?", read_month_day),
    rule(rf"{_ON_WEEKDAY}(?P<y>(?:19|20)\d\d)(?P<sign0>[-./])(?P<m>\d\d?)(?P=sign0)(?P<d>\d\d?)(?!\d)", read_numeric),
    rule(
        r"(?P<a>\d\d?)(?P<sign>[-./])(?P<b>\d\d?)(?:(?P=sign)|,)(?P<c>(?:1[5-9]|20)\d\d|\d\d)(?!\d|[-./]\d)",
        read_numeric,
    ),
    rule(rf"(?P<y>(?:19|20)\d\d)[-/]{MONTH}[-/](?P<d>\d\d?)", read_named_month),
    rule(rf"{WEEKDAY}\s(?P<a>\d\d?)[-./](?P<b>\d\d?)(?![-./]?\d)", read_month_slash_day),
    rule(
        r"(?:(?<=\bon )(?P<a>\d\d?)[-./]|(?:(?<=\bfrom )|(?<=\bto ))(?P<a2>\d\d?)[-/])(?P<b>\d\d?)(?![-./]?\d|\s?%)",
        read_month_slash_day,
    ),
    rule(r"(?P<a>[01]?\d|[12]\d|3[01])/(?P<b>[01]\d|[12]\d|3[01])(?![-./]?\d|\s?%)", read_month_slash_day),
    rule(
        rf"{_EARLY}(?:(?P<week0>this|next|last|past|previous)\sweek,?\s(?:on\s)?)?(?:{_WHICH}\s)?{WEEKDAY}"
        r"(?:\s(?:of\s)?(?:the\s)?(?P<week>this|next|last|past|previous|following)\sweek)?",
        read_weekday,
    ),
    rule(rf"{_EARLY}(?P<words>{'|'.join(sorted(NEAR_DAYS, key=len, reverse=True))})", read_near_day),
    rule(
        r"(?:earlier\s|later\s)?(?P<which>(?:the\s)?(?:next|following|previous|last|past|coming)|this|that(?:\ssame)?"
        r"|the(?:\ssame)?|my)\sday",
        read_the_day,
    ),
    rule(r"(?:the\s)?day\s(?P<which>before|after)(?!\s(?:yesterday|tomorrow))", read_the_day),
    rule(
        rf"(?:the\s)?{DAY}\s(?:of\s)?(?P<which>next|this|last|previous|the)\smonth",
        read_in_month,
    ),
    rule(
        rf"{WEEKDAY},?\s(?:the\s|(?=\d\d?[a-z])){DAY}(?!\s(?:quarter|day|week|month|year|time|round|straight|consecutive))",
        read_in_month,
    ),
    rule(
        r"the\s(?P<day>(?:3[01]|[12]\d)|(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)"
        rf"|(?:twenty|thirty)(?:[\s-]{ORDINAL_WORD})?)"
        r"(?!\s?[\w%$-])",
        read_in_month,
    ),
    rule(
        rf"(?:the\s)?(?P<nth>first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th))\s{WEEKDAY}"
        rf"(?:\s(?:of|in)\s(?:(?P<which>this|next|last|previous|the)\smonth|{MONTH}(?:,?\s{YEAR})?))?",
        read_nth_weekday,
    ),
    rule(
        rf"(?:the\s)?(?P<unit>week|month)\s(?:of|starting|beginning|commencing)\s(?:on\s)?(?:{_MONTH_DAY}{_OF_YEAR})",
        read_week_of_day,
    ),
    rule(rf"w/c\s{_MONTH_DAY}{_OF_YEAR}", read_week_of_day),
    rule(
        rf"(?:the\s)?week\sof\sthe\s{DAY}",
        read_week_of_day,
    ),
]
