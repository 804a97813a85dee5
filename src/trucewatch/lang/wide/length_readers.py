"""Lengths of time, stretches counted back or ahead from the publication, and what comes again (sets)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.lang.days import Days, shifted
from trucewatch.lang.wide.mentions import Mention, Rule, Wide, lower, rule
from trucewatch.lang.wide.periods import days_of_value, moved
from trucewatch.lang.wide.written import (
    LETTERS,
    MONTH,
    NUMBER,
    UNIT,
    WEEKDAY,
    YEAR,
    amount,
    got,
    length_seconds,
    length_value,
    month_number,
    unit_name,
    weekday_number,
    year_number,
)

_HEDGE = (
    r"(?:(?:more|less|fewer|no\smore|no\sless)\sthan\s|at\s(?:least|most)\s|up\sto\s|about\s|almost\s|nearly\s|around\s"
    r"|roughly\s|some\s|over\s(?!the\b|several)|approximately\s)?"
)
_AROUND = (
    r"(?P<around>past|last|previous|next|coming|upcoming|first|final|full|entire|whole|same|latest"
    r"|year-(?:ago|earlier))"
)
_ADJECTIVE = (
    r"(?:(?:(?P<around2>next|previous|past|upcoming|coming|last)(?=\s\w+s\b)"
    r"|more|full|whole|further|additional|consecutive|straight|long|trading|business|working|successive)\s)?"
)
_ENDS = r"(?P<late_half>\sand\s(?:a\s)?half)?(?:[\s-]long)?(?:\s(?:or\sso))?(?![\s-]olds?\b)"


def length(match: re.Match[str], value: str, seconds: float | None = None, days: Days | None = None) -> Mention:
    """The whole match as a duration."""
    return Mention(match.start(), match.end(), "duration", value, days, None, seconds)


def read_length(match: re.Match[str], wide: Wide) -> Mention | None:
    """three years, a nine-month, the past two months, more than 2 1/2 hours, several days, half an hour.

    One that is said to be past or to come has its days as well; "first" and "full" are lengths only.
    """
    number, unit = amount(match), unit_name(got(match, "unit"))
    if unit == "second" and (
        lower(match, "number") in ("a", "another") or (got(match, "unit").lower() == "second" and number == 1)
    ):
        return None  # a second truce
    around = lower(match, "around") or lower(match, "around2")
    if wide.text[max(0, match.start() - 7) : match.start()].lower() == "within ":
        around = "within"
    article = lower(match, "number") in ("a", "an")
    if article and around in ("first", "last", "final", "same"):
        return None
    if unit == "quarter" and (got(match, "number").lower() in ("a", "half") or "-" in match.group()):
        return None  # a part of four
    if number is not None and got(match, "late_half"):
        number += 0.5
    value, seconds = length_value(number, unit), length_seconds(number, unit)
    return length(match, value, seconds, stretch(wide.base, number, unit, around))


def stretch(base: date | None, number: float | None, unit: str, around: str) -> Days | None:
    """The days of "the past three weeks" (to yesterday), "the next two days" (from tomorrow), "within a week"."""
    ahead = around in ("next", "coming", "upcoming", "within")
    if base is None or not (ahead or around in ("past", "last", "previous")) or unit in ("second", "minute", "hour"):
        return None
    if number is not None and (number < 1 or number % 1):
        return None
    count = 3 if number is None else int(number)
    if unit in ("decade", "century"):
        width = 10 if unit == "decade" else 100
        now = base.year // width * width
        first, last = (now + width, now + width * (count + 1)) if ahead else (now - width * count, now)
        return (date(first, 1, 1), date(last - 1, 12, 31)) if first > 0 and last < 9999 else None
    if ahead:
        first_day = base if around == "within" else shifted(base, 1)
        if first_day is None:
            return None
        end = moved(first_day, unit, count)
        return None if end is None else (first_day, end - timedelta(days=1))
    begin = moved(base, unit, -count)
    return None if begin is None else (begin, base - timedelta(days=1))


def read_length_of(match: re.Match[str], wide: Wide) -> Mention | None:
    """the first six months of 1998, the last two weeks of March 2024: a length with its days."""
    number, unit = amount(match), unit_name(got(match, "unit"))
    year = year_number(got(match, "year"))
    value = f"{year:04d}-{month_number(got(match, 'month')):02d}" if got(match, "month") else f"{year:04d}"
    days = days_of_value(value)
    if number is None or number % 1 or number < 1 or days is None or unit not in ("day", "week", "month", "quarter"):
        return None
    if lower(match, "end") == "first":
        end = moved(days[0], unit, int(number))
        days = None if end is None else (days[0], end - timedelta(days=1))
    else:
        begin = moved(days[1] + timedelta(days=1), unit, -int(number))
        days = None if begin is None else (begin, days[1])
    return length(match, length_value(number, unit), length_seconds(number, unit), days)


def read_chain(match: re.Match[str], wide: Wide) -> Mention | None:
    """1 year, 1 month and 21 days; one week three days; largest first in the value."""
    pieces = [(amount(found), unit_name(got(found, "unit"))) for found in _PIECE.finditer(match.group())]
    order = list(LETTERS)
    if len({unit for _, unit in pieces}) < len(pieces) or any(
        number is None or unit not in LETTERS for number, unit in pieces
    ):
        return None
    values = [length_value(number, unit) for number, unit in sorted(pieces, key=lambda piece: -order.index(piece[1]))]
    dates = "".join(value[1:] for value in values if not value.startswith("PT"))
    times = "".join(value[2:] for value in values if value.startswith("PT"))
    seconds = sum(length_seconds(number, unit) or 0 for number, unit in pieces)
    return length(match, f"P{dates}{'T' + times if times else ''}", seconds)


def read_range(match: re.Match[str], wide: Wide) -> Mention | None:
    """two to three weeks, the next 12 to 18 months: how many is open."""
    return length(match, length_value(None, unit_name(got(match, "unit"))))


def read_whole(match: re.Match[str], wide: Wide) -> Mention | None:
    """all day, the full year, a whole week"""
    unit = unit_name(got(match, "unit"))
    return length(match, length_value(1, unit), length_seconds(1, unit))


def read_bare(match: re.Match[str], wide: Wide) -> Mention | None:
    """for years, in recent weeks, the coming months: how many is not said."""
    return length(match, length_value(None, unit_name(got(match, "unit"))))


def read_joined(match: re.Match[str], wide: Wide) -> Mention | None:
    """3h, 3.5years, 2ys"""
    number, unit = (
        float(got(match, "digits")),
        unit_name({"ys": "years"}.get(lower(match, "joined"), got(match, "joined"))),
    )
    return length(match, length_value(number, unit), length_seconds(number, unit))


def read_while(match: re.Match[str], wide: Wide) -> Mention | None:
    """a while, some time, a long time"""
    return length(match, "PXX")


_EACH = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
         "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W"}  # fmt: skip


def again(match: re.Match[str], value: str) -> Mention:
    """The whole match as a set."""
    return Mention(match.start(), match.end(), "set", value)


def read_each_word(match: re.Match[str], wide: Wide) -> Mention | None:
    """daily, annually"""
    return again(match, _EACH[lower(match, "word")])


def read_each(match: re.Match[str], wide: Wide) -> Mention | None:
    """every day, each month, every two weeks, every other year"""
    number = 2.0 if got(match, "other") else amount(match) if got(match, "number") else 1.0
    return again(match, length_value(number, unit_name(got(match, "unit"))))


def read_each_weekday(match: re.Match[str], wide: Wide) -> Mention | None:
    """every Monday, each Thursday"""
    return again(match, f"XXXX-WXX-{weekday_number(got(match, 'weekday')) + 1}")


def read_each_month(match: re.Match[str], wide: Wide) -> Mention | None:
    """every July"""
    return again(match, f"XXXX-{month_number(got(match, 'month')):02d}")


_PIECE = re.compile(rf"(?<!\w){NUMBER}\s{UNIT}(?!\w)", re.IGNORECASE)
_LENGTH = re.sub(r"\?P<\w+>", "?:", rf"{NUMBER}\s{UNIT}")
LENGTH_RULES: list[Rule] = [
    rule(
        rf"{_HEDGE}(?:(?:the|these|those|this)\s(?!\w+-))?(?:{_AROUND}\s)?{NUMBER}"
        rf"(?:[\s-](?:more[\s-])?)(?:{_ADJECTIVE}){UNIT}(?!-(?:ago|earlier)){_ENDS}",
        read_length,
    ),
    rule(rf"the\s(?P<end>first|last|final)\s{NUMBER}\s{UNIT}\sof\s(?:{MONTH},?\s)?{YEAR}", read_length_of),
    rule(rf"{_HEDGE}the\s(?P<around>past|last|next|coming)\s(?P<unit>decade|century)", read_length),
    rule(rf"{_HEDGE}{_LENGTH}(?:(?:,?\s(?:and\s)?){_LENGTH}){{1,3}}", read_chain),
    rule(
        rf"{_HEDGE}(?:the\s(?:{_AROUND}\s)?)?{NUMBER}(?:\s{UNIT.replace('<unit>', '<unit0>')})?\s(?:to|or)\s"
        rf"{re.sub(r'[?]P<[a-z_]+>', '?:', NUMBER)}[\s-]{UNIT}",
        read_range,
    ),
    rule(
        r"(?:(?:all|(?:a\s|the\s)?(?:full|whole|entire)|half(?:\sof)?\s(?:the|this))[\s-])(?P<unit>day|week|month|year|night)",
        read_whole,
    ),
    rule(
        r"(?:(?:the\s)?(?:recent|past|coming|last|next|early|first|previous|later|intervening)\s)"
        r"(?P<unit>hours|days|weeks|months|quarters|years|decades|centuries)",
        read_bare,
    ),
    rule(
        r"(?:(?<=\bfor )|(?<=\bover )|(?<=\bin )|(?<=\bwithin )|(?<=\bof )|(?<=\btake )|(?<=\btook )|(?<=\bby ))"
        r"(?:many\s|the\s)?"
        r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?!\s(?:past|gone)\sby)",
        read_bare,
    ),
    rule(r"(?P<unit>days|weeks|months|years|decades|hours)[\s-]long", read_bare),
    rule(r"(?P<unit>day|week|month|year|decade|hour)-long", read_whole),
    rule(
        r"(?P<digits>\d+(?:\.\d+)?)\s?(?P<joined>h|y|ys|hrs?|mins?|secs?|days?|weeks?|months?|years?|hours?|minutes?|seconds?)",
        read_joined,
    ),
    rule(r"(?:a\s(?:long\s)?while|some\stime(?!s)|a\s(?:long|short)\stime|a\s\w+(?:\s\w+)?\speriod)", read_while),
    rule(rf"(?P<word>{'|'.join(_EACH)})", read_each_word),
    rule(rf"(?:every|each)\s(?P<other>other\s)?(?:{NUMBER}\s)?{UNIT}", read_each),
    rule(rf"(?:every|each)\s{WEEKDAY}", read_each_weekday),
    rule(rf"(?:every|each)\s{MONTH}", read_each_month),
    rule(r"(?<=for )the\s(?:fiscal\s)?(?P<unit>year)", read_whole),
]
