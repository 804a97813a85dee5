"""What denies an incident, and what only sounds like it."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.find.incidents.incidents import find_incidents

SHELLING = "Belmarese shells hit a school in Karvel on Tuesday. "


def incidents(text: str) -> tuple[Incident, ...]:
    """The incidents of a report about Aruna and Belmar."""
    return tuple(fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident))


@pytest.mark.parametrize(
    "sentence",
    [
        "Belmar denied that it had fired.",
        "Belmar denies shelling the school.",
        "Belmar denied any part in it.",
        "Belmar denied responsibility for the attack.",
        "Belmar rejected the accusation.",
        "Belmar dismissed as false the claim of an attack.",
        "Edo Maas called the report a lie.",
        "Belmar said that its guns had not fired a single round.",
        "Belmar said there had been no such attack.",
        "Nobody was hurt. Belmar denied it.",
        "Belmar says it fired nothing.",
        "Belmar said none of its men had been near the school.",
        "Belmar disclaimed the attack.",
        "Belmar described the report as false.",
    ],
)
def test_a_denial_of_the_deed_or_of_the_charge_counts(sentence: str) -> None:
    (incident,) = incidents(SHELLING + sentence)
    assert incident.accused_status == "denied"
    assert incident.denied_by in (("belmar",), ("maas",))
    assert incident.read["denied_by"][0].exact in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Belmar has not denied it.",
        "Belmar neither confirmed nor denied the shelling.",
        "Belmar stopped short of denying the attack.",
        "Belmar did not comment.",
        "Belmar did not confirm the report.",
        "Belmar rejected the proposal for a pause.",
        "Ilva Torrin accused Edo Maas of rejecting peace and said that Aruna would keep to the truce.",
        "Belmar denied access to an aid convoy on Friday.",
        "Belmar denied that it had shelled Harrow on Sunday.",
        "Belmar denied that a power station had been hit.",
        "Aruna denied that it had fired.",
        "Aruna said that Belmar had not attacked anything else.",
        "Belmar rejected the accusation that it had attacked first.",
        "Belmar denied that it had fired first.",
        "Belmar said that it had lost no guns.",
    ],
)
def test_silence_refusals_and_denials_of_something_else_do_not(sentence: str) -> None:
    (incident,) = [one for one in incidents(SHELLING + sentence) if one.place.name == "Karvel"]
    assert incident.denied_by == ()
    assert incident.accused_status == "alleged"


def test_it_is_the_last_charge_that_is_denied() -> None:
    text = "Belmarese shells hit a school in Karvel on Monday. Belmarese jets bombed the port of Tolm on Tuesday. "
    assert [one.place.name for one in incidents(text + "Belmar denied it.") if one.denied_by] == ["Tolm"]
    assert [one.place.name for one in incidents(text + "Belmar denied the claims.") if one.denied_by] == [
        "Karvel",
        "Tolm",
    ]


def test_a_side_is_charged_only_by_an_accusation_of_arms() -> None:
    text = "Shells hit a school in Karvel on Tuesday. "
    (blamed,) = incidents(text + "Ilva Torrin accused Belmar of breaking the truce.")
    (other,) = incidents(text + "Ilva Torrin accused Belmar of refusing to talk.")
    assert (blamed.accused, other.accused) == ("belmar", None)


def test_a_denial_that_lists_places_is_of_the_deeds_there() -> None:
    text = "Belmarese shells hit a school in Karvel on Monday. Belmarese jets bombed the port of Tolm on Tuesday. "
    denied = incidents(text + "Belmar said there were no strikes on Harrow, Karvel or Sund on Monday.")
    assert [one.place.name for one in denied if one.denied_by] == ["Karvel"]


@pytest.mark.parametrize(
    "denial",
    [
        "Belmar said that it had lost no aircraft.",
        "Belmar said none of its planes had been hit.",
        "Belmar disputed this.",
        "Belmar denied it.",
    ],
)
def test_who_is_said_to_have_suffered_it_may_deny_it_too(denial: str) -> None:
    (incident,) = incidents(f"On Monday the League said it had shot down a Belmarese warplane over Karvel. {denial}")
    assert (incident.accused, incident.accused_status) == ("league", "claimed")
    assert incident.denied_by == ("belmar",)


def test_an_act_is_laid_on_whom_it_is_attributed_to() -> None:
    (incident,) = incidents(
        "On 5 May the mint in Karvel was damaged by an air strike. Belmar attributes it to Aruna; Aruna denies it."
    )
    assert (incident.happened.earliest, incident.alleged_by) == ("2031-05-05", ("belmar",))
    assert (incident.accused, incident.denied_by) == ("aruna", ("aruna",))


def test_a_charge_may_be_denied_in_the_breath_that_makes_it() -> None:
    text = "Aruna said that Belmarese guns had shelled Karvel on Monday, a charge that Belmar {}."
    (denied,) = incidents(text.format("rejected"))
    assert (denied.accused, denied.denied_by) == ("belmar", ("belmar",))
    (open_one,) = incidents(text.format("is studying"))
    assert open_one.denied_by == ()


def test_who_began_is_another_question_than_what_was_done() -> None:
    told = incidents(SHELLING + "Belmar disputed that, saying the Arunan guns had fired first.")
    assert told[0].denied_by == ("belmar",)
    (open_one,) = incidents(SHELLING + "Belmar rejected the charge that it had fired first.")
    assert open_one.denied_by == ()
