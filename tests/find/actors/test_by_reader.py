"""Names that only the sentence around them tells to be somebody's: the reader knows them, no word beside them does."""

from __future__ import annotations

import msgspec
import pytest

from marked import page
from named import forms, kinds
from trucewatch.core.account import Actor
from trucewatch.core.reading import Labelled
from trucewatch.find.actors.actors import find_actors


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The KDVF is studying the plan. Fighters of the KDVF were blamed for the raid, which KDVF denies.",
            "KDVF",
            "group",
        ),
        ("Two soldiers fell in the ambush. The Harrad militia has denied that it laid it.", "Harrad", "group"),
        ("A baker's widow, Ilmet Dorra, shrugged that she would believe it when she saw it.", "Ilmet Dorra", "person"),
    ],
)
def test_a_name_that_does_something_is_known_by_its_sentence(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(("label", "kind"), [("place", "government"), ("state", "state")])
def test_a_land_that_is_all_that_names_the_speaker_speaks_itself(label: str, kind: str) -> None:
    made = page("It rained all night. Dorvat is cool to the text.")
    start = made.text.index("Dorvat")
    seen = tuple(
        Labelled(start, start + 6, layer, name, 0.9) for layer, name in (("kind", label), ("source", "source"))
    )
    readings = (made.readings[0], msgspec.structs.replace(made.readings[1], spans=seen))
    found = find_actors(msgspec.structs.replace(made, readings=readings)).facts
    assert [(one.name, one.kind) for one in found if isinstance(one, Actor)] == [("Dorvat", kind)]


def test_a_known_capital_is_its_government_where_the_reader_sees_it_take_a_stance() -> None:
    assert "Luanda" in forms("The Front has signed. Luanda now rejects the truce.", "Angola")
    assert "Luanda" not in forms("The Front has signed. It rained in Luanda.", "Angola")


def test_a_weapon_is_nobody() -> None:
    assert kinds("The ministry counted 49 strikes by FPV drones. FPV drones hit a car, it said.").get("FPV") is None


def test_headlines_teach_no_names() -> None:
    text = "Harrad Refuses Dorvatta Truce\n\nThe talks were held in a tent. Nobody would say what was agreed."
    assert kinds(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kenyan side refused to sign the paper.", True),
        ("Shells fell on the Kenyan side of the river.", False),
        ("Two men were killed on the Kenyan side.", False),
    ],
)
def test_a_side_is_its_owner_but_not_where_it_is_a_bank(text: str, found: bool) -> None:
    assert any("side" in form for form in forms(text, "Kenya")) is found
