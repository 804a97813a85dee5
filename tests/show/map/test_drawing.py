"""A map made ready: what stands where, how large, in which shape."""

from __future__ import annotations

import math

import pytest

from trucewatch.show.drawn import MapPlace, Named, Whereabouts
from trucewatch.show.map.drawing import SHAPES, Drawing, PlaceMark, drawing_of


def place(
    name: str, lat: float, lon: float, *, radius_km: float | None = None, number: int = 1, side: str | None = None
) -> MapPlace:
    """A place of so many incidents."""
    return MapPlace(
        anchor=f"place-{name}",
        name=name,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        precision="town" if radius_km is None else "region",
        side=side,
        incidents=tuple(Named(anchor=f"incident-{n}", words="shelling") for n in range(number)),
    )


def drawn(*places: MapPlace, sides: tuple[str, ...] = (), width: float = 760) -> Drawing:
    """The map of places."""
    made = drawing_of(Whereabouts(places, sides, ()), width)
    assert made is not None
    return made


def mark(made: Drawing, name: str) -> PlaceMark:
    """The mark of a place."""
    (found,) = [one for one in made.marks if one.place.name == name]
    return found


def test_without_a_place_there_is_no_map() -> None:
    assert drawing_of(Whereabouts((), (), ()), 760) is None


def test_a_region_is_a_disc_as_wide_as_its_uncertainty_and_a_town_is_not() -> None:
    made = drawn(place("Harn", 47.0, 33.0), place("Orsk", 48.0, 36.0, radius_km=75))
    region, town = mark(made, "Orsk"), mark(made, "Harn")
    assert (region.shape, town.shape) == ("disc", "open")
    assert region.reach / (made.width / made.across_km) == pytest.approx(75, rel=0.01)
    assert town.reach < region.reach


def test_more_incidents_make_a_larger_mark_but_not_without_end() -> None:
    made = drawn(*(place(f"P{n}", 40 + n, 30.0, number=n * n) for n in (1, 3, 6, 20)))
    reaches = [mark(made, f"P{n}").reach for n in (1, 3, 6, 20)]
    assert reaches == sorted(reaches) and len(set(reaches)) == 4
    assert reaches[-1] < made.width / 20


def test_shapes_tell_sides_apart_and_a_side_without_one_is_open() -> None:
    sides = ("Velda", "Orsk", "Ilmar")
    made = drawn(*(place(side, 40.0 + n, 30.0, side=side) for n, side in enumerate((*sides, "Doss"))), sides=sides)
    assert tuple(mark(made, side).shape for side in sides) == SHAPES
    assert mark(made, "Doss").shape == "open"


def test_two_towns_that_would_cover_each_other_stand_aside() -> None:
    made = drawn(
        place("Harn", 15.60, 32.50, number=4), place("Harn-on-Sea", 15.62, 32.52, number=4), place("Far", 5.0, 20.0)
    )
    one, other = mark(made, "Harn"), mark(made, "Harn-on-Sea")
    assert math.dist((one.x, one.y), (other.x, other.y)) > one.reach + other.reach
    assert math.dist(one.home, other.home) < 4
    assert mark(made, "Far").home == (mark(made, "Far").x, mark(made, "Far").y)


def test_a_mark_that_no_longer_lies_on_its_place_has_a_line_to_it() -> None:
    crowd = [place(f"P{n}", 15.6 + n / 1000, 32.5, number=9) for n in range(8)]
    made = drawn(*crowd, place("Far", 5.0, 20.0))
    assert made.has_moved
    for one in made.marks:
        assert one.is_moved == (math.dist((one.x, one.y), one.home) > one.reach)


def test_a_town_in_its_region_stays_in_its_place() -> None:
    made = drawn(place("Harn", 47.0, 33.0), place("Harn Region", 47.1, 33.1, radius_km=75))
    assert not made.has_moved


def test_discs_lie_under_points() -> None:
    made = drawn(place("Harn", 47.0, 33.0), place("Harn Region", 47.0, 33.0, radius_km=75))
    assert [one.place.name for one in made.marks] == ["Harn Region", "Harn"]


def test_the_bar_of_the_scale_is_as_long_as_it_says() -> None:
    for places in ([place("Harn", 47.0, 33.0)], [place("Harn", 47.0, 33.0), place("Far", -20.0, 90.0)]):
        made = drawn(*places)
        assert made.scale.length / made.width == pytest.approx(made.scale.km / made.across_km, rel=0.01)
        assert str(made.scale.km).rstrip("0") in {"1", "2", "5"}
        assert made.scale.length > made.width / 20


@pytest.mark.parametrize(
    "places",
    [
        [(-16.6, 179.2), (-13.8, -171.8)],
        [(90.0, 0.0), (89.9, 180.0), (85.0, -100.0)],
        [(-90.0, 0.0)],
        [(0.0, -180.0), (0.0, 180.0)],
        [(4.7, -74.1), (50.4, 30.5), (-41.3, 174.8)],
        [(64.2, -51.7), (-77.8, 166.7)],
    ],
    ids=["date line", "north pole", "south pole", "one place by two names", "continents", "far north and south"],
)
@pytest.mark.parametrize("width", [760, 360])
def test_no_part_of_the_world_is_trouble(places: list[tuple[float, float]], width: float) -> None:
    made = drawn(*(place(f"P{n}", lat, lon) for n, (lat, lon) in enumerate(places)), width=width)
    assert len(made.marks) == len(places)
    for one in made.marks:
        assert 0 <= one.x <= made.width and 0 <= one.y <= made.height
        assert one.label is not None


def test_what_has_no_room_for_its_name_is_told() -> None:
    made = drawn(*(place(f"A very long name of a village {n}", 47 + n / 50, 33 + n % 3 / 50) for n in range(40)))
    assert made.unnamed
    assert len(made.unnamed) + sum(one.label is not None for one in made.marks) == 40


def test_the_small_map_says_where_in_the_world_one_is_unless_the_large_one_does() -> None:
    made = drawn(place("Harn", 47.0, 33.0))
    assert made.inset is not None and made.inset.ground.land
    assert made.inset.frame[2] < made.inset.width / 2
    assert drawn(place("Harn", 47.0, 33.0), width=360).inset is None, "no room"
    assert drawn(place("Harn", 47.0, 33.0), place("Far", -20.0, 90.0)).inset is None


def test_countries_are_named_and_no_name_lies_on_land_that_is_contested() -> None:
    names = {label.words for label in drawn(place("Harn", 49.0, 32.0), place("Far", 45.0, 26.0)).countries}
    assert "UKRAINE" in names and "ROMANIA" in names
    contested = drawn(place("Harn", 35.0, 75.5))
    assert not {"INDIA", "PAKISTAN"} & {label.words for label in contested.countries}
    assert contested.has_contested


def test_the_same_places_give_the_same_map() -> None:
    places = [place("Harn", 47.0, 33.0), place("Orsk", 48.0, 36.0, radius_km=75)]
    assert repr(drawn(*places).marks) == repr(drawn(*places).marks)
