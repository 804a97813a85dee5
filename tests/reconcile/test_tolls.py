"""Tolls of one deed in two reports."""

from __future__ import annotations

import pytest

from tellers import reports, values
from trucewatch.core.account import Disagreement
from trucewatch.reconcile.differ_tolls import toll_disagreements

RAIN = " Rain fell on the hills. A choir sang in the square. Trains were late again."
"""Sentences that tell nothing of it, so that the others weigh something."""


def tolls(*sources: str) -> list[tuple[str, list[str]]]:
    """Kind and values of the tolls that cannot both be right."""
    made = reports(*(source + RAIN for source in sources))
    found: list[Disagreement] = toll_disagreements(
        made.pages, made.tellings, made.actors, made.lines, made.sides, made.reader
    )
    return values(found)


def test_a_higher_toll_told_later_is_an_update() -> None:
    found = tolls(
        "Shells hit the fish market in Ordu, killing 14 people.", "At the fish market in Ordu 17 people died."
    )
    assert found == [("update", ["14", "17"])]


def test_a_lower_toll_told_later_is_a_conflict() -> None:
    found = tolls("Shells hit the fish market in Ordu, killing 14 people.", "At the fish market in Ordu 9 people died.")
    assert found == [("conflict", ["14", "9"])]


def test_nobody_killed_contradicts_somebody() -> None:
    found = tolls("Two clerks were killed at the sugar mill in Ordu.", "At the sugar mill in Ordu nobody was killed.")
    assert found == [("conflict", ["0", "2"])]


@pytest.mark.parametrize(
    "other",
    [
        "At the covered fish market by the old quay of Lorn 17 people died.",
        "At the fish market in Ordu at least 14 people died.",
        "At the fish market in Ordu 17 people were hurt.",
        "At the fish market in Ordu 14 people died, 17 of them were murdered.",
        "On 20 April 17 people died at the fish market in Ordu.",
        "In all 17 people died.",
    ],
)
def test_another_deed_or_no_rival_number(other: str) -> None:
    first = "On 29 April shells hit the covered fish market by the old quay of Ordu, killing 14 people."
    assert tolls(first, other) == []
