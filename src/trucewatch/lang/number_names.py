"""Numbers that count nothing: parts of names, places in a row, ages, scores."""

from __future__ import annotations

import re

from trucewatch.lang.nouns import counted_noun
from trucewatch.lang.numerals import Numeral

NAME_BEFORE = re.compile(
    r"(?:\b(?:resolution|article|no|nos|number|route|highway|road|chapter|section|paragraph|annex|protocol|flight|"
    r"channel|page|point|clause|phase|day|stage|step|level|part|box|block|room|type|mark|area|zone|item|tier|category|"
    r"boeing|airbus|shahed|geran|falcon|minsk|tu|su|mig|mi|psalm|size|version|volume|rule|square|exhibit|camp|gate|line|"
    r"aged?|(?:man|woman|boy|girl|child|son|daughter|driver|student|father|mother) of)\.?|[№#+])\s*$",
    re.IGNORECASE,
)
"""What makes the number behind it a name, a place in a row or an age: Resolution 2216, page 4, a boy of 9."""
CLOCK_BEFORE = re.compile(r"\b(?:quarter|half|minutes?|five|ten|twenty|twenty-five)\s(?:past|to)\s$", re.IGNORECASE)
"""A quarter past ten."""
NAME_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|[-\s]years?-old|[-\s](?:thirds?|quarters?|fifths?|tenths?)\b|[-–:/]\d|\.\d|[A-Za-z]{1,3}\d|[’']s\b",
    re.IGNORECASE,
)
"""What makes the number before it an ordinal, an age, a share or a code: 18th, 12-year-old, two-thirds, 24/7."""
RANGE_AFTER = re.compile(r"[-–](?P<last>\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?)(?![\d,.]*\d)(?![-–]\d)")
"""5-7"""
LENGTH_AFTER = re.compile(
    r"-(?P<unit>second|minute|hour|day|week|month|year|decade|mile|kilomet(?:re|er)|km|met(?:re|er))(?!\w)(?!-old)"
)
"""A length as an adjective: `30-day`, `two-and-a-half-hour`."""
HEDGE_HYPHEN = re.compile(r"-(?:plus|odd)\b")
AGE_BEFORE = re.compile(r"\b[A-Z][\w’'-]+,\s$")
AGE_AFTER = re.compile(r"[,.)]|\sand\s")
CAPITAL_BEFORE = re.compile(r"[a-z,;]\s[A-Z][\w’'-]*\s$")
ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|another|which|the|only|new|old|good|big|square)\s$", re.IGNORECASE
)
ONE_AFTER = re.compile(
    r"\s(?:another|of the (?:most|few|best|worst|main|first|last|many)|by one|day|thing|can|could|must|side|that|who)\b"
    r"|-",
    re.IGNORECASE,
)
REACH = 24


def counts_nothing(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether the number is part of a name, an ordinal, an age, a score or the pronoun "one"."""
    before = text[max(start, numeral.start - REACH) : numeral.start]
    words = text[numeral.start : numeral.end].lower()
    if before[-1:] in ("-", "–") and before[-2:-1].isdigit():
        return True
    if span := RANGE_AFTER.match(text, numeral.end, end):
        return float(span["last"].replace(",", "")) <= numeral.value  # a score, 3-1
    if CLOCK_BEFORE.search(before) or NAME_BEFORE.search(before) or NAME_AFTER.match(text, numeral.end, end):
        return True
    if words == "one":
        return bool(ONE_BEFORE.search(before) or ONE_AFTER.match(text, numeral.end, end))
    if numeral.in_digits and (is_age(text, before, numeral, end) or is_model(text, before, numeral, end)):
        return True
    hyphened = text[numeral.end : numeral.end + 1] == "-"
    return hyphened and not (LENGTH_AFTER.match(text, numeral.end, end) or HEDGE_HYPHEN.match(text, numeral.end, end))


def is_age(text: str, before: str, numeral: Numeral, end: int) -> bool:
    """Whether the number stands as an age behind a name: `Mara Dunn, 31, said`."""
    return numeral.value < 120 and bool(AGE_BEFORE.search(before) and AGE_AFTER.match(text, numeral.end, end))


def is_model(text: str, before: str, numeral: Numeral, end: int) -> bool:
    """Whether the number goes with the capital word before it and counts no noun behind it."""
    return bool(CAPITAL_BEFORE.search(before)) and counted_noun(text, numeral.end, end, plural=True) is None
