"""Acts that no word of attack in the tables tells, and numbers that no rule attaches: seen by the reader."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.find.incidents.incidents import find_incidents


def incidents(text: str) -> list[Incident]:
    """The incidents of a page of `text`."""
    return [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]


def counted(text: str) -> set[tuple[str, str | None, float | None]]:
    """What the incidents of the text count: of what, with which outcome, the lower bound."""
    return {(c.of, c.outcome, c.value.low) for one in incidents(text) for c in one.counts}


@pytest.mark.parametrize(
    "text",
    [
        "Armed men set upon a convoy near Karvel on Monday, killing four drivers.",
        "Soldiers strafed a mule train near Karvel on Monday.",
        "On Monday insurgents torched a police post in Karvel.",
    ],
)
def test_an_act_without_a_word_of_attack_is_an_incident(text: str) -> None:
    found = incidents(text)
    assert len(found) == 1
    assert found[0].place.name == "Karvel"
    assert found[0].happened.is_known


@pytest.mark.parametrize(
    "text",
    [
        "The rebels threatened to torch the police post in Karvel on Monday.",
        "No police post was torched in Karvel on Monday, villagers said.",
        "Rain fell on the teahouse in Karvel on Monday.",
        "The wall of the teahouse in Karvel came down in a storm on Monday.",
    ],
)
def test_what_is_threatened_denied_or_weather_is_none(text: str) -> None:
    assert incidents(text) == []


def test_who_is_seized_is_abducted_and_what_is_seized_is_captured() -> None:
    assert incidents("Rebels seized Peter Holt, an aid worker, in Karvel on Monday.")[0].form == "abduction"
    assert incidents("Gunmen seized the port of Karvel on Monday.")[0].form != "abduction"


def test_numbers_that_no_rule_attaches_are_the_acts() -> None:
    text = "A strike on the depot in Karvel on Monday took the lives of three watchmen."
    assert ("killed", None, 3) in counted(text)


def test_a_foiled_landing_is_no_attack() -> None:
    assert incidents("The Arunan navy foiled an attempt to land arms at Karvel on Monday.") == []


def test_rebels_of_a_known_movement_are_known_by_its_first_word() -> None:
    (incident,) = incidents("Hill gunmen abducted three students near Karvel on Monday.")
    assert incident.accused == "league"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Between Monday and Friday lorries were attacked 14 times on the road to Karvel, the mission said.", 14),
        ("In the past week sentries on the far bank fired across the river 11 times.", 11),
    ],
)
def test_what_was_done_many_times_is_one_sum(text: str, number: int) -> None:
    assert [(c.of, c.value.low) for one in incidents(text) for c in one.counts] == [("attacks", number)]


def test_who_lists_attacks_is_not_accused_of_them() -> None:
    (found,) = incidents("Belmar's list has more than forty bombardments along the river since Monday.")
    assert found.accused is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Karvel was shelled on Tuesday.", "Karvel"),
        ("Explosions shook Karvel on Tuesday night.", "Karvel"),
        ("The shelling of Karvel on Tuesday killed two people.", "Karvel"),
        ("In Tolm, north of Karvel, shells killed two people on Tuesday.", "Tolm"),
        ("Rebels on Tuesday kidnapped the Karvel footballer Peter Holt.", ""),
    ],
)
def test_a_place_that_is_attacked_is_where_it_happened(text: str, place: str) -> None:
    assert [one.place.name for one in incidents(text)] == [place]


def test_what_rules_read_of_an_act_told_with_arms_makes_it_one() -> None:
    text = "Two soldiers described mortar fire on the column near Karvel."
    assert [(one.form, one.place.name) for one in incidents(text)] == [("shelling", "Karvel")]


def test_a_day_beside_a_phrase_of_history_tells_of_these_days() -> None:
    news = (
        "Artillery fire struck a stone hut in Karvel before dawn on Friday, three days before the talks were to open."
    )
    assert [one.form for one in incidents(news)] == ["shelling"]
    assert incidents("Last month artillery fire struck a stone hut in Karvel, before the talks opened on Friday.") == []
    assert incidents("Artillery fire struck Karvel repeatedly, the last time before dawn on Friday.") == []
