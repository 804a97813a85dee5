"""Speakers whom no table knows, in sentences about invented places."""

from __future__ import annotations

import pytest

from named import forms, kinds


@pytest.mark.parametrize(
    ("text", "somebody", "kind"),
    [
        ("“We hid the goats,” said a beekeeper near the river.", "a beekeeper near the river", "person"),
        ("A cobbler who lost his house said two shells fell.", "A cobbler", "person"),
        (
            "Nine were hurt, according to the surgeon on duty at the clinic.",
            "the surgeon on duty at the clinic",
            "person",
        ),
        ("Dockers told the station that cranes stood still.", "Dockers", "group"),
        ("Nine men were held, a rights group said.", "a rights group", "organisation"),
        ("The growers' union said prices had doubled.", "The growers' union", "organisation"),
        ("A jurists' committee counted 18 dead in the pits.", "A jurists' committee", "organisation"),
        ("“They counted the beds,” a midwife there told the station.", "a midwife there", "person"),
        ("One of the army's press officers said the guns were cold.", "One of the army's press officers", "person"),
        ("They would renew it, as one of its envoys put it.", "one of its envoys", "person"),
        ("Our ferry correspondent said the pier was shut.", "Our ferry correspondent", "person"),
    ],
)
def test_whoever_says_something_is_somebody(text: str, somebody: str, kind: str) -> None:
    assert kinds(text) == {somebody: kind}


@pytest.mark.parametrize(
    "text",
    [
        "A sign on the gate said the road was closed.",
        "According to the terms of the deal, guns fall silent on Friday.",
        "A survey of households said prices doubled.",
        "A fire claimed three lives.",
        "He said, “tired people say tired things”.",
        "Records said otherwise.",
        "Prices told their own story.",
        "Fears of a wider war say more than maps.",
    ],
)
def test_texts_and_things_are_nobody(text: str) -> None:
    assert kinds(text) == {}


def test_what_is_said_behind_a_bare_comma_does_not_make_its_first_words_speakers() -> None:
    text = "Ana Holt, who heads the clinic, said two farmers from the valley had been killed."
    assert set(kinds(text)) == {"Ana Holt"}


def test_who_gives_a_name_goes_by_it() -> None:
    text = "A ferryman who gave his name as Odo said he had waited. Odo said the water was high."
    assert forms(text, "Odo") == {"A ferryman", "Odo"}


def test_the_noun_of_a_description_goes_on_meaning_that_person() -> None:
    text = "A cobbler in the square told us of shells. The cobbler said they were new."
    assert forms(text, "A cobbler in the square") == {"A cobbler in the square", "The cobbler"}


def test_a_title_that_stands_alone_again_is_learnt() -> None:
    text = "The Margrave of Tessaly, Ulric Vane, spoke. The Margrave told reporters that he would wait."
    assert "Margrave" in forms(text, "Ulric Vane")


def test_an_adjective_before_a_title_is_no_title() -> None:
    text = "Kestanian President Mirela Dosh came. The Kestanian leader said little. Vell Dorn met the Kestanian."
    assert "Kestanian" not in forms(text, "Mirela Dosh")


def test_a_delegation_is_not_its_head() -> None:
    text = "Envoy Ana Holt came late. Ana Holt's delegation said it would stay."
    assert "Ana Holt's delegation" not in forms(text, "Ana Holt")
    assert kinds(text)["Ana Holt's delegation"] == "group"


def test_a_committee_that_was_described_goes_on_as_the_committee() -> None:
    told = "A jurists' committee counted 18 dead. The committee blamed both sides."
    assert forms(told, "A jurists' committee") == {"A jurists' committee", "The committee"}


def test_a_first_name_alone_is_somebody_where_commas_say_who_that_is() -> None:
    assert kinds("“They took the goats,” said Adisa, a baker in Orm.")["Adisa"] == "person"
    assert "Brine" not in kinds("“It fell on us,” he said. Brine, a salt, was everywhere.")


def test_a_capital_name_with_the_that_refuses_or_calls_is_somebody() -> None:
    assert "Free Wards of Tal" in kinds("The Free Wards of Tal on Sunday turned down the pause. The Wards fired.")
    assert forms("The Free Wards of Tal rejected it. The Wards fired.", "Free Wards of Tal") >= {"Wards"}
    assert "Bureau" not in kinds("The Bureau burned down.")


def test_kin_of_somebody_speak_for_themselves() -> None:
    assert kinds("Her uncle told the station that it rained.")["Her uncle"] == "person"


def test_a_place_that_ends_a_clause_says_nothing() -> None:
    assert "Orm" not in kinds("A convoy that visited Orm said it had found no one.")


def test_two_names_with_an_article_each_are_two() -> None:
    assert {"Council of Ambra", "Reed League"} <= set(kinds("The Council of Ambra and the Reed League met."))


def test_who_is_introduced_and_speaks_later_with_the_is_one_from_the_start() -> None:
    told = "A western diplomat followed the talks. “They left the room,” the diplomat said."
    assert forms(told, "A western diplomat") == {"A western diplomat", "the diplomat"}
    assert "A diplomat" not in kinds("A diplomat followed the talks and left.")


def test_somebody_goes_by_the_name_that_he_asks_for() -> None:
    told = "A glazier who asked to be called Pell said it rained. Pell told the station that it was cold."
    assert "A glazier" in forms(told, "Pell")
