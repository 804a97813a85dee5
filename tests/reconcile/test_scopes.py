"""What a truce covers by two tellings."""

from __future__ import annotations

import pytest

from tellers import reports, words
from trucewatch.core.account import Disagreement
from trucewatch.reconcile.differ_scopes import scope_disagreements


def scopes(*sources: str) -> list[Disagreement]:
    """What is told apart of how far a truce goes."""
    made = reports(*sources)
    return scope_disagreements(made.pages, made.tellings, made.sides, made.reader)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The truce covers only the river sector.", "The truce holds along the whole front."),
        ("The pause covers the highlands alone.", "There is to be no shelling anywhere in Southmark."),
        ("The ceasefire does not cover the glacier.", "The ceasefire includes the glacier."),
    ],
)
def test_one_part_and_the_whole_cannot_both_stand(first: str, second: str) -> None:
    for sources in ((f"<north>{first}</north> <south>{second}</south>",), (first, second)):
        (one,) = scopes(*sources)
        assert (one.kind, one.field, len(one.readings)) == ("scope", "scope", 2)
        assert all(text in first + second for text in words(one))


@pytest.mark.parametrize(
    "sources",
    [
        ("<north>The truce covers only the river sector.</north> <north>The truce covers the whole front.</north>",),
        ("The truce covers only the river.", "The truce covers the river."),
        ("The truce does not cover the glacier.", "The truce includes the ports."),
        ("The bishop covers only weddings.", "The bill covers all costs."),
    ],
)
def test_one_scope_or_none(sources: tuple[str, ...]) -> None:
    assert scopes(*sources) == []
