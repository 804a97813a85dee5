"""What the drawings of a screen show: marks on a line of days, places on a map. A row's anchor is where it leads."""

from __future__ import annotations

import msgspec

from trucewatch.show.row import Row


class Mark(msgspec.Struct, frozen=True):
    """A day at `x` of a drawing, in words."""

    x: float
    words: str


class Bar(Row, frozen=True, kw_only=True):
    """One text on line `y` of a drawing: from `start` (None = not known) to its first and last defensible end.

    Without `ends` no end is stated: `first` and `last` are the edge of the drawing.
    """

    label: str
    y: float
    start: float | None
    first: float
    last: float
    ends: tuple[Mark, ...]
    words: str

    @property
    def span(self) -> str:
        """The same for bars of the same days."""
        return f"{self.start} {self.first}"


class Calendar(msgspec.Struct, frozen=True):
    """Starts and ends on one line of days, 800 wide and `height` high; `left_out`: names of those too far away."""

    bars: tuple[Bar, ...]
    ticks: tuple[Mark, ...]
    height: float
    left_out: tuple[str, ...]


class Dot(Row, frozen=True, kw_only=True):
    """An incident on a line of days. `until`: where its uncertain days end (None = one day).

    `result`: "inside", "outside" or "unclear" where it was held against terms, "untested" where not. `more` stands for
    so many incidents that found no room above it (0 = the mark is one incident).
    """

    x: float
    y: float
    until: float | None
    result: str
    words: str
    more: int = 0


class Lane(msgspec.Struct, frozen=True):
    """The incidents that one side alleges, between `top` and `bottom` of a drawing; `hidden` = left out."""

    words: str
    number: int
    top: float
    bottom: float
    dots: tuple[Dot, ...]
    hidden: int


class Timeline(msgspec.Struct, frozen=True):
    """Incidents on the days of the terms, 800 wide and `height` high.

    `undated` and `distant` lead to incidents without a day, and to those more than a year from the others.
    """

    bars: tuple[Bar, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Mark, ...]
    height: float
    results: tuple[str, ...]
    undated: tuple[Named, ...]
    distant: tuple[Named, ...]


class Named(Row, frozen=True, kw_only=True):
    """A line elsewhere on the page by its name."""

    words: str


class MapPlace(Row, frozen=True, kw_only=True):
    """A place with what is said to have happened there. `name` as the reports have it; degrees.

    `radius_km` None = a point; else the place is a district or region, drawn as a disc of that radius.
    `side`: the one side on which all of it is laid, None = on nobody by name, or on several.
    """

    name: str
    lat: float
    lon: float
    radius_km: float | None
    precision: str
    side: str | None
    incidents: tuple[Named, ...]


class Elsewhere(msgspec.Struct, frozen=True):
    """Incidents that have no place on the map, why, and the place's name."""

    name: str
    why: str
    incidents: tuple[Named, ...]


class Whereabouts(msgspec.Struct, frozen=True):
    """Where things are said to have happened: what can be drawn, and what cannot. `sides`: the most accused first."""

    places: tuple[MapPlace, ...]
    sides: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]
