"""Land, water and lines within a view."""

from __future__ import annotations

import re

from trucewatch.know.world import world
from trucewatch.show.map.extent import View, view_of
from trucewatch.show.map.ground import ground_of, in_view


def view(lat: float, lon: float) -> View:
    """A map of a few hundred kilometres."""
    return view_of([(lat, lon, 0.0)], 400)


def test_the_middle_of_an_ocean_is_water() -> None:
    ground = ground_of(world(), view(-40.0, -25.0))
    assert (ground.land, ground.coasts, ground.borders, ground.contested) == ("", "", "", "")


def test_the_middle_of_a_desert_is_land_without_a_line() -> None:
    ground = ground_of(world(), view(22.0, 10.0))
    assert ground.land
    assert (ground.coasts, ground.lakes) == ("", "")


def test_a_border_and_a_line_of_ceasefire_are_told_apart() -> None:
    agreed, ceasefire = ground_of(world(), view(52.0, 14.6)), ground_of(world(), view(38.2, 127.2))
    assert agreed.borders and not agreed.contested
    assert ceasefire.contested and not ceasefire.borders


def test_nothing_is_drawn_far_beyond_the_frame() -> None:
    seen = view(45.0, 33.0)
    for run in re.findall(r"M(-?\d+) (-?\d+)l([^M]*)z", ground_of(world(), seen).land):
        x, y = int(run[0]), int(run[1])
        numbers = [int(number) for number in re.findall(r"-?\d+", run[2])]
        for along, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + along, y + down
            assert -60 <= x <= seen.width * 10 + 60 and -60 <= y <= seen.height * 10 + 60


def test_land_on_both_sides_of_the_date_line_is_in_view() -> None:
    known, seen = world(), view(-16.8, 179.9)
    names = [land.name for land in known.lands for _ in land.rings]
    shown = [(names[number], shift) for number, shift in in_view(known.rings, seen, 1.0)]
    assert {name for name, _ in shown} == {"Fiji"}
    assert len({shift for _, shift in shown}) > 1, "some of it is counted from the other side"


def test_coarser_steps_make_a_shorter_drawing() -> None:
    seen = view_of([(60.0, 5.0, 0.0), (70.0, 25.0, 0.0)], 400)
    fine, coarse = ground_of(world(), seen, step=1.0), ground_of(world(), seen, step=4.0)
    assert len(coarse.coasts) < len(fine.coasts) / 2
