"""Every amount of a text: its value, its unit, and what the words around it make of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.lang.amounts.find import amounts

Read = tuple[float, float | None, str]


def read(text: str) -> list[Read]:
    """Low, high and change of each amount."""
    return [(one.low, one.high, one.change) for one in amounts(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill ground 40 sacks.", [(40, 40, "=")]),
        ("The mill ground about 40 sacks.", [(40, 40, "~")]),
        ("It took more than 1,250 loads.", [(1250, 1250, ">")]),
        ("It took at least three loads.", [(3, 3, ">")]),
        ("The bridge bears up to 12 tons.", [(12, 12, "<")]),
        ("The bridge bears 12 tons or less.", [(12, 12, "<")]),
        ("Prices rose 4.5 percent.", [(4.5, 4.5, "up")]),
        ("Prices fell by $3.", [(3, 3, "down")]),
        ("The fair drew 30 or so traders.", [(30, 30, "~")]),
    ],
)
def test_what_the_words_around_a_figure_make_of_it(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It weighs 5-7 tons.", [(5, 7, "=")]),
        ("It weighs between five and seven tons.", [(5, 7, "=")]),
        ("It cost two to three million crowns.", [(2_000_000, 3_000_000, "=")]),
        ("Dozens of carts came.", [(12, None, "=")]),
        ("Tens of thousands of carts came.", [(10_000, 100_000, "=")]),
        ("It was two and a half miles off.", [(2.5, 2.5, "=")]),
        ("Two-thirds of the harvest was lost.", [(2 / 3, 2 / 3, "=")]),
        ("It is worth $1.2bn.", [(1_200_000_000, 1_200_000_000, "=")]),
    ],
)
def test_ranges_magnitudes_and_shares(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 1987.",
        "The 3rd mill burned.",
        "They met at 10:30.",
        "Bus 14 was late.",
        "Marla Dent, 44, won.",
        "It was paid on June 12.",
        "Ordun beat Hale 3-1.",
        "One could say so.",
    ],
)
def test_dates_names_ages_and_scores_are_no_amounts(text: str) -> None:
    assert read(text) == []


def test_an_amount_lies_on_its_words_with_its_unit() -> None:
    text = "They hauled nearly 20 tons."
    (one,) = amounts(text, 0, len(text))
    assert text[one.start : one.end] == "nearly 20 tons"
    assert one.unit == "tons"


@given(st.text(alphabet="0123456789.,-–$% ()onetwmilhdrgbabouttkx", max_size=60))
def test_amounts_are_in_order_and_within_their_text(text: str) -> None:
    found = amounts(text, 0, len(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.high is None or one.low <= one.high for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
