"""Lists of breaches of other times."""

from __future__ import annotations

import pytest

from tellers import reports, values
from trucewatch.reconcile.differ_tallies import tally_disagreements


def tallies(*sources: str) -> list[tuple[str, list[str]]]:
    """Kind and values of lists that are of other times."""
    made = reports(*sources)
    return values(tally_disagreements(made.pages, made.tellings, made.sides, made.reader))


def test_two_counters_of_other_stretches_are_a_window() -> None:
    text = (
        "<broker>Between 1 May and 3 May it recorded 17 breaches.</broker> "
        "<south>It has sent in a list of 31, going up to the night of 4 May.</south>"
    )
    assert tallies(text) == [("window", ["17", "31"])]


def test_one_counter_with_two_times_is_a_window_or_goes_on() -> None:
    day, since = "<south>34 breaches in the past 24 hours.</south>", "<south>41 breaches since the truce began.</south>"
    assert tallies(day, since) == [("window", ["34", "41"])]
    assert tallies(since, "<south>It has now counted 60 breaches.</south>") == [("update", ["41", "60"])]


@pytest.mark.parametrize(
    "sources",
    [
        ("<south>It counted 17 breaches.</south> <north>It counted 31 breaches.</north>",),
        ("<south>17 breaches in the past 24 hours.</south>", "<north>31 breaches since the truce began.</north>"),
        ("<south>About 30 breaches in the past 24 hours.</south>", "<south>31 breaches since the truce began.</south>"),
        ("<south>It counted 17 breaches.</south>", "<south>It counted 31 breaches.</south>"),
        ("<south>17 raids in the past 24 hours.</south>", "<south>31 raids since the truce began.</south>"),
    ],
)
def test_nothing_tells_their_times_apart(sources: tuple[str, ...]) -> None:
    assert tallies(*sources) == []
