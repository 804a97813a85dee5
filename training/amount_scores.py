"""NewsQuant: how many amounts are read with the right value, and with the right bound or change, too.

A sentence's amounts are matched without their places, as the set gives none: each gold one by one found of the same
value (both ends of a range), and for `value and bound` of the same change. `first half` and `second half` are every
other sentence: rules were made looking at the misses of the first only. A vague plural's open end is its other
end here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from training.conll_scores import Score
from training.measures import figures, total
from training.sets.amounts import AmountSentence, Told, amount_sentences
from trucewatch.lang.amounts.find import amounts
from trucewatch.lang.quantities import quantity_expressions

Scores = dict[str, float | dict[str, float]]
Reading = Callable[[str], list[Told]]


def newsquant_scores(folder: Path) -> tuple[int, Scores]:
    """How many sentences; P, R and F1 of values, and of values with their bound, of both readings."""
    sentences = list(amount_sentences(folder))
    told: Scores = {}
    for name, reading in READINGS.items():
        counted = [(scores_of(one, reading, bound=False), scores_of(one, reading, bound=True)) for one in sentences]
        for part, chosen in (("", counted), (", first half", counted[::2]), (", second half", counted[1::2])):
            told[f"value{part}{name}"] = figures(total(value for value, _ in chosen))
            told[f"value and bound{part}{name}"] = figures(total(bound for _, bound in chosen))
    return len(sentences), told


def scores_of(sentence: AmountSentence, reading: Reading, *, bound: bool) -> Score:
    """One sentence's gold amounts, those found, and those right."""
    found = reading(sentence.text)
    left = list(sentence.amounts)
    right = 0
    for one in found:
        gold = next((two for two in left if is_same(one, two) and (not bound or one.change == two.change)), None)
        if gold is not None:
            left.remove(gold)
            right += 1
    return Score(len(sentence.amounts), len(found), right)


def is_same(one: Told, two: Told) -> bool:
    """Whether both values are equal, rounding aside."""
    return math.isclose(one.low, two.low, rel_tol=1e-6) and math.isclose(one.high, two.high, rel_tol=1e-6)


def wide_reading(text: str) -> list[Told]:
    """What `lang.amounts` reads; an open end is the same as its other end here."""
    return [Told(one.low, one.low if one.high is None else one.high, one.change) for one in amounts(text, 0, len(text))]


def strict_reading(text: str) -> list[Told]:
    """What `quantity_expressions` reads, which finders take; its bounds are of another kind, exact ones compare."""
    found = []
    for one in quantity_expressions(text, 0, len(text)):
        low, high = one.value.low, one.value.high
        ends: Sequence[float] = [end for end in (low, high) if end is not None]
        if ends:
            change = "=" if low is not None and low == high else ">" if high is None else "<" if low is None else "~"
            found.append(Told(min(ends), max(ends), change))
    return found


READINGS: dict[str, Reading] = {"": wide_reading, " (quantity_expressions)": strict_reading}
"""The wide reading, and the strict one of the finders."""
