"""What an attack hit, where no rule of grammar names it."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.find.incidents.incidents import find_incidents


def incident_of(text: str) -> Incident:
    """The only incident of a report."""
    (found,) = [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]
    return found


def test_the_passive_subject_was_hit_whatever_stands_before_it() -> None:
    found = incident_of("A group of Arunan paratroopers had been ambushed near Karvel on Tuesday.")
    assert (found.targets, found.target_text) == (("military",), "paratroopers")


@pytest.mark.parametrize(
    ("hurt", "paths"),
    [
        ("killing 23 residents", ("civilian",)),
        ("killing three fishermen", ("civilian",)),
        ("killing nine gunmen", ("military",)),
        ("killing nine people", ()),
    ],
)
def test_who_was_hurt_tells_what_was_hit_but_people_may_be_anybody(hurt: str, paths: tuple[str, ...]) -> None:
    assert incident_of(f"Belmarese artillery shelled Karvel on Tuesday, {hurt}.").targets == paths


def test_who_was_taken_is_what_was_hit() -> None:
    assert incident_of("Belmarese scouts seized two surveyors near Karvel on Tuesday.").targets == ("civilian",)


def test_an_aircraft_with_its_crew_is_hit_when_it_is_brought_down() -> None:
    assert incident_of("The League downed an Arunan warplane over Karvel on Tuesday.").targets == ("military",)


def test_what_is_of_no_known_kind_keeps_its_words() -> None:
    found = incident_of("The convoy was fired on near Karvel on Tuesday.")
    assert (found.targets, found.target_text) == ((), "the convoy".capitalize())


def test_where_fire_came_from_was_not_hit() -> None:
    found = incident_of("On Tuesday Belmarese gunners shelled a school in Karvel from across the Tolm bridge.")
    assert (found.targets, found.place.name) == (("civilian",), "Karvel")


def test_a_ship_that_is_seized_is_no_ground_assault() -> None:
    found = incident_of("Belmar seized an Arunan tanker off Karvel on Tuesday.")
    assert (found.form, found.targets) == ("other", ("maritime/shipping",))


def test_whoever_was_taken_at_a_roadblock_the_roadblock_was_not_hit() -> None:
    found = incident_of("Two aid workers were abducted at a roadblock near Karvel on Tuesday.")
    assert (found.form, found.target_text) == ("abduction", "aid workers")


def test_named_people_are_civilians_where_a_kinsman_stands_with_them() -> None:
    told = "Orm Tavel and his wife were seized by armed men near Karvel on Tuesday."
    assert incident_of(told).targets == ("civilian",)


def test_who_did_it_is_not_what_was_hit() -> None:
    found = incident_of("A convoy was attacked near Karvel on Monday by suspected Hill League fighters.")
    assert (found.accused, found.targets, found.target_text) == ("league", (), "A convoy")
