"""Numbers with what they count, in digits and words, with their hedges."""

from __future__ import annotations

import msgspec

from trucewatch.core.values import Quantity


class QuantityExpression(msgspec.Struct, frozen=True):
    """The words `start`..`end`, hedge and noun included ("more than 40 drones"), as a Quantity.

    `noun_start`..`noun_end` is the head noun with its adjectives, equal where no noun follows;
    `total` is the larger number of "63 out of 137", which `value` is a part of.
    """

    start: int
    end: int
    value: Quantity
    noun_start: int
    noun_end: int
    total: Quantity | None = None


def quantity_expressions(text: str, start: int, end: int) -> tuple[QuantityExpression, ...]:
    """The quantities within `start`..`end`, in order; years, times of day and names with numbers are none."""
    return ()
