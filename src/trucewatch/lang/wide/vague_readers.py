"""Words that say now, before or later without a date, and parts of the day."""

from __future__ import annotations

import re

from trucewatch.lang.days import shifted
from trucewatch.lang.wide.mentions import Mention, Rule, Wide, dated, lower, rule

_NOW = (
    r"now(?!\s(?:that|defunct))|right\snow|currently|at\s(?:present|the\smoment|this\s(?:time|point))|these\sdays|nowadays"
    r"|presently|(?<=the )current|(?:the\s)?present(?=\s(?:day|time))(?:\s(?:day|time))"
)
_BEFORE = (
    r"(?:more\s|most\s|until\s)?recently|formerly|in\sthe\spast(?!\s\w)|lately|the\spast(?!\s\w)|the\spast(?=[.,;])"
)
_LATER = (
    r"as\ssoon\sas\spossible|the\s(?:near\s|foreseeable\s|immediate\s)?future|the\snear\sterm"
    r"|shortly(?!\s(?:before|after))|a\slater\sdate|in\sdue\scourse"
)


def read_now(match: re.Match[str], wide: Wide) -> Mention | None:
    """now, currently, these days"""
    return dated(match, "PRESENT_REF", counted=wide.base)


def read_before(match: re.Match[str], wide: Wide) -> Mention | None:
    """recently, previously, the past"""
    return dated(match, "PAST_REF")


def read_later(match: re.Match[str], wide: Wide) -> Mention | None:
    """soon, the near future"""
    return dated(match, "FUTURE_REF")


PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI", "overnight": "NI",
    "midday": "MI", "dawn": "MO", "daytime": "DT",
}  # fmt: skip


def read_part_of_day(match: re.Match[str], wide: Wide) -> Mention | None:
    """this morning, last night, tonight, yesterday evening's night, the next morning."""
    which, part = lower(match, "which").removeprefix("the "), PARTS[lower(match, "part")]
    step = {"last": -1, "next": 1, "previous": -1, "following": 1, "yesterday": -1, "tomorrow": 1}.get(which, 0)
    base = wide.base
    if which in ("next", "previous", "following", "same", "that") and wide.memory.day is not None:
        base = wide.memory.day
    day = None if base is None else shifted(base, step)
    days = None if day is None else (day, day)
    return Mention(match.start(), match.end(), "time", "" if day is None else f"{day.isoformat()}T{part}", days)


VAGUE_RULES: list[Rule] = [
    rule(_NOW, read_now),
    rule(_BEFORE, read_before),
    rule(_LATER, read_later),
    rule(
        r"(?:(?:early|late|earlier|later|mid)[\s-])?"
        r"(?:(?P<which>this|last|that|yesterday|tomorrow|(?:the\s)?(?:next|previous|following|same)|the)\s)"
        r"(?:(?:early|late|mid)[\s-])?(?P<part>morning|afternoon|evening|night)",
        read_part_of_day,
    ),
    rule(r"(?:(?:early|late|earlier|later)\s)?(?P<part>tonight|overnight)", read_part_of_day),
]
