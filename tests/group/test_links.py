"""Which reports of a pile belong together: likeness and days of two reports alone, so that order does not matter."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.group.links import (
    FAR_DAYS,
    LEAST_FAR,
    LEAST_NEAR,
    NEAR_DAYS,
    Dossiers,
    Pile,
    Piles,
    Signature,
    packed,
    signature_of,
    unpacked,
)

START = date(2031, 5, 4)
VECTORS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 1), min_size=1, max_size=6)
DAYS = st.one_of(st.none(), st.integers(0, 900))


def signature(weights: dict[str, float], day: int | None = 0) -> Signature:
    """Of features and a day counted from START; None = not known."""
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    told = None if day is None else (START + timedelta(days=day)).isoformat()
    return signature_of({name: weight / length for name, weight in weights.items()}, told)


def alike(likeness: float, day: int | None) -> Signature:
    """As like as that to `signature({"grain": 1})`."""
    return signature({"grain": likeness, "own": (1 - likeness * likeness) ** 0.5}, day)


def linked(one: Signature, other: Signature) -> bool:
    return Pile({"one": one}).linked_to(other) == ("one",)


@pytest.mark.parametrize(
    ("likeness", "days", "is_linked"),
    [
        (LEAST_NEAR + 0.01, NEAR_DAYS, True),
        (LEAST_NEAR - 0.01, NEAR_DAYS, False),
        (LEAST_NEAR + 0.01, NEAR_DAYS + 1, LEAST_FAR <= LEAST_NEAR),
        (LEAST_FAR + 0.01, FAR_DAYS, True),
        (LEAST_FAR - 0.01, FAR_DAYS, False),
        (0.999, FAR_DAYS + 1, False),
        (LEAST_FAR + 0.01, None, True),
        (LEAST_FAR - 0.01, None, False),
    ],
)
def test_the_further_apart_in_time_the_more_alike_they_must_be(
    likeness: float, days: int | None, is_linked: bool
) -> None:
    assert linked(signature({"grain": 1}), alike(likeness, days)) == is_linked


def test_two_reports_without_a_day_are_held_to_the_stricter_measure() -> None:
    assert linked(signature({"grain": 1}, None), alike(LEAST_FAR + 0.01, None))
    assert not linked(signature({"grain": 1}, None), alike(LEAST_FAR - 0.01, None))


@given(VECTORS, VECTORS, DAYS, DAYS)
def test_a_link_has_no_direction(
    one: dict[str, float], other: dict[str, float], day: int | None, later: int | None
) -> None:
    assert linked(signature(one, day), signature(other, later)) == linked(signature(other, later), signature(one, day))


@given(VECTORS, st.lists(VECTORS, max_size=5))
def test_whether_two_are_linked_hangs_on_them_alone(one: dict[str, float], others: list[dict[str, float]]) -> None:
    pile = {"one": signature(one), **{f"o{number}": signature(other) for number, other in enumerate(others)}}
    asked = signature({"a": 1, "b": 1})
    assert ("one" in Pile(pile).linked_to(asked)) == linked(pile["one"], asked)


@given(VECTORS, DAYS)
def test_a_signature_comes_back_as_it_was_packed(weights: dict[str, float], day: int | None) -> None:
    before = signature(weights, day)
    after = unpacked(packed(before))
    assert after.day == before.day
    assert np.array_equal(after.keys, before.keys) and np.array_equal(after.weights, before.weights)


@pytest.mark.parametrize("content", [b"", b"1234567", packed(signature({"grain": 1}))[:-1]])
def test_bytes_that_are_no_signature_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no signature"):
        unpacked(content)


def test_an_empty_pile_links_nothing() -> None:
    assert Pile({}).linked_to(signature({"grain": 1})) == ()


def grouped(order: tuple[str, ...], links: set[frozenset[str]]) -> set[frozenset[str]]:
    """The dossiers when the reports come in this order."""
    dossiers = Dossiers({}, {name: number for number, name in enumerate(order)})
    for place, name in enumerate(order):
        dossiers.add(name, [other for other in order[:place] if frozenset((name, other)) in links])
    names = {dossiers.of(name) for name in order}
    for top in names:
        assert top == min((name for name in order if dossiers.of(name) == top), key=order.index)
    return {frozenset(name for name in order if dossiers.of(name) == top) for top in names}


@given(st.sets(st.frozensets(st.sampled_from("abcde"), min_size=2, max_size=2)))
def test_dossiers_do_not_hang_on_the_order_and_are_named_by_their_first(links: set[frozenset[str]]) -> None:
    orders = list(permutations("abcde"))
    first = grouped(orders[0], links)
    assert all(grouped(order, links) == first for order in orders[1:])


def test_a_pile_that_grows_links_as_one_that_was_whole() -> None:
    words = ["grain", "quay", "truce", "mill", "bridge", "ferry"]
    reports = {
        f"r-{number}": signature(dict.fromkeys(words[number % 5 : number % 5 + 2], 1.0)) for number in range(600)
    }
    names = list(reports)
    growing = Piles({name: reports[name] for name in names[:10]})
    for start in range(10, 600, 90):
        growing.add({name: reports[name] for name in names[start : start + 90]})
    for name in names[::97]:
        assert set(growing.linked_to(reports[name])) == set(Pile(reports).linked_to(reports[name])) != set()
