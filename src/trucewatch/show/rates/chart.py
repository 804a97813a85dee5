"""Events by day or week as bars under the days of the texts, 800 wide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from trucewatch.core.monitored import Bin, SourceRates, TermRates
from trucewatch.show.drawn import Mark
from trucewatch.show.rates.together import together
from trucewatch.show.wording import MONTHS, capitalised, counted, moment_words, plain

LEFT, RIGHT = 44.0, 792.0
STEP, TOP = 30.0, 26.0
"""Pixels from one text to the next, and over the first."""
PLOT = 150.0
"""Height of the highest bar."""
MOST_BARS = 6
MOST_TICKS = 8
PARTS = (("inside", "yes"), ("unclear", "unclear"), ("outside", "no"))
"""Class of a part of a bar and the answer that it stands for, from the ground up."""
TOPS = (1, 2, 4, 6, 8, 10, 12, 16, 20, 30, 40, 60, 80)
"""Where an axis can end, and ten times these."""
NAMES = {1: "day", 7: "week"}
Place = Callable[[float], float]
"""From days, as Python counts them, to pixels."""


class Part(msgspec.Struct, frozen=True):
    """A run of a bar; `css` is "inside", "outside" or "unclear"."""

    y: float
    height: float
    css: str


class Column(msgspec.Struct, frozen=True):
    """The bar of one day or week."""

    x: float
    width: float
    parts: tuple[Part, ...]
    words: str


class Held(msgspec.Struct, frozen=True):
    """A text from its start to its first and last defensible end; `is_open`: it states none."""

    label: str
    y: float
    start: float
    first: float
    last: float
    is_open: bool
    words: str


class Chart(msgspec.Struct, frozen=True):
    """The drawing. `uncovered`: runs (x, width) of days of which the source can tell nothing."""

    held: tuple[Held, ...]
    columns: tuple[Column, ...]
    ticks: tuple[Mark, ...]
    grid: tuple[Mark, ...]
    uncovered: tuple[tuple[float, float], ...]
    base: float
    height: float
    unit: str
    words: str
    left_out: int


def chart_of(source: SourceRates) -> Chart | None:
    """The drawing of one source; None where it has no event of a known day."""
    bins = source.series
    if not bins or not any(one.yes + one.no + one.unclear for one in bins):
        return None
    first = date.fromisoformat(bins[0].day).toordinal()
    last = date.fromisoformat(bins[-1].day).toordinal() + bins[-1].days

    def place(day: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (min(max(day, first), last) - first) / (last - first), 1)

    dated = [table.lead for table in together(source.terms) if table.windows]
    held = tuple(_held(term, TOP + STEP * number, place) for number, term in enumerate(dated[:MOST_BARS]))
    base = TOP + STEP * len(held) + PLOT
    highest = max(one.yes + one.no + one.unclear for one in bins)
    top = round_up(highest)
    unit = NAMES.get(bins[0].days, f"{bins[0].days} days")
    total = sum(one.yes + one.no + one.unclear for one in bins)
    return Chart(
        held=held,
        columns=tuple(_column(one, first, top, base, place, unit) for one in bins if one.yes + one.no + one.unclear),
        ticks=_ticks(first, last, place),
        grid=tuple(Mark(round(base - PLOT * part / top, 1), f"{part:g}") for part in (top / 2, top) if part % 1 == 0),
        uncovered=_uncovered(source, first, last, place),
        base=base,
        height=base + 24,
        unit=unit,
        words=f"{counted(total, 'event')} by {unit}, at most {highest} in one; the table under it has every number",
        left_out=max(0, len(dated) - MOST_BARS),
    )


def round_up(value: int) -> int:
    """The next number that an axis can end at: 1, 2, 4, 6, 8, 10, 12, 16, 20, 30 ..."""
    step = 1
    while True:
        for top in TOPS:
            if value <= top * step:
                return top * step
        step *= 10


def _held(term: TermRates, y: float, place: Place) -> Held:
    """A text on its line."""
    starts = [day_of(window.starts) for window in term.windows]
    ends = [day_of(window.ends) for window in term.windows if window.ends is not None]
    told = sorted({moment_words(window.ends) for window in term.windows if window.ends is not None})
    words = f"starts {moment_words(term.windows[0].starts)}; " + (
        f"may end {', '.join(told)}" if told else "no end is stated"
    )
    return Held(
        label=capitalised(plain(term.label)),
        y=y,
        start=place(min(starts)),
        first=place(min(ends)) if ends else RIGHT,
        last=place(max(ends)) if ends else RIGHT,
        is_open=not ends,
        words=words,
    )


def day_of(iso: str) -> float:
    """A day or moment in days."""
    hour = int(iso[11:13]) / 24 if len(iso) > 10 else 0.0
    return date.fromisoformat(iso[:10]).toordinal() + hour


def _column(one: Bin, first: int, top: int, base: float, place: Place, unit: str) -> Column:
    """The bar of one bin, its parts one above the other."""
    day = date.fromisoformat(one.day).toordinal()
    x, end = place(day), place(day + one.days)
    parts, y = [], base
    for css, answer in PARTS:
        height = PLOT * getattr(one, answer) / top
        if height:
            y -= height
            parts.append(Part(round(y, 1), round(height, 1), css))
    since = "" if one.days == 1 else f"{unit} from "
    words = f"{since}{moment_words(one.day)}: {one.yes} under the text, {one.no} not, {one.unclear} unclear"
    return Column(x, round(max(end - x - 1, 1), 1), tuple(parts), words)


def _ticks(first: int, last: int, place: Place) -> tuple[Mark, ...]:
    """Days under the bars, evenly apart; with the year where there are several."""
    step = max(1, -(-(last - first) // MOST_TICKS))
    days = [date.fromordinal(number) for number in range(first, last, step)]
    is_long = len({day.year for day in days}) > 1
    return tuple(
        Mark(place(day.toordinal()), f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if is_long else ""))
        for day in days
    )


def _uncovered(source: SourceRates, first: int, last: int, place: Place) -> tuple[tuple[float, float], ...]:
    """Before the first day that is covered and after the last, and gaps between."""
    if source.first_day is None or source.last_day is None:
        return ()
    runs = [(first, day_of(source.first_day)), (day_of(source.last_day) + 1, last)]
    runs += [(day_of(since), day_of(until) + 1) for since, until in source.gaps]
    return tuple((place(start), round(place(end) - place(start), 1)) for start, end in runs if end > start)
