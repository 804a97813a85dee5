"""Deeds told by how far they lie off a truce, by what was told before, or by their hour alone."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.core.values import When
from trucewatch.find.incidents.incidents import find_incidents


def happened(text: str) -> When:
    """The time of the last incident of a report of Wednesday 14 May 2031."""
    found = [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]
    return found[-1].happened


def days(text: str) -> tuple[str | None, str | None]:
    """Its first and last day."""
    when = happened(text)
    return when.earliest, when.latest


@pytest.mark.parametrize(
    "text",
    [
        "Three days after the truce took effect, Belmarese guns shelled Karvel.",
        "On the second night of the pause Belmarese guns shelled Karvel.",
        "Belmarese guns shelled Karvel less than five hours into the truce.",
    ],
)
def test_without_the_day_of_the_truce_the_words_alone_are_kept(text: str) -> None:
    when = happened(text)
    assert (when.earliest, when.latest, when.basis) == (None, None, "relative")
    assert when.evidence[0].exact in text
    assert when.evidence[0].exact.endswith(("took effect", "pause", "truce"))


def test_the_day_told_behind_the_truce_is_its_start_and_not_the_deeds() -> None:
    told = "Two days after the truce began on Saturday, Belmarese guns shelled Karvel."
    assert days(told) == ("2031-05-12", "2031-05-12")


def test_a_day_of_its_own_is_worth_more() -> None:
    told = "On Tuesday, three days after the truce began, Belmarese guns shelled Karvel."
    assert days(told) == ("2031-05-13", "2031-05-13")


def test_another_deed_between_keeps_the_time_to_itself() -> None:
    told = "Arunan jets bombed Tolm hours after the truce began, but Belmarese guns shelled Karvel."
    assert happened(told).basis == "unknown"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Two hours later Belmarese guns shelled Karvel.", "2031-05-10"),
        ("The next day Belmarese guns shelled Karvel.", "2031-05-11"),
        ("Belmarese guns shelled Karvel two days earlier.", "2031-05-08"),
    ],
)
def test_days_count_from_what_was_told_before(told: str, day: str) -> None:
    assert days(f"The truce began at 6 a.m. on Saturday. {told}") == (day, day)


def test_two_days_told_before_leave_it_open() -> None:
    told = "The truce was signed in Tolm on Friday and began on Saturday. The next day Belmarese guns shelled Karvel."
    assert days(told) == (None, None)


def test_nothing_counts_from_history() -> None:
    told = "The worst raid of the war was on 4 January 2029. The next day Belmarese guns shelled Karvel."
    assert days(told) == (None, None)


def test_two_hours_later_than_no_hour_is_no_day() -> None:
    assert days("The truce began on Saturday. Two hours later Belmarese guns shelled Karvel.") == (None, None)


def test_an_hour_after_the_truce_began_is_of_its_day() -> None:
    told = "The truce began at 3 a.m. on Tuesday. Ilva Torrin said Belmarese guns shelled Karvel at about 3:20 a.m."
    assert days(told) == ("2031-05-13", "2031-05-13")


def test_before_dawn_after_a_raid_overnight_is_the_later_day() -> None:
    told = "Belmar said its guns shot down 40 Arunan drones overnight. Belmarese guns shelled Karvel before dawn."
    assert days(told) == ("2031-05-14", "2031-05-14")
