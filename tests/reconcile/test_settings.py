"""What only seems to conflict: other days, other places, wishes, parts of a toll, what each side did itself."""

from __future__ import annotations

import pytest

from tellers import reports
from trucewatch.core.account import Disagreement
from trucewatch.reconcile.differ_contrasts import contrast_disagreements
from trucewatch.reconcile.differ_lengths import meeting_length_disagreements
from trucewatch.reconcile.differ_scopes import scope_disagreements
from trucewatch.reconcile.differ_tales import tale_disagreements
from trucewatch.reconcile.differ_tellings import telling_disagreements
from trucewatch.reconcile.differ_times import time_disagreements


def conflicts(*sources: str) -> list[Disagreement]:
    """What reports are found to differ over, by every rule that holds tellings beside each other."""
    made = reports(*sources)
    given = made.pages, made.tellings
    return [
        *contrast_disagreements(*given, made.sides, made.reader, made.actors),
        *tale_disagreements(*given, made.actors, made.sides, made.lines, made.reader),
        *time_disagreements(*given, made.actors, made.sides, made.lines, made.reader),
        *scope_disagreements(*given, made.sides, made.reader),
        *meeting_length_disagreements(made.pages, made.reader),
        *telling_disagreements(made.pages, made.lines, made.reader, []),
    ]


@pytest.mark.parametrize(
    ("apart", "same"),
    [
        (
            "<south>It captured the village of Ordu.</south> <north>The attack on Brell was repelled.</north>",
            "<south>It captured the village of Ordu.</south> <north>The attack on Ordu was repelled.</north>",
        ),
        (
            "<south>The army shelled a post on Monday.</south> <north>It returned fire on Sunday.</north>",
            "<south>The army shelled a post on Monday.</south> <north>It returned fire on Monday.</north>",
        ),
        (
            "<south>Two soldiers were killed.</south> <north>Five civilians were killed.</north>",
            "<south>Two civilians were killed.</south> <north>Five civilians were killed.</north>",
        ),
        (
            "<south>It freed 60 prisoners.</south> <north>We handed over 45 prisoners.</north>",
            "<south>It had 60 prisoners.</south> <north>There were 45 prisoners.</north>",
        ),
        (
            "<south>Its guns stood 30 kilometres away.</south> <north>Its tanks stood 15 kilometres away.</north>",
            "<south>There were 30 lorries.</south> <north>There were 15 lorries.</north>",
        ),
        (
            "<south>The truce covers the whole front.</south> <north>It wants a truce that covers only Ordu.</north>",
            "<south>The truce covers the whole front.</south> <north>The truce covers only Ordu.</north>",
        ),
        (
            "<south>The truce at sea covers only ports.</south> <north>The truce on land covers all posts.</north>",
            "<south>The truce at sea covers only ports.</south> <north>The truce covers the whole coast.</north>",
        ),
        (
            "<south>The truce holds along the whole front.</south> <north>The truce will hold for only a week.</north>",
            "<south>The truce holds along the whole front.</south> <north>It will hold in only one town.</north>",
        ),
        (
            "<south>The truce does not cover ships under foreign flags.</south> <north>The truce covers ships.</north>",
            "<south>The truce does not cover ships.</south> <north>The truce covers ships.</north>",
        ),
        (
            "Northland says the raid began on 18 May. Southmark says the raid began on 25 May.",
            "Northland says the truce began on 18 May. Southmark says the truce began on 25 May.",
        ),
        (
            "<south>It attacked nobody.</south> <north>Our men returned fire.</north>",
            "<south>It was attacked.</south> <north>Our men returned fire.</north>",
        ),
    ],
)
def test_what_is_told_of_two_things_is_no_conflict(apart: str, same: str) -> None:
    assert conflicts(apart) == []
    assert len(conflicts(same)) == 1


def test_talks_of_two_days_have_two_lengths() -> None:
    first, second = "The talks on Monday lasted three hours.", "The talks on {} lasted five hours."
    assert conflicts(first, second.format("Tuesday")) == []
    assert len(conflicts(first, second.format("Monday"))) == 1
