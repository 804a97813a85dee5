"""What the wide reading gives, and what its readers read against."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from trucewatch.lang.days import Days
from trucewatch.lang.tense import Direction, direction_at
from trucewatch.lang.wide.periods import days_of_value

Kind = Literal["date", "time", "duration", "set"]
Part = Literal["", "early", "mid", "late"]


class Mention(msgspec.Struct, frozen=True):
    """The words `start`..`end` that speak of time, with the value that TimeML (TIMEX3) writes for them.

    `value`: 1998-03-04, 1998-W10, 1998-03, 1998-Q1, 1998-SP, 1998, 199 (the decade), P3D, PT2H, PXY (years, how many is
    not said), 1998-03-04TMO (its morning), PRESENT_REF, PAST_REF, FUTURE_REF; "" where what it counts from is open.
    `days`: first and last, where they are known; `counted`: the very day that counting gives, where the value is wider
    ("a month ago"), or "now" is; `seconds`: of a duration whose number is said; a month counts 30 days, a year 365.
    """

    start: int
    end: int
    kind: Kind
    value: str = ""
    days: Days | None = None
    counted: date | None = None
    seconds: float | None = None


class Memory:
    """What was named so far in the text: "the quarter", "that day" and "the following year" count from it."""

    def __init__(self) -> None:
        self.quarter = ""
        self.day: date | None = None
        self.period: date | None = None

    def keep(self, mention: Mention, base: date | None) -> None:
        """Remembers a day, the first day of a period, and a quarter that is over, unless another is held against it."""
        if mention.days is None or mention.kind not in ("date", "time"):
            return
        self.period = mention.days[0]
        if mention.days[0] == mention.days[1]:
            self.day = mention.days[0]
        is_over = "-Q" in mention.value and base is not None and mention.days[1] < base
        if is_over and not (self.quarter and int(self.quarter[:4]) - 1 == int(mention.value[:4])):
            self.quarter = mention.value


class Wide(msgspec.Struct, frozen=True):
    """The text, the day it counts from (None: not known), and what was named so far."""

    text: str
    base: date | None
    memory: Memory

    def direction(self, match: re.Match[str]) -> Direction:
        """Where the verbs around the match say that it lies."""
        return direction_at(self.text, match.start(), match.end(), 0, len(self.text))


WideReader = Callable[[re.Match[str], Wide], Mention | None]
Rule = tuple[re.Pattern[str], WideReader]


def rule(words: str, reader: WideReader) -> Rule:
    """A way of writing, in any case, that stands apart from other words, with its reader."""
    return re.compile(rf"(?<![\w$€£])(?<!\d[.,/:])(?:{words})(?!\w)", re.IGNORECASE), reader


def dated(match: re.Match[str], value: str, days: Days | None = None, counted: date | None = None) -> Mention:
    """The whole match as a date; its days are those of the value where none are given."""
    return Mention(match.start(), match.end(), "date", value, days or days_of_value(value), counted)


def lower(match: re.Match[str], group: str) -> str:
    """The group in lower case with single spaces; "" where the pattern lacks it or it did not match."""
    return re.sub(r"\s+", " ", (match.groupdict().get(group) or "").lower())
