"""The blamed side lays it on another."""

from __future__ import annotations

import pytest

from made_facts import incident
from tellers import reports, values
from trucewatch.reconcile.differ_blame import blame_disagreements


def blamed(charge: str, answer: str, by: str = "rebels", accused: str = "rebels") -> list[tuple[str, list[str]]]:
    """Kind and values where Northland lays on `accused` what `charge` tells, and `by` says `answer`."""
    made = reports(f"<north>{charge}</north> Rain fell. <{by}>{answer}</{by}>")
    (page,) = made.pages.values()
    deed = incident((page.span(0, len(charge)),), accused=accused, alleged_by=("north",))
    return values(blame_disagreements(made.pages, made.tellings, [deed], made.actors, made.sides, made.reader))


@pytest.mark.parametrize(
    ("answer", "doer"),
    [
        ("They were deserters who live in the woods.", "deserters"),
        ("The army shelled its own town.", "shelled its own"),
        ("Northland had fired the shells.", "Northland"),
        ("The shells came from Northland.", "Northland"),
    ],
)
def test_another_doer_is_named(answer: str, doer: str) -> None:
    assert blamed("The Front shelled Ordu.", answer) == [("attribution", sorted(["the Dune Front", doer]))]


@pytest.mark.parametrize(
    ("answer", "by"),
    [
        ("Northland is a neighbour.", "rebels"),
        ("It will keep the truce.", "rebels"),
        ("It accused Northland of rejecting peace.", "rebels"),
        ("They were deserters.", "broker"),
        ("The Front fired nothing.", "rebels"),
    ],
)
def test_nobody_else_is_named_by_the_blamed(answer: str, by: str) -> None:
    assert blamed("The Front shelled Ordu.", answer, by) == []
