"""What a text says beside the name of a place."""

from __future__ import annotations

import pytest

from maps import uses_of


@pytest.mark.parametrize(
    ("text", "name", "kind", "within"),
    [
        ("in [Harn], [Ostland]", "Harn", None, "Ostland"),
        ("in [Harn], a town in the [Vell region]", "Harn", None, "Vell region"),
        ("in the [Vell region], near [Harn]", "Harn", None, "Vell region"),
        ("in the village of [Harn]", "Harn", "town", None),
        ("in rebel-held [Harn district]", "Harn", "district", None),
        ("in [Russian-held Harn]", "Harn", None, None),
        ("in [Harn]. [Ostland] said so", "Harn", None, None),
        ("in [Harn], [W.Va.]", "Harn", None, "West Virginia"),
    ],
)
def test_class_words_and_wider_places(text: str, name: str, kind: str | None, within: str | None) -> None:
    use = next(use for use in uses_of(text) if "Harn" in use.full)
    assert (use.name, use.kind, use.within) == (name, kind, within)


@pytest.mark.parametrize(
    "text", ["the capital of [Harn]", "the Old Mill district of [Harn]", "at [Harn] State University"]
)
def test_class_words_of_something_else_say_nothing_of_the_name(text: str) -> None:
    assert uses_of(text)[0].kind is None


def test_the_country_said_is_known_by_its_code() -> None:
    assert [use.country for use in uses_of("in [Harn], [Kenya]")] == ["KE", None]


def test_countries_in_a_list_lie_in_none_of_each_other() -> None:
    assert [use.within for use in uses_of("in [Kenya], [Uganda] and [Rwanda]")] == [None, None, None]


def test_a_name_of_a_country_and_of_another_ones_region_says_no_country() -> None:
    assert uses_of("in [Macon], [Georgia]")[0].country is None
    assert uses_of("in [Georgia], [United States]")[0].country == "US"
