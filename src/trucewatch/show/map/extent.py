"""Which part of the world a map shows, and where on it a place lies.

The projection is equirectangular, true to scale along the middle latitude of the map: degrees of longitude are narrowed
by its cosine. Within the few hundred kilometres of most stories nothing looks bent; a map of a continent is stretched
towards its edges, which the line under it says.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np

from trucewatch.know.world import Line

KM_PER_DEGREE = 111.2
"""Of latitude."""
LEAST_KM = 300.0
"""A map is at least so high and wide: a town alone says nothing of where one is."""
PADDING = 0.22
"""Of the extent of the places, left free on each side."""
FLATTEST, STEEPEST = 0.55, 0.8
"""How high a map may be for its width."""
NARROWEST = 0.17
"""The cosine of 80 degrees: nearer to a pole longitudes are narrowed no further."""

Around = tuple[float, float, float]
"""Latitude, longitude, and how far the place reaches around it in km."""


class View(msgspec.Struct, frozen=True):
    """A part of the world: its middle in degrees, `scale` pixels to a degree of latitude, and its size in pixels."""

    lat: float
    lon: float
    scale: float
    width: float
    height: float

    @property
    def narrow(self) -> float:
        """How long a degree of longitude is drawn, a degree of latitude being 1."""
        return max(NARROWEST, math.cos(math.radians(self.lat)))

    @property
    def pixels_per_km(self) -> float:
        """Along the middle latitude."""
        return self.scale / KM_PER_DEGREE

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees; west may be below -180 and east above 180."""
        aside, up = self.width / 2 / self.scale / self.narrow, self.height / 2 / self.scale
        return self.lon - aside, self.lat - up, self.lon + aside, self.lat + up

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels from the left and the top, the short way round the world."""
        aside = (lon - self.lon + 180) % 360 - 180
        return self.width / 2 + aside * self.narrow * self.scale, self.height / 2 - (lat - self.lat) * self.scale

    def drawn(self, line: Line, shift: float = 0.0) -> Line:
        """A line of degrees as pixels, moved `shift` degrees to the east first."""
        x = self.width / 2 + (line[:, 0] + shift - self.lon) * self.narrow * self.scale
        return np.column_stack((x, self.height / 2 - (line[:, 1] - self.lat) * self.scale))


def view_of(places: Sequence[Around], width: float) -> View:
    """The view of all the places (at least one) with room around them, `width` pixels wide."""
    west, east = shortest_arc([lon for _, lon, _ in places])
    reach = max(km for _, _, km in places) / KM_PER_DEGREE
    south = max(-90.0, min(lat for lat, _, _ in places) - reach)
    north = min(90.0, max(lat for lat, _, _ in places) + reach)
    lat = (south + north) / 2
    narrow = max(NARROWEST, math.cos(math.radians(lat)))
    least = LEAST_KM / KM_PER_DEGREE
    high = max(least, (north - south) * (1 + 2 * PADDING))
    wide = max(least, ((east - west) * narrow + 2 * reach) * (1 + 2 * PADDING))
    ratio = min(STEEPEST, max(FLATTEST, high / wide))
    scale = min(
        width / wide,
        width * ratio / high,
    )
    scale = max(scale, width / (360 * narrow))
    return View(lat, (west + east) / 2, scale, width, round(width * ratio))


def shortest_arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """West and east of the shortest way that takes in all longitudes; east is above 180 across the date line."""
    around = sorted({(lon + 180) % 360 - 180 for lon in longitudes})
    gaps = [after - before for before, after in pairwise([*around, around[0] + 360])]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    if widest == len(around) - 1:
        return around[0], around[-1]
    return around[widest + 1], around[widest] + 360
