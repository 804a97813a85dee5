"""Quarters and halves of a year, and what is told against the same one a year before."""

from __future__ import annotations

import re

from trucewatch.lang.wide.mentions import Mention, Rule, Wide, dated, lower, rule
from trucewatch.lang.wide.period_readers import PART, STEPS, of_period
from trucewatch.lang.wide.periods import days_of_value, likely, near
from trucewatch.lang.wide.written import YEAR, day_number, got, year_number


def read_quarter(match: re.Match[str], wide: Wide) -> Mention | None:
    """the third quarter of 1998, Q3, 2016 Q1, last year's fourth quarter, H2 2016, the fiscal first quarter."""
    letter = "H" if "h" in lower(match, "sign") or lower(match, "piece") == "half" else "Q"
    if got(match, "digit"):
        number = int(got(match, "digit"))
    else:
        nth = lower(match, "nth")
        number = {"latter": 2, "last": 2 if letter == "H" else 4}.get(nth) or day_number(nth)
    if number > (2 if letter == "H" else 4):
        return None
    year = got(match, "year") or got(match, "year2")
    near_year = lower(match, "near") or lower(match, "near2") or lower(match, "near3")
    if year:
        return of_period(match, f"{year_number(year):04d}-{letter}{number}", wide)
    if wide.base is None:
        return dated(match, f"XXXX-{letter}{number}")
    if near_year:
        back = -1 if near_year.startswith("year-") else STEPS.get(near_year, 0)
        if back and wide.memory.quarter and near_year.startswith("year-"):
            return of_period(match, f"{int(wide.memory.quarter[:4]) - 1}-{letter}{number}", wide)
        return of_period(match, f"{wide.base.year + back:04d}-{letter}{number}", wide)
    days = likely(wide.base, wide.direction(match), lambda y: days_of_value(f"{y:04d}-{letter}{number}"))
    return None if days is None else of_period(match, f"{days[0].year:04d}-{letter}{number}", wide)


def read_the_quarter(match: re.Match[str], wide: Wide) -> Mention | None:
    """the quarter, the latest quarter, the year-earlier period: the quarter named last, or a year before it."""
    if wide.base is None:
        return dated(match, "")
    known = wide.memory.quarter
    which, unit = lower(match, "which"), lower(match, "unit")
    if not known and unit == "period":
        return None if not which.startswith("year") else dated(match, near(wide.base, "year", -1))
    value = known or near(wide.base, "quarter", -1)
    if got(match, "year"):
        return dated(match, f"{year_number(got(match, 'year'))}{value[4:]}")
    if which.startswith(("year", "comparable year")) or got(match, "before"):
        return dated(match, f"{int(value[:4]) - 1}{value[4:]}")
    return dated(match, value)


def read_year_earlier(match: re.Match[str], wide: Wide) -> Mention | None:
    """year-earlier, the year-ago: of the quarter named before, else of the year."""
    if wide.memory.quarter:
        return dated(match, f"{int(wide.memory.quarter[:4]) - 1}{wide.memory.quarter[4:]}")
    return dated(match, "" if wide.base is None else near(wide.base, "year", -1))


_QUARTER = (
    r"(?:(?P<nth>first|second|third|fourth|last|latter)(?:[\s-]|-\s)(?P<piece>quarter|half)"
    r"|(?P<sign>[QH])(?P<digit>[1-4]))"
)
_YEAR2 = YEAR.replace("<year>", "<year2>")
QUARTER_RULES: list[Rule] = [
    rule(
        rf"{PART}(?:the\s)?(?:(?P<near>last|this|next|previous)\syear[’']s\s|{_YEAR2}(?:[’']s)?[\s-]?(?:the\s)?"
        rf"|(?P<near2>year-(?:ago|earlier))\s)?(?:fiscal[\s-])?{_QUARTER}"
        rf"(?:\s(?:of\s)?(?:fiscal\s)?(?:{YEAR}|(?P<near3>this|last|next)\syear))?",
        read_quarter,
    ),
    rule(
        r"the\s(?:(?P<which>latest|comparable\syear-(?:ago|earlier)|comparable|corresponding|year-(?:ago|earlier)|same|that)\s"
        rf"|{YEAR}\s)?(?P<unit>quarter|period)(?P<before>\s(?:a\syear\s(?:ago|earlier)|last\syear|of\slast\syear))?",
        read_the_quarter,
    ),
    rule(r"(?:the\s)?year-(?:ago|earlier)(?!\s\w*[\s-]?(?:months))", read_year_earlier),
]
