"""When meetings that reports tell undated are one."""

from __future__ import annotations

from typing import Any

import pytest

from made_facts import day, exactly, found, frame, meeting, place, told
from trucewatch.core.account import Lasted, Meeting
from trucewatch.core.values import Quantity
from trucewatch.reconcile.assemble import assemble

MAY_2 = day("2031-05-02")
DORRA, HARN = place("Dorra", country="AA"), place("Harn", country="AA")
LENGTHS = {"14 hours": exactly(14, "hours"), "16 hours": exactly(16, "hours"), "30 hours": exactly(30, "hours")}
BOTH = ("north", "south")


def merged(*meetings: dict[str, Any]) -> list[Meeting]:
    """The meetings of an account of reports that each tell of one; `lasted` is a quantity."""
    reports = [told(f"r{number}", f"<x>Talks, as report {number} tells.</x>") for number in range(len(meetings))]
    facts = {}
    for own, one in zip(reports, meetings, strict=True):
        lasted = (Lasted(one["lasted"], None, own["x"]),) if "lasted" in one else ()
        facts[own.page.report.id] = found(meeting(own["x"], **{**one, "lasted": lasted}))
    return list(assemble(frame(*reports), facts, {own.page.report.id: own.page for own in reports}).meetings)


def test_undated_talks_in_one_town_with_a_side_in_common_are_one() -> None:
    (only,) = merged({"parties": BOTH, "when": MAY_2, "place": DORRA}, {"parties": ("north",), "place": DORRA})
    assert (only.parties, only.when) == (BOTH, MAY_2)


@pytest.mark.parametrize(
    "other",
    [
        {"parties": ("north",), "place": HARN},  # another town
        {"parties": ("north",)},  # neither town nor length
        {"parties": ("broker",), "place": DORRA},  # nobody in common
        {"parties": ("north",), "place": DORRA, "form": "call"},
        {"parties": ("north",), "place": DORRA, "status": "planned"},  # one was held, one is to come
    ],
)
def test_undated_talks_that_differ_stay_two(other: dict[str, Any]) -> None:
    assert len(merged({"parties": BOTH, "when": MAY_2, "place": DORRA}, other)) == 2


@pytest.mark.parametrize("precision", ["country", "region"])
def test_undated_talks_in_one_country_may_be_two(precision: str) -> None:
    wide = place("Arvania", precision, "AA")
    assert len(merged({"parties": BOTH, "when": MAY_2, "place": wide}, {"parties": ("north",), "place": wide})) == 2


@pytest.mark.parametrize(("length", "count"), [("14 hours", 1), ("16 hours", 1), ("30 hours", 2)])
def test_undated_talks_of_nearly_one_length_are_one(length: str, count: int) -> None:
    dated = {"parties": BOTH, "when": MAY_2, "lasted": LENGTHS["16 hours"]}
    assert len(merged(dated, {"parties": ("north",), "lasted": LENGTHS[length]})) == count


@pytest.mark.parametrize("length", [exactly(16, "days"), Quantity(None, 16, "hours", "less than")])
def test_lengths_in_other_units_or_open_below_tell_nothing(length: Quantity) -> None:
    dated = {"parties": BOTH, "when": MAY_2, "lasted": LENGTHS["16 hours"]}
    assert len(merged(dated, {"parties": ("north",), "lasted": length})) == 2


def test_two_lengths_of_talks_that_are_one_stay_two_readings() -> None:
    (only,) = merged(
        {"parties": BOTH, "when": MAY_2, "lasted": LENGTHS["14 hours"]},
        {"parties": ("north",), "lasted": LENGTHS["16 hours"]},
    )
    assert sorted(one.value.low or 0 for one in only.lasted) == [14, 16]


SOMEWHERE, ELSEWHERE = place("Dorra", "unknown"), place("Arvania", "unknown")


def test_of_two_places_that_nobody_knows_one_may_lie_in_the_other() -> None:
    week = {"parties": BOTH, "when": MAY_2, "place": SOMEWHERE, "lasted": exactly(1, "weeks")}
    assert len(merged(week, {"parties": BOTH, "place": ELSEWHERE, "lasted": exactly(9, "days")})) == 1
    assert len(merged(week, {"parties": BOTH, "place": ELSEWHERE, "lasted": exactly(20, "days")})) == 2
    assert len(merged(week, {"parties": ("north",), "place": ELSEWHERE, "lasted": exactly(9, "days")})) == 2


def test_talks_as_long_in_two_towns_are_two() -> None:
    week = {"parties": BOTH, "when": MAY_2, "place": DORRA, "lasted": exactly(1, "weeks")}
    assert len(merged(week, {"parties": BOTH, "place": HARN, "lasted": exactly(1, "weeks")})) == 2
