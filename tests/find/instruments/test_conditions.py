"""What is made a condition, of what, and by whom."""

from __future__ import annotations

import pytest

from truces import instruments


def conditions(text: str) -> list[tuple[str, str | None, str]]:
    """The form of the instrument, who sets the condition, and its words."""
    return [(one.form, c.by, c.text) for one in instruments(text) for c in one.conditions]


@pytest.mark.parametrize(
    "condition",
    [
        "only if the checkpoint was moved",
        "unless the checkpoint was moved",
        "provided that the checkpoint was moved",
        "as long as the other side kept away from the road",
        "on condition that the checkpoint was moved",
    ],
)
def test_the_clause_goes_as_far_as_its_branch_of_the_tree(condition: str) -> None:
    text = f"Cadel proposed a 30-day ceasefire. Belmar would accept a 30-day ceasefire {condition}, its envoy said."
    assert conditions(text) == [("ceasefire", "belmar", condition)]


def test_a_condition_may_come_first() -> None:
    text = "Belmar announced a ceasefire. Unless the blockade is lifted, Belmar will end the ceasefire."
    assert conditions(text) == [("ceasefire", "belmar", "Unless the blockade is lifted")]


def test_a_promise_beside_a_truce_needs_no_word_for_it() -> None:
    text = "Cadel proposed a 30-day ceasefire. Belmar would open the road only if the checkpoint was moved."
    assert conditions(text) == [("other", "belmar", "only if the checkpoint was moved")]


def test_what_no_party_promises_is_no_condition() -> None:
    text = "Aruna and Belmar agreed a ceasefire. The town will run out of flour unless lorries get through."
    assert conditions(text) == []


def test_who_is_asked_for_first() -> None:
    text = "Cadel proposed a longer ceasefire. Belmar had asked first for a doctor."
    assert conditions(text) == [("ceasefire", "belmar", "Belmar had asked first for a doctor")]


def test_what_talks_must_be_is_the_speakers_condition() -> None:
    text = "Aruna and Belmar agreed to begin peace talks. Ilva Torrin said peace talks must deal with the border."
    assert conditions(text) == [("peace", "aruna", "peace talks must deal with the border")]


def test_that_a_truce_must_hold_is_no_condition() -> None:
    text = "Aruna and Belmar agreed a ceasefire. Ilva Torrin said the ceasefire must hold."
    assert conditions(text) == []


def test_whose_men_they_are_the_verb_above_tells() -> None:
    text = "Belmar announced a ceasefire. Ilva Torrin said her army would leave only if the checkpoint was moved."
    assert [by for _, by, _ in conditions(text)] == ["aruna"]


def test_nobodys_if_is_no_condition() -> None:
    text = "Aruna and Belmar agreed a ceasefire. The ceasefire would be the first in years if anyone kept to it."
    assert conditions(text) == []


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Its mandate renews itself unless one of them objects.", "unless one of them objects"),
        ("The mission's mandate will be prolonged as long as both sides wish.", "as long as both sides wish"),
    ],
)
def test_a_text_lays_down_when_it_goes_on(sentence: str, condition: str) -> None:
    text = f"Aruna and Belmar agreed a ceasefire. {sentence}"
    assert ("ceasefire", None, condition) in conditions(text)


def test_what_goes_on_by_itself_is_no_condition_of_a_text() -> None:
    text = "Aruna and Belmar agreed a ceasefire. The rain will go on as long as the wind blows."
    assert conditions(text) == []


def test_a_clause_on_its_extension_is_a_term_of_the_truce_too() -> None:
    text = (
        "Aruna and Belmar agreed a 30-day ceasefire. Cadel offered a prisoner swap. "
        "The ceasefire may be extended if both sides agree."
    )
    assert conditions(text) == [("ceasefire", None, "if both sides agree")] * 2
    assert [one.label for one in instruments(text) if one.conditions] == ["30-day ceasefire", "extension of the truce"]


def test_what_a_side_asks_for_an_extension_is_no_term_of_the_truce() -> None:
    text = (
        "Aruna and Belmar agreed a 30-day ceasefire. "
        "Belmar said the ceasefire could be extended if Aruna moved the checkpoint."
    )
    assert [one.label for one in instruments(text) if one.conditions] == ["extension of the truce"]


def test_its_condition_is_of_what_the_line_before_spoke_of() -> None:
    text = (
        "Aruna and Belmar agreed a ceasefire. The ceasefire holds. Cadel proposed a prisoner exchange. "
        "Its mandate renews itself unless one of them objects."
    )
    assert conditions(text) == [("exchange", None, "unless one of them objects")]
