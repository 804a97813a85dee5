"""Days that were moved, lines that were corrected, people who were found."""

from __future__ import annotations

import pytest

from tellers import reports, values
from trucewatch.reconcile.differ_moves import move_disagreements


def moves(*sources: str) -> list[tuple[str, list[str]]]:
    """Kind and values of what reports say has changed."""
    made = reports(*sources)
    return values(move_disagreements(made.pages, made.reader))


def test_a_round_put_off_is_an_update_of_the_day_told_before() -> None:
    found = moves("Envoys will meet in Lorn on 17 May.", "The next round of talks has been put off to 20 May, he said.")
    assert found == [("update", ["2031-05-17", "2031-05-20"])]


def test_the_report_that_moves_it_may_name_the_old_day_itself() -> None:
    found = moves("The round, which was to open on 17 May, has been postponed to 20 May.")
    assert found == [("update", ["2031-05-17", "2031-05-20"])]


def test_a_correction_tells_what_was_said_and_what_is_so() -> None:
    ((kind, shown),) = moves("Correction: we wrote that the truce has 60 days. It has 16 days, by its text.")
    assert (kind, len(shown)) == ("update", 2)


def test_who_was_missing_has_turned_up() -> None:
    assert moves("A third baker is missing.", "The missing baker has turned up at his aunt's.") == [
        ("update", ["found", "missing"])
    ]


@pytest.mark.parametrize(
    "sources",
    [
        ("Envoys will meet in Lorn on 17 May.", "The next round of talks is on 17 May."),
        ("Envoys will meet in Lorn on 17 May.", "The harvest has been put off to 20 May."),
        ("Envoys met in Lorn on 17 January.", "The next round of talks has been put off to 20 May."),
        ("We wrote to the ministry. It did not answer us.",),
        ("Two bakers are missing. A tailor is missing.", "The missing baker has turned up."),
        ("Nobody was late.", "The missing baker has turned up."),
    ],
)
def test_nothing_has_changed(sources: tuple[str, ...]) -> None:
    assert moves(*sources) == []
