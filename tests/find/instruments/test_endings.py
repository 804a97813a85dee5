"""When a truce is to end: told in words of its own, not those of talks, offers and deadlines beside it."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments


def ends(text: str) -> list[str]:
    """The ends of every wording of every instrument of a report of Wednesday 14 May 2031."""
    found = [fact for fact in find_instruments(*scene(text)).facts if isinstance(fact, Instrument)]
    return sorted({end.at for one in found for version in one.versions for end in version.expires})


def rule(text: str) -> str:
    """The rule of the first end."""
    found = [fact for fact in find_instruments(*scene(text)).facts if isinstance(fact, Instrument)]
    return next(end.rule for one in found for version in one.versions for end in version.expires)


def status(text: str) -> str:
    """How the first instrument stands."""
    return next(fact.status for fact in find_instruments(*scene(text)).facts if isinstance(fact, Instrument))


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("Aruna and Belmar agreed on a truce until 6 June.", "2031-06-06"),
        ("A truce between Aruna and Belmar will hold through Friday.", "2031-05-16"),
        ("Aruna and Belmar agreed on a truce up to and including 20 May.", "2031-05-20"),
        ("The truce between Aruna and Belmar is in force until the end of the month.", "2031-05-31"),
        ("The truce between Aruna and Belmar expires at midnight tonight.", "2031-05-15T00:00"),
        ("The truce between Aruna and Belmar, which began on Monday, lapses on 20 May.", "2031-05-20"),
        ("Aruna and Belmar signed a truce in Tolm. It expires on 20 May.", "2031-05-20"),
        ("Aruna and Belmar signed a truce in Tolm. It runs until 20 May.", "2031-05-20"),
        ("The truce between Aruna and Belmar ran out on Monday.", "2031-05-12"),
        ("The truce between Aruna and Belmar is good until 20 May.", "2031-05-20"),
        ("Aruna ordered its army to halt all strikes on Belmar until noon on Friday.", "2031-05-16"),
        ("A truce between Aruna and Belmar from 16 to 19 May was announced in Cadel.", "2031-05-19"),
        ("Aruna and Belmar agreed on a truce from noon on Friday until Sunday.", "2031-05-18"),
        ("Aruna and Belmar agreed to extend the truce until 6 June.", "2031-06-06"),
        ("Aruna declared a truce with Belmar until 0400 GMT on Saturday.", "2031-05-17T04:00+00:00"),
        ("A three-day truce between Aruna and Belmar took effect on Tuesday and runs until Friday.", "2031-05-16"),
    ],
)
def test_an_end_that_is_told(told: str, at: str) -> None:
    assert ends(told) == [at]


@pytest.mark.parametrize(
    "told",
    [
        "Aruna and Belmar agreed on a truce. Their talks will last until Friday.",
        "Aruna and Belmar agreed on a truce, and a pause in talks until Friday.",
        "Aruna gave Belmar until Friday to accept the truce.",
        "There will be no truce between Aruna and Belmar until Friday.",
        "Aruna put the truce with Belmar off until Friday.",
        "The deadline for Aruna and Belmar to accept a truce expires on Friday.",
        "Aruna's offer of a truce to Belmar expires on Friday.",
        "Aruna and Belmar agreed on a truce. The mandate of the observers ends on Friday.",
        "Aruna and Belmar agreed on a truce, and a curfew in Tolm until Friday.",
        "The truce between Aruna and Belmar ended months of fighting on Friday.",
        "The truce between Aruna and Belmar was due to expire on Sunday.",
        "The truce between Aruna and Belmar held until raiders crossed the river on Friday.",
        "Aruna and Belmar agreed on a truce until June.",
        "Aruna and Belmar agreed on a truce after fighting that ran until Friday.",
    ],
)
def test_what_ends_beside_it_is_not_its_end(told: str) -> None:
    assert ends(told) == []


def test_the_rule_is_in_the_words_of_the_text() -> None:
    assert rule("Aruna and Belmar agreed on a truce until 6 June.") == "told as “until 6 June”"
    assert rule("The truce between Aruna and Belmar runs through 20 May.").endswith("the last day runs to its end")


def test_a_midnight_is_at_either_end_of_its_day() -> None:
    told = "The truce between Aruna and Belmar expires at midnight on Sunday."
    assert ends(told) == ["2031-05-18T00:00", "2031-05-19T00:00"]


def test_a_truce_that_is_to_expire_has_not_expired() -> None:
    assert status("The truce between Aruna and Belmar expires on Friday.") == "agreed"
    assert status("The truce between Aruna and Belmar expired on Friday.") == "expired"


def test_an_end_that_is_told_is_not_counted() -> None:
    told = "A three-day truce between Aruna and Belmar took effect on Tuesday and runs until Friday."
    assert rule(told) == "told as “until Friday”"


def test_a_feast_whose_days_are_not_told_is_said_and_not_guessed() -> None:
    text = "Aruna and Belmar agreed on a truce for the duration of Ramadan."
    problems = find_instruments(*scene(text)).problems
    assert [one.what for one in problems] == [
        "how long a text lasts is told as “for the duration of Ramadan”, whose days are not told"
    ]
    assert ends(text) == []


def test_a_side_that_tells_another_end_has_its_own_wording() -> None:
    text = "The truce expires on 20 May, Aruna said. The truce expires on 25 May, Belmar said."
    assert ends(text) == ["2031-05-20", "2031-05-25"]
