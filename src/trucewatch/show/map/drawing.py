"""A map made ready for its template: ground, marks with their names, a scale, and where in the world it is."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from trucewatch.know.world import world
from trucewatch.show.drawn import MapPlace, Whereabouts
from trucewatch.show.map.clip import Rectangle
from trucewatch.show.map.extent import View, view_of
from trucewatch.show.map.ground import LEAST_STEP, Ground, ground_of
from trucewatch.show.map.labels import Label, beside, is_free, width_of, within_area
from trucewatch.show.map.spread import apart

TYPE, COUNTRY_TYPE, SPACED = 12.5, 10.5, 1.2
"""Sizes of type in pixels: names of places, names of countries and the blank between their letters."""
SHAPES = ("circle", "square", "diamond")
"""By the side on which all incidents of a place are laid, the most accused first; "open" for other places."""
POINT, COUNTED, GROWTH = 5.0, 8.5, 1.1
"""How far a mark reaches: of one incident, of several with their number in it, and its growth with their root."""
LARGEST = 16.0
SMALLEST_DISC = 9.0
WIDE_KM, COARSE_STEP = 2600.0, 2.0
"""A map so wide needs no small one, and its lines are drawn in steps of so many pixels."""
INSET_KM, INSET_TIMES = 3200.0, 5.0
"""The small map shows so many km, or so many times the map."""
INSET_WIDE, INSET_HIGH = 118.0, 84.0
LEAST_WIDTH_OF_INSET = 500.0
"""A map narrower than this has no room for a small one."""
STEPS_OF_SCALE = (1, 2, 5)


class PlaceMark(msgspec.Struct, frozen=True):
    """A place as it is drawn. `shape` "disc" = somewhere within; `label` None = there was no room for the name.

    The place itself lies at `home`; the mark stands aside from it where it would have covered another.
    """

    place: MapPlace
    shape: str
    x: float
    y: float
    reach: float
    home: tuple[float, float]
    label: Label | None = None

    @property
    def is_moved(self) -> bool:
        """Whether the mark no longer lies on its place, so that a line must lead there."""
        return math.dist((self.x, self.y), self.home) > self.reach


class Scale(msgspec.Struct, frozen=True):
    """A bar of `km` that begins at `x`, `y` and is `length` pixels long."""

    km: int
    x: float
    y: float
    length: float


class Inset(msgspec.Struct, frozen=True):
    """The small map, placed at `x`, `y`, with the frame of the large one in it (left, top, width, height)."""

    x: float
    y: float
    width: float
    height: float
    ground: Ground
    frame: Rectangle


class Drawing(msgspec.Struct, frozen=True):
    """A map of `width` by `height` pixels; `across_km` at its middle latitude."""

    width: float
    height: float
    ground: Ground
    marks: tuple[PlaceMark, ...]
    countries: tuple[Label, ...]
    scale: Scale
    inset: Inset | None
    across_km: int
    has_contested: bool
    source: str

    @property
    def unnamed(self) -> tuple[MapPlace, ...]:
        """Places without a name on this map."""
        return tuple(mark.place for mark in self.marks if mark.label is None)

    @property
    def is_wide(self) -> bool:
        """Whether it shows so much that distances towards its edges are off."""
        return self.across_km >= WIDE_KM

    @property
    def has_moved(self) -> bool:
        """Whether a line leads from a mark to its place."""
        return any(mark.is_moved for mark in self.marks)


def drawing_of(whereabouts: Whereabouts, width: float) -> Drawing | None:
    """The map, `width` pixels wide; None where no place has coordinates."""
    if not whereabouts.places:
        return None
    view = view_of([(place.lat, place.lon, place.radius_km or 0.0) for place in whereabouts.places], width)
    known = world()
    across_km = view.width / view.pixels_per_km
    ground = ground_of(known, view, step=LEAST_STEP if across_km < WIDE_KM else COARSE_STEP)
    frame = (3.0, 3.0, view.width - 3, view.height - 3)
    marks = spread([mark_of(place, whereabouts.sides, view) for place in whereabouts.places], frame)
    taken = [box_of(mark) for mark in marks if mark.shape != "disc"]
    scale = scale_of(view, taken)
    discs = [box_of(mark) for mark in marks if mark.shape == "disc"]
    inset = inset_of(view, [*taken, *discs])
    if inset is not None:
        taken.append((inset.x - 4, inset.y - 4, inset.x + inset.width + 4, inset.y + inset.height + 4))
    named = []
    for mark in sorted(marks, key=lambda mark: (mark.shape == "disc", -len(mark.place.incidents))):
        label = beside(mark.place.name, (mark.x, mark.y), mark.reach, TYPE, taken, frame)
        named.append(msgspec.structs.replace(mark, label=label))
    taken += [of_view(box, view) for box in known.unnamed]
    seen = sorted(ground.countries, key=lambda country: -sum(len(ring) for ring in country[1]))
    labels = (within_area(name.upper(), rings, COUNTRY_TYPE, SPACED, taken, frame) for name, rings in seen)
    return Drawing(
        width=view.width,
        height=view.height,
        ground=ground,
        marks=tuple(sorted(named, key=lambda mark: (mark.shape != "disc", -mark.reach))),
        countries=tuple(label for label in labels if label is not None),
        scale=scale,
        inset=inset,
        across_km=round(across_km),
        has_contested=bool(ground.contested),
        source=known.source,
    )


def mark_of(place: MapPlace, sides: tuple[str, ...], view: View) -> PlaceMark:
    """A point grows with the number of incidents, a disc is as large as the district or region may be."""
    x, y = view.point(place.lat, place.lon)
    number = len(place.incidents)
    if place.radius_km is not None:
        shape, reach = "disc", max(SMALLEST_DISC, place.radius_km * view.pixels_per_km)
    else:
        shape = SHAPES[sides.index(place.side)] if place.side in sides[: len(SHAPES)] else "open"
        reach = POINT if number == 1 else min(LARGEST, COUNTED + GROWTH * (math.sqrt(number) - 1))
    x, y = round(x, 1), round(y, 1)
    return PlaceMark(place, shape, x, y, round(reach, 1), (x, y))


def spread(marks: Sequence[PlaceMark], frame: Rectangle) -> list[PlaceMark]:
    """The marks in their order, points moved apart; discs stay, since a point may lie in one."""
    points = [number for number, mark in enumerate(marks) if mark.shape != "disc"]
    placed = dict(
        zip(points, apart([(marks[one].x, marks[one].y, marks[one].reach) for one in points], frame), strict=True)
    )
    return [
        msgspec.structs.replace(mark, x=round(placed[number][0], 1), y=round(placed[number][1], 1))
        if number in placed
        else mark
        for number, mark in enumerate(marks)
    ]


def of_view(box: tuple[float, float, float, float], view: View) -> Rectangle:
    """A box of west, south, east, north in pixels."""
    west, south, east, north = box
    (left, bottom), (right, top) = view.point(south, west), view.point(north, east)
    return left, top, right, bottom


def box_of(mark: PlaceMark) -> Rectangle:
    """The square around a mark."""
    return mark.x - mark.reach, mark.y - mark.reach, mark.x + mark.reach, mark.y + mark.reach


def scale_of(view: View, taken: list[Rectangle]) -> Scale:
    """A round number of km, at most a fifth of the width, bottom left, or bottom right where marks are in the way."""
    most = view.width / 5 / view.pixels_per_km
    power = 10 ** math.floor(math.log10(most))
    km = max(step * power for step in STEPS_OF_SCALE if step * power <= most)
    length = km * view.pixels_per_km
    wide = length + width_of(f" {km:,.0f} km", 11.0) + 8
    y = view.height - 14
    for x in (12.0, view.width - 12 - wide):
        box = (x - 4, y - 12, x + wide, y + 8)
        if is_free(box, taken, (0, 0, view.width, view.height)):
            break
    taken.append(box)
    return Scale(round(km), round(x, 1), y, round(length, 1))


def inset_of(view: View, taken: list[Rectangle]) -> Inset | None:
    """The small map in the corner that is free, top right first; None where none is, or the map shows enough itself."""
    across = view.width / view.pixels_per_km
    if across > WIDE_KM or view.width < LEAST_WIDTH_OF_INSET:
        return None
    left, right = 10.0, view.width - 10 - INSET_WIDE
    top, bottom = 10.0, view.height - 10 - INSET_HIGH
    for x, y in ((right, top), (left, top), (right, bottom), (left, bottom)):
        box = (x - 4, y - 4, x + INSET_WIDE + 4, y + INSET_HIGH + 4)
        if is_free(box, taken, (0, 0, view.width, view.height)):
            wide = max(INSET_KM, across * INSET_TIMES)
            small = View(
                view.lat, view.lon, INSET_WIDE / wide * view.scale / view.pixels_per_km, INSET_WIDE, INSET_HIGH
            )
            times = small.scale / view.scale
            frame = (
                round(small.width / 2 - view.width * times / 2, 1),
                round(small.height / 2 - view.height * times / 2, 1),
                round(max(3.0, view.width * times), 1),
                round(max(3.0, view.height * times), 1),
            )
            return Inset(round(x, 1), round(y, 1), INSET_WIDE, INSET_HIGH, ground_of(world(), small, step=0.9), frame)
    return None
