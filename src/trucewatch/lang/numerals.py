"""Numbers as they are written, in digits or words: where they stand and what they are worth."""

from __future__ import annotations

import math
import re

import msgspec

from trucewatch.lang.nouns import counted_noun

# fmt: off
ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine":
    9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety":
    90,
}
# fmt: on
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
VAGUE = {
    "dozens": 24,
    "scores": 40,
    "tens": 20,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2 * 10**6,
    "billions": 2 * 10**9,
}
"""The least that a vague plural can mean: twice its word."""
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_ONES = "|".join(ONES)
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(list(ONES)[1:10])}))?|{_ONES})"
_SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_VAGUE_OF = r"thousands|millions|billions"
SPOKEN = (
    rf"(?:{_SMALL}\b|(?:half\s+)?an?\s+{_SCALE}|{_SCALE})(?:[\s-]{_SCALE}\b){{0,3}}"
    rf"(?:(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))(?:\s+and)?\s+{_SMALL}\b(?:[\s-]{_SCALE}\b){{0,2}}){{0,4}}"
)
"""twenty-one; a dozen; half a million; three hundred and five"""
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?[½¼¾]?"
"""1,000; 1 000; 2.5; 2½"""
MAGNITUDE = rf"(?:(?:[ \u00a0-]?(?:{_SCALE}|mn|bn)\b){{1,3}}|m\b)"
NUMERAL = re.compile(
    rf"(?:(?<![\w#№/.,:’'½-])|(?<=\d-))(?:"
    rf"(?P<vague>(?:tens|dozens|scores|hundreds)\s+of\s+(?:{_VAGUE_OF})|(?:several|a\s+few)\s+{_SCALE}|(?:{'|'.join(VAGUE)}))\b"
    rf"|(?P<digits>{DIGITS})(?P<magnitude>{MAGNITUDE})?"
    rf"|(?P<spoken>{SPOKEN})\b)"
    rf"(?P<half>[\s-]and[\s-]a[\s-]half)?",
    re.IGNORECASE,
)
"""A numeral, perhaps with its half: `two and a half`, `tens of thousands`, `4.9 million`."""


class Numeral(msgspec.Struct, frozen=True):
    """A number at `start`..`end`; `is_vague` where `value` is only the least it can be (dozens)."""

    start: int
    end: int
    value: float
    is_vague: bool
    in_digits: bool


def numerals(text: str, start: int, end: int) -> list[Numeral]:
    """The numerals within `start`..`end`, in order; what they number is not looked at."""
    found = []
    for match in NUMERAL.finditer(text, start, end):
        ends = match.end()
        magnitude = match["magnitude"]
        if magnitude == "m" and not means_million(text, match, end):
            ends, magnitude = match.start("magnitude"), None
        value = value_of(match, magnitude)
        if value is not None:
            found.append(Numeral(match.start(), ends, value, match["vague"] is not None, match["digits"] is not None))
    return found


def means_million(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the m behind digits is a million ($3m, 2.5m, 3m refugees) rather than metres."""
    return (
        "." in match["digits"]
        or text[max(0, match.start() - 1) : match.start()] in ("$", "€", "£")
        or counted_noun(text, match.end(), end, plural=True) is not None
    )


def value_of(match: re.Match[str], magnitude: str | None) -> float | None:
    """The worth of a match of NUMERAL, its digits times `magnitude`; None for digits too long to be a count."""
    half = 0.5 if match["half"] else 0.0
    if match["vague"]:
        words = match["vague"].lower().split()
        if len(words) == 1:
            return float(VAGUE[words[0]])
        if words[-1] in SCALES:
            return 2.0 * SCALES[words[-1]]
        return float(VAGUE[words[0]] * SCALES[words[2].rstrip("s")])
    if match["digits"]:
        if len(match["digits"]) > 20:
            return None
        digits = re.sub(r"[, \u00a0\u202f]", "", match["digits"])
        fraction = FRACTIONS.get(digits[-1], 0.0)
        number = float(digits.rstrip("½¼¾")) + fraction
        scale = math.prod(SCALES[word] for word in re.split(r"[ \u00a0-]", (magnitude or "").lower()) if word)
        return round((number + half) * scale, 6)
    return spoken_value(match["spoken"].lower(), half)


def spoken_value(words: str, half: float) -> float:
    """`half a million` = 500000; `three hundred and five` = 305; `two` with a half = 2.5."""
    total = current = 0.0
    share = 1.0
    for word in re.split(r"[\s-]+", words):
        if word == "half":
            share = 0.5
        elif word in ("a", "an"):
            current = 1.0
        elif word in ONES or word in TENS:
            current += ONES.get(word, 0) + TENS.get(word, 0)
        elif word in ("dozen", "hundred"):
            current = (current or 1.0) * SCALES[word]
        elif word in SCALES:
            total += (current or 1.0) * SCALES[word]
            current = 0.0
    return (total + current + half) * share
