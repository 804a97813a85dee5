"""Expressions that name days: every way in which they are written, each with its reader."""

from __future__ import annotations

import re

from trucewatch.lang.date_readers import (
    Named,
    Reader,
    Reading,
    read_ago,
    read_day_of_month,
    read_days,
    read_decade,
    read_feast,
    read_iso,
    read_month,
    read_near_day,
    read_near_period,
    read_numeric,
    read_open,
    read_past_span,
    read_weekday,
    read_year,
)
from trucewatch.lang.numerals import ONES, TENS

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
# In small letters "march" and "may" are verbs; in capitals a date line writes them.
_MONTH = rf"(?P<month>{_MONTHS}|(?:{_SHORT_MONTHS})\b\.?|{_MONTHS.upper()}|(?:{_SHORT_MONTHS.upper()})\b\.?)"
_MONTH2 = _MONTH.replace("month>", "month2>")
_WEEKDAYS = "Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?"
_SHORT_WEEKDAYS = "Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun"
_WEEKDAY = (
    rf"(?P<weekday>{_WEEKDAYS}|(?:{_SHORT_WEEKDAYS})\b\.?|{_WEEKDAYS.upper()}|(?:{_SHORT_WEEKDAYS.upper()})\b\.?)"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAY2 = _DAY.replace("day>", "day2>")
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d,.-]*\d)"
_JOINT = r"\s?(?:[-–—/]|to|until|till|through|and|or)\s?"
_PART = r"(?:\s(?P<part>morning|afternoon|evening|night|midday|lunchtime))?"
_OPEN_YEAR = rf"(?:\s?,?\s(?:of\s)?{_YEAR}|\s(?P<year_near>last|this|next)\syear\b)?"
_NUMBER = rf"(?P<number>\d{{1,3}}|an?|{'|'.join((*ONES, *TENS))}|(?:a\s)?couple\sof|several|(?:a\s)?few)"
_AWAY = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade)s?"

NOT_IN_A_NUMBER = r"(?<![\w.,:/–+$€£#-])"


def pattern(words: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    """The compiled words."""
    return re.compile(words, re.IGNORECASE if ignore_case else 0)


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (pattern(rf"{NOT_IN_A_NUMBER}(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"), read_iso),
    (
        pattern(
            rf"{NOT_IN_A_NUMBER}(?P<first>\d\d?)(?P<sign>[./-])(?P<second>\d\d?)(?P=sign)(?P<year>(?:19|20)\d\d)(?!\d)"
        ),
        read_numeric,
    ),
    # Tuesday, 18 March 2025; the 18th of March; 18-19 March; between 18 and 19 March; 28 February - 2 March
    (
        pattern(
            rf"(?:\b{_WEEKDAY},?\s(?:the\s)?)?(?:{NOT_IN_A_NUMBER}|(?<=[a-z])){_DAY}(?:{_JOINT}{_DAY2})?\s(?:of\s)?{_MONTH}(?![\w-]){_OPEN_YEAR}"
        ),
        read_days,
    ),
    (
        pattern(rf"{NOT_IN_A_NUMBER}{_DAY}\s{_MONTH}{_JOINT}{_DAY2}\s{_MONTH2}(?!\w){_OPEN_YEAR}"),
        read_days,
    ),
    # on the 13th; since the 3rd: no 13th brigade, no 3rd floor
    (
        pattern(
            r"(?:(?<=\b[Oo]n\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Bb]y\s)|(?<=\b[Ff]rom\s)|(?<=\b[Oo]f\s)|(?<=\b[Bb]efore\s)"
            r"|(?<=\b[Aa]fter\s))[Tt]he\s(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)"
            r"(?=[.,;:)”\"’!?]|\s(?:and|but|at|in|by|when|after|before|that|who|which|the|a|an|was|were|is|had|has|for|to|he|she|it|they|we)\b|\s*$)",
        ),
        read_day_of_month,
    ),
    # Tuesday, March 18, 2025; March 18-19; February 28 to March 2
    (
        pattern(
            rf"(?:\b{_WEEKDAY},?\s)?\b{_MONTH}\s{_DAY}(?:{_JOINT}{_DAY2})?(?![\d:]|\s?[ap]\.?m\b|[.,]\d){_OPEN_YEAR}"
        ),
        read_days,
    ),
    (
        pattern(rf"\b{_MONTH}\s{_DAY}{_JOINT}{_MONTH2}\s{_DAY2}(?![\d:]|[.,]\d){_OPEN_YEAR}"),
        read_days,
    ),
    (
        pattern(
            rf"\b(?:(?P<when>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:start|beginning|middle|end)\sof)[-\s])?{_MONTH}(?:,|\sof)?\s{_YEAR}"
        ),
        read_month,
    ),
    (
        pattern(
            rf"\b(?P<when>[Ee]arly|[Mm]id|[Ll]ate|[Ll]ast|[Nn]ext|[Tt]his|(?:the\s)?(?:start|beginning|middle|end)\sof)[-\s]{_MONTH}(?![\w-])(?P<year>(?!))?"
        ),
        read_month,
    ),
    (
        pattern(
            rf"\b(?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s)|(?<=[Bb]y\s)|(?<=[Dd]uring\s)|(?<=[Ff]rom\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s)){_MONTH}(?![\w’'-])(?:\s(?:of\s)?(?P<year_near>last|this|next)\syear\b)?(?!\s[A-Z])(?P<year>(?!))?"
        ),
        read_month,
    ),
    (
        pattern(
            r"(?:(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Bb]y\s)|(?<=\b[Dd]uring\s)|(?<=\b[Ff]rom\s)"
            r"|(?<=\b[Bb]efore\s)|(?<=\b[Aa]fter\s)|(?<=\b[Oo]f\s)|(?<=\b[Tt]he\s)|(?<=[’']s\s)|(?<=\()"
            r"|(?P<when>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:start|beginning|middle|end)\sof)[-\s])"
            r"(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<last>(?:(?:19|20)\d\d|\d\d)))?(?![\w-]|[.,:]\d|\s?%)"
        ),
        read_year,
    ),
    (
        pattern(
            rf"{NOT_IN_A_NUMBER}(?P<year>(?:19|20)\d\d)(?=\s(?:war|invasion|truce|ceasefire|agreement|deal|accords?|peace|treaty|elections?|coup|conflict|attacks?|memorandum|talks|annexation|uprising|revolution|offensive|referendum)\b)"
        ),
        read_year,
    ),
    (pattern(r"\b(?P<year>(?:19|20)\d0)s\b"), read_decade),
    (
        pattern(
            rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast|[Pp]revious|[Ff]ollowing)\s)?{_WEEKDAY}(?!\w)(?:\s(?:of\s)?(?P<week>last|next|this)\sweek\b)?{_PART}"
        ),
        read_weekday,
    ),
    (
        pattern(
            r"\b(?P<words>(?:(?:earlier|later)\s)?(?:today|tonight|this\s(?:morning|afternoon|evening))|the\sday\sbefore\syesterday"
            r"|the\sday\safter\stomorrow|yesterday|tomorrow|last\snight|overnight)(?:\s(?P<part>morning|afternoon|evening|night))?\b",
            ignore_case=True,
        ),
        read_near_day,
    ),
    (
        pattern(
            r"\b(?:(?P<side>earlier|later)\s)?(?P<which>last|this|next|past|previous|coming)\s(?P<unit>week|weekend|month|year)\b(?!-)",
            ignore_case=True,
        ),
        read_near_period,
    ),
    (
        pattern(
            rf"\b{_NUMBER}\s{_AWAY}\s(?P<anchor>ago|earlier|later|before|after|afterwards|previously)\b",
            ignore_case=True,
        ),
        read_ago,
    ),
    (
        pattern(
            rf"\b(?:over|in|during|within|for)\sthe\s(?:past|last|previous)\s(?:{_NUMBER}\s)?{_AWAY}\b",
            ignore_case=True,
        ),
        read_past_span,
    ),
    (
        pattern(
            r"\bthe\s(?:previous|next|following|same)\s(?:day|night|morning|evening|week|month|year)\b|\bthe\sday\s(?:before|after)\b",
            ignore_case=True,
        ),
        read_open,
    ),
    (
        pattern(
            rf"\b(?:(?P<church>Orthodox|Catholic|Western)\s)?(?P<feast>Easter\s(?:Sunday|Monday)|Good\sFriday|Palm\sSunday|Christmas\s(?:Day|Eve)"
            rf"|Boxing\sDay|New\sYear[’']s\s(?:Day|Eve)|(?<=\bat\s)Christmas|(?<=\bby\s)Christmas|(?<=\buntil\s)Christmas"
            rf"|(?<=\bby\s)Easter|(?<=\bat\s)Easter|(?<=\buntil\s)Easter)\b{_OPEN_YEAR}(?!\s(?:truce|ceasefire|pause))"
        ),
        read_feast,
    ),
)
"""Every way to name days, with its reader; where two match, the longer one counts."""


def named_days(reading: Reading) -> list[Named]:
    """The expressions that name days, in order, the longest where they overlap."""
    found: list[Named] = []
    for words, reader in READERS:
        for match in words.finditer(reading.text, reading.floor, reading.ceiling):
            if (made := reader(match, reading)) is not None:
                found.append(made)
    return longest(found)


def longest(found: list[Named]) -> list[Named]:
    """Those of `found` that no longer one overlaps, in order."""
    kept: list[Named] = []
    for entry in sorted(found, key=lambda entry: (entry.start, -entry.end)):
        if kept and entry.start < kept[-1].end:
            if entry.end - entry.start > kept[-1].end - kept[-1].start:
                kept[-1] = entry
            continue
        kept.append(entry)
    return kept
