"""Days counted from a day: two weeks ago, a year earlier, three days from now, in four business days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.lang.days import shifted
from trucewatch.lang.wide.day_readers import whole
from trucewatch.lang.wide.mentions import Mention, Rule, Wide, dated, lower, rule
from trucewatch.lang.wide.periods import moved, value_at
from trucewatch.lang.wide.written import NUMBER, UNIT, WEEKDAY, amount, got, unit_name, weekday_number

_PIECE = re.compile(rf"(?<!\w){NUMBER}\s?(?:more\s)?{UNIT}(?!\w)", re.IGNORECASE)
_LENGTH = re.sub(r"\?P<\w+>", "?:", rf"{NUMBER}\s?(?:more\s)?{UNIT}")
_LENGTHS = rf"(?P<lengths>{_LENGTH}(?:(?:,?\s(?:and\s)?){_LENGTH}){{0,2}})"
_ABOUT = (
    r"(?:(?:about|almost|nearly|around|roughly|some|just|only|more\sthan|less\sthan|at\sleast|over|under|exactly"
    r"|barely)\s)?"
)


def read_counted(match: re.Match[str], wide: Wide) -> Mention | None:
    """two weeks ago, 1 month and 21 days ago, two days from now, in 3 weeks, two days before yesterday, a year later.

    A week, month or year back is meant as such: "two months ago" is a month. "few" counts as three days, and more is
    not known: PAST_REF.
    """
    pieces = [(amount(found), unit_name(got(found, "unit"))) for found in _PIECE.finditer(got(match, "lengths"))]
    anchor = lower(match, "anchor") or "in"
    back = anchor.startswith(("ago", "before", "earlier", "back", "previously"))
    is_vague = any(number is None for number, _ in pieces)
    unit = pieces[-1][1]
    unit = {"fortnight": "week", "night": "day"}.get(unit, unit)
    base = wide.base
    if anchor.startswith(("earlier", "later", "before that", "after that", "previously")):
        if unit == "year" and back and wide.memory.quarter and len(pieces) == 1 and not is_vague:
            years = int(pieces[0][0] or 1)
            return dated(match, f"{int(wide.memory.quarter[:4]) - years}{wide.memory.quarter[4:]}")
        base = wide.memory.day or wide.base
    elif anchor.endswith("yesterday"):
        base = base and shifted(base, -1)
    elif anchor.endswith(("tomorrow", "tmrw")):
        base = base and shifted(base, 1)
    for number, name in pieces:
        base = base and counted_day(base, 3.0 if number is None else number, name, -1 if back else 1)
    if is_vague and ("few" not in got(match, "lengths").lower() or unit == "year"):
        return dated(match, "PAST_REF" if back else "FUTURE_REF", counted=base)
    if base is None:
        return dated(match, "")
    if unit in ("second", "minute", "hour"):
        if anchor == "in":
            return None  # a length
        return Mention(match.start(), match.end(), "date", base.isoformat(), (base, base), base)
    if unit == "year" and anchor == "ago" and wide.memory.quarter and (pieces[0][0] or 0) == 1:
        return dated(match, f"{int(wide.memory.quarter[:4]) - 1}{wide.memory.quarter[4:]}", counted=base)
    return dated(match, value_at(base, unit), counted=base)


def counted_day(base: date, number: float, unit: str, sign: int) -> date | None:
    """The day `number` units from `base`; half units in days."""
    if unit in ("second", "minute", "hour"):
        hours = number / {"second": 3600, "minute": 60, "hour": 1}[unit]
        return shifted(base, sign * int(hours // 24))
    if number != int(number):
        in_days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}.get(unit, 1)
        return shifted(base, sign * int(number * in_days))
    return moved(base, unit, sign * int(number))


def read_plain_ago(match: re.Match[str], wide: Wide) -> Mention | None:
    """years ago, months earlier, decades later: how many is not said."""
    anchor = lower(match, "anchor")
    return dated(match, "FUTURE_REF" if anchor.startswith(("from", "later", "hence")) else "PAST_REF")


def read_weekdays_from_now(match: re.Match[str], wide: Wide) -> Mention | None:
    """two Sundays from now: the second one from here."""
    number = amount(match)
    if wide.base is None or number is None:
        return None
    ahead = (weekday_number(got(match, "weekday")) - wide.base.weekday()) % 7 or 7
    return whole(shifted(wide.base, ahead + 7 * (int(number) - 1)), match)


def read_working_days(match: re.Match[str], wide: Wide) -> Mention | None:
    """in four business days: Saturdays and Sundays do not count."""
    number, day = amount(match), wide.base
    if day is None or number is None or number > 1000:
        return None
    left = int(number)
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return whole(day, match)


COUNTED_RULES: list[Rule] = [
    rule(
        rf"{_ABOUT}{_LENGTHS}\s(?:or\sso\s)?"
        r"(?P<anchor>ago|earlier|later|back(?!\w|\s(?:to|in|from))|from\s(?:now|today|tomorrow|tmrw|yesterday)"
        r"|(?:before|after)\s(?:yesterday|today|tomorrow|that)|hence|previously)",
        read_counted,
    ),
    rule(rf"in\s{_ABOUT}{_LENGTHS}(?=\s*(?:$|[.,;!?]))", read_counted),
    rule(
        r"(?:many\s|several\s)?(?:years|months|weeks|days|decades|centuries)\s(?P<anchor>ago|earlier|later|hence)",
        read_plain_ago,
    ),
    rule(rf"{NUMBER}\s{WEEKDAY}\s(?:from\snow|later)", read_weekdays_from_now),
    rule(rf"in\s{NUMBER}\s(?:business|working)\sdays?", read_working_days),
]
