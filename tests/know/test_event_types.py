"""Kinds of event in tables."""

from __future__ import annotations

import pytest

from trucewatch.know.event_types import event_kinds, folded, forms_in, ged_kind, kind_of, without_brackets

SUB_EVENTS = (
    ("Government regains territory", "Non-state actor overtakes territory", "Armed clash", "Chemical weapon"),
    (
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    ("Sexual violence", "Attack", "Abduction/forced disappearance", "Excessive force against protesters"),
    ("Disrupted weapons use", "Looting/property destruction"),
)
NO_ACTS = (
    ("Peaceful protest", "Protest with intervention", "Violent demonstration", "Mob violence", "Agreement", "Arrests"),
    ("Change to group/activity", "Headquarters or base established", "Non-violent transfer of territory"),
)


@pytest.mark.parametrize("name", [name for row in SUB_EVENTS for name in row])
def test_sub_events_of_violence_are_acts_or_may_be(name: str) -> None:
    assert kind_of(name).is_known
    assert kind_of(name).act in ("yes", "unclear")


@pytest.mark.parametrize("name", [name for row in NO_ACTS for name in row])
def test_protests_and_agreements_are_no_acts(name: str) -> None:
    assert kind_of(name).act == "no"


def test_a_sub_event_that_says_nothing_is_unknown() -> None:
    assert not kind_of("Other").is_known
    assert kind_of("Other").act == "unclear"


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("Air/drone strike", ("air_strike", "drone")),
        ("AIR/DRONE STRIKE", ("air_strike", "drone")),
        ("mortar", ("shelling",)),
        ("attack by two quadcopters", ("drone",)),
        ("rocket and mortar fire", ("missile", "shelling")),
        ("Ceremony", ("unknown",)),
    ],
)
def test_words_of_a_kind_are_read_as_forms(words: str, forms: tuple[str, ...]) -> None:
    assert kind_of(words).forms == forms


def test_notes_name_the_means() -> None:
    assert forms_in("Two drones and a mortar shell hit a barn.") == ("drone", "shelling")
    assert forms_in("People marched through Velt.") == ()


@pytest.mark.parametrize("code", ["1", "2", "3"])
def test_types_of_violence_lead_to_a_kind(code: str) -> None:
    assert folded(ged_kind(code) or "") in event_kinds()


def test_another_type_of_violence_leads_to_none() -> None:
    assert ged_kind("4") is None


def test_years_in_brackets_are_no_part_of_a_name() -> None:
    assert without_brackets("Military Forces of Velda (2019-) Navy") == "Military Forces of Velda Navy"
    assert folded("Dassïr–Town") == "dassir town"
