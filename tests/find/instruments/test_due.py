"""By when a duty of a truce is due."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Troops of Aruna shelled Belmar. Belmar struck back. Aruna and Belmar agreed a 30-day ceasefire. "


@pytest.mark.parametrize(
    ("duty", "first", "last", "words"),
    [
        ("to leave the hospitals by 20 May", "2031-05-20", "2031-05-20", "20 May"),
        ("to free all fishermen on Friday", "2031-05-16", "2031-05-16", "Friday"),
        ("to clear the road by the end of June", "2031-06-30", "2031-06-30", "the end of June"),
    ],
)
def test_the_day_that_a_duty_names(duty: str, first: str, last: str, words: str) -> None:
    page, context = scene(WAR + f"Under the ceasefire Belmar is {duty}.")
    found = [one for one in find_instruments(page, context).facts if isinstance(one, Instrument)]
    (obligation,) = [duty for one in found for duty in one.obligations]
    assert obligation.due is not None
    assert (obligation.due.earliest, obligation.due.latest) == (first, last)
    assert [span.exact for span in obligation.due.evidence] == [words]


@pytest.mark.parametrize("duty", ["to leave the hospitals", "to leave the hospitals within 30 days"])
def test_what_dates_nothing(duty: str) -> None:
    page, context = scene(WAR + f"Under the ceasefire Belmar is {duty}.")
    found = [one for one in find_instruments(page, context).facts if isinstance(one, Instrument)]
    assert [duty.due for one in found for duty in one.obligations] == [None]
