"""Weeks, weekends, months, quarters, halves, seasons, years, decades and centuries."""

from __future__ import annotations

import re

from trucewatch.lang.days import Days, last_such, next_such
from trucewatch.lang.wide.mentions import Mention, Rule, Wide, dated, lower, rule
from trucewatch.lang.wide.periods import SEASONS, days_of_value, likely, moved, near, part_of, value_at
from trucewatch.lang.wide.written import MONTH, ORDINAL_WORD, YEAR, day_number, got, month_number, year_number

PART = (
    r"(?:(?:the\s)?(?P<part>early|earlier(?:\sin)?|late|later(?:\sin)?|mid|middle|sometime)[\s-]+(?:the\s)?"
    r"|(?:the\s|at\s)?(?:very\s)?(?P<part_of>beginning|start|middle|end|close|rest|remainder|(?:a\sgood"
    r"\s)?part)\s(?:of\s)?(?:the\s)?)?"
)
STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1}
_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}


def read_part(match: re.Match[str]) -> str:
    """early, mid or late; "" where none is said; rest."""
    said, of = lower(match, "part"), lower(match, "part_of")
    if of in ("rest", "remainder"):
        return "rest"
    return _PARTS.get(of, "") if of else said if said in ("early", "late", "mid") else {"middle": "mid"}.get(said, "")


def of_period(match: re.Match[str], value: str, wide: Wide, *, unit: str = "") -> Mention:
    """The whole match as that period, with the days of the part of it that is meant."""
    days, part, side = days_of_value(value), read_part(match), lower(match, "part").split(" ")[0]
    base = wide.base
    if days is not None and base is not None and days[0] <= base <= days[1]:
        if side == "earlier":
            return dated(match, value, (days[0], base))
        if side == "later" or part == "rest":
            return dated(match, value, (base, days[1]))
    return dated(match, value, part_of(days, "" if part == "rest" else part, unit=unit))


def read_near_period(match: re.Match[str], wide: Wide) -> Mention | None:
    """last week, this month, late next year, the following year, that weekend, the week after next."""
    which, unit = lower(match, "which").removeprefix("the "), lower(match, "unit")
    if wide.base is None:
        return dated(match, "")
    base = wide.base
    if which.split(" ")[0] in ("following", "same", "that", "previous") and wide.memory.period is not None:
        base = wide.memory.period
    step = 2 if got(match, "after_next") else STEPS.get(which.removeprefix("this ").split(" ")[0], 0)
    if unit == "quarter" and which in ("latest", "most recent"):
        step = -1
        if wide.memory.quarter:
            return dated(match, wide.memory.quarter)
    return of_period(match, near(base, unit, step), wide)


def read_the_period(match: re.Match[str], wide: Wide) -> Mention | None:
    """the week, the weekend, the end of the month, in the year: the one that is; a past weekend for what is told."""
    unit = lower(match, "unit")
    if wide.base is None:
        return dated(match, "")
    if unit == "weekend":
        days = days_of_value(near(wide.base, "weekend", 0))
        step = -1 if days and days[0] > wide.base and wide.direction(match) == "past" else 0
        return dated(match, near(wide.base, "weekend", step))
    return of_period(match, near(wide.base, unit, 0), wide)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|and|or|during|for|on|before|after|through)\s$", re.IGNORECASE
)


def read_month(match: re.Match[str], wide: Wide) -> Mention | None:
    """March 1998, in mid-April, last September, June next year, the month of Jan; no verb "may" or "march"."""
    month, part = month_number(got(match, "month")), lower(match, "which")
    said = got(match, "month")
    is_told = part or got(match, "part") or got(match, "part_of")
    if said in ("may", "march", "mar") and not is_told:
        return None
    is_name = len(said) == 3 and said.lower() != "may" and not (is_told or got(match, "year") or "of" in match.group())
    if is_name and not _BEFORE_MONTH.search(wide.text, max(0, match.start() - 8), match.start()):
        return None  # Jan is a name, and so may others be
    if got(match, "year") or got(match, "apostrophe"):
        year = year_number(got(match, "year")) if got(match, "year") else 1900 + int(got(match, "apostrophe"))
        return of_period(match, f"{year:04d}-{month:02d}", wide)
    if wide.base is None:
        return dated(match, f"XXXX-{month:02d}")
    base = wide.base

    def days_in(year: int) -> Days | None:
        return days_of_value(f"{year:04d}-{month:02d}")

    if got(match, "near"):
        days = days_in(base.year + STEPS.get(lower(match, "near"), 0))
    elif part in ("last", "past", "this past", "previous"):
        days = last_such(base, days_in)
    elif part in ("next", "coming", "this coming"):
        days = next_such(base, days_in)
    elif part == "this":
        days = days_in(base.year)
    else:
        days = likely(base, wide.direction(match), days_in)
    return None if days is None else of_period(match, value_at(days[0], "month"), wide)


def read_month_numbers(match: re.Match[str], wide: Wide) -> Mention | None:
    """2015-3, 3/2015, 2016, nov"""
    month = month_number(got(match, "month")) if got(match, "month") else int(got(match, "number"))
    return dated(match, f"{int(got(match, 'year')):04d}-{month:02d}") if 1 <= month <= 12 else None


def read_year(match: re.Match[str], wide: Wide) -> Mention | None:
    """1998, early 1991, fiscal 1989, the year two thousand, nineteen ninety-six."""
    return of_period(match, f"{year_number(got(match, 'year')):04d}", wide, unit="third")


def read_old_year(match: re.Match[str], wide: Wide) -> Mention | None:
    """the year 247"""
    return dated(match, f"{int(got(match, 'number')):04d}")


_DECADES = {
    "tens": 1, "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9, "noughties": 0,
}  # fmt: skip


def read_decade(match: re.Match[str], wide: Wide) -> Mention | None:
    """the 1990s, the late '80s, the seventies, the nineteen seventies, the twenty-tens."""
    century, word = lower(match, "century"), lower(match, "word")
    if got(match, "year"):
        return of_period(match, got(match, "year")[:3], wide)
    if word:
        if word == "noughties" or word == "thousands":
            return of_period(match, "200", wide)
        hundreds = {"": "19", "nineteen": "19", "eighteen": "18", "two thousand and": "20", "twenty": "20"}
        return of_period(match, f"{hundreds[century.rstrip('- ')]}{_DECADES[word]}", wide)
    tens = int(got(match, "two")[0])
    return of_period(match, f"{19 if tens >= 3 else 20}{tens}", wide)


def read_near_decade(match: re.Match[str], wide: Wide) -> Mention | None:
    """this decade, the last century."""
    if wide.base is None:
        return dated(match, "")
    return dated(match, near(wide.base, lower(match, "unit"), STEPS.get(lower(match, "which"), 0)))


def read_century(match: re.Match[str], wide: Wide) -> Mention | None:
    """the 20th century: 1900 to 1999."""
    number = day_number(got(match, "nth")) if got(match, "nth") else 0
    return dated(match, f"{number - 1:02d}") if 1 <= number <= 21 else None


def read_season(match: re.Match[str], wide: Wide) -> Mention | None:
    """last fall, this summer, the spring of 1994, mid summer."""
    season, which = SEASONS[lower(match, "season")], lower(match, "which")
    if got(match, "year"):
        return dated(match, f"{year_number(got(match, 'year')):04d}-{season}")
    if got(match, "near") and wide.base is not None:
        return dated(match, f"{wide.base.year + STEPS.get(lower(match, 'near'), 0):04d}-{season}")
    if season in ("SP", "FA") and not which and not got(match, "the") and not got(match, "part"):
        return None  # to spring, to fall
    if wide.base is None:
        return dated(match, f"XXXX-{season}")
    base = wide.base

    def days_in(year: int) -> Days | None:
        return days_of_value(f"{year:04d}-{season}")

    if which in ("last", "past", "this past", "previous"):
        days = last_such(base, days_in)
    elif which in ("next", "coming", "this coming"):
        days = next_such(base, days_in)
    elif which == "this":
        days = days_in(base.year)
    else:
        days = likely(base, wide.direction(match), days_in)
    return None if days is None else dated(match, f"{days[0].year:04d}-{season}")


def read_year_end(match: re.Match[str], wide: Wide) -> Mention | None:
    """year-end, year's end"""
    return dated(match, "" if wide.base is None else f"{wide.base.year:04d}-12-31")


def read_nth_week(match: re.Match[str], wide: Wide) -> Mention | None:
    """the third week of 2027, the last week of July, the first week of this month, week 10.

    A month's first week is the one with its first Thursday, as the ISO week of a year is.
    """
    if wide.base is None:
        return None
    number = 0 if lower(match, "nth") == "last" else day_number(got(match, "nth"))
    days: Days | None
    if got(match, "month"):
        month = month_number(got(match, "month"))
        said = got(match, "year2")
        year = year_number(said) if said else None
        days = (
            days_of_value(f"{year:04d}-{month:02d}")
            if year
            else likely(wide.base, wide.direction(match), lambda y: days_of_value(f"{y:04d}-{month:02d}"))
        )
    elif got(match, "year"):
        days = days_of_value(f"{year_number(got(match, 'year')):04d}")
    else:
        days = days_of_value(near(wide.base, lower(match, "unit"), STEPS.get(lower(match, "which"), 0)))
    if days is None:
        return None
    if not number:
        last = moved(days[1], "day", -((days[1].weekday() - 3) % 7))
        return None if last is None else dated(match, value_at(last, "week"))
    first = moved(days[0], "day", (3 - days[0].weekday()) % 7 + 7 * (number - 1))
    return None if first is None else dated(match, value_at(first, "week"))


def read_week_number(match: re.Match[str], wide: Wide) -> Mention | None:
    """week 10"""
    number = int(got(match, "number"))
    return dated(match, f"{wide.base.year:04d}-W{number:02d}") if wide.base is not None and 0 < number < 54 else None


_WHICH = (
    r"(?P<which>(?:the\s)?(?:last|next|past|previous|coming|upcoming|following|current|same|latest|most"
    r"\srecent)|this(?:\s(?:past|coming))?"
    r"|that(?:\ssame)?|my)"
)
_YEAR2 = YEAR.replace("<year>", "<year2>")
PERIOD_RULES: list[Rule] = [
    rule(
        rf"{PART}{_WHICH}\s(?:fiscal\s|calendar\s)?(?P<unit>week|weekend|month|quarter|year)(?![’']s\s\w+[\s-](?:quarter|half))",
        read_near_period,
    ),
    rule(
        r"(?:the\s)(?P<unit>week|weekend|month|year)\s(?P<after_next>after\s(?:the\s)?next)",
        read_near_period,
    ),
    rule(
        r"(?:the\s)?(?:(?P<part>earlier|later|late|early)\s(?:in\s)?(?:the\s)|(?P<part_of>beginning|start"
        r"|middle|end|close|rest)\s(?:of\s)?(?:the\s|my\s|this\s|current\s)?)(?P<unit>week|month|year)",
        read_the_period,
    ),
    rule(r"(?:the\s|my\s)?(?P<unit>weekend)", read_the_period),
    rule(r"(?:the|my)\s(?P<unit>week)(?!\s(?:of|before|after|ahead))", read_the_period),
    rule(
        rf"{PART}(?:(?P<which>last|next|this(?:\s(?:past|coming))?|past|previous|coming)\s|(?:the\s)?month"
        rf"\sof\s)?{MONTH}"
        rf"(?:(?:\s?,)?\s(?:of\s|in\s)?(?:{YEAR}|(?P<near>last|this|next)\syear)|\s[’']?"
        rf"(?P<apostrophe>[5-9]\d)(?!\w|[.,:]\d))?",
        read_month,
    ),
    rule(
        r"(?P<year>(?:19\d\d|20[0-4]\d))\s?[-/.]\s?(?P<number>1[0-2]|0?[1-9])(?!\d|\s?[-/.]\s?\d)", read_month_numbers
    ),
    rule(r"(?P<number>1[0-2]|0?[1-9])\s?[-/]\s?(?P<year>(?:19|20)\d\d)(?!\d|[-/.]\d)", read_month_numbers),
    rule(rf"(?P<year>(?:19|20)\d\d)\s?,?\s{MONTH}(?!\s\d)", read_month_numbers),
    rule(
        rf"{PART}(?:(?:the\s)?(?:calendar\s|fiscal\s)?(?:year\s)|fiscal\s|post-)?{YEAR}(?:\sand"
        rf"\sbeyond)?(?![’']?s\b(?!\s\w+[\s-](?:quarter|half)))",
        read_year,
    ),
    rule(rf"{MONTH}-(?P<year>(?:19|20)\d\d)", read_month_numbers),
    rule(r"(?:the\s)?year\s(?P<number>\d{3})", read_old_year),
    rule(rf"{PART}(?:the\s)?(?P<year>(?:1[5-9]|20)\d0)[’']?s", read_decade),
    rule(rf"{PART}(?:the\s)?(?:(?:early|mid|late)[\s-])?[’']?(?P<two>[1-9]0)[’']?s", read_decade),
    rule(
        rf"{PART}the\s(?:(?:early|mid|late)[\s-])?(?P<century>(?:nineteen|eighteen|twenty|two\sthousand"
        rf"\sand)[\s-])?(?P<word>{'|'.join(_DECADES)})",
        read_decade,
    ),
    rule(r"the\stwo\s(?P<word>thousands)", read_decade),
    rule(r"(?:the\s)?(?P<which>this|last|next|past|previous|current)\s(?P<unit>decade|century)", read_near_decade),
    rule(
        rf"(?:the\s)?(?:(?:early|mid|late)[\s-])?(?P<nth>\d\d?(?:st|nd|rd|th)|{ORDINAL_WORD})[\s-]+century",
        read_century,
    ),
    rule(
        rf"{PART}(?:(?P<which>last|next|this(?:\s(?:past|coming))?|past|previous|coming)\s|(?P<the>the\s"
        rf"|(?<=\bin )|(?=\w+\s(?:of\s)?\d{{4}})))?"
        r"(?P<season>spring|summer|autumn|fall|winter)"
        rf"(?:\s(?:of\s)?(?:{YEAR}|(?P<near>last|this|next)\syear))?",
        read_season,
    ),
    rule(
        r"(?:(?<=\bin )|(?<=\bof )|(?<=\bduring ))the\s(?:full\s|fiscal\s)?(?P<unit>year)(?!\s(?:before|after|of))",
        read_the_period,
    ),
    rule(r"the\sfull\s(?P<unit>year)", read_the_period),
    rule(r"(?:the\s|around\s)?year(?:[\s-]|[’']s\s)end", read_year_end),
    rule(
        rf"(?:the\s)?(?P<nth>first|second|third|fourth|fifth|last|\d\d?(?:st|nd|rd|th))\sweek\s(?:of\s|in"
        rf"\s)?(?:(?P<which>this|last|next|the|previous)\s(?P<unit>month|year)|{MONTH}(?:,?\s{_YEAR2})?|{YEAR})",
        read_nth_week,
    ),
    rule(r"(?:the\s)?week\s(?P<number>\d\d?)", read_week_number),
]
