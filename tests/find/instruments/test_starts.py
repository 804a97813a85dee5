"""When a truce begins: told by a day, an hour alone, a midnight, its signing or its age."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument, Version
from trucewatch.find.instruments.instruments import find_instruments


def version_of(text: str) -> Version:
    """The first wording of the first truce of a report of Wednesday 14 May 2031."""
    found = [fact for fact in find_instruments(*scene(text)).facts if isinstance(fact, Instrument)]
    return found[0].versions[0]


def start(text: str) -> tuple[str | None, str | None]:
    """The first and last day on which it may have begun."""
    when = version_of(text).starts
    return when.earliest, when.latest


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("A truce between Aruna and Belmar took effect at noon on Monday.", "2031-05-12", "2031-05-12"),
        ("A truce between Aruna and Belmar took effect at midnight on Monday.", "2031-05-12", "2031-05-13"),
        ("Aruna and Belmar agreed on a truce that comes into force at midnight tonight.", "2031-05-15", "2031-05-15"),
        ("A truce between Aruna and Belmar took effect at 7 p.m. after a day of raids.", "2031-05-13", "2031-05-14"),
        ("Aruna and Belmar signed a truce on Friday that takes effect at midnight.", "2031-05-10", "2031-05-10"),
        ("A truce between Aruna and Belmar has been in force since 3 May.", "2031-05-03", "2031-05-03"),
        ("On Saturday a truce between Aruna and Belmar took effect.", "2031-05-10", "2031-05-10"),
        ("Aruna and Belmar signed a truce on Tuesday. It took effect immediately.", "2031-05-14", "2031-05-14"),
        ("Aruna and Belmar signed a truce on Tuesday, and it took effect the next day.", "2031-05-14", "2031-05-14"),
        ("The truce between Aruna and Belmar is to take effect in 48 hours.", "2031-05-16", "2031-05-16"),
        ("The truce between Aruna and Belmar, now in its third day, was signed in Tolm.", "2031-05-11", "2031-05-12"),
    ],
)
def test_when_it_begins(told: str, first: str, last: str) -> None:
    assert start(told) == (first, last)


def test_a_truce_announced_from_a_weekday_long_past_begins_on_the_one_to_come() -> None:
    told = "Aruna and Belmar agreed on a truce from Thursday."
    assert start(told) == ("2031-05-15", "2031-05-15")


@pytest.mark.parametrize(
    "told",
    [
        "Aruna and Belmar agreed on a truce. Ten people have died since Monday.",
        "Aruna and Belmar agreed on a truce. On Monday a campaign for Tolm began.",
        "Aruna and Belmar agreed on a truce, the first since the war began in 2019.",
        "Aruna and Belmar agreed on a truce in the hope that trucks may pass from 6 a.m. to noon.",
        "Aruna and Belmar agreed on a truce that will take effect at noon once both have signed on Monday or Tuesday.",
    ],
)
def test_what_begins_beside_it_is_not_its_start(told: str) -> None:
    assert start(told) == (None, None)


@pytest.mark.parametrize(
    "told",
    [
        "Aruna and Belmar signed a truce in Tolm on Monday.",
        "Aruna accused Belmar of breaking the truce signed on Monday in Tolm.",
        "The 12 May truce between Aruna and Belmar is in tatters.",
        "Aruna and Belmar agreed to a truce on Monday.",
    ],
)
def test_where_no_start_is_told_it_is_the_day_of_signing(told: str) -> None:
    assert start(told) == ("2031-05-12", "2031-05-12")


def test_a_start_that_is_told_is_worth_more_than_the_signing() -> None:
    assert start("Aruna and Belmar signed a truce on Monday. It took effect on Tuesday.") == ("2031-05-13",) * 2


@pytest.mark.parametrize(
    "told",
    [
        "Aruna and Belmar signed a truce in Tolm. Their envoys met again on Monday.",
        "Aruna and Belmar will sign a truce on Thursday.",
        "Aruna and Belmar signed a truce on Monday, Cadel said. Belmar says the truce was signed on Tuesday.",
    ],
)
def test_other_days_are_no_days_of_signing(told: str) -> None:
    assert start(told) == (None, None)


def test_a_midnight_start_gives_an_end_for_each_side_of_its_day() -> None:
    told = "A 10-day truce between Aruna and Belmar took effect at midnight on Monday."
    assert [end.at for end in version_of(told).expires] == ["2031-05-22", "2031-05-23"]
