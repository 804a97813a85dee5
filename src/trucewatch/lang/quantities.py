"""Numbers with what they count, in digits and words, with their hedges."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

import msgspec

from trucewatch.core.values import UNKNOWN_TIME, Quantity
from trucewatch.lang.hedges import LENGTHS, Hedge, bounds_of, hedge_after, hedge_before
from trucewatch.lang.nouns import counted_noun
from trucewatch.lang.number_names import LENGTH_AFTER, counts_nothing
from trucewatch.lang.numerals import Numeral, numerals
from trucewatch.lang.times import REMEMBERED, time_expressions

_PER_CENT = r"\s?(?:%|per\s?cent(?:age points?)?\b|percentage points?\b)"
PER_CENT = re.compile(_PER_CENT, re.IGNORECASE)
RANGE_JOINT = re.compile(rf"(?:{_PER_CENT})?(?:\s*[-–—]\s*|\s+(?:to|or)\s+)[$€£₽₴]?", re.IGNORECASE)
BETWEEN_JOINT = re.compile(rf"(?:{_PER_CENT})?\s+and\s+[$€£₽₴]?", re.IGNORECASE)
PART_JOINT = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|some|those|all|about|around|nearly|almost|at\s+least|more\s+than|over)\s+)*",
    re.IGNORECASE,
)
RATE_JOINT = re.compile(r"\s+in\s+(?:every\s+)?", re.IGNORECASE)
"""63 out of 137; one in five"""
SCALED = re.compile(r"(?:m|mn|bn|thousand|million|billion)$")
AND_A_HALF = re.compile(r"\sand\sa\shalf\b", re.IGNORECASE)
CURRENCIES = "$€£₽₴¥"
PHONE = re.compile(r"\+\d[\d ()/-]{6,20}")
FEW = re.compile(
    r"\b(?:(?P<hedge>several|a few|a handful of|a couple of|a pair of)\s(?=\w)(?!(?:more )?times\b)"
    r"|(?P<none>no|zero)\s(?=[a-z]))",
    re.IGNORECASE,
)
ONE_LENGTH = re.compile(
    r"\b(?:(?P<half>half\s+an?)|an?)\s+(?P<unit>minute|hour|day|week|fortnight|month|year|decade)\b"
    r"(?P<more>\s+and\s+a\s+half\b)?",
    re.IGNORECASE,
)
LENGTH_BEFORE = re.compile(r"\b(?:for|lasted|lasting|last|lasts|took|take|taking|within)\s$", re.IGNORECASE)
OVER_IS_MORE = re.compile(
    r"\b(?:for|lasted|lasting|last|lasts|took|takes|take|taking|is|was|were|of|by|after)\s$", re.IGNORECASE
)
"""Behind these, "over two days" is more than two days; elsewhere it says how long something took."""


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


class Number(NamedTuple):
    """One number or range that ends at `end`, of how many numerals; `total` where it is a part of another."""

    low: float
    high: float
    end: int
    used: int
    total: float | None = None


class Unit(NamedTuple):
    """The unit as it is written in a Quantity, "" for none; its noun; where the expression ends with it."""

    name: str
    noun_start: int
    noun_end: int
    end: int


@lru_cache(maxsize=REMEMBERED)
def quantity_expressions(text: str, start: int, end: int) -> tuple[QuantityExpression, ...]:
    """The quantities within `start`..`end`, in order; years, times of day and names with numbers are none.

    For the bounds that hedges make see `hedges.bounds_of`. "up to 12" has no lower bound, "several" and "dozens" (2 and
    24 at least) no upper one. The unit is the noun as read, in lower case; lengths of time have the plural, shares `%`.
    """
    times = time_expressions(text, start, end, UNKNOWN_TIME)
    named = sorted(
        [(time.start, time.end) for time in times if time.kind != "duration"]
        + [match.span() for match in PHONE.finditer(text, start, end)]
    )
    free = [numeral for numeral in numerals(text, start, end) if not touches(named, numeral.start, numeral.end)]
    found: list[QuantityExpression] = []
    place = 0
    while place < len(free):
        made, used = read_numeral(text, free[place : place + 2], start, end)
        place += used
        if made is not None and not (found and made.start < found[-1].end):
            found.append(made)
    taken = sorted([(entry.start, entry.end) for entry in found] + named)
    unnumbered = (*few_of(text, start, end), *single_lengths(text, start, end))
    for made in sorted(unnumbered, key=lambda entry: (entry.start, -entry.end)):
        if not touches(taken, made.start, made.end):
            found.append(made)
            taken = sorted((*taken, (made.start, made.end)))
    return tuple(with_minutes(text, sorted(found, key=lambda entry: entry.start)))


def with_minutes(text: str, found: list[QuantityExpression]) -> list[QuantityExpression]:
    """The quantities, with the minutes behind hours added to them: "an hour and 20 minutes", "two hours and a half"."""
    merged: list[QuantityExpression] = []
    for entry in found:
        before = merged[-1] if merged else None
        if before is not None and before.value.unit == "hours" and entry.value.unit == "minutes":
            minutes = entry.value.low
            if (
                minutes is not None
                and minutes == entry.value.high
                and text[before.end : entry.start] in (" ", " and ", ", ")
            ):
                merged[-1] = longer(before, minutes / 60, entry.end)
                continue
        half = AND_A_HALF.match(text, entry.end) if entry.value.unit in LENGTHS.values() else None
        merged.append(entry if half is None else longer(entry, 0.5, half.end()))
    return merged


def longer(length: QuantityExpression, by: float, end: int) -> QuantityExpression:
    """The length with `by` of its unit more, up to `end`; an open bound stays open."""
    low, high = length.value.low, length.value.high
    value = msgspec.structs.replace(
        length.value,
        low=None if low is None else round(low + by, 4),
        high=None if high is None else round(high + by, 4),
    )
    return msgspec.structs.replace(length, end=end, value=value)


def touches(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether `start`..`end` shares a character with one of `taken`, which are in order."""
    place = bisect_left(taken, end, key=lambda run: run[0]) - 1
    return place >= 0 and taken[place][1] > start


def read_numeral(text: str, pair: list[Numeral], start: int, end: int) -> tuple[QuantityExpression | None, int]:
    """The quantity of the first of one or two numerals, or None, and how many of them were used for it."""
    numeral = pair[0]
    if counts_nothing(text, numeral, start, end):
        return None, 1
    if len(pair) == 2 and numeral.value == 1 and lies_between(RATE_JOINT, text, numeral.end, pair[1].start):
        return None, 2
    hedge = hedge_before(text, numeral.start, start)
    number = number_of(text, pair, hedge, start, end)
    if hedge.meaning == "between" and number.used == 1:
        hedge = Hedge(None, "", numeral.start)
    first, last = hedge.edge, number.end
    if hedge.meaning in ("", "about") and (later := hedge_after(text, last, end)).words:
        hedge, last = later, later.edge
    unit = unit_after(text, last, end, plural=number.high != 1)
    name = unit.name
    if (sign := text[max(start, numeral.start - 1) : numeral.start]) and sign in CURRENCIES:
        name, first = sign, min(first, numeral.start - 1)
    elif number.used == 1 and not hedge.words and not name and looks_like_a_year(text[numeral.start : numeral.end]):
        return None, 1
    if (
        hedge.words == "over"
        and name in LENGTHS.values()
        and not OVER_IS_MORE.search(text[max(start, first - 12) : first])
    ):
        hedge, first = Hedge(None, "", numeral.start), numeral.start
    words = hedge.words
    low, high = (number.low, number.high) if number.low != number.high else bounds_of(hedge.meaning, number.low, name)
    if numeral.is_vague:
        low, high = number.low, None
        words = words or " ".join(text[numeral.start : numeral.end].lower().split())
    total = None if number.total is None else Quantity(number.total, number.total, name, None)
    return (
        QuantityExpression(first, unit.end, Quantity(low, high, name, words), unit.noun_start, unit.noun_end, total),
        number.used,
    )


def number_of(text: str, pair: list[Numeral], hedge: Hedge, start: int, end: int) -> Number:
    """The number that the first numeral says, alone or with the second: 5-7, five or six, 63 out of 137.

    "from five to seven" is no range here: a toll that rises from five to seven is two readings.
    """
    numeral = pair[0]
    alone = Number(numeral.value, numeral.value, numeral.end, 1)
    if len(pair) == 1:
        return alone
    following = pair[1]
    joint = BETWEEN_JOINT if hedge.meaning == "between" else RANGE_JOINT
    if numeral.value < following.value and lies_between(joint, text, numeral.end, following.start):
        if text[max(start, hedge.edge - 5) : hedge.edge].lower() == "from ":
            return alone
        low = numeral.value
        if low < 100 and SCALED.search(text[following.start : following.end]):
            low = scaled_alike(low, following.value)
        return Number(low, following.value, following.end, 2)
    if lies_between(PART_JOINT, text, numeral.end, following.start) and not counts_nothing(text, following, start, end):
        return Number(numeral.value, numeral.value, following.end, 2, following.value)
    return alone


def lies_between(joint: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether `joint` is all that lies between `start` and `end`, which are near each other."""
    return end - start < 24 and joint.fullmatch(text, start, end) is not None


def scaled_alike(value: float, scaled: float) -> float:
    """`value` on the scale of `scaled`: "two to three million" begins at two million."""
    scale = next((scale for scale in (10**9, 10**6, 1000) if scaled >= scale and value < scaled / scale), 1)
    return value * scale


def looks_like_a_year(digits: str) -> bool:
    """Whether the digits could be a year: 1900 to 2099 without a comma."""
    return len(digits) == 4 and digits.isdecimal() and 1900 <= int(digits) < 2100


def unit_after(text: str, last: int, end: int, *, plural: bool) -> Unit:
    """The unit of the number that ends at `last`."""
    if match := PER_CENT.match(text, last, end):
        return Unit("%", match.end(), match.end(), match.end())
    if match := LENGTH_AFTER.match(text, last, end):
        unit = match["unit"].lower()
        return Unit(unit if unit == "km" else unit + "s", match.start("unit"), match.end("unit"), match.end())
    noun = counted_noun(text, last, end, plural=plural)
    if noun is None:
        return Unit("", last, last, last)
    head = text[noun.head_start : noun.end].lower()
    return Unit(LENGTHS.get(head, head), noun.start, noun.end, noun.end)


def few_of(text: str, start: int, end: int) -> list[QuantityExpression]:
    """Counts without a number: several, a few, a couple of, and no (= 0) before a plural."""
    found = []
    for match in FEW.finditer(text, start, end):
        noun = counted_noun(text, match.end() - 1, end, plural=True)
        if noun is None:
            continue
        head = text[noun.head_start : noun.end].lower()
        hedge = (match["hedge"] or "").lower()
        value = Quantity(2, 2 if "pair" in hedge else None, head, hedge) if hedge else Quantity(0, 0, head, None)
        found.append(QuantityExpression(match.start(), noun.end, value, noun.start, noun.end))
    return found


def single_lengths(text: str, start: int, end: int) -> list[QuantityExpression]:
    """Lengths of one unit: half an hour, an hour and a half, just over a week, for a month."""
    found = []
    for match in ONE_LENGTH.finditer(text, start, end):
        hedge = hedge_before(text, match.start(), start)
        if hedge.words == "over" or hedge.meaning == "between":
            hedge = Hedge(None, "", match.start())
        asked_for = LENGTH_BEFORE.search(text[max(start, hedge.edge - 12) : hedge.edge])
        if not (match["half"] or match["more"] or hedge.words or asked_for):
            continue
        unit = match["unit"].lower()
        amount = (0.5 if match["half"] else 1.0) + (0.5 if match["more"] else 0.0)
        amount, unit = (amount * 2, "weeks") if unit == "fortnight" else (amount, LENGTHS[unit])
        value = Quantity(*bounds_of(hedge.meaning, amount, unit), unit, hedge.words)
        found.append(QuantityExpression(hedge.edge, match.end(), value, match.start("unit"), match.end("unit")))
    return found
