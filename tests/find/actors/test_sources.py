"""Somebody described, of whom the reader alone tells that he speaks."""

from __future__ import annotations

import pytest

from named import forms, kinds


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The village teacher doubts that the school will open.", "The village teacher", "person"),
        ("Traders fear that the price of flour will climb.", "Traders", "group"),
        ("The baker's wife does not believe that the guns will stay silent.", "The baker's wife", "person"),
        ("The port authority expects to load again on Wednesday.", "The port authority", "office"),
    ],
)
def test_a_described_speaker_is_somebody(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The statement says that the pass stays open.",
        "Both leaders believe that the war must end.",
        "The two sides agreed to keep their boats in harbour.",
        "The enemy claims that our guns fired first.",
        "Figures suggest that the harvest was a poor one.",
    ],
)
def test_documents_and_those_whom_the_page_must_name_are_nobody_new(text: str) -> None:
    assert kinds(text) == {}


def test_a_described_speaker_is_taken_up_again() -> None:
    text = "A retired ferryman fears that the ice will break. The ferryman doubts the truce."
    assert {"A retired ferryman", "The ferryman"} <= forms(text, "A retired ferryman")


def test_a_description_before_a_name_is_that_persons() -> None:
    text = (
        "In what the head of the town's water board, Osk Marrun, called a mercy, the shelling stopped. "
        "Marrun was pale. Osk Marrun said he would stay."
    )
    assert all(kind == "person" for name, kind in kinds(text).items() if "head" in name or "Marrun" in name)
    assert "the head of the town's water board" not in kinds(text)


def test_a_noun_beside_a_name_is_that_persons() -> None:
    text = "The bus driver, Gorm Hallvard, 52, was treated for burns after the fire."
    assert "The bus driver" in forms(text, "Gorm Hallvard")


def test_a_council_that_speaks_is_somebody() -> None:
    assert kinds("It snowed. The council believes that the road will open.") == {"The council": "office"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Seventeen opposition parties reject the truce.", "Seventeen opposition parties", "group"),
        ("The ruling party fears that the front will split.", "The ruling party", "organisation"),
        ("Political parties fear that the vote will be put off.", "Political parties", "group"),
    ],
)
def test_parties_of_politicians_are_somebody(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The warring parties believe that the war must end.",
        "The governing side fears that the front will split.",
        "Both ruling parties doubt the truce.",
    ],
)
def test_sides_and_enemies_are_nobody_new_whatever_stands_beside_them(text: str) -> None:
    assert kinds(text) == {}
