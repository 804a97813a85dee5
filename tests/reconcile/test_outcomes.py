"""What was planned and what came of it over several reports, and numbers that are brought up to date."""

from __future__ import annotations

import pytest

from made_facts import count, exactly, incident, told
from marked import day
from trucewatch.core.account import Disagreement
from trucewatch.reconcile.differ_outcomes import outcome_disagreements
from trucewatch.reconcile.differ_updates import update_disagreements
from trucewatch.reconcile.readings import Reader
from trucewatch.reconcile.support import Origins


def outcomes(*texts: str) -> list[tuple[str, list[str]]]:
    """Kind and values of what reports of these texts say of plans, each told a day after the one before."""
    pages = {}
    for number, text in enumerate(texts):
        own = told(f"r{number}", text, day(f"2031-05-0{number + 1}")).page
        pages[own.report.id] = own
    reader = Reader(Origins(()), [own.report for own in pages.values()])
    return [as_told(one) for one in outcome_disagreements(pages, reader, ())]


def as_told(one: Disagreement) -> tuple[str, list[str]]:
    """The kind of a disagreement and its values, in order."""
    return one.kind, sorted(reading.value for reading in one.readings)


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        ("Thirty buses shall be let through to Lorn.", "By dusk 24 buses had arrived."),
        ("The first convoy is to have 30 buses.", "Only one road was open, and 24 buses reached Lorn."),
        ("Northland will free 30 miners.", "Northland freed 24 miners on Friday."),
        ("On Friday 30 Oskians and 9 Veldans are to go home.", "The mayor says 24 Oskians and 9 Veldans crossed."),
        ("Rain fell.", "Of the 30 buses, 24 had come back by Friday."),
    ],
)
def test_fewer_came_than_were_to_come(plan: str, outcome: str) -> None:
    assert outcomes(plan, outcome) == [("promise_outcome", ["24", "30"])]


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        ("Thirty buses shall be let through to Lorn.", "By dusk all 30 buses had arrived."),
        ("Thirty buses shall be let through to Lorn.", "By May, 24 lorries had arrived."),
        ("Thirty buses a week shall be let through to Lorn.", "By dusk 24 buses had arrived."),
        ("The first 30 buses will leave on Friday.", "By dusk 24 buses had arrived."),
        ("Thirty buses shall be let through.", "If it holds, 24 buses could have arrived by May."),
    ],
)
def test_nothing_fell_short(plan: str, outcome: str) -> None:
    assert outcomes(plan, outcome) == []


def test_two_reports_tell_two_numbers_of_what_came_on_one_day() -> None:
    assert outcomes("Northland freed 85 fighters on 1 May.", "On 1 May 88 fighters came home.") == [
        ("conflict", ["85", "88"])
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Northland freed 85 fighters on 1 May.", "On 2 May 88 fighters came home."),
        ("Northland freed 85 fighters.", "Later 88 fighters came home."),
        ("Northland freed 85 fighters on 1 May.", "On 1 May 20 fighters came home."),
        ("Northland freed 85 fighters on 1 May.", "On 1 May 85 fighters came home, and 88 buses had arrived."),
    ],
)
def test_numbers_of_other_days_or_things_can_both_stand(first: str, second: str) -> None:
    assert outcomes(first, second) == []


def test_a_share_of_what_was_promised_tells_both_numbers() -> None:
    assert outcomes("Southmark freed 31 of the 50 miners it had promised.") == [("promise_outcome", ["31", "50"])]
    assert outcomes("Southmark would free 31 of the 50 miners it had promised.") == []
    assert outcomes("Southmark fed 31 of the 50 miners.") == []


def test_a_running_count_that_rises_is_an_update() -> None:
    assert outcomes("Five buses have arrived.", "By now 24 buses have arrived.") == [("update", ["24", "5"])]


def test_a_day_that_was_missed_is_told_beside_the_day_that_came() -> None:
    assert outcomes("The ferry, planned for 3 May 2031, left only on 9 May 2031.") == [
        ("promise_outcome", ["3 May 2031", "9 May 2031"])
    ]


def test_what_was_to_be_done_and_is_not() -> None:
    ((kind, values),) = outcomes("The wells are to be reopened, but farmers say nothing has changed.")
    assert (kind, values[1]) == ("promise_outcome", "nothing has changed.")


@pytest.mark.parametrize(
    "text",
    [
        "The clinic raised the number of dead from 12 to 15.",
        "The list reached 15 on Friday. It had stood at 12.",
    ],
)
def test_a_report_tells_which_number_it_replaces(text: str) -> None:
    own = told("a", text).page
    (one,) = update_disagreements({own.report.id: own}, (), Reader(Origins(())))
    assert as_told(one) == ("update", ["12", "15"])


def test_the_replaced_number_is_that_of_the_other_report() -> None:
    first = told("a", "<x>Shells killed <n>12 people</n> at Lorn.</x>")
    second = told("b", "<x>The clinic raised the number of dead at Lorn from 12 to 15.</x>")
    raid = incident((*first["x"], *second["x"]), counts=(count("killed", exactly(12), first["n"]),))
    pages = {own.page.report.id: own.page for own in (first, second)}
    (one,) = update_disagreements(pages, (raid,), Reader(Origins(())))
    assert first["n"][0] in next(reading for reading in one.readings if reading.value == "12").evidence


@pytest.mark.parametrize("text", ["Shells fell from 12 to 15 May.", "The road runs from 12 to 15 hills."])
def test_a_span_is_no_update(text: str) -> None:
    own = told("a", text).page
    assert update_disagreements({own.report.id: own}, (), Reader(Origins(()))) == []
