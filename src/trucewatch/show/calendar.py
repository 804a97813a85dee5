"""Starts and defensible ends of instruments as marks on one line of days, for a small drawing beside the terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from trucewatch.core.account import Instrument
from trucewatch.show.drawn import Bar, Calendar, Mark
from trucewatch.show.wording import MONTHS, moment_words, plain

Told = tuple[str, str, date | None, tuple[tuple[date, str], ...]]
"""Label, anchor, start, and each end with its rule."""
WIDEST = 400
"""Days that one drawing shows at most: a truce of another decade would press all others into a point."""
LEFT, RIGHT, TOP, STEP = 8.0, 792.0, 30.0, 46.0
"""The line of days in a drawing 800 wide, where its first row stands, and how far rows are apart."""
FEWEST_TICKS, MOST_TICKS = 2, 8


def calendar_of(instruments: Sequence[tuple[str, str, Instrument]]) -> Calendar | None:
    """The drawing of instruments (label, anchor, instrument) with an end; None where no instrument has one."""
    told = [(label, anchor, *_days(one)) for label, anchor, one in instruments]
    told = [entry for entry in told if entry[3]]
    if not told:
        return None
    lead = max(_last(entry) for entry in told)
    shown = [entry for entry in told if lead - _first(entry) <= timedelta(days=WIDEST)]
    first, last = min(map(_first, shown)), max(map(_last, shown))
    width = max(1, (last - first).days)

    def place(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / width, 1)

    bars = []
    for number, (label, anchor, start, ends) in enumerate(shown):
        days = [day for day, _ in ends]
        words = [f"starts {moment_words(start.isoformat())}"] if start is not None else []
        words += [f"{moment_words(day.isoformat())} ({rule})" for day, rule in ends]
        bars.append(
            Bar(
                label=label,
                anchor=anchor,
                y=TOP + STEP * number + STEP / 2,
                start=place(start) if start is not None else None,
                first=place(min(days)),
                last=place(max(days)),
                ends=tuple(Mark(place(day), f"{moment_words(day.isoformat())} ({rule})") for day, rule in ends),
                words="; ".join(words),
            )
        )
    left_out = tuple(label for label, *rest in told if (label, *rest) not in shown)
    return Calendar(tuple(bars), ticks_of(first, last, place), TOP + STEP * len(bars) + 24, left_out)


def _days(instrument: Instrument) -> tuple[date | None, tuple[tuple[date, str], ...]]:
    """The one start on which its versions agree, and every end that one of them gives, with its rule."""
    starts = {day for one in instrument.versions if (day := day_of(one.starts.earliest)) is not None}
    ends = {
        (day, plain(end.rule))
        for one in instrument.versions
        for end in one.expires
        if (day := day_of(end.at)) is not None
    }
    return (next(iter(starts)) if len(starts) == 1 else None), tuple(sorted(ends))


def day_of(iso: str | None) -> date | None:
    """The day of an ISO 8601 date or moment; None where there is none or it cannot be read."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def _first(entry: Told) -> date:
    return min(entry[2] or entry[3][0][0], entry[3][0][0])


def _last(entry: Told) -> date:
    return entry[3][-1][0]


def ticks_of(first: date, last: date, place: Callable[[date], float]) -> tuple[Mark, ...]:
    """Days under the line, evenly apart: its first and its last, and a few between."""
    span = (last - first).days
    count = min(MOST_TICKS, max(FEWEST_TICKS, span // 5 + 1)) if span else 1
    days = [first + timedelta(days=round(span * number / max(1, count - 1))) for number in range(count)]
    return tuple(Mark(place(day), f"{day.day} {MONTHS[day.month - 1][:3]}") for day in dict.fromkeys(days))
