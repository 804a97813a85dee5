"""Of several ends of a text those that are surest."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.core.account import Expiry


def surest_ends(ends: Iterable[Expiry]) -> tuple[Expiry, ...]:
    """The ends in order, each once: where a text states some, those alone, and to the hour where counting agrees."""
    by_time = {one.at: one for one in ends}
    every = [by_time[at] for at in sorted(by_time)]
    stated = [one for one in every if one.is_stated]
    if not stated:
        return tuple(every)
    exact = [one for one in every if not one.is_stated and len(one.at) > len("2031-05-02")]
    agreeing = [one for one in exact if any(one.meets(told) for told in stated)]
    return tuple(agreeing or stated)
