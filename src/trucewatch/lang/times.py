"""Expressions of time in a text, resolved against the day that a report counts from."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from trucewatch.core.values import UNKNOWN_TIME, Basis, When
from trucewatch.lang.clocks import Clock, clocks_within, instant
from trucewatch.lang.date_readers import Named, Reading
from trucewatch.lang.dates import named_days
from trucewatch.lang.days import Days, shifted
from trucewatch.lang.numerals import SPOKEN, spoken_value

REMEMBERED = 4096
"""Stretches of text whose expressions are kept: every finder asks for the same sentences."""
IS_CLOCK = re.compile(r"\d{4}\s?(?:GMT|UTC)\b")
"""Must catch "1945 GMT": a time of day, no year."""
JOINS_CLOCK_TO_CLOCK = re.compile(r",?\s?\(")
"""6 p.m. local time (1500 GMT)"""
JOINS_CLOCK_TO_DAY = re.compile(
    r",?\s(?:on\s|of\s|the\s)?|\s?\|\s?|,?\son\s(?:the\s(?:morning|evening|night)\sof\s)?", re.IGNORECASE
)
JOINS_DAY_TO_CLOCK = re.compile(
    r",?\s(?:at\s|from\s)?(?:about\s|around\s)?(?:the\s)?|T|\s?[-–—|,/(\[]\s?", re.IGNORECASE
)
OPENS_WINDOW = re.compile(
    r"\b(?P<word>from|between|since|until|till)\s(?:about\s|around\s|at least\s|the\s)?$", re.IGNORECASE
)
SPANS = re.compile(r"\s(?:on\s)?(?:to|until|till|through|up to)\s(?:the\s)?|\s?[–—]\s?", re.IGNORECASE)
AND_SPANS = re.compile(r"\sand\s", re.IGNORECASE)
DAYS_IN: dict[str, float] = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3650,
}
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade)"
DURATION = re.compile(
    rf"(?<![\w.,:/$€£-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)|(?P<spoken>{SPOKEN})|(?P<half>half\san?)|(?P<a>an?))"
    rf"(?P<more>[\s-]and[\s-]a[\s-]half)?[\s-](?:(?:full|whole|further|more|consecutive|straight)\s)?{_UNIT}s?\b"
    rf"(?P<late_half>\sand\sa\shalf)?(?P<long>-long)?(?![-\s]?old\b)",
    re.IGNORECASE,
)
"""30-day, ten days, two and a half hours, an hour and a half, 36 hours, a month-long"""
LONG = re.compile(rf"(?<![\w-]){_UNIT}-long\b", re.IGNORECASE)
PERIOD_AHEAD = re.compile(
    r"(?:^|\s)(?:for|lasting|lasted|within|over|of|in|than|least|about|around|nearly|almost|most)\s$", re.IGNORECASE
)


class TimeExpression(msgspec.Struct, frozen=True):
    """The words `start`..`end` that name a day, an instant, a window or a length of time.

    `when` is resolved (its evidence is left empty: the caller owns the report id) or UNKNOWN_TIME;
    `days` is the length in days of a duration ("30-day", "a month" = 30, "36 hours" = 1.5), else None.
    """

    start: int
    end: int
    kind: Literal["instant", "window", "duration"]
    when: When = UNKNOWN_TIME
    days: float | None = None


class Moment(msgspec.Struct, frozen=True):
    """A day with the time of day said beside it; one of both may be missing."""

    start: int
    end: int
    day: Named | None
    clock: Clock | None


@lru_cache(maxsize=REMEMBERED)
def time_expressions(text: str, start: int, end: int, published: When) -> tuple[TimeExpression, ...]:
    """The time expressions within `start`..`end`, in order, longest first where they overlap; none is guessed.

    A time of day makes a datetime only where day and zone are known. "since Monday" and "until 6 June" are windows open
    at one side. What is counted from an unknown day or another event is there, with UNKNOWN_TIME.
    """
    reading = Reading(text, start, end, days_of(published))
    found = windows(text, start, moments(text, reading))
    merged: list[TimeExpression] = []
    for entry in sorted((*found, *durations(text, start, end)), key=lambda entry: (entry.start, -entry.end)):
        if merged and entry.start < merged[-1].end:
            if entry.end - entry.start > merged[-1].end - merged[-1].start:
                merged[-1] = entry
            continue
        merged.append(entry)
    return tuple(merged)


def days_of(when: When) -> Days | None:
    """The first and the last day of `when`; None where an end is unknown."""
    if when.earliest is None or when.latest is None:
        return None
    try:
        return date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])
    except ValueError:
        return None


def moments(text: str, reading: Reading) -> list[Moment]:
    """The days and times of day, in order; a time of day beside a day is one with it."""
    days = [day for day in named_days(reading) if not IS_CLOCK.match(text, day.start)]
    clocks = [
        clock
        for clock in clocks_within(text, reading.floor, reading.ceiling)
        if not any_holds(days, clock.start, clock.end)
    ]
    found: list[Moment] = []
    pieces = sorted(
        [*(Moment(day.start, day.end, day, None) for day in days), *(Moment(c.start, c.end, None, c) for c in clocks)],
        key=lambda piece: piece.start,
    )
    for piece in pieces:
        before = found[-1] if found else None
        if before is not None and piece.start - before.end < 24:
            joint = text[before.end : piece.start]
            if (both := same_time_twice(text, before, piece)) is not None:
                found[-1] = both
                continue
            if (counted := counted_from(text, before, piece)) is not None:
                found[-1] = counted
                continue
            if before.day is None and piece.clock is None and JOINS_CLOCK_TO_DAY.fullmatch(joint):
                found[-1] = Moment(before.start, piece.end, piece.day, before.clock)
                continue
            if before.clock is None and piece.day is None and JOINS_DAY_TO_CLOCK.fullmatch(joint):
                found[-1] = Moment(before.start, piece.end, before.day, piece.clock)
                continue
        found.append(piece)
    return found


def same_time_twice(text: str, before: Moment, piece: Moment) -> Moment | None:
    """`before` with the same time in another zone, which `piece` gives in brackets; None where it does not."""
    if before.clock is None or before.day is not None or piece.clock is None or piece.day is not None:
        return None
    if (
        not JOINS_CLOCK_TO_CLOCK.fullmatch(text, before.end, piece.start)
        or text[piece.end - 1 : piece.end + 1].count(")") == 0
    ):
        return None
    end = piece.end if text[piece.end - 1] == ")" else piece.end + 1
    local, other = before.clock, piece.clock
    if not local.zone and local.minutes is not None and other.minutes is not None and other.zone in ("gmt", "utc"):
        ahead = (local.minutes - other.minutes + 12 * 60) % (24 * 60) - 12 * 60
        zone = f"utc{'-' if ahead < 0 else '+'}{abs(ahead) // 60}:{abs(ahead) % 60:02d}"
        return Moment(before.start, end, None, msgspec.structs.replace(local, zone=zone))
    return Moment(before.start, end, None, local if local.zone else other)


def counted_from(text: str, before: Moment, piece: Moment) -> Moment | None:
    """The day that "two days after" in `before` and the day in `piece` give together; None where they do not."""
    if before.day is None or before.day.offset_days is None or piece.day is None or piece.day.days is None:
        return None
    if piece.day.is_window or text[before.end : piece.start].strip() not in ("", "the"):
        return None
    first, last = (shifted(day, before.day.offset_days) for day in piece.day.days)
    days = None if first is None or last is None else (first, last)
    return Moment(before.start, piece.end, Named(before.start, piece.end, days, "relative"), piece.clock)


def any_holds(days: list[Named], start: int, end: int) -> bool:
    """Whether one of `days`, which are in order and apart, shares a character with `start`..`end`."""
    place = bisect_left(days, end, key=lambda day: day.start) - 1
    return place >= 0 and days[place].end > start


def when_of(moment: Moment) -> When:
    """What a moment says: a datetime where day, minute and zone are known, else its days."""
    if moment.day is None or moment.day.days is None:
        return UNKNOWN_TIME
    first, last = moment.day.days
    if moment.clock is not None and first == last and (exact := instant(first, moment.clock)) is not None:
        return When(exact, exact, moment.day.basis)
    return When(first.isoformat(), last.isoformat(), moment.day.basis)


def windows(text: str, floor: int, found: list[Moment]) -> list[TimeExpression]:
    """The moments as expressions; two that "from ... to" joins, and one behind since or until, are windows."""
    expressions: list[TimeExpression] = []
    number = 0
    while number < len(found):
        moment = found[number]
        following = found[number + 1] if number + 1 < len(found) else None
        opening = OPENS_WINDOW.search(text, max(floor, moment.start - 20), moment.start)
        word = opening["word"].lower() if opening else ""
        joint = AND_SPANS if word == "between" else SPANS
        if (
            following is not None
            and following.start - moment.end < 20
            and (word in ("from", "between") or following.clock or moment.day)
            and joint.fullmatch(text, moment.end, following.start)
        ):
            first = moment if moment.day else Moment(moment.start, moment.end, following.day, moment.clock)
            last = following if following.day else Moment(following.start, following.end, moment.day, following.clock)
            start = opening.start() if opening and word in ("from", "between") else moment.start
            expressions.append(TimeExpression(start, following.end, "window", spanning(when_of(first), when_of(last))))
            number += 2
            continue
        number += 1
        when = when_of(moment)
        if opening and word in ("since", "until", "till") and moment.day is not None:
            when = spanning(when, OPEN_END) if word == "since" else spanning(OPEN_END, when)
            expressions.append(TimeExpression(opening.start(), moment.end, "window", when))
            continue
        is_window = moment.day is not None and moment.day.is_window
        expressions.append(TimeExpression(moment.start, moment.end, "window" if is_window else "instant", when))
    return expressions


OPEN_END = UNKNOWN_TIME


def spanning(first: When, last: When) -> When:
    """From the beginning of `first` to the end of `last`; one may be open. Unknown where they are out of order."""
    known = [when for when in (first, last) if when.is_known]
    if not known:
        return UNKNOWN_TIME
    if len(known) == 2 and str(first.earliest)[:10] > str(last.latest)[:10]:
        return UNKNOWN_TIME
    bases: tuple[Basis, ...] = ("relative", "weekday", "publication", "stated")
    basis = min((when.basis for when in known), key=lambda basis: bases.index(basis) if basis in bases else 0)
    return When(first.earliest, last.latest, basis)


def durations(text: str, start: int, end: int) -> list[TimeExpression]:
    """The lengths of time within `start`..`end`; "a day" alone is one only where a length is asked for: for a day."""
    found = []
    for match in DURATION.finditer(text, start, end):
        unit = DAYS_IN[match["unit"].lower()]
        if match["unit"].lower() == "second" and match.group()[-1].lower() != "s" and "-" not in match.group():
            continue  # a second truce, the twenty second
        half = 0.5 if match["more"] or match["late_half"] else 0.0
        if match["digits"]:
            number = float(match["digits"].replace(",", "")) if len(match["digits"]) < 16 else 0.0
        elif match["spoken"]:
            number = spoken_value(match["spoken"].lower(), 0.0)
        else:
            number = 0.5 if match["half"] else 1.0
        if match["a"] and not (
            half or match["long"] or PERIOD_AHEAD.search(text, max(start, match.start() - 10), match.start())
        ):
            continue
        found.append(TimeExpression(match.start(), match.end(), "duration", days=round((number + half) * unit, 6)))
    found.extend(
        TimeExpression(match.start(), match.end(), "duration", days=DAYS_IN[match["unit"].lower()])
        for match in LONG.finditer(text, start, end)
    )
    return found
