"""Who is accused and who denies it, where only their forces are named, or the blaming is told the other way round."""

from __future__ import annotations

import msgspec
import pytest

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.find.incidents.incidents import find_incidents


def incidents(text: str, *fighting: str) -> tuple[Incident, ...]:
    """The incidents of a report in which Aruna fights the Hill League, or others do."""
    page, context = scene(text)
    context = msgspec.structs.replace(context, belligerents=fighting or ("aruna", "league"))
    return tuple(fact for fact in find_incidents(page, context).facts if isinstance(fact, Incident))


@pytest.mark.parametrize(
    "deed",
    [
        "army artillery pounded Karvel on Monday",
        "government planes bombed Karvel on Monday",
        "soldiers opened fire on a bus in Karvel on Monday",
    ],
)
def test_forces_of_the_one_state_that_fights_are_its_own(deed: str) -> None:
    (incident,) = incidents(f"The League said that {deed}.")
    assert (incident.accused, incident.alleged_by) == ("aruna", ("league",))


def test_where_two_states_fight_an_army_is_nobodys() -> None:
    (incident,) = incidents("The League said that army artillery pounded Karvel on Monday.", "aruna", "belmar")
    assert incident.accused is None


@pytest.mark.parametrize("forces", ["suspected soldiers", "UN troops", "gunmen"])
def test_suspects_and_foreigners_are_no_side(forces: str) -> None:
    (incident,) = incidents(f"The League said that {forces} opened fire on a bus in Karvel on Monday.")
    assert incident.accused is None


def test_who_is_blamed_by_another_did_it() -> None:
    (incident,) = incidents("The League was blamed by Cadel for an attack on a convoy near Karvel on Monday.")
    assert (incident.accused, incident.alleged_by) == ("league", ("cadel",))


def test_what_was_fired_from_a_side_is_its_own() -> None:
    (incident,) = incidents(
        "A missile hit a house in Karvel on Monday. Aruna said the missile was fired from Belmar.", "aruna", "belmar"
    )
    assert (incident.accused, incident.alleged_by) == ("belmar", ("aruna",))


def test_blame_for_an_attack_of_a_day_tells_of_the_attack() -> None:
    (incident,) = incidents("Aruna held the League responsible for Monday's attack on a ferry at Karvel.")
    assert (incident.accused, incident.happened.earliest) == ("league", "2031-05-12")


def test_an_attack_of_a_day_in_passing_is_none() -> None:
    assert incidents("Aruna's envoy spoke of peace after Monday's attack.") == ()


SHELLING = "The League said that Arunan guns shelled Karvel on Monday. "


@pytest.mark.parametrize(
    "denial",
    [
        "The army denied it had fired a single shell.",
        "An army spokesman rejected the accusation.",
    ],
)
def test_an_army_denies_for_the_one_state_that_fights(denial: str) -> None:
    (incident,) = incidents(SHELLING + denial)
    assert incident.accused_status == "denied"
    assert len(incident.denied_by) == 1


def test_who_is_blamed_denies_in_the_same_breath() -> None:
    (incident,) = incidents(
        "Gunmen stormed a police station in Karvel on Monday. Aruna attributed the raid to the League, which denied"
        " responsibility."
    )
    assert (incident.accused, incident.denied_by) == ("league", ("league",))
