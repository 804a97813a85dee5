"""Which place a name means, and when it is left open."""

from __future__ import annotations

import pytest

from maps import settled, taken


def test_the_lands_of_the_story_choose_among_namesakes() -> None:
    assert taken("Kenya's police were sent to [Nakuru] on Monday, Kenyan radio said.") == {"Nakuru": "KE"}
    assert taken("Roads to [Cordoba] were shut, Spain said. Spanish police and Spain's army left.") == {"Cordoba": "ES"}


def test_what_the_text_puts_a_place_in_wins() -> None:
    assert taken("The bus left [Paris], [Texas], for Dallas.")["Paris"] == "US"
    assert taken("The bus left [Paris] for Lyon, French radio said.")["Paris"] == "FR"


def test_a_place_that_is_not_in_the_country_said_is_left_open() -> None:
    assert "Nantes" not in taken("A bridge in [Nantes], [Kenya], was closed. Kenya and France spoke.")


def test_a_border_town_is_not_pulled_over_the_border() -> None:
    story = "Syria and Turkey traded fire. Shells from Syria fell on [Akcakale] in Turkey; a Turkish unit fired back."
    assert taken(story) == {"Akcakale": "TR"}


def test_neighbours_speak_for_each_other() -> None:
    alone = settled("They met in [Burlington].")["Burlington"]
    beside = settled("They met in [Burlington], went on to [Montpelier] and slept in [Stowe].")["Burlington"]
    assert not alone.is_sure
    assert round(beside.place.lat, 1) == 44.5


def test_two_that_are_alike_are_left_open() -> None:
    assert taken("The mayors of [Springfield] said so.") == {}


@pytest.mark.parametrize("name", ["Harn", "Sarata", "Nova", "Ostrov", "Kesh"])
def test_towns_of_invented_lands_stay_open(name: str) -> None:
    story = f"Veldany shelled [{name}] again. Veldany and Ostmark signed a truce; Ostmark's men left Veldany."
    assert taken(story, ("Veldany", "Ostmark")) == {}


def test_known_capitals_are_taken_in_stories_of_invented_lands() -> None:
    story = "Envoys of Veldany and Ostmark met in [Vienna]. Veldany's envoy left before Ostmark's."
    assert taken(story, ("Veldany", "Ostmark")) == {"Vienna": "AT"}


def test_a_hamlet_is_taken_only_beside_what_is_sure() -> None:
    lone = "Mali's army said that Mali lost men at [Ber]."
    assert taken(lone) == {}


def test_parts_and_wide_lands_have_no_point() -> None:
    assert taken("Rain fell in [northern Kenya] and the [Middle East], Kenya said. Kenya waits.") == {}


def test_letters_of_a_name_mean_no_town() -> None:
    assert taken("The [EU] said so in France. France agreed.") == {}


def test_an_airport_stands_for_its_town_and_a_bridge_for_nothing() -> None:
    story = "Planes at [Mombasa Airport] and cars on [Mombasa Bridge] stood still, Kenya said. Kenyan radio agreed."
    assert taken(story) == {"Mombasa Airport": "KE"}


def test_towns_in_a_list_lie_in_none_of_each_other() -> None:
    assert taken("Talks went on in [Oslo], [Rome] and [Geneva].") == {"Oslo": "NO", "Rome": "IT", "Geneva": "CH"}
