"""Expressions of time in a text, resolved against the day that a report counts from."""

from __future__ import annotations

from typing import Literal

import msgspec

from trucewatch.core.values import UNKNOWN_TIME, When


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


def time_expressions(text: str, start: int, end: int, published: When) -> tuple[TimeExpression, ...]:
    """The time expressions within `start`..`end`, in order, longest first where they overlap; none is guessed."""
    return ()
