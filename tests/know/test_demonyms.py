"""Adjectives of lands that no table knows."""

from __future__ import annotations

import pytest

from trucewatch.know.demonyms import land_of


@pytest.mark.parametrize(
    ("adjective", "land"),
    [("veldan", "velda"), ("orrinese", "orrin"), ("kestanians", "kestan"), ("harrow", None), ("velda", None)],
)
def test_the_land_whose_adjective_it_is(adjective: str, land: str | None) -> None:
    assert land_of(adjective, {"velda", "orrin", "kestan", "harrow"}) == land


def test_two_lands_that_fit_leave_it_open() -> None:
    assert land_of("morian", {"moria", "mori"}) is None
