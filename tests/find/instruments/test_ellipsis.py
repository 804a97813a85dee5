"""Stances whose verb stands in the sentence before."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna. "


def answered(text: str, party: str) -> list[tuple[str, str | None, str]]:
    """Stance, reporter and last words of the positions of one party."""
    page, context = scene(WAR + text)
    found = [fact for fact in find_instruments(page, context).facts if isinstance(fact, Instrument)]
    return [
        (position.stance, position.reported_by, position.evidence[-1].exact)
        for one in found
        for position in one.positions
        if position.party == party
    ]


@pytest.mark.parametrize(
    ("before", "answer", "stance"),
    [
        ("Aruna accepted a 30-day ceasefire.", "Belmar did not", "declines"),
        ("Aruna accepted a 30-day ceasefire.", "But Belmar didn't", "declines"),
        ("Aruna accepted a 30-day ceasefire.", "So did Belmar", "accepts"),
        ("Aruna accepted a 30-day ceasefire.", "Belmar did, too", "accepts"),
        ("Aruna rejected a 30-day ceasefire.", "Belmar did not", "undetermined"),
        ("Aruna rejected a 30-day ceasefire.", "So did Belmar", "declines"),
        ("Aruna did not accept a 30-day ceasefire.", "Belmar did", "accepts"),
        ("Aruna did not accept a 30-day ceasefire.", "Nor did Belmar", "declines"),
        ("Aruna did not accept a 30-day ceasefire.", "Belmar did not either", "declines"),
        ("Aruna has not decided on a 30-day ceasefire.", "Nor has Belmar", "undetermined"),
    ],
)
def test_an_answer_repeats_affirms_or_denies_what_was_said(before: str, answer: str, stance: str) -> None:
    ((told, by, words),) = answered(f"{before} {answer}.", "belmar")
    assert (told, by) == (stance, None)
    assert words in answer
    assert "Belmar" in words


def test_who_tells_of_the_answer_takes_no_stance() -> None:
    text = "Aruna accepted a 30-day ceasefire. Quill said Belmar did not."
    assert answered(text, "belmar") == [("declines", "quill", "Belmar did not")]
    assert answered(text, "cadel") == []


@pytest.mark.parametrize(
    "after",
    [
        "It rained. Belmar did not.",  # the sentence before is of the rain
        "The rain did not.",  # nobody of the story
        "So it was.",
        "And so",  # broken off
        "Belmar did not wait.",  # a verb of its own
        "It carries a rider that Belmar does not.",  # what is left out stands in the same sentence
    ],
)
def test_what_answers_nothing(after: str) -> None:
    assert answered(f"Aruna accepted a 30-day ceasefire. {after}", "belmar") == []


def test_who_has_decided_has_not_said_how() -> None:
    assert answered("Aruna has not decided on a 30-day ceasefire. Belmar has.", "belmar") == []


def test_of_two_stances_none_is_answered() -> None:
    text = "Aruna accepted a 30-day ceasefire, but the Hill League declined a 30-day ceasefire. Belmar did not."
    assert answered(text, "belmar") == []


def test_who_took_a_stance_in_the_sentence_before_is_not_answered_for() -> None:
    assert [stance for stance, _, _ in answered("Both sides accepted a ceasefire. Belmar did not.", "belmar")] == [
        "accepts"
    ]
