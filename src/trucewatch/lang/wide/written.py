"""How numbers, years, units, months and weekdays are written: pieces for the patterns, and what they are worth."""

from __future__ import annotations

import re

from trucewatch.lang.days import MONTHS, WEEKDAYS
from trucewatch.lang.numerals import ONES, SPOKEN, TENS, spoken_value

# fmt: off
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}
# fmt: on
_FULL_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
MONTH = rf"(?P<month>{_FULL_MONTHS}|(?:{_SHORT_MONTHS})\b\.?)"
_FULL_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
WEEKDAY = rf"(?P<weekday>(?:{_FULL_WEEKDAYS})s?|(?:mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun)\b\.?)"
_SMALL_ORDINALS = "|".join(list(_ORDINALS)[:9])
ORDINAL_WORD = rf"(?:(?:twenty|thirty)[\s-](?:{_SMALL_ORDINALS})|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_SPOKEN_DAY = r"(?:twenty|thirty)[\s-](?:one|two|three|four|five|six|seven|eight|nine)"
DAY = rf"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])|{ORDINAL_WORD}|{_SPOKEN_DAY})"
_TENS = "|".join(TENS)
_DIGIT = "one|two|three|four|five|six|seven|eight|nine"
_TWO_DIGITS = rf"(?:(?:{_TENS})(?:[\s-](?:{_DIGIT}))?|ten|eleven|twelve|\w{{3,5}}teen|(?:oh|zero|o)[\s-](?:{_DIGIT}))"
SPOKEN_YEAR = (
    rf"(?:(?:eighteen|nineteen|twenty)[\s-](?:{_TWO_DIGITS}|hundred)"
    rf"|(?:one|two)[\s-]thousand(?:(?:[\s-](?:{_DIGIT})[\s-]hundred)?(?:\s+and)?\s+(?:{_TWO_DIGITS}|{_DIGIT}))?)"
)
YEAR = rf"(?P<year>(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)|{SPOKEN_YEAR})"
UNIT = (
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?"
    r"|years?|yrs?|decades?|century|centuries)"
)
NUMBER = (
    rf"(?P<number>(?P<half>(?:a\s+)?half(?:[\s-]an?)?)|\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:\s1/2)?|twenty[\s-]and[\s-]four"
    rf"|{SPOKEN}|(?P<vague>(?:a\s+)?few|several|some|many|(?:a\s+)?number\sof)|(?:a\s+)?couple(?:\sof)?|another|an?)"
    r"(?P<and_half>\s(?:and\sa\s|1/)(?:half|2))?"
)
UNIT_NAMES = {"sec": "second", "min": "minute", "hr": "hour", "h": "hour", "yr": "year", "y": "year"}
LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "night": 86400,
    "week": 604800,
    "weekend": 172800,
    "month": 2592000,
    "quarter": 7776000,
    "year": 31536000,
}
IN_OTHERS = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}


def got(match: re.Match[str], group: str) -> str:
    """The words of a group; "" where it did not match or the pattern has none of that name."""
    return match.groupdict().get(group) or ""


def month_number(words: str) -> int:
    """1 to 12."""
    return MONTHS[words.lower().rstrip(".")]


def weekday_number(words: str) -> int:
    """0 for Monday to 6 for Sunday."""
    plain = words.lower().rstrip(".")
    return WEEKDAYS["wed" if plain == "weds" else plain if plain in WEEKDAYS else plain.rstrip("s")]


def day_number(words: str) -> int:
    """21 for 21, 21st, twenty-first and twenty one; 0 for what is no day's number."""
    plain = re.sub(r"[\s-]+", " ", words.lower())
    if plain[0].isdigit():
        return int(re.sub(r"\D", "", plain))
    tens, _, one = plain.rpartition(" ")
    return TENS.get(tens, 0) + _ORDINALS.get(one, ONES.get(one, TENS.get(one, 0)))


def year_number(words: str) -> int:
    """1996 for 1996 and nineteen ninety-six; 2018 for two thousand and eighteen."""
    if words.isdigit():
        return int(words)
    plain = re.sub(r"[\s-]+", " ", words.lower())
    if "thousand" in plain:
        return int(spoken_value(plain.replace(" and ", " "), 0.0))
    first, _, rest = plain.partition(" ")
    if rest == "hundred":
        return 100 * ONES.get(first, TENS.get(first, 0))
    worth = sum(ONES.get(word, TENS.get(word, 0)) for word in rest.split() if word not in ("oh", "o"))
    return 100 * ONES.get(first, TENS.get(first, 0)) + worth


def unit_name(words: str) -> str:
    """The unit in full and singular: hrs -> hour."""
    plain = words.lower()
    if plain == "centuries":
        return "century"
    plain = plain[:-1] if plain.endswith("s") else plain
    return UNIT_NAMES.get(plain, plain)


def amount(match: re.Match[str]) -> float | None:
    """What NUMBER read; None where it is vague (several) and 1 for a, an, another."""
    words = re.sub(r"\s+", " ", got(match, "number").lower())
    if got(match, "vague"):
        return None
    more = 0.5 if got(match, "and_half") else 0.0
    if got(match, "half"):
        return 0.5
    if words.startswith(("couple", "a couple")):
        return 2.0
    if words in ("", "a", "an", "another"):
        return 1.0 + more
    if words[0].isdigit():
        return float(words.replace(",", "").removesuffix(" 1/2")) + (0.5 if words.endswith(" 1/2") else more)
    return spoken_value(words.replace(" and ", " ").replace("-and-", " "), more)


def plain_number(number: float) -> str:
    """3 for 3.0, 2.5 for 2.5."""
    return str(int(number)) if number == int(number) else f"{number:g}"


def length_value(number: float | None, unit: str) -> str:
    """P3D, PT2H, P20Y for two decades; PXY where the number is not said."""
    times, name = IN_OTHERS.get(unit, (1, unit))
    letters = LETTERS[name]
    if number is not None and number % 1 == 0.5 and number > 1 and unit in ("year", "hour", "minute"):
        return {"year": "P{}Y6M", "hour": "PT{}H30M", "minute": "PT{}M30S"}[unit].format(int(number))
    shown = "X" if number is None else plain_number(number * times)
    return f"PT{shown}{letters[1]}" if letters[0] == "T" else f"P{shown}{letters}"


def length_seconds(number: float | None, unit: str) -> float | None:
    """The length in seconds; None where the number is not said."""
    times, name = IN_OTHERS.get(unit, (1, unit))
    return None if number is None else number * times * SECONDS[name]
