"""The wide reading of amounts: every one in a text, where `lang.quantities` reads strictly what finders take."""

from __future__ import annotations

import re

import msgspec

from trucewatch.lang.amounts.changes import Change, change_after, change_before
from trucewatch.lang.amounts.figures import Figure, figures_in
from trucewatch.lang.amounts.named import is_no_amount
from trucewatch.lang.amounts.units import unit_at

_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b|\bor\b)\s*(?:even\s|about\s|up to\s)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:even\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|an estimated\s)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|ranging)\s(?:up to\s|about\s|around\s|an?\s)?$", re.IGNORECASE)
_CHANGED_BY = re.compile(
    r"\b(?:by|rose|fell|jumped|gained|lost|dropped|added|climbed|surged|plunged|grew|up|down)\s(?:about\s|around\s|just\s)?$",
    re.IGNORECASE,
)


class Amount(msgspec.Struct, frozen=True):
    """The words `start`..`end` that tell an amount: `low`..`high`, equal for one number, in `unit`, "" for none named.

    `high` is None for "dozens". `change`: "=" exactly, "~" about, ">" more or at least, "<" less or at most, "up" and
    "down" where something changed by so much.
    """

    start: int
    end: int
    low: float
    high: float | None
    unit: str
    change: Change


class _Read(msgspec.Struct, frozen=True):
    """A figure with its unit, and where the unit ends."""

    figure: Figure
    unit: str
    end: int


def amounts(text: str, start: int, end: int) -> tuple[Amount, ...]:
    """The amounts within `start`..`end`, in order; ordinals, dates, ages behind a name and parts of names are none.

    >>> [(one.low, one.high, one.unit, one.change) for one in amounts("Some 30 of 45 to 50 tons, or 6 per cent", 0, 39)]
    [(30.0, 30.0, '', '~'), (45.0, 50.0, 'tons', '='), (6.0, 6.0, 'per cent', '=')]
    """
    read: list[_Read] = []
    for figure in figures_in(text, start, end):
        if not is_no_amount(text, figure, start, end):
            unit = unit_at(text, figure.end, end)
            if figure.money:
                read.append(_Read(figure, figure.money, figure.end))
            else:
                read.append(_Read(figure, "", figure.end) if unit is None else _Read(figure, unit.name, unit.end))
    found: list[Amount] = []
    place = 0
    while place < len(read):
        pair = read[place : place + 2]
        joined = len(pair) == 2 and _are_range(text, pair[0], pair[1], start)
        found.append(_amount(text, pair if joined else pair[:1], found, start, end))
        place += 2 if joined else 1
    return tuple(found)


def _are_range(text: str, first: _Read, last: _Read, floor: int) -> bool:
    """Whether both make one range: 5-7, 5 to 7 per cent, between 5 and 7, from 7 to 5."""
    before = text[max(floor, first.figure.start - 24) : first.figure.start]
    if first.figure.high != first.figure.low or last.figure.high != last.figure.low:
        return False
    ends = (first.figure.end, first.end) if first.unit and not first.figure.money else (first.figure.end,)
    if _BETWEEN.search(before):
        return any(_AND.fullmatch(text, end, last.figure.start) for end in ends)
    gap = text[first.figure.end : last.figure.start]
    if _FROM.search(before):
        return len(gap) < 60 and re.search(r"(?:^|\s)to\s(?:about\s|around\s)?$|^[-–]$", gap) is not None
    if _CHANGED_BY.search(before) and gap.strip() not in ("-", "–"):
        return False
    if first.figure.low >= last.figure.low and not (first.unit == "" and first.figure.low < 1000 <= last.figure.low):
        return False
    alike = first.unit in ("", last.unit) or (
        first.figure.money != "" and last.figure.money in ("", first.figure.money)
    )
    return alike and any(_RANGE.fullmatch(text, end, last.figure.start) for end in ends)


def _amount(text: str, read: list[_Read], found: list[Amount], floor: int, ceiling: int) -> Amount:
    """One amount of one figure or of the two of a range."""
    first, last = read[0], read[-1]
    change, start = change_before(text, first.figure.start, floor)
    end = last.end
    after, after_end = change_after(text, last.figure.end, ceiling)
    if after == "=":
        after, after_end = change_after(text, last.end, ceiling)
    if after != "=" and change in ("=", "~"):
        change, end = after, max(end, after_end)
    low, high = first.figure.low, last.figure.high
    if len(read) == 2:
        change, start = "=" if change in ("up", "down") else change, start
        scale = next((s for s in (10**9, 10**6, 1000) if last.figure.low >= s), 1)
        if not first.figure.scaled and low < last.figure.low / scale < 1000 and last.figure.scaled:
            low *= scale
        low, high = sorted((low, last.figure.low))
    if change == "=" and found and text[found[-1].end : start] in (" (", "("):
        change = found[-1].change if found[-1].change in (">", "<") else "="
    sign = text[first.figure.start : first.figure.start + 1]
    if sign == "+":
        change = "up"
    return Amount(start, end, low, high, last.unit or first.unit, change)
