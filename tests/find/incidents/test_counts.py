"""Numbers told of an incident."""

from __future__ import annotations

import pytest

from marked import day, page
from scenes import scene
from trucewatch.core.account import Count, Incident
from trucewatch.core.page import Context
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.find.incidents.counts import Window, counts_in
from trucewatch.find.incidents.incidents import find_incidents
from trucewatch.find.survey import Survey


def counts(text: str) -> list[Count]:
    """The counts of the first sentence of a text."""
    report = page(text, published=day("2031-05-14"))
    survey = Survey(report, Context("s", report.report.published))
    line = survey.lines[0]
    return list(counts_in(survey, line, 0, len(line.words), Window("ministry", UNKNOWN_TIME)))


def told(text: str) -> list[tuple[str, str | None, float | None, float | None]]:
    """Of, outcome, low and high of each count."""
    return [(count.of, count.outcome, count.value.low, count.value.high) for count in counts(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shells killed at least seven people.", [("killed", None, 7, None)]),
        ("Two people had been killed and nine hurt.", [("killed", None, 2, 2), ("injured", None, 9, 9)]),
        ("The blast wounded its guard.", [("injured", None, 1, 1)]),
        ("A nurse was injured by glass.", [("injured", None, 1, 1)]),
        ("Nobody was hurt.", [("injured", None, 0, 0)]),
        ("More than ten people, among them nurses, were killed.", [("killed", None, 11, None)]),
    ],
)
def test_the_dead_and_the_hurt(
    sentence: str, expected: list[tuple[str, str | None, float | None, float | None]]
) -> None:
    assert told(sentence) == expected


def test_drones_by_what_became_of_them() -> None:
    assert told("The army says 80 drones came in, 51 were shot down and 20 went off the radar.") == [
        ("drones", "launched", 80, 80),
        ("drones", "shot_down", 51, 51),
        ("drones", "lost", 20, 20),
    ]


def test_a_part_of_a_whole_counts_both() -> None:
    assert sorted(told("It intercepted 12 out of 19 drones.")) == [
        ("drones", "launched", 19, 19),
        ("drones", "shot_down", 12, 12),
    ]


def test_households_in_the_dark() -> None:
    assert told("The strike left some 900 homes without power.")[0][:2] == ("without_power", None)


@pytest.mark.parametrize("sentence", ["The talks took 19 hours.", "He is 52 and was not hurt.", "Nine trucks arrived."])
def test_other_numbers_are_no_counts(sentence: str) -> None:
    assert told(sentence) == []


def test_a_count_says_whose_it_is_and_where_it_stands() -> None:
    (count,) = counts("Shells killed seven people.")
    assert count.counted_by == "ministry"
    assert count.evidence[0].exact == "killed seven people"


@pytest.mark.parametrize(
    "total",
    [
        "More than 900 people have been killed since the clashes broke out in March.",
        "Some 4,000 people have been killed this year.",
        "The conflict has killed 20,000 people.",
        "At least 60 people were killed in the war.",
    ],
)
def test_the_dead_of_a_longer_time_are_of_no_incident(total: str) -> None:
    text = "Shells fell on the market in Karvel on Tuesday. " + total
    (incident,) = [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]
    assert incident.counts == ()


def test_it_said_gives_a_count_to_whoever_told_the_incident() -> None:
    text = "Shells fell on the market in Karvel on Tuesday, Aruna said. No one was hurt, it said."
    (incident,) = [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]
    assert [(count.value.high, count.counted_by) for count in incident.counts] == [(0, "aruna")]
    text = "Shells fell on the market in Karvel on Tuesday, Aruna said. Nobody was hurt."
    (incident,) = [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]
    assert [(count.value.high, count.counted_by) for count in incident.counts] == [(0, None)]


def test_those_left_without_power_are_counted_and_no_target() -> None:
    text = "Belmarese shells hit a substation in Karvel on Tuesday, cutting power to 12,000 homes."
    (incident,) = [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]
    assert incident.target_text == "substation"
    assert [(count.of, count.value.low) for count in incident.counts] == [("without_power", 12000)]
