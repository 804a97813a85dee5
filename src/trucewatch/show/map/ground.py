"""The ground of a map: land, lakes, coasts and borders within a view, and the areas that the countries' names go on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from trucewatch.know.world import Boxes, Line, World
from trucewatch.show.map.clip import area_within, path_of, pieces_within, thinned, without_seam
from trucewatch.show.map.extent import View

MARGIN = 4.0
"""Pixels beyond the frame, so that the edge of an area does not show."""
LEAST_STEP = 1.2
"""Pixels between two points of a line."""
LEAST_ISLAND = 1.25
"""An island narrower and lower than so many of these steps is left out."""


class Ground(msgspec.Struct, frozen=True):
    """Paths in tenths of a pixel; `countries`: what of each named country is seen, as rings of pixels."""

    land: str
    lakes: str
    coasts: str
    borders: str
    contested: str
    countries: tuple[tuple[str, tuple[Line, ...]], ...]


def ground_of(world: World, view: View, *, step: float = LEAST_STEP) -> Ground:
    """What of the world lies in the view, its lines drawn in steps of so many pixels."""
    least = LEAST_ISLAND * step
    frame = (-MARGIN, -MARGIN, view.width + MARGIN, view.height + MARGIN)
    rings = [(land.name, numbers) for land in world.lands for numbers in land.rings]
    seen: dict[str, list[Line]] = {}
    for number, shift in in_view(world.rings, view, least):
        name, numbers = rings[number]
        area = area_within(thinned(view.drawn(world.ring(numbers), shift), step), frame)
        if len(area) > 2 and np.ptp(area, axis=0).max() >= least:
            seen.setdefault(name, []).append(area)
    runs: tuple[list[Line], list[Line], list[Line]] = ([], [], [])
    for number, shift in in_view(world.boxes, view, least):
        kind = 0 if number < world.coasts else 1 if number < world.coasts + world.borders else 2
        for part in without_seam(world.lines[number]):
            line = thinned(view.drawn(part, shift), step)
            runs[kind].extend(run for run in pieces_within(line, frame) if np.ptp(run, axis=0).max() >= least)
    lakes = [
        area
        for number, shift in in_view(world.shores, view, least)
        if len(area := area_within(thinned(view.drawn(world.lakes[number], shift), step), frame)) > 2
    ]
    coasts, borders, contested = (path_of(lines, closed=False) for lines in runs)
    return Ground(
        land=path_of((area for areas in seen.values() for area in areas), closed=True),
        lakes=path_of(lakes, closed=True),
        coasts=coasts,
        borders=borders,
        contested=contested,
        countries=tuple((name, tuple(areas)) for name, areas in seen.items()),
    )


def in_view(boxes: Boxes, view: View, least: float) -> Iterator[tuple[int, float]]:
    """Which boxes come into the view and measure `least` pixels there, each moved so many degrees to the east."""
    west, south, east, north = view.box
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    large = np.maximum(wide * view.narrow, high) * view.scale >= least
    for shift in (-360.0, 0.0, 360.0):
        beside = (boxes[:, 2] + shift < west) | (boxes[:, 0] + shift > east)
        off = (boxes[:, 3] < south) | (boxes[:, 1] > north)
        for number in np.flatnonzero(large & ~(beside | off)).tolist():
            yield number, shift
