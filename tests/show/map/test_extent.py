"""Which part of the world a map shows."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.show.map.extent import LEAST_KM, Around, shortest_arc, view_of

TOWN = (10.0, 20.0, 0.0)
PLACES = st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from([0.0, 20.0, 75.0])), min_size=1)


@given(PLACES)
def test_every_place_is_on_the_map(places: list[Around]) -> None:
    view = view_of(places, 760)
    assert math.isfinite(view.scale) and view.scale > 0
    for lat, lon, _ in places:
        x, y = view.point(lat, lon)
        assert -0.01 <= x <= view.width + 0.01 and -0.01 <= y <= view.height + 0.01


@given(PLACES, st.floats(-360, 360))
def test_a_map_looks_the_same_wherever_degrees_are_counted_from(places: list[Around], turn: float) -> None:
    turned = [(lat, lon + turn, reach) for lat, lon, reach in places]
    assert view_of(places, 760).scale == pytest.approx(view_of(turned, 760).scale, rel=1e-6)


def test_a_town_alone_has_country_around_it() -> None:
    view = view_of([TOWN], 600)
    assert view.width / view.pixels_per_km >= LEAST_KM and view.height / view.pixels_per_km >= LEAST_KM
    assert view.point(10.0, 20.0) == (300, view.height / 2), "in the middle"


def test_a_region_alone_is_shown_whole() -> None:
    view = view_of([(10.0, 20.0, 400.0)], 600)
    assert view.height / view.pixels_per_km > 800


def test_a_hundred_kilometres_are_as_long_to_the_east_as_to_the_north() -> None:
    view = view_of([(60.0, 20.0, 0.0)], 600)
    x, y = view.point(60.0, 20.0)
    east = view.point(60.0, 20.0 + 100 / (111.2 * math.cos(math.radians(60))))[0] - x
    north = y - view.point(60.0 + 100 / 111.2, 20.0)[1]
    assert east == pytest.approx(north) == pytest.approx(100 * view.pixels_per_km)


@pytest.mark.parametrize(
    ("longitudes", "wanted"),
    [
        ([5.0], (5.0, 5.0)),
        ([152.56446716535987], (152.56446716535987, 152.56446716535987)),
        ([5.0, 25.0], (5.0, 25.0)),
        ([170.0, -170.0], (170.0, 190.0)),
        ([-180.0, 180.0], (-180.0, -180.0)),
        ([-60.0, 10.0, 100.0], (-60.0, 100.0)),
    ],
)
def test_the_short_way_round(longitudes: list[float], wanted: tuple[float, float]) -> None:
    assert shortest_arc(longitudes) == wanted


def test_islands_on_both_sides_of_the_date_line_are_neighbours() -> None:
    view = view_of([(-16.0, 179.0, 0.0), (-14.0, -179.0, 0.0)], 760)
    west, _, east, _ = view.box
    assert east - west < 20
    assert view.point(-14.0, -179.0)[0] > view.point(-16.0, 179.0)[0]
