"""Organisations that reports name by more or fewer of the same words."""

from __future__ import annotations

import pytest

from casts import cast_from, who

FULL = "The Front for a Free Venn agreed to the truce, Ano Vellet of the Front for a Free Venn said."
ELSEWHERE = "The Venn Front will keep to the truce, Ano Vellet said. The Venn Front agreed at dawn."


def test_a_group_is_one_by_fewer_words_and_in_another_order() -> None:
    cast, _ = cast_from(FULL, ELSEWHERE)
    assert who(cast, "Venn Front") == who(cast, "Front for a Free Venn") != []
    cast, _ = cast_from(FULL.replace("for a Free", "of"), ELSEWHERE)
    assert who(cast, "Venn Front") == who(cast, "Front of Venn") != []


@pytest.mark.parametrize(
    "others",
    [
        (FULL, f"{ELSEWHERE} The Front for a Free Venn left."),  # one page names both
        (FULL, ELSEWHERE, "Ano Vellet said the Front for a Lasting Venn had agreed."),  # two have the words
        (FULL, ELSEWHERE.replace("Ano Vellet", "Kesta Brand")),  # the reports have nobody in common
        (FULL, ELSEWHERE.replace("Venn Front", "Venn Council")),  # another kind of body
    ],
)
def test_groups_that_may_be_two_stay_apart(others: tuple[str, ...]) -> None:
    cast, _ = cast_from(*others)
    shorter = who(cast, "Venn Front") or who(cast, "Venn Council")
    assert [] != shorter != who(cast, "Front for a Free Venn")


def test_the_order_of_reports_does_not_matter() -> None:
    texts = FULL.replace("for a Free", "of"), ELSEWHERE
    assert {actor.name for actor in cast_from(*texts)[0]} == {actor.name for actor in cast_from(*reversed(texts))[0]}
