"""Places that a sentence only points at."""

from __future__ import annotations

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.find.incidents.incidents import find_incidents


def places(text: str) -> list[str]:
    """The places of the incidents of a report, in order."""
    return [fact.place.name for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]


def test_the_pass_is_the_one_pass_that_was_named() -> None:
    assert places(
        "Aruna holds the Tolm Pass. Talks went on all week in the capital. "
        "On Monday the League shot down an Arunan helicopter over the pass."
    ) == ["Tolm Pass"]


def test_with_two_passes_it_stays_open() -> None:
    assert places(
        "Aruna holds the Tolm Pass and Belmar the Orm Pass. Talks went on all week. "
        "On Monday the League shot down an Arunan helicopter over the pass."
    ) == [""]


def test_its_quay_is_that_of_the_only_place_named_before() -> None:
    opening = "SORROW HILL, 12 May 2031 (Wire) - "
    assert places(opening + "Hours after the guns fell silent in Karvel a blast tore through its quay on Monday.") == [
        "Karvel"
    ]


def test_there_is_the_place_whose_people_tell_it() -> None:
    told = "Shells fell on Tolm on Monday. Residents of Karvel said Belmarese troops burned 14 houses there on Tuesday."
    assert places(told) == ["Tolm", "Karvel"]
