"""Two reckonings of when a truce begins or ends, side by side."""

from __future__ import annotations

import pytest

from tellers import reports, values
from trucewatch.reconcile.differ_times import time_disagreements


def times(*sources: str) -> list[tuple[str, list[str]]]:
    """Kind and values of starts and ends that two sides reckon with."""
    made = reports(*sources)
    return values(time_disagreements(made.pages, made.tellings, made.actors, made.sides, made.lines, made.reader))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Northland counts 30 days from 18 May. Southmark counts from 25 May.", ["18 May", "25 May"]),
        (
            "By Northland's reckoning the pause would end on 17 May. By Southmark's it would last until 24 May.",
            ["17 May", "until 24 May"],
        ),
    ],
)
def test_two_sides_reckon_with_two_days(text: str, told: list[str]) -> None:
    assert times(text) == [("conflict", told)]


def test_other_reports_of_the_same_reckoning_stand_beside_it() -> None:
    ((_, told),) = times(
        "Northland counts 30 days from 18 May. Southmark counts from 25 May.",
        "The minister said <north>the halt had been in force since 18 May</north>.",
    )
    assert told == ["18 May", "25 May", "since 18 May"]


@pytest.mark.parametrize(
    "text",
    [
        "Northland counts 30 days from 18 May. Southmark counts from 18 May.",
        "Northland counts 30 days from 18 May. Northland counts from 25 May.",
        "Northland counts from 18 May. Rain fell. Snow fell. A bus came. Southmark counts from 25 May.",
        "Northland says it counts from 18 May. Southmark says the halt lapses on 25 May.",
        "A fair began in Northland on 18 May. A fair began in Southmark on 25 May.",
    ],
)
def test_one_day_or_no_reckoning(text: str) -> None:
    assert times(text) == []
