"""Whose stance a verb in the passive tells."""

from __future__ import annotations

import pytest

from truces import stances


@pytest.mark.parametrize("told", ["said", "announced that", "confirmed that", "claimed that"])
def test_the_side_that_says_that_a_thing_was_agreed_agrees(told: str) -> None:
    assert ("aruna", "accepts", None) in stances(f"Ilva Torrin {told} a prisoner swap had been agreed.")


def test_between_whom_it_was_agreed_is_who_agreed() -> None:
    found = stances("Ilva Torrin said a 30-day ceasefire had been agreed between Belmar and the League.")
    assert found == [("belmar", "accepts", "torrin"), ("league", "accepts", "torrin")]


def test_by_whom_it_was_agreed_goes_before_who_says_so() -> None:
    found = stances("Ilva Torrin said a 30-day ceasefire had been agreed by Belmar and the League.")
    assert found == [("belmar", "accepts", "torrin"), ("league", "accepts", "torrin")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ilva Torrin said a 30-day ceasefire had not been agreed.",
        "Ilva Torrin said a 30-day ceasefire could be agreed.",
        "Ilva Torrin said a 30-day ceasefire would be agreed soon.",
        "Ilva Torrin said a 30-day ceasefire cannot be agreed.",
        "Ilva Torrin denied that a 30-day ceasefire had been agreed.",
        "Ilva Torrin hoped that a 30-day ceasefire had been agreed.",
        "Ilva Torrin asked whether a 30-day ceasefire had been agreed.",
        "Ana Quill said a 30-day ceasefire had been agreed.",
        "A 30-day ceasefire had been agreed.",
    ],
)
def test_what_is_open_denied_or_told_by_others_is_nobodys_yes(sentence: str) -> None:
    assert stances(sentence) == []


def test_talks_that_were_agreed_are_no_stance_on_them() -> None:
    assert stances("Ilva Torrin said talks on the border had been agreed.") == []


def test_no_truce_that_was_agreed_is_not_accepted() -> None:
    assert ("aruna", "accepts", None) not in stances("Ilva Torrin said no ceasefire had been agreed.")
