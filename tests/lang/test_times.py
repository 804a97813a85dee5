"""Expressions of time, counted from a Wednesday: 12 June 2024."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import day
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.lang.days import orthodox_easter, western_easter
from trucewatch.lang.times import TimeExpression, time_expressions

WEDNESDAY = day("2024-06-12")


def read(text: str, published: When = WEDNESDAY) -> tuple[TimeExpression, ...]:
    """The expressions of the whole text."""
    return time_expressions(text, 0, len(text), published)


def dated(text: str, published: When = WEDNESDAY) -> list[tuple[str, str | None, str | None, str]]:
    """The words, first and last day and basis of each expression that is no length."""
    return [
        (text[one.start : one.end], one.when.earliest, one.when.latest, one.when.basis)
        for one in read(text, published)
        if one.kind != "duration"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was signed on 18 March 2025.",
        "It was signed on Tuesday, March 18, 2025.",
        "It was signed on Tuesday 18th March 2025.",
        "It was signed on the 18th of March 2025.",
        "It was signed on Mar. 18, 2025.",
        "MAR 18, 2025",
        "Signed 2025-03-18",
        "Signed 18.03.2025",
        "Signed 18/03/2025 or 03/18/2025",
    ],
)
def test_a_full_date_is_stated_however_it_is_written(text: str) -> None:
    assert {(first, last, basis) for _, first, last, basis in dated(text)} == {("2025-03-18", "2025-03-18", "stated")}


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("from 10 to 12 June 2023", "2023-06-10", "2023-06-12"),
        ("on 18-19 March 2023", "2023-03-18", "2023-03-19"),
        ("between 3 and 5 April 2023", "2023-04-03", "2023-04-05"),
        ("on March 18-19, 2023", "2023-03-18", "2023-03-19"),
        ("from 30 April to 2 May 2023", "2023-04-30", "2023-05-02"),
        ("in March 2023", "2023-03-01", "2023-03-31"),
        ("in mid-April 2023", "2023-04-11", "2023-04-20"),
        ("the 2011 uprising", "2011-01-01", "2011-12-31"),
        ("in 2014-15", "2014-01-01", "2015-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_longer_times_are_windows(text: str, earliest: str, latest: str) -> None:
    (found,) = read(text)
    assert (found.kind, found.when.earliest, found.when.latest) == ("window", earliest, latest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said on Tuesday that they had left.", "2024-06-11"),
        ("The army struck on Wednesday.", "2024-06-12"),
        ("Talks are due to resume on Sunday in Doha.", "2024-06-16"),
        ("On Friday the sides will meet.", "2024-06-14"),
        ("They agreed to meet on Monday.", "2024-06-17"),
        ("They met last Tuesday.", "2024-06-04"),
        ("They agreed to a halt starting Thursday.", "2024-06-13"),
        ("They go home this coming Monday.", "2024-06-17"),
        ("They met on Tuesday of last week.", "2024-06-04"),
        ("Thursday's raid killed nine.", "2024-06-06"),
        ("The pause was due to end on Monday.", "2024-06-10"),
    ],
)
def test_a_weekday_lies_where_the_verb_says(text: str, expected: str) -> None:
    ((_, earliest, latest, basis),) = dated(text)
    assert (earliest, latest, basis) == (expected, expected, "weekday")


def test_two_weekdays_of_one_sentence_lie_apart() -> None:
    found = dated("He said on Monday that the sides would meet again and that they will sign on Friday.")
    assert [first for _, first, _, _ in found] == ["2024-06-10", "2024-06-14"]


def test_next_and_last_of_a_far_weekday_stay_open_between_two_weeks() -> None:
    assert dated("They meet next Sunday.")[0][1:3] == ("2024-06-16", "2024-06-23")
    assert dated("They met last Monday.", day("2024-06-14"))[0][1:3] == ("2024-06-03", "2024-06-10")


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "basis"),
    [
        ("Today they met.", "2024-06-12", "2024-06-12", "publication"),
        ("They fired this morning.", "2024-06-12", "2024-06-12", "publication"),
        ("They met yesterday evening.", "2024-06-11", "2024-06-11", "relative"),
        ("They go tomorrow.", "2024-06-13", "2024-06-13", "relative"),
        ("Drones came overnight.", "2024-06-11", "2024-06-12", "relative"),
        ("They met two days ago.", "2024-06-10", "2024-06-10", "relative"),
        ("They met last week.", "2024-06-03", "2024-06-09", "relative"),
        ("They met earlier this month.", "2024-06-01", "2024-06-12", "relative"),
        ("They met last September.", "2023-09-01", "2023-09-30", "relative"),
        ("They met in March last year.", "2023-03-01", "2023-03-31", "relative"),
        ("They met in March.", "2024-03-01", "2024-03-31", "relative"),
        ("They met on 3 March.", "2024-03-03", "2024-03-03", "stated"),
        ("It ends on 20 June.", "2024-06-20", "2024-06-20", "stated"),
        ("They will return on 3 December.", "2024-12-03", "2024-12-03", "stated"),
        ("They met two days after 3 March.", "2024-03-05", "2024-03-05", "relative"),
        ("They met on Easter Monday 2025.", "2025-04-21", "2025-04-21", "stated"),
    ],
)
def test_relative_times_count_from_publication(text: str, earliest: str, latest: str, basis: str) -> None:
    ((_, first, last, found),) = dated(text)
    assert (first, last, found) == (earliest, latest, basis)


@pytest.mark.parametrize(
    "text",
    [
        "They met on Tuesday.",
        "They met yesterday.",
        "They met on 3 March.",
        "They met last week.",
        "They met two days ago.",
    ],
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    (found,) = read(text, UNKNOWN_TIME)
    assert found.when == UNKNOWN_TIME


@pytest.mark.parametrize(
    "text",
    [
        "Three weeks later they met.",
        "They had met a day earlier.",
        "The next day they met.",
        "Signed 03/04/2025",
        "It was to end on Easter Sunday 2024.",
        "It ends at midnight.",
    ],
)
def test_what_can_be_read_in_two_ways_stays_open(text: str) -> None:
    (found,) = read(text)
    assert found.when == UNKNOWN_TIME


def test_a_live_blog_of_several_days_gives_a_range() -> None:
    ((_, earliest, latest, _),) = dated("They met yesterday.", When("2024-06-11", "2024-06-13", "stated"))
    assert (earliest, latest) == ("2024-06-10", "2024-06-12")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The halt began at 18:00 Moscow time on 3 March 2024.", "2024-03-03T18:00+03:00"),
        ("The halt began at 6 p.m. (1500 GMT) on 3 March 2024.", "2024-03-03T18:00+03:00"),
        ("The halt began at 1800 (1500 GMT) on 3 March 2024.", "2024-03-03T18:00+03:00"),
        ("The halt began at 1 a.m. Vereli time (2130 GMT) on 3 March 2024.", "2024-03-03T01:00+03:30"),
        ("The halt began at 9.45pm (1945 GMT) on 3 March 2024.", "2024-03-03T21:45+02:00"),
        ("The halt began on 3 March 2024 at 06:00 UTC+2.", "2024-03-03T06:00+02:00"),
        ("The halt began at 24:00 GMT on 3 March 2024.", "2024-03-04T00:00+00:00"),
        ("The halt began at 06:00 local time on 3 March 2024.", "2024-03-03"),
        ("The halt began at 06:00 Vereli time on 3 March 2024.", "2024-03-03"),
        ("The halt began at midnight GMT on 3 March 2024.", "2024-03-03"),
    ],
)
def test_an_instant_needs_day_and_zone(text: str, expected: str) -> None:
    ((_, earliest, latest, _),) = dated(text)
    assert (earliest, latest) == (expected, expected)


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        (
            "It holds from 18:00 GMT on 3 March 2024 until 06:00 GMT on 5 March 2024.",
            "from 18:00 GMT on 3 March 2024 until 06:00 GMT on 5 March 2024",
            "2024-03-03T18:00+00:00",
            "2024-03-05T06:00+00:00",
        ),
        ("It held from Monday to Wednesday.", "from Monday to Wednesday", "2024-06-10", "2024-06-12"),
        ("It has held since Monday.", "since Monday", "2024-06-10", None),
        ("It holds until 20 June.", "until 20 June", None, "2024-06-20"),
    ],
)
def test_from_until_and_since_are_windows(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    (found,) = read(text)
    assert (text[found.start : found.end], found.kind) == (words, "window")
    assert (found.when.earliest, found.when.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a 30-day truce", 30),
        ("a month-long truce", 30),
        ("for ten days", 10),
        ("within two weeks", 14),
        ("for 36 hours", 1.5),
        ("a 72-hour pause", 3),
        ("for a month", 30),
        ("half a day", 0.5),
    ],
)
def test_lengths_are_counted_in_days(text: str, days: float) -> None:
    (found,) = read(text)
    assert (found.kind, found.days, found.when) == ("duration", days, UNKNOWN_TIME)


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the sea.",
        "About 80 % of the wells and 30 wells more",
        "May Haddad met April Stone in Augusta.",
        "a second truce, the twenty second text",
        "It rose 3.15 points to 2,025.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert read(text) == ()


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    west, east = western_easter(year), orthodox_easter(year)
    assert west.weekday() == east.weekday() == 6
    assert date(year, 3, 22) <= west <= date(year, 4, 25)
    assert west <= east <= date(year, 5, 8)


# fmt: off
WORDS = (
    "on", "last", "next", "Tuesday", "Sunday's", "March", "18", "2025", "18th", "of", "the", "-", "to",
    "until", "from", "between", "and", "since", "06:00", "GMT", "6", "p.m.", "Moscow", "time",
    "midnight", "two", "days", "after", "ago", "later", "week", "year", "overnight", "will", "said",
    "was", "due", "today", "31", "February", "29", "Easter", ",", "(", ")", "0400", "9999",
)
# fmt: on
TELLING = st.lists(
    st.sampled_from(WORDS),
    max_size=14,
).map(" ".join)
PUBLISHED = st.one_of(
    st.just(UNKNOWN_TIME),
    st.dates().map(lambda found: day(found.isoformat())),
    st.text(max_size=10).map(day),
)


@given(st.one_of(TELLING, st.text(max_size=60)), PUBLISHED)
def test_any_text_gives_ordered_times_that_are_dates(text: str, published: When) -> None:
    last = 0
    for one in read(text, published):
        assert last <= one.start < one.end <= len(text)
        assert (one.kind == "duration") == (one.days is not None)
        ends = [datetime.fromisoformat(end) for end in (one.when.earliest, one.when.latest) if end]
        assert bool(ends) == (one.when.basis != "unknown")
        assert [end.date() for end in ends] == sorted(end.date() for end in ends)
        last = one.end


def test_a_hard_wrap_changes_no_date() -> None:
    """The verb that tells where the weekday lies may stand on the line before."""
    text = "Torrin said that they would keep to it\nalone from Monday."
    assert [when for _, *when in dated(text)] == [when for _, *when in dated(text.replace("\n", " "))]
