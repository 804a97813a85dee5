"""Values in words."""

from __future__ import annotations

from typing import get_args

import pytest

from trucewatch.core import account as types
from trucewatch.core.values import TARGET_PATHS, UNKNOWN_TIME, Basis, Domain, Place, Precision, Quantity, When
from trucewatch.show import wording
from trucewatch.show.incidents import ACCUSED_STATUSES
from trucewatch.show.record import MODES


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (wording.INSTRUMENT_KINDS, types.InstrumentKind),
        (wording.INSTRUMENT_FORMS, types.InstrumentForm),
        (wording.INSTRUMENT_STATUSES, types.InstrumentStatus),
        (wording.STANCES, types.Stance),
        (wording.MEETING_FORMS, types.MeetingForm),
        (wording.INCIDENT_FORMS, types.IncidentForm),
        (wording.VERIFICATIONS, types.VerificationStance),
        (wording.COUNTED, types.CountOf),
        (wording.OUTCOMES, types.Outcome),
        (wording.DISAGREEMENTS, types.DisagreementKind),
        (wording.BASES, Basis),
        (wording.PRECISIONS, Precision),
        (wording.ORIGIN_KINDS, types.OriginKind),
        (wording.ANSWERS, types.Answer),
        (wording.RESULTS, types.Result),
        (wording.DOMAINS, Domain),
        (MODES, types.Mode),
        (ACCUSED_STATUSES, types.AccusedStatus),
    ],
)
def test_every_value_of_the_account_has_words(words: dict[str, str], values: object) -> None:
    assert set(words) == set(get_args(values))
    assert all(told and "_" not in told and "violation" not in told for told in words.values())


def test_every_target_has_words() -> None:
    assert set(wording.TARGETS) == set(TARGET_PATHS)
    assert wording.target_words("infrastructure/energy") == "energy infrastructure"
    assert wording.target_words("infrastructure/rail") == "infrastructure, rail"


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "not stated"),
        ("2031-05-04", "2031-05-04", "4 May 2031"),
        ("2031-05-04", "2031-05-06", "4–6 May 2031"),
        ("2031-04-30", "2031-05-02", "30 April – 2 May 2031"),
        ("2030-12-31", "2031-01-01", "31 December 2030 – 1 January 2031"),
        ("2030-05-04", "2031-05-04", "4 May 2030 – 4 May 2031"),
        ("2031-05-04", None, "4 May 2031 or later"),
        (None, "2031-05-04", "4 May 2031 or earlier"),
        ("2031-05-04T06:00:00+02:00", "2031-05-04T06:00:00+02:00", "4 May 2031, 06:00 (UTC+02:00)"),
        ("2031-05-04T06:00:00Z", "2031-05-04T08:30:00Z", "4 May 2031, 06:00 (UTC) – 4 May 2031, 08:30 (UTC)"),
        ("around noon", "around noon", "around noon"),
        ("2031-13-40", "2031-13-40", "2031-13-40"),
    ],
)
def test_times(earliest: str | None, latest: str | None, words: str) -> None:
    assert wording.range_words(earliest, latest) == words


def test_a_counted_day_says_how_it_was_counted() -> None:
    assert (
        wording.when_words(When("2031-05-04", "2031-05-04", "relative")) == "4 May 2031 (counted from a relative word)"
    )
    assert wording.when_words(UNKNOWN_TIME) == "not stated"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(41, None, "drones", "more than"), "41 or more drones (“more than”)"),
        (Quantity(1.5, 2, "hours", "almost"), "1.5–2 hours (“almost”)"),
        (Quantity(1, 1, "days", None), "1 day"),
        (Quantity(1.25, 1.25, "days", None), "30 hours"),
        (Quantity(0.7, 0.7, "days", None), "0.7 days"),
        (Quantity(None, 3, "ships", None), "3 or fewer ships"),
        (Quantity(None, None, "ships", "many"), "number unclear ships (“many”)"),
        (Quantity(31400, 31400, "", None), "31,400"),
        (Quantity(float("nan"), float("inf"), "x", None), "nan–inf x"),
    ],
)
def test_quantities(quantity: Quantity, words: str) -> None:
    assert wording.quantity_words(quantity) == words


def test_places_and_lists() -> None:
    assert wording.place_words(None) == "not stated"
    assert wording.place_words(Place("Upper Doss", None, None, None, "region", ())) == "Upper Doss (region)"
    assert wording.listed(["Ilmar", "Doss", "Vell"]) == "Ilmar, Doss and Vell"
    assert wording.counted(1, "utterance") == "1 utterance"
    assert wording.shortened("a b c d e f g h", 4) == "a b c […] h"
