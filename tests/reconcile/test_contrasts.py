"""Numbers that two tellers give for one thing, one behind the other in a report."""

from __future__ import annotations

import pytest

from tellers import reports, values
from trucewatch.core.account import Disagreement
from trucewatch.reconcile.differ_contrasts import contrast_disagreements


def contrasts(*sources: str) -> list[Disagreement]:
    """What tellers contradict side by side."""
    made = reports(*sources)
    return contrast_disagreements(made.pages, made.tellings, made.sides, made.reader)


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        (
            "<north>Nine miners were killed at Ordu</north>, it says.",
            "Southmark <south>speaks of 23</south>.",
            ["23", "9"],
        ),
        (
            "<north>It killed 60 rebels at Ordu.</north>",
            "The Front says <rebels>it lost seven men</rebels>.",
            ["60", "7"],
        ),
        (
            "<north>Twelve fighters were killed.</north>",
            "A nurse <nurse>speaks of four shepherds</nurse>.",
            ["12", "4"],
        ),
        (
            "<north>One soldier was wounded, a guard too.</north> <north>The blast killed two clerks.</north>",
            "She said <nurse>that nobody had died</nurse>.",
            ["0", "2"],
        ),
        (
            "<north>At least 90 people died.</north>",
            "Southmark <south>put the toll at more than 600</south>.",
            ["at least 90", "more than 600"],
        ),
        ("<north>It freed 12 hostages.</north>", "The Front <rebels>speaks of 15</rebels>.", ["12", "15"]),
    ],
)
def test_a_second_teller_gives_another_number(first: str, second: str, numbers: list[str]) -> None:
    assert values(contrasts(f"{first} {second}")) == [("conflict", numbers)]


def test_each_reading_is_of_its_teller_and_the_why_names_both() -> None:
    (one,) = contrasts("<north>Nine miners were killed.</north> Southmark <south>speaks of 23</south>.")
    assert [(reading.by, reading.value) for reading in one.readings] == [("north", "9"), ("south", "23")]
    assert "Northland" in one.why
    assert "Southmark" in one.why


def test_those_who_died_are_a_toll_and_those_told_of_before_are_none() -> None:
    first = "<north>Five dockers were killed.</north> "
    assert values(contrasts(f"{first}<south>The two who were killed were fighters.</south>")) == [
        ("conflict", ["2", "5"])
    ]
    assert contrasts(f"{first}<south>The two were never seen.</south>") == []


def test_the_dead_may_be_spoken_of_some_sentences_later() -> None:
    text = (
        "<north>Shells killed 14 people.</north> Rain fell. Snow fell. Dogs ran. <south>It put the dead at 11.</south>"
    )
    assert values(contrasts(text)) == [("conflict", ["11", "14"])]


@pytest.mark.parametrize(
    "text",
    [
        "<north>Nine miners were killed.</north> <north>Later it spoke of 23.</north>",
        "<north>About 200 miners were killed.</north> Southmark <south>speaks of 195</south>.",
        "<north>More than 40 miners were killed.</north> Southmark <south>speaks of 46</south>.",
        "<north>Nine miners died.</north> Southmark said <south>two of the wounded had died</south>.",
        "<north>It killed 60 rebels.</north> Southmark said <south>it lost seven soldiers</south>.",
        "A clinic was hit. Nobody was hurt.\n\n<south>Shells wounded three people in Lorn.</south>",
        "<north>It launched 145 drones.</north> Southmark said <south>it met seven drones</south>.",
        "<north>It counted 12 breaches.</north> Southmark <south>has a list of 19</south>.",
        "<north>Six ships made port.</north> Southmark said <south>eight had been envisaged</south>.",
        "<north>Seven shells fell at dusk.</north> Southmark said <south>its guns slept from eight o'clock</south>.",
        "<north>Nine miners were killed.</north> Southmark said <south>another three died in Lorn</south>.",
        "<north>Nine miners died.</north> Rain fell. A bus came. Snow fell. Southmark <south>speaks of 23</south>.",
    ],
)
def test_both_numbers_can_stand(text: str) -> None:
    assert contrasts(text) == []
