"""What counts as agreed, as refused and as undecided, and what is no truce of this story at all."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna. "


def instruments(text: str, war: str = WAR) -> list[Instrument]:
    """The instruments of a text about the war of Aruna and Belmar, in its order."""
    page, context = scene(war + text)
    return [fact for fact in find_instruments(page, context).facts if isinstance(fact, Instrument)]


def stances(text: str) -> set[tuple[str, str]]:
    """Party and stance of every position of a text."""
    return {(position.party, position.stance) for one in instruments(text) for position in one.positions}


def test_who_would_not_do_it_unless_refuses_with_a_condition() -> None:
    (one,) = instruments("Aruna would not lay down its arms unless Belmar left the valley.")
    assert [(position.party, position.stance) for position in one.positions] == [("aruna", "declines")]
    assert one.status != "agreed"
    assert [condition.text for condition in one.conditions] == ["unless Belmar left the valley"]


def test_stopping_short_decides_nothing() -> None:
    assert ("belmar", "undetermined") in stances("Belmar stopped short of accepting a truce with Aruna.")


def test_a_participle_behind_a_comma_is_nobodys_stance() -> None:
    assert not stances(
        "Aruna and Belmar agreed to a truce. Under a text of Cadel, adopted in 2006, posts lie empty."
    ) & {("cadel", "accepts")}


@pytest.mark.parametrize("affair", ["talks", "the peace process", "the grain deal"])
def test_who_leaves_talks_moves_no_soldier(affair: str) -> None:
    assert not [one for one in instruments(f"Belmar pulled out of {affair}.") if one.form == "withdrawal"]


def test_a_deadline_is_no_length() -> None:
    found = instruments("Aruna will withdraw its troops from the valley over 40 days.")
    assert [one.versions[0].lasts for one in found] == [None]
