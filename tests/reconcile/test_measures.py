"""How wide a strip is, by two reports."""

from __future__ import annotations

import pytest

from tellers import reports, words
from trucewatch.core.account import Disagreement
from trucewatch.reconcile.differ_measures import measure_disagreements


def measures(*sources: str) -> list[Disagreement]:
    """The widths that cannot both be right."""
    made = reports(*sources)
    return measure_disagreements(made.pages, made.reader)


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("A strip 5 km wide links them.", "A five-mile-wide corridor links them.", ["5 km", "five-mile"]),
        ("Under the text the buffer zone is 15 km wide.", "The zone is 15 miles wide.", ["15 km", "15 miles"]),
    ],
)
def test_two_widths_of_one_strip_are_a_conflict(first: str, second: str, shown: list[str]) -> None:
    (one,) = measures(first, second)
    assert (one.kind, words(one)) == ("conflict", shown)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A corridor 5 km (3 miles) wide links them.", "The corridor is three miles wide."),
        ("The Lorn corridor is 5 km wide.", "The Ordu corridor is 9 km wide."),
        ("The zone is 5 km wide.", "The zone lies 40 km from the coast."),
        ("The zone is 5 km wide. The zone in the south is 9 km wide.", "The zone is 9 km wide."),
        ("The zone is 5 km wide.", "The river is 9 km wide."),
    ],
)
def test_one_width_turned_or_another_strip(first: str, second: str) -> None:
    assert measures(first, second) == []
