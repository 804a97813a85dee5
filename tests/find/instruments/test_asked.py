"""Things that no table names, on which a party takes a stance."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Troops of Aruna shelled Belmar. Belmar struck back. "


def asked(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, label, party and stance of the instruments of no table."""
    page, context = scene(WAR + text)
    found = [one for one in find_instruments(page, context).facts if isinstance(one, Instrument)]
    return [
        (one.kind, one.label, position.party, position.stance)
        for one in found
        if one.form == "other"
        for position in one.positions
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "label", "party", "stance"),
    [
        ("Aruna demanded the return of the buoys.", "demand", "return of the buoys", "aruna", "demands"),
        ("Belmar refused to open the harbour.", "proposal", "open the harbour", "belmar", "declines"),
        ("Aruna promised to release the fishermen.", "agreement", "release the fishermen", "aruna", "accepts"),
    ],
)
def test_a_stance_makes_a_thing_an_instrument(sentence: str, kind: str, label: str, party: str, stance: str) -> None:
    assert asked(sentence) == [(kind, label, party, stance)]


def test_what_is_named_again_is_one_thing() -> None:
    text = "Aruna demanded that Belmar open the harbour to fishermen. Belmar refused to open the harbour."
    assert [(label, party, stance) for _, label, party, stance in asked(text)] == [
        ("Belmar open the harbour to fishermen", "aruna", "demands"),
        ("Belmar open the harbour to fishermen", "belmar", "declines"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Aruna demanded it.",  # nothing named
        "A baker demanded that the mayor lower the price of flour.",  # nobody of the story
        "Aruna demanded an end to the attacks.",  # the tables name it
    ],
)
def test_what_makes_none(sentence: str) -> None:
    assert asked(sentence) == []
