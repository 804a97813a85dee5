"""Places hit in a wave: parts of it, each with its own place, none told twice."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.find.incidents.incidents import find_incidents

WAVE = "On Monday Belmar launched 40 drones against Aruna, Ilva Torrin said. "


def incidents(text: str) -> list[Incident]:
    """The incidents of a report, in order."""
    return [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]


def test_places_hit_in_a_wave_are_parts_of_it_and_have_its_day_and_doer() -> None:
    wave, *parts = incidents(WAVE + "Among the places targeted were a clinic in Karvel and a dam near Tolm.")
    assert [part.place.name for part in parts] == ["Karvel", "Tolm"]
    assert [part.targets for part in parts] == [("civilian/hospital",), ("infrastructure/energy/hydro",)]
    assert {part.part_of for part in parts} == {wave.id}
    assert {(part.accused, part.happened.earliest, part.form) for part in parts} == {("belmar", "2031-05-12", "drone")}
    assert [part.counts for part in parts] == [(), ()]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday a drone hit a mill in Orm. Among the places targeted were a clinic in Karvel and a dam near Tolm.",
        WAVE + "Talks go on. They are slow. Among the places targeted were a clinic in Karvel and a dam near Tolm.",
    ],
)
def test_without_a_wave_just_before_nothing_is_a_part(text: str) -> None:
    assert [one.part_of for one in incidents(text) if one.part_of] == []
