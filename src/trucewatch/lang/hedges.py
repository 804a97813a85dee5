"""Hedges of numbers, and the bounds that they make of one."""

from __future__ import annotations

import math
import re
from typing import Literal, NamedTuple

Meaning = Literal["", "most", "least", "slightly_more", "more", "almost", "less", "about", "exactly", "between"]

LENGTHS = {
    **{unit: unit + "s" for unit in ("second", "minute", "hour", "day", "week", "month", "year", "decade")},
    **dict.fromkeys(("hr", "hrs"), "hours"),
    **dict.fromkeys(("min", "mins"), "minutes"),
}
"""Units of time as they are read in the singular or in short, with the unit that is written for them."""
FINE_LENGTHS = frozenset(("minutes", "seconds"))
COARSE_LENGTHS = frozenset(LENGTHS.values()) - FINE_LENGTHS
MEASURES = re.compile(
    rf"(?:{'|'.join(sorted(set(LENGTHS.values())))}|%|per\s?cent|percent|[$€£₽₴¥]|dollars?|euros?|pounds?|r(?:o)?ubles?|"
    r"k?ms?|miles?|(?:kilo|centi|milli)?met(?:re|er)s?|feet|foot|mm|cm|tonnes?|tons?|kg|kilos?|kilograms?|lit(?:re|er)s?|"
    r"hectares?|acres?|degrees?|megawatts?|gigawatts?|mw|gw|knots|mph)$",
    re.IGNORECASE,
)
"""Units that are measured, not counted: more than two hours may be two hours and one minute."""

BEFORE: tuple[tuple[Meaning, str], ...] = (
    ("most", r"at most|no more than|not more than|up to|as many as|as much as|a maximum of|not? longer than"),
    ("least", r"at least|no fewer than|no less than|not less than|a minimum of"),
    ("slightly_more", r"(?:just|a little|slightly) (?:over|more than|above)"),
    ("more", r"(?:well |far |many |much )?(?:more than|over|above)|upwards? of|in excess of|exceeding"),
    ("almost", r"nearly|almost|close to|(?:just|a little|slightly) (?:under|less than|below|fewer than)|nearing"),
    ("less", r"(?:well |far )?(?:fewer than|less than|under|below|short of)"),
    (
        "about",
        r"about|around|roughly|approximately|some|an estimated|perhaps|maybe|possibly|something like|circa|ca\.|c\.",
    ),
    ("exactly", r"exactly|precisely"),
    ("between", r"between"),
)
"""Hedges before a number; those that hold a shorter one come first."""
HEDGE_BEFORE: tuple[tuple[Meaning, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(rf"(?:^|(?<=[\s(“\"‘'—–-]))(?P<hedge>{words})\s*[$€£₽₴]?$", re.IGNORECASE))
    for meaning, words in BEFORE
)
HEDGE_AFTER: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    ("least", re.compile(r"\s*(?P<hedge>or (?:more|longer)|\+|-plus|plus)(?!\w)(?!\s*\d)", re.IGNORECASE)),
    ("most", re.compile(r"\s*(?P<hedge>or (?:fewer|less))\b", re.IGNORECASE)),
    ("about", re.compile(r"\s*(?P<hedge>or so|-odd|odd)\b", re.IGNORECASE)),
)
WIDTH = 24
PHRASAL = re.compile(
    r"\b(?:hand|turn|sign|pass|bring|carr|deed|mak|giv|tak|send)(?:s|ed|ing|ies|ied|en|es|e)?\s(?:\w+\s)?over$|"
    r"\b(?:took|gave|brought|sent|made)\s(?:\w+\s)?over$",
    re.IGNORECASE,
)
"""Verbs that take "over" to themselves: "handed over 38 prisoners" is 38, not more."""


class Hedge(NamedTuple):
    """The words as read (None without any), what they mean, and where the expression begins or ends with them."""

    words: str | None
    meaning: Meaning
    edge: int


def hedge_before(text: str, number_start: int, floor: int) -> Hedge:
    """The hedge that ends where the number begins; its edge is where it begins itself."""
    before = text[max(floor, number_start - WIDTH) : number_start]
    for meaning, pattern in HEDGE_BEFORE:
        if match := pattern.search(before):
            words = " ".join(match["hedge"].lower().split())
            if words == "over" and PHRASAL.search(before[: match.end("hedge")]):
                continue
            return Hedge(words, meaning, number_start - len(before) + match.start("hedge"))
    return Hedge(None, "", number_start)


def hedge_after(text: str, number_end: int, ceiling: int) -> Hedge:
    """The hedge that begins where the number ends; its edge is where it ends itself."""
    for meaning, pattern in HEDGE_AFTER:
        if match := pattern.match(text, number_end, ceiling):
            return Hedge(match["hedge"].lower(), meaning, match.end())
    return Hedge(None, "", number_end)


def bounds_of(meaning: Meaning, value: float, unit: str) -> tuple[float | None, float | None]:
    """The lowest and the highest that a hedged number says; None is open.

    Of counts, "more than 40" is 41 and up, "nearly 100" 90 to 100, "about 100" 90 to 110, in whole ones. Of hours and
    longer, "almost two" is 1.5 to 2 and "around two" 1.75 to 2.25, but never more than one hour, day or month off.
    """
    measured = MEASURES.match(unit) is not None or value != int(value)
    step = 0.0 if measured else 1.0
    off = margin(value, 0.1, measured=measured)
    if unit in COARSE_LENGTHS:
        off = min((0.125 if meaning == "about" else 0.25) * value, 1.0)
    elif unit in FINE_LENGTHS and meaning == "about":
        off = 0.125 * value
    return {
        "more": (value + step, None),
        "least": (value, None),
        "less": (None, value - step),
        "most": (None, value),
        "slightly_more": (value + step, value + off),
        "almost": (value - off, value),
        "about": (value - off, value + off),
    }.get(meaning, (value, value))


def margin(value: float, share: float, *, measured: bool) -> float:
    """That share of `value`; of counts in whole ones and at least one."""
    return share * value if measured else float(max(1, math.floor(share * value)))
