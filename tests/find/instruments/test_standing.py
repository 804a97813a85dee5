"""What counts as agreed, as refused and as undecided, and what is no truce of this story at all."""

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


def test_who_would_not_do_it_unless_has_a_condition() -> None:
    (one,) = instruments("Aruna would not lay down its arms unless Belmar left the valley.")
    assert {position.party for position in one.positions} == {"aruna"}
    assert {position.stance for position in one.positions} <= {"declines", "accepts_on_conditions"}
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


def test_who_left_a_party_does_not_stand_for_it() -> None:
    assert ("belmar", "declines") not in stances(
        "Aruna and Belmar signed a peace deal. Former Belmar fighters reject the peace deal."
    )


def test_one_sided_terms_are_not_agreed() -> None:
    (one,) = instruments("Cadel put forward a plan for an exchange of prisoners. Belmar rejected the plan.")
    assert (one.kind, one.status) == ("proposal", "declined")


THREE = (
    "Hill League fighters struck Aruna. The Hill League shelled Belmar. Hill League rockets hit both. "
    "The Hill League bombed a bridge. "
)
"""A third side, named as often as the two."""


@pytest.mark.parametrize(
    ("taken", "status"),
    [
        ("Aruna and Belmar accepted the plan. The Hill League did not.", "disputed"),
        ("Aruna and Belmar accepted the plan. The Hill League rejected the plan.", "disputed"),
        ("Aruna accepted the plan. The Hill League rejected the plan.", "declined"),  # one alone took it up
        ("Aruna and Belmar rejected the plan. The Hill League rejected the plan.", "declined"),
        ("Aruna and Belmar accepted the plan. Quill rejected the plan.", "declined"),  # a mediator is no third side
    ],
)
def test_a_plan_that_two_accept_and_a_third_refuses_is_in_dispute(taken: str, status: str) -> None:
    plan = next(
        one for one in instruments(f"{THREE}Cadel proposed a ceasefire plan. {taken}") if "cadel" in one.proposed_by
    )
    assert (plan.kind, plan.status) == ("proposal", status)


def test_the_day_of_a_suspension_is_no_start() -> None:
    (truce,) = instruments("Torrin ordered the suspension of the bilateral ceasefire with Belmar from 17 July.")
    assert not truce.versions[0].starts.is_known
    assert truce.status == "expired"


def test_they_are_the_two_whom_and_joins() -> None:
    found = stances("Aruna and Belmar said in a statement that they had agreed to a ceasefire along the river.")
    assert found == {("aruna", "accepts"), ("belmar", "accepts")}


def test_a_truce_binds_those_who_agreed_and_nobody_else() -> None:
    (truce,) = instruments("Aruna and Belmar signed a ceasefire. Cadel welcomed the ceasefire.")
    assert truce.versions[0].scope.binds == ("aruna", "belmar")
    (untold,) = instruments("A full ceasefire took effect on Sunday.")
    assert untold.versions[0].scope.binds == ()


def test_a_truce_binds_those_whom_it_is_between() -> None:
    (truce,) = instruments("A ceasefire between Aruna and Belmar took effect on Sunday.")
    assert truce.versions[0].scope.binds == ("aruna", "belmar")


@pytest.mark.parametrize(
    "text",
    [
        "The deal comes as talks on a ceasefire in Sudan stall, where rebels have rejected a proposal.",
        "Belmar said it was ready for a similar deal in the north if Cadel paid.",
    ],
)
def test_a_truce_elsewhere_is_left_out(text: str) -> None:
    (truce,) = instruments("Aruna and Belmar signed a ceasefire. " + text)
    assert {position.stance for position in truce.positions} == {"accepts"}
    assert truce.conditions == ()


@pytest.mark.parametrize("end", ["is due to expire at the end of June", "would lapse on Sunday"])
def test_an_end_to_come_is_none_yet(end: str) -> None:
    (truce,) = instruments(f"Aruna and Belmar signed a ceasefire. The ceasefire {end}.")
    assert truce.status != "expired"


def test_foreign_observers_that_one_side_does_not_grant_are_no_agreement() -> None:
    (one,) = instruments("Belmar stopped short of agreeing to foreign observers, which Aruna had asked for.")
    assert one.kind in ("proposal", "demand")
    assert one.status == "proposed"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Aruna agreed to spare railways. Belmar agreed to spare railways.", "halt to attacks on railways"),
        ("Aruna and Belmar signed a 10-day truce. Reporters spoke of the truce.", "10-day truce"),
    ],
)
def test_labels_are_noun_phrases(text: str, label: str) -> None:
    assert [one.label for one in instruments(text)] == [label]
