"""The ground of a map: land, coasts and borders within a view, and the areas that the countries' names go on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from trucewatch.know.world import Boxes, Line, World
from trucewatch.show.map.clip import area_within, path_of, pieces_within, thinned
from trucewatch.show.map.extent import View

MARGIN = 4.0
"""Pixels beyond the frame, so that the edge of an area does not show."""
LEAST_STEP = 1.2
"""Pixels between two points of a line."""
LEAST_ISLAND = 1.5
"""An island narrower and lower than so many pixels is left out."""
DATE_LINE = 179.99
"""Lines along the 180th meridian are where the source cuts its areas, not coasts."""


class Ground(msgspec.Struct, frozen=True):
    """Paths in tenths of a pixel; `countries`: what of each named country is seen, as rings of pixels."""

    land: str
    coasts: str
    borders: str
    contested: str
    countries: tuple[tuple[str, tuple[Line, ...]], ...]


def ground_of(world: World, view: View, *, step: float = LEAST_STEP) -> Ground:
    """What of the world lies in the view."""
    frame = (-MARGIN, -MARGIN, view.width + MARGIN, view.height + MARGIN)
    rings = [(land.name, numbers) for land in world.lands for numbers in land.rings]
    seen: dict[str, list[Line]] = {}
    for number, shift in in_view(world.rings, view):
        name, numbers = rings[number]
        area = area_within(view.drawn(world.ring(numbers), shift), frame)
        if len(area) > 2 and np.ptp(area, axis=0).max() >= LEAST_ISLAND:
            seen.setdefault(name, []).append(thinned(area, step))
    runs: tuple[list[Line], list[Line], list[Line]] = ([], [], [])
    for number, shift in in_view(world.boxes, view):
        kind = 0 if number < world.coasts else 1 if number < world.coasts + world.borders else 2
        for part in open_lines(world.lines[number]):
            for piece in pieces_within(view.drawn(part, shift), frame):
                if np.ptp(piece, axis=0).max() >= LEAST_ISLAND:
                    runs[kind].append(thinned(piece, step))
    coasts, borders, contested = (path_of(lines, closed=False) for lines in runs)
    return Ground(
        land=path_of((area for areas in seen.values() for area in areas), closed=True),
        coasts=coasts,
        borders=borders,
        contested=contested,
        countries=tuple((name, tuple(areas)) for name, areas in seen.items() if name),
    )


def in_view(boxes: Boxes, view: View) -> Iterator[tuple[int, float]]:
    """Which of the boxes come into the view, each with the turn of the world (degrees to the east) on which it does."""
    west, south, east, north = view.box
    for shift in (-360.0, 0.0, 360.0):
        beside = (boxes[:, 2] + shift < west) | (boxes[:, 0] + shift > east)
        off = (boxes[:, 3] < south) | (boxes[:, 1] > north)
        for number in np.flatnonzero(~(beside | off)).tolist():
            yield number, shift


def open_lines(line: Line) -> Iterator[Line]:
    """The line without what runs along the date line or the edge of Antarctica at the pole."""
    cut = (np.abs(line[:, 0]) > DATE_LINE) | (line[:, 1] < -89.9)
    both = cut[:-1] & cut[1:]
    if not both.any():
        yield line
        return
    edges = np.flatnonzero(np.diff(np.concatenate(([False], ~both, [False])).astype(np.int8)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield line[start : end + 1]
