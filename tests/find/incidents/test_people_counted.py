"""Losses, tolls, those who fled or were taken, those who fought, and numbers of attacks."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.find.incidents.counts import Window, counts_in
from trucewatch.find.incidents.incidents import find_incidents
from trucewatch.find.survey import Survey

Told = tuple[str, str | None, float | None, float | None]


def told(sentence: str) -> list[Told]:
    """Of, outcome, low and high of each count of a sentence."""
    survey = Survey(*scene(sentence))
    line = survey.lines[0]
    found = counts_in(survey, line, 0, len(line.words), Window(None, UNKNOWN_TIME))
    return [(one.of, one.outcome, one.value.low, one.value.high) for one in found]


def incidents(text: str) -> list[Incident]:
    """The incidents of a text, in order."""
    return [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A midwife in Karvel counted eleven bodies.", [("killed", None, 11, 11)]),
        ("The raid cost 40 lives.", [("killed", None, 40, 40)]),
        ("Three soldiers on the ridge fell.", [("killed", None, 3, 3)]),
        ("The column held the mill until dusk and lost six.", [("killed", None, 6, 6)]),
        ("Two bakers were burned.", [("injured", None, 2, 2)]),
    ],
)
def test_losses_by_their_noun_or_by_verbs_of_people(sentence: str, expected: list[Told]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize("sentence", ["Twelve cows were killed.", "Prices fell by three.", "Two sheds were burned."])
def test_beasts_prices_and_sheds_are_no_losses(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The death toll rose to 12.", [("killed", None, 12, 12)]),
        ("Known deaths went from seven to nine.", [("killed", None, 9, 9)]),
        ("The fee rose from seven to nine crowns.", []),
        ("The toll road, closed for repair, leads to 12 villages.", []),
    ],
)
def test_of_a_toll_that_rises_the_later_number_is_meant(sentence: str, expected: list[Told]) -> None:
    assert [one for one in told(sentence) if one[0] == "killed" and one[2] != 7] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At least 400 people fled their homes.", [("displaced", None, 400, None)]),
        ("The raid uprooted 1,200 families.", [("displaced", None, 1200, 1200)]),
        ("Gunmen captured 14 soldiers.", [("prisoners", None, 14, 14)]),
        ("Four surveyors were abducted.", [("prisoners", None, 4, 4)]),
        ("More than 120 raiders took part.", [("troops", None, 121, None)]),
        ("It sent 30 men.", [("troops", None, 30, 30)]),
    ],
)
def test_those_who_fled_were_taken_or_fought(sentence: str, expected: list[Told]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "400 people came to the fair.",
        "The army has 30 men.",
        "The levy sent 30 carts.",
        "It did not capture 14 soldiers.",
    ],
)
def test_people_without_a_fate_are_no_count(sentence: str) -> None:
    assert told(sentence) == []


def test_attacks_told_as_one_are_counted() -> None:
    assert told("Two assaults near Karvel were repelled.") == [("attacks", None, 2, 2)]
    assert told("One assault near Karvel was repelled.") == []


def test_a_whole_of_which_a_part_is_told_was_launched() -> None:
    assert told("Of 24 drones, 17 were shot down.") == [("drones", "launched", 24, 24), ("drones", "shot_down", 17, 17)]
    assert told("Half of the 20 drones were shot down.") == [("drones", "launched", 20, 20)]
    assert told("The gunners shot down 17 drones.") == [("drones", "shot_down", 17, 17)]


def test_drones_that_are_listed_share_what_became_of_them() -> None:
    assert told("33 drones and one missile were intercepted, five drones were lost.") == [
        ("drones", "shot_down", 33, 33),
        ("missiles", "shot_down", 1, 1),
        ("drones", "lost", 5, 5),
    ]


def test_one_weapon_brought_down_is_a_count_of_one() -> None:
    assert told("Aruna said it had shot down a Belmarese drone.") == [("drones", "shot_down", 1, 1)]
    assert told("Aruna said it had built a drone.") == []


def test_those_who_die_later_of_their_wounds_are_in_the_toll_told_before() -> None:
    text = "Shells killed nine people in Karvel on Tuesday. "
    (only,) = incidents(text + "Two died of their wounds.")
    assert [one.value.low for one in only.counts if one.of == "killed"] == [9]
    (both,) = incidents(text + "Two were hurt.")
    assert [(one.of, one.value.low) for one in both.counts] == [("killed", 9), ("injured", 2)]


def test_a_tally_of_breaches_has_no_dead_of_its_own() -> None:
    text = "Aruna said Belmar broke the truce 31 times. Two carters were killed."
    (tally,) = incidents(text)
    assert [one.of for one in tally.counts] == ["violations"]


def test_weapons_before_the_word_that_are_its_means() -> None:
    (only,) = incidents("Aruna says the shells that hit Karvel on Tuesday came from Belmar.")
    assert only.form == "shelling"


def test_who_told_of_a_raid_adds_to_it_without_place_or_day() -> None:
    text = (
        "Belmarese guns shelled the village of Karvel on Tuesday, Aruna said. The truce had held till then.\n\n"
        "“Forty shells fell on people who slept,” said Ilva Torrin."
    )
    (only,) = incidents(text)
    assert [(one.of, one.value.low) for one in only.counts] == [("shells", 40)]


def test_a_raid_counted_beside_a_town_is_its_own() -> None:
    text = "Belmarese drones set fire to a mill in Karvel overnight. Belmar launched 117 drones, the air force said."
    found = incidents(text)
    assert [[one.value.low for one in incident.counts] for incident in found] == [[], [117]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two bakers and three soldiers were killed.", [("killed", None, 5, 5)]),
        ("Shells fell, killing a woman and her two children.", [("killed", None, 3, 3)]),
        ("A baker, a boy and at least four soldiers were killed.", [("killed", None, 6, None)]),
        ("Two bakers were killed and three soldiers wounded.", [("killed", None, 2, 2), ("injured", None, 3, 3)]),
        ("Four people, two of them children, were killed.", [("killed", None, 4, 4)]),
        ("Shells killed seven people, a doctor at the clinic said.", [("killed", None, 7, 7)]),
        ("Shells killed two bakers and a doctor said so.", [("killed", None, 2, 2)]),
        ("The dead included three nurses.", [("killed", None, 3, None)]),
    ],
)
def test_people_listed_together_are_summed_up_and_parts_are_not(sentence: str, expected: list[Told]) -> None:
    assert told(sentence) == expected


def test_the_other_sides_tally_in_the_same_breath_is_its_own() -> None:
    by = incidents("They counted 3,800 violations by Belmar, about 350 by Aruna.")
    assert [(one.accused, one.counts[0].value.low) for one in by] == [("belmar", 3800), ("aruna", 315)]
    lists = incidents("Aruna's list has 2,200 breaches on it, the Hill League's more than 5,000.")
    assert [one.counts[0].counted_by for one in lists] == [None, "league"]
    (only,) = incidents("Aruna counted 31 breaches, Belmar forty-five.")
    assert [one.value.low for one in only.counts] == [31]
