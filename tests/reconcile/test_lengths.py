"""How long a call or talks took, by two reports."""

from __future__ import annotations

import pytest

from tellers import reports, values
from trucewatch.reconcile.differ_lengths import meeting_length_disagreements


def lengths(*sources: str) -> list[tuple[str, list[str]]]:
    """Kind and values of lengths that are told apart."""
    made = reports(*sources)
    return values(meeting_length_disagreements(made.pages, made.reader))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            "They spoke by telephone for 40 minutes.",
            "The conversation, he wrote, lasted more than an hour in all.",
            ("conflict", ["40 minutes", "more than an hour"]),
        ),
        ("The talks ran for 14 hours.", "She slept after 16 hours of talks.", ("conflict", ["14 hours", "16 hours"])),
        (
            "It was agreed in a sitting of some ten hours.",
            "He sat the envoys down. Nine hours and fifty minutes later both had signed.",
            ("rounding", ["Nine hours and fifty minutes", "some ten hours"]),
        ),
    ],
)
def test_two_lengths_of_one_meeting(first: str, second: str, told: tuple[str, list[str]]) -> None:
    assert lengths(first, second) == [told]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The talks ran for 14 hours.", "The talks took over 12 hours."),
        ("The talks ran for 14 hours.", "They spoke by telephone for 40 minutes."),
        ("The talks ran for 14 hours.", "The talks ran for two hours."),
        ("They spoke by phone for two and a half hours.", "They spoke by phone for nearly three hours."),
        ("The talks ran for 14 hours. A second round of talks ran for 9 hours.", "The talks ran for 9 hours."),
        ("The talks ran for 14 hours.", "After talks both agreed on a truce of 36 hours."),
    ],
)
def test_one_length_or_another_meeting(first: str, second: str) -> None:
    assert lengths(first, second) == []
