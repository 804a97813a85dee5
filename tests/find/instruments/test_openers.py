"""Conditions that a phrase opens, and phrases that look like one."""

from __future__ import annotations

import pytest

from truces import conditions, instruments, stances

OFFERED = "Cadel proposed a 30-day ceasefire. "
AGREED = "Aruna and Belmar agreed a ceasefire. "


@pytest.mark.parametrize(
    "condition",
    [
        "on one condition: the checkpoint must be moved",
        "on one proviso: that the road stays open",
        "on one understanding: that the road stays open",
    ],
)
def test_one_condition_is_what_stands_behind_the_colon(condition: str) -> None:
    assert conditions(f"{OFFERED}Belmar accepted the ceasefire {condition}.") == [("belmar", condition)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Aruna and Belmar met on one condition.",
        "Ana Quill said the ceasefire left one condition: hunger.",
    ],
)
def test_one_condition_that_is_not_told_is_none(sentence: str) -> None:
    assert conditions(AGREED + sentence) == []


@pytest.mark.parametrize(
    "condition",
    ["only if everybody left the town", "provided that nobody entered the town", "unless somebody fired on its boats"],
)
def test_what_somebody_must_do_is_a_condition_whoever_it_is(condition: str) -> None:
    assert conditions(f"{OFFERED}Belmar would accept a 30-day ceasefire {condition}.") == [("belmar", condition)]


def test_if_everybody_leaves_is_a_condition_and_if_anybody_cares_a_remark() -> None:
    accepted = f"{OFFERED}Belmar would accept a 30-day ceasefire if "
    assert conditions(f"{accepted}everyone left the town.") == [("belmar", "if everyone left the town")]
    assert conditions(f"{accepted}anyone cared.") == []
    assert conditions(f"{AGREED}Ilva Torrin said the ceasefire would fail if nobody was named to watch it.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ilva Torrin said Cadel had provided that map for the ceasefire.",
        "Ilva Torrin said the room for the ceasefire talks was provided that night.",
        "Ilva Torrin said the ceasefire had provided the town with water.",
    ],
)
def test_provided_behind_a_helper_is_a_verb(sentence: str) -> None:
    assert conditions(AGREED + sentence) == []


def test_provided_alone_opens_a_condition() -> None:
    text = f"{OFFERED}Belmar would accept it, provided the checkpoint was moved."
    assert conditions(text) == [("belmar", "provided the checkpoint was moved")]


def test_a_clause_that_its_conjunction_marks_is_one_though_the_verb_is_read_as_a_thing() -> None:
    text = f"{AGREED}Its mandate renews itself unless a side objects."
    assert conditions(text) == [(None, "unless a side objects")]


@pytest.mark.parametrize(("opened", "closed"), [('"', '"'), ("“", "”"), ("‘", "’")])
def test_quotation_marks_around_the_conjunction_hide_no_condition(opened: str, closed: str) -> None:
    text = f"{OFFERED}Ilva Torrin said her army would hold its fire {opened}only when{closed} the guns were counted."
    assert conditions(text) == [("aruna", f"only when{closed} the guns were counted")]


def test_what_must_be_included_begins_with_its_subject() -> None:
    text = f"{OFFERED}Ilva Torrin said the League must be included in the talks."
    assert conditions(text) == [("aruna", "the League must be included in the talks")]


def test_who_says_so_is_no_part_of_what_must_be_included() -> None:
    """The tree gives the clause no subject of its own; then it is left out rather than given with "Torrin said"."""
    text = (
        f"{OFFERED}Ilva Torrin said that in the view of her government the League, which holds the pass, must be part "
        "of the talks."
    )
    assert conditions(text) == []


@pytest.mark.parametrize("need", ["verification", "strict control", "enforcement", "safeguards"])
def test_control_that_somebody_needs_is_a_condition(need: str) -> None:
    text = f"{AGREED}Ilva Torrin spoke of the need for {need} of the ceasefire."
    assert conditions(text) == [("aruna", f"need for {need} of the ceasefire")]


@pytest.mark.parametrize("need", ["control of bread prices", "monitoring of the harvest", "bread under the ceasefire"])
def test_other_needs_are_no_condition(need: str) -> None:
    assert conditions(f"{AGREED}Ilva Torrin spoke of the need for {need}.") == []


def test_somebody_else_s_condition_makes_no_acceptance() -> None:
    assert ("aruna", "accepts_on_conditions", None) not in stances(
        f"{OFFERED}Belmar would accept it, provided Aruna moved the checkpoint."
    )


@pytest.mark.parametrize("sign", ["\U0001f54a", "€", "\U0001f54a \U0001f54a", "§ €"])
def test_a_sentence_that_ends_in_a_sign_stops_nothing(sign: str) -> None:
    (only,) = instruments(f"Aruna and Belmar agreed a ceasefire {sign}")
    assert only.form == "ceasefire"


def test_what_stands_before_the_subject_is_no_part_of_what_must_be_included() -> None:
    text = f"{OFFERED}Ilva Torrin said that for now the League must be included in the talks."
    assert conditions(text) == [("aruna", "the League must be included in the talks")]
