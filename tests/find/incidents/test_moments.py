"""When an incident happened, where the report counts from somewhere else than its own day."""

from __future__ import annotations

from scenes import scene
from trucewatch.core.account import Incident
from trucewatch.find.incidents.incidents import find_incidents


def happened(text: str) -> tuple[str | None, str | None]:
    """The days of the only incident of a report of Wednesday 14 May 2031."""
    (incident,) = [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]
    return incident.happened.earliest, incident.happened.latest


def test_a_night_counts_from_the_day_of_saying() -> None:
    told = "Aruna said on Monday that Belmarese guns had shelled Karvel overnight."
    assert happened(told) == ("2031-05-11", "2031-05-12")


def test_the_day_of_saying_is_not_the_day_of_the_deed() -> None:
    assert happened("Aruna said on Monday that Belmarese guns had shelled Karvel.") == (None, None)


def test_the_day_of_accusing_is_not_the_day_of_the_deed() -> None:
    assert happened("On Tuesday Aruna accused the Hill League of shelling Karvel.") == (None, None)


def test_hours_after_an_event_of_a_known_day() -> None:
    opening = "Aruna and Belmar signed a pact on Saturday. "
    deed = "Belmarese jets bombed the port of Karvel."
    assert happened(f"{opening}In the hours after the signing, {deed}") == ("2031-05-10", "2031-05-11")
    assert happened(f"{opening}In the hours following the signing, {deed}") == ("2031-05-10", "2031-05-11")
    assert happened(f"{opening}Hours before the signing, {deed}") == ("2031-05-09", "2031-05-10")


def test_an_event_of_no_day_or_of_two_leaves_it_open() -> None:
    deed = "In the hours after the call, Belmarese jets bombed the port of Karvel."
    assert happened(f"The leaders held a call. {deed}") == (None, None)
    assert happened(f"A call on Monday ended soon. A second call on Tuesday was longer. {deed}") == (None, None)


def test_the_evidence_of_a_deed_keeps_the_words_that_date_it() -> None:
    text = "Hours before the signing, Belmarese jets bombed the port of Karvel."
    (incident,) = [fact for fact in find_incidents(*scene(text)).facts if isinstance(fact, Incident)]
    assert incident.evidence[0].exact == text


def test_news_in_a_dated_entry_is_of_its_day_or_the_one_before() -> None:
    page = "Tue 13 May, 18:40\n\nShells fell on Karvel.\n\nMon 12 May, 09:10\n\nThe truce began at dawn.\n"
    assert happened(page) == ("2031-05-12", "2031-05-13")


def test_the_day_of_a_dateline_is_no_day_of_a_deed() -> None:
    told = "KARVEL, 12 May 2031 (Wire) - Belmar said its navy had sunk a tanker off Tolm on Sunday."
    assert happened(told) == ("2031-05-11", "2031-05-11")


def test_the_same_day_is_told_before_a_quotation() -> None:
    told = "Talks opened in Tolm on Monday. “It is late. It is not too late. We shall see,” said Ilva Torrin. "
    assert happened(told + "On the same day a drone burned a mill in Karvel.") == ("2031-05-12", "2031-05-12")


def test_that_day_is_the_one_since_which_nothing_was_reported() -> None:
    told = "No air strike has been reported since Saturday. Early that day rockets hit a school in Karvel."
    assert happened(told) == ("2031-05-10", "2031-05-10")
