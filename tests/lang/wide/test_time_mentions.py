"""The wide reading of time, counted from a Wednesday: 12 June 2024."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.lang.wide.find import time_mentions

WEDNESDAY = date(2024, 6, 12)


def values(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """The words and value of each mention."""
    return [(text[one.start : one.end], one.value) for one in time_mentions(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The line held through 3 May 2021.", "3 May 2021", "2021-05-03"),
        ("They met on Sunday, May 5.", "Sunday, May 5", "2024-05-05"),
        ("It was signed on the tenth of August 2019.", "the tenth of August 2019", "2019-08-10"),
        ("It was shelled on Monday.", "Monday", "2024-06-10"),
        ("It will reopen on Monday.", "Monday", "2024-06-17"),
        ("They spoke last Sunday.", "last Sunday", "2024-06-09"),
        ("They will speak on Friday next week.", "Friday next week", "2024-06-21"),
        ("He crossed the day before yesterday.", "the day before yesterday", "2024-06-10"),
        ("It ends on the 27th of next month.", "the 27th of next month", "2024-07-27"),
        ("Voting is on the first Sunday of October 2024.", "the first Sunday of October 2024", "2024-10-06"),
        ("Guns fell silent on Christmas Eve 1914.", "Christmas Eve 1914", "1914-12-24"),
    ],
)
def test_days(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge fell in March 1998.", "March 1998", "1998-03"),
        ("The bridge fell in late March.", "late March", "2024-03"),
        ("It lasted until last November.", "last November", "2023-11"),
        ("The guns returned last week.", "last week", "2024-W23"),
        ("The guns returned over the weekend.", "the weekend", "2024-W23-WE"),
        ("Exports fell in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3"),
        ("Exports fell in Q2 2022.", "Q2 2022", "2022-Q2"),
        ("The spending of fiscal 1989 was cut.", "fiscal 1989", "1989"),
        ("A dam broke in the spring of 2011.", "the spring of 2011", "2011-SP"),
        ("Villages emptied last summer.", "last summer", "2023-SU"),
        ("It broke down early next year.", "early next year", "2025"),
        ("The feud began in the 1990s.", "the 1990s", "199"),
        ("The feud began in the late '80s.", "the late '80s", "198"),
        ("The fort is from the 17th century.", "the 17th century", "16"),
        ("The pact of nineteen ninety-six is void.", "nineteen ninety-six", "1996"),
        ("Surveys began in two thousand and eighteen.", "two thousand and eighteen", "2018"),
    ],
)
def test_periods(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He left two weeks ago.", "two weeks ago", "2024-W22"),
        ("He left three days ago.", "three days ago", "2024-06-09"),
        ("He left almost four years ago.", "almost four years ago", "2020"),
        ("He left years ago.", "years ago", "PAST_REF"),
        ("Monitors return two days from now.", "two days from now", "2024-06-14"),
        ("Monitors return in three weeks.", "in three weeks", "2024-W27"),
    ],
)
def test_what_is_counted_from_the_publication(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A nine-month siege ended.", "nine-month", "P9M"),
        ("The siege took three years.", "three years", "P3Y"),
        ("The siege took at least 72 hours.", "at least 72 hours", "PT72H"),
        ("It took two decades.", "two decades", "P20Y"),
        ("It took an hour and a half.", "an hour and a half", "PT1H30M"),
        ("It took several weeks.", "several weeks", "PXW"),
        ("They waited for months.", "months", "PXM"),
        ("It took one year, two months and 3 days.", "one year, two months and 3 days", "P1Y2M3D"),
        ("Convoys run every day.", "every day", "P1D"),
        ("Convoys run each Thursday.", "each Thursday", "XXXX-WXX-4"),
        ("Convoys run on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
    ],
)
def test_lengths_and_what_comes_again(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Shots were heard at 5 p.m. on Tuesday.", "5 p.m. on Tuesday", "2024-06-11T17:00"),
        ("Shots were heard on Tuesday at 17:30.", "Tuesday at 17:30", "2024-06-11T17:30"),
        ("Shots were heard on Tuesday night.", "Tuesday night", "2024-06-11TNI"),
        ("Shots were heard this morning.", "this morning", "2024-06-12TMO"),
        ("Shots were heard at noon.", "noon", "2024-06-12T12:00"),
    ],
)
def test_times_of_day(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("It is now open.", "PRESENT_REF"), ("It recently shut.", "PAST_REF"), ("Nobody knows the future.", "FUTURE_REF")],
)
def test_vague_words_have_a_value_and_no_days(text: str, value: str) -> None:
    (mention,) = time_mentions(text, WEDNESDAY)
    assert (mention.value, mention.days) == (value, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the border.",
        "It may first need a vote.",
        "A second truce was proposed.",
        "His 12-year-old son fled.",
        "Three-quarters of the town is gone.",
        "Jan said so.",
        "The rate rose from 4.1 to 4.4.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_the_quarter_and_a_year_earlier_count_from_the_quarter_that_was_named() -> None:
    text = "Sales fell in the first quarter. In the quarter, costs rose as well; a year earlier they had not."
    assert [value for _, value in values(text)] == ["2024-Q1", "2024-Q1", "2023-Q1"]


def test_nothing_is_read_across_an_empty_line() -> None:
    assert values("The bridge fell in March\n\n1998 people came.")[0] == ("March", "2024-03")


def test_that_day_counts_from_the_day_that_was_named() -> None:
    text = "The square was cleared on 4 May 2023. The next day it was full again."
    assert values(text)[1] == ("The next day", "2023-05-05")


def test_a_length_of_a_named_year_has_its_days() -> None:
    (mention,) = time_mentions("It held for the first six months of 2021.", WEDNESDAY)
    assert (mention.value, mention.days) == ("P6M", (date(2021, 1, 1), date(2021, 6, 30)))


def test_without_a_day_of_publication_what_counts_from_it_stays_open() -> None:
    assert values("They met on Friday and in March 1998.", None) == [("Friday", ""), ("March 1998", "1998-03")]


def test_a_stretch_of_days_has_its_days() -> None:
    (mention,) = time_mentions("It was quiet for the past three weeks.", WEDNESDAY)
    assert mention.days == (date(2024, 5, 22), date(2024, 6, 11))
    assert mention.seconds == 3 * 7 * 86400


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "two",
        "last",
        "next",
        "of",
        "in",
        "March",
        "may",
        "31",
        "2024",
        "1998",
        "Friday",
        "week",
        "weeks",
        "ago",
        "year",
        "quarter",
        "third",
        "at",
        "5",
        "p.m.",
        "-",
        "/",
        ",",
        ".",
        "and",
        "to",
        "thirtieth",
        "twenty-first",
        "from",
        "now",
        "half",
        "every",
        "0",
        "99999999",
        "century",
        "decade",
        "February",
        "29",
        "1/2",
        "'90s",
        "fiscal",
        "Easter",
        "Thanksgiving",
        "16th",
        "morning",
    ]
)


@given(st.lists(WORDS, max_size=12), st.sampled_from([None, WEDNESDAY, date.min, date.max, date(2024, 2, 29)]))
def test_nothing_is_raised_and_each_mention_lies_apart(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    end = 0
    for mention in time_mentions(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.days is None or mention.days[0] <= mention.days[1]
        end = mention.end
