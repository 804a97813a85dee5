"""Tolls of the dead: "the death toll rose to 12", "raised the dead from seven to nine"; and those of a whole war."""

from __future__ import annotations

from trucewatch.core.account import Count
from trucewatch.find.incidents.clauses import clauses_of
from trucewatch.find.incidents.counting import STOPS, Window, count_on
from trucewatch.find.survey import Line, Survey
from trucewatch.know.counted import counted_words
from trucewatch.lang.quantities import QuantityExpression

_REACH = 6
"""So many words behind "toll" its number stands."""
_STANDS = frozenset({"to", "at", "reached", "of", "is", "was", "hit", "passed"})
"""What stands between "toll" and its number, right before the number."""


def tolls_in(
    survey: Survey, line: Line, first: int, after: int, quantities: tuple[QuantityExpression, ...], window: Window
) -> list[Count]:
    """The dead by their toll; of two numbers "from seven to nine" the later, which a report gives as its own."""
    counting = [quantity for quantity in quantities if first <= line.word_at(quantity.start) < after]
    return [
        count_on(survey, (quantity.start, quantity.end), "killed", None, quantity.value, window)
        for number, quantity in enumerate(counting)
        if (
            _is_toll(line, first, quantity)
            or (number and _is_raised(line, first, after, counting[number - 1], quantity))
        )
        and not is_total(line, line.word_at(quantity.start))
    ]


def _is_toll(line: Line, first: int, quantity: QuantityExpression) -> bool:
    """Whether "toll" stands before the number, with no mark between."""
    number = line.word_at(quantity.start)
    before = line.lowers[max(first, number - _REACH) : number]
    if "toll" not in before or before[-1] not in _STANDS:
        return False
    return STOPS.isdisjoint(before[before.index("toll") :])


def _is_raised(line: Line, first: int, after: int, was: QuantityExpression, now: QuantityExpression) -> bool:
    """Whether the dead are said to be no longer `was` but `now`: a larger number behind "from" and "to"."""
    at, number = line.word_at(was.start), line.word_at(now.start)
    is_pair = line.lowers[max(first, at - 1) : at] == ("from",) and line.lowers[number - 1] == "to"
    is_near = number - line.word_at(was.end - 1) <= 2
    rises = (was.value.low or 0.0) < (now.value.low or 0.0) and was.value.unit in ("", now.value.unit)
    is_of_dead = any(counted_words().suffering.get(lower) == "killed" for lower in line.lowers[first:after])
    return is_pair and is_near and rises and is_of_dead


def is_total(line: Line, at: int) -> bool:
    """Whether the dead or hurt at word `at` are those of a longer time: "700 people were killed since April"."""
    clause = next((one for one in clauses_of(line) if one.first <= at < one.after), None)
    return clause is not None and bool(counted_words().totals.find(line.lowers[clause.first : clause.after]))
