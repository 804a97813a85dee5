"""Where parties stand, and what they make a condition."""

from __future__ import annotations

import pytest

from truces import conditions, instruments, stances


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("proposed", "proposes"),
        ("put forward", "proposes"),
        ("accepted", "accepts"),
        ("has signed up to", "accepts"),
        ("would support", "accepts"),
        ("is ready to accept", "accepts"),
        ("declined to endorse", "declines"),
        ("stopped short of accepting", "undetermined"),
        ("pushed back against", "declines"),
        ("ruled out", "declines"),
        ("did not accept", "declines"),
        ("has not ruled out", "undetermined"),
        ("has not decided on", "undetermined"),
        ("demanded", "demands"),
    ],
)
def test_verbs_and_idioms(verb: str, stance: str) -> None:
    assert stances(f"Belmar {verb} a full 30-day ceasefire.") == [("belmar", stance, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was unclear whether Belmar would accept a 30-day ceasefire.",
        "Cadel urged the army to accept a 30-day ceasefire.",
        "A 30-day ceasefire could help if Belmar accepted it.",
        "Belmar welcomed a 30-day ceasefire.",
    ],
)
def test_what_has_not_been_decided_is_no_acceptance(sentence: str) -> None:
    assert ("belmar", "accepts", None) not in stances(sentence)


def test_who_accepted_and_who_refused_in_one_breath() -> None:
    assert stances("Cadel proposed a 30-day ceasefire that Belmar accepted in May and Aruna declined.") == [
        ("cadel", "proposes", None),
        ("belmar", "accepts", None),
        ("aruna", "declines", None),
    ]


def test_by_whom_a_plan_was_made_and_taken() -> None:
    found = stances("A full ceasefire, proposed by Cadel and accepted by Belmar, is out of reach.")
    assert ("cadel", "proposes", None) in found and ("belmar", "accepts", None) in found


def test_a_plan_has_an_owner() -> None:
    assert ("cadel", "proposes", None) in stances("Belmar accepted Cadel's proposal for a 30-day truce.")


def test_a_leader_stands_for_the_state() -> None:
    assert stances("Ilva Torrin rejected a 30-day truce.") == [("aruna", "declines", None)]


def test_the_second_verb_has_the_first_verbs_subject() -> None:
    found = stances("Aruna agreed to halt strikes on oil depots but declined to endorse a full truce.")
    assert found == [("aruna", "accepts", None), ("aruna", "declines", None)]


def test_who_says_that_another_accepted() -> None:
    assert ("belmar", "accepts", "quill") in stances("Ana Quill said that Belmar had accepted a 30-day truce.")


def test_a_condition_makes_acceptance_conditional() -> None:
    text = "Belmar would accept a 30-day truce only if the checkpoint was moved."
    assert ("belmar", "accepts_on_conditions", None) in stances(text)
    assert conditions(text) == [("belmar", "only if the checkpoint was moved")]


def test_the_condition_belongs_to_the_main_clause() -> None:
    found = {one.form: one for one in instruments("Belmar would accept a 30-day truce only if sanctions are lifted.")}
    assert [c.text for c in found["ceasefire"].conditions] == ["only if sanctions are lifted"]
    assert [(p.party, p.stance) for p in found["sanctions"].positions] == [("belmar", "demands")]


def test_even_if_and_if_so_are_no_conditions() -> None:
    assert conditions("Belmar would accept a 30-day truce, even if it rains. If so, Aruna will accept the truce.") == []


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Belmar would accept no ceasefire.", "declines"),
        ("Belmar signed no 30-day ceasefire.", "declines"),
        ("Belmar would accept nothing short of a full ceasefire.", "accepts"),
        ("Belmar would accept nothing less than a full ceasefire.", "accepts"),
    ],
)
def test_who_signs_no_paper_refuses_it(sentence: str, stance: str) -> None:
    assert stances(sentence) == [("belmar", stance, None)]


def test_who_agrees_that_no_shot_falls_does_not_refuse() -> None:
    assert ("belmar", "declines", None) not in stances(
        "Belmar agreed no ship would be fired on under a 30-day ceasefire."
    )


def test_refusing_to_accept_is_one_stance_and_declining_and_agreeing_two() -> None:
    assert stances("Belmar refused to accept a 30-day ceasefire.") == [("belmar", "declines", None)]
    found = stances("Cadel offered a full ceasefire. Belmar declined and agreed only to a halt to strikes on ports.")
    assert ("belmar", "declines", None) in found
    assert ("belmar", "accepts", None) in found


def test_one_conditional_claim_of_a_line_makes_no_other_conditional() -> None:
    signed = "Belmar signed a 30-day ceasefire"
    assert stances(f"{signed} and would reciprocate if Aruna freed the fishermen.") == [
        ("belmar", "accepts", None),
        ("belmar", "accepts_on_conditions", None),
    ]
    assert stances(f"{signed} on condition that Aruna freed the fishermen.") == [
        ("belmar", "accepts_on_conditions", None)
    ]


def test_who_asks_both_sides_for_a_truce_proposes_it() -> None:
    for whom in ("both sides", "both parties", "all sides"):
        assert ("cadel", "proposes", None) in stances(f"Cadel asked {whom} for a 30-day ceasefire.")


@pytest.mark.parametrize("what", ["details of the ceasefire", "a word on the ceasefire", "restraint"])
def test_who_asks_for_something_of_a_truce_does_not_propose_it(what: str) -> None:
    text = f"Aruna and Belmar agreed a ceasefire. Cadel asked both sides for {what}."
    assert [one for one in stances(text) if one[0] == "cadel"] == []


@pytest.mark.parametrize("word", ["unthinkable", "out of the question", "inconceivable"])
def test_what_the_speaker_finds_unthinkable_he_declines(word: str) -> None:
    assert ("aruna", "declines", None) in stances(f"Ilva Torrin said a 30-day ceasefire would be {word}.")
    assert ("aruna", "declines", None) in stances(f"Cadel proposed a ceasefire. Ilva Torrin said it was {word}.")


@pytest.mark.parametrize(
    "remark",
    [
        "a return to war was unthinkable",
        "breaking the ceasefire would be unthinkable",
        "a vote on the schools was out of the question",
        "a ceasefire was not out of the question",
        "a ceasefire without Cadel would be unthinkable",
    ],
)
def test_what_else_is_unthinkable_declines_nothing(remark: str) -> None:
    assert ("aruna", "declines", None) not in stances(f"Cadel proposed a ceasefire. Ilva Torrin said {remark}.")


def test_an_order_is_of_what_its_verb_names() -> None:
    assert stances("Cadel proposed a truce at sea. Aruna suspended its own operations.") == [
        ("cadel", "proposes", None),
        ("aruna", "proposes", None),
    ]
    (order,) = (one for one in instruments("Aruna suspended its own operations.") if one.positions)
    assert (order.kind, [one.party for one in order.positions]) == ("order", ["aruna"])


def test_who_turns_down_a_truce_is_not_who_stands_behind_the_semicolon() -> None:
    found = stances("Belmar was cool to the truce; Aruna said nothing.")
    assert [one[0] for one in found] == ["belmar"]


def test_a_truce_that_is_unthinkable_without_somebody_is_not_declined() -> None:
    said = "Cadel proposed a ceasefire. Ilva Torrin said a ceasefire without the elders of the border towns"
    assert ("aruna", "declines", None) not in stances(f"{said} would be unthinkable.")


@pytest.mark.parametrize("conjunction", ["only if", "provided", "unless", "as long as"])
def test_what_a_condition_asks_for_is_demanded_right_behind_the_conjunction_too(conjunction: str) -> None:
    found = instruments(f"Belmar would accept a 30-day truce {conjunction} sanctions are lifted.")
    assert [(p.party, p.stance) for one in found if one.form == "sanctions" for p in one.positions] == [
        ("belmar", "demands")
    ]


def test_the_one_understanding_is_demanded_by_nobody() -> None:
    found = stances("Cadel proposed a truce. Belmar accepted it on one understanding: that the road is open.")
    assert [one for one in found if one[1] == "demands"] == []


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("stuck to", "accepts"),
        ("threw its weight behind", "accepts"),
        ("initialled", "accepts"),
        ("tore up", "declines"),
        ("stood against", "declines"),
        ("is mulling over", "undetermined"),
        ("pleaded for", "demands"),
        ("dangled", "proposes"),
    ],
)
def test_irregular_verbs_and_rarer_idioms(verb: str, stance: str) -> None:
    assert stances(f"Belmar {verb} a full 30-day ceasefire.") == [("belmar", stance, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shells fell hours after the ceasefire began, a charge which Belmar rejected outright.",
        "Belmar rejected a claim that its guns had broken the ceasefire.",
        "Cadel denied a report that Belmar had accepted the ceasefire.",
    ],
)
def test_a_charge_or_a_report_denied_is_no_stance_on_a_truce(sentence: str) -> None:
    assert stances("A ceasefire began on Monday. " + sentence) == []


def test_this_takes_up_the_line_before() -> None:
    opening = "A ceasefire began on Monday. "
    assert stances(opening + "Belmar rejected this.") == [("belmar", "declines", None)]
    assert stances(opening + "A boat sank at Sorrow Hill, and guns were blamed. Belmar rejected this.") == []


def test_who_announces_the_end_of_a_truce_declines_it() -> None:
    assert stances("Belmar announced that it was ending the 30-day ceasefire.") == [("belmar", "declines", None)]


def test_what_somebody_had_asked_for_is_not_what_is_narrower() -> None:
    found = stances("Aruna and Belmar agreed on a narrower truce than Cadel asked for.")
    assert [one for one in found if one[0] == "cadel"] == []


def test_who_does_not_agree_to_a_reservation_declines_no_truce() -> None:
    opening = "Belmar accepted the truce on the understanding that Aruna moves its post. "
    found = stances(opening + "Aruna noted this understanding and did not agree to it.")
    assert ("aruna", "declines", None) not in found
    assert ("aruna", "declines", None) in stances("A truce was proposed. Aruna has seen it and has not agreed to it.")
