"""Feasts and holidays, as they are kept in the West and in the United States."""

from __future__ import annotations

import re
from datetime import date

from trucewatch.lang.days import day_of, one, shifted, western_easter
from trucewatch.lang.wide.day_readers import whole
from trucewatch.lang.wide.mentions import Mention, Rule, Wide, dated, lower, rule
from trucewatch.lang.wide.periods import likely
from trucewatch.lang.wide.written import YEAR, got, year_number

FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "independence day": (7, 4),
    "veterans day": (11, 11),
}
MOVED_FEASTS = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7}
NTH_FEASTS = {
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "mother's day": (5, 6, 2),
    "father's day": (6, 6, 3),
}


def feast_day(name: str, year: int) -> date | None:
    """The day of the feast in that year; thanks and labour as in the United States."""
    if name in FEASTS:
        return day_of(year, *FEASTS[name])
    if name in MOVED_FEASTS:
        return shifted(western_easter(year), MOVED_FEASTS[name]) if 0 < year < 10000 else None
    month, weekday, number = NTH_FEASTS[name]
    first = day_of(year, month, 1)
    return shifted(first, (weekday - first.weekday()) % 7 + 7 * (number - 1)) if first else None


def read_feast(match: re.Match[str], wide: Wide) -> Mention | None:
    """Easter Sunday, last Thanksgiving, Christmas Day 1998."""
    name, which = lower(match, "feast").replace("’", "'"), lower(match, "which")
    if got(match, "year"):
        return whole(feast_day(name, year_number(got(match, "year"))), match)
    if wide.base is None:
        return dated(match, "")
    base = wide.base
    days = [day for year in (base.year - 1, base.year, base.year + 1) if (day := feast_day(name, year))]
    if which == "last":
        return whole(max((day for day in days if day < base), default=None), match)
    if which in ("next", "this coming"):
        return whole(min((day for day in days if day > base), default=None), match)
    found = likely(base, wide.direction(match), lambda year: one(feast_day(name, year)))
    return whole(found[0] if found else None, match)


_FEASTS = "|".join(sorted(({*FEASTS, *MOVED_FEASTS, *NTH_FEASTS}), key=len, reverse=True)).replace("'", "[’']")
FEAST_RULES: list[Rule] = [
    rule(rf"(?:(?P<which>last|next|this(?:\scoming)?)\s)?(?P<feast>{_FEASTS})(?:,?\s(?:of\s)?{YEAR})?", read_feast),
]
