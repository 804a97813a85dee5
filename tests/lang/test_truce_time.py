"""Times counted from a truce: how far off, on which side, and of what of it."""

from __future__ import annotations

import pytest

from marked import day
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.lang.truce_days import dated_from
from trucewatch.lang.truce_time import TruceTime, truce_times

NOON = When("2031-05-04T12:00+03:00", "2031-05-04T12:00+03:00", "stated")


def only(text: str) -> TruceTime:
    """The one time from a truce in `text`."""
    (told,) = truce_times(text, 0, len(text))
    return told


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Three days after a truce between Velt and the Front took effect, gunmen came.", 72, 72),
        ("A mine went off a day before the ceasefire began.", -24, -24),
        ("Guns fired within an hour of the truce taking effect.", 0, 1),
        ("Guns fired less than five hours after it came into force.", 0, 5),
        ("Guns fired about five hours into the pause.", 4, 6),
        ("Hours before a winter truce declared by the rebels was to begin, a bridge blew up.", -24, 0),
        ("Shortly after the cease-fire began a tank moved.", 0, 12),
        ("On the first night of the pause a drone came.", 0, 24),
        ("On the third day of the truce a shell fell.", 48, 48),
        ("Two days into the truce a shell fell.", 24, 48),
        ("The truce was eleven hours old when the shell fell.", 10, 12),
        ("He broke a four-day-old truce.", 0, 96),
        ("With its own truce not a day old it fired.", 0, 24),
        ("In the eight hours before it took effect 20 rockets flew.", -8, 0),
    ],
)
def test_how_far_off_the_start_it_was(text: str, low: float, high: float) -> None:
    told = only(text)
    assert (told.of, told.low, told.high) == ("start", low, high)


@pytest.mark.parametrize(
    ("text", "of", "is_before"),
    [
        ("An hour after the truce expired the guns fired.", "end", False),
        ("Hours before the ceasefire was due to end the guns fired.", "end", True),
        ("The first day without the truce was loud.", "end", False),
        ("Two days after the truce was signed the guns fired.", "making", False),
        ("Hours after the ceasefire deal the guns fired.", "making", False),
        ("The guns fired ahead of the signing.", "making", True),
        ("The guns have fired since the truce.", "start", False),
        ("The guns fired before the truce.", "start", True),
    ],
)
def test_what_of_the_truce_it_is_counted_from(text: str, of: str, *, is_before: bool) -> None:
    told = only(text)
    assert (told.of, told.is_before, told.is_after) == (of, is_before, not is_before)


@pytest.mark.parametrize(
    "text",
    [
        "The guns fired after the truce.",  # its start, or its end
        "Three days after an earlier truce began the guns fired.",
        "Hours after the 2019 ceasefire took effect the guns fired.",
        "Two hours after a pause in the talks the guns fired.",
        "Three days after the raid the guns fired.",
        "A day after both sides agreed the guns fired.",
        "The seven days of the truce were calm.",
    ],
)
def test_what_is_not_counted_from_the_truce(text: str) -> None:
    assert truce_times(text, 0, len(text)) == ()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("three days after the truce began", "2031-05-07", "2031-05-07"),
        ("on the first night of the truce", "2031-05-04", "2031-05-05"),
        ("a week after the truce", "2031-05-10", "2031-05-12"),
        ("an hour before the truce", "2031-05-03", "2031-05-04"),
    ],
)
def test_the_day_that_is_meant(words: str, first: str, last: str) -> None:
    when = dated_from(only(words), day("2031-05-04"))
    assert when is not None
    assert (when.earliest, when.latest, when.basis) == (first, last, "relative")


def test_hours_count_from_the_hour_of_the_start() -> None:
    when = dated_from(only("two hours before the truce began"), NOON)
    assert when is not None
    assert (when.earliest, when.latest) == ("2031-05-04T09:00+03:00", "2031-05-04T11:00+03:00")


def test_hours_from_an_hour_without_a_zone_give_days() -> None:
    told = "10 p.m. on Sunday"
    start = When("2031-05-04", "2031-05-04", "weekday", (Span("r", 0, len(told), told),))
    when = dated_from(only("four hours after the truce began"), start)
    assert when is not None
    assert (when.earliest, when.latest) == ("2031-05-05", "2031-05-05")


@pytest.mark.parametrize("words", ["since the truce began", "nine months after the truce", "before the truce"])
def test_what_is_too_far_or_open_gives_no_day(words: str) -> None:
    assert dated_from(only(words), day("2031-05-04")) is None


def test_a_start_of_two_days_gives_no_day() -> None:
    start = When("2031-05-03", "2031-05-04", "weekday")
    assert dated_from(only("three days after the truce began"), start) is None
