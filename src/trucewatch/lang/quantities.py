"""Numbers with what they count, in digits and words, with their hedges."""

from __future__ import annotations

import math
import re
from bisect import bisect_left

import msgspec

from trucewatch.core.values import UNKNOWN_TIME, Quantity
from trucewatch.lang.nouns import counted_noun
from trucewatch.lang.numerals import Numeral, numerals
from trucewatch.lang.times import time_expressions

TIME_UNIT = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|decades?)"
MEASURES = re.compile(
    rf"(?:{TIME_UNIT}|%|per\s?cent|percent|[$€£₽₴¥]|dollars?|euros?|pounds?|roubles?|rubles?|k?ms?|miles?|"
    r"(?:kilo|centi|milli)?(?:metres?|meters?)|feet|foot|mm|cm|tonnes?|tons?|kg|kilos?|kilograms?|litres?|liters?|"
    r"hectares?|acres?|degrees?|megawatts?|gigawatts?|mw|gw|knots|mph)$",
    re.IGNORECASE,
)
"""Units that are measured, not counted: more than two hours may be two hours and one minute."""
FINE_UNITS = frozenset(("minutes", "seconds"))

HEDGES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(rf"(?:^|(?<=[\s(“\"‘'—–-]))(?P<hedge>{words})\s*[$€£₽₴]?$", re.IGNORECASE))
    for meaning, words in (
        ("most", r"at most|no more than|not more than|up to|as many as|as much as|a maximum of|no(?:t)? longer than"),
        ("least", r"at least|no fewer than|no less than|not less than|a minimum of"),
        ("slightly_more", r"(?:just|a little|slightly) (?:over|more than|above)"),
        ("more", r"(?:well |far |many |much )?(?:more than|over|above)|upwards? of|in excess of|exceeding"),
        (
            "almost",
            r"nearly|almost|close to|(?:just|a little|slightly) (?:under|less than|below|fewer than)|nearing|approaching",
        ),
        ("less", r"(?:well |far )?(?:fewer than|less than|under|below|short of)"),
        ("about", r"about|around|roughly|approximately|some|an estimated|circa|ca\.|c\.|or so"),
        ("exactly", r"exactly|precisely"),
        ("between", r"between"),
    )
)
AFTERTHOUGHTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("least", re.compile(r"\s*(?P<hedge>or (?:more|longer)|\+|-plus|plus)(?!\w)(?!\s*\d)", re.IGNORECASE)),
    ("most", re.compile(r"\s*(?P<hedge>or (?:fewer|less))\b", re.IGNORECASE)),
    ("about", re.compile(r"\s*(?P<hedge>or so|-odd|odd)\b", re.IGNORECASE)),
)
_REPEATED = r"(?:\s?(?:%|per\s?cent))?"
RANGE_JOINT = re.compile(rf"{_REPEATED}(?:\s*[-–—]\s*|\s+(?:to|or)\s+)[$€£₽₴]?", re.IGNORECASE)
BETWEEN_JOINT = re.compile(rf"{_REPEATED}\s+and\s+[$€£₽₴]?", re.IGNORECASE)
PART_JOINT = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|some\s+|those\s+|all\s+)?", re.IGNORECASE)
PER_CENT = re.compile(r"\s?(?:%|per\s?cent(?:age points?)?\b|percentage points?\b)", re.IGNORECASE)
HYPHENED = re.compile(
    r"-(?P<unit>second|minute|hour|day|week|month|year|decade|mile|kilomet(?:re|er)|km|met(?:re|er))(?!\w)(?!-old)"
)
"""A length as an adjective: `30-day`, `two-and-a-half-hour`."""
NOT_AFTER = re.compile(
    r"(?:\b(?:resolution|article|no|nos|number|route|highway|road|chapter|section|paragraph|annex|protocol|flight|channel|"
    r"page|point|clause|phase|day|stage|step|level|part|box|block|room|type|mark|area|zone|item|tier|category|"
    r"aged?|boeing|airbus|shahed|geran|falcon|minsk|tu|su|mig|mi|psalm|size|version|volume|rule|square|exhibit|camp|gate|line|article|"
    r"(?:man|woman|boy|girl|child|son|daughter|driver|student|father|mother) of)\.?|[№#+])\s*$",
    re.IGNORECASE,
)
"""What makes the number behind it a name, a place in a row or an age: Resolution 2216, page 4, a boy of 9."""
PHONE = re.compile(r"\+\d[\d ()/-]{6,20}")
ONE_IN = re.compile(r"\sin\s(?:every\s)?$|\sin\s(?:every\s)?(?=\d|two|three|four|five|six|seven|eight|nine|ten\b)")
"""one in five"""
AGE_BEFORE = re.compile(r"\b[A-Z][\w’'-]+,\s$")
AGE_AFTER = re.compile(r"[,.)]|\sand\s")
NAMED_BEFORE = re.compile(r"[a-z,;]\s[A-Z][\w’'-]*\s$")
NOT_BEFORE = re.compile(r"(?:st|nd|rd|th)\b|[-\s]years?-old|[-–:/]\d|\.\d|[A-Za-z]{1,3}\d|’s\b|'s\b", re.IGNORECASE)
ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|another|which|the|only|new|old|good|big|back to square)\s$", re.IGNORECASE
)
ONE_AFTER = re.compile(
    r"\s(?:another|of the (?:most|few|best|worst|main|first|last|many)|by one|day\b(?!s)|thing|can|could|must|side|that|who)\b|-",
    re.IGNORECASE,
)
FEW = re.compile(
    r"\b(?P<hedge>several|a few|a handful of|a couple of|a pair of)\s(?=\w)(?!(?:more )?times\b)|\b(?P<none>no|zero)\s(?=[a-z])",
    re.IGNORECASE,
)
A_UNIT = re.compile(
    r"\b(?:(?P<half>half\s+an?)|an?)\s+(?P<unit>minute|hour|day|week|fortnight|month|year|decade)\b(?P<more>\s+and\s+a\s+half\b)?",
    re.IGNORECASE,
)
LENGTH_BEFORE = re.compile(r"\b(?:for|lasted|lasting|last|lasts|took|take|taking|within)\s$", re.IGNORECASE)
OVER_IS_MORE = re.compile(
    r"\b(?:for|lasted|lasting|last|lasts|took|takes|take|taking|is|was|were|of|by|after|just|well|far|a little|slightly)\s$",
    re.IGNORECASE,
)
HEDGE_WIDTH = 24


class QuantityExpression(msgspec.Struct, frozen=True):
    """The words `start`..`end`, hedge and noun included ("more than 40 drones"), as a Quantity.

    `noun_start`..`noun_end` is the head noun with its adjectives, equal where no noun follows;
    `total` is the larger number of "63 out of 137", which `value` is a part of.
    """

    start: int
    end: int
    value: Quantity
    noun_start: int
    noun_end: int
    total: Quantity | None = None


def quantity_expressions(text: str, start: int, end: int) -> tuple[QuantityExpression, ...]:
    """The quantities within `start`..`end`, in order; years, times of day and names with numbers are none.

    Bounds: of counts, "more than 40" is 41 and up, "nearly 100" 90 to 100, "about 100" 90 to 110; of lengths, "almost two
    hours" is 1.5 to 2 and "around two hours" 1.75 to 2.25, but never more than one hour, day or month off. "up to 12" has no
    lower bound, "several" and "dozens" (2 and 24 at least) no upper one. The unit is the noun as read, in lower case;
    lengths of time have the plural (`hours`), shares `%`.
    """
    named = [
        (time.start, time.end) for time in time_expressions(text, start, end, UNKNOWN_TIME) if time.kind != "duration"
    ]
    named = sorted(named + [match.span() for match in PHONE.finditer(text, start, end)])
    free = [numeral for numeral in numerals(text, start, end) if not touches(named, numeral.start, numeral.end)]
    found: list[QuantityExpression] = []
    number = 0
    while number < len(free):
        made, used = read_numeral(text, free, number, start, end)
        number += used
        if made is not None and not (found and made.start < found[-1].end):
            found.append(made)
    taken = sorted([(entry.start, entry.end) for entry in found] + named)
    found.extend(
        made
        for made in (*few_of(text, start, end), *unit_lengths(text, start, end))
        if not touches(taken, made.start, made.end)
    )
    return tuple(sorted(found, key=lambda entry: entry.start))


def touches(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether `start`..`end` shares a character with one of `taken`, which are in order and apart."""
    place = bisect_left(taken, end, key=lambda run: run[0]) - 1
    return place >= 0 and taken[place][1] > start


def read_numeral(
    text: str, free: list[Numeral], number: int, start: int, end: int
) -> tuple[QuantityExpression | None, int]:
    """The quantity that begins with numeral `number`, or None, and how many numerals were used for it."""
    numeral = free[number]
    if is_a_name(text, numeral, start, end):
        return None, 1
    hedge, meaning, first = hedge_before(text, numeral.start, start)
    low = high = numeral.value
    last, used = numeral.end, 1
    following = free[number + 1] if number + 1 < len(free) else None
    joint = BETWEEN_JOINT if meaning == "between" else RANGE_JOINT
    if following is not None and numeral.value < following.value and fullmatch(joint, text, last, following.start):
        if not re.search(r"\bfrom\s$", text[max(start, first - 6) : first]):
            high, last, used = following.value, following.end, 2
            if numeral.value < 100 and is_scaled(text, following):
                low = scaled_alike(numeral.value, following.value)
    elif meaning == "between":
        hedge, meaning, first = None, "", numeral.start
    total = None
    if used == 1 and following is not None and fullmatch(PART_JOINT, text, last, following.start):
        if not is_a_name(text, following, start, end):
            total, last, used = following.value, following.end, 2
    if meaning in ("", "about"):
        for later, pattern in AFTERTHOUGHTS:
            if after := pattern.match(text, last, end):
                hedge, meaning, last = after["hedge"].lower(), later, after.end()
                break
    unit, noun_start, noun_end = unit_after(text, last, end, numeral)
    if noun_end > noun_start:
        last = noun_end
    elif unit == "%":
        last = PER_CENT.match(text, last, end).end()  # type: ignore[union-attr]
    sign = text[numeral.start - 1 : numeral.start]
    if sign and sign in "$€£₽₴¥":
        unit, first = sign, min(first, numeral.start - 1)
    elif is_year_like(text, numeral, following if used == 2 else None) and not (meaning or noun_end > noun_start):
        return None, used
    if hedge == "over" and re.match(TIME_UNIT, unit) and not OVER_IS_MORE.search(text[max(start, first - 12) : first]):
        hedge, meaning, first = None, "", numeral.start  # "over two days" is how long it took
    if numeral.is_vague:
        bounds: tuple[float | None, float | None] = (low, None)
        hedge = hedge or text[numeral.start : numeral.end].lower()
    elif low != high:
        bounds = (low, high)
    else:
        bounds = bounds_of(meaning, low, unit)
    whole = None if total is None else Quantity(total, total, unit, None)
    return QuantityExpression(first, last, Quantity(*bounds, unit, hedge), noun_start, noun_end, whole), used


def fullmatch(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether `pattern` is all that lies between `start` and `end`, which are near each other."""
    return end - start < 20 and pattern.fullmatch(text, start, end) is not None


def is_scaled(text: str, numeral: Numeral) -> bool:
    """Whether the numeral ends in million or the like."""
    return re.search(r"(?:m|mn|bn|thousand|million|billion)$", text[numeral.start : numeral.end]) is not None


def scaled_alike(value: float, scaled: float) -> float:
    """`value` on the scale of `scaled`: "two to three million" begins at two million."""
    for scale in (10**9, 10**6, 1000):
        if scaled >= scale and value < scaled / scale:
            return value * scale
    return value


def is_a_name(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether the number is part of a name, an ordinal, an age, a score or the pronoun "one"."""
    before = text[max(start, numeral.start - 24) : numeral.start]
    if before[-1:] in ("-", "–") and before[-2:-1].isdigit():
        return True
    if NOT_AFTER.search(before) or NOT_BEFORE.match(text, numeral.end, end):
        # A range is caught by its second number; here only what is no range is left out.
        if not (text[numeral.end : numeral.end + 1] in ("-", "–") and RANGE_AHEAD.match(text, numeral.end, end)):
            return True
    if (
        numeral.in_digits
        and numeral.value < 120
        and AGE_BEFORE.search(before)
        and AGE_AFTER.match(text, numeral.end, end)
    ):
        return True
    ahead = text[numeral.end : numeral.end + 1]
    if ahead in ("-", "–") and (match := RANGE_AHEAD.match(text, numeral.end, end)):
        return float(match["last"].replace(",", "").rstrip(".") or 0) <= numeral.value  # a score, 3-1
    if text[numeral.start : numeral.end].lower() == "one":
        return bool(ONE_BEFORE.search(before) or ONE_AFTER.match(text, numeral.end, end))
    if numeral.in_digits and NAMED_BEFORE.search(before) and counted_noun(text, numeral.end, end, plural=True) is None:
        return True
    return text[numeral.end : numeral.end + 1] == "-" and not (
        HYPHENED.match(text, numeral.end, end)
        or RANGE_AHEAD.match(text, numeral.end, end)
        or text[numeral.end : numeral.end + 5] in ("-plus", "-odd ")
    )


RANGE_AHEAD = re.compile(r"[-–](?P<last>\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?)(?![\d,.]*\d)(?![-–]\d)")


def is_year_like(text: str, numeral: Numeral, following: Numeral | None) -> bool:
    """Whether the digits could be a year: 1900 to 2099 without a comma."""
    digits = text[numeral.start : numeral.end]
    return following is None and len(digits) == 4 and digits.isdigit() and 1900 <= numeral.value < 2100


def hedge_before(text: str, numeral_start: int, start: int) -> tuple[str | None, str, int]:
    """The hedge as read, its meaning and where it begins; (None, "", `numeral_start`) without one."""
    before = text[max(start, numeral_start - HEDGE_WIDTH) : numeral_start]
    for meaning, pattern in HEDGES:
        if match := pattern.search(before):
            return (
                re.sub(r"\s+", " ", match["hedge"].lower()),
                meaning,
                numeral_start - len(before) + match.start("hedge"),
            )
    return None, "", numeral_start


def unit_after(text: str, last: int, end: int, numeral: Numeral) -> tuple[str, int, int]:
    """The unit of the number that ends at `last`, and where its noun lies; ("", last, last) without one."""
    if match := PER_CENT.match(text, last, end):
        return "%", match.end(), match.end()
    if match := HYPHENED.match(text, last, end):
        unit = match["unit"].lower()
        return unit + ("" if unit == "km" else "s"), match.start("unit"), match.end("unit")
    noun = counted_noun(text, last, end, plural=numeral.value != 1)
    if noun is None:
        return "", last, last
    head = text[noun.head_start : noun.end].lower()
    return LENGTH_UNITS.get(head, head), noun.start, noun.end


LENGTH_UNITS = {
    **{unit: unit + "s" for unit in ("second", "minute", "hour", "day", "week", "month", "year", "decade")},
    **dict.fromkeys(("hr", "hrs"), "hours"),
    **dict.fromkeys(("min", "mins"), "minutes"),
}


def bounds_of(meaning: str, value: float, unit: str) -> tuple[float | None, float | None]:
    """What a hedged number says; see `quantity_expressions` for the rules."""
    measured = MEASURES.match(unit) is not None or value != int(value)
    step = 0.0 if measured else 1.0
    is_length = re.fullmatch(TIME_UNIT, unit) is not None and unit not in FINE_UNITS
    match meaning:
        case "more":
            return value + step, None
        case "least":
            return value, None
        case "less":
            return None, value - step
        case "most":
            return None, value
        case "slightly_more":
            return value + step, value + (min(0.25 * value, 1.0) if is_length else whole(0.1 * value, measured))
        case "almost":
            return value - (min(0.25 * value, 1.0) if is_length else whole(0.1 * value, measured)), value
        case "about":
            off = (
                min(0.125 * value, 1.0)
                if is_length
                else whole((0.125 if unit in FINE_UNITS else 0.1) * value, measured)
            )
            return value - off, value + off
        case _:
            return value, value


def whole(margin: float, measured: bool) -> float:
    """A margin of a count, in whole ones and at least one."""
    return margin if measured else float(max(1, math.floor(margin)))


def few_of(text: str, start: int, end: int) -> list[QuantityExpression]:
    """Counts without a number: several, a few, a couple of, and no (= 0) before a plural."""
    found = []
    for match in FEW.finditer(text, start, end):
        noun = counted_noun(text, match.end() - 1, end, plural=True)
        if noun is None:
            continue
        head = text[noun.head_start : noun.end].lower()
        if match["none"]:
            value = Quantity(0, 0, head, None)
        else:
            hedge = match["hedge"].lower()
            value = Quantity(2, 2 if "pair" in hedge else None, head, hedge)
        found.append(QuantityExpression(match.start(), noun.end, value, noun.start, noun.end))
    return found


def unit_lengths(text: str, start: int, end: int) -> list[QuantityExpression]:
    """Lengths of one unit: half an hour, an hour and a half, just over a week, for a month."""
    found = []
    for match in A_UNIT.finditer(text, start, end):
        hedge, meaning, first = hedge_before(text, match.start(), start)
        if hedge == "over" or meaning == "between":
            hedge, meaning, first = None, "", match.start()
        before = text[max(start, first - 12) : first]
        if not (match["half"] or match["more"] or meaning or LENGTH_BEFORE.search(before)):
            continue
        amount = (0.5 if match["half"] else 1.0) + (0.5 if match["more"] else 0.0)
        unit = LENGTH_UNITS.get(match["unit"].lower(), "weeks")
        amount *= 2 if match["unit"].lower() == "fortnight" else 1
        bounds = bounds_of(meaning, amount, unit)
        found.append(
            QuantityExpression(
                first, match.end(), Quantity(*bounds, unit, hedge), match.start("unit"), match.end("unit")
            )
        )
    return found
