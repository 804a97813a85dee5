"""What must not be read as a truce, a party, a stance or a length, and what belongs to a truce instead."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna. "


def instruments(text: str) -> list[Instrument]:
    """The instruments of a text about the war of Aruna and Belmar, in its order."""
    page, context = scene(WAR + text)
    return [fact for fact in find_instruments(page, context).facts if isinstance(fact, Instrument)]


def stances(text: str) -> set[tuple[str, str]]:
    """Party and stance of every position of a text."""
    return {(position.party, position.stance) for one in instruments(text) for position in one.positions}


@pytest.mark.parametrize(
    "text",
    [
        "Earlier truces in the hills have collapsed within hours.",
        "Belmar and Aruna have announced ceasefires before, an analyst wrote.",
        "Analysts asked whether Belmar would rearm.",
    ],
)
def test_general_talk_makes_no_instrument(text: str) -> None:
    assert instruments(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Aruna and Belmar agreed to a truce after a call that lasted 14 minutes.",
        "Speaking to reporters for about an hour, Torrin said Aruna and Belmar had agreed to a truce.",
        "Aruna and Belmar agreed to a truce two days after a summit.",
    ],
)
def test_the_length_of_a_call_is_not_that_of_the_truce(text: str) -> None:
    (truce,) = instruments(text)
    assert truce.versions[0].lasts is None
    assert truce.status == "agreed"


def test_a_demand_refused_is_no_truce_refused() -> None:
    found = stances("Aruna and Belmar agreed to a truce. Belmar rejected that demand.")
    assert found == {("aruna", "accepts"), ("belmar", "accepts")}


def test_whose_offer_it_was_when_a_third_tells_it() -> None:
    found = stances("Belmar said Cadel had proposed that both sides refrain from strikes on ports for 20 days.")
    assert ("cadel", "proposes") in found
    assert ("belmar", "proposes") not in found


def test_a_subject_that_nobody_knows_stays_unknown() -> None:
    assert not stances("Aruna said that a neighbour had suggested a ceasefire.") & {("aruna", "proposes")}


def test_the_two_leaders_are_those_just_named() -> None:
    found = stances("Maas spoke to Quill on Monday. The two leaders agreed to a halt to strikes on ports.")
    assert found == {("belmar", "accepts"), ("cadel", "accepts")}


def test_an_appeal_to_keep_a_truce_is_no_demand() -> None:
    assert not stances("Aruna and Belmar agreed to a truce. Cadel urged both sides to respect the truce.") & {
        ("cadel", "demands")
    }


def test_a_deal_that_a_side_denies_is_in_dispute() -> None:
    (truce,) = instruments("Aruna agreed to a ceasefire deal. Belmar has rejected the deal. Aruna signed the deal.")
    assert truce.status in ("disputed", "declined")


def test_a_truce_thought_possible_is_only_proposed() -> None:
    truce = instruments("A full ceasefire is possible only if Belmar leaves the valley, Torrin said.")[0]
    assert (truce.kind, truce.status) == ("proposal", "proposed")
    assert [position.stance for position in truce.positions] == ["accepts_on_conditions"]


def test_what_would_follow_a_breach_is_no_condition() -> None:
    found = instruments(
        "Aruna and Belmar agreed to a truce. If Belmar breaks the truce, Aruna will answer, Torrin said."
    )
    assert found[0].conditions == ()


def test_who_watches_and_who_must_do_what_belong_to_the_truce() -> None:
    (truce,) = instruments(
        "Aruna and Belmar signed a seven-day truce. It carries a monitoring mechanism led by Cadel. "
        "The truce commits the two sides to leave schools and to let lorries through."
    )
    assert [clause.text for clause in truce.monitoring] == ["It carries a monitoring mechanism led by Cadel."]
    assert [(duty.who, duty.what) for duty in truce.obligations] == [
        (("aruna", "belmar"), "leave schools and to let lorries through")
    ]


def test_duties_under_the_terms_are_each_sides_own() -> None:
    truce = instruments(
        "Aruna and Belmar signed a truce. Under the truce Aruna is to leave the ridge and Belmar is to clear its mines."
    )[0]
    assert [(duty.who, duty.what) for duty in truce.obligations] == [
        (("aruna",), "leave the ridge"),
        (("belmar",), "clear its mines"),
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Aruna agreed to stop striking power plants.", "halt to strikes on power plants"),
        ("Belmar released 40 prisoners on Tuesday.", "release of 40 prisoners"),
        ("Unlike in spring, Aruna and Belmar signed a week-long truce.", "week-long truce"),
        ("Belmar agreed to withdraw its troops from Dar.", "withdrawal from Dar"),
    ],
)
def test_labels_are_noun_phrases(text: str, label: str) -> None:
    assert [found.label for found in instruments(text)] == [label]


def test_each_side_keeps_its_account_where_one_differs() -> None:
    (halt,) = instruments(
        "Aruna and Belmar agreed to a halt to strikes on power plants. "
        "Maas said the halt to strikes on ports and power plants would last 20 days. "
        "Torrin said the halt to strikes on power plants was a first step."
    )
    assert {version.by for version in halt.versions} >= {None, "maas"}


def test_who_calls_on_both_sides_is_no_side() -> None:
    (truce,) = instruments("Cadel urged both sides to stop the attack on troops. Aruna and Belmar agreed to a truce.")
    assert truce.parties == ("aruna", "belmar")


def test_an_energy_and_infrastructure_truce_spares_more_than_an_energy_infrastructure_truce() -> None:
    wide, narrow = (
        instruments(f"Aruna and Belmar agreed to an {kind} truce.")[0].versions[0].scope.targets
        for kind in ("energy and infrastructure", "energy infrastructure")
    )
    assert (wide, narrow) == (("infrastructure",), ("infrastructure/energy",))


def test_what_a_speaker_calls_his_own_side() -> None:
    assert ("aruna", "accepts") in stances(
        "Aruna and Belmar spoke of a truce. Torrin said his country would abide by it."
    )


def test_a_peace_only_mentioned_is_not_agreed() -> None:
    assert {
        one.status for one in instruments("Aruna hopes that a lasting peace will come, a diplomat of Cadel wrote.")
    } <= {"proposed"}
