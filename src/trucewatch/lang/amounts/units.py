"""What an amount is measured in or counts: per cent, a currency, a unit, a noun."""

from __future__ import annotations

import re
from typing import NamedTuple

from trucewatch.lang.nouns import counted_noun

_MEASURES = (
    r"%|°\s?[CF]?|per\s?cent(?:age\spoints?)?|pc|percentage\spoints?|basis\spoints?|bps|pp|"
    r"[$€£¥₪]|US\s?dollars?|[A-Z][a-z]+\s(?:dollars?|crowns?|francs?|pesos?|pounds?|yen|riyals?|dinars?)|"
    r"dollars?|euros?|pounds?|pence|p|cents?|c|yen|yuan|shekels?|r(?:o)?ubles?|rupees?|pesos?|francs?|hryvnias?|liras?|"
    r"USD|EUR|GBP|JPY|CHF|CAD|AUD|RMB|ILS|"
    r"(?:square|sq\.?|cubic)\s?\w+|[kcmnμµ]?m[²³23]?|kms?|mi|ft|yd|in|″|inch(?:es)?|feet|foot|yards?|miles?|"
    r"(?:kilo|centi|milli|nano|micro)?met(?:re|er)s?|nm|km/h|kph|mph|knots?|mpg|"
    r"[kmμµ]?g|kilos?|(?:kilo|milli)?grams?|kilogram(?:me)?s?|tonnes?|tons?|lbs?|oz|ounces?|"
    r"[mcdkμµ]?[lL]|(?:milli)?lit(?:re|er)s?|gallons?|barrels?|bbl|bpd|hectares?|ha|acres?|"
    r"[kMGTm]?(?:W|Wh|V|A|Ah|Hz|Pa|B|b|bps|J|N|eV)|(?:kilo|mega|giga|tera)\w+|watts?|volts?|amps?|hertz|decibels?|dB|bhp|hp|"
    r"horsepower|rpm|ppm|ppb|Nm|nits?|pixels?|megapixels?|MP|fps|degrees?|K|BTU|"
    r"seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?|yrs?|decades?|centur(?:y|ies)"
)
MEASURE = re.compile(rf"(?:[\s\u00a0-]|-)?(?P<unit>{_MEASURES})(?![\w²³]|’s\b)")
_SPACED = frozenset(["a", "c", "p", "s", "h", "in", "b", "m", "l", "g", "k"])
"""Units of one letter, or like a word: only right behind the digits."""


class Unit(NamedTuple):
    """The unit as it is written, and where the words end with it."""

    name: str
    end: int


def unit_at(text: str, start: int, end: int, *, sure: bool = False) -> Unit | None:
    """The unit of the figure that ends at `start`; a noun counts, too, unless it must be a `sure` unit of measure."""
    match = MEASURE.match(text, start, end)
    if match is not None:
        unit = match["unit"]
        apart = match.start("unit") > start
        if not (apart and unit.lower() in _SPACED and unit not in ("K",)):
            return Unit(unit, match.end("unit"))
        if unit in ("m", "l", "g", "W", "V", "B"):
            return Unit(unit, match.end("unit"))
    if (upper := re.compile(rf"[\s-]?(?P<unit>{_MEASURES})(?!\w)", re.IGNORECASE).match(text, start, end)) and len(
        upper["unit"]
    ) > 3:
        return Unit(upper["unit"], upper.end("unit"))
    noun = counted_noun(text, start, end, plural=True)
    if noun is not None:
        words = text[noun.start : noun.end]
        if not sure or words.islower() or not words[0].isupper():
            return Unit(words, noun.end)
    return None
