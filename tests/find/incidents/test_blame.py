"""Who is laid the deed on, and what only looks like it."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.find.incidents.incidents import find_incidents


def incidents(text: str) -> tuple[Incident, ...]:
    """The incidents of a report about Aruna, Belmar and the League."""
    return tuple(fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident))


@pytest.mark.parametrize(
    "owned",
    ["a rocket store used by the League", "a barracks held by the League", "a fuel depot run by the League"],
)
def test_who_owns_what_was_hit_did_not_hit_it(owned: str) -> None:
    (incident,) = incidents(f"Arunan jets struck {owned} near Karvel on Tuesday.")
    assert incident.accused == "aruna"


def test_an_attack_carried_out_by_a_side_is_its_deed() -> None:
    (incident,) = incidents("An ambush carried out by the League killed two drivers near Karvel on Tuesday.")
    assert incident.accused == "league"


@pytest.mark.parametrize("bond", ["loyal to", "allied to", "commanded by"])
def test_the_forces_of_a_leader_are_those_of_his_side(bond: str) -> None:
    (incident,) = incidents(f"Aruna said forces {bond} Edo Maas had fired on its posts near Karvel on Tuesday.")
    assert (incident.accused, incident.alleged_by) == ("belmar", ("aruna",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Aruna said the League had killed nine of its men at Karvel on Tuesday.",
        "Two farmers were wounded by League fire in Karvel on Tuesday.",
        "Arunan strikes on Karvel killed at least ten people on Tuesday.",
    ],
)
def test_the_dead_alone_tell_an_attack_with_its_place(sentence: str) -> None:
    (incident,) = incidents(sentence)
    assert incident.place.name == "Karvel"
    assert incident.counts


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials fear that an Arunan strike on Karvel would end the truce.",
        "Envoys said that a raid on Karvel could undo it all.",
        "A flood killed nine people at Karvel on Tuesday.",
    ],
)
def test_what_is_feared_and_what_nobody_did_is_none(sentence: str) -> None:
    assert incidents(sentence) == ()


SHELLED = "Arunan shells hit a school in Karvel on Monday, Belmar said. "


@pytest.mark.parametrize(
    "answer",
    [
        "Ilva Torrin denied it and blamed Belmarese gunners.",
        "Ilva Torrin denied this and said it was Belmar's men who had opened fire.",
    ],
)
def test_the_accused_who_accuses_another_stands_beside_the_first_charge(answer: str) -> None:
    (incident,) = incidents(SHELLED + answer)
    assert (incident.accused, incident.accused_status, incident.denied_by) == ("aruna", "denied", ("torrin",))
    assert [(one.accused, one.by) for one in incident.accusations] == [("aruna", "belmar"), ("belmar", "torrin")]
    assert incident.accusations[1].evidence[0].exact == answer


@pytest.mark.parametrize(
    "remark", ["Ilva Torrin said it was Belmar that wanted war.", "Cadel blamed Belmar for a drought."]
)
def test_what_is_no_answer_to_it_is_no_second_charge(remark: str) -> None:
    (incident,) = incidents(SHELLED + remark)
    assert (incident.accused, incident.accusations) == ("aruna", ())


def test_who_denies_to_be_behind_it_is_accused_by_somebody() -> None:
    (incident,) = incidents("A drone hit a school in Karvel on Monday. Edo Maas denied that his country was behind it.")
    assert (incident.accused, incident.accused_status, incident.denied_by) == ("belmar", "denied", ("maas",))


def test_who_denies_that_another_was_behind_it_is_not() -> None:
    (incident,) = incidents("A drone hit a school in Karvel on Monday. Edo Maas denied that Aruna was behind it.")
    assert incident.accused is None


def test_weapons_of_somebody_unknown_are_not_laid_on_the_side_told_before() -> None:
    first, second = incidents(
        "On Monday Arunan missiles hit a depot in Karvel and coalition jets bombed Harrow, Belmar said."
    )
    assert (first.accused, second.place.name, second.accused) == ("aruna", "Harrow", None)


def test_a_charge_of_attacking_is_an_incident_though_day_and_place_are_open() -> None:
    (incident,) = incidents(
        "Aruna accused Belmarese troops of attacking at several points after the truce took effect."
    )
    assert (incident.accused, incident.accused_status, incident.alleged_by) == ("belmar", "alleged", ("aruna",))


def test_the_dead_of_another_named_killer_are_not_those_of_the_incident_before() -> None:
    first = incidents(
        "Arunan guns fired 40 shells at Karvel on Monday. Maas said the Otters had murdered nine men at Harrow."
    )[0]
    assert "killed" not in [count.of for count in first.counts]


@pytest.mark.parametrize(
    "sentence",
    [
        "Belmar says a mine blew up a tug near Karvel on Monday.",
        "By Belmar's count, shells killed four in Karvel on Monday.",
        "On Monday a rocket hit a Belmarese-flagged tanker off Karvel.",
        "Arunan and Belmarese troops exchanged fire near Karvel on Monday.",
    ],
)
def test_who_counts_owns_or_fights_is_not_accused(sentence: str) -> None:
    (incident,) = incidents(sentence)
    assert incident.accused is None


@pytest.mark.parametrize(
    "answer",
    [
        "Aruna says they were Belmar's.",
        "Aruna said that the shells were fired by Belmar.",
    ],
)
def test_whose_the_shells_were_is_a_charge(answer: str) -> None:
    (incident,) = incidents("Seven shells hit a school in Karvel on Monday. " + answer)
    assert (incident.accused, incident.accused_status, incident.alleged_by) == ("belmar", "alleged", ("aruna",))


def test_known_rounds_are_those_that_were_told_of() -> None:
    (incident,) = incidents(
        "Mortar bombs hit a school in Karvel on Monday. Aruna said that Belmarese troops fired the rounds "
        "from across the Tolm bridge."
    )
    assert (incident.place.name, incident.accused, incident.targets) == ("Karvel", "belmar", ("civilian",))


BOMB = "A bomb killed three people in Karvel on Monday. "


@pytest.mark.parametrize(
    "charge",
    [
        "Aruna holds the League responsible.",
        "Aruna said that it was the work of the League.",
        "Aruna saw the hand of the League in it.",
        "Aruna holds the League answerable for the deaths.",
    ],
)
def test_a_side_is_charged_in_many_words(charge: str) -> None:
    (incident,) = incidents(BOMB + charge)
    assert (incident.accused, incident.accused_status, incident.alleged_by) == ("league", "alleged", ("aruna",))


def test_who_claims_responsibility_did_it_by_its_own_word() -> None:
    (incident,) = incidents(BOMB + "The League claimed responsibility.")
    assert (incident.accused, incident.accused_status, incident.alleged_by) == ("league", "claimed", ("league",))


@pytest.mark.parametrize(
    "remark", ["No group, the League included, claimed responsibility.", "The League has not claimed responsibility."]
)
def test_what_nobody_claims_is_laid_on_nobody(remark: str) -> None:
    (incident,) = incidents(BOMB + remark)
    assert incident.accused is None


@pytest.mark.parametrize("clause", ["that Aruna blamed on the League", "Aruna said was carried out by the League"])
def test_who_lays_an_attack_on_another_in_a_clause_of_it_alleges_it(clause: str) -> None:
    (incident,) = incidents(f"Two guards were killed near Karvel on Monday in an attack {clause}.")
    assert (incident.accused, incident.alleged_by) == ("league", ("aruna",))


def test_who_tells_of_an_attack_is_not_accused_of_it() -> None:
    (incident,) = incidents("The League holds the same unit answerable for the raid on Karvel on Monday.")
    assert incident.accused is None


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Aruna acknowledged the raid on Karvel on Monday.", "aruna"),
        ("Aruna acknowledged the raid on its post at Karvel on Monday.", None),
    ],
)
def test_who_acknowledges_a_raid_did_it_unless_it_was_the_one_raided(text: str, accused: str | None) -> None:
    (incident,) = incidents(text)
    assert incident.accused == accused


def test_sides_that_blame_each_other_leave_two_charges_and_nobody_accused() -> None:
    (incident,) = incidents("Shells hit a clinic in Karvel on Monday. Aruna and the League blamed each other.")
    assert (incident.accused, incident.alleged_by) == (None, ("aruna", "league"))
    assert [(one.accused, one.by) for one in incident.accusations] == [("league", "aruna"), ("aruna", "league")]


def test_of_three_sides_nobody_knows_who_blames_whom() -> None:
    text = "Shells hit a clinic in Karvel on Monday. Aruna and the League blamed each other, Belmar said."
    (incident,) = incidents(text)
    assert incident.accusations == ()
