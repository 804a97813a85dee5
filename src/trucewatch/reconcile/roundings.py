"""Numbers that round others: "nearly 200" and 195."""

from __future__ import annotations

from trucewatch.core.values import Quantity

APPROXIMATE = ("about", "almost", "around", "close to", "nearly", "roughly", "some", "approximately", "or so")
"""Hedges that round a number; "at least" and "more than" leave it open instead."""


def is_rounded(value: Quantity) -> bool:
    """Whether a hedge says that the number was rounded."""
    return value.hedge is not None and any(word in value.hedge.casefold() for word in APPROXIMATE)


def is_rounding_of(value: Quantity, exact: Quantity) -> bool:
    """Whether a rounded value lies within a tenth of an exact one."""
    if not is_rounded(value) or is_rounded(exact) or exact.low is None or exact.low != exact.high:
        return False
    ends = [end for end in (value.low, value.high) if end is not None]
    return any(abs(end - exact.low) <= 0.1 * exact.low for end in ends)
