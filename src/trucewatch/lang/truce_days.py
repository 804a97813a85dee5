"""Days counted from the start, or the end, of a truce whose day is known."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

from trucewatch.core.values import When
from trucewatch.lang.clocks import clocks_within
from trucewatch.lang.truce_time import TruceTime

_LONGEST_HOURS = 14 * 24.0
"""A time further off than this is told too roughly to give a day."""


def dated_from(told: TruceTime, anchor: When) -> When | None:
    """The day or days meant, counted from the `anchor` that it is off; None where that, or how far, is not told.

    3 days after a start on 4 May: 7 May. Two hours after 4 May, 06:00: 4 May, without evidence, which the caller owns.
    """
    if told.low is None or told.high is None or max(abs(told.low), abs(told.high)) > _LONGEST_HOURS:
        return None
    first, last = anchor.earliest, anchor.latest
    if first is None or last is None or first[:10] != last[:10]:
        return None
    begin = date.fromisoformat(first[:10])
    if told.by_days:
        days = [begin + timedelta(days=round(hours / 24)) for hours in (told.low, told.high)]
        return When(days[0].isoformat(), days[1].isoformat(), "relative")
    if len(first) > 10:
        moment = datetime.fromisoformat(first)
        ends = [moment + timedelta(hours=told.low), moment + timedelta(hours=told.high)]
        if told.is_before and told.high == 0:
            ends[1] -= timedelta(minutes=1)
        return When(ends[0].isoformat(timespec="minutes"), ends[1].isoformat(timespec="minutes"), "relative")
    minutes = _clock_of(anchor)
    if minutes is not None:
        opened = datetime.combine(begin, datetime.min.time()) + timedelta(minutes=minutes)
        ends = [opened + timedelta(hours=told.low), opened + timedelta(hours=told.high)]
        return When(ends[0].date().isoformat(), ends[1].date().isoformat(), "relative")
    low, high = math.floor(told.low / 24), math.ceil(told.high / 24)
    return When((begin + timedelta(days=low)).isoformat(), (begin + timedelta(days=high)).isoformat(), "relative")


def _clock_of(anchor: When) -> int | None:
    """The minutes since 0:00 of the one hour told beside the day of the anchor; None for none, or midnight."""
    hours = {clock.minutes for span in anchor.evidence for clock in clocks_within(span.exact, 0, len(span.exact))}
    return hours.pop() if len(hours) == 1 else None
