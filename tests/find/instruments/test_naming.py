"""What a sentence names: who is freed, what is prolonged, what a truce stops."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna. "


def instruments(text: str) -> list[Instrument]:
    page, context = scene(WAR + text)
    return [fact for fact in find_instruments(page, context).facts if isinstance(fact, Instrument)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Belmar freed 16 sailors on Sunday in return for 44 of its own men.",
        "Ilva Torrin will be released on Sunday, Belmar said.",
    ],
)
def test_who_is_to_be_freed_or_was_freed_for_others(sentence: str) -> None:
    assert [one.form for one in instruments(sentence)] == ["exchange"]


def test_a_released_report_frees_nobody() -> None:
    assert instruments("Belmar said it would release a report on the harvest.") == []


def test_what_a_truce_halts_is_its_scope() -> None:
    found = instruments("Aruna and Belmar agreed a truce. It halts attacks on ports and merchant ships.")
    assert [(one.form, one.versions[0].scope.targets) for one in found] == [
        ("maritime_ceasefire", ("maritime/port", "maritime/shipping"))
    ]


def test_what_another_verb_is_about_is_not_covered() -> None:
    found = instruments("Aruna and Belmar agreed a truce. It halts all attacks and is watched from the power station.")
    assert [one.versions[0].scope.targets for one in found] == [("all",)]


def test_prolonging_it_is_an_instrument_of_its_own() -> None:
    found = instruments("Aruna and Belmar agreed a 30-day truce. Belmar proposed to extend it by five days.")
    assert sorted(one.kind for one in found) == ["agreement", "proposal"]


def test_a_peace_that_is_only_mentioned_is_none() -> None:
    assert instruments("A bomb ended an earlier peace process in the capital.") == []


def test_a_bare_length_beside_the_truce_is_its_length() -> None:
    found = instruments(
        "Aruna and Belmar agreed a truce, 36 hours long. Cadel wanted a longer truce, seven days this time."
    )
    assert 7.0 in [one.versions[0].lasts.low for one in found if one.versions[0].lasts]


def test_a_side_counts_from_its_own_start() -> None:
    text = "When the truce began is in dispute. Aruna counts from 3 May 2024."
    (found,) = instruments("Aruna and Belmar agreed a truce. " + text)
    assert found.versions[0].starts.earliest == "2024-05-03"


def test_each_side_pulls_back_by_the_readers_word() -> None:
    found = instruments("Aruna and Belmar signed a truce. Under it Aruna must move its artillery 15 kilometres back.")
    assert sorted(one.form for one in found) == ["ceasefire", "withdrawal"]
