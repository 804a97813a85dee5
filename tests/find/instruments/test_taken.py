"""When a party took its stance."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Troops of Aruna shelled Belmar. Belmar struck back. "


def taken(text: str, party: str) -> list[tuple[str, str | None]]:
    """The party's stances with the first day of each; the scene is published on Wednesday, 14 May 2031."""
    page, context = scene(WAR + text)
    found = [one for one in find_instruments(page, context).facts if isinstance(one, Instrument)]
    return [
        (position.stance, position.said.earliest and position.said.earliest[:10])
        for one in found
        for position in one.positions
        if position.party == party
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("On Monday Belmar accepted a 30-day ceasefire.", "2031-05-12"),
        ("Belmar accepted on Monday a 30-day ceasefire.", "2031-05-12"),
        ("Belmar accepted a 30-day ceasefire.", None),
        ("Belmar accepted a 30-day ceasefire from Friday.", None),  # the day is the ceasefire's
        ("After Monday's raid Belmar accepted a 30-day ceasefire.", None),  # the day is the raid's
    ],
)
def test_the_day_beside_the_verb_is_the_stances(sentence: str, day: str | None) -> None:
    assert taken(sentence, "belmar") == [("accepts", day)]


def test_a_plan_has_no_day_from_its_acceptance() -> None:
    text = "On Monday Belmar accepted Aruna's proposal for a 30-day ceasefire."
    assert taken(text, "belmar") == [("accepts", "2031-05-12")]
    assert taken(text, "aruna") == [("proposes", None)]


def test_a_change_of_mind_is_a_sequence() -> None:
    text = "On Monday Belmar rejected a 30-day ceasefire. On Tuesday Belmar accepted the 30-day ceasefire."
    assert taken(text, "belmar") == [("declines", "2031-05-12"), ("accepts", "2031-05-13")]


def test_the_days_characters_are_its_evidence() -> None:
    page, context = scene(WAR + "On Monday Belmar accepted a 30-day ceasefire.")
    (truce,) = [one for one in find_instruments(page, context).facts if isinstance(one, Instrument)]
    assert [span.exact for span in truce.positions[0].said.evidence] == ["Monday"]
