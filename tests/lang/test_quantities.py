"""Numbers with what they count."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marked import marked
from trucewatch.core.values import Quantity
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions


def read(text: str) -> tuple[QuantityExpression, ...]:
    """The quantities of the whole text."""
    return quantity_expressions(text, 0, len(text))


def bounds(text: str) -> list[tuple[float | None, float | None, str, str | None]]:
    """Low, high, unit and hedge of each."""
    return [(one.value.low, one.value.high, one.value.unit, one.value.hedge) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "hedge"),
    [
        ("more than 40 drones", 41, None, "drones", "more than"),
        ("over 950 strikes", 951, None, "strikes", "over"),
        ("at least 12 villagers", 12, None, "villagers", "at least"),
        ("fewer than 10 soldiers", None, 9, "soldiers", "fewer than"),
        ("up to 5,000 troops", None, 5000, "troops", "up to"),
        ("no more than 12 people", None, 12, "people", "no more than"),
        ("nearly 100 rockets", 90, 100, "rockets", "nearly"),
        ("about 400 homes", 360, 440, "homes", "about"),
        ("100 or more fishermen", 100, None, "fishermen", "or more"),
        ("30 or so fishermen", 27, 33, "fishermen", "or so"),
        ("exactly 12 men", 12, 12, "men", "exactly"),
        ("between five and seven shells", 5, 7, "shells", "between"),
        ("five to seven shells", 5, 7, "shells", None),
        ("5-7 shells", 5, 7, "shells", None),
        ("two to three million people", 2_000_000, 3_000_000, "people", None),
        ("dozens of families", 24, None, "families", "dozens"),
        ("tens of thousands of troops", 20_000, None, "troops", "tens of thousands"),
        ("several hundred fighters", 200, None, "fighters", "several hundred"),
        ("several civilians", 2, None, "civilians", "several"),
        ("a dozen trucks", 12, 12, "trucks", None),
        ("half a million people", 500_000, 500_000, "people", None),
        ("three hundred and five mines", 305, 305, "mines", None),
        ("twenty-one prisoners", 21, 21, "prisoners", None),
        ("1 000 shells", 1000, 1000, "shells", None),
        ("4.9 million refugees", 4_900_000, 4_900_000, "refugees", None),
        ("2.5m people", 2_500_000, 2_500_000, "people", None),
        ("no casualties", 0, 0, "casualties", None),
        ("one soldier", 1, 1, "soldier", None),
        ("12 dead", 12, 12, "dead", None),
        ("80 % of the plants", 80, 80, "%", None),
        ("almost two hours", 1.5, 2, "hours", "almost"),
        ("around two hours", 1.75, 2.25, "hours", "around"),
        ("more than two hours", 2, None, "hours", "more than"),
        ("nearly 20 hours", 19, 20, "hours", "nearly"),
        ("about 12 hours", 11, 13, "hours", "about"),
        ("just over a week", 1, 1.25, "weeks", "just over"),
        ("an hour and a half", 1.5, 1.5, "hours", None),
        ("one hour and 30 minutes", 1.5, 1.5, "hours", None),
        ("lasted an hour and 15 minutes", 1.25, 1.25, "hours", None),
        ("two hours and a half", 2.5, 2.5, "hours", None),
        ("half an hour", 0.5, 0.5, "hours", None),
        ("a two-and-a-half-hour call", 2.5, 2.5, "hours", None),
        ("a 30-day truce", 30, 30, "days", None),
    ],
)
def test_a_quantity_has_bounds_a_unit_and_its_hedge(
    text: str, low: float | None, high: float | None, unit: str, hedge: str | None
) -> None:
    assert bounds(text) == [(low, high, unit, hedge)]


@pytest.mark.parametrize(
    "text",
    [
        "The 2022 invasion, the truce of 2020 and the war since 2014",
        "At 10:30 on 18 March and again at 6 p.m.",
        "Resolution 2216, Article 5, page 4 and Flight 17",
        "S-300 and Su-25, a G7 meeting, the 18th brigade",
        "Mara Dunn, 31, and a boy of 9, a 12-year-old",
        "two-thirds of the fleet, one third of it",
        "the two-state plan, a one-sided text, no longer, no doubt",
        "one another, no one, one day",
        "a 3-1 vote, round the clock 24/7",
        "call +41 22 555 0199",
    ],
)
def test_names_years_ages_and_times_of_day_are_no_quantities(text: str) -> None:
    assert read(text) == ()


def test_a_part_has_its_total() -> None:
    for text in ("63 out of 137 drones", "63 of the 137 drones", "63 of 137 drones"):
        (found,) = read(text)
        assert (found.value, found.total) == (Quantity(63, 63, "drones", None), Quantity(137, 137, "drones", None))


def test_the_noun_has_its_adjectives_and_no_more() -> None:
    article = marked("They counted <all>19 <noun>Russian attack drones</noun></all> launched since dawn.")
    (found,) = read(article.text)
    assert [(found.start, found.end)] == article.runs["all"]
    assert [(found.noun_start, found.noun_end)] == article.runs["noun"]


def test_a_number_alone_has_no_noun() -> None:
    (found,) = read("They lost four, he said.")
    assert (found.noun_start, found.value.unit) == (found.noun_end, "")


def test_over_before_a_length_says_during() -> None:
    assert bounds("They met over two days in Accra.") == [(2, 2, "days", None)]
    assert bounds("They met for over two days in Accra.") == [(2, None, "days", "over")]


def test_only_the_asked_part_is_read() -> None:
    text = "12 men and 13 women and 14 boys"
    found = quantity_expressions(text, text.index("13"), text.index("and 14"))
    assert [text[one.start : one.end] for one in found] == ["13 women"]


# fmt: off
WORDS = (
    "more", "than", "about", "12", "1,000", "63", "out", "of", "two", "hundred", "and", "a", "half",
    "million", "dozen", "an", "hour", "hours", "-", "%", "$", "no", "men", "drones", ",", ".", "5-7",
    "between", "to", "or", "so", "2.5m", "several", "over", "Article",
)
# fmt: on
COUNTING = st.lists(
    st.sampled_from(WORDS),
    max_size=14,
).map(" ".join)


@example("several several hours")
@given(st.one_of(COUNTING, st.text(max_size=60)))
def test_any_text_gives_ordered_quantities_with_sound_bounds(text: str) -> None:
    last = 0
    for one in read(text):
        assert last <= one.start < one.end <= len(text)
        assert one.start <= one.noun_start <= one.noun_end <= one.end
        low, high = one.value.low, one.value.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
        last = one.end


def test_over_that_belongs_to_its_verb_hedges_nothing() -> None:
    text = "They handed over 38 prisoners, and over 40 trucks came."
    told = [(one.value.low, one.value.hedge) for one in quantity_expressions(text, 0, len(text))]
    assert told == [(38, None), (41, "over")]
