"""Times that a word joins to one stretch, read on 12 June 2024."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.lang.wide.find import time_mentions
from trucewatch.lang.wide.stretches import Stretch, stretches


def joined(text: str) -> list[tuple[str, str, str]]:
    """Words, first day and last day of each stretch."""
    mentions = time_mentions(text, date(2024, 6, 12))
    return [
        (text[one.start : one.end], one.days[0].isoformat(), one.days[1].isoformat())
        for one in stretches(text, mentions)
        if isinstance(one, Stretch) and one.days
    ]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Guns rest from 3 May to 9 May 2023.", "from 3 May to 9 May 2023", "2023-05-03", "2023-05-09"),
        (
            "Guns rest between May 3, 2023 and May 9, 2023.",
            "between May 3, 2023 and May 9, 2023",
            "2023-05-03",
            "2023-05-09",
        ),
        ("Guns rest from 3 to 9 May 2023.", "from 3 to 9 May 2023", "2023-05-03", "2023-05-09"),
        ("Guns rested May 3-9.", "May 3-9", "2024-05-03", "2024-05-09"),
        ("Guns rest from 20 October to 10 January.", "from 20 October to 10 January", "2023-10-20", "2024-01-10"),
        ("Guns will rest from Thursday to Tuesday.", "from Thursday to Tuesday", "2024-06-13", "2024-06-18"),
        ("Guns will rest from now to 1 July.", "from now to 1 July", "2024-06-12", "2024-07-01"),
        ("Guns rest from 30 to 31 May 2023.", "from 30 to 31 May 2023", "2023-05-30", "2023-05-31"),
        ("Guns rest from today until 1 July 2026.", "from today until 1 July 2026", "2024-06-12", "2026-07-01"),
        ("Guns rest from today until 1 July 2024.", "from today until 1 July 2024", "2024-06-12", "2024-07-01"),
    ],
)
def test_two_times_are_one_stretch(text: str, words: str, first: str, last: str) -> None:
    assert joined(text) == [(words, first, last)]


def test_and_alone_joins_nothing() -> None:
    assert joined("They met on Monday and Tuesday.") == []


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("They broke it two weeks before 13 May 2023.", "two weeks before 13 May 2023", date(2023, 4, 29)),
        ("They broke it three days after Easter Sunday 2024.", "three days after Easter Sunday 2024", date(2024, 4, 3)),
    ],
)
def test_a_length_counted_from_a_named_day_is_a_day(text: str, words: str, day: date) -> None:
    (one,) = stretches(text, time_mentions(text, date(2024, 6, 12)))
    assert text[one.start : one.end] == words
    assert one.days == (day, day)
