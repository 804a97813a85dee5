"""One thing told as two: taken or helped, captured or repelled."""

from __future__ import annotations

import pytest

from tellers import reports, words
from trucewatch.core.account import Disagreement
from trucewatch.reconcile.differ_tales import tale_disagreements


def tales(*sources: str) -> list[Disagreement]:
    """The two tales of reports."""
    made = reports(*sources)
    return tale_disagreements(made.pages, made.tellings, made.actors, made.sides, made.lines, made.reader)


@pytest.mark.parametrize(
    ("deed", "answer"),
    [
        ("Northland seized the trawler Ann off Lorn.", "The trawler had been drifting and was towed in."),
        ("The Front captured the airfield at Ordu.", "The attack on Ordu was beaten back."),
        ("The Front shot down a helicopter near Ordu.", "It crashed because of an engine failure."),
        ("A drone of Northland struck the depot.", "Ammunition stored there by the Front had exploded."),
        ("The League abducted four clerks.", "The four came of their own will."),
        ("All tanks had left the zone.", "Eleven tanks were still seen there."),
        ("The army ambushed the column.", "The column had fired first."),
        ("The raid killed nine shepherds.", "Nine militants were hit."),
        ("The town is besieged.", "There is no siege there."),
        ("The three were shot in a cellar.", "They died of a fever."),
    ],
)
def test_two_tellers_tell_one_thing_as_two(deed: str, answer: str) -> None:
    (one,) = tales(f"<south>{deed}</south> <north>{answer}</north>")
    assert (one.kind, one.field, words(one)) == ("conflict", "account", sorted([deed, answer]))
    assert "By one account" in one.why


def test_a_tale_told_again_close_by_is_the_same() -> None:
    text = "<south>It took the fort.</south> <north>The attack was repelled.</north> <rebels>We overran it.</rebels>"
    (one,) = tales(text)
    assert sorted(reading.by or "" for reading in one.readings) == ["north", "rebels", "south"]


def test_two_reports_may_tell_it_where_they_name_one_place_and_thing() -> None:
    first = "<south>Our men captured the radio mast on Mount Ordu at noon.</south> A cook sang. Snow fell."
    second = "<north>An attack on the radio mast on Mount Ordu was repelled.</north> A bus burned. Hail fell."
    (one,) = tales(first, second)
    assert len({span.report for reading in one.readings for span in reading.evidence}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "<south>It seized the trawler.</south> <south>The trawler was adrift.</south>",
        "<south>It would seize the trawler.</south> <north>The trawler was adrift.</north>",
        "<south>It seized the trawler.</south> <north>Talks went well.</north>",
        "<south>It promised to let him go.</south> Police rescued the boy at dawn.",
        "<south>It took the fort.</south> Rain fell. Snow fell. Hail fell. <north>The attack was repelled.</north>",
    ],
)
def test_one_tale_or_none(text: str) -> None:
    assert tales(text) == []
